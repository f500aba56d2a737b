"""What is the same statement, and what is another."""

from __future__ import annotations

import pytest
from building import report, said

from onrecord.comparison.differences.wordings import wording_disagreements
from onrecord.comparison.origins import count_origins, find_origin
from onrecord.comparison.reports import spoken_in
from onrecord.comparison.statements import same_statements

FULL = "“The eastern sluice gate had already cracked in February, and nobody told the harbour”"
TRANSLATED = "“In February the eastern gate of the sluice was cracked, and the harbour wasn’t told”"
SHORTENED = "“the eastern sluice gate had already cracked”"
PARAPHRASE = "the eastern sluice gate cracked as early as February without the harbour being told"
ANOTHER = "“Every family on the quay will be compensated before the autumn fair opens”"
SUBJECT = "“The eastern sluice gate will be rebuilt in concrete by a firm from the capital”"


def spoken(*contents, **more):
    """One article for each content, all by one speaker."""
    reports = [
        report(
            f"{content}, Ana Bel said.",
            said("Ana Bel", content, **more),
            key=f"a{i}",
            outlet=f"The Post {i}",
        )
        for i, content in enumerate(contents)
    ]
    return [one for r in reports for one in spoken_in(r)]


def grouped(attributions):
    return sorted(sorted(one.report.id for one in group) for group in same_statements(attributions))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(FULL, id="identical"),
        pytest.param(TRANSLATED, id="translated anew"),
        pytest.param(SHORTENED, id="shortened"),
        pytest.param(PARAPHRASE, id="paraphrased"),
    ],
)
def test_other_wordings_of_the_same_words_are_one_statement(other):
    """Translation, shortening and paraphrase leave a statement what it is."""
    assert grouped(spoken(FULL, other)) == [["a0", "a1"]]


@pytest.mark.parametrize(
    "other",
    [pytest.param(ANOTHER, id="other matter"), pytest.param(SUBJECT, id="same subject")],
)
def test_another_thing_said_stays_another_statement(other):
    """The story's subject in common does not make two statements one."""
    assert grouped(spoken(FULL, other)) == [["a0"], ["a1"]]


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        pytest.param("“We have no choice”", [["a0", "a1"]], id="plain words"),
        pytest.param("“No comment”", [["a0"], ["a1"]], id="said every day"),
    ],
)
def test_a_short_quotation_is_the_same_statement_when_it_says_something(words, groups):
    """Equal words need not be rare, but two of them are no statement to follow."""
    assert grouped(spoken(words, words)) == groups


def test_the_same_words_on_two_dated_occasions_are_two_statements():
    """Dates that the articles give keep two occasions apart."""
    first = spoken(FULL, date="2031-05-02")
    again = report(f"{FULL}, she said.", said("Ana Bel", FULL, date="2031-05-19"), key="b")
    second = spoken_in(again)
    assert grouped([*first, *second]) == [["a0"], ["b"]]


def test_the_fullest_direct_wording_comes_first():
    """What a reader sees first is what was quoted most fully."""
    (group,) = same_statements(spoken(SHORTENED, PARAPHRASE, FULL))
    assert [one.report.id for one in group] == ["a2", "a0", "a1"]


def test_wordings_that_differ_inside_quotation_marks_disagree_but_a_shortening_does_not():
    """The sides are the wordings; the piece of a fuller quotation stands on its side."""
    (group,) = same_statements(spoken(FULL, TRANSLATED, SHORTENED))
    (disagreement,) = wording_disagreements("Ana Bel", group)
    sides = {side.value: {c.article for c in side.citations} for side in disagreement.sides}
    assert sides == {FULL: {"a0", "a2"}, TRANSLATED: {"a1"}}


