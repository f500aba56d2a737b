"""The five real reports the product was first made for. They are not ours to publish.

Names and single words stand here; the reports' sentences do not.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.pipeline import make_record
from onrecord.views import record_view, to_json

SEEDS = sorted((Path(__file__).parents[1] / "../shared/seeds").glob("*.txt"))

pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(len(SEEDS) != 5, reason="the real reports are not on this machine"),
]


@pytest.fixture(scope="module")
def record():
    return make_record([str(path) for path in SEEDS])


@pytest.fixture(scope="module")
def story(record):
    (story,) = record.stories
    return story


@pytest.fixture(scope="module")
def number(record):
    """The first three digits of the file name, by article id."""
    return {article.id: Path(article.path).name[:3] for article in record.articles}


def by_speaker(story, name):
    ids = {s.id for s in story.speakers if s.name == name}
    return [a for a in story.attributions if a.speaker in ids]


def words(record, attribution):
    text = next(a.text for a in record.articles if a.id == attribution.article)
    return " ".join(span.of(text) for span in attribution.content)


def statement_with(record, story, name, *fragments):
    """The one statement of a speaker whose fullest wording has all the fragments."""
    spoken = {a.id: a for a in by_speaker(story, name)}
    (found,) = [
        s
        for s in story.statements
        if any(
            all(fragment in words(record, spoken[a]) for fragment in fragments)
            for a in s.attributions
            if a in spoken
        )
    ]
    return found, [spoken[a] for a in found.attributions]


def test_the_five_reports_are_one_story(story, number):
    assert {number[key] for key in story.articles} == {"000", "001", "002", "003", "004"}


def test_dates_and_outlets_are_those_on_the_pages(record, number):
    given = {
        number[a.id]: (a.published.value if a.published else None, a.outlet, a.syndicated_from)
        for a in record.articles
    }
    assert given["000"] == ("2025-06-06", "The Moscow Times", ())
    assert given["001"] == ("2025-06-07", None, ())
    assert given["002"] == ("2025-06-07T07:46", "HamroGlobalMedia", ("PGurus",))
    assert given["003"] == (None, None, ())
    assert given["004"] == ("2025-06-21T07:49:00", None, ())
    bounds = {number[key]: day for key, day in record.published_bounds}
    assert bounds == {"003": "2025-06-20"}


def test_every_span_is_cut_out_of_its_text(record):
    view = record_view(record)
    payload = json.loads(to_json(view))
    texts = {a["id"]: a["text"] for a in payload["articles"]}
    checked = 0

    def walk(node, article=None):
        nonlocal checked
        if isinstance(node, dict):
            article = node["article"] if isinstance(node.get("article"), str) else article
            if {"start", "end", "text"} <= node.keys() and article:
                assert texts[article][node["start"] : node["end"]] == node["text"]
                checked += 1
            for value in node.values():
                walk(value, article)
        elif isinstance(node, list):
            for value in node:
                walk(value, article)

    walk(payload["stories"])
    assert checked > 100


@pytest.mark.parametrize(
    ("file", "speaker", "fragments"),
    [
        ("000", "Dmitry Novikov", ("If he did", "offer it")),
        ("000", "Dmitry Novikov", ("playing a completely", "political asylum")),
        ("000", "Dmitry Peskov", ("domestic issue", "intend to interfere", "on his own")),
        ("000", "Donald Trump", ("very disappointed",)),
        ("001", "Dmitry Novikov", ("could provide",)),
        ("001", "Dmitry Novikov", ("completely different game", "provide it")),
        ("001", "Steve Bannon", ("illegal alien",)),
        ("001", "Dmitry Peskov", ("domestic issue", "interfere")),
        ("001", "Elon Musk", ("abomination",)),
        ("001", "Donald Trump", ("lost his mind",)),
        ("001", "Donald Trump", ("wish him well",)),
        ("002", "Dmitry Novikov", ("I think that Musk", "provide it")),
        ("002", "Dmitry Novikov", ("At this stage", "tactical differences", "seems to me")),
        ("002", "Dmitry Novikov", ("political communication",)),
        ("002", "Steve Bannon", ("immigration status", "illegal alien")),
        ("002", "Dmitry Peskov", ("This is a domestic issue", "interfere", "alone")),
        ("003", "Vladislav Davankov", ("share of mistakes", "glad to welcome", "impressive")),
        ("003", "Donald Trump", ("just gone crazy",)),
        ("003", "Dmitry Medvedev", ("D and E",)),
        ("003", "Dmitry Medvedev", ("No need to fight",)),
        ("003", "Dmitry Novikov", ("open to offering",)),
        ("004", "Vladislav Davankov", ("learn to forgive", "very impressive")),
        ("004", "Dmitry Novikov", ("different game plan", "certainly could offer")),
        ("004", "Dmitry Peskov", ("no intention",)),
    ],
)
def test_each_quotation_has_its_speaker_by_full_name(
    record, story, number, file, speaker, fragments
):
    """Also where a quotation mark is lost."""
    found = [
        words(record, a)
        for a in by_speaker(story, speaker)
        if number[a.article] == file and all(f in words(record, a) for f in fragments)
    ]
    assert found


def test_the_remark_on_asylum_is_one_statement_of_all_five_from_the_wire(record, story, number):
    statement, attributions = statement_with(
        record, story, "Dmitry Novikov", "completely different game", "provide it"
    )
    assert {number[a.article] for a in attributions} == {"000", "001", "002", "003", "004"}
    assert statement.origin is not None
    assert (statement.origin.kind, statement.origin.name) == ("wire", "TASS")
    assert {number[c.article] for c in statement.origin.citations} >= {"000", "001", "002"}
    assert statement.independent_origins == 1
    assert not any("Democratic team" in words(record, a) for a in attributions)


def test_the_domestic_issue_is_one_statement_where_it_is_carried(record, story, number):
    _, attributions = statement_with(record, story, "Dmitry Peskov", "domestic issue", "alone")
    assert {number[a.article] for a in attributions} >= {"000", "001", "002"}


def test_roles_that_exclude_one_another_are_shown(story):
    about = {d.about: {s.value for s in d.sides} for d in story.disagreements if d.kind == "role"}
    assert "Donald Trump" in about
    assert "Dmitry Novikov" in about


def test_the_syndication_and_the_wire_are_relays(story, number):
    relays = {(number[r.article], r.kind, r.of.name) for r in story.relays}
    assert ("002", "syndicates", "PGurus") in relays
    for file in ("000", "001", "002", "004"):
        assert (file, "credits", "TASS") in relays


def test_order_and_repetition_change_no_byte(tmp_path):
    """Through the real command line, in processes of their own, with other hash seeds."""
    outputs = []
    for seed, paths in enumerate((SEEDS, SEEDS[::-1], [SEEDS[2], *SEEDS[:2], *SEEDS[3:]])):
        done = subprocess.run(
            [sys.executable, "-m", "onrecord", "record", "--format", "json", *map(str, paths)],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": str(seed), "PATH": "/usr/bin:/bin"},
        )
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1] == outputs[2]


def entries_on(story, number, day):
    """The timeline's entries of a day with the articles that they cite."""
    return [
        (entry, {number[c.article] for c in entry.citations})
        for entry in story.timeline
        if entry.date == day
    ]


