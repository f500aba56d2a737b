"""``onrecord correct``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.correct import correct
from onrecord.cli.main import cli
from onrecord.desk.overrides import KINDS
from onrecord.store import Store

DOCS = (Path(__file__).parents[2] / "docs/overrides.md").read_text(encoding="utf-8")
FERRY = {
    "url": "https://gazette.example/ferry",
    "outlet": "Alder Gazette",
    "title": "Island may lend its ferry",
    "date": "2031-04-04",
    "text": "Vessen could lend its ferry to the city of Alder, a senator said on Friday.\n\n"
    "“Alder has a different plan and will not need our ferry, although Vessen could provide it,” "
    "said Tomas Brill, deputy chairman of the Harbours Committee.\n\n"
    "The bridge was closed on Tuesday after 14 cracks were found in its deck.",
}
BRIDGE = {
    "url": "https://post.example/bridge",
    "outlet": "Mainland Post",
    "title": "Bridge to Alder stays shut, island offers ferry",
    "date": "2031-04-05",
    "text": "The bridge to Alder stays shut, and the island of Vessen offers its ferry.\n\n"
    "“The city is grateful for every ferry that Vessen can lend,” said Mayor Ines Holm.\n\n"
    "“Alder has another plan and won’t need our ferry, but Vessen could certainly provide it,” "
    "said Theo Brill, the senator.\n\n"
    "The bridge was closed on Tuesday after 17 cracks were found in its deck.",
}


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Reading by the rules alone."""
    from onrecord.reading import read_seen

    def read_all(articles, *, acts=False):
        for article in articles:
            yield read_seen(article, None, acts=acts)

    monkeypatch.setattr("onrecord.desk.desk.read_articles", read_all)
    monkeypatch.setattr(
        "onrecord.reading.read_article", lambda a, *, acts=False: read_seen(a, None, acts=acts)
    )


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lines = "\n".join(json.dumps(one) for one in (FERRY, BRIDGE))
    Path("in.jsonl").write_text(lines, encoding="utf-8")
    runner = CliRunner()
    assert runner.invoke(cli, ["add", "in.jsonl"]).exit_code == 0
    return lambda *words, **more: runner.invoke(cli, ["correct", *words], **more)


@pytest.fixture
def story(run):
    with Store.open("onrecord.db") as store:
        (line,) = store.stories.list()
    return line.id


def record(story):
    found = CliRunner().invoke(cli, ["story", story, "--format", "json"])
    return json.loads(found.stdout)["stories"][0]


def test_speakers_are_joined_and_that_is_undone(run, story):
    """The number that is printed undoes it."""
    before = record(story)
    done = run("speakers", "join", "Theo Brill", "tomas brill", "--story", story[:6], "--by", "Ada")
    assert (done.exit_code, done.stderr) == (0, "")
    number, text = done.stdout.split("\n")[0].split(maxsplit=1)
    assert text == "speakers joined: Theo Brill, Tomas Brill"
    assert "by Ada" in done.stdout
    assert len(record(story)["speakers"]) == len(before["speakers"]) - 1
    assert run("undo", number).exit_code == 0
    assert record(story) == before
    assert run("again", number).exit_code == 0
    assert record(story) != before


def test_each_kind_has_its_command(run, story):
    """All that can be corrected, by the ids of the JSON."""
    made = record(story)
    ids = {s["name"]: s["id"] for s in made["speakers"]}
    article = made["articles"][1]
    commands = [
        ["settle", made["disagreements"][0]["id"], "--story", story, "--note", "I counted."],
        ["outlet", article[:8], "The Post"],
        ["date", article, "--unknown"],
        ["speakers", "join", ids["Tomas Brill"], ids["Theo Brill"], "--story", story],
    ]
    for command in commands:
        done = run(*command)
        assert (done.exit_code, done.stderr) == (0, "")
    brill = [s for s in record(story)["speakers"] if "Theo Brill" in (s["name"], *s["aliases"])]
    said = [s for s in record(story)["statements"] if s["speaker"] == brill[0]["id"]]
    if len(said) > 1:
        assert run("statements", "join", *(s["id"] for s in said), "--story", story).exit_code == 0
        said = [s for s in record(story)["statements"] if s["speaker"] == brill[0]["id"]]
    key, first = said[0]["id"], said[0]["attributions"][0]
    for command in (
        ["statements", "split", key, first, "--story", story],
        ["speakers", "split", brill[0]["id"], "--article", article, "--story", story],
        ["stories", "split", story, article],
    ):
        done = run(*command)
        assert (done.exit_code, done.stderr) == (0, "")
    with Store.open("onrecord.db") as store:
        other = store.articles.story_of(store.articles.get(article).id)
    assert run("stories", "join", story, other, "--note", "one matter").exit_code == 0
    listed = json.loads(run("list", "--format", "json").stdout)["overrides"]
    assert {one["kind"] for one in listed} | {"join_statements"} == set(KINDS)


