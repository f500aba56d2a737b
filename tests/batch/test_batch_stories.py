"""Stories of a whole archive: windows of days that overlap, joined, the same however it is cut."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_archives import archive, article, cut, done, read_by_rules, rows_by

from onrecord.batch import copies, stories
from onrecord.batch.runs import Run
from onrecord.batch.shuffle import Numbers
from onrecord.batch.stories_tell import story_id
from onrecord.batch.stories_windows import (
    LEAD_DAYS,
    blocks_for,
    followed,
    joined,
)
from onrecord.types import Article

PLACES = "Alderholt Brennvik Corvane Dunmere Eskholm Farrowby Gelting Hollstad".split()
MATTERS = [
    "ferry timetable captain harbour pilot ballast",
    "vaccine clinic ward nurse syringe fever",
    "orchard frost blossom grower cider apple",
    "tunnel boring miner shaft dynamite gallery",
    "school pupil teacher classroom exam lesson",
    "refinery pipeline valve crude barrel leak",
    "museum painting curator forgery auction canvas",
    "referee stadium penalty striker goalkeeper league",
]


def told(matter: int, number: int, day: str | None, *, name: str = "") -> Article:
    """A report of one of eight matters, in words of its own."""
    chance = random.Random(matter * 1_000 + number)
    own = MATTERS[matter].split()
    lines = []
    for _ in range(9):
        some = chance.sample(own, 4)
        count, lot = chance.randrange(100, 999), f"{chance.random():.4f}"
        lines.append(
            f"In {PLACES[matter]} the {some[0]} and the {some[1]} were seen beside a {some[2]}, "
            f"and the {some[3]} counted {count} of them by lot {lot}."
        )
    return article(name or f"{matter}-{number:02d}", "\n\n".join(lines), day)


def on(day: int) -> str:
    return date.fromordinal(date(2031, 1, 1).toordinal() + day).isoformat()


def placed(folder: Path, parts: list[list[Article]], *, most: int = 10_000, seed: int = 0) -> Run:
    run = archive(folder, parts)
    done(copies.rounds(run), seed=seed)
    done(stories.rounds(run, most=most), seed=seed)
    return run


def stories_of(run: Run) -> list[list[str]]:
    found = defaultdict(list)
    for row in rows_by(run, "placements", "story", "place"):
        found[row["story"]].append(row["article"])
    return sorted(found.values())


def test_reports_of_one_matter_are_one_story(tmp_path: Path) -> None:
    """Each article stands in one story, the earliest first; the id is that of a record's story."""
    reports = [told(matter, n, on(20 - n)) for matter in range(8) for n in range(4)]
    run = placed(tmp_path, [reports])
    found = stories_of(run)
    assert found == [[f"{matter}-{n:02d}" for n in (3, 2, 1, 0)] for matter in range(8)]
    for row in rows_by(run, "placements", "article"):
        (own,) = (story for story in found if row["article"] in story)
        assert (row["story"], row["articles"]) == (story_id(own), 4)


@pytest.mark.parametrize("each", [1, 7, 50])
def test_the_cut_of_the_input_decides_no_story(tmp_path: Path, each: int) -> None:
    """The same stories from one part or fifty, and whichever task comes first."""
    reports = [told(matter, n, on(9 * n + matter)) for matter in range(8) for n in range(9)]
    reports += [article(f"copy-{n}", reports[n].text, on(60)) for n in range(5)]
    reports += [told(matter, 70, None) for matter in range(8)]
    whole = placed(tmp_path / "whole", [reports])
    shuffled = random.Random(each).sample(reports, len(reports))
    parted = placed(tmp_path / "parted", cut(shuffled, each), seed=each)
    key = "story", "place"
    assert rows_by(parted, "placements", *key) == rows_by(whole, "placements", *key)


def test_a_story_goes_on_from_block_to_block(tmp_path: Path) -> None:
    """A matter that is told for half a year is one story, though no window saw all of it."""
    reports = [told(3, n, on(6 * n)) for n in range(30)]
    others = [told(5, n, on(70 * n)) for n in range(3)]
    found = stories_of(placed(tmp_path, [reports + others], most=16))
    assert [f"3-{n:02d}" for n in range(30)] in found


def test_where_there_are_many_articles_a_day_windows_are_short(tmp_path: Path) -> None:
    """A block holds so many articles at most, and stories go on over their borders."""
    reports = [told(matter, n, on(n)) for matter in range(4) for n in range(20)]
    run = placed(tmp_path, [reports], most=20)
    assert stories_of(run) == [[f"{m}-{n:02d}" for n in range(20)] for m in range(4)]


