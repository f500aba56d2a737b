"""Lists a page at a time, and the tables behind them, which must say what the rest says."""

from __future__ import annotations

import random
import sqlite3

import pytest
from filling import FERRY, fill, keep, record_of

from onrecord.store import Store
from onrecord.store.list_tables import LIST_TABLES
from onrecord.store.schema import MIGRATIONS

TOLD = """
    SELECT 'outlet', lower(v.outlet), a.story, count(*) FROM article AS a
    JOIN version AS v ON v.id = a.version WHERE v.outlet IS NOT NULL GROUP BY 2, 3
    UNION ALL SELECT 'language', lower(v.language), a.story, count(*) FROM article AS a
    JOIN version AS v ON v.id = a.version WHERE v.language IS NOT NULL GROUP BY 2, 3
"""
SPEAKERS = "SELECT speaker, count(DISTINCT story || '/' || statement), count(DISTINCT story) \
FROM wording WHERE speaker <> '' GROUP BY speaker"


def rows(store, sql):
    return sorted(store.db.execute(sql).fetchall())


def agree(store):
    """Whether the tables of the lists say what can be counted from the articles and wordings."""
    assert rows(store, "SELECT kind, value, story, articles FROM told") == rows(store, TOLD)
    assert rows(store, "SELECT name, statements, stories FROM speaker") == rows(store, SPEAKERS)


def article(n, outlet, language="en"):
    from dataclasses import replace

    return replace(
        FERRY, id=f"f{n}", outlet=outlet, language=language, url=f"https://x.example/{n}"
    )


@pytest.mark.parametrize("seed", range(5))
def test_the_tables_follow_whatever_happens(store, seed):
    """Articles that come, move and change, outlets set by hand, records remade and cleared."""
    chance = random.Random(seed)
    outlets = ["Alder Gazette", "ALDER GAZETTE", "Post", None]
    known: list[str] = []
    for n in range(40):
        story = f"s{chance.randrange(4)}"
        deed = chance.randrange(5) if known else 0
        if deed == 0:
            made = article(n, chance.choice(outlets), chance.choice(["en", "no", None]))
            fill(store, made, story=story)
            keep(store, record_of(made), made, story=story)
            known.append(made.id)
            continue
        with store.transaction():
            key = chance.choice(known)
            if deed == 1:
                store.stories.found(story, seen="2031-04-05T10:00:00Z")
                store.articles.move(key, story)
            elif deed == 2:
                store.db.execute(
                    "UPDATE version SET outlet = ?, language = ? WHERE id = ?",
                    (chance.choice(outlets), chance.choice(["en", "sv"]), key),
                )
            elif deed == 3:
                store.wordings.clear(story)
            else:
                other = article(1_000 + n, chance.choice(outlets))
                reading = store.articles.reading(key)
                store.articles.change(key, other, reading, seen="2031-04-06T10:00:00Z")
        agree(store)
    agree(store)


def test_an_older_store_gets_the_tables_filled(tmp_path):
    """As if they had been there from the start."""
    with Store.open(tmp_path / "x.db", create=True) as store:
        for n, outlet in enumerate(["Alder Gazette", "Post", None, "Post"]):
            made = article(n, outlet)
            fill(store, made, story=f"s{n % 2}")
            keep(store, record_of(made), made, story=f"s{n % 2}")
        expected = rows(store, TOLD), rows(store, SPEAKERS)
    _take_back(tmp_path / "x.db")
    with Store.open(tmp_path / "x.db") as store:
        agree(store)
        assert (rows(store, TOLD), rows(store, SPEAKERS)) == expected
        assert store.lists.speakers(limit=5)[0].stories == 2


def _take_back(path):
    """The store as it was before the lists' step."""
    db = sqlite3.connect(path)
    made = db.execute("SELECT type, name FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    order = {"trigger": 0, "view": 1, "index": 2, "table": 3}
    for kind, name in sorted(made, key=lambda one: order[one[0]]):
        if f"CREATE {kind.upper()} {name} " in LIST_TABLES:
            db.execute(f"DROP {kind} {name}")
    at = MIGRATIONS.index(LIST_TABLES)
    assert at == len(MIGRATIONS) - 1, "steps behind this one would have to be taken back too"
    db.execute(f"PRAGMA user_version = {at}")
    db.commit()
    db.close()


def test_a_storys_days_are_counted(store):
    """For the picture of its coverage."""
    for n in range(3):
        fill(store, article(n, "Post"), story="s1")
    assert store.lists.days(["s1", "s2"]) == {"s1": [("2031-04-04", 3)], "s2": []}
    assert store.lists.days([]) == {}


def test_lists_of_stories_are_read_from_their_index_alone(store):
    """A story's row holds its record: a list that read rows would read every record."""
    plan = store.db.execute(
        "EXPLAIN QUERY PLAN SELECT id, title, articles, outlets, statements, disagreements, "
        "first_day, last_day, revision, founded, touched, merged_into FROM story "
        "WHERE articles >= 1 ORDER BY touched DESC, id LIMIT 50"
    ).fetchall()
    assert [row[3] for row in plan] == ["SCAN story USING COVERING INDEX story_listed"]
