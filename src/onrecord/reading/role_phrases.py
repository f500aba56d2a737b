"""Where the phrase of a role begins and ends: "first deputy chairman of the committee"."""

from __future__ import annotations

from typing import Final

from onrecord.reading.name_tokens import Token
from onrecord.reading.naming_words import (
    CALENDAR,
    FUNCTION_WORDS,
    ROLE_NOUNS,
    SHORT_TITLES,
    TITLE_MODIFIERS,
)

# Lower-case words that stand between a role noun and what comes before, in any order.
MODIFIERS: Final = TITLE_MODIFIERS | frozenset(
    """
    longtime long-time current then newly elected ousted jailed exiled disgraced embattled veteran
    prominent leading outspoken influential powerful retired late outgoing incoming one-time
    onetime tech technology media software security political military film movie rock pop football
    tennis basketball baseball soccer golf business property oil energy legal medical research art
    science sports state-run top founding managing fellow rival staunch vocal fierce wealthy rich
    self-made self-described right-wing left-wing far-right far-left pro anti opposition party
    right left wing run based born high-profile billionaire longstanding local regional city county
    lead newly-elected appointed honorary emeritus non-executive space real estate civil rights
    human foreign domestic private public internal new old young legendary famous acclaimed
    award-winning popular controversial hard-line hardline moderate centrist progressive populist
    """.split()
)
# Words at which a role noun phrase ends, however it goes on.
ENDS: Final = frozenset(
    """
    said says told who whom which that when where while as because after before since during
    although is was were are has had have will would could may might can did does be been being but
    or nor so if then than added wrote made came went took gave got left died killed arrested
    announced called asked according speaking in-person whose whether until amid despite following
    he she they it we i you him them
    """.split()
)
ARTICLES: Final = frozenset("a an the his her its their our one".split())
_INSIDE: Final = frozenset(
    "of for at in to on from with and under the a an its his her their".split()
)
_SMALL: Final = ENDS | _INSIDE | FUNCTION_WORDS
_EDGES: Final = ARTICLES | _INSIDE | FUNCTION_WORDS
_STOPS: Final = ENDS | _INSIDE
LINKS: Final = _INSIDE | ARTICLES
_RANKS: Final = frozenset("sen sens rep reps gov gen col lt sgt capt maj adm cmdr det supt".split())
_TITLES: Final = ROLE_NOUNS | _RANKS
LONGEST_ROLE: Final = 26  # tokens; the longest in our reading of the news samples had 22
_OVER: Final = frozenset("chief director head minister secretary".split())  # "... of staff"
_HEAD_WITHIN: Final = 9  # tokens before which the role noun must come


def title_before(tokens: list[Token], name: int) -> tuple[int, int] | None:
    """The tokens of the role that stands before the name beginning at token ``name``."""
    last = name
    while (
        last > 0 and tokens[last - 1].word in SHORT_TITLES and tokens[last - 1].word not in _TITLES
    ):
        last -= 1
    head = last - 1
    if head < 0 or tokens[head].sentence != tokens[name].sentence:
        return None
    # "Ambassador to the United Nations": the head stands before its complement.
    if tokens[head].capital and tokens[head].word not in _TITLES:
        at = head
        while at > 0 and head - at < 5 and tokens[at].capital:
            at -= 1
        at -= tokens[at].lower == "the"
        if (
            at > 0
            and tokens[at].lower in ("to", "of", "for", "at")
            and tokens[at - 1].word in ROLE_NOUNS
            and tokens[at - 1].sentence == tokens[name].sentence
        ):
            first = modifiers_before(tokens, at - 1)
            return first, last
    # "Secretary of State": the head stands before its complement.
    of = tokens[head].capital and head >= 2 and tokens[head - 1].lower == "of"
    if of and (tokens[head].word not in _TITLES or tokens[head - 2].word in _TITLES):
        head -= 2  # but "ahead of President Vale"
    # "chief of staff", "director of communications"
    if head >= 2 and tokens[head - 1].lower == "of" and tokens[head - 2].lower in _OVER:
        head -= 2
    if tokens[head].word not in _TITLES or tokens[head].text in ("official", "major", "private"):
        return None
    first = modifiers_before(tokens, head)
    return (first, last) if first < last else None


def modifiers_before(tokens: list[Token], head: int) -> int:
    """The first token of the modifiers before a role noun."""
    first, unknown = head, 0
    while first > 0 and head - first < _HEAD_WITHIN:
        token = tokens[first - 1]
        if token.sentence != tokens[head].sentence or token.lower in CALENDAR:
            break
        if token.text in "-–" and first >= 2 and tokens[first - 2].end == token.start:
            first -= 1
            if tokens[first].end == tokens[first + 1].start:
                first -= 1
            continue
        if token.kind == "possessive" and tokens[first - 2].capital and not tokens[head].capital:
            first -= 2  # "Russia's president", "Tesla's chief"
            continue
        if token.capital and (token.lower not in FUNCTION_WORDS or token.text == "US"):
            if token.initial and token.lower in FUNCTION_WORDS:
                break
            first -= 1
            continue
        if token.lower in MODIFIERS or token.lower in ROLE_NOUNS or token.lower in _BODIES:
            first -= 1
            continue
        if token.lower in ("and", "of") and first >= 2 and _inside_title(tokens, first - 1):
            first -= 1
            continue
        plain = (
            token.kind == "word"
            and not token.capital
            and not tokens[head].capital
            and token.lower not in FUNCTION_WORDS
            and token.lower not in ENDS
            and token.lower not in _INSIDE
            and not token.lower.endswith(("ing", "ed", "ly", "s"))
        )
        if plain and unknown == 0 and first >= 2 and _edge(tokens[first - 2]):
            unknown += 1
            first -= 1
            continue
        break
    while first < head and tokens[first].lower in ARTICLES | {"and", "of"}:
        first += 1
    return first


