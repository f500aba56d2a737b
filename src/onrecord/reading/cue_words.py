"""What the words of a cue tell: whether something is said, thought or done, and how it stands."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.reading.act_verbs import ACTS
from onrecord.reading.cues import WITHHELD
from onrecord.reading.verbs import VERBS
from onrecord.reading.words import NEGATIONS
from onrecord.types.reading import Act, Stance

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_HELD = "|".join(sorted(WITHHELD))
_NOT = r"(?:\bnot\b|n't\b)"
SILENT = re.compile(
    rf"\b(?:declin|refus)\w*(?: \w+ly)? (?:to|from) (?:\w+ly )?(?:be|{_HELD})\b|\bdeclin\w*$"
    rf"|\bno (?:immediate |further )?(?:comment|response|reply|answer)s?\b"
    rf"|\bw(?:ould|ill)(?:n't| not)(?: \w+ly)? (?:{_HELD})\b"
    rf"|{_NOT}(?! only)(?: \w+ly)?(?: be)? (?:respond|repl|return|comment|answer|reach|available)"
    rf"|\bunavailable\b|\bunreachable\b|\b(?:remain|kept|stay)\w* silent\b"
)
DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut\w+|rebut\w+|reject\w*|disput\w+|disavow\w*|denials?)\b"
)
# Nouns that stand for speech where no verb does: his *claim* that ..., in a *statement*
SPEECH_NOUNS = frozenset(
    "according statement statements claim claims comment comments remark remarks announcement "
    "announcements promise promises pledge pledges vow vows warning warnings allegation "
    "allegations accusation accusations assertion assertions argument arguments question questions "
    "call calls threat threats tweet tweets post posts letter report reports poll polls survey "
    "surveys words quote message speech headline headlines rumor rumors rumour rumours answer "
    "reply response testimony suggestion suggestions complaint complaints charge charges account "
    "explanation estimate estimates caption title titled entitled saying says joke".split()
)
THOUGHT_NOUNS = frozenset(
    "belief beliefs view views opinion hope hopes fear fears concern concerns expectation "
    "expectations plan plans support opposition desire conviction doubt doubts worry intention "
    "intentions wish wishes idea ideas feeling sense interest".split()
)
THOUGHT_ADJECTIVES = frozenset(
    "confident convinced certain sure aware afraid worried concerned hopeful optimistic hoping "
    "expected intent eager ready willing unaware skeptical sceptical prepared determined glad "
    "happy sorry proud disappointed surprised".split()
)


# "asked for comment" asks, and tells no words; "comments that echo ..." tells of words.
ASKING = re.compile(
    r"^(?:\w+ ){0,3}(?:asked|pressed|approached|sought|reached|contacted)(?: out)?(?: for)?$"
)
TELLING_OF = frozenset("comments remarks words posts tweets messages speeches headlines".split())
# Cues whose source an article may keep back: "it was reported that", "were told to", "reports that"
UNSOURCED = re.compile(
    r"\b(?:report\w*|alleg\w*|rumou?r\w*|said|told|claim\w*|accus\w*|warned|asked|urged|advised|"
    r"announced|according|known as|called|dubbed|described)\b"
)


class CueWords(NamedTuple):
    """What a cue tells."""

    act: Act
    stance: Stance


def judge_cue(cue: str, *, quoted: bool) -> CueWords:
    """Whether the cue's words say, think or do; ``quoted`` when its content holds a quotation."""
    low = cue.lower().replace("’", "'")
    if SILENT.search(low):
        return CueWords("says", "declines")
    stance: Stance = "denies" if DENYING.search(low) else "says"
    words = WORD.findall(low)
    if not quoted and ((ASKING.match(low) and low.endswith(" for")) or set(words) <= TELLING_OF):
        return CueWords("does" if words else "says", stance)
    act = _act(words)
    if stance == "denies" or (quoted and act != "thinks"):
        return CueWords("says", stance)
    negated = not NEGATIONS.isdisjoint(words) and "only" not in words
    if act == "says" and negated and not quoted:
        return CueWords("says", "declines")  # "has not said", "did not mention"
    return CueWords(act, stance)


def _act(words: list[str]) -> Act:
    """By the last word that tells: "hoped to say" says, "said he hoped" is two cues."""
    if not words:
        return "says"  # a colon, a dash
    for word in reversed(words):
        verb = VERBS.get(word)
        if verb is not None and verb.frame in {"clause", "tell", "naming", "demand", "infinitive"}:
            return "says"
        if verb is not None and verb.frame in {"declining", "denying"}:
            return "does" if verb.frame == "declining" else "says"
        if verb is not None and verb.frame == "thought":
            return "thinks"
        if word in SPEECH_NOUNS:
            return "says"
        if word in THOUGHT_NOUNS | THOUGHT_ADJECTIVES:
            return "thinks"
        if word in ACTS:
            return ACTS[word][0].act
    return "does"
