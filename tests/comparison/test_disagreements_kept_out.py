"""What looks like a disagreement in real news and is none, beside what is one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from building import report, said

from onrecord.comparison.days import Calendar
from onrecord.comparison.differences.channels import channel_disagreement
from onrecord.comparison.differences.contradictions import claim_disagreements
from onrecord.comparison.differences.deadlines import due_disagreements
from onrecord.comparison.differences.figures import figure_disagreements
from onrecord.comparison.differences.posts import parse_role
from onrecord.comparison.differences.quantities import quantities
from onrecord.comparison.differences.roles import role_disagreements
from onrecord.comparison.differences.wordings import wording_disagreements
from onrecord.comparison.reports import spoken_in
from onrecord.comparison.speakers import find_cast


def outlets(*texts, days=None):
    return [
        report(text, key=f"a{n}", outlet=f"Post {n}", published=(days or {}).get(n, "2031-05-10"))
        for n, text in enumerate(texts)
    ]


def roles(*phrased, days=None):
    """Reports that each give Ana Bel the role whose words they mark with brackets."""
    reports = []
    for n, text in enumerate(phrased):
        phrase = text[text.index("[") + 1 : text.index("]")]
        plain = text.replace("[", "").replace("]", "")
        published = (days or {}).get(n, "2031-05-10")
        given = [("Ana Bel", phrase)]
        reports.append(report(plain, roles=given, key=f"a{n}", published=published))
    return role_disagreements(reports, find_cast(reports))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "He had to fire his [harbour adviser] Ana Bel.",
            "The [former harbour adviser] Ana Bel spoke.", id="who was fired",
        ),
        pytest.param(
            "The [harbour minister] Ana Bel spoke.",
            "The [former harbour minister] Ana Bel, who was dismissed on Friday, spoke.",
            id="who was dismissed",
        ),
        pytest.param(
            "It began under [harbour minister] Ana Bel.",
            "The [former harbour minister] Ana Bel spoke.", id="under her",
        ),
        pytest.param(
            "The then-[harbour minister] Ana Bel spoke.",
            "The [former harbour minister] Ana Bel spoke.", id="then",
        ),
        pytest.param(
            "The former city harbour [lawyer] Ana Bel spoke.",
            "The [former harbour lawyer] Ana Bel spoke.", id="the last word of a role",
        ),
        pytest.param(
            "The [former deputy harbour director] Ana Bel spoke.",
            "The [former acting harbour director] Ana Bel spoke.", id="was both",
        ),
        pytest.param(
            "[General] Ana Bel spoke.", "[Lieutenant general] Ana Bel spoke.", id="called general",
        ),
    ],
)  # fmt: skip
def test_a_post_that_was_left_is_no_disagreement(one, other):
    """One outlet calls somebody what she was until that day, or cuts the role short."""
    assert roles(one, other) == []


def test_a_rank_that_somebody_rose_to_weeks_later_is_no_disagreement():
    """Deputy in May, acting in June."""
    texts = (
        "The [deputy harbour director] Ana Bel spoke.",
        "The [harbour director] Ana Bel spoke.",
    )
    assert roles(*texts, days={0: "2031-05-10", 1: "2031-06-20"}) == []
    assert len(roles(*texts)) == 1


def test_ranks_of_one_ladder_exclude_one_another():
    """A superintendent is no chief inspector; "inspector" is short for chief inspector."""
    assert len(roles("[Superintendent] Ana Bel spoke.", "[Chief Inspector] Ana Bel spoke.")) == 1
    assert roles("[Inspector] Ana Bel spoke.", "[Chief Inspector] Ana Bel spoke.") == []
    assert parse_role("chief executive")[0].post == "chief executive"


def test_a_ballot_told_with_two_counts_is_shown():
    """The half on which both agree shows that it is one ballot."""
    one, other = (
        "Parliament passed the budget by 152 votes to 148.",
        "With 152 votes against 149 parliament approved the budget law.",
    )
    (found,) = figure_disagreements(outlets(one, other))
    assert {side.value for side in found.sides} == {"152 votes to 148", "152 votes against 149"}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Parliament rejected the motion by 97 votes to 149.", id="another ballot"),
        pytest.param("Marl won the game 152 to 149 and was voted best.", id="a game"),
    ],
)
def test_two_ballots_are_no_disagreement(other):
    """They share no half."""
    assert figure_disagreements(outlets("Parliament passed it by 152 votes to 148.", other)) == []


def test_halves_are_counted():
    """Four and a half years are no four years."""
    (found,) = quantities("He got four and a half years in prison.")
    assert found.value == 4.5
    (found,) = quantities("It cost one and a half million crowns.")
    assert found.value == 1_500_000


def test_figures_of_two_horizons_do_not_disagree():
    """What holds after a year and what holds by 2036 are two counts."""
    one = "The bill would leave 14 million workers of the harbour without cover after one year."
    other = "The bill would leave 24 million workers of the harbour without cover by 2036."
    assert figure_disagreements(outlets(one, other)) == []
    assert len(figure_disagreements(outlets(one, other.replace("by 2036", "after one year")))) == 1


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        pytest.param("Ana Bel did not apologise for her views", "Ana Bel later apologised", False,
                     id="of something else"),
        pytest.param("Ana Bel did not apologise", "Ana Bel later apologised", True, id="of it"),
    ],
)  # fmt: skip
def test_who_denies_it_of_one_thing_does_not_deny_it(one, other, shown):
    """ "She did not apologise for her views" leaves open that she apologised."""
    reports = [
        report(f"{text}.", said("Ana Bel", text), key=f"a{n}", outlet=f"Post {n}")
        for n, text in enumerate((one, other))
    ]
    assert bool(claim_disagreements(reports, find_cast(reports))) is shown


def test_what_is_reported_in_a_sentence_is_read_as_said():
    """ "Told reporters outside the court he could appeal": the cut is where his words begin."""
    could, would = "he could appeal", "his client would appeal"
    reports = [
        report(f"Ana Bel told reporters at the court {could}.", said("Ana Bel", could), key="a1",
               outlet="Post 1"),
        report(f"Ana Bel said {would}.", said("Ana Bel", would), key="a2", outlet="Post 2"),
    ]  # fmt: skip
    (found,) = claim_disagreements(reports, find_cast(reports))
    assert found.kind == "claim"


def test_two_terms_for_one_thing_are_a_disagreement_of_days():
    """ "Has until the 24th to appeal" and "has until June 10 to appeal"."""
    one = report("The defence has until May 24 to appeal.", key="a1", outlet="Post 1",
                 times=[("May 24", "2031-05-24")])  # fmt: skip
    other = report("She has until June 10 to appeal.", key="a2", outlet="Post 2",
                   times=[("June 10", "2031-06-10")])  # fmt: skip
    paid = report("She has until June 10 to pay the fine.", key="a3", outlet="Post 3",
                  times=[("June 10", "2031-06-10")])  # fmt: skip
    assert len(due_disagreements([one, other], Calendar([one, other]))) == 1
    assert due_disagreements([one, paid], Calendar([one, paid])) == []


def channelled(*told):
    reports = [
        report(f"{words}, Ana Bel {at}.", said("Ana Bel", words, channel=(kind, name, at)),
               key=f"a{n}", outlet=f"Post {n}")
        for n, (words, kind, name, at) in enumerate(told)
    ]  # fmt: skip
    return channel_disagreement("Ana Bel", [s for r in reports for s in spoken_in(r)])


SAID = "“The eastern sluice had cracked, and nobody told the harbour”"


def test_two_places_are_shown_for_the_same_words_only():
    """Two remarks on one matter may well be made in two places."""
    forum = (SAID, "speech", "Harbour Forum", "told the Harbour Forum")
    paper = (SAID, "interview", "Daily Gull", "told the Daily Gull")
    other = ("“The sluice is an old story of ours”", *paper[1:])
    assert channelled(forum, paper) is not None
    assert channelled(forum, other) is None


def test_a_body_and_its_initials_are_one_place():
    """ "Told the conference of the Marl Harbour Pilots" and "told MHP" say the same."""
    long = (SAID, "speech", "conference", "told the conference of the Marl Harbour Pilots")
    short = (SAID, "interview", "MHP", "told MHP")
    assert channelled(long, short) is None


def quoted(*contents, outlets=None):
    reports = [
        report(f"{words}, Ana Bel said.", said("Ana Bel", words), key=f"a{n}",
               outlet=outlets or f"Post {n}")
        for n, words in enumerate(contents)
    ]  # fmt: skip
    found = wording_disagreements("Ana Bel", [s for r in reports for s in spoken_in(r)])
    return found[0] if found else None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "“I trust [Dane], he is a careful man on any sluice”",
            "“I trust Tom, he is a careful man on any sluice”", id="a name put in brackets",
        ),
        pytest.param(
            "“We have made progress, but in the east there are gaps that remain”",
            "“We have made progress … gaps that remain”", id="cut by dots",
        ),
        pytest.param("“a broken sluice”", "“a rotten sluice”", id="a word or two"),
        pytest.param(
            "“It is self-evident that the sluice was broken”",
            "“It is self evident that the sluice was broken”", id="a hyphen",
        ),
        pytest.param(
            "“He's saved us a year and some sleep”", "“He has saved us a year and some sleep”",
            id="a short has",
        ),
        pytest.param(
            "“The harbour needs pilots who know each sand bank by its name and by night”",
            "“We are sorry for the gate”", id="two remarks",
        ),
    ],
)  # fmt: skip
def test_what_an_outlet_picks_or_cuts_is_no_other_wording(one, other):
    """Nobody is quoted with other words."""
    assert quoted(one, other) is None


def test_two_editions_of_one_outlet_do_not_disagree():
    """A difference is one between outlets."""
    other = SAID.replace("cracked", "burst")
    assert quoted(SAID, other) is not None
    assert quoted(SAID, other, outlets="The Post") is None


def test_a_transcript_is_quoted_words():
    """It has no quotation marks, and is all somebody's words."""
    turn = SAID.strip("“”")
    one = report(f"ANA BEL: {turn}", said("Ana Bel", turn), key="t1", outlet="Radio Marl")
    turns = tuple(replace(a, rule="turn") for a in one.reading.attributions)
    one = replace(one, reading=replace(one.reading, attributions=turns))
    words = SAID.replace("cracked", "burst")
    other = report(f"{words}, Ana Bel said.", said("Ana Bel", words), key="a1")
    spoken = [s for r in (one, other) for s in spoken_in(r)]
    assert len(wording_disagreements("Ana Bel", spoken)) == 1


