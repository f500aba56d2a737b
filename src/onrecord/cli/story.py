"""``onrecord story``: one story of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.export import (
    as_of_option,
    check_export,
    format_option,
    output_option,
    table_option,
)
from onrecord.cli.output import choose_format
from onrecord.cli.record import SUFFIXES, show
from onrecord.cli.stored import echo, one_story, opened, store_option

if TYPE_CHECKING:
    from onrecord.store import Store


@click.command()
@click.argument("story", metavar="ID")
@store_option
@click.option("--why", is_flag=True, help="How each article came to the story.")
@format_option
@output_option
@table_option
@as_of_option
def story(
    story: str, path: str, why: bool, form: str | None, output: str | None, table: str | None,
    as_of: str | None,
) -> None:  # fmt: skip
    """The record of one story. ID is that of the story or its beginning, or an article's."""
    form = choose_format(form, output, SUFFIXES) or "terminal"
    check_export(form, output, table)
    from dataclasses import fields

    from onrecord import api
    from onrecord.desk import story_record

    with opened(path) as store:
        key = one_story(store, story)
        if why:
            _explain(store, key, form)
            return
        made = story_record(store, key, as_of=as_of)
    if made is not None:
        show(
            api.Record(**{f.name: getattr(made, f.name) for f in fields(made)}), form, output, table
        )


def _explain(store: Store, key: str, form: str) -> None:
    """How each article came to the story."""
    from onrecord.cli.reasons import reason_line
    from onrecord.cli.stored import print_json
    from onrecord.report.labels import outlet_label
    from onrecord.report.safe import for_terminal, shorten

    placed = store.articles.placed(key)
    if form == "json":
        print_json(list(placed), "json", "articles")
        return
    for one in placed:
        stored = store.articles.get(one.article)
        if stored is None:
            continue
        title = shorten(for_terminal(stored.now.title or "without a title"), 80)
        echo(f"{one.article}  {outlet_label(stored.now)}: {title}")
        for reason in one.why:
            echo(f"    {for_terminal(reason_line(reason))}")
