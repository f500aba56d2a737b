"""The timeline: what is one happening, on which day, told by whom, in which sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from building import report, said

from onrecord.comparison.days import Calendar
from onrecord.comparison.reports import Report
from onrecord.comparison.timeline import find_happenings, tell_timeline
from onrecord.comparison.timeline.captions import is_debris
from onrecord.types import Mention, Relay, RelayedFrom, Span, Timex


def tell(*reports, said_by=None, relays=()):
    happenings = find_happenings(reports, Calendar(reports), said_by or {})
    return tell_timeline(happenings, reports, relays)


def timeline(*reports, **more):
    return tell(*reports, **more)[0]


CRACKED = "The eastern sluice gate of Korvel cracked on Monday, flooding 40 cellars near the mill."
BROKE = "Forty cellars near the mill flooded when the eastern sluice gate at Korvel cracked Monday."


def gate(key, text=CRACKED, time="Monday", day="2031-05-05", **more):
    return report(text, key=key, times=[(time, day)], **more)


# --- which expression dates the sentence ------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "times", "day"),
    [
        pytest.param(
            "The dam, which was last inspected in March, burst on Tuesday.",
            [("March", "2031-03"), ("Tuesday", "2031-05-06")], "2031-05-06", id="relative clause",
        ),
        pytest.param(
            "The works, a firm that also owns the mill, on Tuesday raised its bid, up from May 1.",
            [("Tuesday", "2031-05-06"), ("May 1", "2031-05-01")], "2031-05-06", id="comparison",
        ),
        pytest.param(
            "The strike that had shut six pits ended on Tuesday.",
            [("Tuesday", "2031-05-06")], "2031-05-06", id="main verb after a relative clause",
        ),
        pytest.param(
            "On Tuesday the council closed the ferry.",
            [("Tuesday", "2031-05-06")], "2031-05-06", id="in front",
        ),
        pytest.param(
            "A diver missing since that night, Jarl Ebbing, was found on Tuesday.",
            [("Tuesday", "2031-05-06")], "2031-05-06", id="since that night",
        ),
        pytest.param(
            "Tuesday's landslide buried the only road into the valley of Korvel.",
            [("Tuesday", "2031-05-06")], "2031-05-06", id="the happening is the subject",
        ),
        pytest.param(
            "Rain fell for a third day on Tuesday, bringing the total since May 1 to a foot.",
            [("Tuesday", "2031-05-06"), ("May 1", "2031-05-01")], "2031-05-06", id="since",
        ),
    ],
)  # fmt: skip
def test_the_day_is_that_of_the_main_clause(text, times, day):
    """Other days in the sentence belong to what it only mentions."""
    (entry,) = timeline(report(text, times=times))
    assert (entry.date, entry.reason) == (day, "told")


@pytest.mark.parametrize(
    ("text", "times"),
    [
        pytest.param("The council of Korvel wants the ferry, which on May 6 was sold, to return.",
                     [("May 6", "2031-05-06")], id="relative"),
        pytest.param("The mayor praised the firemen for their work after the fire on May 6.",
                     [("May 6", "2031-05-06")], id="after"),
        pytest.param("The firm confirmed the rumours of last week about its new ferry.",
                     [("last week", "2031-W18")], id="rumours of last week"),
        pytest.param("The bid is 50 percent above the price of the share on May 6.",
                     [("May 6", "2031-05-06")], id="nothing happened"),
        pytest.param("The mayor asked why the May 6 meeting had been closed to the press.",
                     [("May 6", "2031-05-06")], id="a name of something"),
        pytest.param("The quarry has been idle since May 6, and its owner has left the country.",
                     [("May 6", "2031-05-06")], id="since"),
        pytest.param("The bridge was expected to stay closed on May 6 while divers looked at it.",
                     [("May 6", "2031-05-06")], id="expected"),
        pytest.param("The operator did not respond to a request for comment on May 6.",
                     [("May 6", "2031-05-06")], id="no answer"),
        pytest.param("It was not clear on May 6 how many barrels the cellar had held.",
                     [("May 6", "2031-05-06")], id="not clear"),
        pytest.param("More aid was promised later this month to the towns on the river.",
                     [("later this month", "2031-05")], id="later"),
        pytest.param("Sign up for our newsletter, which was launched on May 6 for all readers.",
                     [("May 6", "2031-05-06")], id="furniture of the page"),
        pytest.param("Divers look at the gate on Tuesday, May 6, 2031, near the mill of Korvel.",
                     [("Tuesday, May 6, 2031", "2031-05-06")], id="caption"),
        pytest.param("It opened on May 1.", [("May 1", "2031-05-01")], id="tells nothing alone"),
    ],
)  # fmt: skip
def test_what_a_sentence_only_mentions_is_no_entry(text, times):
    """Nor what is a picture's caption, a form on the page, or nothing that happened."""
    assert timeline(report(text, times=times)) == ()


