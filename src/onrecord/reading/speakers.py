"""Speakers: the entity behind each source, and behind quotations that go on without one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading import sources
from onrecord.reading.drafts import Draft, by_line, span_of
from onrecord.reading.identified import identify
from onrecord.reading.lines import Line
from onrecord.reading.linked import LinkedMentions
from onrecord.reading.mentions import Naming
from onrecord.reading.model import Antecedents
from onrecord.reading.words import is_adverb


def resolve_speakers(
    text: str,
    lines: Sequence[Line],
    drafts: Sequence[Draft],
    naming: Naming,
    antecedents: Sequence[Antecedents] = (),
) -> None:
    """Give each draft its entity; a continued quotation takes that of the words before it.

    Where the rules of names leave a phrase open, the network's link to an earlier mention decides.
    """
    linked = LinkedMentions(text, naming, antecedents)
    writers: dict[str, str] = {}  # whose "the poll" and "the report" are, by the article so far
    for at, draft in enumerate(drafts):
        if draft.source is not None:
            draft.entity = naming.entity_of(draft.source)
            if written := _WRITTEN.search(draft.source.of(text)):
                if draft.entity is None and written["the"]:
                    draft.entity = writers.get(written["what"])
                elif draft.entity is not None:
                    writers[written["what"]] = draft.entity
            if draft.entity is None:
                draft.entity = _by_the_clause(text, lines, draft, naming)
            if draft.entity is None and at:
                draft.entity = _speaks_on(text, lines, drafts[at - 1], draft, naming)
            if draft.entity is None or draft.entity in naming.unnamed_bodies:
                draft.entity = linked.entity_of(draft.source) or draft.entity
    identify(text, lines, drafts, naming)
    siblings = by_line(drafts)
    for draft in drafts:
        outer = _around(text, siblings[draft.line], draft)
        if outer is not None and outer.entity is not None:
            draft.entity = outer.entity
            draft.doubt *= 0.9
    for at, draft in enumerate(drafts):
        if draft.source is None and draft.rule == "continued":
            draft.entity = _continued(lines, drafts[max(0, at - 6) : at], draft)


def _by_the_clause(text: str, lines: Sequence[Line], draft: Draft, naming: Naming) -> str | None:
    """Whom "which" and "it" mean by where they stand.

    "The Dorn Chamber, which argued ...": the name before the comma. "Orbit gave a statement, which
    read ...": Orbit. "Orbit cut its forecast. It said ...": the body that the last sentence is of.
    """
    if draft.source is None:
        return None
    word = draft.source.of(text).lower()
    if word == "which":
        before = _named_before(text, draft.source.start, naming)
        line = lines[draft.line]
        ahead = text[line.tokens[0].start : draft.source.start] if line.tokens else ""
        return before or (subject_entity(line, naming) if _ISSUES.search(ahead) else None)
    if word == "it":
        line = lines[draft.line]
        own = (
            subject_entity(line, naming)
            if _CLAUSE_BEFORE.search(text, max(0, draft.source.start - 12), draft.source.start)
            else None
        )
        if own is None and draft.line and lines[draft.line - 1].paragraph == line.paragraph:
            own = subject_entity(lines[draft.line - 1], naming)
        return own if own in naming.bodies | naming.unnamed_bodies else None
    return None


def _speaks_on(
    text: str, lines: Sequence[Line], before: Draft, draft: Draft, naming: Naming
) -> str | None:
    """The body that spoke just before, where "it" closes its quotation: "...," it added."""
    if draft.source is None or draft.source.of(text) != "it":
        return None
    apart = lines[draft.line].paragraph - lines[before.line].paragraph
    quoted = text[draft.content[0].start] in "“\"‘'" and draft.content[0].start < draft.source.start
    body = before.entity in naming.bodies | naming.unnamed_bodies
    return before.entity if quoted and apart <= 1 and body else None


# Behind a comma, or where a clause begins, "it" is what the sentence is about.
_CLAUSE_BEFORE = re.compile(r"(?:,|\b(?:where|which|because|although|but))\s+$")
_WRITTEN = re.compile(
    r"(?P<the>^[Tt]he )?\b(?P<what>poll|survey|report|study|analysis|statement|letter|filing"
    r"|complaint|ruling|lawsuit|indictment)\b"
)
_ISSUES = re.compile(
    r"\b(?:provided|gave|sent|issued|released|posted|published|e-?mailed)\b.*\b(?:statement|letter"
    r"|note|message|memo|e-?mail|release|post)\b[^.;]*,\s$"
)
_BEFORE_WHICH = re.compile(r"(?:\s\([^()]{1,20}\))?,\s")


def _named_before(text: str, which: int, naming: Naming) -> str | None:
    """The body whose name ends before the comma before ``which``."""
    for mention in naming.ending_near(which):
        gap = text[mention.span.end : which]
        if mention.entity in naming.bodies and _BEFORE_WHICH.fullmatch(gap):
            return mention.entity
    return None


def _around(text: str, siblings: Sequence[Draft], inner: Draft) -> Draft | None:
    """The draft in whose content a "he" or "she" speaks: Ada said *she believed* it."""
    if inner.source is None or inner.source.of(text).lower() not in {"he", "she"}:
        return None
    for outer in siblings:
        if outer is inner or outer.source is None:
            continue
        inside = any(part.contains(inner.source) for part in outer.content)
        if inside and outer.source.of(text).lower() not in {"they", "we"}:
            return outer
    return None


def _continued(lines: Sequence[Line], before: Sequence[Draft], draft: Draft) -> str | None:
    """The one speaker of the paragraph before, or of this paragraph so far; None when unsure."""
    paragraph = lines[draft.line].paragraph
    near = [d for d in before if paragraph - lines[d.line].paragraph <= 1 and d.line < draft.line]
    here = [d for d in near if lines[d.line].paragraph == paragraph] or near
    speakers = {d.entity for d in here if d.stance == "says"}
    return speakers.pop() if len(speakers) == 1 else None


def subject_entity(line: Line, naming: Naming) -> str | None:
    """The entity that a sentence is about: its first subject."""
    subject = sources.main_subject(line.tokens, len(line.tokens), 0)
    if subject is None:
        return None
    last = subject.last
    while last > subject.first and is_adverb(line.tokens[last].low):
        last -= 1
    return naming.entity_of(span_of(line.tokens, subject.first, last))
