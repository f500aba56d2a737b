"""Whom "he" and "she" mean."""

from __future__ import annotations

from typing import Final

from onrecord.reading.name_drafts import Draft
from onrecord.reading.noun_phrases import (
    PRONOUNS,
    SPEECH,
    Phrase,
)
from onrecord.reading.remembered import Memory

# Weights of what makes a person the one meant, tuned on the even GUM documents (benchmarks.names).
BACK: Final = 3  # sentences looked back for a pronoun's person
PER_SENTENCE: Final = 3.0
SUBJECT: Final = 2.5
KNOWN_GENDER: Final = 2.0
FREQUENCY: Final = 0.6  # per mention so far, up to six
SAME_CLAUSE_OBJECT: Final = 6.0
QUOTED: Final = 2.0
UNNAMED: Final = 2.5
SPEAKS_ON: Final = 2.0  # "Vale joked that ... “...,” she said": the subject before speaks on
SPOKE_LAST: Final = 2.0  # "“...,” said Vale of Moss. “...,” he said": who spoke speaks on
RELATIVE: Final = 3.0  # "Vale, who lost his seat": the clause is about Vale
MARGIN: Final = 0.2  # nearer than this, two people fit equally
_CLAUSE: Final = 60  # tokens around a verb of speech that can be what is said
_CUES: Final = SPEECH | frozenset(
    "quipped joked replied continued asked insisted concluded recalled warned wrote "
    "declared".split()
)
_REPORTS: Final = _CUES | frozenset("believed believes thought thinks hoped hopes feared".split())
_SUBORDINATE: Final = frozenset(
    "when while after before as although though if since because in on at with unlike like".split()
)
_CLAUSE_ENDS: Final = frozenset(
    "that who which because when while if as and but whether although".split()
)


def pronoun_means(memory: Memory, phrase: Phrase) -> Draft | None:
    """The person who fits best by gender, nearness and place; None where two fit equally."""
    token = memory.tokens[phrase.head]
    gender = PRONOUNS[token.lower]
    barred = _quoted_beside(memory, phrase.head) | _named_in_speech(memory, phrase.head)
    speaks = _speaks_here(memory, phrase.head)
    relative = spoken = False
    scores: dict[int, float] = {}
    drafts: dict[int, Draft] = {}
    for back, seen in enumerate(reversed(memory.seen)):
        distance = memory.apart(seen, phrase.head)
        if distance > BACK or back > 60:
            break
        if seen.paragraph in memory.captions and seen.paragraph != token.paragraph:
            continue
        draft = seen.draft
        if draft.kind != "person" or draft.gender not in (None, gender) or id(draft) in barred:
            continue
        score = -PER_SENTENCE * distance - 0.02 * back
        if seen.subject and not seen.quoted and not (speaks and seen.reported and distance):
            score += SUBJECT
        if seen.paragraph != token.paragraph:
            score -= 0.5
        elif speaks and distance == 1 and seen.subject and seen.opens and not seen.quoted:
            score += SPEAKS_ON
        if speaks and seen.speaks and not seen.quoted and distance <= 1 and not spoken:
            spoken = True
            score += SPOKE_LAST
        if seen.quoted:
            score -= QUOTED
        if not draft.named:
            score -= UNNAMED
        if seen.who and distance == 0 and not relative:
            relative = True
            score += RELATIVE
        if draft.gender == gender:
            score += KNOWN_GENDER
        score += FREQUENCY * min(memory.count[id(draft)], 6)
        if (
            token.lower == "him"
            and distance == 0
            and seen.subject
            and not _divided(memory, seen.token, phrase.head)
        ):
            score -= SAME_CLAUSE_OBJECT
        if score > scores.get(id(draft), -99.0):
            scores[id(draft)] = score
            drafts[id(draft)] = draft
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < MARGIN):
        return None
    meant = drafts[ranked[0][0]]
    if len(ranked) == 1 and meant.gender is None and len(memory.people) == 1:
        meant.gender = gender  # nobody else has been named whom it could mean
    return meant


def _quoted_beside(memory: Memory, at: int) -> set[int]:
    """Whom the words quoted in a sentence name, where the pronoun speaks them."""
    tokens = memory.tokens
    around = [t.lower for t in tokens[max(0, at - 1) : at + 2]]
    if not any(word in _CUES for word in around):
        return set()
    sentence = tokens[at].sentence
    return {
        id(seen.draft)
        for seen in memory.seen[-12:]
        if seen.quoted and sentence - seen.sentence <= 1 and seen.paragraph == tokens[at].paragraph
    }


def _speaks_here(memory: Memory, at: int) -> bool:
    """Whether a pronoun is the subject or inverted subject of a verb of speech."""
    tokens = memory.tokens
    return tokens[at].lower in ("he", "she") and any(
        token.lower in _CUES for token in tokens[max(0, at - 1) : at + 2]
    )


def _named_in_speech(memory: Memory, at: int) -> set[int]:
    """Whom a speaker names: in "he said Vale lost" and "Vale lost, he said" he is not Vale."""
    tokens = memory.tokens
    if tokens[at].lower not in ("he", "she") or at + 1 >= len(tokens):
        return set()
    if tokens[at + 1].lower not in _REPORTS:
        return set()
    barred: set[int] = set()
    index = at + 2
    while index < min(len(tokens), at + _CLAUSE) and (
        tokens[index].sentence == tokens[at].sentence
    ):
        if index in memory.named:
            barred.add(id(memory.named[index]))
        index += 1
    behind = tokens[at + 2].text if at + 2 < len(tokens) else "."
    if behind not in ".," or at == 0 or tokens[at - 1].text not in ',”"':
        return barred
    index = at - 1
    while index >= max(0, at - _CLAUSE) and tokens[index].sentence == tokens[at].sentence:
        if tokens[index].initial and tokens[index].lower in _SUBORDINATE:
            return set()
        if index in memory.named and tokens[index].initial:
            barred.add(id(memory.named[index]))
        index -= 1
    return barred


def _divided(memory: Memory, first: int, last: int) -> bool:
    return any(
        token.lower in _CLAUSE_ENDS or token.text in ',;“"' for token in memory.tokens[first:last]
    )
