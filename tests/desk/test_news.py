"""What is told as new in a story, and what is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pieces import FERRY, GAZETTE, bridge, ferry, page, tulips

from onrecord.desk import Desk
from onrecord.desk.corrections import is_correction


def news(desk, store, *pages):
    """The changes that adding the pages brought."""
    last = store.changes.last()
    list(desk.add(pages))
    return store.changes.since(last)


def cited_words_are_there(store, change):
    for citation in (*change.citations, *change.before):
        text = store.articles.version(citation.article).text
        assert text[citation.start : citation.end] == citation.text


def test_a_new_story_is_told_once(desk, store):
    """With its number of articles; what is said in it is not told on top."""
    (change,) = news(desk, store, ferry(), bridge())
    assert (change.kind, change.count) == ("new_story", 2)


def test_a_second_report_brings_statements_and_wordings(desk, store):
    """What nobody had, and what was known in other words, with both wordings cited."""
    news(desk, store, ferry())
    changes = news(desk, store, bridge())
    told = {(c.kind, c.speaker) for c in changes}
    assert ("new_statement", "Ines Holm") in told
    assert ("new_wording", "Tomas Brill") in told
    assert not any("14 cracks" in c.text for c in changes)
    (wording,) = [c for c in changes if c.kind == "new_wording"]
    assert "will not need our ferry" in wording.before[0].text
    assert "won’t need the ferry" in wording.citations[0].text
    for change in changes:
        cited_words_are_there(store, change)


def test_a_changed_quotation_is_told_with_both_wordings(desk, store):
    """Old and new, each cited in its own version, and nothing else is made of it."""
    news(desk, store, ferry(), bridge())
    edited = FERRY.replace("although Vessen could provide it", "and Vessen would never provide it")
    (change,) = news(desk, store, ferry(edited))
    assert (change.kind, change.outlet) == ("edited", "Alder Gazette")
    (part,) = change.parts
    assert (part.what, part.how, part.speaker) == ("attribution", "changed", "Tomas Brill")
    assert "although Vessen could provide it" in part.old
    assert "and Vessen would never provide it" in part.new
    old, new = part.before[0], part.after[0]
    assert old.text == part.old
    assert new.text == part.new
    assert old.article != new.article
    cited_words_are_there(store, change)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("14 cracks", "41 cracks", [("figure", "changed", "14 cracks", "41 cracks")]),
        ("after 14 cracks were found", "after cracks were found",
         [("figure", "removed", "14 cracks", None)]),
        ("said Tomas Brill, deputy", "said Oskar Lind, deputy",
         [("attribution", "changed", "“Alder has", "“Alder has")]),
        ("“This is a matter for the city, and we don’t intend to interfere,” government "
         "spokeswoman Lena Okafor told reporters on Friday.\n\n", "",
         [("attribution", "removed", "“This is a matter", None)]),
        ("The bridge was closed", "“It was unsafe to walk on it for anybody,” said Ines Holm, the "
         "mayor.\n\nThe bridge was closed",
         [("attribution", "added", None, "“It was unsafe")]),
        ("was closed on Tuesday", "was shut on Tuesday", []),
        ("don’t intend", "don't intend", []),
    ],
    ids=["figure", "figure gone", "speaker", "quotation gone", "quotation added", "wording of its "
         "own", "apostrophe"],
)  # fmt: skip
def test_an_edit_is_told_by_what_was_said_and_counted(desk, store, old, new, expected):
    """Not by its characters: where neither changed, it is counted only."""
    news(desk, store, ferry())
    changes = news(desk, store, ferry(FERRY.replace(old, new)))
    edited = [c for c in changes if c.kind == "edited"]
    parts = [part for change in edited for part in change.parts]
    assert [(p.what, p.how) for p in parts] == [(what, how) for what, how, _, _ in expected]
    for part, (_, _, before, after) in zip(parts, expected, strict=True):
        assert (part.old or "").startswith(before or "")
        assert (part.new or "").startswith(after or "")
        assert (part.old is None, part.new is None) == (before is None, after is None)
    assert all(change.shown == bool(expected) for change in edited)


def test_a_correction_is_told_where_the_outlet_makes_one(desk, store):
    """In a new article or a new version, and once."""
    note = "\n\nCorrection: An earlier version of this article misstated the number of cracks."
    news(desk, store, ferry())
    changes = news(desk, store, ferry(FERRY.replace("14", "41") + note))
    (change,) = [c for c in changes if c.kind == "correction"]
    assert change.text.startswith("Correction: An earlier version")
    assert not [
        c
        for c in news(desk, store, ferry(FERRY.replace("14", "40") + note))
        if c.kind == "correction"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Correction: An earlier version of this article misstated the year.", True),
        ("An earlier version of this story gave the wrong name of the ferry.", True),
        ("This article was amended on 3 May to correct the spelling of a name.", True),
        ("Editor's note: the headline has been corrected.", True),
        ("The minister said that the figure would be corrected in May.", False),
        ("An earlier version of this story appeared in our Sunday edition.", False),
        ("Corrections officers walked out of the prison on Monday.", False),
        ("", False),
    ],
)
def test_a_correction_is_told_from_a_report_on_one(text, expected):
    """By how such notes are worded."""
    assert is_correction(text) is expected


def test_figures_that_differ_are_told_and_so_is_the_end_of_it(desk, store):
    """A disagreement begins with the article that differs, and ends when that is edited."""
    other = bridge()
    differs = replace(other, content=other.content.replace("14 cracks", "19 cracks"))
    news(desk, store, ferry(day="2031-04-05"))
    begun = [c for c in news(desk, store, differs) if c.kind == "new_disagreement"]
    assert [c.what for c in begun] == ["figure"]
    ended = [c for c in news(desk, store, other) if c.kind == "disagreement_ended"]
    assert [c.what for c in ended] == ["figure"]
    cited_words_are_there(store, ended[0])


def test_a_day_that_comes_is_told_once_and_then_that_it_passed(desk, store, quick):
    """By the clock that was given; what was past when it came is not told."""
    news(desk, store, ferry(), tulips())
    told = []
    for day in (10, 15, 16, 18, 19, 25):
        later = Desk(store, clock=lambda day=day: datetime(2031, 4, day, tzinfo=UTC))
        told += [(day, c.kind, c.day) for c in later.tell_deadlines()]
    assert told == [(15, "due", "2031-04-18"), (19, "overdue", "2031-04-18")]
    late = page(FERRY.replace("April 18", "April 6"), GAZETTE + "2", outlet="Late News")
    assert not [c for c in news(later, store, late) if c.kind in ("due", "overdue")]


def test_every_change_has_its_time_and_story(desk, store):
    """Those of the batch that brought it."""
    news(desk, store, ferry())
    news(desk, store, bridge(), ferry(FERRY.replace("14", "41")))
    changes = store.changes.since()
    assert {c.seen for c in changes} == {"2031-04-05T12:00:00Z"}
    assert len({c.story for c in changes}) == 1
    assert [c.n for c in changes] == list(range(1, len(changes) + 1))
