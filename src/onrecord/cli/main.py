"""The program ``onrecord``: its commands, and how it ends."""

from __future__ import annotations

import sys

import click

from onrecord.cli.add import add
from onrecord.cli.batch import batch
from onrecord.cli.changes import changes
from onrecord.cli.check import check
from onrecord.cli.correct import correct
from onrecord.cli.demo import demo
from onrecord.cli.mcp import mcp
from onrecord.cli.read import read
from onrecord.cli.record import record
from onrecord.cli.schema import schema
from onrecord.cli.search import search
from onrecord.cli.serve import serve
from onrecord.cli.stories import stories
from onrecord.cli.story import story
from onrecord.cli.watch import watch

INTERRUPTED = 130  # 128 + SIGINT, as shells have it


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96})
@click.version_option(package_name="onrecord", prog_name="onrecord")
def cli() -> None:
    """Turn the reports on a news story into a cited record: who said what, when, in which
    words, and who had it first.

    Exit status: 0 when something was read, 2 when nothing could be or on a mistake in the call.
    """


for command in (
    record,
    read,
    add,
    batch,
    watch,
    stories,
    story,
    search,
    correct,
    check,
    changes,
    serve,
    mcp,
    demo,
    schema,
):
    cli.add_command(command)


def main() -> None:
    """Run the program, and leave quietly when it is interrupted or its reader has gone."""
    try:
        status = cli.main(prog_name="onrecord", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except click.Abort:
        status = INTERRUPTED
    except BrokenPipeError:
        status = 1
    if status == 1 or sys.stdout.closed:
        _drop_output()
    sys.exit(status)


def _drop_output() -> None:
    """Point stdout nowhere, so that the last flush cannot complain."""
    import os

    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # no real stdout
        return
