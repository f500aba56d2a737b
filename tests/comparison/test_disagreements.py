"""Where reports differ, and where they only seem to."""

from __future__ import annotations

import pytest
from building import report, said

from onrecord.comparison.differences.channels import channel_disagreement
from onrecord.comparison.differences.figures import figure_disagreements
from onrecord.comparison.differences.quantities import quantities
from onrecord.comparison.differences.roles import role_disagreements
from onrecord.comparison.reports import spoken_in
from onrecord.comparison.speakers import find_cast


def roles_given(*phrases):
    return [
        report(f"{phrase} Ana Bel spoke.", roles=[("Ana Bel", phrase)], key=f"a{i}")
        for i, phrase in enumerate(phrases)
    ]


def values(disagreements):
    return [sorted(side.value for side in d.sides) for d in disagreements]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("harbour minister", "former harbour minister", id="former or not"),
        pytest.param("deputy director", "director", id="rank"),
        pytest.param(
            "first deputy chairman of the Harbour Board", "deputy head of the Harbour Board",
            id="rank in other words",
        ),
    ],
)  # fmt: skip
def test_roles_that_exclude_one_another_are_shown(one, other):
    """One person cannot be both at one time."""
    reports = roles_given(one, other)
    assert values(role_disagreements(reports, find_cast(reports))) == [sorted([one, other])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("mayor", "Mayor", id="case"),
        pytest.param("Harbour Board chairman", "chairwoman of the Harbour Board", id="synonym"),
        pytest.param("former adviser", "director", id="two posts"),
        pytest.param("former White Tower adviser", "adviser to the Harbour Board", id="two fields"),
        pytest.param("lawmaker", "party lawmaker and deputy speaker", id="more and less"),
    ],
)
def test_roles_that_can_both_be_true_are_not_shown(one, other):
    """A synonym, a second post and a shorter title are no disagreement."""
    reports = roles_given(one, other)
    assert role_disagreements(reports, find_cast(reports)) == []


def counted(*sentences, days=("2031-05-10", "2031-05-10", "2031-05-10")):
    return [
        report(sentence, key=f"a{i}", outlet=f"Post {i}", published=days[i])
        for i, sentence in enumerate(sentences)
    ]


def test_two_counts_of_one_thing_at_one_time_disagree():
    """Both figures are shown, each with its place."""
    reports = counted(
        "The blast at the Korvel pump house injured 14 people, police said.",
        "Police said 17 people were injured in the blast at the Korvel pump house.",
    )
    (disagreement,) = figure_disagreements(reports)
    assert disagreement.kind == "figure"
    assert [c.article for side in disagreement.sides for c in side.citations] == ["a0", "a1"]


@pytest.mark.parametrize(
    ("sentences", "days"),
    [
        pytest.param(
            ("The blast at the Korvel pump house injured 14 people.",
             "About 15 people were injured in the blast at the Korvel pump house."),
            ("2031-05-10", "2031-05-10"), id="rounded",
        ),
        pytest.param(
            ("The blast at the Korvel pump house injured 14 people.",
             "At least 12 people were injured in the blast at the Korvel pump house."),
            ("2031-05-10", "2031-05-10"), id="lower bound",
        ),
        pytest.param(
            ("The blast at the Korvel pump house injured 14 people.",
             "The blast at the Korvel pump house injured 17 people."),
            ("2031-05-10", "2031-05-13"), id="a later toll is an update",
        ),
        pytest.param(
            ("The blast at the Korvel pump house injured 14 people.",
             "Seventeen people signed the petition against the new toll road."),
            ("2031-05-10", "2031-05-10"), id="another matter",
        ),
        pytest.param(
            ("The militants freed 21 of the girls taken in Korvel.",
             "The militants still hold 197 girls taken in Korvel."),
            ("2031-05-10", "2031-05-10"), id="a part and the rest",
        ),
        pytest.param(
            ("The militants took 57 girls from the school in Korvel.",
             "The militants took 276 girls from the school in Korvel."),
            ("2031-05-10", "2031-05-10"), id="too far apart to be one count",
        ),
        pytest.param(
            ("The blast at the Korvel pump house injured 14 people.",
             "The blast at the Korvel pump house killed 2 people."),
            ("2031-05-10", "2031-05-10"), id="dead are not injured",
        ),
    ],
)  # fmt: skip
def test_figures_that_can_both_be_right_do_not_disagree(sentences, days):
    """Rounding, bounds, updates and other matters are no disagreement."""
    assert figure_disagreements(counted(*sentences, days=days)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("At least 1,200 homes were flooded.", [(1200, "hom", "least")], id="comma"),
        pytest.param("It cost $3.5 million.", [(3_500_000, "$", "exact")], id="money"),
        pytest.param("Some two dozen boats sank.", [(24, "boat", "about")], id="dozen"),
        pytest.param("Turnout was 61 percent of voters.", [(61, "%voter", "exact")], id="share"),
        pytest.param("On May 14, at 7:30 pm, route 5/6 closed.", [], id="dates and times"),
        pytest.param("They lost 3-2 on the 4th.", [], id="score"),
    ],
)
def test_figures_are_read_as_quantities(text, found):
    """Value, what is counted, and how exactly."""
    assert [(q.value, q.of, q.bound) for q in quantities(text)] == found


QUOTED = "“We will open the sluice ourselves”"


def placed(*channels):
    group = []
    for i, (kind, name, words) in enumerate(channels):
        text = f"{QUOTED}, Ana Bel {words}."
        given = said("Ana Bel", QUOTED, channel=(kind, name, words))
        group += spoken_in(report(text, given, key=f"a{i}"))
    return group


def test_words_said_at_two_places_disagree_on_the_channel():
    """One outlet has the forum, another the newspaper."""
    group = placed(
        ("speech", "Harbour Forum", "said at the Harbour Forum"),
        ("interview", "Tide Daily", "told the Tide Daily"),
    )
    disagreement = channel_disagreement("Ana Bel", group)
    assert disagreement is not None
    assert len(disagreement.sides) == 2


@pytest.mark.parametrize(
    "channels",
    [
        pytest.param(
            [("speech", "Harbour Forum", "said at the Harbour Forum"),
             ("wire", "Meridian", "told the Meridian agency")], id="a wire carries anything",
        ),
        pytest.param(
            [("briefing", None, "told reporters"),
             ("briefing", "Port Office", "told a briefing at the Port Office")], id="less exact",
        ),
    ],
)  # fmt: skip
def test_channels_that_fit_together_do_not_disagree(channels):
    """A wire covers a forum; "reporters" may sit in any briefing."""
    assert channel_disagreement("Ana Bel", placed(*channels)) is None
