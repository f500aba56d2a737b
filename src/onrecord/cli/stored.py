"""What the commands over a store have in common: opening it, days, ids, formats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from onrecord.store import Store

DEFAULT_STORE = "onrecord.db"
AGO = re.compile(r"(\d{1,5})\s*(m|h|d|w)")
UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}

store_option = click.option(
    "--store",
    "path",
    metavar="FILE",
    default=DEFAULT_STORE,
    show_default=True,
    envvar="ONRECORD_STORE",
    help="The store to use.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    show_default=True,
    help="What to print.",
)


class StoreTrouble(click.ClickException):
    """The store cannot be used; the message says why."""

    exit_code = 2


@contextmanager
def opened(path: str, *, create: bool = False) -> Iterator[Store]:
    """The store at ``path``, open; whatever is wrong with it is told in one line."""
    from onrecord.report.safe import for_terminal
    from onrecord.store import Store, StoreError
    from onrecord.store.errors import told

    try:
        with told(path), Store.open(path, create=create) as store:
            yield store
    except StoreError as error:
        raise StoreTrouble(for_terminal(str(error))) from error


def one_story(store: Store, name: str) -> str:
    """The id of the story that a person means by ``name``."""
    from onrecord.report.safe import for_terminal

    found = store.stories.named(name) if name else []
    shown = for_terminal(name)
    if not found:
        raise StoreTrouble(f"no story {shown!r} in the store; `onrecord stories` lists them")
    if len(found) > 1:
        raise StoreTrouble(f"{shown!r} may be any of {', '.join(found)}; give more of the id")
    return found[0]


def moment(value: str, param: str = "'--since'") -> datetime:
    """A day, or so long ago, as the moment at which it began."""
    if match := AGO.fullmatch(value.strip().lower()):
        try:
            return datetime.now(UTC) - timedelta(**{UNITS[match[2]]: int(match[1])})
        except OverflowError:
            return datetime.min.replace(tzinfo=UTC)
    try:
        return datetime.combine(date.fromisoformat(value), datetime.min.time(), tzinfo=UTC)
    except ValueError:
        raise click.BadParameter(
            f"{value!r} is no time: a day is written YYYY-MM-DD, and 30m, 12h, 2d or 3w mean so "
            "long ago",
            param_hint=param,
        ) from None


def day(value: str | None) -> str | None:
    """The day of ``moment``, or None where none was asked for."""
    return None if value is None else moment(value).date().isoformat()


def print_json(items: list[Any], form: str, name: str) -> None:
    """The items as one JSON object under ``name``, or as JSON Lines."""
    from onrecord import views
    from onrecord.cli.output import write

    if form == "jsonl":
        write(b"".join(views.to_json_line(item) for item in items), None)
    else:
        write(views.to_json({name: items}), None)


def echo(line: str) -> None:
    """Print a line, in whatever characters the terminal can show."""
    import io
    import sys

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    click.echo(line)
