"""The timeline, what was announced and what is not confirmed, put in words for every report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.report.labels import count, human_date
from onrecord.report.safe import one_line, shorten
from onrecord.types import Disagreement, Expectation, StoryRecord, TimelineEntry, Unconfirmed

PRONOUN = re.compile(r"\b(?:He|She|They|It|he|she|they|it)\b")
NAME_WIDTH = 60
STATES = {"open": "open", "due": "due", "overdue": "overdue", "met": "done"}
REASONS = {
    "told": "",
    "said": "",
    "context": "day taken from the sentences before",
    "story": "day as other articles give it",
}


@dataclass(frozen=True, slots=True)
class Chronicle:
    """A timeline in three parts, each in the order of the days."""

    background: tuple[TimelineEntry, ...]  # before the story began
    main: tuple[TimelineEntry, ...]
    rest: tuple[TimelineEntry, ...]  # of the story, but fewer tell of it: shown on demand


def chronicle(entries: Sequence[TimelineEntry], most: int) -> Chronicle:
    """The timeline with the ``most`` weightiest entries of the story in its main part."""
    own = [entry for entry in entries if not entry.background]
    kept = {id(entry) for entry in weightiest(own, most)}
    return Chronicle(
        background=tuple(entry for entry in entries if entry.background),
        main=tuple(entry for entry in own if id(entry) in kept),
        rest=tuple(entry for entry in own if id(entry) not in kept),
    )


def weightiest(entries: Sequence[TimelineEntry], most: int) -> list[TimelineEntry]:
    """The ``most`` weightiest entries, in the order of the days."""
    ranked = sorted(range(len(entries)), key=lambda n: (-entries[n].weight, n))[:most]
    return [entries[n] for n in sorted(ranked)]


def told(entry: TimelineEntry) -> tuple[str, str | None, str]:
    """The summary, cut where the name of whom its pronoun means can be put in brackets.

    >>> told(TimelineEntry("2031-05-06", "day", "She left on Tuesday.", (), subject="Ada Holm"))
    ('She', 'Ada Holm', ' left on Tuesday.')
    """
    match = PRONOUN.search(entry.summary) if entry.subject else None
    if match is None or entry.subject is None:
        return entry.summary, None, ""
    name = shorten(one_line(entry.subject), NAME_WIDTH)
    return entry.summary[: match.end()], name, entry.summary[match.end() :]


def told_line(entry: TimelineEntry) -> str:
    """The same as one string, the name in square brackets."""
    before, name, after = told(entry)
    return f"{before} [{name}]{after}" if name else before


def reach(entry: TimelineEntry) -> str:
    """How many outlets carry it, and from how many origins; nothing where it is one."""
    outlets = len(entry.outlets) + entry.unnamed_outlets
    if outlets < 2:
        return ""
    return f"{count(outlets, 'outlet')}, {count(entry.independent_origins, 'independent origin')}"


def due_label(item: Expectation) -> str:
    """When it falls due, and its state where that is not "open"."""
    label = f"due {human_date(item.due)}" if item.due else "no day given"
    return label if item.state == "open" else f"{label} ({STATES[item.state]})"


def announcer(item: Expectation, speakers: Mapping[str, str]) -> str:
    """Who announced it, by name, or as the article puts it; ``speakers`` gives names by id."""
    if item.announced_by is None:
        return ""
    name = speakers.get(item.announced_by.speaker or "")
    if name is None and item.announced_by.citations:
        name = item.announced_by.citations[0].text
    return shorten(one_line(name or ""), NAME_WIDTH)


def open_first(items: Sequence[Expectation]) -> list[Expectation]:
    """What is still to come first, and what has been done last."""
    return sorted(items, key=lambda item: item.state == "met")


def speaker_names(story: StoryRecord) -> dict[str, str]:
    """The names of the story's speakers by their ids."""
    return {speaker.id: speaker.name for speaker in story.speakers}


def qualified(item: Unconfirmed, story: StoryRecord) -> str:
    """What a mark of doubt speaks of: a statement by its speaker, a happening by its day."""
    if item.about is None:
        return ""
    if item.about.kind == "statement":
        names = speaker_names(story)
        return next(
            (
                f"what {shorten(one_line(names[s.speaker]), NAME_WIDTH)} said"
                for s in story.statements
                if s.id == item.about.id and s.speaker in names
            ),
            "",
        )
    return next(
        (f"{human_date(e.date)}" for e in story.timeline if e.id == item.about.id),
        "",
    )


def side_value(item: Disagreement, value: str) -> str:
    """A side's value as a reader writes it: days as days, all else as printed."""
    return human_date(value) if item.kind == "date" else value
