"""Search over statements and articles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.store import Store
from onrecord.store.search import unmark
from onrecord.store.terms import fts_query, names_query
from store.filling import FERRY, READING, SEEN, fill, keep, record_of


@pytest.fixture(scope="module")
def filled():
    with Store.open(":memory:", create=True) as store:
        fill(store)
        keep(store, record_of())
        yield store


def test_a_statement_is_found_with_its_citation_and_marks(filled):
    """The matched words are marked; the citation is the article's own characters."""
    (hit,) = filled.search.statements("offered certainly")
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["certainly", "offer"]
    assert FERRY.text[hit.citation.start : hit.citation.end] == hit.citation.text == hit.snippet
    assert (hit.speaker, hit.story, hit.outlet) == ("Tomas Brill", "s1", "Alder Gazette")


def test_an_article_is_found_by_title_and_text(filled):
    """In every form of a word."""
    (hit,) = filled.search.articles("ferries")
    assert (hit.article, hit.title) == ("f1", FERRY.title)
    assert {hit.snippet[a:b] for a, b in hit.marks} == {"ferry"}


@pytest.mark.parametrize(
    ("words", "choice", "hits"),
    [
        ("certainly", {}, 1),
        ("certainly ferry", {}, 0),
        ('"could offer"', {}, 1),
        ('"offer could"', {}, 0),
        ("certain* -bridge", {}, 1),
        ("certainly -offer", {}, 0),
        ("certainly", {"speaker": "brill"}, 1),
        ("certainly", {"speaker": "Senator Brill"}, 1),
        ("certainly", {"speaker": "Okafor"}, 0),
        ("certainly", {"speaker": "!"}, 1),
        ("", {"speaker": "brill"}, 1),
        ("!?", {}, 0),
        ("", {"outlet": "ALDER GAZETTE"}, 1),
        ("certainly", {"outlet": "Post"}, 0),
        ("certainly", {"since": "2031-04-04"}, 1),
        ("certainly", {"since": "2031-04-05"}, 0),
        ("speaker", {}, 0),
    ],
)
def test_statements_are_chosen_by_words_speaker_outlet_and_day(filled, words, choice, hits):
    """All of them together."""
    assert len(filled.search.statements(words, **choice)) == hits


@given(st.text(), st.none() | st.text())
@example('"', '"')
@example("words : NEAR(a b) ^x {y} - + *", "a AND")
@example("\0 a* * ** -* -", "\0")
@example('a"b"c*"', "")
@example("\udcff", "\ud800")
def test_nothing_that_people_type_is_an_error(filled, words, name):
    """It finds something or nothing."""
    filled.search.statements(words, speaker=name, outlet=name)
    filled.search.articles(words, outlet=name)
    fts_query(words)
    names_query(words)


def test_an_article_is_found_by_the_text_that_stands_now(store):
    """What was edited away is not found any more."""
    fill(store)
    edited = replace(FERRY, id="f2", text=FERRY.text.replace("certainly", "hardly"))
    with store.transaction():
        store.articles.change("f1", edited, replace(READING, article="f2"), seen=SEEN)
    assert store.search.articles("certainly") == []
    assert [hit.article for hit in store.search.articles("hardly")] == ["f2"]
    with store.transaction():
        store.articles.change("f1", FERRY, READING, seen=SEEN)
    assert [hit.article for hit in store.search.articles("certainly")] == ["f1"]


def test_a_remade_record_replaces_its_wordings(store):
    """Rows that say the same stay, the others leave the index."""
    fill(store)
    keep(store, record_of())
    keep(store, record_of(words="Vessen could lend its ferry to Alder"))
    assert store.search.statements("certainly") == []
    assert len(store.search.statements("lend")) == 1
    keep(store, record_of(words="Vessen could lend its ferry to Alder"))
    assert len(store.search.statements("lend")) == 1
    assert store.wordings.speakers(like="bril") == [("Tomas Brill", 1, 1)]


@pytest.mark.parametrize("shown", ["", "\x02", "\x03", "a\x02b", "\x02a\x03\x03b\x02c\x03"])
def test_marks_that_a_text_has_itself_do_no_harm(shown):
    """They are taken for nothing, and the places stay right."""
    text, marks = unmark(shown)
    assert "\x02" not in text
    assert "\x03" not in text
    assert all(0 <= a <= b <= len(text) for a, b in marks)


def test_of_very_many_hits_the_newest_are_ranked(monkeypatch):
    """A word that all have costs no more than another; whoever asks for more gets more."""
    monkeypatch.setattr("onrecord.store.search.RANKED", 2)
    with Store.open(":memory:", create=True) as store:
        for n in range(5):
            article = replace(FERRY, id=f"f{n}", url=f"https://gazette.example/{n}")
            fill(store, article, story=f"s{n}")
            keep(store, record_of(article), article, story=f"s{n}")
        assert [hit.story for hit in store.search.statements("offer", limit=1)] == ["s4"]
        assert len(store.search.statements("offer", limit=4)) == 4
        assert len(store.search.statements("offer", limit=-1)) == 5
        assert len(store.search.articles("ferry", limit=2, offset=2)) == 2
        assert store.search.statements("offer", limit=1, since="2031-04-04")
