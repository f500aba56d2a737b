"""The check of quotations, on the list over the bundled story: figures may rise and not fall."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from benchmarks.quotation_check import (
    FITTING,
    GOLD,
    check_all,
    filled,
    precision,
    recall,
)

from onrecord.demo import story_paths

LISTS = json.loads((GOLD / "quotations.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def done():
    """All quotations of the list, checked."""
    with filled(story_paths()) as store:
        return check_all(store, LISTS["tuned_on"])


def test_no_match_is_shown_first_that_is_another_statement(done):
    """Whoever asks is not led astray."""
    right, shown = precision(done)
    assert right == shown


def test_most_of_what_was_said_is_found(done):
    """Exact, cut, worded otherwise, with another figure, or by somebody else."""
    found, said = recall(done)
    assert found / said >= 0.94


def test_words_that_nobody_said_are_not_found(done):
    """Not one of them."""
    assert all(one.right for one in done if one.gold["kind"] == "never")


def test_what_was_altered_is_told_to_be(done):
    """Every figure, "could" and "not" of the list."""
    assert all(one.right for one in done if one.gold["kind"] == "altered")


@pytest.mark.parametrize("name", list(LISTS))
def test_the_lists_have_some_of_each_kind(name):
    """And no kind that is not known."""
    kinds = Counter(one["kind"] for one in LISTS[name])
    assert set(kinds) == set(FITTING)
    assert min(kinds.values()) >= 6