def test_a_report_stands_on_the_day_of_the_report():
    """Not in the years of which it tells."""
    text = "The Lantern reported on May 6 that visits in 2029 and 2030 had been watched."
    told = report(
        text,
        said("Lantern", "visits in 2029 and 2030 had been watched", cue="reported",
             date="2031-05-06"),
        times=[("May 6", "2031-05-06"), ("2029", "2029"), ("2030", "2030")],
    )  # fmt: skip
    (entry,) = timeline(told)
    assert (entry.date, entry.reason) == ("2031-05-06", "said")


def test_a_sentence_that_only_mentions_a_happening_supports_its_entry():
    """It is cited, and is not the summary."""
    one = gate("a1")
    two = gate(
        "a2", "The mill belongs to the firm whose eastern sluice gate at Korvel cracked on May 5.",
        "May 5", outlet="Herald",
    )  # fmt: skip
    (entry,) = timeline(one, two)
    assert {c.article for c in entry.citations} == {"a1", "a2"}
    assert entry.summary == CRACKED


def test_a_clock_alone_takes_its_day_from_the_sentences_before():
    """The article's own day would be a guess."""
    text = (
        "The gate of Korvel cracked on Monday. Firemen reached the mill at 11:38 p.m. with pumps."
    )
    one = report(
        text, times=[("Monday", "2031-05-05"), ("11:38 p.m.", "2031-05-10T23:38", "TIME")]
    )  # fmt: skip
    assert {(e.date, e.reason) for e in timeline(one)} == {
        ("2031-05-05", "told"),
        ("2031-05-05", "context"),
    }


def test_a_clock_alone_without_a_day_before_it_dates_nothing():
    """Rather no line than a wrong one."""
    one = report("Shares of the mill fell to 65 crowns at 9:34 a.m. in Korvel.",
                 times=[("9:34 a.m.", "2031-05-10T09:34", "TIME")])  # fmt: skip
    assert timeline(one) == ()


def test_an_article_updated_over_midnight_has_its_friday_put_right():
    """Its page still bears Thursday's date; later articles name that Friday."""
    page = report("The mayor spoke to the crowd early Friday at the broken gate of Korvel.",
                  key="a1", published="2031-05-08",
                  times=[("early Friday", "2031-05-02")])  # fmt: skip
    others = [
        report(f"Pumps arrived at mill number {n} on Friday.", key=f"b{n}", published="2031-05-10",
               times=[("Friday", "2031-05-09")])
        for n in (1, 2)
    ]  # fmt: skip
    entries = [e for e in timeline(page, *others) if e.citations[0].article == "a1"]
    assert [(e.date, e.reason) for e in entries] == [("2031-05-09", "story")]


def test_a_friday_of_last_week_stays_where_others_tell_of_it_too():
    """Only where nothing speaks for the week before is it put right."""
    page = report("The mayor spoke to the crowd early Friday at the broken gate of Korvel.",
                  key="a1", published="2031-05-08",
                  times=[("early Friday", "2031-05-02")])  # fmt: skip
    others = [
        report("Pumps arrived at the mill on Friday.", key="b1", published="2031-05-10",
               times=[("Friday", "2031-05-09")]),
        report("Ducks left the pond on Friday.", key="b2", published="2031-05-10",
               times=[("Friday", "2031-05-09")]),
        report("The mayor spoke at the gate on May 2.", key="b3", published="2031-05-10",
               times=[("May 2", "2031-05-02")]),
    ]  # fmt: skip
    assert "2031-05-02" in {e.date for e in timeline(page, *others)}


