"""The real server as a program of its own, and what it sends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

HERE = Path(__file__).parent
PATIENCE = 60.0  # seconds; nothing here takes a tenth of it on an idle machine

# Reading by the rules alone, so that what is submitted is stored in milliseconds.
PROGRAM = """
import sys
sys.path[:0] = [{here!r}, {desk!r}]
import onrecord.desk.desk as desk
from pieces import quick_readings
desk.read_articles = quick_readings
from onrecord.cli import main
sys.argv = ["onrecord", *sys.argv[1:]]
main()
"""
ADDING = """
import sys
sys.path[:0] = [{here!r}, {desk!r}]
import onrecord.desk.desk as desk
from pieces import READ_AT, page, quick_readings
from reports import TOLD_LATER
from onrecord.store import Store
desk.read_articles = quick_readings
with Store.open(sys.argv[1]) as store:
    for n in range(int(sys.argv[2])):
        later = page(TOLD_LATER.format(n=n), f"https://later.example/{{n}}", outlet="Later News")
        print([o.became for o in desk.Desk(store, clock=lambda: READ_AT).add([later])])
"""


def program(text: str) -> str:
    return text.format(here=str(HERE), desk=str(HERE.parent / "desk"))


@dataclass
class Running:
    """A server that answers."""

    process: subprocess.Popen
    address: str

    def client(self, **more) -> httpx2.Client:
        return httpx2.Client(base_url=self.address, timeout=PATIENCE, **more)

    def stop(self, number=signal.SIGTERM) -> tuple[int, str]:
        """End it; its exit status, and what it still said."""
        self.process.send_signal(number)
        said = self.process.stderr.read()
        return self.process.wait(PATIENCE), said


@contextmanager
def running(path, *options, env=None):
    """A server over a store, on a port that is free."""
    process = subprocess.Popen(
        [sys.executable, "-c", program(PROGRAM), "serve", "--store", str(path), "--port", "0",
         *options],
        stderr=subprocess.PIPE, text=True, env={**os.environ, **(env or {})},
    )  # fmt: skip
    try:
        line = process.stderr.readline()
        found = re.search(r"is served at (http://\S+)", line)
        assert found, line + (process.stderr.read() if process.poll() is not None else "")
        yield Running(process, found[1])
    finally:
        if process.poll() is None:
            process.kill()
        process.stderr.close()
        process.wait()


def add_elsewhere(path, number: int) -> None:
    """Articles added by another program."""
    subprocess.run(
        [sys.executable, "-c", program(ADDING), str(path), str(number)], check=True,
        stdout=subprocess.DEVNULL, timeout=PATIENCE,
    )  # fmt: skip


def events(answer, number: int) -> list[dict[str, str]]:
    """The next so many events of a stream, each with the fields that it had."""
    found, fields = [], {}
    until = time.monotonic() + PATIENCE
    for line in answer.iter_lines():
        assert time.monotonic() < until
        if not line:
            if "data" in fields:
                found.append(fields)
            fields = {}
            if len(found) >= number:
                break
        elif not line.startswith(":"):
            name, _, value = line.partition(": ")
            fields[name] = value
    return found
