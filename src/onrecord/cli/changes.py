"""``onrecord changes``: what is new in the stories of a store."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from onrecord.cli.stored import echo, format_option, moment, opened, print_json, store_option

if TYPE_CHECKING:
    from onrecord.store import Change, Store

READER = "command line"
MAX_LINES = 12  # changes of one story in the text; JSON has all
WIDTH = 300  # characters of a line


@click.command()
@store_option
@format_option
@click.option(
    "--since",
    metavar="WHEN",
    default="last",
    show_default=True,
    help="A day (YYYY-MM-DD), so long ago (12h, 2d), or since you last looked.",
)
@click.option("--story", "name", metavar="ID", help="Of one story alone.")
def changes(path: str, form: str, since: str, name: str | None) -> None:
    """What is new: statements, wordings, disagreements, corrections, edited articles, deadlines."""
    from onrecord.cli.stored import one_story
    from onrecord.store import utc

    start = None if since == "last" else utc(moment(since))
    with opened(path) as store:
        _pass_days(store)
        story = one_story(store, name) if name is not None else None
        cursor = store.readers.looked_to(READER) if start is None else 0
        last = store.changes.last()
        found = store.changes.since(cursor, seen=start, until=last, story=story)
        if form == "text":
            _print(found)
        else:
            print_json(list(found), form, "changes")
        if start is None and story is None and last > cursor:
            _looked(store, last)


def _pass_days(store: Store) -> None:
    """Log what fell due since the store was last written to."""
    from datetime import UTC, datetime

    from onrecord.desk import tell_deadlines
    from onrecord.store import StoreRefusedError

    try:
        tell_deadlines(store, datetime.now(UTC))
    except StoreRefusedError:  # a store that we may only read tells what it has
        return


def _looked(store: Store, cursor: int) -> None:
    """Remember how far was looked, once it is shown."""
    from datetime import UTC, datetime

    from onrecord.store import StoreRefusedError, utc

    try:
        with store.transaction():
            store.readers.look(READER, cursor, at=utc(datetime.now(UTC)))
    except StoreRefusedError:
        return


def _print(found: Sequence[Change]) -> None:
    """Story by story, the latest news first; lone new articles in one line at the end."""
    by_story: dict[str, list[Change]] = defaultdict(list)
    for change in found:
        by_story[change.story].append(change)
    lonely = 0
    for own in sorted(by_story.values(), key=lambda own: -own[-1].n):
        if len(own) == 1 and own[0].kind == "new_story" and own[0].count == 1:
            lonely += 1
        else:
            _print_story(own)
    if lonely:
        said = "1 new article stands" if lonely == 1 else f"{lonely:,} new articles stand"
        echo(f"{said} alone so far")
    if not found:
        echo("nothing new")


def _print_story(own: Sequence[Change]) -> None:
    from onrecord.desk.telling import details, headline
    from onrecord.report.labels import count
    from onrecord.report.safe import for_terminal, shorten

    shown = [change for change in own if change.shown]
    counted = Counter(change.kind for change in own if not change.shown)
    said = []
    if counted["copy"]:
        said.append(count(counted["copy"], "copy", "copies"))
    if counted["edited"]:
        said.append(count(counted["edited"], "small edit"))
    if not shown and not said:
        return
    echo(f"{for_terminal(own[-1].title)}  [{own[-1].story}]")
    for change in shown[:MAX_LINES]:
        echo(f"  {shorten(for_terminal(headline(change)), WIDTH)}")
        for line in details(change):
            echo(f"      {shorten(for_terminal(line), WIDTH)}")
    if len(shown) > MAX_LINES:
        said.insert(0, f"{len(shown) - MAX_LINES} more")
    if said:
        echo(f"  and {', '.join(said)}")
