"""Made and undone in any order nothing is left; of two that differ the later holds."""

from __future__ import annotations

import pytest
from correcting import (
    READ_AT,
    add,
    article,
    everything,
    fill,
    later,
    main_story,
    read_quickly,
    said_by,
    told,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.desk.overrides import OverrideError, again, listed, make, one, undo
from onrecord.store import Store


@pytest.fixture(autouse=True)
def by_rules_alone(quick, monkeypatch):
    monkeypatch.setattr("onrecord.reading.read_article", read_quickly)


@pytest.fixture
def filled(store):
    fill(store)
    return store


def attempt(store, kind, at):
    """A correction of a kind, of whatever is there to be corrected; None where nothing is."""
    lines = sorted(store.stories.list(), key=lambda line: line.id)
    line = lines[at % len(lines)]
    record = told(store, line.id)
    placed = [p.article for p in store.articles.placed(line.id)]
    statements = sorted(record.statements, key=lambda s: -len(s.attributions))
    speakers = [s.id for s in record.speakers]
    value = {
        "join_speakers": lambda: {"speakers": [speakers[at % len(speakers)], speakers[-1]]},
        "split_speaker": lambda: {
            "speaker": statements[0].speaker,
            "attributions": [statements[0].attributions[-1]],
        },
        "join_statements": lambda: {"statements": [statements[0].id, statements[at % 4].id]},
        "split_statement": lambda: {
            "statement": statements[0].id,
            "attributions": [statements[0].attributions[-1]],
        },
        "join_stories": lambda: {"stories": [lines[(at + 1) % len(lines)].id]},
        "split_story": lambda: {"articles": [placed[at % len(placed)]]},
        "outlet": lambda: {"outlet": f"Outlet {at}"},
        "date": lambda: {"date": f"2031-04-{at + 1:02}"},
        "settle": lambda: {"disagreement": record.disagreements[0].id, "note": f"{at}"},
    }
    target = placed[at % len(placed)] if kind in ("outlet", "date") else line.id
    try:
        return make(store, kind, target, value[kind](), at=READ_AT).n
    except (OverrideError, IndexError):
        return None


KINDS = (
    "join_speakers split_speaker join_statements split_statement join_stories split_story outlet "
    "date settle"
).split()


@given(
    st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 7)), min_size=1, max_size=5),
    st.randoms(use_true_random=False),
)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_made_and_undone_in_whatever_order_nothing_is_left(drawn, chance):
    """The same records to the byte, every article where it was, what its page says of itself."""
    with Store.open(":memory:", create=True) as store:
        fill(store, later())
        before = everything(store)
        in_force = []
        for kind, at in drawn:
            n = attempt(store, kind, at)
            in_force += [] if n is None else [n]
            if in_force and chance.random() < 0.3:
                undo(store, in_force.pop(chance.randrange(len(in_force))), at=READ_AT)
        chance.shuffle(in_force)
        for n in in_force:
            undo(store, n, at=READ_AT)
        assert everything(store) == before
        assert {one.state for one in listed(store)} <= {"undone"}
        assert store.check() == []


def test_joined_and_then_split_they_are_two_and_joined_again_one(filled):
    """The later says what holds, and the list says of the earlier that it does not."""
    story = main_story(filled)
    brills = {"speakers": ["Theo Brill", "Tomas Brill"], "name": "Tomas Brill"}
    joined = make(filled, "join_speakers", story, brills, at=READ_AT)
    split = make(
        filled,
        "split_speaker",
        story,
        {"speaker": "Tomas Brill", "articles": [article(filled, "Quay Herald")]},
        at=READ_AT,
    )
    assert len([s for s in told(filled, story).speakers if "Brill" in s.name]) == 2
    found = one(filled, joined.n)
    assert (found.state, found.why) == (
        "not applied",
        f"override {split.n}, made later, says otherwise",
    )
    make(filled, "join_speakers", story, {"speakers": brills["speakers"]}, at=READ_AT)
    assert len([s for s in told(filled, story).speakers if "Brill" in s.name]) == 1
    assert one(filled, split.n).state == "not applied"


def test_of_two_outlets_the_later_holds_and_undone_the_earlier(filled):
    """Each is there until it is undone."""
    key = article(filled, "Quay Herald")
    first = make(filled, "outlet", key, {"outlet": "One"}, at=READ_AT)
    second = make(filled, "outlet", key, {"outlet": "Two"}, at=READ_AT)
    assert filled.articles.get(key).now.outlet == "Two"
    assert one(filled, first.n).why == f"override {second.n}, made later, sets another"
    undo(filled, second.n, at=READ_AT)
    assert filled.articles.get(key).now.outlet == "One"


def test_an_undone_one_is_made_again_under_a_new_number(filled):
    """The list keeps both."""
    key = article(filled, "Quay Herald")
    first = make(filled, "outlet", key, {"outlet": "One"}, by="Ada", at=READ_AT)
    undo(filled, first.n, at=READ_AT)
    second = again(filled, first.n, by="Cy", at=READ_AT)
    assert (second.n, second.by, second.value) == (first.n + 1, "Cy", first.value)
    assert filled.articles.get(key).now.outlet == "One"
    with pytest.raises(OverrideError, match="in force"):
        again(filled, second.n)


def test_parted_by_hand_two_stories_stay_two_when_more_comes(filled):
    """Also in a store that is opened again; what is not placed by hand moves as ever."""
    story, key = main_story(filled), article(filled, "Quay Herald")
    make(filled, "split_story", story, {"articles": [key]}, at=READ_AT)
    gone = filled.articles.story_of(key)
    with Store.open(filled.path) as again_open:
        add(again_open, later())
        assert again_open.articles.story_of(key) == gone
        assert {
            again_open.articles.story_of(article(again_open, o))
            for o in ("Alder Gazette", "Mainland Post")
        } == {story}


def test_an_open_desk_sees_what_another_program_moved(filled):
    """Its stream of stories begins again from the store."""
    from pieces import FERRY, page

    from onrecord.desk import Desk

    desk = Desk(filled, clock=lambda: READ_AT)
    list(desk.add([later()]))
    key = article(filled, "Alder Gazette")
    with Store.open(filled.path) as other:
        make(other, "split_story", main_story(other), {"articles": [key]}, at=READ_AT)
    gone = filled.articles.story_of(key)
    copy = page(FERRY, "https://copy.example/f", outlet="Copy", title="Island may lend its ferry")
    list(desk.add([copy]))
    assert filled.articles.story_of(article(filled, "Copy")) == gone


def test_statements_joined_and_one_of_them_split_is_what_came_last(filled):
    """Hands join them, and a later hand parts them."""
    story = main_story(filled)
    said = said_by(told(filled, story), "Ines Holm")
    make(filled, "join_statements", story, {"statements": [s.id for s in said]}, at=READ_AT)
    (joined,) = said_by(told(filled, story), "Ines Holm")
    make(
        filled,
        "split_statement",
        story,
        {"statement": joined.id, "attributions": [joined.attributions[0]]},
        at=READ_AT,
    )
    assert len(said_by(told(filled, story), "Ines Holm")) == 2
