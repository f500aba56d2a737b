"""Sources that an article describes: two nouns, a role and a comma, a statement, a first name."""

from __future__ import annotations

import pytest

from onrecord.reading import read_article
from onrecord.types import Article


def spoken(text: str) -> list[tuple[str | None, str]]:
    """Who speaks, and the first words, of each attribution that says something."""
    reading = read_article(Article(id="a", text=text))
    names = {entity.id: entity.name for entity in reading.entities}
    return [
        (names.get(one.entity or ""), one.content[0].of(text)[:24])
        for one in reading.attributions
        if one.act == "says"
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is a lie,” said farmer and activist Ada Vale.", "Ada Vale"),
        (
            "His Democratic challenger, Carl Booth, a state legislator who represents Dorn, said "
            "the woman lived not far from his family.",
            "Carl Booth",
        ),
        (
            "The trial showed a benefit for the group, according to a statement from the National "
            "Institutes of Health released Wednesday.",
            "National Institutes of Health",
        ),
        ("A woman who gave her name only as Mira said the street was full.", "Mira"),
        (
            "A trader who asked to be identified only by his first name, Tomas, said the market "
            "would fall.",
            "Tomas",
        ),
        ("“It is lost,” the Tarn Post quoted Carl Moss as saying.", "Carl Moss"),
        ("Carl Moss was quoted by the Tarn Post as saying that it was lost.", "Carl Moss"),
        ("Ada Reed quoted Carl Moss as saying that the vote was lost.", "Carl Moss"),
    ],
)
def test_the_person_or_body_that_is_described_speaks(text: str, speaker: str) -> None:
    """A description leads to the one whom it describes, and to nobody else."""
    assert {who for who, _ in spoken(text)} == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        "“It is done,” Ada Vale and Bo Reed said in a joint statement.",
        "“It is a lie,” critics and rival Ada Vale said.",
        "“I am in a hurry,” chief prosecutor Fred Leeuw quoted the message as saying.",
    ],
)
def test_nobody_is_named_where_two_speak_or_a_text_does(text: str) -> None:
    """Two speakers are not one of them, and who reads a letter out did not write it."""
    assert {who for who, _ in spoken(text)} <= {None}


def test_a_name_given_behind_a_description_holds_for_what_follows() -> None:
    """The neighbour, and the "he" that means the neighbour, have the name that was given."""
    text = (
        "One neighbor, who was willing to give only his first name of Erdal, said he was about to "
        "drive his son to school.\n\n“The driver tried to get the luggage,” he said."
    )
    assert {who for who, _ in spoken(text)} == {"Erdal"}


def test_a_campaign_is_a_speaker_by_the_name_of_whose_it_is() -> None:
    """ "The Moss campaign" and "Moss's campaign" are one; "the campaign" the only one so far."""
    text = (
        "Senator Bo Reed's campaign released a television spot against Lena Moss.\n\n"
        "The campaign said the spot would run in Dorn.\n\n"
        "The Moss campaign said the spot was false.\n\nMoss's campaign said it would sue."
    )
    assert [who for who, _ in spoken(text)] == [
        "Bo Reed's campaign",
        "Lena Moss's campaign",
        "Lena Moss's campaign",
    ]


def test_what_a_role_is_of_tells_whom_it_means() -> None:
    """The chief of staff is the one so called, and no mayor speaks for another town."""
    text = (
        "White House chief of staff Mick Mull said on Sunday that the plan was sound.\n\n"
        "The chief of staff said the summit would go ahead."
    )
    assert {who for who, _ in spoken(text)} == {"Mick Mull"}
    text = (
        "Lena Moss, mayor of Dorn, said that the bridge was safe.\n\n"
        "The mayor of Tarn said that it was not."
    )
    assert [who for who, _ in spoken(text)] == ["Lena Moss", None]


def test_him_is_no_newspaper() -> None:
    """A pronoun for a person is never resolved to a body, however near that stands."""
    assert spoken("The Tarn Post quoted him as saying: “It is lost.”") == [(None, "“It is lost.”")]


def test_what_is_announced_by_somebody_is_not_said_by_whom_it_is_about() -> None:
    """The board that weighs a plan says nothing; who announced it does."""
    text = (
        "Tarn authorities are considering a proposal by the Green Party to close the dam, as "
        "announced by Carl Booth at the Dorn forum."
    )
    assert [who for who, _ in spoken(text)] == ["Carl Booth"]
