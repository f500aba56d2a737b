"""``onrecord watch``: follow feeds, add what they bring, tell what is new."""

from __future__ import annotations

import re
import shlex
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from onrecord.cli.output import NOTHING_READ, quiet_libraries
from onrecord.cli.stored import echo, opened, store_option

if TYPE_CHECKING:
    from onrecord.intake.opml import Subscription
    from onrecord.store import Change
    from onrecord.watching import Notices, Progress, Watcher

INTERVAL = re.compile(r"(\d{1,5})\s*(s|m|h|d)")
UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
SHORTEST = timedelta(minutes=1)
WIDTH = 300  # characters of a line


@click.command()
@click.argument("feeds", nargs=-1, required=True, metavar="LIST.opml|URL...")
@store_option
@click.option("--once", is_flag=True, help="Ask each feed once, and end.")
@click.option(
    "--every", metavar="TIME", default="10m", show_default=True,
    help="How often a feed is asked: 10m, 2h, 1d.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True,
    help="How changes are printed.",
)  # fmt: skip
@click.option(
    "--exec", "run", metavar="COMMAND",
    help="Run this for each change, which comes as JSON on its standard input. No shell is used.",
)  # fmt: skip
@click.option("--webhook", metavar="URL", help="Post each change as JSON to this address.")
@click.option("--allow-private", is_flag=True, help="Let feeds lead to private addresses.")
@click.option("--quiet", "-q", is_flag=True, help="Print changes alone; keep stderr for errors.")
def watch(
    feeds: tuple[str, ...], path: str, once: bool, every: str, form: str, run: str | None,
    webhook: str | None, allow_private: bool, quiet: bool,
) -> None:  # fmt: skip
    """Follow feeds (RSS, Atom, JSON Feed, news sitemaps) given by address or in an OPML list.

    New articles go into the store, and what they change is printed as it comes. It goes on until
    it is interrupted, and where it was when it is started again.
    """
    from onrecord.intake.polite import Fetcher
    from onrecord.watching import Settings, StoreDesk, SystemClock, Watcher

    quiet_libraries()
    settings = Settings(every=_interval(every))
    subscriptions = _subscriptions(feeds)
    notices = _notices(form, run, webhook)
    fetcher = Fetcher(allow_private=allow_private)
    clock = SystemClock()
    with opened(path, create=True) as store, _stopped_by_signals(fetcher.stop):
        desk = StoreDesk(store, clock, at_once=settings.pages)
        face = _Face(len({feed.url for feed in subscriptions}), quiet=quiet)
        watcher = Watcher(
            subscriptions, desk, fetcher, clock, settings=settings, notices=notices,
            tell=face.tell, tell_trouble=face.trouble,
        )  # fmt: skip
        with face.shown(watcher):
            watcher.run(once=once)
    if once and not face.answered and not fetcher.stop.is_set():
        click.echo("no feed could be read", err=True)
        click.get_current_context().exit(NOTHING_READ)


def _interval(text: str) -> timedelta:
    match = INTERVAL.fullmatch(text.strip().lower())
    found = timedelta(**{UNITS[match[2]]: int(match[1])}) if match else timedelta()
    if found < SHORTEST:
        raise click.BadParameter(
            f"{text!r} is no time that feeds can be asked in: 10m, 2h and 1d are, 1m is the "
            "shortest",
            param_hint="'--every'",
        )
    return found


def _subscriptions(feeds: Sequence[str]) -> list[Subscription]:
    """The feeds of addresses and of OPML files."""
    from onrecord.intake.opml import Subscription
    from onrecord.intake.web import is_url

    found: list[Subscription] = []
    for feed in feeds:
        found += [Subscription(feed)] if is_url(feed) else _of_list(feed)
    if not found:
        raise click.BadParameter("there is no feed to follow", param_hint="'LIST.opml|URL...'")
    return found


