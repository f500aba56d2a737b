"""Each kind of correction does what it says, and undone it was never there."""

from __future__ import annotations

import pytest
from correcting import (
    READ_AT,
    article,
    everything,
    fill,
    main_story,
    read_quickly,
    said_by,
    speaker,
    told,
)

from onrecord.desk import story_record
from onrecord.desk.overrides import listed, make, one, undo
from onrecord.desk.telling import headline
from onrecord.views import record_view, to_json


@pytest.fixture(autouse=True)
def by_rules_alone(quick, monkeypatch):
    monkeypatch.setattr("onrecord.reading.read_article", read_quickly)


@pytest.fixture
def filled(store):
    fill(store)
    return store


def corrected(store, kind, target, value):
    """The correction, made; it is applied, and undone everything is what it was, to the byte."""
    before = everything(store)
    made = make(store, kind, target, value, by="Ada Bel", at=READ_AT)
    assert (made.state, made.why) == ("applied", None)
    assert everything(store) != before
    undone = undo(store, made.n, by="Cy", at=READ_AT)
    assert (undone.state, undone.undone_by) == ("undone", "Cy")
    assert everything(store) == before
    assert store.check() == []
    return make(store, kind, target, value, by="Ada Bel", at=READ_AT)


def test_two_speakers_are_one(filled):
    """Under the name that was chosen, with all that both said and are called."""
    story = main_story(filled)
    made = corrected(
        filled,
        "join_speakers",
        story,
        {"speakers": ["Theo Brill", "Tomas Brill"], "name": "Tomas Brill"},
    )
    record = told(filled, story)
    brill = speaker(record, "Tomas Brill")
    assert "Theo Brill" in brill.aliases
    assert not [s for s in record.speakers if s.name == "Theo Brill"]
    assert len(said_by(record, "Tomas Brill")) == 2
    assert made.text == "speakers joined: Theo Brill, Tomas Brill, known as Tomas Brill"


def test_one_speaker_is_two(filled):
    """What leaves is another's of the same name, and a disagreement with oneself ends."""
    story = main_story(filled)
    said = said_by(told(filled, story), "Tomas Brill")[0]
    corrected(
        filled,
        "split_speaker",
        story,
        {"speaker": "Tomas Brill", "articles": [article(filled, "Mainland Post")]},
    )
    record = told(filled, story)
    both = [s for s in record.speakers if s.name == "Tomas Brill"]
    assert len({s.id for s in both}) == 2
    assert sorted(len(s.attributions) for s in said_by(record, "Tomas Brill")) == [1, 1]
    assert len(said.attributions) == 2
    assert not [d for d in record.disagreements if d.kind == "wording"]


def test_a_person_whom_one_article_takes_for_one_can_be_two(store):
    """The article's own reading is parted: each of the two has what was told apart."""
    from correcting import add, ferry
    from pieces import FERRY

    add(store, ferry(FERRY + "\n\n“We should sell it to the highest bidder,” said Tomas Brill."))
    story = main_story(store)
    said = said_by(told(store, story), "Tomas Brill")
    assert len(said) == 2
    corrected(
        store,
        "split_speaker",
        story,
        {"speaker": "Tomas Brill", "attributions": [said[0].attributions[0]]},
    )
    record = told(store, story)
    speakers = {s.id for s in record.speakers if s.name == "Tomas Brill"}
    assert {s.speaker for s in record.statements if s.speaker in speakers} == speakers
    assert len(speakers) == 2


def test_two_statements_are_one(filled):
    """Joined by hand, and said so."""
    story = main_story(filled)
    said = said_by(told(filled, story), "Ines Holm")
    assert len(said) == 2
    corrected(filled, "join_statements", story, {"statements": [s.id for s in said]})
    (joined,) = said_by(told(filled, story), "Ines Holm")
    assert len(joined.attributions) == 2
    assert [join.kind for join in joined.joined_by] == ["hand"]
    assert len(joined.outlets) == 2


