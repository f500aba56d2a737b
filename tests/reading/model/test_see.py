"""What the network finds in texts; nothing here depends on what its weights have learnt."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import numpy as np
import pytest
from made_networks import TAGS, made_outputs, made_settings

from onrecord.reading import model
from onrecord.reading.model import Seen, meanings, see
from onrecord.reading.model.pieces import Integers, Pieces
from onrecord.reading.model.session import Outputs
from onrecord.reading.model.signs import Signs

SHORT = [
    "“It holds,” said Ada Bel. “It always has.”",
    "",
    "Bo Lind denied that the dam in Vessen leaked.\n\nThe mayor, who was there, did not comment.",
    "said",
    "Fen Board " * 150,  # more than a window
]


def test_a_text_is_seen_the_same_alone_and_among_others() -> None:
    """To the last digit, and in any order."""
    alone = [see([text])[0] for text in SHORT]
    assert see(SHORT) == alone
    assert see(SHORT[::-1]) == alone[::-1]
    assert see([SHORT[2]] * 3) == [alone[2]] * 3


def test_nothing_is_seen_in_nothing() -> None:
    """No texts, and a text of white space."""
    assert see([]) == []
    assert see([" \n\n\t"]) == [Seen((), ())]


def test_a_meaning_is_the_text_s_own() -> None:
    """A unit vector, whatever stands beside it; the empty text has none."""
    found = meanings(SHORT)
    assert len(found) == len(SHORT)
    sizes = np.linalg.norm(found, axis=1)
    assert sizes == pytest.approx([1.0 if text else 0.0 for text in SHORT], abs=1e-5)
    assert np.array_equal(found[2], meanings([SHORT[2]])[0])


def test_no_texts_have_no_meanings() -> None:
    """Nothing in, nothing out."""
    assert len(meanings([])) == 0


class Marks:
    """A network that holds "c" for a content and "n" for a name, and all else for neither."""

    LETTERS = "oncxyz"

    def __init__(self) -> None:
        self.settings = made_settings(2)

    def cut(self, text: str) -> Pieces:
        """One piece a letter."""
        places = [at for at, char in enumerate(text) if not char.isspace()]
        ids = [self.LETTERS.index(text[at]) for at in places]
        return Pieces(
            *(np.array(n, dtype=np.int64) for n in (ids, places, [p + 1 for p in places]))
        )

    def __call__(self, ids: Integers, signs: Signs) -> Outputs:
        letters = [self.LETTERS[number] for number in ids.tolist()]
        outputs, _ = made_outputs(
            [TAGS.index("B-content") if letter == "c" else 0 for letter in letters],
            names=[int(letter == "n") for letter in letters],
        )
        return outputs._replace(links=((0, np.zeros((len(ids), 2, 4, 2), dtype=np.float32)),))


@pytest.fixture
def marks() -> Any:
    return Marks()


def contents(seen: Seen) -> list[int]:
    return [finding.content[0].start for finding in seen.attributions]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("c o n " * 60, id="no line break"),
        pytest.param("c o n\n" * 60, id="many line breaks"),
        pytest.param("co n cxc\n\nyzc" * 40, id="few line breaks"),
        pytest.param("c", id="one piece"),
        pytest.param("c" * 40, id="a part exactly"),
        pytest.param("c" * 41, id="a part and a piece"),
    ],
)
def test_a_text_longer_than_is_held_is_seen_in_parts(
    monkeypatch: pytest.MonkeyPatch, marks: Any, text: str
) -> None:
    """Every piece of it is seen once, and what is found comes in order."""
    monkeypatch.setattr(model, "LONGEST", 40)
    monkeypatch.setattr(model, "CUT_WITHIN", 10)
    (seen,) = see([text], marks)
    assert contents(seen) == [at for at, char in enumerate(text) if char == "c"]
    named = [at for name in seen.names for at in range(name.span.start, name.span.end)]
    assert named == sorted(named)
    assert {at for at, char in enumerate(text) if char == "n"} == set(named)


def test_each_text_keeps_what_was_found_in_it(monkeypatch: pytest.MonkeyPatch, marks: Any) -> None:
    """Although long and short ones are held together, a few at a time."""
    monkeypatch.setattr(model, "LONGEST", 40)
    monkeypatch.setattr(model, "CUT_WITHIN", 10)
    texts = ["ooc", "", "c\n" * 90, "o", "oc oc", "c o " * 30]
    alone = [see([text], marks)[0] for text in texts]
    for order in list(permutations(range(len(texts))))[::90]:
        assert see([texts[at] for at in order], marks) == [alone[at] for at in order]
    assert [contents(seen) for seen in alone] == [
        [at for at, char in enumerate(text) if char == "c"] for text in texts
    ]
