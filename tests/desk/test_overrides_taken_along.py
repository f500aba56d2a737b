"""Corrections go out as lines and come in again, into this store or another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from correcting import (
    READ_AT,
    add,
    article,
    bridge,
    everything,
    ferry,
    fill,
    later,
    main_story,
    quay,
    read_quickly,
    said_by,
    told,
    tulips,
)

from onrecord.desk.overrides import exported, imported, listed, make, one, undo
from onrecord.store import NoStoreError, Store

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def by_rules_alone(quick, monkeypatch):
    monkeypatch.setattr("onrecord.reading.read_article", read_quickly)


@pytest.fixture
def filled(store):
    fill(store)
    return store


def correct_much(store):
    """One of each kind, and one that was undone."""
    story = main_story(store)
    record = told(store, story)
    offer = said_by(record, "Tomas Brill")[0]
    holm = [s.id for s in said_by(record, "Ines Holm")]
    tulips_story = store.articles.story_of(article(store, "Garden Weekly"))
    for kind, target, value in (
        ("settle", story, {"disagreement": record.disagreements[0].id, "note": "14, I asked"}),
        ("join_statements", story, {"statements": holm}),
        (
            "split_statement",
            story,
            {"statement": offer.id, "attributions": [offer.attributions[1]]},
        ),
        ("join_speakers", story, {"speakers": ["Theo Brill", "Tomas Brill"]}),
        (
            "split_speaker",
            story,
            {"speaker": "Ines Holm", "articles": [article(store, "Quay Herald")]},
        ),
        ("date", article(store, "Quay Herald"), {"date": "2031-04-04T10:30"}),
        ("outlet", article(store, "Mainland Post"), {"outlet": None, "note": "no imprint"}),
        ("join_stories", story, {"stories": [tulips_story]}),
        ("split_story", story, {"articles": [article(store, "Garden Weekly")]}),
    ):
        make(store, kind, target, value, by="Ada", at=READ_AT)
    undo(store, 6, at=READ_AT)


def test_in_a_store_with_the_same_articles_they_make_the_same_records(filled, tmp_path):
    """And the same list."""
    correct_much(filled)
    lines = list(exported(filled))
    with Store.open(tmp_path / "other.db", create=True) as other:
        fill(other)
        found = imported(other, lines, at=READ_AT)
        assert (len(found.made), found.known, found.skipped) == (9, 0, ())
        assert everything(other) == everything(filled)
        assert listed(other) == listed(filled)
        assert list(exported(other)) == lines
        assert imported(other, lines).known == 9
        assert len(listed(other)) == 9


def test_they_can_come_before_the_articles_do(filled, tmp_path):
    """Each holds from when its articles are there, and says until then that it does not."""
    correct_much(filled)
    with Store.open(tmp_path / "other.db", create=True) as other:
        found = imported(other, exported(filled), at=READ_AT)
        assert {made.state for made in found.made} == {"not applied", "undone"}
        fill(other)
        assert [o.state for o in listed(other)] == [o.state for o in listed(filled)]
        assert everything(other) == everything(filled)


def test_in_whatever_order_the_articles_come(filled, tmp_path):
    """Stories are known by their articles, not by the key they have here."""
    make(
        filled,
        "split_story",
        main_story(filled),
        {"articles": [article(filled, "Quay Herald")]},
        at=READ_AT,
    )
    with Store.open(tmp_path / "other.db", create=True) as other:
        add(other, quay(), tulips(), bridge(), ferry())
        imported(other, exported(filled), at=READ_AT)
        assert one(other, 1).state == "applied"
        together = {
            other.articles.story_of(article(other, o)) for o in ("Alder Gazette", "Mainland Post")
        }
        assert len(together) == 1
        assert other.articles.story_of(article(other, "Quay Herald")) not in together


GOOD = {
    "schema": "onrecord/override/1",
    "kind": "outlet",
    "target": "abcd",
    "value": {"outlet": "The Quay"},
    "made_at": "2031-04-05T12:00:00Z",
}


@pytest.mark.parametrize(
    "line",
    [
        b"nonsense",
        b"[]",
        b"\xff\xfe",
        b"[" * 100_000,
        b"{" * 9,
        json.dumps({**GOOD, "schema": "onrecord/override/9"}),
        json.dumps({**GOOD, "kind": "rename"}),
        json.dumps({**GOOD, "more": 1}),
        json.dumps({**GOOD, "made_at": "yesterday"}),
        json.dumps({**GOOD, "value": {"outlet": ["x"]}}),
        json.dumps({**GOOD, "value": {"outlet": "x" * 999}}),
        json.dumps({**GOOD, "kind": "date", "value": {"date": "2031-02-30"}}),
        json.dumps({**GOOD, "kind": "join_stories", "value": {"articles": [["a"]]}}),
        json.dumps({**GOOD, "kind": "join_stories", "value": {"articles": [["a"], []]}}),
        json.dumps({**GOOD, "kind": "split_story", "value": {"stays": ["a"], "leaves": []}}),
        json.dumps(
            {**GOOD, "kind": "join_stories", "value": {"articles": [["a"] * 20_001, ["b"]]}}
        ),
        json.dumps(
            {
                **GOOD,
                "kind": "split_speaker",
                "value": {
                    "stays": [{"article": "a", "name": "B", "said": []}],
                    "leaves": [{"article": "a"}],
                },
            }
        ),
        json.dumps(GOOD).replace("The Quay", "\\ud800"),
    ],
)
def test_a_line_that_is_none_is_skipped_with_its_reason(filled, line):
    """The others are taken up."""
    found = imported(filled, [line, b"\n", json.dumps(GOOD)], at=READ_AT)
    assert [made.kind for made in found.made] == ["outlet"]
    assert [skipped.path for skipped in found.skipped] == ["line 1"]
    assert found.skipped[0].why


def test_what_speaks_of_nothing_here_is_kept_and_says_so(filled):
    """It may come."""
    (made,) = imported(filled, [json.dumps(GOOD)], at=READ_AT).made
    assert (made.state, made.why) == ("not applied", "the article abcd is not in the store")
    assert made.stories == ()


CORRECTING = """
import sys
sys.path.insert(0, sys.argv[2])
import onrecord.desk.desk, onrecord.reading
from correcting import READ_AT, article, quick_readings, read_quickly
from onrecord.desk.overrides import make, undo
from onrecord.store import Store
onrecord.reading.read_article = read_quickly
with Store.open(sys.argv[1]) as store:
    key = article(store, sys.argv[3])
    print("on", flush=True)
    for n in range(int(sys.argv[4])):
        made = make(store, "date", key, {"date": "2031-03-%02d" % (n + 1)}, at=READ_AT)
        print(made.n, flush=True)