def test_one_statement_is_two(filled):
    """Each with one attribution, and nothing that joins them."""
    story = main_story(filled)
    (said,) = said_by(told(filled, story), "Tomas Brill")
    corrected(
        filled,
        "split_statement",
        story,
        {"statement": said.id, "attributions": [said.attributions[1]]},
    )
    parts = said_by(told(filled, story), "Tomas Brill")
    assert sorted(s.attributions for s in parts) == sorted((a,) for a in said.attributions)
    assert [s.joined_by for s in parts] == [(), ()]


def test_an_outlet_is_set_everywhere(filled):
    """In the record, in lists, in search and in what is found by an outlet's name."""
    story, key = main_story(filled), article(filled, "Mainland Post")
    corrected(filled, "outlet", key, {"outlet": "  Alder\nGazette "})
    record = told(filled, story)
    assert filled.articles.get(key).now.outlet == "Alder Gazette"
    assert said_by(record, "Tomas Brill")[0].outlets == ("Alder Gazette",)
    assert filled.stories.line(story).outlets == 2
    assert filled.stories.list(outlet="Mainland Post") == []
    assert {f.outlet for f in filled.search.statements("grateful")} == {
        "Alder Gazette",
        "Quay Herald",
    }


def test_an_unknown_outlet_is_an_outlet_of_its_own(filled):
    """Null says that nobody knows it."""
    story, key = main_story(filled), article(filled, "Mainland Post")
    corrected(filled, "outlet", key, {"outlet": None})
    assert filled.articles.get(key).now.outlet is None
    assert filled.stories.line(story).outlets == 3


def test_with_another_date_friday_is_another_day(filled):
    """The article is read anew; the timeline and the record's own day follow."""
    story, key = main_story(filled), article(filled, "Alder Gazette")
    days = {entry.date for entry in told(filled, story).timeline}
    corrected(filled, "date", key, {"date": "2031-05-09"})
    record = story_record(filled, story)
    assert record.as_of == "2031-05-09"
    entries = record.stories[0].timeline
    assert "2031-05-06" in {entry.date for entry in entries} - days  # "on Tuesday"
    assert filled.stories.line(story).last_day == "2031-05-09"


def test_a_date_set_by_hand_is_as_if_the_page_had_said_so(tmp_path, quick):
    """The same record, to the byte."""
    from correcting import READ_AT, add, bridge, ferry

    from onrecord.store import Store

    with Store.open(tmp_path / "a.db", create=True) as one_store:
        add(one_store, ferry(day="2031-03-14"), bridge())
        make(
            one_store,
            "date",
            article(one_store, "Alder Gazette"),
            {"date": "2031-04-04"},
            at=READ_AT,
        )
        with Store.open(tmp_path / "b.db", create=True) as other:
            add(other, ferry(day="2031-04-04"), bridge())
            assert [to_json(record_view(story_record(s, main_story(s)))) for s in (one_store,)] == [
                to_json(record_view(story_record(s, main_story(s)))) for s in (other,)
            ]


def test_a_settled_disagreement_stands_last_with_its_note(filled):
    """It is not hidden: who looks for it finds what came out."""
    story = main_story(filled)
    cracks, wording = told(filled, story).disagreements
    made = corrected(
        filled,
        "settle",
        story,
        {"disagreement": cracks.id, "note": "The port counted 14.\nThe Herald corrected it."},
    )
    record = story_record(filled, story)
    assert [d.about for d in record.stories[0].disagreements] == [wording.about, cracks.about]
    settled = record.stories[0].disagreements[-1].settled
    assert (settled.note, settled.by) == (
        "The port counted 14.\nThe Herald corrected it.",
        "Ada Bel",
    )
    shown = [d for d in record_view(record).stories[0].disagreements if d.id == cracks.id]
    assert to_json(shown[0]).count(b'"settled"') == 1
    assert shown[0].settled.override == made.n


