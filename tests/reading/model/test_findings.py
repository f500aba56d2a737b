"""What is found in a text, given what the network says of its pieces."""

from __future__ import annotations

import numpy as np
import pytest
from made_networks import NAMES, TAGS, made_outputs, words_of

from onrecord.reading.model.findings import (
    CONTENT_TO_CUE,
    CONTENT_TO_SOURCE,
    CUE_TO_SOURCE,
    NamedSpan,
    find_attributions,
    find_names,
)
from onrecord.reading.model.pieces import Pieces
from onrecord.types import Span

LETTERS = {".": 0, "S": 1, "s": 2, "Q": 3, "q": 4, "C": 5, "c": 6}  # a capital begins a span


def found(
    text: str,
    tags: str,
    points: dict[tuple[int, int], int],
    windows: list[tuple[int, int]] | None = None,
) -> list[tuple[str | None, str | None, str]]:
    """Source, cue and content of each finding, as text; one letter of tags a word."""
    path = np.array([LETTERS[letter] for letter in tags])
    sure = np.eye(len(TAGS))[path]
    outputs, settings = made_outputs(path.tolist(), points=points, windows=windows)
    findings = find_attributions(words_of(text), path, sure, outputs, settings, np.array([0]))
    assert all(0.9 < finding.score <= 1 for finding in findings)
    return [
        (
            finding.source and finding.source.of(text),
            finding.cue and finding.cue.of(text),
            " ~ ".join(span.of(text) for span in finding.content),
        )
        for finding in findings
    ]


@pytest.mark.parametrize(
    ("text", "tags", "points", "expected"),
    [
        pytest.param(
            "Ada Bel has said that it holds now",
            "SsQqCcc.",
            {(CONTENT_TO_CUE, 4): 2, (CONTENT_TO_CUE, 5): 2, (CONTENT_TO_CUE, 6): 2,
             (CUE_TO_SOURCE, 2): 0, (CUE_TO_SOURCE, 3): 0},
            [("Ada Bel", "has said", "that it holds")],
            id="one",
        ),
        pytest.param(
            "The dam Ada said will hold",
            "CcSQCc",
            {(CONTENT_TO_CUE, 0): 3, (CONTENT_TO_CUE, 1): 3, (CONTENT_TO_CUE, 4): 3,
             (CONTENT_TO_CUE, 5): 3, (CUE_TO_SOURCE, 3): 2},
            [("Ada", "said", "The dam ~ will hold")],
            id="split around its cue",
        ),
        pytest.param(
            "Ada said it leaks and added it stinks",
            "SQCc.QCc",
            {(CONTENT_TO_CUE, 2): 1, (CONTENT_TO_CUE, 3): 1, (CONTENT_TO_CUE, 6): 5,
             (CONTENT_TO_CUE, 7): 5, (CUE_TO_SOURCE, 1): 0, (CUE_TO_SOURCE, 5): 0},
            [("Ada", "said", "it leaks"), ("Ada", "added", "it stinks")],
            id="two cues share a source",
        ),
        pytest.param(
            "Ada spoke . It leaks",
            "S..Cc",
            {(CONTENT_TO_SOURCE, 3): 0, (CONTENT_TO_SOURCE, 4): 0},
            [("Ada", None, "It leaks")],
            id="a source without cue",
        ),
        pytest.param("Yes . It leaks", "C.Cc", {}, [(None, None, "Yes"), (None, None, "It leaks")],
                     id="contents without cue stay apart"),
        pytest.param("Ada said it leaks", "SQCc", {}, [(None, None, "it leaks")],
                     id="linked to nothing"),
        pytest.param("Ada said", "SQ", {(CUE_TO_SOURCE, 1): 0}, [], id="no content"),
        pytest.param(
            "It leaks It stinks said Ada",
            "CcCcQS",
            {(CONTENT_TO_CUE, at): 4 for at in range(4)} | {(CUE_TO_SOURCE, 4): 5},
            [("Ada", "said", "It leaks ~ It stinks")],
            id="two that touch",
        ),
    ],
)  # fmt: skip
def test_contents_are_joined_with_their_cues_and_sources(
    text: str,
    tags: str,
    points: dict[tuple[int, int], int],
    expected: list[tuple[str | None, str | None, str]],
) -> None:
    """One finding a cue, and one for each content that has none, in reading order."""
    assert found(text, tags, points) == expected


