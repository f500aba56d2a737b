"""``onrecord demo``: the bundled example story."""

from __future__ import annotations

import click

from onrecord.cli.output import quiet_libraries, telling_progress, write


@click.command()
@click.option(
    "-o",
    "output",
    metavar="FILE",
    default="onrecord-demo.html",
    show_default=True,
    help="Where to write the report.",
)
def demo(output: str) -> None:
    """Make the HTML report of the bundled example story; its path is the last line printed."""
    from onrecord import api
    from onrecord.cli.record import print_brief
    from onrecord.demo import story_paths

    quiet_libraries()
    with telling_progress(story_paths()) as told:
        made = api.record(told)
    page = made.to_html().encode()
    if output == "-":
        write(page, output)
        return
    write(page, output)
    print_brief(made)
    click.echo()
    click.echo(output)
