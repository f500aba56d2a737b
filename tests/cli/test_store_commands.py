"""The commands over a store: add, stories, story, search, changes."""

from __future__ import annotations

import json
import subprocess
import sys

import jsonschema
import pytest
from click.testing import CliRunner

from onrecord.cli.main import cli
from onrecord.store import Store
from onrecord.views import record_schema

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
    "Tomas Brill, the senator, had said that Vessen could provide the ferry.",
}
EVIL = {
    "url": "https://evil.example/1",
    "outlet": "The \x1b[31mRed\u202e Herald",
    "title": "Ferry \x1b]0;owned\x07 of Vessen to Alder, senator says",
    "date": "2031-04-05",
    "text": "The ferry of Vessen may sail to the city of Alder soon, \x1b[2J officials said.\n\n"
    "“The \u202eferry of Vessen is old and slow \x1b[0m indeed,” said Oskar Lind of the harbour.",
}


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Reading by the rules alone."""
    from onrecord.reading import read_seen

    def read(articles, *, acts=False):
        for article in articles:
            yield read_seen(article, None, acts=acts)

    monkeypatch.setattr("onrecord.desk.desk.read_articles", read)


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *args: CliRunner().invoke(cli, [str(arg) for arg in args])


@pytest.fixture
def add(run, tmp_path):
    def added(*items, store="onrecord.db"):
        lines = "".join(json.dumps(item) + "\n" for item in items)
        (tmp_path / "in.jsonl").write_text(lines, encoding="utf-8")
        return run("add", "in.jsonl", "--store", store)

    return added


def items(result, name):
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)[name]


def test_articles_are_added_to_a_store_that_is_made(run, add, tmp_path):
    """What became of them is told on stderr; data would be on stdout, and there is none."""
    result = add(FERRY, BRIDGE)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "onrecord.db: 2 added in 1 story; 1 change\n"
    assert add(FERRY, BRIDGE).stderr == "onrecord.db: 0 added, 2 known before\n"
    assert (tmp_path / "onrecord.db").exists()


def test_another_store_is_named_by_option_or_environment(run, add, tmp_path, monkeypatch):
    """The option goes first."""
    add(FERRY, store="a.db")
    assert "no store at onrecord.db" in run("stories").stderr
    monkeypatch.setenv("ONRECORD_STORE", "a.db")
    assert run("stories", "--all").exit_code == 0
    assert run("stories", "--store", "b.db").exit_code == 2


def test_skipped_inputs_are_told_and_nothing_read_is_status_two(run, add, tmp_path):
    """One bad input stops nobody."""
    result = add({"text": "Too short."}, FERRY)
    assert result.exit_code == 0
    assert result.stderr.splitlines()[0].startswith("skipped in.jsonl:1: too short")
    result = run("add", "missing.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "skipped missing.txt: no such file" in result.stderr
    assert "no such file" not in run("add", "missing.txt", "-q").stderr


def test_stories_are_listed(run, add):
    """The title, what is in it, and its id; articles that stand alone are counted."""
    add(FERRY, BRIDGE)
    shown = run("stories").stdout
    (line,) = items(run("stories", "--format", "json"), "stories")
    assert line["id"] in shown
    assert line["title"] in shown
    assert "2 articles from 2 outlets, 4–5 April 2031" in shown
    assert (line["articles"], line["outlets"]) == (2, 2)
    assert items(run("stories", "--speaker", "ines holm", "--format", "json"), "stories") == [line]
    assert items(run("stories", "--outlet", "Nobody", "--format", "json"), "stories") == []
    assert run("stories", "--format", "jsonl").stdout.count("\n") == 1


def test_a_story_is_shown_as_a_record_is(run, add, tmp_path):
    """In each of its formats, by its id, the beginning of it, or an article's."""
    add(FERRY, BRIDGE)
    (line,) = items(run("stories", "--format", "json"), "stories")
    record = json.loads(run("story", line["id"], "--format", "json").stdout)
    jsonschema.validate(record, record_schema())
    batch = run("record", "in.jsonl", "--format", "json")
    assert batch.exit_code == 0
    assert record["articles"] == json.loads(batch.stdout)["articles"]
    assert "WHO SAID WHAT" in run("story", line["id"][:6]).stdout
    assert "WHO SAID WHAT" in run("story", record["articles"][1]["id"]).stdout
    assert run("story", line["id"], "-o", "s.html").exit_code == 0
    assert (tmp_path / "s.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    later = json.loads(run("story", line["id"], "--format", "json", "--as-of", "2031-05-01").stdout)
    assert later["as_of"] == "2031-05-01"


def test_why_each_article_is_in_a_story_is_told(run, add):
    """In words, and as JSON with the numbers."""
    add(FERRY, BRIDGE)
    (line,) = items(run("stories", "--format", "json"), "stories")
    shown = run("story", line["id"], "--why").stdout
    assert "founded the story" in shown
    assert f"joined the story {line['id']}: nearness" in shown
    assert "in common: ferr" in shown
    articles = items(run("story", line["id"], "--why", "--format", "json"), "articles")
    assert {reason["kind"] for a in articles for reason in a["why"]} >= {"founded", "joined"}


def test_statements_and_articles_are_searched(run, add):
    """By words, speaker, outlet and day; nothing found is status 1."""
    add(FERRY, BRIDGE)
    shown = run("search", "provide").stdout
    assert "Tomas Brill: “Alder has a different plan" in shown
    assert "Alder Gazette, 4 April 2031" in shown
    found = items(run("search", "grateful", "--speaker", "holm", "--format", "json"), "found")
    assert [hit["speaker"] for hit in found] == ["Ines Holm"]
    citation = found[0]["citation"]
    assert citation["text"].startswith("“The city is grateful")
    assert run("search", "grateful", "--speaker", "brill").exit_code == 1
    assert run("search", "provide", "--outlet", "mainland post", "--since", "2031-04-06").exit_code
    assert run("search", 'AND (" NEAR').exit_code == 1
    assert run("search").exit_code == 2


def test_changes_since_last_looked_are_shown_once(run, add):
    """And by time as often as they are asked for."""
    add(FERRY, BRIDGE)
    first = run("changes").stdout
    assert "new story: 2 articles" in first
    assert run("changes").stdout == "nothing new\n"
    assert run("changes", "--since", "1d").stdout == first
    assert run("changes", "--since", "2031-01-01").stdout == "nothing new\n"
    (change,) = items(run("changes", "--since", "2020-01-01", "--format", "json"), "changes")
    assert (change["kind"], change["count"], change["n"]) == ("new_story", 2, 1)


def test_an_edited_quotation_is_shown_with_old_and_new_words(run, add):
    """Both are cited in the JSON."""
    add(FERRY, BRIDGE)
    run("changes")
    add(FERRY | {"text": FERRY["text"].replace("could provide it", "would never provide it")})
    shown = run("changes", "--format", "text").stdout
    assert "article edited: Alder Gazette: 1 thing changed without notice" in shown
    assert (
        "- “Alder has a different plan and will not need our ferry, although Vessen could" in shown
    )
    assert (
        "+ “Alder has a different plan and will not need our ferry, although Vessen would" in shown
    )
    (edited,) = [
        json.loads(line)
        for line in run("changes", "--since", "1h", "--format", "jsonl").stdout.splitlines()
        if '"edited"' in line
    ]
    (part,) = edited["parts"]
    with Store.open("onrecord.db") as store:
        for side in ("before", "after"):
            for c in part[side]:
                text = store.articles.version(c["article"]).text
                assert text[c["start"] : c["end"]] == c["text"]


def test_lone_articles_are_one_line_of_the_changes(run, add):
    """A desk that follows forty feeds has many."""
    add(FERRY)
    assert run("changes").stdout == "1 new article stands alone so far\n"
    assert run("stories").stdout == (
        "1 article stands alone so far (--all lists what stands alone)\n"
    )


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["stories", "--since", "friday"], ["'friday'", "YYYY-MM-DD", "2d"]),
        (["changes", "--since", "yesterday"], ["'yesterday'", "YYYY-MM-DD"]),
        (["story", "none"], ["'none'", "onrecord stories"]),
        (["story", ""], ["no story"]),
        (["story", "none", "--as-of", "2031"], ["2031", "YYYY-MM-DD"]),
        (["story", "none", "-o", "x.docx"], ["x.docx", ".html"]),
        (["stories", "--limit", "0"], ["0"]),
        (["search", "x", "--store", "."], ["cannot be opened"]),
        (["add"], ["PATH"]),
    ],
    ids=lambda value: " ".join(value[:3]) if isinstance(value, list) else None,
)
def test_a_mistake_is_named_with_what_is_accepted(run, add, args, words):
    """Status 2, one message, nothing on stdout."""
    add(FERRY)
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert all(word in result.stderr for word in words)


