"""On which day it was said, where the sentence tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.reading.drafts import Draft, by_line
from onrecord.reading.lines import Line
from onrecord.types import Span, Timex

DAY = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?|-W\d\d)?)(?:T.*)?$")
FAR = 60  # characters between a cue and its day; beyond, the day belongs to something else
OWNS = ("'s ", "’s ")
BACK_THEN = re.compile(
    r"\W{0,3}(?:back then|at the time|then|that day|on that day|that same day)\b"
)


def attach_days(
    text: str, lines: Sequence[Line], drafts: Sequence[Draft], times: Sequence[Timex]
) -> None:
    """Give each draft the day that stands beside its cue."""
    days = [timex for timex in times if timex.type in {"DATE", "TIME"} and _day(timex)]
    starts = [timex.span.start for timex in days]
    grouped = by_line(drafts)
    before: str | None = None  # the day that the sentence before gives
    for number, line in enumerate(lines):
        span = line.span
        here = days[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        found = grouped.get(number, [])
        for draft in found:
            outer = draft.relayed_by
            draft.date = _beside(text, draft, found, here, line)
            if draft.date is None and outer is not None:
                draft.date = _beside(text, outer, [outer], here, line)
            if draft.date is None and draft.cue is not None:
                end = max(draft.cue.end, draft.source.end if draft.source else 0)
                if BACK_THEN.match(text, end) or BACK_THEN.match(text, draft.cue.end):
                    draft.date = before
        if here or found:
            before = _day(here[0]) if here else next((d.date for d in found if d.date), None)


def _day(timex: Timex) -> str | None:
    match = DAY.match(timex.value or "")
    return match[1] if match else None


def _beside(
    text: str, draft: Draft, siblings: Sequence[Draft], days: Sequence[Timex], line: Line
) -> str | None:
    if draft.cue is None:
        return None
    for timex in days:
        span = timex.span
        inside = any(part.contains(span) for part in draft.content)
        if inside and draft.stance != "declines":
            continue
        if draft.source is not None and draft.source.contains(span):
            continue
        if text[span.end : span.end + 3] in OWNS:
            continue  # "Sunday's incident comes after Vale told staff": the incident's day
        if any(part.contains(span) for other in siblings for part in other.content) and not inside:
            continue
        if _belongs(text, draft, span, line) or (inside and draft.stance == "declines"):
            return _day(timex)
    return None


def _belongs(text: str, draft: Draft, span: Span, line: Line) -> bool:
    cue = draft.cue
    if cue is None:
        return False
    end = max(cue.end, draft.source.end if draft.source else 0)
    if span.start >= cue.end:
        between = text[min(end, span.start) : span.start] if span.start >= end else ""
        return len(between) <= FAR and not CLAUSE_BETWEEN.search(between)
    opening = text[line.span.start : span.start]
    if len(opening) <= 12 and span.end < (draft.source.start if draft.source else cue.start):
        return True
    if draft.source is not None and draft.source.end <= span.start:
        between = text[draft.source.end : span.start]
        if len(between) <= FAR and not CLAUSE_BETWEEN.search(between) and "," not in between:
            return cue.start - span.end <= 2 * FAR
    return 0 <= cue.start - span.end <= 2 or bool(
        draft.source and 0 <= cue.start - span.end <= 6 and draft.source.end <= span.start
    )


CLAUSE_BETWEEN = re.compile(
    r"[.;:“”\"]|\b(?:that|who|which|when|after|before|since|until|while|as)\b"
)
