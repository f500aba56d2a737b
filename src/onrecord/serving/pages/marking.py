"""An article's text cut where something in it begins or ends, with what is told of each piece."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from onrecord.report.cited import PARAGRAPH
from onrecord.report.labels import ACTS, KINDS, STANCES, channel_label, human_date
from onrecord.report.safe import one_line, shorten
from onrecord.types import Article, Attribution, Reading, Span, Timex

MarkKind = Literal["said", "source", "speaker", "date"]
MAX_MARKS = 1_500  # of one article; a text of nothing but names would be no text any more
WIDTH = 120  # characters of a name in a note


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in the text, with the note that explains it."""

    n: int
    kind: MarkKind
    spans: tuple[Span, ...]
    head: str
    lines: tuple[str, ...]
    words: str = ""  # of what is said: its beginning, for the list of notes
    speaker: str | None = None  # a name that has a page
    statement: tuple[str, str] | None = None  # the story and its statement that it carries


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters under the same marks."""

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]  # those whose first characters these are
    cited: bool  # it lies in the characters that were asked for
    first: bool  # it is the first that does

    @property
    def classes(self) -> str:
        """What the piece is, for the style."""
        return " ".join(dict.fromkeys(f"is-{mark.kind}" for mark in self.marks))

    @property
    def numbers(self) -> str:
        """The notes that explain it."""
        return " ".join(str(mark.n) for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Carried:
    """The statement of a story that an attribution carries, and who made it."""

    story: str
    statement: str
    speaker: str


def marks_of(
    article: Article, reading: Reading, carried: Mapping[str, Carried]
) -> tuple[Mark, ...]:
    """The marks of a text; ``carried`` gives the statements by the attributions' ids."""
    marks: list[Mark] = []
    names = {entity.id: entity.name for entity in reading.entities}
    for attribution in reading.attributions:
        found = carried.get(attribution.id_in(article.id))
        name = found.speaker if found and found.speaker else names.get(attribution.entity or "")
        marks.append(_said(len(marks) + 1, attribution, article, name, found))
        if attribution.source:
            head = f"Source: {shorten(one_line(name), WIDTH)}" if name else "Source, not resolved"
            marks.append(
                Mark(len(marks) + 1, "source", (attribution.source,), head, (),
                     speaker=found.speaker if found else None)
            )  # fmt: skip
    speaking = {a.entity for a in reading.attributions if a.entity}
    sources = {a.source for a in reading.attributions}
    for mention in reading.mentions:
        if mention.entity in speaking and mention.span not in sources:
            name = shorten(one_line(names.get(mention.entity or "", "")), WIDTH)
            marks.append(
                Mark(len(marks) + 1, "speaker", (mention.span,), name, ("speaks in this article",))
            )
    for time in reading.times:
        marks.append(_date(len(marks) + 1, time))
    length = len(article.text)
    whole = [mark for mark in marks if all(span.end <= length for span in mark.spans)]
    return tuple(whole[:MAX_MARKS])


def _said(
    n: int, attribution: Attribution, article: Article, name: str | None, found: Carried | None
) -> Mark:
    lines = [KINDS[attribution.kind]]
    if told := STANCES[attribution.stance] or ACTS[attribution.act]:
        lines.append(told)
    if channel := channel_label(attribution.channel):
        lines.append(f"through {channel}")
    if attribution.date:
        lines.append(f"said {human_date(attribution.date)}")
    if attribution.anonymous:
        lines.append("a source whose name is kept back")
    head = shorten(one_line(name), WIDTH) if name else "Speaker not known"
    words = " … ".join(span.of(article.text) for span in attribution.content)
    return Mark(
        n, "said", attribution.content, head, tuple(lines), shorten(one_line(words), WIDTH),
        speaker=(found.speaker or None) if found else None,
        statement=(found.story, found.statement) if found else None,
    )  # fmt: skip


def _date(n: int, time: Timex) -> Mark:
    value = time.value or ""
    kinds = {"DATE": "day", "TIME": "time", "DURATION": "duration", "SET": "repeated time"}
    head = human_date(value) if value and time.type in ("DATE", "TIME") else value
    line = "as this article's own date gives it" if value else "not sure which"
    return Mark(n, "date", (time.span,), head or kinds[time.type], (f"{kinds[time.type]}, {line}",))


def paragraphs(text: str, marks: Sequence[Mark], cited: Span | None) -> list[list[Stretch]]:
    """The paragraphs of a text, each cut where a mark begins or ends."""
    places = sorted(
        ((span.start, span.end, mark) for mark in marks for span in mark.spans),
        key=lambda place: (place[0], -place[1], place[2].n),
    )
    begun: set[int] = set()
    pointed = False
    out: list[list[Stretch]] = []
    at = 0
    for match in PARAGRAPH.finditer(text):
        low, high = match.span()
        while at < len(places) and places[at][1] <= low and _past(places, at, low):
            at += 1
        here = [p for p in _from(places, at, high) if p[0] < high and p[1] > low]
        cuts = {low, high} | {max(low, s) for s, _, _ in here} | {min(high, e) for _, e, _ in here}
        if cited and cited.start < high and low < cited.end:
            cuts |= {max(low, cited.start), min(high, cited.end)}
        stretches = []
        for start, end in pairwise(sorted(cuts)):
            covering = tuple(dict.fromkeys(m for s, e, m in here if s < end and start < e))
            begins = tuple(m for m in covering if m.n not in begun)
            begun.update(m.n for m in begins)
            inside = cited is not None and cited.start < end and start < cited.end
            stretches.append(
                Stretch(text[start:end], covering, begins, inside, inside and not pointed)
            )
            pointed = pointed or inside
        out.append(stretches)
    return out


def _past(places: Sequence[tuple[int, int, Mark]], at: int, low: int) -> bool:
    return places[at][1] <= low


def _from(
    places: Sequence[tuple[int, int, Mark]], at: int, high: int
) -> Iterable[tuple[int, int, Mark]]:
    for n in range(at, len(places)):
        if places[n][0] >= high:
            return
        yield places[n]
