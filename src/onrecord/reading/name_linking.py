"""Which names of an article name the same person, organisation or place."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import Final

from onrecord.reading.given_names import gender_of
from onrecord.reading.name_bodies import bodies_cut_short, link_bodies
from onrecord.reading.name_contexts import core_of, kinds_in_context
from onrecord.reading.name_drafts import Draft, Gender
from onrecord.reading.name_tokens import Token
from onrecord.reading.names import Name
from onrecord.reading.naming_words import (
    FEMININE_ROLES,
    KIN,
    MASCULINE_ROLES,
)

# Short forms that stand for one of these names.
NICKNAMES: Final = {
    "bob": "robert", "bobby": "robert", "rob": "robert", "bill": "william", "billy": "william",
    "will": "william", "joe": "joseph", "mike": "michael", "mick": "michael", "jim": "james",
    "jimmy": "james", "don": "donald", "tom": "thomas", "dan": "daniel", "danny": "daniel",
    "liz": "elizabeth", "beth": "elizabeth", "chris": "christopher", "steve": "stephen",
    "dave": "david", "tony": "anthony", "ed": "edward", "ted": "edward", "ben": "benjamin",
    "sam": "samuel", "nick": "nicholas", "matt": "matthew", "rick": "richard", "dick": "richard",
    "jeff": "jeffrey", "alex": "alexander", "andy": "andrew", "greg": "gregory", "ken": "kenneth",
    "ron": "ronald", "bernie": "bernard", "chuck": "charles", "charlie": "charles",
    "larry": "lawrence", "jerry": "gerald", "tim": "timothy", "pete": "peter", "doug": "douglas",
    "vlad": "vladimir", "kate": "katherine", "sue": "susan", "debbie": "deborah", "mitch":
    "mitchell", "josh": "joshua", "gabe": "gabriel", "zach": "zachary", "phil": "philip",
    "jon": "jonathan", "vince": "vincent", "walt": "walter", "barb": "barbara",
}  # fmt: skip
_FEMININE: Final = frozenset("mrs ms miss dame lady baroness sister mother".split())
_MASCULINE: Final = frozenset("mr sir lord father fr brother baron".split())


def link_names(tokens: list[Token], names: list[Name]) -> list[Draft | None]:
    """For every name the entity it names, or None where the article leaves it open."""
    kinds = bodies_cut_short(names, kinds_in_context(tokens, names))
    linked: list[Draft | None] = [None] * len(names)
    drafts: list[Draft] = []
    people = [i for i, kind in enumerate(kinds) if kind == "person"]
    others = [i for i, kind in enumerate(kinds) if kind != "person"]
    whole = [i for i in people if _is_whole(core_of(names[i].words))]
    by_surname: dict[str, list[Draft]] = defaultdict(list)
    for i in whole:
        person = linked[i] = _whole_person(names[i], drafts, by_surname)
        if person.first == names[i].first:
            before = tokens[max(0, names[i].first - 2) : names[i].first]
            person.kin = any(token.lower in KIN for token in before)
    _surnames(tokens, names, [i for i in people if linked[i] is None], drafts, linked)
    link_bodies(tokens, names, kinds, others, drafts, linked)
    for i, draft in enumerate(linked):
        if draft is not None and draft.kind == "person" and draft.gender is None:
            draft.gender = _gender(tokens, names[i])
    return linked


# -- people ---------------------------------------------------------------------------------------


def _is_whole(words: tuple[str, ...]) -> bool:
    """Whether given name and surname stand there: not in "REUTERS Vale", a caption's label."""
    label = len(words) == 2 and len(words[0]) > _INITIALS and words[0].isalpha()
    return len(words) > 1 and not (label and words[0].isupper() and not words[1].isupper())


_INITIALS: Final = 2  # letters: "AJ Vale"


def _whole_person(name: Name, drafts: list[Draft], by_surname: dict[str, list[Draft]]) -> Draft:
    """The person of a full name: the one already met whose given name and surname agree."""
    words = core_of(name.words)
    for draft in by_surname[words[-1].lower()][:_NAMESAKES]:
        if _same_person(draft.words, words):
            draft.full += 1
            if len(words) > len(draft.words):
                draft.words, draft.name = words, name.text
            return draft
    draft = Draft(words, "person", name=name.text, full=1, first=name.first)
    drafts.append(draft)
    by_surname[words[-1].lower()].append(draft)
    return draft


_NAMESAKES: Final = 50  # people of one surname in one article that are told apart


