"""What one article read alone leaves open, and the story's other articles tell."""

from __future__ import annotations

from dataclasses import replace

import pytest
from building import report, said, span

from onrecord.comparison.origins.outlets import with_known_outlets
from onrecord.comparison.origins.relays import find_relays
from onrecord.comparison.reports import spoken_in
from onrecord.comparison.speakers import find_cast
from onrecord.comparison.speakers.unattributed import known_by_story
from onrecord.comparison.statements import same_statements
from onrecord.comparison.statements.interviews import from_interviews

WORDS = "“The eastern sluice had cracked, and nobody told the harbour”"


def by_nobody(one, source=None):
    """The same report, read by a reader that found nobody behind its words."""
    text = one.article.text
    attributions = tuple(
        replace(a, entity=None, source=span(text, source) if source else None)
        for a in one.reading.attributions
    )
    return replace(one, reading=replace(one.reading, attributions=attributions))


def known(*reports):
    cast = find_cast(reports)
    spoken = [one for r in reports for one in spoken_in(r)]
    found = known_by_story(spoken, cast)
    return {one.report.id: cast.speakers[found[one.id]].name for one in spoken if one.id in found}


def test_a_quotation_of_nobody_is_that_of_the_one_who_says_it_elsewhere():
    """The same five words and more beside a name in another article tell who speaks."""
    named = report(f"{WORDS}, Ana Bel said.", said("Ana Bel", WORDS), key="a1")
    open_ = by_nobody(report(f"{WORDS}, the deputy told us.", said("x", WORDS), key="a2"))
    assert known(named, open_) == {"a2": "Ana Bel"}


def test_a_quotation_that_two_are_given_stays_open():
    """Nothing tells whose it is."""
    one = report(f"{WORDS}, Ana Bel said.", said("Ana Bel", WORDS), key="a1")
    other = report(f"{WORDS}, Tom Dane said.", said("Tom Dane", WORDS), key="a2")
    open_ = by_nobody(report(f"{WORDS}, the deputy told us.", said("x", WORDS), key="a3"))
    assert known(one, other, open_) == {}


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        pytest.param("The minister of the interior Ana Bel", "Ana Bel", id="her title before it"),
        pytest.param("The sister of Ana Bel", None, id="somebody else, of her"),
        pytest.param("Neither he nor Ana Bel", None, id="one of two"),
    ],
)
def test_a_source_that_ends_with_a_full_name_is_that_person(source, speaker):
    """A preposition before the name makes it somebody else's."""
    named = report("Ana Bel said that it rains.", said("Ana Bel", "it rains"), key="a1")
    text = f"{source} said that the quay is shut."
    open_ = by_nobody(report(text, said("x", "the quay is shut"), key="a2"), source)
    assert known(named, open_) == ({"a2": speaker} if speaker else {})


def told(text, *contents, key, outlet, cue=None):
    given = [said("Ana Bel", c, **({"cue": cue} if cue else {})) for c in contents]
    return report(text, *given, key=key, outlet=outlet)


def test_an_outlet_of_the_story_is_a_channel_where_an_article_says_it_was_told():
    """Read alone, nothing shows that Harbour Nine is a broadcaster."""
    own = report("The quay is shut.", key="a1", outlet="Harbour Nine")
    text = "“It was cold”, Ana Bel told Harbour Nine."
    other = told(text, "“It was cold”", key="a2", outlet="The Post", cue="told")
    _, explained = with_known_outlets([own, other])
    (attribution,) = explained.reading.attributions
    assert attribution.channel is not None
    assert (attribution.channel.kind, attribution.channel.name) == ("interview", "Harbour Nine")
    (relay,) = find_relays([own, explained])
    assert (relay.article, relay.of.name, relay.kind) == ("a2", "Harbour Nine", "credits")


def test_an_agency_is_known_by_its_own_dateline():
    """An outlet that stands in brackets in its own dateline is a wire to all who were told so."""
    own = report("MARL, May 10 (HW) - The quay is shut.", key="a1", outlet="Harbour Wire")
    text = "“It was cold”, Ana Bel told Harbour Wire."
    other = told(text, "“It was cold”", key="a2", outlet="The Post", cue="told")
    _, explained = with_known_outlets([own, other])
    (attribution,) = explained.reading.attributions
    assert attribution.channel is not None
    assert attribution.channel.kind == "wire"


def test_a_place_that_no_article_knows_as_an_outlet_is_no_channel():
    """ "Told Marl Castle" may be anybody."""
    own = report("The quay is shut.", key="a1", outlet="Harbour Nine")
    text = "“It was cold”, Ana Bel told Marl Castle."
    other = told(text, "“It was cold”", key="a2", outlet="The Post", cue="told")
    assert with_known_outlets([own, other])[1] == other


def test_an_outlet_that_had_reported_it_is_credited():
    """ "A newspaper, the Daily Gull, had reported …"."""
    own = report("Two were held.", key="a1", outlet="Daily Gull")
    other = report("A newspaper, the Daily Gull, had reported it.", key="a2", outlet="The Post")
    (relay,) = find_relays(with_known_outlets([own, other]))
    assert (relay.article, relay.of.name) == ("a2", "Daily Gull")


def transcript(content, outlet="Radio Marl (transcript)"):
    one = report(f"ANA BEL: {content}", said("Ana Bel", content), key="t1", outlet=outlet)
    turns = tuple(replace(a, rule="turn") for a in one.reading.attributions)
    return replace(one, reading=replace(one.reading, attributions=turns))


TURN = "If the Board finds that we cut corners at the sluice, I go the same day."
RETOLD = "she would leave for good over cut corners"


@pytest.mark.parametrize(
    ("channel", "one"),
    [
        pytest.param(("interview", "Radio Marl", "told Radio Marl"), True, id="that interview"),
        pytest.param(("document", None, "told Radio Marl"), False, id="in a letter"),
    ],
)
def test_what_is_told_of_an_interview_is_the_turn_of_its_transcript(channel, one):
    """The channel is the proof; few words in common are enough, unless the channel is another."""
    text = f"Ana Bel told Radio Marl {RETOLD}."
    retold = report(text, said("Ana Bel", RETOLD, channel=channel), key="a1")
    spoken = [s for r in (transcript(TURN), retold) for s in spoken_in(r)]
    assert (len(same_statements(spoken)) == 1) is one
    assert from_interviews([]) == []


def test_a_company_is_known_by_its_chief_executive():
    """Who has a chief executive is no person, whatever the name looks like."""
    one = report(
        "Ana Bel, chief executive of Marl Home, was here. Marl Home said no.",
        said("Marl Home", "no"), roles=[("Ana Bel", "chief executive of Marl Home")],
    )  # fmt: skip
    kinds = {s.name: s.kind for s in find_cast([one]).speakers.values()}
    assert kinds["Marl Home"] == "organisation"


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        pytest.param("Gil Saunders", "Gilbert Saunders", True, id="cut short"),
        pytest.param("Ana Saunders", "Bo Saunders", False, id="two given names"),
    ],
)
def test_a_given_name_that_begins_another_is_its_short_form(one, other, joined):
    """Of one surname, where no article names both."""
    reports = [
        report(f"{name} said that it rains.", said(name, "it rains"), key=f"a{n}")
        for n, name in enumerate((one, other))
    ]
    people = [s for s in find_cast(reports).speakers.values() if s.kind == "person"]
    assert (len(people) == 1) is joined
