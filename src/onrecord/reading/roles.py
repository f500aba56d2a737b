"""What an article says that a named person is: titles, appositions, "who is the head of"."""

from __future__ import annotations

from typing import Final

from onrecord.reading.name_contexts import body_noun_behind
from onrecord.reading.name_drafts import Draft
from onrecord.reading.name_tokens import Token
from onrecord.reading.names import Name
from onrecord.reading.naming_words import (
    ALIKE,
    FEMININE_ROLES,
    LEGISLATURES,
    MASCULINE_ROLES,
    ROLE_NOUNS,
)
from onrecord.reading.noun_phrases import SPEECH
from onrecord.reading.places import NATION_OF, NATIONS
from onrecord.reading.role_phrases import (
    ARTICLES,
    ENDS,
    LINKS,
    LONGEST_ROLE,
    closed,
    is_noun,
    modifiers_before,
    role_phrase,
    title_before,
)
from onrecord.types import Span


def find_roles(
    tokens: list[Token], names: list[Name], linked: list[Draft | None]
) -> list[tuple[Span, Draft]]:
    """Every role span with the person it is given to, in text order."""
    beginning = {name.first: i for i, name in enumerate(names)}
    found: list[tuple[Span, Draft]] = []
    for i, name in enumerate(names):
        draft = linked[i]
        if draft is not None and draft.kind == "organisation":
            draft.classes |= _body_classes(body_noun_behind(tokens, name))
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
        if name.courtesy in _HONOURED:  # "Dr. Vale", and then "the doctor"
            draft.classes.add(role_class(_HONOURED[name.courtesy]))
        _learn_what_he_does(tokens, name, draft)
    found += _described_first(tokens, names, linked, {id(draft) for _, draft in found})
    return sorted(set(found), key=lambda pair: pair[0])


def _body_classes(noun: str) -> frozenset[str]:
    """What a body may be called after "Orbit, a Christian group": the group, the organization."""
    if noun in _GATHERED:
        return _GATHERED
    return frozenset((noun,)) if noun else frozenset()


_GATHERED: Final = frozenset(
    "group organization organisation charity foundation association coalition movement".split()
)


def _learn_what_he_does(tokens: list[Token], name: Name, draft: Draft) -> None:
    """ "Vale, who leads the union": he may be called its leader."""
    after = [token.lower for token in tokens[name.last : name.last + 4]]
    for verb in after[2:]:
        if after[:2] == [",", "who"] and verb in _DOES:
            draft.classes.add(role_class(_DOES[verb]))


