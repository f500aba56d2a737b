"""``onrecord stories``: the stories of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.stored import day, echo, format_option, opened, print_json, store_option

if TYPE_CHECKING:
    from onrecord.store import StoryLine


@click.command()
@store_option
@format_option
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="How many.")
@click.option("--since", metavar="DAY", help="With something new since a day, or 2d: two days ago.")
@click.option("--outlet", metavar="NAME", help="In which this outlet reports.")
@click.option("--speaker", metavar="NAME", help="In which this person or body speaks.")
@click.option("--all", "alone", is_flag=True, help="Also articles that stand alone so far.")
def stories(
    path: str, form: str, limit: int, since: str | None, outlet: str | None, speaker: str | None,
    alone: bool,
) -> None:  # fmt: skip
    """The stories of a store, those with the newest developments first."""
    start = day(since)
    with opened(path) as store:
        found = store.stories.list(
            limit=limit, since=start, outlet=outlet, speaker=speaker, least=1 if alone else 2
        )
        lonely = store.stories.count() - store.stories.count(least=2)
        if form != "text":
            print_json(list(found), form, "stories")
            return
        for line in found:
            _print(line)
        if lonely and not alone:
            said = "1 article stands" if lonely == 1 else f"{lonely:,} articles stand"
            echo(f"{said} alone so far (--all lists what stands alone)")
        elif not found:
            echo("no story")


def _print(line: StoryLine) -> None:
    from onrecord.report.labels import count, date_range
    from onrecord.report.safe import for_terminal, shorten

    echo(f"{line.id}  {shorten(for_terminal(line.title), 100)}")
    facts = [
        f"{count(line.articles, 'article')} from {count(line.outlets, 'outlet')}",
        date_range(line.first_day, line.last_day),
        count(line.statements, "statement"),
    ]
    if line.disagreements:
        facts.append(count(line.disagreements, "disagreement"))
    echo(f"              {', '.join(facts)}")
