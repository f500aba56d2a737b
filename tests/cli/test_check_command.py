"""The command that asks whether somebody said something."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from onrecord.cli.main import cli

FERRY = {
    "url": "https://gazette.example/ferry",
    "outlet": "Alder \x1b[31mGazette",
    "title": "Island may lend its ferry",
    "date": "2031-04-04",
    "text": "Vessen could lend its ferry to the city of Alder, a senator said on Friday.\n\n"
    "“Alder has a different plan and will not need our ferry, although Vessen could provide it,” "
    "said Tomas Brill, deputy chairman of the Harbours Committee.\n\n"
    "The bridge was closed on Tuesday after 14 cracks were found in its deck.",
}


@pytest.fixture
def run(tmp_path, monkeypatch):
    """The command in a folder with a store."""
    from onrecord.reading import read_seen

    monkeypatch.setattr(
        "onrecord.desk.desk.read_articles",
        lambda articles, acts: (read_seen(one, None, acts=acts) for one in articles),
    )
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.jsonl").write_text(json.dumps(FERRY) + "\n", encoding="utf-8")
    runner = CliRunner()
    assert runner.invoke(cli, ["add", "in.jsonl"]).exit_code == 0
    return lambda *args: runner.invoke(cli, ["check", *args])


def test_what_was_said_is_shown_with_who_prints_it(run):
    """Verdict, speaker, outlet and the words; nothing in them steers the terminal."""
    done = run("Vessen could provide it", "--speaker", "the deputy chairman")
    assert done.exit_code == 0
    assert "Tomas Brill is quoted with these words, as part of more (1 outlet)." in done.output
    assert "deputy chairman of the Harbours Committee" in done.output
    assert "although Vessen could provide it" in done.output
    assert "\x1b[31m" not in done.output


def test_what_differs_is_named(run):
    """A "not" more or less is no small thing."""
    done = run("Alder has a different plan and will need our ferry")
    assert "a “not” that the other lacks" in done.output
    assert "differs: polarity" in done.output


def test_somebody_else_is_named(run):
    """Said, and not by whom it was asked of."""
    done = run("Alder has a different plan", "--speaker", "Ines Holm")
    assert "Nothing like it by Ines Holm; Tomas Brill said it" in done.output


def test_nothing_is_told_as_nothing_and_ends_with_status_1(run):
    """As a search that finds nothing does."""
    done = run("Alder shall be sold to the highest bidder", "--speaker", "Brill")
    assert done.exit_code == 1
    assert "Nothing like it by Brill is in the store." in done.output


@pytest.mark.parametrize(
    ("form", "lines"), [pytest.param("json", None, id="json"), pytest.param("jsonl", 1, id="jsonl")]
)
def test_json_has_the_whole_check(run, form, lines):
    """Verdict and matches with their citations."""
    done = run("Vessen could provide it", "--format", form)
    found = json.loads(done.output)
    assert lines is None or done.output.count("\n") == lines
    assert found["verdict"] == "said"
    cited = found["matches"][0]["wordings"][0]["citation"]
    assert FERRY["text"][cited["start"] : cited["end"]] == cited["text"]


@pytest.mark.parametrize(("words", "why"), [("…", "has no words"), ("word " * 1000, "too long")])
def test_a_mistake_in_the_call_is_told(run, words, why):
    """With status 2."""
    done = run(words)
    assert done.exit_code == 2
    assert why in done.output
