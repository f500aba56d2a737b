"""Whose words they are, in an article read by the network and the rules."""

from __future__ import annotations

import pytest

from onrecord.reading import read_article
from onrecord.types import Article, Published


def speakers(text: str) -> dict[str, str | None]:
    """By the source as printed, the name of the last one who is meant by it."""
    reading = read_article(Article(id="a", text=text))
    names = {entity.id: entity.name for entity in reading.entities if entity.named}
    return {a.source.of(text): names.get(a.entity or "") for a in reading.attributions if a.source}


def test_a_company_is_known_by_the_first_word_of_its_name() -> None:
    """ "Tarnow said" is said by Tarnow Brothers, where nobody is called Tarnow."""
    text = "Tarnow Brothers cut its forecast. Tarnow said on Monday that the charge is a one-off."
    assert speakers(text) == {"Tarnow": "Tarnow Brothers"}


def test_a_first_word_that_many_bodies_share_stands_for_none() -> None:
    """ "National" alone is not the National Chamber."""
    text = (
        "The National Chamber of Fisheries met on Monday. National said on Tuesday that its "
        "buses would run."
    )
    assert speakers(text)["National"] != "National Chamber of Fisheries"


def test_a_person_keeps_the_name_that_a_company_has_too() -> None:
    """Ada Vorst is not her firm."""
    text = "Ada Vorst founded Vorst Shipping. Vorst said on Monday that she would sell her shares."
    assert speakers(text)["Vorst"] == "Ada Vorst"


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        pytest.param(
            "The plan is backed by the Dorn Chamber of Fisheries, which argued on Thursday that "
            "the payments deter people from working.",
            "which",
            "Dorn Chamber of Fisheries",
            id="behind-its-name",
        ),
        pytest.param(
            "Veronix Group was working to keep its benefits. It disclosed in filings on Thursday "
            "that it had delivered shares to its chief executive.",
            "It",
            "Veronix Group",
            id="subject-before",
        ),
        pytest.param(
            "The Orbitel chief financial officer, John Gerber, said the bank could face a charge.",
            "The Orbitel chief financial officer, John Gerber,",
            "John Gerber",
            id="title-with-a-company",
        ),
        pytest.param(
            "Bank of Merrin said it could book a $3 billion charge.",
            "Bank of Merrin",
            "Bank of Merrin",
            id="body-that-opens-a-sentence",
        ),
    ],
)
def test_a_source_leads_to_the_body_it_means(text: str, source: str, name: str) -> None:
    """By where it stands: behind a name's comma, after a sentence about one body."""
    assert speakers(text)[source] == name


def test_somebody_new_is_nobody_named_before() -> None:
    """ "A person familiar with the remarks" is not the man whose remarks they are."""
    text = (
        "Rep. Ivo Marsh blasted the benefits as a “crazy policy” in a private meeting, according "
        "to a person familiar with the remarks."
    )
    assert speakers(text)["a person familiar with the remarks"] is None


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        pytest.param(
            "In December, District Judge Reed O’Connell in Tarn agreed. O’Connell, who was also "
            "nominated by Marsh, said that the entire law must be struck down.",
            "O’Connell, who was also nominated by Marsh,",
            "Reed O’Connell",
            id="many-capitals-in-prose",
        ),
        pytest.param(
            "Pressed on the plans, August Flenner, a Justice Department lawyer, said, “A lot of "
            "this would need to get sorted out.”",
            "August Flenner, a Justice Department lawyer,",
            "August Flenner",
            id="named-like-a-month",
        ),
        pytest.param(
            "The Fisheries Department initially argued the rule was void. But it argued on appeal "
            "that the rest of the law cannot be severed.",
            "it",
            "Fisheries Department",
            id="it-behind-an-adverb",
        ),
        pytest.param(
            "While Orbital Credit previously said up to 100,000 citizens may have been affected, "
            "it said Monday that the review did not bear that out.",
            "it",
            "Orbital Credit",
            id="it-within-the-sentence",
        ),
        pytest.param(
            "Flight 175 of Tarn Nippon Airways turned back on Tuesday. It was carrying 226 "
            "passengers, CNN reported. The carrier said it was “researching the situation.”",
            "The carrier",
            "Tarn Nippon Airways",
            id="airline",
        ),
        pytest.param(
            "Khalida Jarran was arrested at home. Jarran has written books. Her husband, Ghassan "
            "Jarran, said the state held her for political reasons. “The court found nothing to "
            "convict her,” he said.",
            "he",
            "Ghassan Jarran",
            id="her-husband",
        ),
        pytest.param(
            "Initial findings of the Rail Inquiry Branch show the tram came off the tracks.",
            "Initial findings of the Rail Inquiry Branch",
            "Rail Inquiry Branch",
            id="findings",
        ),
        pytest.param(
            "Ada Vorst left office on Monday. Ms. Vorst’s letter said that she would write a book.",
            "Ms. Vorst’s letter",
            "Ada Vorst",
            id="letter",
        ),
    ],
)
def test_a_source_is_told_from_what_stands_around_it(text: str, source: str, name: str) -> None:
    """Causes of wrong or missing speakers in real reports."""
    assert speakers(text)[source] == name


def test_who_took_the_picture_says_nothing() -> None:
    """A caption's credit, glued to the next sentence, is no source of it."""
    text = (
        "People stand on the steps of the assembly, July 9, 2019. ORBIT/Jonas Ernst Opponents call "
        "the law an unwarranted intervention by government in markets."
    ).replace("ORBIT", "REUTERS")
    assert not any("Ernst" in source for source in speakers(text))


def test_a_space_before_the_possessive_makes_no_other_speaker() -> None:
    """Some pages print "Vale 's spokesman": it is the spokesman who speaks."""
    text = "Asked about it, President Ivan Vale 's spokesman Bo Reed said the failure was studied."
    assert set(speakers(text).values()) == {"Bo Reed"}


def test_the_day_of_what_happened_is_not_the_day_of_the_saying() -> None:
    """ "Sunday's incident comes after Ada Vorst told staff": nobody says when she told them."""
    text = "Sunday’s incident comes after Ada Vorst told staff that the firm will train them."
    published = Published("2031-05-07", "day")
    reading = read_article(Article(id="a", text=text, published=published))
    assert [a.date for a in reading.attributions if a.act == "says"] == [None]