def test_a_day_that_is_no_day_does_not_stop_the_figures():
    """An expression whose value has ten characters need not be a day."""
    one, other = (
        report(f"In future {n} workers of the Marl depot will be moved to Korvel.", key=f"a{n}",
               outlet=f"Post {n}", times=[("future", "FUTURE_REF")])
        for n in (31, 35)
    )  # fmt: skip
    assert len(figure_disagreements([one, other])) <= 1


def test_two_parts_of_a_statement_are_two_disagreements():
    """A statement that outlets word otherwise in its first and in its last sentence."""
    other = "“We warned them of that gate in the spring of last year”"
    reports = [
        report(f"{one}, Ana Bel said. {two}.", said("Ana Bel", one), said("Ana Bel", two),
               key=f"a{n}", outlet=f"Post {n}")
        for n, (one, two) in enumerate(
            [(SAID, other), (SAID.replace("cracked", "burst"), other.replace("gate", "door"))]
        )
    ]  # fmt: skip
    found = wording_disagreements("Ana Bel", [s for r in reports for s in spoken_in(r)])
    assert [len(one.sides) for one in found] == [2, 2]


def test_a_participle_that_follows_its_noun_tells_nothing_of_the_speaker():
    """ "Her letter, released a day earlier": it is not she who released it."""
    one = report("Ana Bel denied releasing any list of the harbour.",
                 said("Ana Bel", "releasing any list of the harbour", stance="denies"),
                 key="a1", outlet="Post 1")  # fmt: skip
    other = report("The letter of Ana Bel, released a day earlier, was long.",
                   roles=[("Ana Bel", "letter")], key="a2", outlet="Post 2")  # fmt: skip
    assert claim_disagreements([one, other], find_cast([one, other])) == []
