"""``onrecord check``: did somebody say that?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.stored import echo, format_option, opened, store_option

if TYPE_CHECKING:
    from onrecord.desk.quotations import Check, Match, PrintedWording

NOTHING_FOUND = 1
WIDTH = 300  # characters of a wording


@click.command()
@click.argument("words")
@store_option
@format_option
@click.option(
    "--speaker", metavar="NAME", help="Who is held to have said it: a name, a surname or a role."
)
@click.option(
    "--limit", type=click.IntRange(1, 20), default=5, show_default=True, help="How many matches."
)
def check(words: str, path: str, form: str, speaker: str | None, limit: int) -> None:
    """Whether somebody said WORDS, by what the articles of a store print.

    Shows the nearest statements with who prints them and what differs, and says so plainly where
    there is none. Ends with status 1 when nothing is found.
    """
    from onrecord.desk.quotations import check_quotation

    with opened(path) as store:
        try:
            found = check_quotation(store, words, speaker=speaker, limit=limit)
        except ValueError as error:
            raise click.UsageError(str(error)) from error
    if form != "text":
        _print_json(found, form)
    else:
        _print(found)
    if found.verdict == "nothing":
        click.get_current_context().exit(NOTHING_FOUND)


def _print_json(found: Check, form: str) -> None:
    from onrecord import views
    from onrecord.cli.output import write

    write(views.to_json_line(found) if form == "jsonl" else views.to_json(found), None)


def _print(found: Check) -> None:
    from onrecord.report.safe import for_terminal, shorten

    echo(click.style(for_terminal(found.says), bold=True))
    for match in found.matches:
        echo("")
        _print_match(match, found.words)
    for place in found.printed:
        echo(f"  {place.article}: {shorten(for_terminal(place.text), WIDTH)}")


def _print_match(match: Match, words: str) -> None:
    from onrecord.report.labels import channel_label, count, human_date
    from onrecord.report.safe import for_terminal

    role = f", {match.roles[0]}" if match.roles else ""
    echo(for_terminal(f"{match.speaker}{role}") + f" ({_kind(match)})")
    for wording in match.wordings:
        echo(f"  {for_terminal(wording.outlet or 'outlet unknown')}: {_marked(wording, words)}")
    number = len(match.outlets) + match.unnamed_outlets
    facts = [
        human_date(match.date) if match.date else "day not known",
        count(number, "outlet"),
        count(match.independent_origins, "independent origin"),
    ]
    if origin := channel_label(match.origin):
        facts.append(f"from {origin}")
    facts.append(f"story {match.story}")
    echo(click.style("  " + ", ".join(for_terminal(fact) for fact in facts), dim=True))


def _kind(match: Match) -> str:
    """How near it is, in words."""
    told = {
        "same": "these words",
        "part": "these words, within more",
        "shortened": "these words, with others between",
        "near": "nearly these words",
        "meaning": f"like in meaning, {match.nearness:.2f}",
    }[match.kind]
    parts = [told if match.quoted else f"{told}, not inside quotation marks"]
    if match.differences:
        parts.append("differs: " + ", ".join(match.differences))
    return "; ".join([*parts, *(["denied"] if match.denied else [])])


def _marked(wording: PrintedWording, words: str) -> str:
    """The wording on one line, with what the quotation has otherwise in bold."""
    from onrecord.likeness.alignment import align_words
    from onrecord.report.safe import for_terminal, shorten

    text = shorten(for_terminal(wording.citation.text), WIDTH)
    pieces = []
    for segment in align_words(for_terminal(words), text):
        piece = text[slice(*segment.b)]
        differs = segment.kind in ("changed", "only_b") and piece.strip()
        pieces.append(click.style(piece, bold=True) if differs else piece)
    return "".join(pieces)
