"""What every report says of the timeline, of announcements and of marks of doubt."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from onrecord.report import print_record, to_html, to_markdown
from onrecord.report.chronicle import chronicle, due_label, reach, told_line, weightiest
from onrecord.types import About, Announcer, Disagreement, Expectation, Side
from onrecord.types import TimelineEntry as Entry


def entry(day="2031-05-06", weight=1.0, **more):
    return Entry(day, "day", f"Something happened on {day}.", (), weight=weight, **more)


def test_a_timeline_cut_short_keeps_its_weightiest_lines_in_order():
    """The most reported stay, where they stood."""
    entries = [entry("2031-05-01", 1.0), entry("2031-05-02", 9.0), entry("2031-05-03", 3.0)]
    assert [e.date for e in weightiest(entries, 2)] == ["2031-05-02", "2031-05-03"]


def test_background_stands_apart_and_the_rest_folds_away():
    """Nothing is lost."""
    entries = [entry("2031-04-01", background=True), entry("2031-05-01", 1.0), entry(weight=2.0)]
    parts = chronicle(entries, 1)
    assert [e.date for e in parts.background] == ["2031-04-01"]
    assert [e.date for e in parts.main] == ["2031-05-06"]
    assert [e.date for e in parts.rest] == ["2031-05-01"]


def test_whom_a_pronoun_means_stands_in_brackets():
    """Beside the sentence's own words, which stay as they are."""
    named = Entry("2031-05-06", "day", "“No,” she said on Tuesday.", (), subject="Ada Holm")
    assert told_line(named) == "“No,” she [Ada Holm] said on Tuesday."
    assert told_line(replace(named, subject=None)) == named.summary


@pytest.mark.parametrize(
    ("outlets", "unnamed", "words"),
    [((), 1, ""), (("Post",), 0, ""), (("Herald", "Post"), 1, "3 outlets, 2 independent origins")],
)
def test_reach_is_told_where_more_than_one_outlet_carries_a_line(outlets, unnamed, words):
    """One outlet's line says nothing more."""
    assert reach(entry(outlets=outlets, unnamed_outlets=unnamed, independent_origins=2)) == words


@pytest.mark.parametrize(
    ("state", "words"),
    [("open", "due 6 May 2031"), ("overdue", "due 6 May 2031 (overdue)"),
     ("met", "due 6 May 2031 (done)")],
)  # fmt: skip
def test_the_state_of_an_announcement_is_told(state, words):
    """What is open needs no word."""
    assert due_label(Expectation("It will.", "2031-05-06", state, ())) == words


@pytest.fixture
def full(record):
    """The story with an announcement that was met, a linked doubt and a differing day."""
    (story, *others) = record.stories
    cited = story.timeline[0].citations[0]
    line = replace(story.timeline[0], id="t1", background=True, reason="story")
    later = replace(story.timeline[-1], id="t2", outlets=("A", "B"), independent_origins=2)
    expected = Expectation(
        "A decision will come.", "2031-04-09", "met", (cited,),
        Announcer(story.speakers[0].id, (cited,)), (cited,),
    )  # fmt: skip
    doubt = replace(story.unconfirmed[0], about=About("entry", "t1"))
    said = replace(story.unconfirmed[0], about=About("statement", story.statements[0].id))
    sides = (Side("2031-04-01", (cited,)), Side("2031-04-02", (cited,)))
    days = Disagreement("date", "The bridge was closed.", sides)
    story = replace(
        story, timeline=(line, later), expectations=(expected,), unconfirmed=(doubt, said),
        disagreements=(days,),
    )  # fmt: skip
    return replace(record, stories=(story, *others))


def on_terminal(record):
    out = io.StringIO()
    print_record(record, out, 100)
    return out.getvalue()


@pytest.mark.parametrize("show", [to_html, to_markdown, on_terminal])
def test_every_report_shows_who_announced_it_that_it_is_done_and_the_days(full, show):
    """In its own form."""
    shown = show(full)
    name = full.stories[0].speakers[0].name
    assert name in shown.split("What is open")[-1]
    assert "done" in shown.lower()
    assert "1 April 2031" in shown
    assert "2 April 2031" in shown
    assert "2031-04-02" not in shown


def test_the_html_report_links_a_doubt_to_what_it_qualifies(full):
    """A line of the timeline by its day, a statement by its speaker."""
    shown = to_html(full)
    assert 'href="#t-1-t1"' in shown
    assert 'id="t-1-t1"' in shown
    assert "Before the story: 1 entry" in shown
    assert "day as other articles give it" in shown
    assert "2 outlets, 2 independent origins" in shown


def test_an_id_that_means_nothing_links_nowhere(full):
    """A doubt about a line that is gone stays a plain line."""
    story = full.stories[0]
    doubt = replace(story.unconfirmed[0], about=About("entry", "gone"))
    record = replace(full, stories=(replace(story, unconfirmed=(doubt,)), *full.stories[1:]))
    assert "#t-1-gone" not in to_html(record)
