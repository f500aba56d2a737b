"""Wordings looked up by some of their words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.store import Store
from store.filling import FERRY, WORDS, fill, keep, record_of


@pytest.fixture(scope="module")
def filled():
    """Three articles with the same words, in three stories."""
    with Store.open(":memory:", create=True) as store:
        for n in range(3):
            article = replace(FERRY, id=f"f{n}", url=f"https://gazette.example/{n}")
            fill(store, article, story=f"s{n}")
            keep(store, record_of(article), article, story=f"s{n}")
        yield store


@pytest.mark.parametrize(
    ("groups", "named", "found"),
    [
        pytest.param([["certainly", "offer"]], [], 3, id="all words of a group"),
        pytest.param([["certainly", "moon"]], [], 0, id="one word is missing"),
        pytest.param([["moon"], ["offer"]], [], 3, id="one of the groups"),
        pytest.param([["could offer it"]], [], 3, id="a run of words"),
        pytest.param([["offer could it"]], [], 0, id="another order"),
        pytest.param([["offer"]], ["senator"], 3, id="and an alias of the speaker"),
        pytest.param([["offer"]], ["okafor"], 0, id="and another speaker"),
        pytest.param([], ["brill"], 3, id="any words of a speaker"),
        pytest.param([["senator"]], [], 0, id="a name is no word of a statement"),
        pytest.param([], [], 0, id="nothing asked"),
        pytest.param([['") OR ("']], [], 0, id="signs of the query language"),
    ],
)
def test_wordings_are_found_by_groups_of_words_and_speaker(filled, groups, named, found):
    """Any group will do; of a group all words must be there."""
    assert len(filled.nearby.holding(groups, named=named, limit=10)) == found


def test_no_more_come_than_are_asked_for_and_the_newest_first(filled):
    """So that a word that all have costs no more than another."""
    found = filled.nearby.holding([["offer"]], limit=2)
    assert [wording.article for wording in found] == ["f2", "f1"]
    assert found[0].words == WORDS
    assert found[0].aliases == ("Brill", "Senator Brill")


def test_a_statement_has_all_its_wordings(filled):
    """Of its own story alone."""
    (wording,) = filled.nearby.of_statement("s1", "t1")
    assert (wording.story, wording.article) == ("s1", "f1")


def test_articles_that_print_a_run_of_words_are_found(filled):
    """With the story that each is in."""
    assert filled.nearby.printed("lend its ferry to Alder", limit=2) == [("s2", "f2"), ("s1", "f1")]
    assert filled.nearby.printed("ferry its lend", limit=2) == []
