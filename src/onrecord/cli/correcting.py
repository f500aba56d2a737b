"""What the commands that correct have in common: options, making, and what is printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.stored import StoreTrouble, echo, opened, store_option

if TYPE_CHECKING:
    from onrecord.desk.overrides import MadeOverride
    from onrecord.store import Store

story_option = click.option(
    "--story", "story", metavar="ID", required=True, help="The story it is in, or an article's id."
)
note_option = click.option("--note", metavar="TEXT", help="Why; kept and listed with it.")
by_option = click.option(
    "--by", metavar="NAME", envvar="ONRECORD_BY", help="Who corrects; kept and listed with it."
)


def common(command: Callable[..., None]) -> Callable[..., None]:
    """The options that each correction takes."""
    for option in (by_option, note_option, store_option):
        command = option(command)
    return command


def make(path: str, kind: str, target: str, value: dict[str, Any], by: str | None) -> None:
    """Make a correction, and print it."""
    from onrecord.desk import overrides

    wanted = ("outlet", "date")  # null says something there
    value = {name: said for name, said in value.items() if said is not None or name in wanted}
    do(path, lambda store: overrides.make(store, kind, target, value, by=by))


def do(path: str, step: Callable[[Store], MadeOverride]) -> None:
    """Do something to the corrections of a store; what is wrong with it is told in one line."""
    from onrecord.desk.overrides import OverrideError
    from onrecord.report.safe import for_terminal

    with opened(path) as store:
        try:
            made = step(store)
        except OverrideError as error:
            raise StoreTrouble(for_terminal(str(error))) from error
    tell(made)


def tell(made: MadeOverride) -> None:
    """Print a correction and how it stands."""
    from onrecord.report.safe import for_terminal, shorten

    echo(f"{made.n:>4}  {shorten(for_terminal(made.text), 300)}")
    facts = [f"made {made.made_at}" + (f" by {made.by}" if made.by else "")]
    if made.undone_at is not None:
        facts.append(
            f"undone {made.undone_at}" + (f" by {made.undone_by}" if made.undone_by else "")
        )
    if made.stories:
        facts.append(f"story {', '.join(made.stories[:4])}" + (" …" if made.stories[4:] else ""))
    echo(f"      {for_terminal('; '.join(facts))}")
    if made.why is not None:
        echo(f"      not applied: {for_terminal(made.why)}")
    if made.note is not None:
        echo(f"      {shorten(for_terminal(made.note), 300)}")
