"""``onrecord watch`` as users run it: the program, in the rig's web and time."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from rig import BEGIN, Outlet, Rig

from onrecord.cli.main import cli

DRIVER = Path(__file__).with_name("driver.py")
SECONDS = 120  # for one run, on a slow machine


@pytest.fixture
def rig() -> Iterator[Rig]:
    rig = Rig(hours=1, feeds=6)
    yield rig
    rig.close()


def arguments(rig: Rig, folder: Path, *more: str) -> list[str]:
    (folder / "list.opml").write_text(rig.opml())
    store = ["--store", str(folder / "store.db"), "--every", "1h"]
    return [sys.executable, str(DRIVER), str(rig.port), str(folder / "list.opml"), *store, *more]


def test_changes_are_printed_and_told(rig: Rig, tmp_path: Path) -> None:
    """One a line on stdout, each to the command; troubles on stderr; and nothing new the next time.

    The command's words are no shell's: a semicolon is a letter of a name.
    """
    heard = tmp_path / "heard; by"
    command = f"dd status=none oflag=append conv=notrunc 'of={heard}'"
    run = arguments(rig, tmp_path, "--once", "--format", "jsonl", "--exec", command)
    done = subprocess.run(run, capture_output=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stderr.decode()
    printed = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"new_story"} <= {change["kind"] for change in printed}
    shown = [change for change in printed if change["shown"]]
    assert [json.loads(line) for line in heard.read_bytes().splitlines()] == shown
    assert "status 500" not in done.stderr.decode()
    again = subprocess.run(run, capture_output=True, timeout=SECONDS, check=False)
    assert (again.returncode, again.stdout) == (0, b"")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_when_it_is_told_to(
    rig: Rig, tmp_path: Path, number: signal.Signals
) -> None:
    """Status 0, no traceback, and a store that opens."""
    with subprocess.Popen(
        arguments(rig, tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:  # fmt: skip
        sent: list[int] = []

        def ask_to_stop(request: int) -> None:
            if request >= 6 and not sent:
                sent.append(request)
                process.send_signal(number)

        rig.on_request = ask_to_stop
        _, errors = process.communicate(timeout=SECONDS)
    assert process.returncode == 0, errors.decode()
    assert b"Traceback" not in errors
    assert sent
    found = CliRunner().invoke(cli, ["stories", "--store", str(tmp_path / "store.db")])
    assert found.exit_code in (0, 2), found.output


def test_no_feed_that_can_be_read_is_status_2(tmp_path: Path) -> None:
    """As with every command that read nothing."""
    store = str(tmp_path / "s.db")
    found = CliRunner().invoke(
        cli, ["watch", "http://127.0.0.1:9/feed", "--once", "--store", store]
    )
    assert found.exit_code == 2
    assert "private address" in found.output
    assert "no feed could be read" in found.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["no/such.opml"], "no such file"),
        (["https://a.example/feed", "--every", "5"], "no time that feeds can be asked in"),
        (["https://a.example/feed", "--every", "2s"], "1m is the"),
        (["https://a.example/feed", "--webhook", "ftp://a.example"], "no http or https address"),
        (["https://a.example/feed", "--exec", ""], "the command is empty"),
        (["https://a.example/feed", "--exec", "'"], "No closing quotation"),
        ([], "Missing argument"),
    ],
)
def test_a_mistake_in_the_call_is_told(tmp_path: Path, words: list[str], said: str) -> None:
    """With what would be accepted; no store is made."""
    found = CliRunner().invoke(cli, ["watch", *words, "--store", str(tmp_path / "s.db"), "--once"])
    assert found.exit_code == 2
    assert said in " ".join(found.output.replace("│", " ").split())
    assert not (tmp_path / "s.db").exists()


def test_the_rig_answers_by_its_time_alone(rig: Rig) -> None:
    """The same request at the same time has the same answer: what the other tests rest on."""
    from rig import listing, report_page

    for number in range(40):
        outlet = Outlet(number)
        assert listing(rig, outlet, "/feed") == listing(rig, outlet, "/feed")
    assert report_page(rig, Outlet(0), 0) == report_page(rig, Outlet(0), 0)
    assert rig.now == BEGIN
