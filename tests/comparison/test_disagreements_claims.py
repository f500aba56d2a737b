"""Claims that cannot both be true, and those that only look so."""

from __future__ import annotations

import pytest
from building import report, said

from onrecord.comparison.days import Calendar
from onrecord.comparison.differences.contradictions import claim_disagreements
from onrecord.comparison.differences.deadlines import due_disagreements
from onrecord.comparison.differences.figures import figure_developments, figure_disagreements
from onrecord.comparison.speakers import find_cast


def told(*claims, days=("2031-05-10", "2031-05-10")):
    """Reports of two outlets, each with what somebody says; None: the article says it itself."""
    reports = []
    for n, (speaker, content) in enumerate(claims):
        attributions = [said(speaker, content)] if speaker else []
        text = f"{speaker} said {content}." if speaker else f"{content}."
        one = report(text, *attributions, key=f"a{n}", outlet=f"Post {n}", published=days[n])
        reports.append(one)
    return reports


def kinds(reports):
    return [d.kind for d in claim_disagreements(reports, find_cast(reports))]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        pytest.param(
            ("Ana Bel", "the port could close three sluices in Korvel"),
            ("Ana Bel", "three sluices in Korvel would close"), "claim", id="could and would",
        ),
        pytest.param(
            (None, "He could make his debut against Marl on Sunday"),
            (None, "The ace will make his debut against Marl on Sunday"), "claim", id="own voice",
        ),
        pytest.param(
            ("Ana Bel", "there had been an attack on the port's servers"),
            ("Ana Bel", "there was no attack on the servers"), "status", id="was and was not",
        ),
        pytest.param(
            ("Ana Bel", "an offer had been made on Tuesday"),
            ("Tom Dane", "there was no offer"), "status", id="two speakers",
        ),
        pytest.param(
            ("Ana Bel", "she had apologised to Marl"),
            ("Ana Bel", "she did not apologise to anybody"), "claim", id="one deed",
        ),
    ],
)  # fmt: skip
def test_claims_that_exclude_one_another_are_shown(one, other, kind):
    """Modality and polarity change what was said."""
    assert kinds(told(one, other)) == [kind]


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        pytest.param(
            ("Ana Bel", "there was no offer"), ("Tom Dane", "an offer had been made on Tuesday"),
            ("2031-05-10", "2031-05-13"), id="a later development",
        ),
        pytest.param(
            (None, "The port could close three sluices in Korvel"),
            (None, "The theatre will close after the summer"),
            ("2031-05-10", "2031-05-10"), id="two things that close",
        ),
        pytest.param(
            (None, "The law would be the strictest in Korvel"),
            (None, "It could be the strictest law in Korvel"),
            ("2031-05-10", "2031-05-10"), id="what something is",
        ),
        pytest.param(
            (None, "There have been no attacks on servers since 2019"),
            (None, "There was an attack on the servers in Korvel"),
            ("2031-05-10", "2031-05-10"), id="no such thing since",
        ),
        pytest.param(
            ("Ana Bel", "we regret how it was done in Korvel"),
            ("Ana Bel", "we regret how it was done, we do not regret that it was done in Korvel"),
            ("2031-05-10", "2031-05-10"), id="one article has both",
        ),
    ],
)  # fmt: skip
def test_claims_that_can_both_be_true_are_not_shown(one, other, days):
    """Another day, another thing, or both in one breath."""
    assert kinds(told(one, other, days=days)) == []


def test_a_denial_is_set_beside_the_claim_that_its_article_tells():
    """The pluperfect puts the claim before the denial."""
    text = (
        "The port denied that it had hidden the leak. Nobody else spoke. "
        "The union had claimed that oil was seen in March."
    )
    reports = [report(text, key="a1"), report("Rain fell.", key="a2")]
    (found,) = claim_disagreements(reports, find_cast(reports))
    assert found.kind == "status"
    assert found.sides[0].value == "oil was seen in March."


def ballots(*days):
    reports = []
    for n, day in enumerate(days):
        text = f"The dockers' union will ballot its members at the Korvel yard on October {day}."
        times = [(f"October {day}", f"2031-10-{day}")]
        reports.append(
            report(text, key=f"a{n}", outlet=f"Post {n}", published="2031-10-10", times=times)
        )
    return due_disagreements(reports, Calendar(reports))


def test_two_days_for_what_is_to_come_disagree():
    """A ballot on the 20th here, on the 22nd there; each side cites its day."""
    (found,) = ballots(20, 22)
    assert (found.kind, [s.value for s in found.sides]) == ("date", ["2031-10-20", "2031-10-22"])
    assert [s.citations[0].text for s in found.sides] == ["October 20", "October 22"]


def test_a_day_told_when_the_first_had_come_is_another_step():
    """Reviewed on the 9th; on the 9th it is said to last until the 16th."""
    assert ballots(10, 12) == []


def test_one_day_given_twice_does_not_disagree():
    """Nor does one report alone."""
    assert ballots(20, 20) == []
    assert ballots(20) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("The fee was 58 million pounds.", "Marl put the fee at £54m.", id="sums"),
        pytest.param(
            "Four of five trains to Korvel stood still.",
            "Some 95% of trains to Korvel stood still.", id="shares",
        ),
        pytest.param(
            "The death toll from the flood in Korvel rose to nine.",
            "ELEVEN people are dead in Korvel.", id="a toll and its dead",
        ),
        pytest.param(
            "The court in Korvel sentenced Bel to nine years.",
            "Bel must spend seven years in prison, the Korvel court ruled.", id="prison terms",
        ),
    ],
)  # fmt: skip
def test_figures_in_any_dress_are_compared(one, other):
    """Words, capitals, currencies, fractions."""
    reports = [report(text, key=f"a{n}", outlet=f"Post {n}") for n, text in enumerate((one, other))]
    assert len(figure_disagreements(reports)) == 1


def test_a_toll_that_grew_from_day_to_day_is_a_development():
    """It is told with its days, and is no disagreement."""
    reports = [
        report(
            f"The flood in Korvel killed {n} people.",
            key=f"a{day}", outlet=f"Post {day}", published=f"2031-05-1{day}",
        )
        for day, n in enumerate((14, 17, 23))
    ]  # fmt: skip
    assert figure_disagreements(reports) == []
    (development,) = figure_developments(reports)
    assert [step.day for step in development.steps] == ["2031-05-10", "2031-05-11", "2031-05-12"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("not " * 3000 + "close", id="negations"),
        pytest.param("could " * 3000 + "will close", id="modals"),
        pytest.param("1 of 2 " * 2000, id="ratios"),
        pytest.param("$" * 3000 + "1,000,000", id="signs"),
        pytest.param("had been " * 2000 + "12", id="auxiliaries"),
    ],
)
def test_hostile_text_is_read_to_its_end(text):
    """Nothing but the absence of a disagreement is promised."""
    reports = [report(text, key=f"a{n}", outlet=f"Post {n}") for n in range(2)]
    assert claim_disagreements(reports, find_cast(reports)) == []
    assert isinstance(figure_disagreements(reports), list)
