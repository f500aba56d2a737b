"""Statements of a whole archive: the record's own rows, bounded, spread over tasks and in time."""

from __future__ import annotations

import logging
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from made_archives import archive, article, cut, done, read_by_rules, rows_by

from onrecord.batch import copies, statements, statements_compare, stories
from onrecord.batch.runs import Run
from onrecord.batch.statements_compare import Gathered, gathered_of, rows_of
from onrecord.batch.statements_route import MOST, compared, cost, packed
from onrecord.batch.statements_spread import Carriers, spread_rows, wording_rows
from onrecord.batch.statements_tables import FROM_RECORD, TABLES
from onrecord.batch.tables import read_rows
from onrecord.comparison import compare
from onrecord.exports.tables import record_tables
from onrecord.reading import read_seen
from onrecord.store.packing import pack_article, pack_reading
from onrecord.types import Article, Story

OPENING = (
    "The reservoir above Alderholt burst on Tuesday and four villages in the valley were moved to "
    "a sports hall in Brennvik.\n\n"
)
SAID = (
    "“The wall was looked at in May and no crack was found in it,” said Ines Holm, the mayor.\n\n"
)
DENIED = "Karl Unger, an engineer, said that he had warned the council about the wall three times."


def reports() -> list[Article]:
    """One story in four outlets, one of them a copy, and another story in one."""
    return [
        article("one", OPENING + SAID + DENIED, "2031-05-06T10:00:00Z", outlet="Post"),
        article(
            "two",
            "Four villages below the Alderholt reservoir stood under water.\n\n"
            + SAID.replace("no crack was", "not one crack was")
            + "The council meets in Brennvik on Friday.",
            "2031-05-06T15:30:00Z",
            outlet="Echo",
        ),
        article("three", OPENING + SAID + DENIED + "\n\nRead on.", "2031-05-08", outlet="Herald"),
        article(
            "four", "People of Alderholt spent a night in Brennvik.\n\n" + SAID + OPENING, None
        ),
        article(
            "other",
            "The museum of Corvane has sold its painting at an auction.\n\n"
            "“We had to mend the roof,” said Ruth Ferro, the curator, on Monday in Corvane.",
            "2031-05-09T08:00:00Z",
            outlet="Post",
        ),
    ]


def run_to_the_end(folder: Path, parts: list[Any], *, seed: int = 0, each: int = 2) -> Run:
    run = archive(folder, parts)
    read_by_rules(run)
    done(copies.rounds(run), seed=seed)
    done(stories.rounds(run), seed=seed)
    done(statements.rounds(run, each=each), seed=seed)
    return run


def test_the_rows_are_those_of_a_record(tmp_path: Path) -> None:
    """A story of an archive has the rows that `onrecord record` would export of its articles."""
    run = run_to_the_end(tmp_path, [reports()])
    (story,) = {row["story"] for row in rows_by(run, "placements", "article") if row["place"] == 1}
    members = [r for r in rows_by(run, "placements", "place") if r["story"] == story]
    articles = {one.id: one for one in reports()}
    own = [articles[row["article"]] for row in members]
    readings = {one.id: read_seen(one, None) for one in own}
    whole = [Story(story, tuple(one.id for one in own))]
    record = compare(own, readings, whole, as_of="2031-05-08")
    for table in record_tables(record):
        if table.name not in FROM_RECORD:
            continue
        names = [column.name for column in table.columns]
        wanted = [dict(zip(names, map(_plain, row), strict=True)) for row in table.rows]
        if table.name == "citations":
            wanted = [row for row in wanted if row["table"] != "attributions"]
        key = "id" if table.name == "stories" else "story"
        found = [row for row in rows_by(run, table.name) if row[key] == story]
        assert [{name: row[name] for name in names} for row in found] == wanted
    assert rows_by(run, "statements")


@pytest.mark.parametrize("each", [1, 2, 9])
def test_neither_cut_nor_tasks_decide_a_row(tmp_path: Path, each: int) -> None:
    """One part and one task give the rows of many."""
    whole = run_to_the_end(tmp_path / "whole", [reports()], each=100)
    parted = run_to_the_end(
        tmp_path / "parted", cut(list(reversed(reports())), each), seed=each, each=1
    )
    assert len(parted.parts("statements")) > len(whole.parts("statements"))
    for table in TABLES:
        rows = [sorted(map(repr, rows_by(run, table.name))) for run in (whole, parted)]
        assert rows[0] == rows[1], table.name


def test_every_row_cites_characters_of_its_article(tmp_path: Path) -> None:
    """What stands in a row stands in an article, at the place that the row gives."""
    run = run_to_the_end(tmp_path, [reports()])
    texts = {one.id: one.text for one in reports()}
    cited = 0
    for table in ("timeline", "disagreements", "expectations", "unconfirmed", "citations"):
        for row in rows_by(run, table):
            if row["quote"] is not None:
                assert texts[row["article"]][row["start"] : row["end"]] == row["quote"]
                cited += 1
    for row in rows_by(run, "wordings"):
        assert texts[row["article"]][row["start"] : row["end"]].startswith(row["wording"][:20])
        cited += 1
    assert cited > 10


