"""What cannot be corrected is refused in words, and nothing is written."""

from __future__ import annotations

import pytest
from correcting import READ_AT, article, everything, fill, main_story, read_quickly, told

from onrecord.desk.overrides import (
    NotThereError,
    OverrideError,
    UndoneError,
    again,
    listed,
    make,
    one,
    undo,
)


@pytest.fixture(autouse=True)
def by_rules_alone(quick, monkeypatch):
    monkeypatch.setattr("onrecord.reading.read_article", read_quickly)


@pytest.fixture
def filled(store):
    fill(store)
    return store


REFUSED = [
    ("rename", "S", {}, "no kind of correction; accepted: join_speakers"),
    ("join_speakers", "S", [], "value is an object"),
    ("join_speakers", "", {"speakers": ["a", "b"]}, "target is the id"),
    ("join_speakers", 7, {"speakers": ["a", "b"]}, "target is the id"),
    ("join_speakers", "S", {}, "needs 'speakers'"),
    ("join_speakers", "S", {"speakers": "Ines Holm"}, "a list of ids"),
    ("join_speakers", "S", {"speakers": ["Ines Holm"]}, "takes 2 to"),
    ("join_speakers", "S", {"speakers": ["Ines Holm", "Ines Holm"]}, "takes 2 to"),
    ("join_speakers", "S", {"speakers": ["Ines Holm", "ines holm"]}, "one speaker already"),
    ("join_speakers", "S", {"speakers": ["x" * 9_999, "b"]}, "is an id"),
    ("join_speakers", "S", {"speakers": [str(n) for n in range(9_999)]}, "got 9999"),
    (
        "join_speakers",
        "S",
        {"speakers": ["Ines Holm", "Lena Okafor"], "name": "Zed"},
        "no article calls them 'Zed'; they are called 'Ines Holm', 'Lena Okafor'",
    ),
    ("join_speakers", "S", {"speakers": ["Ines Holm", "Lena Okafor"], "why": "x"}, "no part of"),
    ("split_speaker", "S", {"speaker": "Ines Holm"}, "needs 'attributions' or 'articles'"),
    ("split_speaker", "S", {"speaker": "Lena Okafor", "articles": ["GAZETTE"]}, "would be left"),
    ("split_speaker", "S", {"speaker": "Lena Okafor", "articles": ["TULIPS"]}, "says nothing in"),
    ("split_story", "S", {"articles": ["TULIPS"]}, "is not in the story"),
    ("split_story", "S", {"articles": ["GAZETTE"], "into": "S"}, "already"),
    ("split_story", "T", {"articles": ["TULIPS"]}, "would be left"),
    ("join_stories", "S", {"stories": ["S"]}, "that story already"),
    ("outlet", "GAZETTE", {"outlet": "Alder Gazette"}, "already"),
    ("outlet", "GAZETTE", {"outlet": " \x00\n"}, "a name of 1 to 200 characters"),
    ("outlet", "GAZETTE", {"outlet": "x" * 201}, "a name of 1 to 200 characters"),
    ("outlet", "GAZETTE", {"outlet": 5}, "a name of 1 to 200 characters"),
    ("date", "GAZETTE", {"date": "2031-04-31"}, "no date of publication; accepted: 2031-04-05"),
    ("date", "GAZETTE", {"date": "0001-01-01"}, "from the year 1600"),
    ("date", "GAZETTE", {"date": "２０３１-04-05"}, "no date of publication"),
    ("date", "GAZETTE", {"date": "2031-04-05T25:00"}, "no date of publication"),
    ("date", "GAZETTE", {"date": "last week"}, "no date of publication"),
    ("date", "GAZETTE", {"date": "2031-04-04"}, "already"),
    ("settle", "S", {"disagreement": "0000", "note": ""}, "needs a note"),
    ("settle", "S", {"disagreement": "0000", "note": "x" * 2_001}, "at most 2,000"),
]
MISSING = [
    ("join_speakers", "nowhere", {"speakers": ["a", "b"]}, "no story 'nowhere'"),
    ("join_speakers", "S", {"speakers": ["Nobody", "Ines Holm"]}, "is called 'Nobody'"),
    ("join_statements", "S", {"statements": ["0000", "1111"]}, "no statement in the story"),
    ("split_statement", "S", {"statement": "0000", "attributions": ["1"]}, "no statement in"),
    ("settle", "S", {"disagreement": "0000", "note": "x"}, "no disagreement in the story"),
    ("outlet", "0000", {"outlet": "x"}, "no article '0000'"),
    ("outlet", "%", {"outlet": "x"}, "no article '%'"),
    ("date", "\ud800\x00'; DROP TABLE story", {"date": None}, "no article"),
    ("join_stories", "S", {"stories": ["nowhere"]}, "no story 'nowhere'"),
]


