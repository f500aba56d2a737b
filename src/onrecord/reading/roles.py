"""What an article says that a named person is: titles, appositions, "who is the head of"."""

from __future__ import annotations

from typing import Final

from onrecord.reading.name_linking import Draft
from onrecord.reading.name_tokens import Token
from onrecord.reading.names import Name
from onrecord.reading.naming_words import (
    ALIKE,
    CALENDAR,
    FEMININE_ROLES,
    FUNCTION_WORDS,
    LEGISLATURES,
    MASCULINE_ROLES,
    ROLE_NOUNS,
    SHORT_TITLES,
    TITLE_MODIFIERS,
)
from onrecord.reading.places import NATION_OF, NATIONS
from onrecord.types import Span

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
_ENDS: Final = frozenset(
    """
    said says told who whom which that when where while as because after before since during
    although is was were are has had have will would could may might can did does be been being but
    or nor so if then than added wrote made came went took gave got left died killed arrested
    announced called asked according speaking in-person whose whether until amid despite following
    he she they it we i you him them
    """.split()
)
_ARTICLES: Final = frozenset("a an the his her its their our one".split())
_INSIDE: Final = frozenset(
    "of for at in to on from with and under the a an its his her their".split()
)
_SMALL: Final = _ENDS | _INSIDE | FUNCTION_WORDS
_EDGES: Final = _ARTICLES | _INSIDE | FUNCTION_WORDS
_STOPS: Final = _ENDS | _INSIDE
_LINKS: Final = _INSIDE | _ARTICLES
_RANKS: Final = frozenset("sen sens rep reps gov gen col lt sgt capt maj adm cmdr det supt".split())
_TITLES: Final = ROLE_NOUNS | _RANKS
LONGEST_ROLE: Final = 26  # tokens; the longest in our reading of the news samples had 22
_HEAD_WITHIN: Final = 9  # tokens before which the role noun must come


def find_roles(
    tokens: list[Token], names: list[Name], linked: list[Draft | None]
) -> list[tuple[Span, Draft]]:
    """Every role span with the person it is given to, in text order."""
    beginning = {name.first: i for i, name in enumerate(names)}
    found: list[tuple[Span, Draft]] = []
    for i, name in enumerate(names):
        draft = linked[i]
        if draft is None or draft.kind != "person":
            continue
        for bounds in (
            title_before(tokens, name.first),
            _apposition(tokens, name, beginning),
            _set_before(tokens, name) or _owned_before(tokens, name),
        ):
            if bounds is None:
                continue
            first, last = bounds
            found.append((Span(tokens[first].start, tokens[last - 1].end), draft))
            learn(draft, tokens[first:last])
        _learn_what_he_does(tokens, name, draft)
    found += _described_first(tokens, names, linked, {id(draft) for _, draft in found})
    return sorted(set(found), key=lambda pair: pair[0])


def _learn_what_he_does(tokens: list[Token], name: Name, draft: Draft) -> None:
    """ "Vale, who leads the union": he may be called its leader."""
    after = [token.lower for token in tokens[name.last : name.last + 4]]
    for verb in after[2:]:
        if after[:2] == [",", "who"] and verb in _DOES:
            draft.classes.add(role_class(_DOES[verb]))


_DOES: Final = {
    "leads": "leader", "led": "leader", "heads": "leader", "headed": "leader", "runs": "leader",
    "chairs": "chairman", "chaired": "chairman", "founded": "founder", "owns": "owner",
    "manages": "manager", "coaches": "coach", "edits": "editor", "directs": "director",
    "represents": "lawyer", "teaches": "teacher", "commands": "commander",
}  # fmt: skip
_NAMED_AFTER: Final = 2  # paragraphs within which "a hydrologist" is given a name