print("done", flush=True)
"""


def start(path, outlet, times):
    return subprocess.Popen(
        [sys.executable, "-c", CORRECTING, str(path), str(HERE), outlet, str(times)],
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_who_correct_at_once_lose_nothing(filled):
    """The one waits for the other; all that both made is there and holds."""
    both = [start(filled.path, "Mainland Post", 4), start(filled.path, "Quay Herald", 4)]
    said = [process.communicate()[0].split() for process in both]
    assert [lines[-1] for lines in said] == ["done", "done"]
    numbers = sorted(int(n) for lines in said for n in lines[1:-1])
    assert numbers == [made.n for made in listed(filled)] == list(range(1, 9))
    for outlet in ("Mainland Post", "Quay Herald"):
        stored = filled.articles.get(article(filled, outlet))
        assert stored.now.published.value == "2031-03-04"
    assert filled.check() == []


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_killed_between_it_is_made_or_it_is_not(tmp_path):
    """What was told is there; undone, everything is what it was."""
    path = tmp_path / "x.db"
    with Store.open(path, create=True) as store:
        fill(store)
        before = everything(store)
    for wait in (0.02, 0.1, 0.25):
        with start(path, "Quay Herald", 25) as process:
            assert process.stdout.readline() == "on\n"
            time.sleep(wait)
            process.kill()
            told_ = [int(n) for n in process.stdout.read().split() if n.isdigit()]
        try:
            with Store.open(path) as store:
                assert store.check() == []
                assert set(told_) <= {made.n for made in listed(store)}
        except NoStoreError:
            pytest.fail("the store is gone")
    with Store.open(path) as store:
        for made in listed(store, in_force=True):
            undo(store, made.n, at=READ_AT)
        assert everything(store) == before


def test_a_story_that_grew_meanwhile_is_corrected_as_it_is(filled, tmp_path):
    """An import where more is known."""
    correct_much(filled)
    with Store.open(tmp_path / "other.db", create=True) as other:
        fill(other, later())
        found = imported(other, exported(filled), at=READ_AT)
        assert [m.state for m in found.made] == [m.state for m in listed(filled)]