def test_a_selection_of_the_sentences_is_no_other_wording():
    """One outlet begins earlier, the other goes on longer; what both have is the same."""
    first = (
        "“We are sorry for the gate. The eastern sluice had cracked, and nobody told the harbour.”"
    )
    second = "“The eastern sluice had cracked, and nobody told the harbour. It will be paid for.”"
    (group,) = same_statements(spoken(first, second))
    assert wording_disagreements("Ana Bel", group) == []


def test_one_wording_is_no_disagreement():
    """Equal words, or words of one article only, have nothing to disagree with."""
    (group,) = same_statements(spoken(FULL, SHORTENED))
    assert wording_disagreements("Ana Bel", group) == []


def channelled(*channels):
    reports = []
    for i, channel in enumerate(channels):
        text = f"{FULL}, Ana Bel said{channel[2] if channel else ''}."
        given = (channel[0], channel[1], channel[2].strip()) if channel else None
        reports.append(report(text, said("Ana Bel", FULL, channel=given), key=f"a{i}"))
    return [one for r in reports for one in spoken_in(r)]


WIRE = ("wire", "Meridian", " to the Meridian news agency")
FORUM = ("speech", "Harbour Forum", " at the Harbour Forum")


def test_the_origin_is_the_channel_that_most_articles_name():
    """With the characters that name it cited from every article that does."""
    origin = find_origin(channelled(WIRE, FORUM, WIRE, None))
    assert origin is not None
    assert (origin.kind, origin.name) == ("wire", "Meridian")
    assert [c.article for c in origin.citations] == ["a0", "a2"]


def test_two_places_named_equally_often_are_no_origin():
    """Which of the two had the words first, the articles do not tell."""
    paper = ("interview", "Tide Daily", " to the Tide Daily")
    assert find_origin(channelled(FORUM, paper)) is None
    assert find_origin(channelled(FORUM, paper, WIRE)).kind == "wire"


def test_no_channel_named_is_no_origin():
    """Nothing is guessed from the outlet."""
    assert find_origin(channelled(None, None)) is None


@pytest.mark.parametrize(
    ("channels", "count"),
    [
        pytest.param([WIRE, WIRE, WIRE], 1, id="three repeat one wire"),
        pytest.param([WIRE, FORUM], 2, id="two places"),
        pytest.param([None, None], 1, id="none named"),
        pytest.param([WIRE, None], 1, id="silence adds none"),
    ],
)
def test_independent_origins_count_places_not_outlets(channels, count):
    """Five outlets repeating one wire are one origin."""
    assert count_origins(channelled(*channels)) == count


ANEW = "“What had grown weak was our own watchfulness, for the river was no surprise”"
ANEW_TOO = "“It was our attention that was weaker, and not the water that was stronger”"


def retold(*wordings):
    reports = [
        report(
            f"{words}, Bel {told}.",
            said(
                "Ana Bel", words, channel=("wire", "Meridian", told) if "agency" in told else None
            ),
            key=f"a{i}",
            published=day,
        )
        for i, (words, told, day) in enumerate(wordings)
    ]
    return [one for r in reports for one in spoken_in(r)]


def test_two_translations_of_one_dispatch_are_one_statement():
    """Few words in common suffice where both name the wire they have the words from."""
    first = (ANEW, "told the Meridian agency", "2031-05-06")
    assert grouped(retold(first, (ANEW_TOO, "said to the agency Meridian", "2031-05-07"))) == [
        ["a0", "a1"]
    ]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param((ANEW_TOO, "said", "2031-05-07"), id="no wire named"),
        pytest.param((ANEW_TOO, "told the Meridian agency", "2031-05-26"), id="weeks later"),
        pytest.param((ANOTHER, "told the Meridian agency", "2031-05-07"), id="nothing in common"),
    ],
)
def test_without_the_same_dispatch_few_common_words_join_nothing(other):
    """The wire is the proof, not the likeness."""
    first = (ANEW, "told the Meridian agency", "2031-05-06")
    assert grouped(retold(first, other)) == [["a0"], ["a1"]]