def test_what_is_not_settled_has_no_key_for_it(filled):
    """The JSON of a record without corrections is what it was."""
    assert b'"settled"' not in to_json(record_view(story_record(filled, main_story(filled))))


def test_two_stories_are_one(filled):
    """All articles in the one; the other's id leads to it."""
    story, tulips_ = main_story(filled), article(filled, "Garden Weekly")
    other = filled.articles.story_of(tulips_)
    corrected(filled, "join_stories", story, {"stories": [other]})
    assert filled.articles.story_of(tulips_) == story
    assert filled.stories.named(other) == [story]
    assert len(filled.stories.list()) == 1


def test_one_story_is_two(filled):
    """What leaves has a story of its own, whose key is the same whenever it is made."""
    story, key = main_story(filled), article(filled, "Quay Herald")
    corrected(filled, "split_story", story, {"articles": [key]})
    gone = filled.articles.story_of(key)
    assert gone != story
    assert told(filled, gone).articles == (filled.articles.standing(key),)
    assert filled.stories.line(story).articles == 2
    assert [c.kind for c in filled.changes.of_story(gone)][:2] == ["split", "override"]


def test_articles_move_to_another_story(filled):
    """Into the one that is named."""
    story, key = main_story(filled), article(filled, "Quay Herald")
    other = filled.articles.story_of(article(filled, "Garden Weekly"))
    corrected(filled, "split_story", story, {"articles": [key], "into": other})
    assert filled.articles.story_of(key) == other


def test_it_is_told_in_each_story_that_it_touches(filled):
    """Among the changes: what was corrected, and that it was undone."""
    story, other = main_story(filled), filled.articles.story_of(article(filled, "Garden Weekly"))
    last = filled.changes.last()
    made = make(filled, "outlet", article(filled, "Garden Weekly"), {"outlet": "Bulbs"}, at=READ_AT)
    undo(filled, made.n, at=READ_AT)
    changes = filled.changes.since(last)
    assert [(c.kind, c.story, c.what, c.other) for c in changes] == [
        ("override", other, "outlet", "1"),
        ("override_undone", other, "outlet", "1"),
    ]
    assert headline(changes[0]) == "corrected by hand: outlet of “Tulips are late” set to Bulbs"
    assert headline(changes[1]).startswith("correction by hand undone: outlet")
    assert filled.changes.of_story(story)[0].kind != "override"


def test_a_touched_story_has_a_new_revision(filled):
    """So that what was kept of it elsewhere is asked for anew."""
    story, key = main_story(filled), article(filled, "Mainland Post")
    for value in ("Post", None):
        revision = filled.stories.line(story).revision
        make(filled, "outlet", key, {"outlet": value}, at=READ_AT)
        assert filled.stories.line(story).revision > revision


def test_they_are_listed_with_who_and_when(filled):
    """Oldest first; those of one story alone, or only those in force, where that is asked for."""
    story, key = main_story(filled), article(filled, "Garden Weekly")
    first = make(
        filled, "outlet", key, {"outlet": "Bulbs", "note": "says so"}, by="Ada", at=READ_AT
    )
    make(filled, "join_speakers", story, {"speakers": ["Ines Holm", "Lena Okafor"]}, at=READ_AT)
    undo(filled, first.n, at=READ_AT)
    assert [(o.n, o.kind, o.state, o.by) for o in listed(filled)] == [
        (1, "outlet", "undone", "Ada"),
        (2, "join_speakers", "applied", None),
    ]
    assert [o.n for o in listed(filled, in_force=True)] == [2]
    assert [o.n for o in listed(filled, story=story)] == [2]
    assert [o.n for o in listed(filled, newest_first=True, limit=1)] == [2]
    assert (one(filled, 1).note, one(filled, 1).made_at) == ("says so", "2031-04-05T12:00:00Z")
