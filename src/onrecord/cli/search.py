"""``onrecord search``: who said it, and which articles have the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.stored import day, echo, format_option, opened, print_json, store_option

if TYPE_CHECKING:
    from onrecord.store import Found

NOTHING_FOUND = 1


@click.command()
@click.argument("words", required=False, default="")
@store_option
@format_option
@click.option("--speaker", metavar="NAME", help="Said by this person or body, by any of its names.")
@click.option("--outlet", metavar="NAME", help="Printed by this outlet.")
@click.option(
    "--since", metavar="DAY", help="Said or published from a day on, or 2d: two days ago."
)
@click.option(
    "--in",
    "where",
    type=click.Choice(["statements", "articles", "both"]),
    help="Where to look. By default in both; with --speaker in statements.",
)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many.")
def search(
    words: str, path: str, form: str, speaker: str | None, outlet: str | None, since: str | None,
    where: str | None, limit: int,
) -> None:  # fmt: skip
    """Statements and articles with all the WORDS.

    "..." inside them asks for a phrase, -word for its absence, word* for any ending. Ends with
    status 1 when nothing is found.
    """
    if not words.strip() and speaker is None and outlet is None and since is None:
        raise click.UsageError("give words to look for, or --speaker, --outlet or --since")
    where = where or ("both" if speaker is None else "statements")
    start = day(since)
    found: list[Found] = []
    with opened(path) as store:
        if where != "articles":
            found += store.search.statements(
                words, speaker=speaker, outlet=outlet, since=start, limit=limit
            )
        if where != "statements":
            found += store.search.articles(words, outlet=outlet, since=start, limit=limit)
    if form != "text":
        print_json(list(found), form, "found")
    else:
        for hit in found:
            _print(hit)
    if not found:
        if form == "text":
            click.echo("nothing found", err=True)
        click.get_current_context().exit(NOTHING_FOUND)


def _print(hit: Found) -> None:
    from onrecord.report.labels import human_date
    from onrecord.report.safe import for_terminal, shorten

    outlet = for_terminal(hit.outlet or "outlet unknown")
    when = human_date((hit.day or hit.published or "")[:10])
    facts = ", ".join(filter(None, (outlet, when, f"story {hit.story}")))
    if hit.kind == "statement":
        echo(f"{for_terminal(hit.speaker or 'speaker unknown')}: {_marked(hit)}")
    else:
        echo(f"{shorten(for_terminal(hit.title or 'without a title'), 100)}")
        echo(f"    {_marked(hit)}")
    echo(click.style(f"    {facts}", dim=True))


def _marked(hit: Found) -> str:
    """The snippet on one line, the matched words bold where the terminal can show it."""
    from onrecord.report.safe import for_terminal

    pieces, at = [], 0
    for start, end in hit.marks:
        pieces.append(_inline(hit.snippet[at:start]))
        pieces.append(click.style(for_terminal(hit.snippet[start:end]), bold=True))
        at = end
    pieces.append(_inline(hit.snippet[at:]))
    return "".join(pieces).strip()


def _inline(text: str) -> str:
    """The text on one line, with the spaces at its ends, which stand beside a marked word."""
    from onrecord.report.safe import for_terminal

    lead = " " if text[:1].isspace() else ""
    trail = " " if text[-1:].isspace() and len(text) > 1 else ""
    return lead + for_terminal(text) + trail
