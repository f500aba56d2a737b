"""``onrecord correct list``, ``undo``, ``again``, ``export``, ``import``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from onrecord.cli.correcting import by_option, do, tell
from onrecord.cli.stored import StoreTrouble, echo, format_option, opened, print_json, store_option


@click.command("list")
@store_option
@format_option
@click.option("--story", "name", metavar="ID", help="Of one story alone.")
@click.option("--in-force", is_flag=True, help="Without those that were undone.")
def list_(path: str, form: str, name: str | None, in_force: bool) -> None:
    """The corrections of a store, the undone ones too."""
    from onrecord.cli.stored import one_story
    from onrecord.desk.overrides import listed

    with opened(path) as store:
        story = None if name is None else one_story(store, name)
        found = listed(store, story=story, in_force=in_force)
    if form != "text":
        print_json(list(found), form, "overrides")
        return
    for one in found:
        tell(one)
    if not found:
        echo("no corrections")


@click.command()
@click.argument("number", type=int)
@by_option
@store_option
def undo(number: int, by: str | None, path: str) -> None:
    """Undo the correction of a NUMBER; `onrecord correct list` has the numbers."""
    from onrecord.desk.overrides import undo as undone

    do(path, lambda store: undone(store, number, by=by))


@click.command()
@click.argument("number", type=int)
@by_option
@store_option
def again(number: int, by: str | None, path: str) -> None:
    """Make the correction of a NUMBER that was undone once more."""
    from onrecord.desk.overrides import again as made_again

    do(path, lambda store: made_again(store, number, by=by))


@click.command()
@store_option
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of stdout.")
def export(path: str, output: str | None) -> None:
    """All corrections as JSON Lines."""
    from onrecord.cli.output import write
    from onrecord.desk.overrides import exported

    with opened(path) as store:
        write(b"".join(exported(store)), output)


@click.command("import")
@click.argument("file", metavar="FILE")
@store_option
def import_(file: str, path: str) -> None:
    """Take up the corrections of an export; - is stdin. Those the store has are left alone."""
    from onrecord.cli.output import NOTHING_READ, tell_skipped
    from onrecord.desk.overrides import imported

    with _lines(file) as lines, opened(path) as store:
        found = imported(store, lines)
    for one in found.made:
        tell(one)
    if found.known:
        echo(f"known already: {found.known}")
    tell_skipped(found.skipped)
    if not found.made and not found.known:
        click.echo("nothing could be taken up", err=True)
        click.get_current_context().exit(NOTHING_READ)


@contextmanager
def _lines(file: str) -> Iterator[IO[bytes]]:
    if file == "-":
        yield sys.stdin.buffer
        return
    try:
        opened_file = Path(file).open("rb")  # noqa: SIM115  closed below
    except (OSError, ValueError) as error:
        raise StoreTrouble(f"cannot read {file!r}: {error}") from error
    with opened_file:
        yield opened_file
