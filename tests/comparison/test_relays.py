"""Who repeats whom."""

from __future__ import annotations

from dataclasses import replace

from building import report, said

from onrecord.comparison.origins.relays import find_relays
from onrecord.comparison.reports import with_known_wires
from onrecord.types import Published, Removed

BODY = " ".join(
    f"The harbour board met on the {n}th floor and heard witness number {n} speak of the {w} gate."
    for n, w in enumerate("eastern western northern southern upper lower inner outer".split(), 4)
)


def shown(relays):
    return [(r.article, r.kind, r.of.kind, r.of.name, r.of.article) for r in relays]


def test_a_wire_that_is_named_is_credited_once_with_every_place():
    """Two mentions of one wire in an article are one relay with two citations."""
    text = "“We saw it coming,” Bel told Meridian. Asked again, she told the Meridian agency more."
    one = said("Bel", "“We saw it coming,”", channel=("wire", "Meridian", "told Meridian"))
    two = said("Bel", "more", channel=("wire", "the Meridian", "told the Meridian agency"))
    (relay,) = find_relays([report(text, one, two)])
    assert (relay.kind, relay.of.kind, relay.of.name) == ("credits", "wire", "Meridian")
    assert len(relay.citations) == 2


def test_an_outlet_does_not_relay_itself():
    """ "She told The Post", in The Post, is its own work."""
    text = "“We saw it coming,” Bel told The Post."
    one = said("Bel", "“We saw it coming,”", channel=("interview", "The Post", "told The Post"))
    assert find_relays([report(text, one, outlet="The Post")]) == []


def test_an_outlet_of_the_story_that_is_credited_is_tied_to_its_article():
    """ "She told the Tide Daily", which has its own report in the story."""
    quote = "“We saw it coming,”"
    first = report(
        f"{quote} Bel told us.", key="a1", outlet="The Tide Daily", published="2031-05-09"
    )
    told = said("Bel", quote, channel=("interview", "Tide Daily", "told the Tide Daily"))
    later = report(f"{quote} Bel told the Tide Daily.", told, key="a2", published="2031-05-10")
    (relay,) = find_relays([first, later])
    assert shown([relay]) == [("a2", "credits", "outlet", "Tide Daily", "a1")]


def test_credit_lines_are_relays():
    """A line at the foot of the article is as good as a sentence."""
    text = "Bel spoke. Meridian and Corvus contributed to this report."
    lines = [("wire", "Meridian", "Meridian"), ("wire", "Corvus", "Corvus")]
    relays = find_relays([report(text, credit_lines=lines)])
    assert [r.of.name for r in relays] == ["Corvus", "Meridian"]


def test_a_syndicated_article_names_the_article_it_came_from_and_its_evidence():
    """The line that was taken out of the text is kept as what shows it."""
    line = Removed("The post Board met appeared first on Tide Daily.", "syndication line")
    reports = [
        report(BODY, key="a1", outlet="Tide Daily", published="2031-05-09"),
        report(
            BODY, key="a2", outlet="Copycat", published="2031-05-10",
            syndicated_from=["Tide Daily"], removed=[line],
        ),
    ]  # fmt: skip
    (relay,) = find_relays(reports)
    assert shown([relay]) == [("a2", "syndicates", "article", "Tide Daily", "a1")]
    assert relay.removed == (line,)


def test_of_two_equal_texts_the_later_copies_the_earlier():
    """With the share of the text, and the longest sentence of both as proof."""
    reports = [
        report(BODY, key="a1", published="2031-05-09"),
        report("Our own lead. " + BODY, key="a2", published="2031-05-10"),
    ]
    (relay,) = find_relays(reports)
    assert shown([relay]) == [("a2", "copies", "article", "The Post", "a1")]
    assert relay.share is not None
    assert relay.share > 0.9
    assert {c.article for c in relay.citations} == {"a1", "a2"}


def test_equal_texts_of_one_day_have_no_direction():
    """Direction is stated only with a reason; that the text is shared is told all the same."""
    reports = [report(BODY, key=key, published="2031-05-09") for key in ("a1", "a2")]
    (relay,) = find_relays(reports)
    assert (relay.directed, relay.reason) == (False, None)


def test_the_one_that_names_the_other_is_the_copy_though_its_page_bears_an_earlier_day():
    """A credit is a better reason than a date."""
    credit = "Tide Wire contributed to this report."
    reports = [
        report(BODY, key="a1", outlet="Tide Wire", published="2031-05-10"),
        report(f"{BODY}\n{credit}", key="a2", outlet="The Post", published="2031-05-09"),
    ]
    (relay,) = [r for r in find_relays(reports) if r.kind == "copies"]
    assert (relay.article, relay.of.article, relay.reason) == ("a2", "a1", "credit")


def test_two_that_print_one_wire_copy_the_wire_and_not_each_other():
    """Each is traced to the wire's own report, with the passages it has from there."""
    credit = "Tide Wire contributed to this report."
    reports = [
        report(BODY, key="a1", outlet="Tide Wire", published="2031-05-10"),
        report(f"Own lead.\n{BODY}\n{credit}", key="a2", outlet="Post", published="2031-05-10"),
        report(f"{BODY}\n{credit}", key="a3", outlet="Echo", published="2031-05-11"),
    ]
    copies = [r for r in find_relays(reports) if r.kind == "copies"]
    assert [(r.article, r.of.article) for r in copies] == [("a2", "a1"), ("a3", "a1")]
    for relay in copies:
        for passage in relay.passages:
            assert passage.here.text.casefold() == passage.there.text.casefold()


def test_reports_that_share_long_quotations_are_no_copies():
    """Two reporters at one speech print the same words of the speaker."""
    quote = "“" + BODY[:-1] + "”"
    reports = [
        report(f"Bel spoke in Korvel. {quote} she said.", key="a1", outlet="Post"),
        report(f"{quote} So said Ana Bel on Friday.", key="a2", outlet="Echo"),
    ]
    assert find_relays(reports) == []


def test_a_time_of_day_with_its_zone_tells_which_was_first():
    """09:40 UTC is before 10:10 in a zone an hour behind."""
    reports = [
        report(BODY, key="a1", outlet="Post"),
        report(BODY, key="a2", outlet="Echo"),
    ]
    moments = ("2031-05-10T10:10:00-01:00", "2031-05-10T09:40:00+00:00")
    reports = [
        replace(r, article=replace(r.article, published=Published(m, "second")))
        for r, m in zip(reports, moments, strict=True)
    ]
    (relay,) = find_relays(reports)
    assert (relay.article, relay.of.article, relay.reason) == ("a1", "a2", "time")


def test_a_text_that_five_print_is_traced_to_the_first():
    """Four relays, not ten."""
    reports = [report(BODY, key=f"a{n}", published=f"2031-05-0{n}") for n in range(1, 6)]
    assert {relay.of.article for relay in find_relays(reports)} == {"a1"}
    assert len(find_relays(reports)) == 4


def test_a_name_that_one_article_calls_an_agency_is_a_wire_in_all():
    """Alone, "told Meridian" looks like a newspaper's interview."""
    quote = "“We saw it coming,”"
    named = report(
        f"{quote} Bel told the Meridian agency.",
        said("Bel", quote, channel=("wire", "Meridian", "the Meridian agency")),
        key="a1",
    )
    bare = report(
        f"{quote} Bel told Meridian.",
        said("Bel", quote, channel=("interview", "Meridian", "told Meridian")),
        key="a2",
    )
    relays = find_relays(with_known_wires([named, bare]))
    assert [(relay.article, relay.of.kind) for relay in relays] == [("a1", "wire"), ("a2", "wire")]
