"""``onrecord serve``: the web app and the REST API over a store."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from onrecord.cli.stored import opened, store_option

if TYPE_CHECKING:
    from onrecord.serving.settings import Settings

NO_SERVER = 2


class CannotServeError(click.ClickException):
    """The address cannot be had, or not without a token."""

    exit_code = NO_SERVER


@click.command()
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65_535), default=8000, show_default=True,
    help="The port; 0 takes one that is free.",
)  # fmt: skip
@click.option(
    "--token", envvar="ONRECORD_TOKEN", metavar="TEXT",
    help="What clients must know. Needed on an address that other machines reach; better given as "
    "ONRECORD_TOKEN than here, where other users of this machine can read it.",
)  # fmt: skip
@click.option(
    "--name", "names", multiple=True, metavar="HOST",
    help="A further name under which clients call the server, such as that of a proxy.",
)  # fmt: skip
@click.option(
    "--rate", type=click.FloatRange(0), default=100.0, show_default=True,
    help="Requests a second of one client; 0 for any number.",
)  # fmt: skip
@click.option("--allow-private", is_flag=True, help="Let submitted URLs lead to private addresses.")
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
def serve(
    path: str, host: str, port: int, token: str | None, names: tuple[str, ...], rate: float,
    allow_private: bool, show: bool,
) -> None:  # fmt: skip
    """Serve the web app and the REST API over a store, until interrupted."""
    from onrecord.serving.settings import Settings

    try:
        settings = Settings(
            path, host, port, token or None, allow_private, names, requests_per_second=rate
        )
    except ValueError as error:
        raise CannotServeError(str(error)) from error
    with opened(path):  # an older store is brought up to date; a wrong one is told of at once
        pass
    _run(settings, show=show)


def _run(settings: Settings, *, show: bool) -> None:
    from onrecord.cli.output import quiet_libraries
    from onrecord.report.safe import for_terminal
    from onrecord.serving.running import address_of, listen, run

    quiet_libraries()
    try:
        listening = listen(settings.host, settings.port)
    except OSError as error:
        why = error.strerror or error
        raise CannotServeError(
            f"cannot listen on {settings.host}:{settings.port}: {why}"
        ) from error
    address = address_of(listening, settings.host)

    def started() -> None:
        click.echo(f"{for_terminal(settings.store)} is served at {address}", err=True)
        if sys.stderr.isatty():
            click.echo("Ctrl-C stops it", err=True)
        if show:
            click.launch(address)

    with listening:
        run(settings, listening, started)
