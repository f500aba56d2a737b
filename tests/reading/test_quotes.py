"""Where somebody's very words begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.quotes import pair_quotation_marks
from onrecord.reading.sentences import split_sentences


def quoted(text: str) -> list[str]:
    return [quote.span.of(text) for quote in pair_quotation_marks(text, split_sentences(text))]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        pytest.param("“It works,” said Ada.", ["“It works,”"], id="curly"),
        pytest.param('"It works," said Ada.', ['"It works,"'], id="straight"),
        pytest.param("‘It works,’ said Ada.", ["‘It works,’"], id="single curly"),
        pytest.param("'It works,' said Ada.", ["'It works,'"], id="single straight"),
        pytest.param("«It works», said Ada.", ["«It works»"], id="guillemets"),
        pytest.param("„It works“, said Ada.", ["„It works“"], id="low and high"),
        pytest.param("''It works,'' said Ada.", ["''It works,''"], id="two singles"),
        pytest.param("``It works,'' said Ada.", ["``It works,''"], id="backticks"),
        pytest.param("“He said ‘no’ to me,” said Ada.", ["“He said ‘no’ to me,”"], id="nested"),
        pytest.param("‘He said “no” to me,’ said Ada.", ["‘He said “no” to me,’"], id="british"),
        pytest.param("“A,” she said. “B.”", ["“A,”", "“B.”"], id="interrupted"),
        pytest.param("‘The ferries’ owners lied,’ she said.", ["‘The ferries’ owners lied,’"],
                     id="plural inside"),
    ],
)  # fmt: skip
def test_marks_of_every_kind_are_paired(text: str, quotations: list[str]) -> None:
    """A quotation is found with its marks, whatever the house style."""
    assert quoted(text) == quotations


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The ferry's owners' boats, and the '90s, weren't theirs.", id="apostrophes"),
        pytest.param("She is 5' 10\" tall and he is 6' 2\" tall.", id="feet and inches"),
        pytest.param("Rock ’n’ roll ’til dawn.", id="elisions"),
        pytest.param("", id="nothing"),
    ],
)
def test_apostrophes_and_measures_are_no_quotation_marks(text: str) -> None:
    """Nothing is quoted where nobody speaks."""
    assert quoted(text) == []


def test_a_lost_opening_mark_is_put_at_the_start_of_the_paragraph() -> None:
    """The words before a closing mark are a quotation all the same."""
    assert quoted("The dam will hold. I am sure of it,” Bo Lind said.") == [
        "The dam will hold. I am sure of it,”"
    ]


def test_a_lost_closing_mark_is_put_before_the_cue() -> None:
    """A quotation that is never closed ends where its cue begins."""
    assert quoted("“The dam will hold, Bo Lind said.") == ["“The dam will hold,"]


def test_a_quotation_goes_on_over_paragraphs() -> None:
    """Each paragraph repeats the opening mark; only the last one closes."""
    text = "“The dam will hold.\n\n“It always has,” Bo Lind said."
    quotes = pair_quotation_marks(text, split_sentences(text))
    assert [quote.goes_on for quote in quotes] == [True, False]


@given(st.text(alphabet="“”\"'‘’«»`, .\nabAB", max_size=300))
def test_quotations_are_in_order_and_disjoint(text: str) -> None:
    """Whatever the marks, one quotation ends before the next begins."""
    spans = [quote.span for quote in pair_quotation_marks(text, split_sentences(text))]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.end <= len(text) for span in spans)