def _described_first(
    tokens: list[Token], names: list[Name], linked: list[Draft | None], known: set[int]
) -> list[tuple[Span, Draft]]:
    """ "A hydrologist from Dorn spoke. ... Ada Vale said. ... The hydrologist left."

    Somebody described before being named. Three things must agree: the description is a
    sentence's own subject, the next person met is new and has no role, and the same noun with
    "the" comes later.
    """
    heads = [index for index, token in enumerate(tokens) if token.word in ROLE_NOUNS]
    opening = [index for index in heads if _determined(tokens, index, ("a", "an"))]
    if not opening:
        return []
    definite = {
        role_class(tokens[index].lower): index
        for index in heads
        if _determined(tokens, index, ("the",))
    }
    met: set[int] = set()
    found: list[tuple[Span, Draft]] = []
    at = 0
    for index in opening:
        token = tokens[index]
        if token.quoted or definite.get(role_class(token.lower), -1) < index:
            continue
        while at < len(names) and names[at].first < index:
            if linked[at] is not None:
                met.add(id(linked[at]))
            at += 1
        draft = _next_person(tokens, names, linked, at, token)
        if draft is None or id(draft) in met | known or id(draft) in {id(d) for _, d in found}:
            continue
        if definite[role_class(token.lower)] < draft.first:
            continue
        first, last = modifiers_before(tokens, index), _body_behind(tokens, index + 1)
        found.append((Span(tokens[first].start, tokens[last - 1].end), draft))
        learn(draft, tokens[first:last])
    return found


def _body_behind(tokens: list[Token], at: int) -> int:
    """The index behind "from the University of Dorn"; ``at`` itself where no body follows."""
    last = at
    if at < len(tokens) and tokens[at].lower in ("of", "from", "at", "for", "with"):
        index = at + 1
        while index < min(len(tokens), at + LONGEST_ROLE) and (
            tokens[index].capital or tokens[index].lower in ("of", "the", "for", "and")
        ):
            last = index + 1 if tokens[index].capital else last
            index += 1
    return last


def _determined(tokens: list[Token], head: int, words: tuple[str, ...]) -> bool:
    """Whether a role noun stands behind such an article, with no name after it."""
    if tokens[head].capital or not any(t.lower in words for t in tokens[max(0, head - 6) : head]):
        return False
    if head + 1 < len(tokens) and (tokens[head + 1].capital or not is_noun(tokens, head)):
        return False
    first = modifiers_before(tokens, head)
    if first == 0 or tokens[first - 1].lower not in words:
        return False
    return first < 2 or tokens[first - 2].lower not in _NOT_OPENING


_NOT_OPENING: Final = _LINKS | {"is", "was", "as", "be", ","}


def _next_person(
    tokens: list[Token], names: list[Name], linked: list[Draft | None], at: int, token: Token
) -> Draft | None:
    """The next person named outside a quotation, near enough and named in full."""
    for name, draft in zip(names[at : at + 8], linked[at : at + 8], strict=True):
        if tokens[name.first].paragraph - token.paragraph > _NAMED_AFTER:
            return None
        if draft is not None and draft.kind == "person" and not tokens[name.first].quoted:
            return draft if len(draft.words) > 1 and draft.first == name.first else None
    return None


def learn(draft: Draft, tokens: list[Token]) -> None:
    """Note what a role lets a person be called, and its gender."""
    words = [token.word for token in tokens]
    for at, word in enumerate(words):
        if word in ROLE_NOUNS and not (word == "deputy" and at + 1 < len(words)):
            draft.classes.add(role_class(word))
            if draft.gender is None and word in FEMININE_ROLES:
                draft.gender = "she"
            if draft.gender is None and word in MASCULINE_ROLES:
                draft.gender = "he"
        if word in LEGISLATURES:
            draft.classes.add(role_class("lawmaker"))
    if words[-2:] == ["prime", "minister"] or "minister" in words:
        draft.classes.add("minister")
    draft.nations |= nations_of(tokens)


def nations_of(tokens: list[Token]) -> set[str]:
    """The adjectives of nation among tokens, "U.S." counting as American."""
    words = {token.text for token in tokens}
    return (words & NATIONS) | {NATION_OF[word] for word in words if word in NATION_OF}


def is_noun(tokens: list[Token], at: int) -> bool:
    """Whether a role word is the noun here: not "a major role", "an official statement"."""
    if tokens[at].lower not in _ADJECTIVES or at + 1 >= len(tokens):
        return True
    following = tokens[at + 1]
    return following.kind == "mark" or following.lower in _SMALL


_ADJECTIVES: Final = frozenset(
    "major general private official model chief expert fellow head lead star host minor sage "
    "victim member owner suspect student player champion contractor".split()
)


def role_class(noun: str) -> str:
    """One word for role nouns that may mean one person: "senator" and "lawmaker"."""
    return _CLASSES.get(noun, noun)