def test_a_statement_is_followed_through_hours_and_outlets(tmp_path: Path) -> None:
    """When it came out where: hours where times are told, days where only they are."""
    run = run_to_the_end(tmp_path, [reports()])
    story = {row["article"]: row["story"] for row in rows_by(run, "placements")}["one"]
    (statement,) = [
        row
        for row in rows_by(run, "statements")
        if (row["speaker_name"], row["story"]) == ("Ines Holm", story)
    ]
    found = [row for row in rows_by(run, "spread") if row["statement"] == statement["id"]]
    assert [(row["days"], row["hours"], row["articles"], row["outlets"]) for row in found] == [
        (0, 0, 1, 1),
        (0, 5, 1, 1),
        (2, None, 1, 1),
    ]
    assert [row["articles_so_far"] for row in found] == [1, 2, 3]
    assert found[-1]["outlets_so_far"] == 3
    wordings = [row for row in rows_by(run, "wordings") if row["statement"] == statement["id"]]
    assert [(row["articles"], row["outlets"]) for row in wordings] == [
        (2, ["Herald", "Post"]),
        (1, ["Echo"]),
    ]


def test_a_story_of_thousands_is_compared_over_all_of_its_time() -> None:
    """Copies are left out first; of the others some from the first to the last are taken."""
    rows = [
        {"article": f"a{n:05d}", "stands_for": None if n % 10 else "a00001"} for n in range(5_000)
    ]
    chosen = sorted(compared(rows))
    assert len(chosen) == MOST
    assert (chosen[0], chosen[-1]) == ("a00001", "a04999")
    assert not any(int(key[1:]) % 10 == 0 for key in chosen)
    assert compared(rows[:50]) == {row["article"] for row in rows[:50]}


def test_what_is_left_out_is_told_with_the_reason() -> None:
    """A copy that is not compared still counts as an outlet that has the statement."""
    first, copy = reports()[0], reports()[2]
    rows = [
        _row(first, compared=True),
        _row(copy, compared=False, stands_for=first.id),
        _row(reports()[1], compared=False),
    ]
    skipped = Counter[str]()
    story = gathered_of("s", rows, skipped)
    made = list(rows_of(story, skipped))
    (told,) = [row for table, row in made if table == "stories"]
    assert (told["articles"], told["outlets"], told["compared"]) == (3, 3, 1)
    assert told["why"] == f"1 beyond the {MOST} taken over the story's time; " + (
        "1 copies, which add no words"
    )
    spread = [row for table, row in made if table == "spread"]
    assert {row["articles_so_far"] for row in spread} == {1, 2}
    assert not skipped


def test_a_story_that_cannot_be_compared_is_named_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Its row says why; nothing else is told of it."""

    def broken(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(statements_compare, "compare_articles", broken)
    skipped = Counter[str]()
    with caplog.at_level(logging.CRITICAL):
        story = gathered_of("s", [_row(reports()[0], compared=True)], skipped)
        made = list(rows_of(story, skipped))
    assert [table for table, _ in made] == ["stories"]
    assert made[0][1]["why"] == "could not be compared: RecursionError"
    assert skipped == {"story that could not be compared": 1}


def test_an_article_whose_reading_is_damaged_is_counted() -> None:
    """The story is told of the others."""
    row = _row(reports()[0], compared=True) | {"reading": b"\x00damaged"}
    skipped = Counter[str]()
    story = gathered_of("s", [row, _row(reports()[1], compared=True)], skipped)
    assert list(story.readings) == ["two"]
    assert story.why == "1 without a reading"
    assert skipped == {"article without a reading": 1}


def test_tasks_have_about_as_much_to_do() -> None:
    """The largest stories go first, each to the task that has least."""
    large = {f"s{n}": cost(n * 30) for n in range(2, 20)}
    told = [{"slots": {str(slot): 40 + slot % 7 for slot in range(64)}, "large": large}]
    found = packed(told, 4)
    loads = Counter[int]()
    for slot, task in found["slots"].items():
        loads[task] += told[0]["slots"][slot]
    for story, task in found["large"].items():
        loads[task] += large[story]
    assert max(loads.values()) - min(loads.values()) <= 60
    assert sum(loads.values()) > 4_000


def test_every_column_is_explained() -> None:
    """No table has a column of which its file does not say what it holds."""
    for table in TABLES:
        assert table.about
        for column in table.columns:
            assert column.about not in ("", "as in a record"), (table.name, column.name)


def test_articles_without_days_spread_over_no_time() -> None:
    """A statement that only undated articles have is counted, and no hour is made up."""
    one = article("one", OPENING + SAID, None, outlet="Post")
    record = compare([one], {"one": read_seen(one, None)}, [Story("s", ("one",))]).stories[0]
    carriers = Carriers({"one": one}, {})
    (row,) = spread_rows(record, carriers)
    assert (row["days"], row["hours"], row["date"], row["articles"]) == (None, None, None, 1)
    assert [row["moment"] for row in wording_rows(record, carriers)] == ["~"]


def test_a_run_without_readings_names_its_articles(tmp_path: Path) -> None:
    """Without the step that reads there are stories, and each says what is missing."""
    run = archive(tmp_path, [reports()[:2]])
    for step in (copies, stories, statements):
        done(step.rounds(run))
    (story,) = rows_by(run, "stories")
    assert (story["articles"], story["compared"]) == (2, 0)
    assert story["why"] == "2 without a reading"
    assert [list(read_rows(path)) for path in run.parts("statements")] == [[]]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _row(one: Article, *, compared: bool, stands_for: str | None = None) -> dict[str, Any]:
    return {
        "story": "s",
        "stands_for": stands_for,
        "about": pack_article(one),
        "compared": compared,
        "text": one.text if compared else "",
        "reading": pack_reading(read_seen(one, None)) if compared else b"",
    }


def test_a_gathered_story_stands_by_time() -> None:
    """Its articles come in any order and leave the earliest first."""
    rows = [_row(one, compared=True) for one in reversed(reports()[:4])]
    story: Gathered = gathered_of("s", rows, Counter())
    assert [one.id for one in story.articles] == ["one", "two", "three", "four"]
