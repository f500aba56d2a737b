"""Speakers who are named late, by a handle, by their age, by their office, or by a common noun."""

from __future__ import annotations

import pytest

from onrecord.reading import read_article
from onrecord.types import Article, Reading


def read(text: str, outlet: str | None = None) -> Reading:
    return read_article(Article(id="a", text=text, outlet=outlet))


def speaker_of(text: str, source: str) -> str | None:
    """The name of whom a source means; None: nobody is known."""
    reading = read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    (entity,) = {a.entity for a in reading.attributions if a.source and a.source.of(text) == source}
    return names.get(entity or "")


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        pytest.param(
            "The chief executive of Velmo has said the plant will close.\n\n"
            "“It hurts,” Ina Dahl told reporters.",
            "The chief executive of Velmo", "Ina Dahl", id="a name held back",
        ),
        pytest.param(
            "The board will need a month, its spokesman said. “We read slowly,” Ian Roke said.",
            "its spokesman", "Ian Roke", id="held back for a sentence",
        ),
        pytest.param(
            "Ina Dahl, 34, swam ashore with Bo Reed. “It was cold,” the 34-year-old teacher said.",
            "the 34-year-old teacher", "Ina Dahl", id="age",
        ),
        pytest.param(
            "Ina Dahl is not sorry. “I would pay it again,” the Velmo boss said.",
            "the Velmo boss", "Ina Dahl", id="head of a body",
        ),
        pytest.param(
            "“They must go,” foreign ministry spokeswoman Ina Dahl said.\n\n"
            "“They chose it,” the diplomat stressed.",
            "the diplomat", "Ina Dahl", id="diplomat",
        ),
        pytest.param(
            "Votes put him ahead of President Ina Dahl. “Count them all,” the president said.",
            "the president", "Ina Dahl", id="a title behind of",
        ),
        pytest.param(
            "Dahl, the harbour’s spokeswoman, said the water was cold.",
            "Dahl, the harbour’s spokeswoman,", "Dahl", id="an unknown surname explained",
        ),
        pytest.param(
            "The head of Velmo, Anna “Pip” Dahl, said the plant would close.",
            "The head of Velmo, Anna “Pip” Dahl,", "Anna “Pip” Dahl", id="a nickname in marks",
        ),
    ],
)  # fmt: skip
def test_a_speaker_who_is_not_named_beside_the_words(text, source, name) -> None:
    """Whom the article names before or right after, and nobody else fits."""
    assert speaker_of(text, source) == name


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The chief executive of Velmo has said the plant will close.\n\n"
            "“It hurts,” the union’s lawyer, Ina Dahl, told reporters.",
            id="the next speaker has a role of her own",
        ),
        pytest.param(
            "Ina Dahl met Bo Reed. The chief executive of Velmo has said the plant will close.\n\n"
            "“It hurts,” Ina Dahl said.",
            id="the next speaker was met before",
        ),
    ],
)
def test_a_role_is_not_given_to_somebody_else(text: str) -> None:
    """Rather null than wrong."""
    assert speaker_of(text, "The chief executive of Velmo") is None


def test_a_handle_that_spells_a_name_is_that_person_s() -> None:
    """ "As @annadahl9" is Anna Dahl, whoever was spoken of last."""
    text = (
        "Anna Dahl ran. Her agent, Ulla Roke, left. She wrote as @annadahl9: “I am staying here.”"
    )
    assert speaker_of(text, "She") == "Anna Dahl"


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        pytest.param("Six died, the coastguard said.", "the coastguard", "coastguard", id="noun"),
        pytest.param("Six died, Luria’s health ministry said.", "Luria’s health ministry",
                     "Luria’s health ministry", id="owner"),
        pytest.param("The health ministry gave the figure. It says six died.", "It",
                     "health ministry", id="it"),
        pytest.param("The law holds, the prosecutor’s office said.", "the prosecutor’s office",
                     "prosecutor’s office", id="office"),
    ],
)  # fmt: skip
def test_a_body_that_only_a_common_noun_names_is_a_speaker(text, source, name) -> None:
    """An institution needs no name of its own to speak."""
    assert speaker_of(text, source) == name


def test_another_ministry_is_not_the_one_that_has_a_name() -> None:
    """ "The health ministry" beside a Foreign Ministry is another body."""
    text = "The Foreign Ministry was silent. The health ministry said that six had died."
    assert speaker_of(text, "The health ministry") == "health ministry"


def test_answers_are_the_one_person_s_whom_the_lines_before_name() -> None:
    """ "A:" is nobody's name, but the page says who is asked, and that it is an interview."""
    text = (
        "Ina Dahl receives us in boots.\n\nQ: Will you resign now?\n\nA: I will ask my members.\n\n"
        "Q: When is that?\n\nA: On Friday at noon, as ever.\n\nQ: And then?\n\nA: Then I tell you."
    )
    reading = read(text, outlet="The Fenland Post")
    (person,) = [e.id for e in reading.entities if e.kind == "person"]
    answers = [a for a in reading.attributions if a.source and a.source.of(text) == "A"]
    assert [a.entity for a in answers] == [person] * 3
    assert {(a.channel.kind, a.channel.name) for a in answers if a.channel} == {
        ("interview", "Fenland Post")
    }


def test_a_transcript_of_a_news_conference_is_a_briefing() -> None:
    """What the lines around the turns call the occasion is the channel of each turn."""
    turns = "\n\n".join(["Dahl: It holds well.", "Reporter: Does it hold?"] * 3)
    reading = read(f"Transcript of a news conference at the harbour.\n\n{turns}")
    spoken = [a for a in reading.attributions if a.rule == "turn"]
    assert len(spoken) == 6
    assert {a.channel.kind for a in spoken if a.channel} == {"briefing"}


def test_words_relayed_by_an_agency_are_their_speaker_s() -> None:
    """ "Said Dahl according to the agency": Dahl says it."""
    text = (
        "“They chose it and will get their reply soon,” said Ina Dahl according to the agency TARN."
    )
    reading = read_article(Article(id="a", text=text))
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names.get(a.entity or "") for a in reading.attributions] == ["Ina Dahl"]
    assert [a.channel.kind for a in reading.attributions if a.channel] == ["wire"]


def test_a_british_quotation_does_not_lend_its_names() -> None:
    """Who is named inside single marks is not the "he" who speaks."""
    text = (
        "Bo Reed was silent. Ivan Thorn took the stage. "
        "‘I have offered Mr Reed my hand, and nothing in it,’ he said."
    )
    assert speaker_of(text, "he") == "Ivan Thorn"