def test_the_order_is_that_of_the_contents() -> None:
    """Not that of the cues."""
    text = "Bo said Ada said it stinks it leaks"
    points = {(CONTENT_TO_CUE, 4): 3, (CONTENT_TO_CUE, 5): 3, (CONTENT_TO_CUE, 6): 1,
              (CONTENT_TO_CUE, 7): 1, (CUE_TO_SOURCE, 1): 0, (CUE_TO_SOURCE, 3): 2}  # fmt: skip
    assert found(text, "SQSQCcCc", points) == [
        ("Ada", "said", "it stinks"),
        ("Bo", "said", "it leaks"),
    ]


@pytest.mark.parametrize(
    ("windows", "source"),
    [
        pytest.param([(0, 6)], "Ada", id="in one window"),
        pytest.param([(0, 5), (3, 6)], "Ada", id="in the first of two"),
        pytest.param([(0, 4), (1, 6)], "Ada", id="at the first one's end"),
        pytest.param([(0, 3), (1, 6)], None, id="in no window"),
    ],
)
def test_what_is_not_seen_together_is_not_linked(
    windows: list[tuple[int, int]], source: str | None
) -> None:
    """However sure the network would be of it."""
    text = "Ada rose and said : yes"
    points = {(CUE_TO_SOURCE, 3): 0, (CONTENT_TO_SOURCE, 5): 0, (CONTENT_TO_CUE, 5): 3}
    assert found(text, "S..Q.C", points, windows) == [(source, "said", "yes")]


def test_an_empty_text_holds_nothing() -> None:
    """No pieces, no findings, no names."""
    outputs, settings = made_outputs([])
    pieces = words_of("")
    assert find_attributions(pieces, pieces.ids, outputs.tags, outputs, settings, pieces.ids) == []
    assert find_names("", pieces, outputs, settings) == []


def named(text: str, pieces: Pieces, kinds: list[str]) -> list[NamedSpan]:
    outputs, settings = made_outputs([0] * len(kinds), names=[NAMES.index(kind) for kind in kinds])
    return find_names(text, pieces, outputs, settings)


def test_names_have_their_kinds() -> None:
    """In reading order, each as long as its tags go on."""
    text = "Ada Bel , mayor of Vessen , left Fen Board Oslo"
    names = named(
        text,
        words_of(text),
        ["B-person", "I-person", "O", "B-role", "O", "B-place", "O", "O", "B-organisation",
         "I-organisation", "B-other"],
    )  # fmt: skip
    assert [(name.span.of(text), name.kind) for name in names] == [
        ("Ada Bel", "person"),
        ("mayor", "role"),
        ("Vessen", "place"),
        ("Fen Board", "organisation"),
        ("Oslo", "other"),
    ]
    assert all(0.9 < name.score <= 1 for name in names)


@pytest.mark.parametrize(
    "kinds",
    [
        pytest.param(["B-place", "I-place"], id="both pieces"),
        pytest.param(["B-place", "B-person"], id="two kinds"),
        pytest.param(["B-place", "O"], id="the first alone"),
        pytest.param(["O", "B-place"], id="the second alone"),
    ],
)
def test_a_name_holds_whole_words(kinds: list[str]) -> None:
    """Although the pieces of one word may be tagged apart."""
    pieces = Pieces(np.array([5, 6]), np.array([0, 2]), np.array([2, 6]))
    (name,) = named("Vessen", pieces, kinds)
    assert name.span == Span(0, 6)
    assert name.kind == "place"
