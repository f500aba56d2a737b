"""The scorer, on records made by hand from the gold itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from benchmarks.record_quality.__main__ import case_lines, judge, table
from benchmarks.record_quality.conflicts import assignment
from benchmarks.record_quality.gold import (
    Fragment,
    GoldDisagreement,
    GoldStory,
    rows,
    span_of,
    stories,
)
from benchmarks.record_quality.matching import lay_over

from onrecord.types import (
    Article,
    Citation,
    Disagreement,
    Origin,
    Record,
    Relay,
    RelayedFrom,
    Side,
    Span,
    Speaker,
    SpokenAttribution,
    Statement,
    StoryRecord,
)

STORIES = stories()
NOT_IN_RECORDS = {"spoken for"}  # no record tells it yet


def articles_of(story: GoldStory) -> dict[str, Article]:
    return {
        key: Article(id=f"a-{key}", text=row["text"], key=key, outlet=row["outlet"])
        for key, row in rows(story.story).items()
    }


def cited(article: Article, fragment: Fragment) -> Citation:
    span = span_of(article, fragment)
    assert span is not None
    return Citation(article.id, span.start, span.end, fragment.text)


def shown(line: GoldDisagreement, articles: dict[str, Article]) -> Disagreement:
    sides = [
        Side(side.value, tuple(cited(articles[f.report], f) for f in side.cited))
        for side in line.sides
    ]
    return Disagreement(line.kinds[0], line.about, tuple(sides))


def true_record(story: GoldStory) -> Record:
    """A record that says exactly what the gold of a story says."""
    articles = articles_of(story)
    attributions, holders = [], {}
    for number, one in enumerate(story.attributions):
        spans = [span_of(articles[one.report], piece) for piece in one.content]
        attributions.append(
            SpokenAttribution(
                id=f"{number:04}",
                article=articles[one.report].id,
                kind="direct",
                content=tuple(span for span in spans if isinstance(span, Span)),
                source=None,
                cue=None,
                speaker=one.speaker,
                channel=None,
                date=None,
                stance="says",
                confidence=1.0,
                rule="",
            )
        )
        holders.setdefault(one.statement, []).append(f"{number:04}")
    statements = [
        Statement(
            id=s.key,
            speaker=s.speaker,
            attributions=tuple(holders[s.key]),
            date=s.date,
            origin=Origin(s.origins[0].kind, s.origins[0].name, ()) if s.origins else None,
            outlets=(),
            unnamed_outlets=0,
            independent_origins=s.independent_origins or 1,
        )
        for s in story.statements
    ]
    relays = [
        Relay(
            articles[r.article].id,
            RelayedFrom(r.of.kind, r.of.name, f"a-{r.of.article}" if r.of.article else None),
            r.kinds[0],
            (),
        )
        for r in story.relays
        if r.expected == "must"
    ]
    wanted = [shown(d, articles) for d in story.disagreements if not d.optional]
    made = StoryRecord(
        id="s",
        title=story.title,
        articles=tuple(a.id for a in articles.values()),
        speakers=tuple(Speaker(s.key, s.name, s.kind) for s in story.speakers),
        attributions=tuple(attributions),
        statements=tuple(statements),
        timeline=(),
        disagreements=tuple(wanted),
        relays=tuple(relays),
        expectations=(),
        unconfirmed=(),
    )
    return Record(None, tuple(articles.values()), (), (made,))


def changed(record: Record, **parts: object) -> Record:
    return replace(record, stories=(replace(record.stories[0], **parts),))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.story)
def test_the_true_record_has_full_marks(story):
    """Nothing is asked that a record cannot give, and nothing true is counted as false."""
    tallies, counts = judge(lay_over(story, true_record(story)))
    for name, tally in tallies.items():
        if name not in NOT_IN_RECORDS:
            assert (tally.precision, tally.recall, tally.faults) == (1.0, 1.0, []), name
    assert {case for case, right in counts if not right} == set()


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.story)
def test_an_empty_record_finds_nothing_and_says_nothing_false(story):
    """Recall is nil where something is wanted; precision is not touched."""
    nothing = changed(
        true_record(story), attributions=(), statements=(), relays=(), disagreements=()
    )
    tallies, _ = judge(lay_over(story, nothing))
    for name in ("attributions", "relays", "disagreements, all"):
        assert (tallies[name].precision, tallies[name].recall) == (1.0, 0.0)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.story)
def test_a_near_miss_that_is_shown_counts_as_false(story):
    """Each near miss lowers precision, and its case is marked wrong."""
    record = true_record(story)
    before = record.stories[0].disagreements
    for line in story.near_miss:
        false = shown(line, articles_of(story))
        tallies, counts = judge(lay_over(story, changed(record, disagreements=(*before, false))))
        assert tallies["disagreements, all"].right < tallies["disagreements, all"].given, line
        assert counts[line.case, False] >= 1


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.story)
def test_one_statement_for_all_is_full_recall_and_poor_precision(story):
    """Joining everything is seen in both ways of counting."""
    record = true_record(story)
    every = replace(
        record.stories[0].statements[0],
        attributions=tuple(a.id for a in record.stories[0].attributions),
    )
    tallies, counts = judge(lay_over(story, changed(record, statements=(every,))))
    for name in ("statements, pairs", "statements, B-cubed"):
        assert tallies[name].recall == 1.0
        assert tallies[name].precision < 0.5
    assert all(not counts[apart.case, True] for apart in story.apart)


def test_stories_are_judged_by_the_reports_they_hold():
    """A report in the wrong story, or a stray in one, is named."""
    story = STORIES[0]
    record = true_record(story)
    gold = dict.fromkeys(rows(story.story), story.story)
    pairs, cubed = assignment(record, gold)
    assert (pairs.f1, cubed.f1) == (1.0, 1.0)
    stray = min(gold)
    pairs, cubed = assignment(record, gold | {stray: stray})
    assert pairs.precision < 1.0
    assert cubed.precision < 1.0
    assert pairs.faults


def test_a_record_of_other_articles_is_a_mistake_of_the_caller():
    """Gold laid over another story's record would score nothing, silently."""
    with pytest.raises(ValueError, match="not in the record"):
        lay_over(STORIES[0], true_record(STORIES[1]))


def test_the_figures_print_as_a_table():
    """One line a measure, one line a case, in the order given."""
    tallies, counts = judge(lay_over(STORIES[0], true_record(STORIES[0])))
    lines = table("title", tallies)
    assert lines[0] == "title"
    assert len(lines) == len(tallies) + 2
    assert len(case_lines(counts)) == len({case for case, _ in counts}) + 1
