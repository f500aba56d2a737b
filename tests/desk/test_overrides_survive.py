"""A correction holds when articles come, are edited and are read again."""

from __future__ import annotations

import pytest
from correcting import (
    LATER,
    QUAY,
    READ_AT,
    add,
    article,
    everything,
    fill,
    later,
    main_story,
    quay,
    read_quickly,
    said_by,
    told,
)
from pieces import BRIDGE, FERRY, ferry, page

from onrecord.desk.overrides import make, one, undo
from onrecord.store import Store

EDITED = QUAY.replace("The old ferry", "An old ferry").replace("on Saturday", "late on Saturday")


@pytest.fixture(autouse=True)
def by_rules_alone(quick, monkeypatch):
    monkeypatch.setattr("onrecord.reading.read_article", read_quickly)
    monkeypatch.setattr("onrecord.desk.records.read_article", read_quickly)


@pytest.fixture
def filled(store):
    fill(store)
    return store


def join_brills(store):
    return make(
        store,
        "join_speakers",
        main_story(store),
        {"speakers": ["Theo Brill", "Tomas Brill"]},
        at=READ_AT,
    )


def split_brill(store):
    return make(
        store,
        "split_speaker",
        main_story(store),
        {"speaker": "Tomas Brill", "articles": [article(store, "Mainland Post")]},
        at=READ_AT,
    )


def join_holm(store):
    said = said_by(told(store, main_story(store)), "Ines Holm")
    return make(
        store,
        "join_statements",
        main_story(store),
        {"statements": [s.id for s in said]},
        at=READ_AT,
    )


def split_offer(store):
    (said,) = said_by(told(store, main_story(store)), "Tomas Brill")
    return make(
        store,
        "split_statement",
        main_story(store),
        {"statement": said.id, "attributions": [said.attributions[1]]},
        at=READ_AT,
    )


def settle_cracks(store):
    (cracks,) = [d for d in told(store, main_story(store)).disagreements if d.kind == "figure"]
    return make(
        store, "settle", main_story(store), {"disagreement": cracks.id, "note": "14"}, at=READ_AT
    )


def set_outlet(store):
    return make(store, "outlet", article(store, "Quay Herald"), {"outlet": "Quay"}, at=READ_AT)


def set_date(store):
    return make(store, "date", article(store, "Quay Herald"), {"date": "2031-04-07"}, at=READ_AT)


def split_story(store):
    return make(
        store,
        "split_story",
        main_story(store),
        {"articles": [article(store, "Quay Herald")]},
        at=READ_AT,
    )


def join_stories(store):
    other = store.articles.story_of(article(store, "Garden Weekly"))
    return make(store, "join_stories", main_story(store), {"stories": [other]}, at=READ_AT)


EACH = pytest.mark.parametrize(
    "correct",
    [
        join_brills,
        split_brill,
        join_holm,
        split_offer,
        settle_cracks,
        set_outlet,
        set_date,
        split_story,
        join_stories,
    ],
)


@EACH
def test_it_holds_when_another_article_comes(filled, correct):
    """The story is remade, and the correction with it."""
    made = correct(filled)
    add(filled, later())
    assert (one(filled, made.n).state, one(filled, made.n).why) == ("applied", None)
    assert filled.check() == []


@EACH
def test_it_holds_when_an_article_of_it_is_edited(filled, correct):
    """Every attribution of the article has another id then; its words and names are the same."""
    made = correct(filled)
    add(filled, quay(EDITED), ferry(FERRY.replace("a senator said", "a senator explained")))
    assert len(filled.articles.sightings(filled.articles.placed(made.stories[0])[0].article)) == 2
    assert (one(filled, made.n).state, one(filled, made.n).why) == ("applied", None)


@EACH
def test_it_holds_when_the_store_is_opened_again_and_read_anew(tmp_path, correct):
    """As with a newer program, which keeps readings in another shape."""
    with Store.open(tmp_path / "x.db", create=True) as store:
        fill(store)
        made = correct(store)
        with store.transaction():
            store.db.execute("UPDATE version SET reading = x'00'")
            store.db.execute("UPDATE story SET record = '{}'")
    with Store.open(tmp_path / "x.db") as store:
        add(store, later())
        assert (one(store, made.n).state, one(store, made.n).why) == ("applied", None)


@EACH
def test_undone_after_all_that_it_is_as_if_it_had_never_been(tmp_path, correct):
    """The store that was corrected meanwhile, and one that was not, hold the same."""
    with Store.open(tmp_path / "x.db", create=True) as store:
        fill(store)
        made = correct(store)
        add(store, quay(EDITED), later())
        undo(store, made.n, at=READ_AT)
        with Store.open(tmp_path / "y.db", create=True) as other:
            fill(other, quay(EDITED), later())
            assert everything(store) == everything(other)


