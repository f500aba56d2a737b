"""``onrecord schema``: the JSON Schema of what is printed."""

from __future__ import annotations

import click

from onrecord.cli.output import write


@click.command()
@click.option(
    "--of",
    "what",
    type=click.Choice(["record", "reading"]),
    default="record",
    show_default=True,
    help="The whole record, or one line of `onrecord read --format jsonl`.",
)
@click.option("-o", "output", metavar="FILE", help="Write to FILE.")
def schema(what: str, output: str | None) -> None:
    """The JSON Schema of the record."""
    from onrecord import views

    made = views.record_schema() if what == "record" else views.reading_schema()
    write(views.to_json(made), output)
