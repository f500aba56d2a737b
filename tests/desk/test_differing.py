"""Which disagreements are new, which are known in another form, and which ended."""

from __future__ import annotations

import pytest

from onrecord.desk.differing import disagreement_changes
from onrecord.desk.told import Told
from onrecord.types import Citation, Disagreement, Side, StoryRecord


class Places:
    """Stands in for the look-up: each version is an article of its own, but for edited ones."""

    def owner(self, version):
        return version.removesuffix("-edited")

    def place(self, citation):
        return (self.owner(citation.article), citation.text)


def side(value, *articles):
    return Side(value, tuple(Citation(a, 0, len(value), value) for a in articles))


def record(*disagreements):
    return StoryRecord("r", "", (), (), (), (), (), disagreements, (), (), ())


def differ(*sides, kind="figure", about="cracks"):
    return Disagreement(kind, about, sides)


A, B, C = side("14 cracks", "a"), side("41 cracks", "b"), side("30 cracks", "c")
AGAIN = differ(side("14 cracks", "x"), side("41 cracks", "y"))  # the same, of other articles


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ([], [differ(A, B)], ["new_disagreement"]),
        ([differ(A, B)], [differ(A, B)], []),
        ([differ(A, B)], [], ["disagreement_ended"]),
        ([differ(A, B)], [differ(B, A, about="dead")], []),
        ([differ(A, B)], [differ(side("14 cracks", "a-edited"), side("41 cracks", "b", "d"))], []),
        ([differ(A, B)], [differ(A, B, C)], ["new_side"]),
        ([differ(A, B, C)], [differ(A, B)], []),
        ([differ(A, B)], [differ(A, B, kind="date")], ["new_disagreement", "disagreement_ended"]),
        ([differ(A, B)], [differ(A, side("40 cracks", "b"))], []),
        ([differ(A, B), differ(A, C)], [differ(A, B, C)], []),
        ([differ(A, B)], [differ(A, B), AGAIN], []),
        ([], [differ(A, B), AGAIN], ["new_disagreement"]),
    ],
    ids=["begun", "known", "ended", "said in other words", "an article edited, one more", "a side",
         "a side less", "another kind", "a figure that was put right, and still differs",
         "two are one", "told twice", "new twice"],
)  # fmt: skip
def test_a_disagreement_is_known_by_what_its_sides_cite(before, now, expected):
    """Or by what they say; not by the words it is put into."""
    told = Told([record(*before)], {})
    changes = disagreement_changes(
        told, record(*now), Places(), articles={"a", "b", "c"}, reworded=()
    )
    assert [change.kind for change in changes] == expected


def test_one_whose_articles_left_the_story_has_not_ended():
    """It is told where they went."""
    told = Told([record(differ(A, B))], {})
    assert disagreement_changes(told, record(), Places(), articles={"a"}, reworded=()) == []


def test_a_new_wording_is_not_told_twice():
    """Once as that is enough."""
    now = record(differ(A, B, kind="wording"))
    changes = disagreement_changes(
        Told([], {}), now, Places(), articles={"a", "b"}, reworded=set(B.citations)
    )
    assert changes == []