# "foreign ministry spokeswoman", "company chairman"
_BODIES: Final = frozenset(
    "ministry government company union council commission court embassy airline coastguard".split()
)


def _inside_title(tokens: list[Token], at: int) -> bool:
    """ "International Affairs and Trade Minister": both sides are capitals."""
    return (
        tokens[at - 1].capital
        and tokens[at + 1].capital
        and tokens[at].lower == "and"
        and (tokens[at - 1].lower in TITLE_MODIFIERS)
    )


def _edge(token: Token) -> bool:
    return token.kind == "mark" or token.lower in _EDGES


def role_phrase(tokens: list[Token], at: int, beginning: dict[int, int]) -> tuple[int, int] | None:
    """A noun phrase headed by a role noun that begins at ``at``."""
    if at >= len(tokens):
        return None
    sentence = tokens[at].sentence
    if tokens[at].lower in ARTICLES:
        at += 1
    head = at
    while head < len(tokens) and head - at < _HEAD_WITHIN and not _is_head(tokens, head):
        token = tokens[head]
        if (
            token.sentence != sentence
            or token.lower in _STOPS
            or (token.kind == "mark" and token.text not in "-–'’")
            or token.lower.endswith("ly")
        ):
            return None
        if (
            token.kind == "word"
            and not token.capital
            and token.lower not in MODIFIERS
            and (
                token.lower in FUNCTION_WORDS
                or (
                    token.lower.endswith(("ed", "ing"))
                    and (head + 1 < len(tokens) and tokens[head + 1].lower in LINKS)
                )
            )
        ):
            return None
        head += 1
    if head >= len(tokens) or not _is_head(tokens, head):
        return None
    if head + 1 in beginning or tokens[head].sentence != sentence:
        return None  # "Musk, lawmaker Novikov": somebody else's title
    return at, _complement(tokens, head + 1)


def closed(tokens: list[Token], last: int) -> bool:
    """Whether the phrase is set off behind: "..., a lawmaker said" is no apposition."""
    if last >= len(tokens) or tokens[last].sentence != tokens[last - 1].sentence:
        return True
    return (tokens[last].kind == "mark" and tokens[last].text not in "-–'’&") or (
        tokens[last].lower in ("who", "whose")
    )


def _is_head(tokens: list[Token], at: int) -> bool:
    """Whether the token is a role noun that no longer role noun or name follows."""
    if tokens[at].word not in ROLE_NOUNS:
        return False
    if at + 1 >= len(tokens):
        return True
    following = tokens[at + 1]
    if following.kind == "possessive" or following.word in ROLE_NOUNS:
        return False
    if following.capital and tokens[at].word in TITLE_MODIFIERS and at + 2 < len(tokens):
        return tokens[at + 2].word not in ROLE_NOUNS  # "chief Cabinet secretary"
    return not (
        following.kind == "word"
        and following.lower not in _SMALL
        and not following.capital
        and not following.lower.endswith(("ed", "ing", "s", "ly"))
    )


def _complement(tokens: list[Token], at: int) -> int:
    """The index behind what belongs to a role noun: "of the State Duma's Committee"."""
    start, last = at, at
    while at < len(tokens) and at - start < LONGEST_ROLE:
        token = tokens[at]
        if token.sentence != tokens[start - 1].sentence:
            break
        if token.kind == "mark" and token.text not in "-–'’&":
            if token.text in '“”"' and at + 1 < len(tokens) and tokens[at + 1].capital:
                at += 1
                continue
            break
        if token.lower in ENDS or token.lower in CALENDAR or token.kind == "number":
            break
        if token.lower == "and" and not _goes_on(tokens, at + 1):
            break
        if at == start and token.lower not in _INSIDE and token.kind != "possessive":
            break
        if (
            token.kind == "word"
            and not token.capital
            and token.lower.endswith("ed")
            and (at > start and tokens[at - 1].lower not in _INSIDE)
        ):
            break
        at += 1
        if token.lower not in _INSIDE and token.text not in '-–“"':
            last = at
    opened = sum(token.text in '“"' for token in tokens[start:last] if token.kind == "mark")
    if opened % 2 and last < len(tokens):
        ahead = last + (tokens[last].text in ",." and last + 1 < len(tokens))
        last = ahead + 1 if tokens[ahead].text in '”"' else last
    return max(last, start)


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether "and" joins a second role or the second half of a name."""
    if at < len(tokens) and tokens[at].capital:
        return True
    for offset in range(7):
        if at + offset >= len(tokens):
            return False
        token = tokens[at + offset]
        if token.word in ROLE_NOUNS:
            return True
        if (token.kind == "mark" and token.text not in "-–") or token.lower in ENDS:
            return False
    return False


def is_noun(tokens: list[Token], at: int) -> bool:
    """Whether a role word is the noun here: not "a major role", "an official statement"."""
    if tokens[at].lower not in _ADJECTIVES or at + 1 >= len(tokens):
        return True
    following = tokens[at + 1]
    return (
        following.kind == "mark"
        or following.lower in _SMALL
        or following.lower in _SPOKE  # "the chief thundered"
    )


_SPOKE: Final = frozenset(
    "added warned insisted argued claimed thundered stormed fumed raged joked quipped replied "
    "recalled stressed tweeted vowed admitted complained declared explained noted".split()
)


_ADJECTIVES: Final = frozenset(
    "major general private official model chief expert fellow head lead star host minor sage "
    "victim member owner suspect student player champion contractor".split()
)
