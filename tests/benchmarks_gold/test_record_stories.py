"""The labelled stories are consistent in themselves; no network and no rule is asked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

import pytest
from benchmarks.record_quality.gold import Fragment, GoldStory, places, rows, stories, stray_rows

STORIES = stories()
SHORTEST, LONGEST = 80, 450  # words of a report


def fragments(story: GoldStory) -> Iterator[Fragment]:
    """Every string that the gold of a story cites."""
    for one in story.attributions:
        for piece in one.content:
            yield Fragment(piece.text, one.report, piece.occurrence)
    for line in (*story.disagreements, *story.near_miss):
        for side in line.sides:
            yield from side.cited


def cases(story: GoldStory) -> Counter[str]:
    """The cases that a story is said to hold."""
    named = [case for s in (*story.speakers, *story.statements) for case in s.cases]
    named += [line.case for line in (*story.apart, *story.relays) if line.case]
    named += [line.case for line in (*story.disagreements, *story.near_miss) if line.case]
    return Counter(named)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.story)
def test_every_cited_string_stands_in_its_report(story):
    """Gold cites only what is printed, and tells which of several places it means."""
    reports = rows(story.story)
    for one in fragments(story):
        found = places(reports[one.report]["text"], one.text)
        assert one.occurrence <= len(found), f"{one.report}: {one.text!r}"


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.story)
def test_a_cited_string_is_no_accident_of_search(story):
    """A side of a disagreement is cited by a string that its report has once."""
    reports = rows(story.story)
    for line in (*story.disagreements, *story.near_miss):
        for one in (cited for side in line.sides for cited in side.cited):
            assert len(places(reports[one.report]["text"], one.text)) == 1, one


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.story)
def test_every_key_is_known(story):
    """Attributions, statements, relays and pairs name only what the gold defines."""
    speakers = {speaker.key: speaker for speaker in story.speakers}
    statements = {statement.key: statement for statement in story.statements}
    reports = rows(story.story)
    assert len(speakers) == len(story.speakers)
    assert len(statements) == len(story.statements)
    for one in story.attributions:
        assert statements[one.statement].speaker == one.speaker
        assert speakers[one.speaker].within in (None, one.report)
    used = {one.statement for one in story.attributions}
    assert used == set(statements)
    for pair in (*(a.statements for a in story.apart), *story.may_join):
        assert set(pair) <= used
    for relay in story.relays:
        assert relay.article in reports
        assert relay.of.article is None or relay.of.article in reports
        assert relay.kinds


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.story)
def test_aliases_are_printed(story):
    """A name that gold gives a speaker stands in a report."""
    printed = "\n".join(f"{r['title']}\n{r['text']}" for r in rows(story.story).values())
    for speaker in story.speakers:
        assert [alias for alias in speaker.aliases if alias not in printed] == []
        assert speaker.aliases or speaker.kind == "group"


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.story)
def test_a_disagreement_has_two_sides(story):
    """Each side has its places; no near miss is asked for as a disagreement of the same sides."""
    asked = {tuple(c for s in d.sides for c in s.cited) for d in story.disagreements}
    for line in (*story.disagreements, *story.near_miss):
        assert len(line.sides) > 1
        assert all(side.cited for side in line.sides)
    assert not asked & {tuple(c for s in d.sides for c in s.cited) for d in story.near_miss}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.story)
def test_attributions_of_a_report_do_not_overlap(story):
    """A character belongs to one attribution at most."""
    reports = rows(story.story)
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in story.attributions:
        for piece in one.content:
            start = places(reports[one.report]["text"], piece.text)[piece.occurrence - 1]
            taken[one.report].append((start, start + len(piece.text)))
    for spans in taken.values():
        spans.sort()
        assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_the_set_is_large_enough():
    """At least 12 stories and 90 reports of a report's length, and strays in both parts."""
    reports = [row for story in STORIES for row in rows(story.story).values()]
    assert len(STORIES) >= 12
    assert len(reports) >= 90
    lengths = {row["id"]: len(row["text"].split()) for row in reports}
    assert [i for i, n in lengths.items() if not SHORTEST <= n <= LONGEST] == []
    assert stray_rows("dev")
    assert stray_rows("check")


def test_report_ids_are_unique_and_name_their_story():
    """A report is known by its id in the pile of all stories."""
    for story in STORIES:
        reports = rows(story.story)
        assert all(key.startswith(f"{story.story}-") for key in reports)
    ids = [key for story in STORIES for key in rows(story.story)] + list(stray_rows())
    assert len(ids) == len(set(ids))


def test_every_case_stands_in_both_parts():
    """What rules are made on in one half is checked in the other."""
    parts: dict[str, set[str]] = defaultdict(set)
    for story in STORIES:
        for case in cases(story):
            parts[case].add(story.part)
    assert {case for case, found in parts.items() if len(found) < 2} == set()
