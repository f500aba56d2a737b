"""A wording cut short still shows what it differs in."""

from __future__ import annotations

from onrecord.report.wordings import telling_values
from onrecord.types import Citation, Disagreement, Side

SAME = "“The eastern sluice had been cracked since February, and nobody had told the harbour office"


def disagreement(kind, *values):
    sides = tuple(Side(value, (Citation(f"a{i}", 0, 9, "x"),)) for i, value in enumerate(values))
    return Disagreement(kind, "Ana Bel", sides)


def test_a_long_wording_is_shown_from_where_it_differs():
    """Two that agree for a line would look alike when cut at their starts."""
    one, other = f"{SAME} in writing.”", f"{SAME} by telephone.”"
    first, second = telling_values(disagreement("wording", one, other), 60)
    assert first.startswith("… ")
    assert first.endswith("in writing.”")
    assert second.endswith("by telephone.”")


def test_a_short_wording_and_other_kinds_are_shown_whole():
    """Nothing is cut off that fits."""
    assert telling_values(disagreement("wording", "“Yes.”", "“No.”"), 60) == ["“Yes.”", "“No.”"]
    roles = disagreement("role", SAME + " one", SAME + " two")
    assert telling_values(roles, 60) == [SAME + " one", SAME + " two"]