_CLASSES: Final = {word: sorted(group)[0] for group in ALIKE for word in group}


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
    if tokens[head].capital and head >= 2 and tokens[head - 1].lower == "of":
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
        if token.lower in MODIFIERS or token.lower in ROLE_NOUNS:
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
            and token.lower not in _ENDS
            and token.lower not in _INSIDE
            and not token.lower.endswith(("ing", "ed", "ly", "s"))
        )
        if plain and unknown == 0 and first >= 2 and _edge(tokens[first - 2]):
            unknown += 1
            first -= 1
            continue
        break
    while first < head and tokens[first].lower in _ARTICLES | {"and", "of"}:
        first += 1
    return first


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


def _apposition(
    tokens: list[Token], name: Name, beginning: dict[int, int]
) -> tuple[int, int] | None:
    """ "Name, first deputy chairman of the committee," or "Name, who is the head of it,"."""
    at = name.last
    if at + 3 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")":
        at += 3  # "(left)", "(R-Ohio)" has more tokens and ends the search
    if at + 1 >= len(tokens) or tokens[at].text not in (",", "(", "—", "–"):
        return None
    at += 1
    if tokens[at].kind == "number" and at + 2 < len(tokens) and tokens[at + 1].text == ",":
        at += 2  # the age
    if (
        at + 2 < len(tokens)
        and tokens[at].lower == "who"
        and at + 2 < len(tokens)
        and tokens[at + 1].lower in ("is", "was")
    ):
        at += 2
    if tokens[at].lower in ("now", "then", "formerly", "currently", "himself", "herself"):
        at += 1
    found = _role_phrase(tokens, at, beginning)
    if found is None or _closed(tokens, found[1]):
        return found
    # "“...,” Ada Vale, a judge in Kent told us": the closing comma is often forgotten.
    before = tokens[name.first - 1] if name.first else None
    subject = before is None or tokens[name.first].initial or before.text in '”"'
    return found if subject and tokens[found[1]].lower in ("said", "told", "says") else None


def _role_phrase(tokens: list[Token], at: int, beginning: dict[int, int]) -> tuple[int, int] | None:
    """A noun phrase headed by a role noun that begins at ``at``."""
    if at >= len(tokens):
        return None
    sentence = tokens[at].sentence
    if tokens[at].lower in _ARTICLES:
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
                    and (head + 1 < len(tokens) and tokens[head + 1].lower in _LINKS)
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


def _closed(tokens: list[Token], last: int) -> bool:
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
        if token.lower in _ENDS or token.lower in CALENDAR or token.kind == "number":
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
        if (token.kind == "mark" and token.text not in "-–") or token.lower in _ENDS:
            return False
    return False


def _set_before(tokens: list[Token], name: Name) -> tuple[int, int] | None:
    """ "The committee's chairman, Ada Roe, said": a role before the comma."""
    at = name.first - 1
    if at < 1 or tokens[at].text != "," or name.last >= len(tokens):
        return None
    if tokens[name.last].text not in ",." and tokens[name.last].lower not in (
        "said",
        "told",
        "says",
    ):
        return None
    first = at
    while first > 0 and at - first < LONGEST_ROLE:
        token = tokens[first - 1]
        if token.sentence != tokens[at].sentence or (
            token.kind == "mark" and token.text not in "-–'’"
        ):
            break
        if token.lower in _ENDS or token.lower in ("said", "told"):
            break
        first -= 1
    if first >= at or not tokens[first].initial:
        return None
    if tokens[first].lower not in _ARTICLES and tokens[first].word not in ROLE_NOUNS:
        return None
    found = _role_phrase(tokens, first, {})
    return found if found is not None and found[1] == at else None


def _owned_before(tokens: list[Token], name: Name) -> tuple[int, int] | None:
    """ "..., the town's mayor, Ada Roe, said", "said its chairman, Ada Roe." """
    head = name.first - 2
    if head < 1 or tokens[head + 1].text != "," or tokens[head].word not in ROLE_NOUNS:
        return None
    after = tokens[name.last : name.last + 2]
    if not after or after[0].text not in ",." or (len(after) > 1 and after[1].lower in _LISTS):
        return None
    if tokens[head].sentence != tokens[name.first].sentence:
        return None
    first = modifiers_before(tokens, head)
    if tokens[first - 1].kind == "possessive" and not tokens[first - 2].capital:
        first = modifiers_before(tokens, first - 2)
        first -= tokens[first - 1].kind == "word" and tokens[first - 1].lower not in _ARTICLES
    if first < 1 or tokens[first - 1].lower not in _ARTICLES:
        return None
    return first, head + 1


_LISTS: Final = frozenset(("and", "or"))