@pytest.mark.parametrize(
    ("day", "fragment", "files"),
    [
        ("2025-06-05", "threats", {"000"}),
        ("2025-06-05", "just gone crazy", {"003"}),
        ("2025-06-06", "TASS", {"000", "001", "002", "004"}),
        ("2025-06-06", "Peskov", {"000"}),
        ("2025-06-10", "Wall Street Journal", {"004"}),
        ("2025-06-20", "Davankov", {"003"}),
    ],
)
def test_each_day_of_the_story_stands_in_the_timeline(story, number, day, fragment, files):
    """With the articles that tell of it; reported time is not the time of what is reported."""
    assert any(
        files <= cited
        for entry, cited in entries_on(story, number, day)
        if any(fragment in citation.text for citation in entry.citations)
    )


def test_what_was_before_the_quarrel_is_background(story):
    """The story begins with the threats of June 5."""
    assert {e.date for e in story.timeline if not e.background} >= {"2025-06-05", "2025-06-06"}
    assert all(e.date >= "2025-06-05" for e in story.timeline if not e.background)


def test_the_answer_of_the_ministry_is_expected_from_both_articles(story, number):
    """Within a month of the request."""
    (expectation,) = [e for e in story.expectations if "Foreign Ministry" in e.text]
    assert {number[c.article] for c in expectation.citations} == {"003", "004"}
    assert "2025-07-19" <= expectation.due <= "2025-07-21"
    assert expectation.state == "open"


def test_both_sentences_on_missing_confirmation_are_found(story, number):
    """Neither side had confirmed anything."""
    found = {(number[c.article], c.text) for u in story.unconfirmed for c in u.citations}
    assert any(file == "003" and "no confirmation" in text for file, text in found)
    assert any(file == "004" and "haven't been made" in text for file, text in found)


def test_an_article_without_a_date_dates_nothing_by_itself(story, number):
    """Its attributions have a day only where an expression gives one."""
    days = {a.date for a in story.attributions if number[a.article] == "003"}
    assert days <= {None, "2025-06-05", "2025-06-06", "2025-06-20"}
    assert None in days