_HONOURED: Final = {
    "dr": "doctor", "prof": "professor", "father": "priest", "fr": "priest", "rev": "priest",
}  # fmt: skip
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

    Somebody described before being named. All must agree: the description does not speak
    itself, the next person met is new and has no role, and the noun with "the" comes only later.
    """
    heads = [index for index, token in enumerate(tokens) if token.word in ROLE_NOUNS]
    opening = [index for index in heads if _determined(tokens, index, ("a", "an"))]
    if not opening:
        return []
    definite: dict[str, list[int]] = {}
    for index in heads:
        if _determined(tokens, index, ("the",)):
            definite.setdefault(role_class(tokens[index].lower), []).append(index)
    met: set[int] = set()
    found: list[tuple[Span, Draft]] = []
    at = 0
    for index in opening:
        token = tokens[index]
        again = [i for i in definite.get(role_class(token.lower), ()) if i > index]
        if token.quoted or not again or token.lower in NAMELESS or _speaks_after(tokens, index):
            continue
        while at < len(names) and names[at].first < index:
            if linked[at] is not None:
                met.add(id(linked[at]))
            at += 1
        draft = _next_person(tokens, names, linked, at, token)
        if draft is None or id(draft) in met | known or id(draft) in {id(d) for _, d in found}:
            continue
        if again[0] < draft.first:
            continue  # "the geologist" before the name: somebody who stays unnamed
        first, last = modifiers_before(tokens, index), _body_behind(tokens, index + 1)
        found.append((Span(tokens[first].start, tokens[last - 1].end), draft))
        learn(draft, tokens[first:last])
    return found


# Whom reports quote without a name.
NAMELESS: Final = frozenset(
    "witness eyewitness resident official neighbour neighbor bystander passenger survivor victim "
    "student member suspect gunman attacker operative executive fan supporter driver".split()
)


def _speaks_after(tokens: list[Token], head: int) -> bool:
    """Whether a verb of speech follows soon in the sentence: an unnamed source."""
    return any(
        token.lower in SPEECH and token.sentence == tokens[head].sentence
        for token in tokens[head + 1 : head + 16]
    )


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


_NOT_OPENING: Final = LINKS | {"is", "was", "as", "be", ","}


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
            draft.classes |= _of_what(tokens, at)
            if draft.gender is None and word in FEMININE_ROLES:
                draft.gender = "she"
            if draft.gender is None and word in MASCULINE_ROLES:
                draft.gender = "he"
        if word in LEGISLATURES:
            draft.classes.add(role_class("lawmaker"))
    if "foreign" in words or not _DIPLOMATS.isdisjoint(words):
        draft.classes.add(role_class("diplomat"))
    if words[-2:] == ["prime", "minister"] or "minister" in words:
        draft.classes.add("minister")
    draft.nations |= nations_of(tokens)


def _of_what(tokens: list[Token], head: int) -> set[str]:
    """What a role is of: "mayor of dorn" for "mayor of Dorn" and for "Dorn mayor"."""
    noun = role_class(tokens[head].word)
    whose = over(tokens, head + 1)
    if whose:
        return {f"{noun} of {whose}"}
    first = head
    while first and tokens[first - 1].capital and tokens[first - 1].word not in ROLE_NOUNS:
        first -= 1
    before = " ".join(token.lower for token in tokens[first:head])
    return {f"{noun} of {before}"} if before else set()


def over(tokens: list[Token], at: int) -> str:
    """What a role is of by the words behind its noun: "staff", "dorn"; empty where none follow."""
    if at + 1 >= len(tokens) or tokens[at].lower != "of":
        return ""
    last = at + 1 + (tokens[at + 1].lower == "the")
    if last < len(tokens) and not tokens[last].capital:
        return tokens[last].lower if tokens[last].kind == "word" else ""
    first = last
    while last < len(tokens) and tokens[last].capital:
        last += 1
    return " ".join(token.lower for token in tokens[first:last])


_DIPLOMATS: Final = frozenset("ambassador envoy consul attaché attache".split())


def nations_of(tokens: list[Token]) -> set[str]:
    """The adjectives of nation among tokens, "U.S." counting as American."""
    words = {token.text for token in tokens}
    return (words & NATIONS) | {NATION_OF[word] for word in words if word in NATION_OF}


def role_class(noun: str) -> str:
    """One word for role nouns that may mean one person: "senator" and "lawmaker"."""
    return _CLASSES.get(noun, noun)


_CLASSES: Final = {word: sorted(group)[0] for group in ALIKE for word in group}


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
    found = role_phrase(tokens, at, beginning)
    if found is None or closed(tokens, found[1]):
        return found
    # "“...,” Ada Vale, a judge in Kent told us": the closing comma is often forgotten.
    before = tokens[name.first - 1] if name.first else None
    subject = before is None or tokens[name.first].initial or before.text in '”"'
    return found if subject and tokens[found[1]].lower in ("said", "told", "says") else None


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
        if token.lower in ENDS or token.lower in ("said", "told"):
            break
        first -= 1
    if first >= at or not tokens[first].initial:
        return None
    if tokens[first].lower not in ARTICLES and tokens[first].word not in ROLE_NOUNS:
        return None
    found = role_phrase(tokens, first, {})
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
        first -= tokens[first - 1].kind == "word" and tokens[first - 1].lower not in ARTICLES
    if first < 1 or tokens[first - 1].lower not in ARTICLES:
        return None
    if first > 1 and tokens[first - 2].lower in _BELONGS:
        return None  # "the brother of the gunman, Ada Roe": she is no gunman
    return first, head + 1


_BELONGS: Final = frozenset(("of", "for", "to", "with", "against"))
_LISTS: Final = frozenset(("and", "or"))
