"""The order in which a report tells a story, and the drawing of its relays."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from onrecord.report.digest import digest_stories
from onrecord.report.picture import MAX_ROWS, draw_relays
from onrecord.report.wordings import variants
from onrecord.types import Article, Record, Relay, RelayedFrom, Statement, StoryRecord


def test_articles_are_numbered_in_the_order_of_the_story(record):
    """The numbers are those of the report's lists; what stands alone comes last."""
    (digest,), others = digest_stories(record)
    assert [(p.number, p.article.id) for p in digest.articles] == [
        (1, "a1"),
        (2, "a2"),
        (3, "a4"),
        (4, "a3"),
    ]
    assert [(p.number, p.article.id) for p in others] == [(5, "a5")]
    assert digest.articles[3].not_before == "2031-04-04"


def test_articles_that_repeat_one_source_are_one_origin(record):
    """An unnamed wire joins nobody."""
    (digest,), _ = digest_stories(record)
    assert digest.independent == 1
    (story, loner) = record.stories
    unnamed = tuple(
        Relay(article, RelayedFrom("wire", None), "credits", ()) for article in story.articles
    )
    story = replace(story, relays=unnamed)
    (digest,), _ = digest_stories(replace(record, stories=(story, loner)))
    assert digest.independent == 4


def test_those_carried_most_come_first(record):
    """Outlets without a name count too."""
    (digest,), _ = digest_stories(record)
    assert [said.statement.id for said in digest.most_carried] == ["m1", "m2", "m3"]
    assert [voice.speaker.name for voice in digest.voices] == ["Tomas Brill", "Lena Okafor"]
    assert [wording.text for wording in digest.unresolved] == [
        "It is not known what the crossing will cost"
    ]


def test_what_an_article_says_around_the_words_is_kept(record):
    """Source and cue as printed, with what stands between."""
    (digest,), _ = digest_stories(record)
    first = digest.most_carried[0].wordings
    assert [w.frame for w in first] == [
        "said Tomas Brill",
        "Brill said",
        "Brill said",
        "Brill said",
    ]


def test_equal_wordings_are_shown_once(record):
    """Case, marks and punctuation aside; the fullest stays first."""
    (digest,), _ = digest_stories(record)
    shown = variants(digest.most_carried[0])
    assert [[w.place.outlet for w in v.wordings] for v in shown][:2] == [
        ["Alder Gazette"],
        ["Mainland Post", "The Courier"],
    ]


def test_a_statement_without_attributions_is_left_standing(record):
    """A record of another program may have one."""
    story, loner = record.stories
    bare = Statement("m0", "p1", (), None, None, (), 0, 0)
    story = replace(story, statements=(bare, *story.statements))
    (digest,), _ = digest_stories(replace(record, stories=(story, loner)))
    assert variants(digest.voices[0].said[-1]) == []


def test_no_box_of_the_drawing_covers_another(record):
    """Origins left, articles right, in the order of the story."""
    (digest,), _ = digest_stories(record)
    picture = draw_relays(digest)
    for column in (picture.origins, picture.articles):
        for upper, lower in pairwise(column):
            assert upper.y + upper.height / 2 < lower.y - lower.height / 2
    assert [node.label[:1] for node in picture.articles] == ["1", "2", "3", "4"]
    assert sorted(edge.label for edge in picture.edges) == [
        "copies 84%",
        "credits",
        "credits",
        "credits",
        "syndicates",
    ]


def test_a_drawing_has_an_end():
    """What it leaves out is counted; the list beside it has all."""
    articles = tuple(Article(f"a{n}", "x") for n in range(MAX_ROWS + 7))
    relays = tuple(Relay(a.id, RelayedFrom("wire", "NPA"), "credits", ()) for a in articles)
    story = StoryRecord(
        "s", "Many", tuple(a.id for a in articles), (), (), (), (), (), relays, (), ()
    )
    (digest,), _ = digest_stories(Record(None, articles, (), (story,)))
    picture = draw_relays(digest)
    assert (len(picture.articles), picture.left_out) == (MAX_ROWS, 7)


def test_without_relays_nothing_is_drawn(record):
    """No empty picture."""
    story = replace(record.stories[0], relays=())
    (digest,), _ = digest_stories(replace(record, stories=(story,)))
    assert draw_relays(digest) is None
