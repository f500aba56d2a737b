"""``onrecord mcp``: the store for language-model assistants, over standard input and output."""

from __future__ import annotations

import click

from onrecord.cli.stored import opened, store_option

NO_SERVER = 2


class NoLibraryError(click.ClickException):
    """The library that speaks the protocol is not installed."""

    exit_code = NO_SERVER


@click.command()
@store_option
def mcp(path: str) -> None:
    """Serve a store to assistants by the Model Context Protocol, over stdin and stdout.

    It reads and never writes. An assistant's program starts it; docs/assistants.md shows how.
    """
    try:
        from onrecord.assistants.running import run
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("mcp", "mcp_types"):
            raise
        raise NoLibraryError(
            "the server for assistants needs the Model Context Protocol's library: "
            "pip install 'onrecord[mcp]'"
        ) from error
    with opened(path):  # an older store is brought up to date; a wrong one is told of at once
        pass
    run(path)
