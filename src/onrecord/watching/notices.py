"""Telling others of changes: a command that is run, a webhook that is called."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from onrecord.store import Change

SECONDS = 60.0  # that a command may take
WEBHOOK_SECONDS = 10.0
MAX_TRIES = 6  # for one change, over half an hour; then the next one has its turn
FIRST_PAUSE = timedelta(minutes=1)  # before the second try; each is twice as long

Hear = Callable[[Change], str]  # why it could not be told; "" where it was
Encode = Callable[[Change], bytes]


@dataclass
class Notices:
    """Somebody who is to hear of each change, once at least, in their order.

    Who cannot hear now hears later: how far they came is kept in the store under ``name``.
    """

    name: str
    hear: Hear
    wants: Callable[[Change], bool] = field(default=lambda change: change.shown)
    one_by_one: bool = True  # how far they came is kept after each, so that few hear it twice
    tries: int = 0  # of the change that is next
    due: datetime | None = None  # when it is tried again

    def tell(self, change: Change, now: datetime) -> str:
        """Why the change is to be told again later; "" where it is done with."""
        why = self.hear(change) if self.wants(change) else ""
        self.tries = self.tries + 1 if why else 0
        self.due = now + FIRST_PAUSE * 2 ** (self.tries - 1) if why else None
        return why


def command(argv: Sequence[str], encode: Encode) -> Hear:
    """Runs a program for each change, with the change as JSON on its standard input.

    No shell reads its words. What it prints goes to standard error, so that what we print stays
    one stream.
    """
    words = list(argv)
    if not words:
        raise ValueError("the command is empty: give a program and its arguments")

    def hear(change: Change) -> str:
        try:
            done = subprocess.run(  # noqa: S603  the user's own command, without a shell
                words, input=encode(change), stdout=sys.stderr, timeout=SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            return f"{words[0]} took longer than {SECONDS:.0f} seconds"
        except OSError as error:
            return f"{words[0]} cannot be run: {(error.strerror or str(error)).lower()}"
        return f"{words[0]} ended with status {done.returncode}" if done.returncode else ""

    return hear


def webhook(url: str, encode: Encode) -> Hear:
    """Posts each change as JSON to a URL. It is the user's own, and may be on a private address."""
    if not url[:8].lower().startswith(("http://", "https://")):
        raise ValueError(f"{url!r} is no http or https address")

    def hear(change: Change) -> str:
        import urllib3

        try:
            answer = urllib3.request(
                "POST", url, body=encode(change), headers={"Content-Type": "application/json"},
                redirect=False, retries=False, timeout=WEBHOOK_SECONDS,
            )  # fmt: skip
        except (urllib3.exceptions.HTTPError, ValueError):
            return "the webhook cannot be reached"
        return "" if 200 <= answer.status < 300 else f"the webhook answers {answer.status}"

    return hear
