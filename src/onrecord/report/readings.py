"""Readings as tables for the terminal: who said what in each article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.report.labels import (
    ACTS,
    KINDS,
    STANCES,
    channel_label,
    outlet_label,
    published_label,
)
from onrecord.report.safe import for_terminal, shorten
from onrecord.types import Article, Attribution, Reading

QUOTE_WIDTH = 320  # characters of a wording


def print_readings(
    readings: Iterable[tuple[Article, Reading]],
    file: TextIO | None = None,
    width: int | None = None,
) -> None:
    """Print a table for each article; ``width`` is that of the terminal unless given."""
    console = Console(file=file, width=width, markup=False, highlight=False, emoji=False)
    for article, reading in readings:
        head = Text(for_terminal(outlet_label(article)), style="bold")
        head.append(f", {for_terminal(published_label(article, None))}", style="not bold")
        if article.title:
            head.append(f": {shorten(for_terminal(article.title), 120)}", style="not bold")
        console.print(head)
        if reading.attributions:
            console.print(_table(article, reading))
        else:
            console.print(Text("nobody is quoted", style="dim"))
        console.print()


def _table(article: Article, reading: Reading) -> Table:
    names = {entity.id: entity.name for entity in reading.entities}
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), expand=True)
    table.add_column("who", ratio=2, overflow="fold")
    table.add_column("how", ratio=2, overflow="fold")
    table.add_column("what", ratio=5, overflow="fold")
    for attribution in reading.attributions:
        content = " … ".join(span.of(article.text) for span in attribution.content)
        table.add_row(
            Text(for_terminal(_who(attribution, article.text, names)), style="bold"),
            Text(for_terminal(_how(attribution, article.text))),
            Text(shorten(for_terminal(content), QUOTE_WIDTH)),
        )
    return table


def _who(attribution: Attribution, text: str, names: dict[str, str]) -> str:
    name = names.get(attribution.entity or "")
    source = attribution.source.of(text) if attribution.source else None
    return name or (f"{source}?" if source else "not named")


def _how(attribution: Attribution, text: str) -> str:
    cue = attribution.cue.of(text) if attribution.cue else None
    parts = [
        KINDS[attribution.kind],
        f"“{cue}”" if cue else None,
        STANCES[attribution.stance],
        ACTS[attribution.act],
        channel_label(attribution.channel),
        attribution.date,
    ]
    return ", ".join(part for part in parts if part)