# --- what is one happening --------------------------------------------------------------------


def test_two_deeds_of_one_person_on_one_day_stay_two():
    """A long name in common is no happening in common."""
    name = "Environment Minister Katrin Marit Holvey"
    one = report(f"{name} resigned on Monday.", key="a1", times=[("Monday", "2031-05-05")])
    two = report(f"{name} adopted a dog on Monday.", key="a2", times=[("Monday", "2031-05-05")])
    assert len(timeline(one, two)) == 2


def test_a_sentence_repeated_in_one_article_gives_one_entry():
    """Under the picture and in the text."""
    again = "The eastern sluice gate of Korvel cracked on May 5, flooding 40 cellars by the mill."
    one = report(f"{CRACKED} {again}", times=[("Monday", "2031-05-05"), ("May 5", "2031-05-05")])
    assert len(timeline(one)) == 1


def test_two_days_of_one_happening_are_one_entry_and_a_disagreement():
    """On the day that most outlets give; each side cites who gives it."""
    text = "Warehouse 14 of the Brandt mill in Korvel burned down on {}, killing 3 workers."
    reports = [
        gate("a1", text.format("Monday"), outlet="Post"),
        gate("a2", text.format("May 5"), "May 5", outlet="Herald"),
        gate("a3", text.format("Tuesday"), "Tuesday", "2031-05-06", outlet="Courier"),
    ]
    (entry,), (disagreement,) = tell(*reports)
    assert entry.date == "2031-05-05"
    assert {c.article for c in entry.citations} == {"a1", "a2", "a3"}
    assert disagreement.kind == "date"
    assert [(s.value, {c.article for c in s.citations}) for s in disagreement.sides] == [
        ("2031-05-05", {"a1", "a2"}),
        ("2031-05-06", {"a3"}),
    ]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Warehouse 15 of the Brandt mill in Korvel burned down on Tuesday, killing 8.",
                     id="other figures"),
        pytest.param("Warehouse 14 of the Brandt mill in Korvel reopened on Tuesday for 3 workers.",
                     id="another deed"),
    ],
)  # fmt: skip
def test_like_happenings_of_two_days_are_no_disagreement(other):
    """Only what is surely one happening can have two days."""
    one = gate("a1", "Warehouse 14 of the Brandt mill in Korvel burned down on Monday, killing 3.")
    two = gate("a2", other, "Tuesday", "2031-05-06", outlet="Herald")
    entries, disagreements = tell(one, two)
    assert len(entries) == 2
    assert disagreements == ()


def test_late_monday_here_is_early_tuesday_there():
    """Two sides of midnight are one entry and no disagreement."""
    text = "Warehouse 14 of the Brandt mill in Korvel burned down {}, killing 3 workers."
    one = gate("a1", text.format("late Monday"), "late Monday")
    two = gate("a2", text.format("early Tuesday"), "early Tuesday", "2031-05-06", outlet="Herald")
    entries, disagreements = tell(one, two)
    assert (len(entries), disagreements) == (1, ())


def test_a_happening_reported_the_day_after_joins_the_day_it_happened():
    """ "…, police said Wednesday" of what others date on Tuesday."""
    told = "A ferry struck the old bridge over the Orva in Korvel on Tuesday, hurting 25."
    one = gate("a1", told, "Tuesday", "2031-05-06")
    text = "A ferry struck the old bridge over the Orva and 25 were hurt, police said Wednesday."
    two = report(
        text, said("police", "A ferry struck the old bridge over the Orva and 25 were hurt",
                   cue="said", date="2031-05-07"),
        key="a2", outlet="Herald", times=[("Wednesday", "2031-05-07")],
    )  # fmt: skip
    (entry,), disagreements = tell(one, two)
    assert (entry.date, entry.reason, disagreements) == ("2031-05-06", "told", ())


def test_an_undated_head_of_an_article_is_cited_with_the_news_it_tells():
    """An outlet that opens with the news need not say again on which day."""
    head = report("The eastern sluice gate of Korvel has cracked and flooded 40 cellars.",
                  key="a2", outlet="Herald", published="2031-05-06")  # fmt: skip
    (entry,) = timeline(gate("a1"), head)
    assert {c.article for c in entry.citations} == {"a1", "a2"}


