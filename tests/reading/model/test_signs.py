"""What the vocabulary loses: case, quotation marks, line breaks."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.reading.model.pieces import WordPiece
from onrecord.reading.model.signs import BREAKS, CASES, QUOTATIONS, read_signs

LOWER, TITLE, UPPER, NO_LETTER, MIXED = range(CASES)
OUTSIDE, INSIDE, ODD_OUTSIDE, ODD_INSIDE = range(QUOTATIONS)


def signs_of(cut: WordPiece, text: str, field: str) -> list[tuple[str, int]]:
    """Each piece as printed, with one of its signs."""
    pieces = cut(text)
    found = getattr(read_signs(text, pieces), field).tolist()
    spans = zip(pieces.starts, pieces.ends, strict=True)
    return [(text[a:b], sign) for (a, b), sign in zip(spans, found, strict=True)]


@pytest.mark.parametrize(
    ("word", "case"),
    [
        pytest.param("dam", LOWER, id="lower"),
        pytest.param("Dam", TITLE, id="title"),
        pytest.param("I", TITLE, id="one capital"),
        pytest.param("DAM", UPPER, id="upper"),
        pytest.param("31", NO_LETTER, id="number"),
        pytest.param("“", NO_LETTER, id="mark"),
        pytest.param("McCain", MIXED, id="mixed"),
        pytest.param("École", TITLE, id="accent"),
    ],
)
def test_case(cut: WordPiece, word: str, case: int) -> None:
    """How a piece is printed."""
    assert signs_of(cut, word, "case") == [(word, case)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        pytest.param("“It holds,” said Bo.", "“ It holds , ”", id="curly"),
        pytest.param('"It holds," said Bo. "It will."', '" It holds , " " It will . "',
                     id="straight"),
        pytest.param("«It holds», said Bo.", "« It holds »", id="guillemets"),
        pytest.param("``It holds,'' said Bo.", "` ` It holds , ' '", id="typewriter"),
        pytest.param("It’s Bo’s dam.", "", id="apostrophes"),
        pytest.param("It holds, said Bo.", "", id="none"),
    ],
)  # fmt: skip
def test_quotation(cut: WordPiece, text: str, inside: str) -> None:
    """What stands in marks, the marks included; all of it sure where the marks match."""
    found = signs_of(cut, text, "quotation")
    assert " ".join(piece for piece, sign in found if sign == INSIDE) == inside
    assert {sign for _, sign in found} <= {OUTSIDE, INSIDE}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“It holds, said Bo.", id="never closed"),
        pytest.param('"It holds," said Bo. "It will.', id="straight, one too many"),
        pytest.param("“It “holds,” said Bo.", id="opened twice"),
    ],
)
def test_marks_that_do_not_match_are_told_apart(cut: WordPiece, text: str) -> None:
    """The whole paragraph is unsure, and the next one begins outside."""
    odd = [sign for _, sign in signs_of(cut, text, "quotation")]
    assert set(odd) <= {ODD_OUTSIDE, ODD_INSIDE}
    assert ODD_INSIDE in odd
    after = "“It will,” said Ada."
    later = signs_of(cut, f"{text}\n\n{after}", "quotation")[len(odd) :]
    assert later == signs_of(cut, after, "quotation")


def test_breaks(cut: WordPiece) -> None:
    """A line break, an empty line, and the start of the text as one."""
    text = "Dam holds\nVessen news\n\nIt is old.\n\n\nYes"
    pieces = signs_of(cut, text, "break_")
    assert pieces[0] == ("Dam", 2)
    assert {piece: sign for piece, sign in pieces[1:] if sign} == {"Ve": 1, "It": 2, "Yes": 2}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.one_of(
        st.text(max_size=80),
        st.text("“”\"„«»`' aB1\n\r\x1c한é", max_size=60),
    )
)
def test_each_piece_has_one_sign_of_each_sort(cut: WordPiece, text: str) -> None:
    """Any text."""
    pieces = cut(text)
    for signs, kinds in zip(read_signs(text, pieces), (CASES, QUOTATIONS, BREAKS), strict=True):
        assert len(signs) == len(pieces.ids)
        assert all(0 <= sign < kinds for sign in signs)
