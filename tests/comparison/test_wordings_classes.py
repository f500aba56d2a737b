"""How wordings of one statement differ, and which differences are none."""

from __future__ import annotations

import pytest
from building import report, said

from onrecord.comparison.differences.wordings import wording_disagreements, wording_weight
from onrecord.comparison.reports import spoken_in


def told(*contents):
    reports = [
        report(
            f"{content}, Ana Bel said.", said("Ana Bel", content), key=f"a{i}", outlet=f"Post {i}"
        )
        for i, content in enumerate(contents)
    ]
    found = wording_disagreements("Ana Bel", [one for r in reports for one in spoken_in(r)])
    return found[0] if found else None


SAID = "“The bridge could be closed for six weeks, and nobody will pay for the detour”"


@pytest.mark.parametrize(
    ("other", "differences"),
    [
        pytest.param(SAID.replace("six", "eight"), ("figure",), id="figure"),
        pytest.param(SAID.replace("could", "will"), ("modality",), id="modality"),
        pytest.param(SAID.replace("could be", "could not be"), ("polarity",), id="polarity"),
        pytest.param(SAID.replace("six weeks", "six long weeks"), ("words",), id="a word more"),
        pytest.param(SAID.replace("detour", "diversion"), None, id="last word only"),
        pytest.param(SAID.replace("pay for", "finance"), ("translation",), id="translation"),
    ],
)
def test_a_difference_inside_quotation_marks_is_classed(other, differences):
    """What matters most comes first; a different word at the end is a difference, too."""
    disagreement = told(SAID, other)
    assert disagreement is not None
    assert disagreement.differences == (differences or ("translation",))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(SAID.replace("six", "6"), id="number in digits"),
        pytest.param(SAID.replace(", and", " and"), id="a comma"),
        pytest.param(SAID.replace("nobody", "NOBODY"), id="capitals"),
        pytest.param("“nobody will pay for the detour”", id="shortened"),
        pytest.param("“The bridge could be closed”", id="its beginning"),
    ],
)
def test_house_style_and_shortening_are_no_disagreement(other):
    """Nobody was quoted otherwise."""
    assert told(SAID, other) is None


def test_a_changed_figure_matters_more_than_another_word():
    """So an editor sees it first."""
    figure = told(SAID, SAID.replace("six", "eight"))
    word = told(SAID, SAID.replace("pay for", "finance"))
    assert figure is not None
    assert word is not None
    assert wording_weight(figure) < wording_weight(word)