def test_a_statement_is_cited_from_all_that_carry_it_on_the_day_one_gives():
    """One outlet says "on Monday", the next only "told the agency"."""
    one = report(
        "“The gate is ours,” Ines Holm told reporters on Monday.",
        said("Ines Holm", "“The gate is ours,”", cue="told", date="2031-05-05"),
        key="a1", times=[("Monday", "2031-05-05")],
    )  # fmt: skip
    two = report("“The gate is ours,” Ines Holm said.",
                 said("Ines Holm", "“The gate is ours,”", cue="said"),
                 key="a2", outlet="Herald")  # fmt: skip
    places = {r.id: {r.reading.attributions[0].content[0]: "s1"} for r in (one, two)}
    (entry,) = timeline(one, two, said_by=places)
    assert (entry.date, {c.article for c in entry.citations}) == ("2031-05-05", {"a1", "a2"})


def test_sayings_of_two_speakers_stay_apart():
    """Though both speak of the gate on Monday."""
    one = report("“The gate of Korvel is safe,” Ines Holm said on Monday.",
                 said("Ines Holm", "“The gate of Korvel is safe,”", cue="said", date="2031-05-05"),
                 key="a1", times=[("Monday", "2031-05-05")])  # fmt: skip
    two = report("“The gate of Korvel is rotten,” Per Aas said on Monday.",
                 said("Per Aas", "“The gate of Korvel is rotten,”", cue="said", date="2031-05-05"),
                 key="a2", times=[("Monday", "2031-05-05")])  # fmt: skip
    places = {r.id: {r.reading.attributions[0].content[0]: f"s-{r.id}"} for r in (one, two)}
    assert len(timeline(one, two, said_by=places)) == 2


# --- what an entry tells ----------------------------------------------------------------------


def test_outlets_and_origins_are_counted():
    """A copied text is one origin, however many print it; an unknown outlet counts as one."""
    relays = [Relay("a2", RelayedFrom("article", "Post", "a1"), "copies", ())]
    (entry,) = timeline(
        gate("a1", outlet="Post"), gate("a2", outlet="Herald"),
        gate("a3", BROKE, outlet=None), relays=relays,
    )  # fmt: skip
    assert (entry.outlets, entry.unnamed_outlets) == (("Herald", "Post"), 1)
    assert entry.independent_origins == 2


def test_two_agencies_in_one_newspaper_are_two_origins():
    """An outlet that prints both joins neither to the other."""
    texts = (CRACKED, "A gate gave way on Monday at the Korvel mill: the eastern sluice cracked.")
    reports = [
        gate(f"{outlet}{n}", text, outlet=outlet)
        for n, text in enumerate(texts) for outlet in ("Post", "Herald")
    ]  # fmt: skip
    entry = max(timeline(*reports), key=lambda e: len(e.citations))
    assert len(entry.citations) == 4
    assert entry.independent_origins == 2


def test_what_happened_before_the_story_is_background():
    """The story begins with the run of days before its first article; a gap of days ends it."""
    reports = [
        report("The gate of Korvel was built on April 2.", key="a1", published="2031-05-06",
               times=[("April 2", "2031-04-02")]),
        report("Cracks in the wall were seen on May 4.", key="a2", published="2031-05-06",
               times=[("May 4", "2031-05-04")]),
        report("Teachers left the flooded school on May 6.", key="a3", published="2031-05-07",
               times=[("May 6", "2031-05-06")]),
        report("Prices in the town rose sharply last month.", key="a4", published="2031-05-07",
               times=[("last month", "2031-04")]),
    ]  # fmt: skip
    assert {e.date: e.background for e in timeline(*reports)} == {
        "2031-04-02": True,
        "2031-04": True,
        "2031-05-04": False,
        "2031-05-06": False,
    }


def test_without_any_date_of_publication_the_story_begins_on_its_most_told_day():
    """Articles without dates still have a before."""
    reports = [
        report(text, key=f"a{n}", published=None, times=[(time, day)])
        for n, (text, time, day) in enumerate([
            (CRACKED, "Monday", "2031-05-05"), (BROKE, "Monday", "2031-05-05"),
            ("The mill of Brandt was sold on April 1.", "April 1", "2031-04-01"),
        ])
    ]  # fmt: skip
    assert [e.background for e in timeline(*reports)] == [True, False]