def _same_person(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    one, two = tuple(w.lower() for w in one), tuple(w.lower() for w in two)
    if one == two:
        return True
    short, long = sorted((one, two), key=len)
    if long[-len(short) :] == short:  # "Lopez Obrador" in "Andres Manuel Lopez Obrador"
        return len(short) > 1
    if one[-1] != two[-1]:
        return False
    first, second = one[0].rstrip("."), two[0].rstrip(".")
    if first == second:
        middles = [w for w in (one[1:-1], two[1:-1]) if w]
        return len(middles) < 2 or middles[0][0][0] == middles[1][0][0]
    if 1 in (len(first), len(second)):
        return first[0] == second[0]
    return NICKNAMES.get(first, first) == NICKNAMES.get(second, second)


def _surnames(
    tokens: list[Token],
    names: list[Name],
    open_: list[int],
    drafts: list[Draft],
    linked: list[Draft | None],
) -> None:
    """Link the names of one word: surnames first, then given names that only one person has."""
    credited = _credit_lines(tokens)
    by_last: dict[str, list[Draft]] = defaultdict(list)
    by_first: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_last[draft.words[-1]].append(draft)
        by_first[draft.words[0]].append(draft)
        for word in draft.words[1:-1]:
            by_first[word].append(draft)
    alone: dict[str, Draft] = {}
    kept: set[str] = set()
    last_full = _LastFull(names, linked)
    for i in open_:
        word = core_of(names[i].words)[-1]
        candidates = by_last.get(word) or by_first.get(word) or []
        here = tokens[names[i].first].paragraph
        if here not in credited:
            candidates = [d for d in candidates if tokens[d.first].paragraph not in credited]
        met = [draft for draft in by_first.get(word, ()) if draft.first < names[i].first]
        if met and all(draft.first > names[i].first for draft in candidates):
            candidates = met  # "Kim" is Kim Jae-in so far, whoever comes later
        gender = _courtesy_gender(names[i])
        if gender:
            candidates = [
                d for d in candidates if (d.gender or gender_of(d.words[0]) or gender) == gender
            ]
        if candidates and all(d.kin and names[i].first < d.first for d in candidates):
            kept.add(word)  # "Thorn" stood here before "her father, Ivan Thorn"
        if word in kept:
            candidates = [d for d in candidates if not d.kin]
        if not candidates:
            if word not in alone:
                alone[word] = Draft((word,), "person", name=word)
                drafts.append(alone[word])
            linked[i] = alone[word]
            continue
        linked[i] = _main(candidates, tokens, names[i], last_full)
        if linked[i] is not None and gender:
            linked[i].gender = gender  # type: ignore[union-attr]


def _credit_lines(tokens: list[Token]) -> frozenset[int]:
    """The paragraphs that say who wrote the report: "(Editing by Ada Vale)"."""
    found = set()
    for at, token in enumerate(tokens[:-1]):
        if token.lower not in _CREDITING or tokens[at + 1].lower != "by":
            continue
        before = tokens[at - 1] if at else None
        opens = before is None or before.paragraph != token.paragraph or before.text in "(;"
        if opens or (before is not None and before.lower == "additional"):
            found.add(token.paragraph)
    return frozenset(found)


_CREDITING: Final = frozenset(("reporting", "editing", "writing"))


class _LastFull:
    """Where each person was last named in full before a place in the text."""

    def __init__(self, names: list[Name], linked: list[Draft | None]) -> None:
        self._places: dict[int, list[int]] = defaultdict(list)
        for name, draft in zip(names, linked, strict=True):
            if draft is not None:
                self._places[id(draft)].append(name.first)

    def before(self, draft: Draft, at: int) -> int:
        """The token, or -1."""
        places = self._places[id(draft)]
        index = bisect_left(places, at)
        return places[index - 1] if index else -1


def _main(
    candidates: list[Draft], tokens: list[Token], name: Name, last_full: _LastFull
) -> Draft | None:
    """The one that a bare surname means: the only one so far, the main one, or the last named."""
    if len(candidates) == 1:
        return candidates[0]
    met = [draft for draft in candidates if draft.first < name.first]
    if len(met) == 1:
        return met[0]
    places = sorted(
        ((last_full.before(draft, name.first), i) for i, draft in enumerate(candidates)),
        reverse=True,
    )
    (newest, which), (other, _) = places[:2]
    here = tokens[name.first].paragraph
    if newest >= 0 and here - tokens[newest].paragraph <= 1:
        apart = here - tokens[other].paragraph if other >= 0 else _LONG_AGO
        if apart >= _LONG_AGO:
            return candidates[which]
    ranked = sorted(candidates, key=lambda draft: -draft.full)
    return ranked[0] if ranked[0].full > ranked[1].full else None


_LONG_AGO: Final = 3  # paragraphs after which a namesake's full name no longer rings


def _courtesy_gender(name: Name) -> Gender | None:
    if name.courtesy in _FEMININE:
        return "she"
    if name.courtesy in _MASCULINE:
        return "he"
    return None


def _gender(tokens: list[Token], name: Name) -> Gender | None:
    """From a courtesy title, the noun before the name, or the given name."""
    if found := _courtesy_gender(name):
        return found
    if name.first:
        before = tokens[name.first - 1].lower
        if before == "," and name.first > 1 and tokens[name.first - 2].lower in KIN:
            before = tokens[name.first - 2].lower  # "her husband, Ivan Thorn,"
        if before in FEMININE_ROLES:
            return "she"
        if before in MASCULINE_ROLES:
            return "he"
    core = core_of(name.words)
    if len(core) < 2:
        return None
    found = gender_of(core[0])
    return "he" if found == "he" else "she" if found == "she" else None