@pytest.mark.parametrize("command", [["stories"], ["story", "x"], ["search", "x"], ["changes"]])
def test_a_missing_store_is_named_with_how_to_make_one(run, command, tmp_path):
    """And none is made."""
    result = run(*command, "--store", "no.db")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no store at no.db; `onrecord add PATH... --store no.db` makes one" in result.stderr
    assert not (tmp_path / "no.db").exists()


def test_nothing_of_an_article_steers_the_terminal(run, add):
    """On stdout as on stderr, whatever the command."""
    add(FERRY, BRIDGE, EVIL)
    with Store.open("onrecord.db") as store:
        keys = [line.id for line in store.stories.list()]
    results = [run("stories", "--all"), run("changes"), run("search", "ferry")]
    results += [run("story", key) for key in keys]
    results += [run("story", key, "--why") for key in keys]
    results.append(run("search", "slow", "--speaker", "lind"))
    for result in results:
        assert result.exit_code == 0
        assert not {"\x1b", "\u202e", "\x07"} & set(result.stdout + result.stderr)


def test_help_loads_nothing_heavy():
    """Neither the database nor the desk."""
    code = (
        "import sys; from onrecord.cli import main\n"
        "sys.argv = ['onrecord', 'add', '--help']\n"
        "try: main()\n"
        "finally: print(sorted({'sqlite3', 'msgspec', 'rich', 'onrecord.store', 'onrecord.desk', "
        "'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
