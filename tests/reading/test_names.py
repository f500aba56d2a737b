"""Names begin and end where they should, and are told apart by kind."""

from __future__ import annotations

import pytest

from onrecord.reading.mentions import find_naming
from onrecord.reading.sentences import split_sentences


def names_of(text: str) -> list[tuple[str, str]]:
    """Text and kind of every name."""
    naming = find_naming(text, split_sentences(text))
    kinds = {entity.id: entity.kind for entity in naming.entities}
    return [(m.span.of(text), kinds[m.entity or ""]) for m in naming.mentions if m.kind == "name"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It was Ada Vale's idea.", [("Ada Vale", "person")], id="possessive"),
        pytest.param("We met Maria de la Cruz.", [("Maria de la Cruz", "person")], id="particles"),
        pytest.param("Ask Sean O'Dorn, please.", [("Sean O'Dorn", "person")], id="apostrophe"),
        pytest.param("Ask Jean-Luc Vale.", [("Jean-Luc Vale", "person")], id="hyphen"),
        pytest.param("We met President Ada Vale.", [("Ada Vale", "person")], id="title"),
        pytest.param(
            "LUNDEN — Ports closed. They met in Lunden.",
            [("LUNDEN", "place"), ("Lunden", "place")],
            id="dateline",
        ),
        pytest.param("When Jun Vale left, it rained.", [("Jun Vale", "other")], id="like-a-month"),
        pytest.param(
            "They met Ada Vale Ada Maria Vale on Monday.",
            [("Ada Vale", "person"), ("Ada Maria Vale", "person")],
            id="named-again",
        ),
        pytest.param(
            "They met Ted Vale Edward (Ted) Moss.",
            [("Ted Vale", "person"), ("Edward", "person"), ("Ted", "person"), ("Moss", "other")],
            id="called-by-a-short-name",
        ),
        pytest.param("Ada (Dorn) won.", [("Ada", "person"), ("Dorn", "other")], id="brackets"),
        pytest.param("She joined Vale & Moss.", [("Vale & Moss", "organisation")], id="firm"),
        pytest.param("Mr. White left.", [("White", "person")], id="colour-as-surname"),
        pytest.param("The White House met.", [("White House", "organisation")], id="house"),
        pytest.param("LUNDEN. The port closed.", [("LUNDEN", "place")], id="dateline-with-stop"),
        pytest.param(
            "the Miners' and Smelters' Union met",
            [("Miners' and Smelters' Union", "organisation")],
            id="plural-owners",
        ),
        pytest.param(
            "British Transport Police said so.",
            [("British Transport Police", "organisation")],
            id="police",
        ),
        pytest.param("We met Mallam Ada Vale.", [("Ada Vale", "person")], id="honorific"),
        pytest.param(
            "A crowd at night. Hide Caption Ada Vale left.",
            [("Ada Vale", "person")],
            id="photo-caption",
        ),
        pytest.param(
            "It was Zerl Brann, chairman of the port.", [("Zerl Brann", "person")], id="by-its-role"
        ),
        pytest.param(
            "FBI Director James Vale left.",
            [("FBI", "organisation"), ("James Vale", "person")],
            id="body-in-title",
        ),
        pytest.param(
            "the Ministry of Transport said", [("Ministry of Transport", "organisation")], id="of"
        ),
        pytest.param(
            "the Committee on International Affairs",
            [("Committee on International Affairs", "organisation")],
            id="on",
        ),
        pytest.param(
            "Secretary of State John Vale", [("John Vale", "person")], id="title-with-complement"
        ),
        pytest.param("On Saturday it rained.", [], id="weekday"),
        pytest.param("However, it rained. Critics left.", [], id="sentence-openers"),
        pytest.param("talks in St. Petersburg", [("St. Petersburg", "place")], id="place"),
        pytest.param(
            "as The Wall Street Journal reported",
            [("The Wall Street Journal", "organisation")],
            id="article-in-name",
        ),
        pytest.param("Theresa May left in May.", [("Theresa May", "person")], id="month-as-name"),
        pytest.param("Prime Minister Jo Vale", [("Jo Vale", "person")], id="two-word-title"),
    ],
)
def test_a_name_is_cut_out_whole(text: str, expected: list[tuple[str, str]]) -> None:
    """Titles and possessives stay outside, particles and complements inside."""
    assert names_of(text) == expected


def test_a_colour_may_be_a_surname() -> None:
    """ "White" speaks where somebody is called so; else it is an adjective."""
    assert names_of("Wayne White left. “No,” White said.") == [
        ("Wayne White", "person"),
        ("White", "person"),
    ]


def test_an_acronym_in_brackets_is_the_same_body() -> None:
    """What stands in brackets behind a name is its short form."""
    text = "The Global Harbour Fund (GHF) lent money. The GHF wants it back."
    naming = find_naming(text, split_sentences(text))
    assert [entity.name for entity in naming.entities] == ["Global Harbour Fund"]


def test_a_heading_names_only_those_whom_the_text_names() -> None:
    """Capitals tell nothing in a heading."""
    text = "Harbour Could Give Vale Free Berths Amid Storm Row\n\nOn Friday, Ada Vale left port."
    assert [name for name, _ in names_of(text)] == ["Vale", "Ada Vale"]


def test_a_hyphen_between_two_known_people_divides_them() -> None:
    """A "Vale-Moss row" is about two."""
    text = "Ada Vale met Bob Moss. The Vale-Moss row went on, Vale said, and Moss agreed."
    naming = find_naming(text, split_sentences(text))
    assert [entity.name for entity in naming.entities] == ["Ada Vale", "Bob Moss"]


def test_a_label_in_capitals_is_no_given_name() -> None:
    """ "REUTERS Vale" is a caption's credit and the surname of somebody named elsewhere."""
    text = "Ada Vale left. REUTERS Vale at sea. Vale wept."
    naming = find_naming(text, split_sentences(text))
    assert [entity.name for entity in naming.entities] == ["Ada Vale"]