def test_one_whose_words_are_gone_is_kept_and_says_so(filled):
    """And it holds again when the words are back."""
    made = join_holm(filled)
    without = QUAY.replace(
        "“The city has a plan and is grateful for every ferry,” said Mayor Ines Holm on Saturday.",
        "Nobody in the city had a word to say.",
    )
    assert without != QUAY
    add(filled, quay(without))
    found = one(filled, made.n)
    assert found.state == "not applied"
    assert found.why == "what it speaks of is not in the articles as they stand now"
    add(filled, quay())
    assert one(filled, made.n).state == "applied"
    assert len(said_by(told(filled, main_story(filled)), "Ines Holm")) == 1


def test_a_new_side_opens_a_settled_disagreement_again(filled):
    """Nobody had heard it when the others were weighed."""
    made = settle_cracks(filled)
    add(
        filled,
        page(
            LATER + "\n\nEngineers found 19 cracks in the deck of the bridge, which was "
            "closed on Tuesday.",
            "https://late.example/f",
            outlet="Late News",
            day="2031-04-06",
            title="Alder may take the ferry of Vessen",
        ),
    )
    (cracks,) = [d for d in told(filled, main_story(filled)).disagreements if d.kind == "figure"]
    assert [side.value for side in cracks.sides][-1] == "19 cracks"
    assert cracks.settled is None
    found = one(filled, made.n)
    assert (found.state, found.why) == ("not applied", "another side has come since: 19 cracks")


def test_another_voice_for_a_known_side_opens_nothing(filled):
    """It says what was weighed."""
    settle_cracks(filled)
    add(
        filled,
        page(
            LATER + "\n\nEngineers found 17 cracks in the deck of the bridge, which was "
            "closed on Tuesday.",
            "https://late.example/f",
            outlet="Late News",
            day="2031-04-06",
            title="Alder may take the ferry of Vessen",
        ),
    )
    (cracks,) = [d for d in told(filled, main_story(filled)).disagreements if d.kind == "figure"]
    assert max(len(side.citations) for side in cracks.sides) > 1
    assert cracks.settled is not None


def test_a_later_article_joins_those_who_were_joined(filled):
    """It names one of them, and they are one."""
    join_brills(filled)
    add(filled, later())
    record = told(filled, main_story(filled))
    assert len([s for s in record.speakers if "Brill" in s.name]) == 1


def test_a_later_article_goes_with_the_words_it_repeats(filled):
    """Of a statement that was split, the part it is nearest to."""
    split_offer(filled)
    add(filled, later())  # prints what the Gazette has, word for word
    parts = said_by(told(filled, main_story(filled)), "Tomas Brill")
    assert sorted(len(s.attributions) for s in parts) == [1, 2]
    (both,) = [s for s in parts if len(s.attributions) == 2]
    assert both.outlets == ("Alder Gazette", "Late News")


def test_an_outlet_and_a_date_hold_for_every_version(filled):
    """The one that stood, the one that stands, and the one that comes back."""
    key = article(filled, "Quay Herald")
    set_date(filled)
    set_outlet(filled)
    add(filled, quay(EDITED))
    for version in {s.version for s in filled.articles.sightings(key)}:
        assert filled.articles.version(version).outlet == "Quay"
        assert filled.articles.version(version).published.value == "2031-04-07"
        assert filled.as_given.article(version).outlet == "Quay Herald"
    add(filled, quay())
    assert filled.articles.get(key).now.published.value == "2031-04-07"


def test_what_came_to_a_story_that_was_parted_off_goes_back_with_it(filled):
    """That story was never there without the hand that made it."""
    made = split_story(filled)
    add(filled, later())
    gone = filled.articles.story_of(article(filled, "Quay Herald"))
    assert filled.articles.story_of(article(filled, "Late News")) == gone
    undo(filled, made.n, at=READ_AT)
    assert filled.stories.line(gone).articles == 0
    assert filled.stories.named(gone) == [main_story(filled)]


def test_a_copy_of_what_was_moved_goes_where_it_went(filled):
    """Later articles follow what they are near to, as ever."""
    key = article(filled, "Mainland Post")
    made = make(filled, "split_story", main_story(filled), {"articles": [key]}, at=READ_AT)
    gone = filled.articles.story_of(key)
    add(
        filled,
        page(
            BRIDGE,
            "https://copy.example/b",
            outlet="Copy",
            day="2031-04-05",
            title="Bridge to Alder stays shut",
        ),
    )
    assert filled.articles.story_of(article(filled, "Copy")) == gone
    undo(filled, made.n, at=READ_AT)
    assert filled.articles.story_of(article(filled, "Copy")) == filled.articles.story_of(key)
    assert filled.stories.line(gone).articles == 0
