"""Person, organisation, place: what the words of a name show."""

from __future__ import annotations

from typing import Final

from onrecord.reading.given_names import GIVEN_NAMES
from onrecord.reading.naming_words import (
    COMPLEMENT_HEADS,
    KNOWN_NAMES,
    KNOWN_ORGANISATIONS,
    ORGANISATION_HEADS,
    PARTICLES,
    PLACE_HEADS,
    SUFFIXES,
    THING_HEADS,
)
from onrecord.reading.places import DEMONYMS, PLACES
from onrecord.types.reading import EntityKind


def kind_of(words: tuple[str, ...], *, titled: bool = False) -> tuple[EntityKind, bool]:
    """The kind that the words of a name show, and whether that is sure."""
    if words[0] == "The" and len(words) > 1:
        words = words[1:]
    joined = " ".join(words)
    if joined in PLACES or (joined.isupper() and joined.title() in PLACES):
        return ("person", False) if titled and len(words) == 1 else ("place", True)
    if joined in KNOWN_NAMES or ("." in joined and joined.rsplit(".", 1)[-1] in _SITES):
        return "organisation", True
    last, first = words[-1].lower().rstrip("."), words[0].lower()
    if titled and last not in ORGANISATION_HEADS:
        return "person", True
    heads = {word.lower().rstrip(".") for word in words}
    if (last in THING_HEADS or first in ("battle", "siege", "treaty")) and len(words) > 1:
        return "other", True
    if "war" in heads and len(words) > 1:
        return "other", True
    if first in _BODIES_OF and len(words) > 2 and heads & {"of", "for", "on"}:
        return "organisation", True
    if first in ("gulf", "city", "isle", "strait", "bay", "cape") and "of" in heads:
        return "place", True
    if last in PLACE_HEADS and len(words) > 1 and first not in GIVEN_NAMES:
        return "place", True
    if last in ORGANISATION_HEADS and (len(words) > 1 or last in KNOWN_ORGANISATIONS):
        return (
            ("person", False)
            if first in GIVEN_NAMES and len(words) == 2 and (last in _SURNAMES)
            else ("organisation", True)
        )
    if heads & COMPLEMENT_HEADS and {"of", "for", "on"} & heads:
        return "organisation", True
    if len(words) == 1:
        if last in KNOWN_ORGANISATIONS or last in ORGANISATION_HEADS:
            return "organisation", True
        if words[0].isupper() and 1 < len(words[0]) <= 6:
            return "organisation", True
        if words[0].endswith("s") and words[0][:-1] in DEMONYMS:
            return "group", True
        return ("person", False) if first in GIVEN_NAMES else ("other", False)
    if first in GIVEN_NAMES and len(words) <= 5 and not heads & {"of", "&"}:
        return "person", True
    if heads & ORGANISATION_HEADS:
        return "organisation", False
    if last in SUFFIXES or any(w in PARTICLES for w in words[1:-1]) or _initials(words):
        return "person", False
    return "other", False


_PLACES_OF: Final = frozenset(
    "gulf city isle strait bay cape republic duke battle siege treaty daughters sons bishops "
    "people citizens mothers friends".split()
)
_BODIES_OF: Final = COMPLEMENT_HEADS - _PLACES_OF
_SITES: Final = frozenset(
    ("com", "ru", "org", "net", "gov", "edu", "io", "info", "ua", "tv", "news")
)
_SURNAMES: Final = frozenset(
    "banks forces guard house mission park post school steel union moss church court day "
    "fields cook sheriff mirror bulletin brothers press".split()
)


def _initials(words: tuple[str, ...]) -> bool:
    return len(words) >= 3 and any(len(w) == 2 and w[1] == "." for w in words[:-1])