def test_a_copy_goes_where_the_article_goes_that_it_repeats(tmp_path: Path) -> None:
    """It is not looked at by itself, and says so."""
    reports = [told(matter, n, on(n)) for matter in range(3) for n in range(3)]
    repeat = article("copy", reports[4].text, on(50))
    run = placed(tmp_path, [[*reports, repeat]])
    found = {row["article"]: row for row in rows_by(run, "placements", "article")}
    assert found["copy"]["story"] == found[reports[4].id]["story"]
    assert (found["copy"]["placed_by"], found["copy"]["stands_for"]) == ("copy", reports[4].id)


def test_an_article_without_a_day_goes_by_the_newest_that_it_speaks_of(tmp_path: Path) -> None:
    """Else it stands beside others without a day; both are told of each such article."""
    reports = [told(2, n, on(n)) for n in range(4)]
    dated = told(2, 40, None)
    speaking = article("speaks", f"{dated.text}\n\nIt began on 3 January 2031.", None)
    silent = [told(6, n, None, name=f"silent-{n}") for n in range(3)]
    run = archive(tmp_path, [[*reports, speaking, *silent]])
    read_by_rules(run)
    done(copies.rounds(run))
    done(stories.rounds(run))
    found = {row["article"]: row for row in rows_by(run, "placements", "article")}
    assert found["speaks"]["placed_by"] == "told"
    assert found["speaks"]["story"] == found["2-01"]["story"]
    assert {found[f"silent-{n}"]["placed_by"] for n in range(3)} == {"undated"}
    assert len({found[f"silent-{n}"]["story"] for n in range(3)}) == 1
    assert found["silent-0"]["moment"] == "~"


def test_a_clock_that_was_never_set_moves_nothing(tmp_path: Path) -> None:
    """Pages of 1970 and of 2099 are stories by themselves, and the others stay as they are."""
    reports = [told(matter, n, on(n)) for matter in range(4) for n in range(4)]
    plain = stories_of(placed(tmp_path / "plain", [reports]))
    odd = [told(6, 1, "1970-01-01"), told(7, 1, "2099-12-31"), told(7, 2, "0001-01-01")]
    found = stories_of(placed(tmp_path / "odd", [reports + odd]))
    assert [story for story in found if story in plain] == plain
    assert ["7-01"] in found


def test_an_archive_without_articles_has_no_stories(tmp_path: Path) -> None:
    """Nor does one whose only part is empty."""
    assert done(stories.rounds(archive(tmp_path / "none", []))) == []
    assert stories_of(placed(tmp_path / "empty", [[]])) == []


@given(
    st.dictionaries(st.integers(737_000, 737_400), st.integers(1, 60), max_size=80),
    st.integers(1, 200),
)
@settings(deadline=None)
def test_every_day_lies_in_one_block(days: dict[int, int], most: int) -> None:
    """Blocks are short where there is much, and begin where the one before has ended."""
    blocks = blocks_for(days, 5, most=most)
    for day in days:
        number = blocks.of(day)
        assert number is not None
        assert blocks.dated[number].first <= day <= blocks.dated[number].last
    for number, block in enumerate(blocks.dated):
        held = sum(days[day] for day in days if block.first <= day <= block.last)
        assert held <= most or block.first == block.last
        if blocks.has_lead(number):
            before = blocks.dated[number - 1]
            assert max(before.first, block.first - LEAD_DAYS) <= block.lead <= before.last


def numbers(*values: int) -> Numbers:
    return np.array(values, dtype=np.uint64)


def test_two_stories_that_touch_stay_two() -> None:
    """A group goes on in one group only: where each has most of the other's articles."""
    earlier = numbers(1, 2, 3, 4, 5, 6), numbers(10, 10, 10, 20, 20, 30)
    later = numbers(1, 2, 3, 4, 5, 9), numbers(70, 70, 70, 70, 70, 80)
    # The later window has put stories 10 and 20 together: 70 goes on from 10 alone.
    before, after = joined(earlier, later)
    assert list(zip(before.tolist(), after.tolist(), strict=True)) == [(10, 70)]


def test_a_story_keeps_its_beginning_over_many_windows() -> None:
    """The first group of a chain names all of it, and a new story names itself."""
    chain = [(numbers(1, 2), numbers(11, 12)), (numbers(11, 13), numbers(21, 23))]
    roots = [dict(zip(one.tolist(), other.tolist(), strict=True)) for one, other in followed(chain)]
    assert roots == [{11: 1, 12: 2}, {21: 1, 23: 13}]
