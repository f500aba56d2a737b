"""``onrecord correct``: corrections made by hand, and undone."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.correcting import by_option, common, make, story_option
from onrecord.cli.corrections import again, export, import_, list_, undo
from onrecord.cli.stored import store_option


@click.group()
def correct() -> None:
    """Correct a story by hand. What is corrected stays so, and can be undone.

    Ids are those of `onrecord story ID --format json`; their beginning, of four characters or
    more, will do. A speaker can be given by name.
    """


@correct.group()
def speakers() -> None:
    """Speakers who are one, or one who is two."""


@speakers.command("join")
@click.argument("names", nargs=-1, required=True, metavar="SPEAKER SPEAKER...")
@story_option
@click.option("--name", metavar="NAME", help="The one of their names to go by.")
@common
def join_speakers(
    names: tuple[str, ...], story: str, name: str | None, path: str, note: str | None,
    by: str | None,
) -> None:  # fmt: skip
    """Make one speaker of several."""
    value = {"speakers": list(names), "name": name, "note": note}
    make(path, "join_speakers", story, value, by)


@speakers.command("split")
@click.argument("speaker")
@click.argument("attributions", nargs=-1, metavar="[ATTRIBUTION]...")
@click.option("--article", "articles", multiple=True, metavar="ID", help="All that is said in it.")
@story_option
@common
def split_speaker(
    speaker: str, attributions: tuple[str, ...], articles: tuple[str, ...], story: str, path: str,
    note: str | None, by: str | None,
) -> None:  # fmt: skip
    """Say that some of what SPEAKER says is somebody else's."""
    value: dict[str, Any] = {"speaker": speaker, "note": note}
    if attributions:
        value["attributions"] = list(attributions)
    if articles:
        value["articles"] = list(articles)
    make(path, "split_speaker", story, value, by)


@correct.group()
def statements() -> None:
    """Statements that are one, or one that is two."""


@statements.command("join")
@click.argument("ids", nargs=-1, required=True, metavar="STATEMENT STATEMENT...")
@story_option
@common
def join_statements(
    ids: tuple[str, ...], story: str, path: str, note: str | None, by: str | None
) -> None:
    """Make one statement of several of one speaker."""
    make(path, "join_statements", story, {"statements": list(ids), "note": note}, by)


@statements.command("split")
@click.argument("statement")
@click.argument("attributions", nargs=-1, required=True, metavar="ATTRIBUTION...")
@story_option
@common
def split_statement(
    statement: str, attributions: tuple[str, ...], story: str, path: str, note: str | None,
    by: str | None,
) -> None:  # fmt: skip
    """Say that some attributions of STATEMENT carry another one."""
    value = {"statement": statement, "attributions": list(attributions), "note": note}
    make(path, "split_statement", story, value, by)


@correct.group("stories")
def stories() -> None:
    """Stories that are one, or one that is two."""


@stories.command("join")
@click.argument("story")
@click.argument("others", nargs=-1, required=True, metavar="STORY...")
@common
def join_stories(
    story: str, others: tuple[str, ...], path: str, note: str | None, by: str | None
) -> None:
    """Bring the articles of other stories into STORY."""
    make(path, "join_stories", story, {"stories": list(others), "note": note}, by)


@stories.command("split")
@click.argument("story")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--into", metavar="STORY", help="Another story to bring them to.")
@common
def split_story(
    story: str, articles: tuple[str, ...], into: str | None, path: str, note: str | None,
    by: str | None,
) -> None:  # fmt: skip
    """Take articles out of STORY, into one of their own or another one."""
    value = {"articles": list(articles), "into": into, "note": note}
    make(path, "split_story", story, value, by)


@correct.command()
@click.argument("article")
@click.argument("name", required=False)
@click.option("--unknown", is_flag=True, help="Nobody knows it.")
@common
def outlet(
    article: str, name: str | None, unknown: bool, path: str, note: str | None, by: str | None
) -> None:
    """Set the outlet of ARTICLE to NAME."""
    _one_of(name, unknown, "NAME")
    make(path, "outlet", article, {"outlet": name, "note": note}, by)


@correct.command()
@click.argument("article")
@click.argument("day", required=False)
@click.option("--unknown", is_flag=True, help="Nobody knows it.")
@common
def date(
    article: str, day: str | None, unknown: bool, path: str, note: str | None, by: str | None
) -> None:
    """Set the date on which ARTICLE was published: 2031-04-05, 2031-04, 2031-04-05T07:46."""
    _one_of(day, unknown, "DAY")
    make(path, "date", article, {"date": day, "note": note}, by)


@correct.command()
@click.argument("disagreement")
@story_option
@click.option("--note", metavar="TEXT", required=True, help="What came out.")
@by_option
@store_option
def settle(disagreement: str, story: str, note: str, by: str | None, path: str) -> None:
    """Mark DISAGREEMENT as settled. It stays in the record, with the note."""
    make(path, "settle", story, {"disagreement": disagreement, "note": note}, by)


def _one_of(given: str | None, unknown: bool, name: str) -> None:
    if (given is None) is not unknown:
        raise click.UsageError(f"give either {name} or --unknown")


for command in (list_, undo, again, export, import_):
    correct.add_command(command)