def meant(store, what):
    """The ids behind the words of a case."""
    names = {
        "S": main_story(store),
        "GAZETTE": article(store, "Alder Gazette"),
        "TULIPS": article(store, "Garden Weekly"),
        "T": store.articles.story_of(article(store, "Garden Weekly")),
    }
    if isinstance(what, dict):
        return {name: meant(store, value) for name, value in what.items()}
    if isinstance(what, list):
        return [meant(store, value) for value in what]
    return names.get(what, what) if isinstance(what, str) else what


@pytest.mark.parametrize(("kind", "target", "value", "why"), REFUSED)
def test_what_is_wrong_is_named_with_what_is_accepted(filled, kind, target, value, why):
    """Nothing is made of it."""
    before = everything(filled)
    with pytest.raises(OverrideError, match=why.replace("(", r"\(")) as told_:
        make(filled, kind, meant(filled, target), meant(filled, value), at=READ_AT)
    assert len(str(told_.value)) < 400
    assert everything(filled) == before
    assert listed(filled) == []


@pytest.mark.parametrize(("kind", "target", "value", "why"), MISSING)
def test_what_is_not_there_is_told_apart(filled, kind, target, value, why):
    """So that a server can say 404."""
    with pytest.raises(NotThereError, match=why):
        make(filled, kind, meant(filled, target), value=meant(filled, value), at=READ_AT)
    assert listed(filled) == []


@pytest.mark.parametrize("n", [0, -1, 99, 2**80, "1", None, True + 0.5])
def test_a_number_that_is_none_is_not_there(filled, n):
    """Whatever it is."""
    for step in (undo, again):
        with pytest.raises(NotThereError, match="no override"):
            step(filled, n)
    with pytest.raises(NotThereError, match="no override"):
        one(filled, n)


def test_what_was_undone_is_not_undone_again(filled):
    """And the first time stays."""
    made = make(filled, "outlet", article(filled, "Garden Weekly"), {"outlet": "B"}, at=READ_AT)
    undo(filled, made.n, by="Ada", at=READ_AT)
    with pytest.raises(UndoneError, match="was undone at 2031-04-05T12:00:00Z"):
        undo(filled, made.n, by="Cy")
    assert one(filled, made.n).undone_by == "Ada"


def test_the_beginning_of_an_id_will_do(filled):
    """Of stories, articles, speakers, statements, attributions and disagreements."""
    story = main_story(filled)
    record = told(filled, story)
    said = next(s for s in record.statements if len(s.attributions) > 1)
    make(
        filled,
        "split_statement",
        story[:6],
        {"statement": said.id[:6], "attributions": [said.attributions[0][:6]]},
        at=READ_AT,
    )
    make(
        filled,
        "settle",
        story[:6],
        {"disagreement": record.disagreements[0].id[:6], "note": "x"},
        at=READ_AT,
    )
    make(filled, "outlet", article(filled, "Quay Herald")[:6], {"outlet": "Q"}, at=READ_AT)
    assert [made.state for made in listed(filled)] == ["applied"] * 3


HARMFUL = "<script>alert(1)</script>\u202e\x1b[31m ‘\ud83d"


def test_hostile_words_are_kept_as_words(filled):
    """One line, without controls and half characters; who shows them escapes the rest."""
    key = article(filled, "Garden Weekly")
    made = make(filled, "outlet", key, {"outlet": HARMFUL, "note": HARMFUL}, by=HARMFUL, at=READ_AT)
    for kept in (made.by, made.note, filled.articles.get(key).now.outlet):
        assert kept == "<script>alert(1)</script>\u202e [31m ‘\ufffd"
    undo(filled, made.n, by=HARMFUL, at=READ_AT)
    with pytest.raises(OverrideError, match="at most 200"):
        make(filled, "outlet", key, {"outlet": "x"}, by="x" * 201)


def test_a_correction_that_fails_half_way_leaves_nothing(filled, monkeypatch):
    """It is one transaction."""
    before, last = everything(filled), filled.changes.last()

    def broken(*args, **more):
        raise OSError("no more memory")

    monkeypatch.setattr("onrecord.desk.touched.remake", broken)
    with pytest.raises(OSError, match="no more memory"):
        make(filled, "outlet", article(filled, "Garden Weekly"), {"outlet": "B"}, at=READ_AT)
    assert everything(filled) == before
    assert (listed(filled), filled.changes.last()) == ([], last)
