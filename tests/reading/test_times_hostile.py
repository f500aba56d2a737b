"""Reading times takes one pass, whatever the text; told by counting, not by a clock."""

from __future__ import annotations

import re

import pytest

import onrecord.reading.times as times
from onrecord.reading.sentences import split_sentences
from onrecord.reading.times.lexer import tokens_of
from onrecord.reading.times.patterns import GROUPS
from onrecord.reading.times.rules import RULES

HOSTILE = [
    "1 ", "1-", "- ", "a ", "the ", "[a ", "1:", "1,", "June 5, ", "5, ", "5 and ", "of ", "\n ",
    "last ", "two years ", "nineteen ", "June ", "Monday through ", "May ", "or so ", "a", "-",
    "'a", "the first Monday of ", "once a ", "12/12/", "in the ", "Ada May ",
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_rule_repeats_without_end(rule):
    """Each attempt looks at a bounded number of symbols, so that a text takes one pass."""
    patterns = [rule.pattern, *(GROUPS[name] for name in GROUPS if name in rule.pattern)]
    assert not [p for p in patterns if re.search(r"[*+]|\{\d*,\}", p)]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_twice_the_text_is_twice_the_work(hostile, monkeypatch):
    """The attempts to read an expression grow with the text and are fewer than its tokens."""
    tried = 0

    class Counting(times.Parts):
        __slots__ = ()

        def __init__(self, *parts):
            nonlocal tried
            tried += 1
            super().__init__(*parts)

    monkeypatch.setattr(times, "Parts", Counting)

    def work(repeats):
        nonlocal tried
        tried = 0
        text = hostile * repeats
        times.find_times(text, split_sentences(text), "2031-05-10")
        return tried, len(tokens_of(text))

    once, _ = work(1_000)
    twice, tokens = work(2_000)
    assert twice <= tokens
    assert twice <= 2 * once + 10


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_read(hostile):
    """Nothing raises, and what is found lies in the text and in order."""
    text = hostile * 5_000
    found = times.find_times(text, split_sentences(text), "2031-05-10")
    ends = [place for timex in found for place in (timex.span.start, timex.span.end)]
    assert ends == sorted(ends)
    assert not ends or ends[-1] <= len(text)