def test_the_list_says_how_each_stands(run, story):
    """In text and in JSON; of one story, and only what is in force."""
    article = record(story)["articles"][0]
    run("outlet", article, "One", "--note", "as its imprint says")
    run("outlet", article, "Two")
    shown = run("list", "--story", story)
    assert "not applied: override 2, made later, sets another" in shown.stdout
    assert "as its imprint says" in shown.stdout
    run("undo", "2", "--by", "Cy")
    assert re.search(r"undone \S+ by Cy", run("list").stdout)
    assert run("list", "--in-force", "--format", "jsonl").stdout.count("\n") == 1
    run("undo", "1")
    assert run("list", "--in-force").stdout == "no corrections\n"


def test_an_export_is_taken_up_by_another_store(run, story, tmp_path):
    """And once more it changes nothing; what is no line is told."""
    run("outlet", record(story)["articles"][0], "One")
    assert run("export", "-o", "out.jsonl").exit_code == 0
    CliRunner().invoke(cli, ["add", "in.jsonl", "--store", "other.db"])
    first = run("import", "out.jsonl", "--store", "other.db")
    assert "set to One" in first.stdout
    assert run(
        "import", "-", "--store", "other.db", input=Path("out.jsonl").read_bytes()
    ).stdout == ("known already: 1\n")
    broken = run("import", "-", "--store", "other.db", input=b"\x1b[31mno\n")
    assert broken.exit_code == 2
    assert broken.stderr.startswith("skipped line 1: no line of an export")
    assert "\x1b" not in broken.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["speakers", "join", "Nobody", "Tomas Brill", "--story", "S"], "is called 'Nobody'"),
        (["outlet", "\x1b[31m", "x"], "no article"),
        (["outlet", "0123"], "give either NAME or --unknown"),
        (["outlet", "0123", "x", "--unknown"], "give either NAME or --unknown"),
        (["date", "A", "31.4.2031"], "'31.4.2031' is no date of publication; accepted: 2031-04-05"),
        (["undo", "7"], "no override '7'"),
        (["undo", "x"], "'x' is not a valid integer"),
        (["settle", "0000", "--story", "S", "--note", " "], "needs a note"),
        (["import", "nowhere.jsonl"], "cannot read 'nowhere.jsonl'"),
        (["list", "--story", "nowhere"], "no story 'nowhere'"),
    ],
)
def test_a_mistake_is_told_in_one_line_and_nothing_is_made(run, story, words, said):
    """With what is accepted."""
    words = [{"S": story, "A": record(story)["articles"][0]}.get(word, word) for word in words]
    done = run(*words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "\x1b" not in done.stderr
    assert "Traceback" not in done.stderr
    assert run("list").stdout == "no corrections\n"


def test_a_settled_disagreement_is_told_last_with_its_note(run, story):
    """On the terminal and in Markdown."""
    key = record(story)["disagreements"][0]["id"]
    run("settle", key, "--story", story, "--note", "The *port* counted 14.\x1b[31m")
    brief = CliRunner().invoke(cli, ["story", story]).stdout
    assert re.search(r"settled: .*The \*port\* counted 14\.", brief)
    page = CliRunner().invoke(cli, ["story", story, "--format", "md"]).stdout
    assert r"Settled: The \*port\* counted 14." in page


def commands(group, path=()):
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, (*path, name))
        else:
            yield " ".join((*path, name))


@pytest.mark.parametrize("command", list(commands(correct)))
def test_each_command_is_documented(command):
    """With an example."""
    assert f"    onrecord correct {command} " in DOCS


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_documented(kind):
    """In the table."""
    assert f"| `{kind}` |" in DOCS


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL))
def test_the_examples_run(code, run, capsys):
    """As they stand."""
    exec(compile(code, "docs/overrides.md", "exec"), {})
    assert "applied" in capsys.readouterr().out
