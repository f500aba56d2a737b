"""Whose words they are, in an article read by the network and the rules."""

from __future__ import annotations

import pytest

from onrecord.reading import read_article
from onrecord.types import Article


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
