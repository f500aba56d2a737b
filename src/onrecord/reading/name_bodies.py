"""Which names of organisations, places and other things name the same one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from onrecord.reading.given_names import gender_of
from onrecord.reading.name_contexts import core_of
from onrecord.reading.name_drafts import Draft
from onrecord.reading.name_tokens import Token
from onrecord.reading.names import Name
from onrecord.reading.naming_words import FUNCTION_WORDS
from onrecord.reading.places import DEMONYMS, PLACES
from onrecord.types.reading import EntityKind

_NOT_SHORTENED: Final = frozenset("house street court state city university bank company".split())
# First words that many bodies share, so that they stand for none.
_SHARED: Final = frozenset(
    """
    new old great big first second third last north south east west northern southern eastern
    western central upper lower middle national international federal state royal public general
    united american european african asian british global world international regional local
    city county town district house senate supreme high white black red green blue republican
    democratic christian catholic islamic jewish people the a an bank university school college
    church ministry department office committee council commission court union party police army
    navy air group best good free independent social liberal conservative labour labor women
    youth students civil human health education justice defence defense foreign interior home
    homeland treasury trade senior young real super saint st san santa los las el la
    """.split()
)


def begins_alone(words: tuple[str, ...]) -> bool:
    """Whether a body may be called by the first word of its name: "Tarnow Brothers", "Tarnow"."""
    word = words[0]
    return (
        len(word) > 2
        and word.isalpha()
        and not word.isupper()
        and word.lower() not in _SHARED
        and word not in PLACES
        and word not in DEMONYMS
        and gender_of(word) is None
    )


def bodies_cut_short(names: list[Name], kinds: list[EntityKind]) -> list[EntityKind]:
    """ "Tarnow said" is no person where "Tarnow Brothers" is a company and nobody is called so."""
    people = {
        word
        for name, kind in zip(names, kinds, strict=True)
        if kind == "person" and len(core_of(name.words)) > 1
        for word in core_of(name.words)
    }
    bodies = {
        name.words[0]
        for name, kind in zip(names, kinds, strict=True)
        if kind == "organisation" and len(name.words) > 1 and begins_alone(name.words)
    } - people
    return [
        "organisation"
        if len(name.words) == 1
        and name.words[0] in bodies
        and not name.courtesy
        and kind in ("person", "other")
        else kind
        for name, kind in zip(names, kinds, strict=True)
    ]


def link_bodies(
    tokens: list[Token],
    names: list[Name],
    kinds: list[EntityKind],
    others: list[int],
    drafts: list[Draft],
    linked: list[Draft | None],
) -> None:
    """Organisations, places and the rest: same words, an acronym, or the end of a longer name."""
    by_key: dict[tuple[str, ...], Draft] = {}
    by_acronym: dict[str, Draft] = {}
    by_end: dict[tuple[str, ...], list[Draft]] = defaultdict(list)
    by_start: dict[tuple[str, ...], list[Draft]] = defaultdict(list)
    by_first: dict[str, list[Draft]] = defaultdict(list)
    for i in sorted(others, key=lambda i: (-len(_key(names[i].words)), i)):
        name, key = names[i], _key(names[i].words)
        draft = by_key.get(key)
        if draft is None and len(key) == 1:
            draft = by_acronym.get(key[0])
        if draft is None and kinds[i] != "place" and key[0] not in _NOT_SHORTENED:
            ends = by_end.get(key, ())
            draft = ends[0] if len(ends) == 1 else None
        if draft is None and kinds[i] in ("other", "organisation"):
            begun = by_start.get(key) or (by_first.get(key[0], []) if len(key) == 1 else [])
            draft = begun[0] if len(begun) == 1 else None
        if draft is None:
            draft = Draft(name.words, kinds[i], name=name.text)
            drafts.append(draft)
            if len(key) > 1 and kinds[i] == "organisation":
                for start in _starts(key):
                    by_start[start].append(draft)
            if len(key) > 1 and kinds[i] == "organisation" and begins_alone(name.words):
                by_first[key[0]].append(draft)
            if len(key) > 1 and kinds[i] != "place":
                for at in range(1, len(key)):
                    by_end[key[at:]].append(draft)
                if len(key) > 2:
                    by_acronym.setdefault(_acronym(key), draft)
        by_key[key] = draft
        if acronym := _bracketed(tokens, name):
            by_acronym[acronym.lower()] = draft
        linked[i] = draft


def _starts(key: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What is left of a name when its last words are left out: "Orbit Mining" of "... Group"."""
    if key[-2:] == ("police", "department"):
        yield key[:-1]
    while len(key) > 1 and key[-1] in _TRADES:
        key = key[:-1]
        yield key


# Last words that a company leaves out when it is named again: "Orbit Mining", then "Orbit".
_TRADES: Final = frozenset(
    "minerals mining metals motors holdings industries energy technologies technology corp "
    "corporation inc ltd limited plc group airlines airways pharmaceuticals pharma foods stores "
    "entertainment pictures studios systems software semiconductor semiconductors petroleum "
    "aerospace steel oil gas shipyards partners ventures bancorp breweries brewery".split()
)


def _key(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words by which two namings of one body agree: "New People", "New People's Party"."""
    key = [w.lower().rstrip(".").replace(".", "") for w in words if w not in ("'s", "’s")]
    if len(key) > 1 and key[0] == "the":
        key = key[1:]
    if len(key) > 2 and key[-1] == "party":
        key = key[:-1]
    if key == ["us"] or key == ["usa"] or key == ["united", "states", "of", "america"]:
        key = ["united", "states"]
    if key == ["uk"]:
        key = ["united", "kingdom"]
    return tuple(key)


def _acronym(key: tuple[str, ...]) -> str:
    return "".join(w[0] for w in key if w not in FUNCTION_WORDS or w == "us")


def _bracketed(tokens: list[Token], name: Name) -> str:
    """The acronym in brackets behind a name: "International Monetary Fund (IMF)"."""
    at = name.last
    if at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")":
        word = tokens[at + 1].text
        if word.isupper() and 1 < len(word) <= 8:
            return word
    return ""