def _of_list(path: str) -> Sequence[Subscription]:
    from pathlib import Path

    from onrecord.intake.opml import MAX_LIST, read_opml
    from onrecord.report.safe import for_terminal

    shown = for_terminal(path)
    try:
        with Path(path).open("rb") as file:
            raw = file.read(MAX_LIST + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise click.BadParameter(
            f"{shown} is no http or https address, and no list that can be read: {why.lower()}",
            param_hint="'LIST.opml|URL...'",
        ) from None
    listed = read_opml(raw)
    for why in listed.troubles:
        click.echo(f"skipped {shown}: {for_terminal(why)}", err=True)
    return listed.feeds


def _notices(form: str, run: str | None, hook: str | None) -> list[Notices]:
    """Everybody who is to hear of changes, the terminal first."""
    from onrecord import views
    from onrecord.watching import Notices, command, webhook

    printing = Notices(
        "watch", _print_line if form == "jsonl" else _print_text, one_by_one=False,
        wants=lambda change: form == "jsonl" or change.shown,
    )  # fmt: skip
    notices = [printing]
    try:
        if run is not None:
            notices.append(Notices("watch: command", command(shlex.split(run), views.to_json_line)))
        if hook is not None:
            notices.append(Notices(f"watch: {hook}", webhook(hook, views.to_json_line)))
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="'--exec' or '--webhook'") from error
    return notices


def _print_line(change: Change) -> str:
    from onrecord import views
    from onrecord.cli.output import write

    write(views.to_json_line(change), None)
    return ""


def _print_text(change: Change) -> str:
    from onrecord.desk.telling import details, headline
    from onrecord.report.safe import for_terminal, shorten

    echo(f"{for_terminal(change.title)}  [{change.story}]")
    echo(f"  {shorten(for_terminal(headline(change)), WIDTH)}")
    for line in details(change):
        echo(f"      {shorten(for_terminal(line), WIDTH)}")
    sys.stdout.flush()
    return ""


@contextmanager
def _stopped_by_signals(stop: threading.Event) -> Iterator[None]:
    """Ctrl-C and SIGTERM set ``stop``; a second Ctrl-C ends the program at once."""

    def asked(number: int, frame: object) -> None:
        stop.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = {number: signal.signal(number, asked) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Face:
    """What is told on stderr: feeds that fail, pages that were skipped, and how far it is."""

    def __init__(self, feeds: int, *, quiet: bool) -> None:
        self.answered = 0  # turns in which a feed could be read
        self._feeds = feeds
        self._quiet = quiet
        self._added = 0
        self._failing: dict[str, str] = {}
        self._status: object = None
        self._watcher: Watcher | None = None

    @contextmanager
    def shown(self, watcher: Watcher) -> Iterator[None]:
        """The state in one line that changes, where somebody watches."""
        self._watcher = watcher
        if self._quiet or not sys.stderr.isatty():
            yield
            return
        from rich.console import Console

        with Console(stderr=True).status("asking the feeds") as status:
            self._status = status
            yield
        self._status = None

    def tell(self, progress: Progress) -> None:
        """Tell what a turn brought."""
        turn = progress.turn
        self.answered += turn.asked and not turn.trouble
        self._added += sum(1 for one in progress.outcomes if one.became == "added")
        if turn.trouble and self._failing.get(turn.url) != turn.trouble:
            self._line(f"{turn.url}: {turn.trouble}; asked again {turn.state.next_due or 'soon'}")
        elif turn.asked and not turn.trouble and turn.url in self._failing:
            self._line(f"{turn.url}: can be read again")
        if turn.trouble:
            self._failing[turn.url] = turn.trouble
        elif turn.asked:
            self._failing.pop(turn.url, None)
        for one in progress.outcomes:
            if one.became == "skipped":
                self._line(f"skipped {one.path}: {one.why}")
        self._update(progress)

    def trouble(self, name: str, why: str) -> None:
        """Tell that a command or a webhook failed."""
        self._line(f"{name}: {why}")

    def _line(self, text: str) -> None:
        from onrecord.report.safe import for_terminal

        if not self._quiet:
            click.echo(for_terminal(text), err=True)

    def _update(self, progress: Progress) -> None:
        update = getattr(self._status, "update", None)
        if update is None or self._watcher is None:
            return
        from rich.text import Text

        failing = f", {len(self._failing)} failing" if self._failing else ""
        doing = f"asked {progress.done} of {progress.due}"
        if progress.done == progress.due:
            doing = f"next at {self._watcher.next_due().astimezone():%H:%M:%S}"
        update(Text(f"{self._feeds} feeds{failing}; {self._added} articles added; {doing}"))
