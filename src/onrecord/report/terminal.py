"""A record as a brief for the terminal: what an editor takes in within a minute."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.report.chronicle import (
    announcer,
    due_label,
    open_first,
    speaker_names,
    told_line,
    weightiest,
)
from onrecord.report.digest import Digest, Numbered, Said, digest_stories
from onrecord.report.labels import (
    channel_label,
    count,
    date_range,
    human_date,
    published_label,
)
from onrecord.report.safe import for_terminal, shorten
from onrecord.report.wordings import Variant, telling_values, variants
from onrecord.types import Citation, Record, Speaker

# What fits a minute; the HTML report has all.
MAX_SPEAKERS = 6
MAX_STATEMENTS = 3  # of one speaker
MAX_NAMES = 12  # of the other speakers
MAX_WORDINGS = 3
MAX_LINES = 12
MAX_OPEN = 7  # announcements, and as many marks of doubt
TRAILING = re.compile(r"[ ]+$", re.MULTILINE)
SIDE_WIDTH = 120  # characters of a side of a disagreement
QUOTE_WIDTH = 240  # characters of a wording


def print_record(record: Record, file: TextIO | None = None, width: int | None = None) -> None:
    """Print the brief; ``width`` is that of the terminal unless given."""
    console = Console(file=file, width=width, markup=False, highlight=False, emoji=False)
    if console.is_terminal:
        _print(console, record)
        return
    with console.capture() as captured:
        _print(console, record)
    # Cells are filled up with spaces, which nobody wants in a file or a pipe.
    console.file.write(TRAILING.sub("", captured.get()))


def _print(console: Console, record: Record) -> None:
    stories, others = digest_stories(record)
    for n, digest in enumerate(stories):
        if n:
            console.print()
        Brief(console, digest).print()
    if others:
        _heading(console, "Other articles" if stories else "Articles")
        _articles(console, others)


class Brief:
    """One story on the terminal."""

    def __init__(self, console: Console, digest: Digest) -> None:
        self.console = console
        self.digest = digest
        self.numbers = {place.article.id: place.number for place in digest.articles}

    def print(self) -> None:
        """The story in a line, then what was said, what differs, when, and what is open."""
        digest, story = self.digest, self.digest.story
        self.console.print(Text(for_terminal(story.title), style="bold"))
        facts = [
            f"{count(len(digest.articles), 'article')} from {count(digest.outlets, 'outlet')}",
            date_range(digest.first_day, digest.last_day),
            count(digest.independent, "independent origin"),
        ]
        self.console.print(Text(", ".join(facts), style="dim"))
        self.statements()
        self.disagreements()
        self.developments()
        self.timeline()
        self.open()
        _heading(self.console, "Articles")
        _articles(self.console, digest.articles)

    def statements(self) -> None:
        """Who said what, the speakers that most outlets carry first."""
        voices = self.digest.voices
        if not voices:
            return
        _heading(self.console, "Who said what")
        for n, voice in enumerate(voices[:MAX_SPEAKERS]):
            if n:
                self.console.print()
            self._speaker(voice.speaker)
            for said in voice.said[:MAX_STATEMENTS]:
                self._statement(said)
            self._more(len(voice.said) - MAX_STATEMENTS, "statement")
        if len(voices) > MAX_SPEAKERS:
            names = [shorten(for_terminal(v.speaker.name), 40) for v in voices[MAX_SPEAKERS:]]
            left = len(names) - MAX_NAMES
            more = f" and {left} more" if left > 0 else ""
            self.console.print()
            self.console.print(Text(f"Also quoted: {', '.join(names[:MAX_NAMES])}{more}"))

    def _speaker(self, speaker: Speaker) -> None:
        line = Text(for_terminal(speaker.name), style="bold")
        if speaker.roles:
            role = speaker.roles[0]
            line.append(f", {shorten(for_terminal(role.text), 120)} ", style="not bold")
            line.append(self._refs(role.citations[:1]), style="not bold dim")
        self.console.print(line)

    def _statement(self, said: Said) -> None:
        versions = variants(said)
        for n, variant in enumerate(versions[:MAX_WORDINGS]):
            line = _quoted(variant) if n else Text(_short(variant.text))
            line.append(f" — {self._outlets(variant)}", style="dim")
            self._indented(line, 2 if n == 0 else 4)
        left = len(versions) - MAX_WORDINGS
        if left > 0:
            self._indented(Text(f"and {count(left, 'other wording')}", style="dim"), 4)
        facts = [for_terminal(human_date(said.statement.date))] if said.statement.date else []
        origin = channel_label(said.statement.origin)
        if origin:
            facts.append(f"through {for_terminal(origin)}")
        facts.append(count(said.outlets, "outlet"))
        facts.append(count(said.statement.independent_origins, "independent origin"))
        self._indented(Text(", ".join(facts), style="dim italic"), 2)

    def disagreements(self) -> None:
        """What the reports do not agree on, side by side."""
        known = self.digest.story.disagreements
        if not known:
            return
        _heading(self.console, "Where reports differ")
        items = [item for item in known if item.settled is None]
        for item in items[:MAX_LINES]:
            line = Text(shorten(for_terminal(item.about), 120) + ": ")
            values = telling_values(item, SIDE_WIDTH)
            for n, (side, value) in enumerate(zip(item.sides, values, strict=True)):
                line.append(" or " if n else "", style="dim")
                line.append(shorten(for_terminal(value), SIDE_WIDTH), style="bold")
                line.append(" " + self._refs(side.citations), style="dim")
            self._indented(line, 2)
        self._more(len(items) - MAX_LINES, "disagreement")
        settled = [item for item in known if item.settled is not None]
        for item in settled[:MAX_LINES]:
            line = Text(f"settled: {shorten(for_terminal(item.about), 120)}: ", style="dim")
            line.append(shorten(for_terminal(item.settled.note if item.settled else ""), 300))
            self._indented(line, 2)
        self._more(len(settled) - MAX_LINES, "settled disagreement")

    def developments(self) -> None:
        """Figures that grew from day to day, which is no disagreement."""
        items = self.digest.story.developments
        if not items:
            return
        _heading(self.console, "Figures that grew")
        for grown in items[:MAX_LINES]:
            line = Text(shorten(for_terminal(grown.about), 120) + ": ")
            for n, step in enumerate(grown.steps):
                line.append(", then " if n else "", style="dim")
                line.append(shorten(for_terminal(step.value), SIDE_WIDTH), style="bold")
                line.append(f" on {human_date(step.day)} {self._refs(step.citations)}", style="dim")
            self._indented(line, 2)
        self._more(len(items) - MAX_LINES, "figure")

    def timeline(self) -> None:
        """What happened when."""
        items = self.digest.story.timeline
        if not items:
            return
        _heading(self.console, "Timeline")
        # Of many, the most reported and the turning ones, in the order in which they happened.
        rows = [
            (
                human_date(entry.date),
                _short(told_line(entry)),
                self._refs(entry.citations) + (" background" if entry.background else ""),
            )
            for entry in weightiest(items, MAX_LINES)
        ]
        self._rows(rows)
        self._more(len(items) - MAX_LINES, "entry", "entries")

    def open(self) -> None:
        """What is due, and what nobody has confirmed."""
        story = self.digest.story
        names = speaker_names(story)
        expected = [
            (
                due_label(item),
                _short(item.text),
                self._refs(item.citations) + _by(announcer(item, names)),
            )
            for item in open_first(story.expectations)
        ]
        doubted = [
            ("not confirmed", _short(item.text), self._refs(item.citations))
            for item in story.unconfirmed
        ]
        if not expected and not doubted:
            return
        _heading(self.console, "What is open")
        # Neither crowds out the other.
        self._rows([*expected[:MAX_OPEN], *doubted[:MAX_OPEN]])
        self._more(len(expected) - MAX_OPEN, "announcement")
        self._more(len(doubted) - MAX_OPEN, "mark of doubt", "marks of doubt")

    def _rows(self, rows: Iterable[tuple[str, str, str]]) -> None:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(max_width=max(10, self.console.width // 4))
        table.add_column(ratio=1)
        for label, words, refs in rows:
            line = Text(words + " ")
            line.append(refs, style="dim")
            table.add_row(Text(for_terminal(label), style="bold"), line)
        self.console.print(Padding(table, (0, 0, 0, 2), expand=False))

    def _indented(self, line: Text, by: int) -> None:
        self.console.print(Padding(line, (0, 0, 0, by), expand=False))

    def _more(self, left: int, noun: str, plural: str | None = None) -> None:
        if left > 0:
            self._indented(Text(f"and {count(left, noun, plural)} more", style="dim"), 2)

    def _refs(self, citations: Iterable[Citation]) -> str:
        numbers = {self.numbers[c.article] for c in citations if c.article in self.numbers}
        return "".join(f"[{number}]" for number in sorted(numbers))

    def _outlets(self, variant: Variant) -> str:
        places = {w.place.number: w.place for w in variant.wordings}
        names = [
            f"{shorten(for_terminal(p.article.outlet or 'outlet unknown'), 40)} [{p.number}]"
            for p in places.values()
        ]
        left = len(names) - 4
        return ", ".join(names[:4]) + (f" and {left} more" if left > 0 else "")


def _quoted(variant: Variant) -> Text:
    """A wording, the words that are its own underlined."""
    line = Text()
    if not variant.comparable:
        return line.append(_short(variant.text))
    for piece in variant.pieces:
        if piece.mark in ("same", "other") and len(line) < QUOTE_WIDTH:
            words = for_terminal(piece.text)
            lead = " " if piece.text[:1].isspace() and len(line) else ""
            trail = " " if piece.text[-1:].isspace() else ""
            line.append(lead)
            line.append(words, style="underline" if piece.mark == "other" else "")
            line.append(trail)
    if len(line) > QUOTE_WIDTH:
        line.truncate(QUOTE_WIDTH)
        line.append("…")
    return line


def _by(name: str) -> str:
    return f" announced by {for_terminal(name)}" if name else ""


def _short(text: str) -> str:
    return shorten(for_terminal(text), QUOTE_WIDTH)


def _heading(console: Console, title: str) -> None:
    console.print()
    console.print(Text(title.upper(), style="bold cyan"))


def _articles(console: Console, places: Iterable[Numbered]) -> None:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(justify="right")
    table.add_column(ratio=1)
    for place in places:
        line = Text(for_terminal(place.outlet), style="bold")
        line.append(f", {published_label(place.article, place.not_before)}", style="not bold")
        if place.article.title:
            line.append(f": {shorten(for_terminal(place.article.title), 120)}", style="not bold")
        table.add_row(Text(f"[{place.number}]", style="dim"), line)
    console.print(Padding(table, (0, 0, 0, 2), expand=False))
