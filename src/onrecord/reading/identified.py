"""Speakers whose name the article gives only later, or by a handle.

"The chief executive of Orbit has said ... Ada Vale told reporters": reports hold a name back for a
sentence or two, and then give it without a role, since the role was there before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from onrecord.reading.drafts import Draft
from onrecord.reading.lines import Line
from onrecord.reading.mentions import Naming
from onrecord.reading.naming_words import FEMININE_ROLES, MASCULINE_ROLES, ROLE_NOUNS
from onrecord.reading.transcripts import answer_turns
from onrecord.types import Entity, Span

NEXT = 1  # paragraphs within which the name follows
DEFINITE = re.compile(r"(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s")
HELD_BACK = re.compile(r"\w+(?:-\w+)?")
# "the spokeswoman, Ada Vale,": the article takes up a role that it gave before.
TAKEN_UP = re.compile(r"[Tt]he (?P<role>[a-z-]+), [A-Z]")
HANDLE = re.compile(r"(?<![\w.])@(?P<handle>[A-Za-z_][\w.]{2,40})")


def identify(text: str, lines: Sequence[Line], drafts: Sequence[Draft], naming: Naming) -> None:
    """Give those drafts an entity whose speaker the article names afterwards, or by a handle."""
    entities = {entity.id: entity for entity in naming.entities}
    spoken = [draft for draft in drafts if draft.source is not None]
    for draft, after in pairwise(spoken):
        if not _is_open(draft, entities) or _apart(lines, draft, after) > NEXT:
            continue
        role = _role_held_back(text, draft)
        person = entities.get(after.entity or "")
        if role is None or person is None or person.kind != "person" or not person.named:
            continue
        if _fits(role, person) and (
            _is_new_and_bare(text, after, person, naming) or _is_taken_up(text, after, role)
        ):
            draft.entity = person.id
            draft.doubt *= 0.9
    answer_turns(text, lines, drafts, naming)
    handles = _handles(naming.entities)
    for draft in spoken:
        if (owner := _by_handle(text, lines[draft.line], handles)) is not None:
            draft.entity = owner


def _is_open(draft: Draft, entities: Mapping[str, Entity]) -> bool:
    known = entities.get(draft.entity or "")
    return known is None or (not known.named and known.kind == "person")


def _apart(lines: Sequence[Line], draft: Draft, after: Draft) -> int:
    return lines[after.line].paragraph - lines[draft.line].paragraph


def _role_held_back(text: str, draft: Draft) -> str | None:
    """The role noun of "the chief executive of Orbit", "its spokesman"; None: no such phrase."""
    phrase = draft.source.of(text) if draft.source else ""
    owned = "'s " in phrase or "’s " in phrase
    if not DEFINITE.match(phrase) and not owned:
        return None
    roles = [word for word in HELD_BACK.findall(phrase.lower()) if word in ROLE_NOUNS]
    return roles[0] if roles else None


def _fits(role: str, person: Entity) -> bool:
    if role in FEMININE_ROLES:
        return person.gender != "he"
    return role not in MASCULINE_ROLES or person.gender != "she"


def _is_new_and_bare(text: str, after: Draft, person: Entity, naming: Naming) -> bool:
    """Whether a full name stands there for the first time, with no role beside it."""
    source = after.source
    if source is None or " " not in person.name or source.of(text).strip(" ,") != person.name:
        return False
    if any(m.entity == person.id and m.span.start < source.start for m in naming.mentions):
        return False
    near = Span(max(0, source.start - 80), source.end + 80)
    return not any(r.entity == person.id and r.span.overlaps(near) for r in naming.roles)


def _is_taken_up(text: str, after: Draft, role: str) -> bool:
    found = TAKEN_UP.match(after.source.of(text)) if after.source else None
    return found is not None and found["role"] == role


def _handles(entities: Sequence[Entity]) -> dict[str, str | None]:
    """By the letters of a handle, the one person whose name they spell; None: two people's."""
    found: dict[str, str | None] = {}
    for entity in entities:
        words = re.findall(r"[^\W\d_]+", entity.name.casefold())
        if entity.kind != "person" or not entity.named or len(words) < 2:
            continue
        given, surname = words[0], words[-1]
        for letters in {given + surname, surname + given, given[0] + surname}:
            found[letters] = None if letters in found else entity.id
    return found


def _by_handle(text: str, line: Line, handles: Mapping[str, str | None]) -> str | None:
    """Whose handle a sentence gives, outside its quotations: "as @adavale9"."""
    quoted = [token.span for token in line.tokens if token.quote]
    owners = set()
    for match in HANDLE.finditer(text, line.span.start, line.span.end):
        if any(span.start <= match.start() < span.end for span in quoted):
            continue
        letters = re.sub(r"[\d_.]+", "", match["handle"].casefold())
        owners.add(handles.get(letters))
    return owners.pop() if len(owners) == 1 else None