def test_the_most_reported_and_the_turning_entry_weigh_most():
    """So that they stay when a timeline is cut short."""
    entries = timeline(
        gate("a1", title="Sluice gate of Korvel cracks"), gate("a2", BROKE, outlet="Herald"),
        report("Teachers marched through the capital on Monday.", key="a3",
               times=[("Monday", "2031-05-05")]),
        report("The gate was painted green on April 1.", key="a4",
               times=[("April 1", "2031-04-01")]),
    )  # fmt: skip
    by_weight = sorted(entries, key=lambda e: -e.weight)
    assert by_weight[0].summary in (CRACKED, BROKE)
    assert by_weight[-1].background


def test_the_summary_stands_alone():
    """No sentence that leans on the one before it, where another tells the same."""
    leaning = "But the eastern sluice gate of Korvel cracked on Monday and 40 cellars were flooded."
    (entry,) = timeline(gate("a1", leaning), gate("a2", outlet="Herald"))
    assert entry.summary == CRACKED


def test_who_a_summary_speaks_of_is_named_beside_it():
    """Where the only sentence begins with a pronoun that the reading resolves."""
    text = "She was filmed on Monday at the broken gate, pushing two guards into the river."
    told = report(text, times=[("Monday", "2031-05-05")], roles=[("Ines Holm", "filmed")])
    mention = Mention(Span(0, 3), "pronoun", "e1")
    told = Report(told.article, replace(told.reading, mentions=(mention,)))
    (entry,) = timeline(told)
    assert entry.subject == "Ines Holm"


def test_a_week_or_month_stands_where_it_can_have_ended():
    """ "Last week" comes after Tuesday of that week, and "this month" on the day it is told."""
    entries = timeline(
        report("Divers searched the harbour last week.", key="a1", published="2031-05-13",
               times=[("last week", "2031-W19")]),
        report("The wall of the basin burst on Tuesday.", key="a2", published="2031-05-13",
               times=[("Tuesday", "2031-05-06")]),
        report("Regulators approved the sale this month.", key="a3", published="2031-05-12",
               times=[("this month", "2031-05")]),
    )  # fmt: skip
    assert [e.date for e in entries] == ["2031-05-06", "2031-W19", "2031-05"]


def test_the_order_of_the_articles_changes_nothing():
    """Neither entries nor ids."""
    reports = [gate("a1"), gate("a2", BROKE, outlet="Herald"),
               report("Teachers marched on Monday in the rain.", key="a3",
                      times=[("Monday", "2031-05-05")])]  # fmt: skip
    assert timeline(*reports) == timeline(*reversed(reports))


@pytest.mark.parametrize(
    "value",
    ["9999-12-31", "0001-01-01", "2031-02-31", "2031-W60", "2031-13", "XXXX-02-30", "", "PRESENT"],
)
def test_odd_days_raise_nothing(value):
    """A day that never was gives no line."""
    entries = timeline(
        report("The old gate cracked early Friday.", times=[("early Friday", value)]),
        report("The new gate cracked.", key="a2", published="9999-12-31"),
    )
    assert all(e.date == value for e in entries)


def test_a_sentence_of_a_hundred_thousand_words_is_read():
    """No expression looks further than some hundred characters around it."""
    text = "today " * 40_000 + "the gate cracked."
    told = report(text)
    times = tuple(Timex(Span(i, i + 5), "DATE", "2031-05-10") for i in range(0, 60_000, 6))
    told = Report(told.article, replace(told.reading, times=times))
    assert len(timeline(told)) <= 1


@pytest.mark.parametrize(
    ("text", "pasted"),
    [
        ("In light of this we have today issued an advisory to travellers.", True),
        ("Our board today issued an advisory to travellers.", True),
        ("“We have today issued an advisory,” the board said on Friday.", False),
        ("All we received was thanks,” the board said on Friday.", False),
        ("The board today issued an advisory to travellers.", False),
    ],
)
def test_a_document_that_the_page_pasted_in_tells_no_happening(text: str, pasted: bool) -> None:
    """Its "today" is the day it was written, whatever the page's."""
    assert is_debris(text) is pasted
