"""Pronouns and role nouns lead to whom they mean, or to nobody."""

from __future__ import annotations

import pytest

from onrecord.reading.mentions import find_naming
from onrecord.reading.sentences import split_sentences


def meant(text: str, phrase: str) -> str | None:
    """Whom the last place of a phrase means."""
    naming = find_naming(text, split_sentences(text))
    names = {entity.id: entity.name for entity in naming.entities}
    mention = [m for m in naming.mentions if m.span.of(text) == phrase][-1]
    return names.get(mention.entity or "")


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        pytest.param("Ivan Dorn met Olga Brandt. She left.", "She", "Olga Brandt", id="gender"),
        pytest.param("Ivan Dorn said he would sue.", "he", "Ivan Dorn", id="own-clause"),
        pytest.param(
            "Ivan Dorn spoke at noon. “Karl Voss made mistakes,” he said.",
            "he",
            "Ivan Dorn",
            id="not-whom-he-quotes",
        ),
        pytest.param("Ivan Dorn left. “I saw he won,” said Karl Voss.", "he", None, id="quoted"),
        pytest.param(
            "Chairman Ivan Dorn left. Karl Voss stayed. The chairman wept.",
            "The chairman",
            "Ivan Dorn",
            id="role",
        ),
        pytest.param(
            "Sen. Ivan Dorn left. The lawmaker wept.", "The lawmaker", "Ivan Dorn", id="alike"
        ),
        pytest.param(
            "Ivan Dorn, who leads the Dockers' Union, left. The union leader wept.",
            "The union leader",
            "Ivan Dorn",
            id="who-leads",
        ),
        pytest.param(
            "Karl Voss won. Karl Voss smiled. Ivan Dorn, head of the port, joked that "
            "Karl Voss would pay. “No need,” he quipped.",
            "he",
            "Ivan Dorn",
            id="the-subject-speaks-on",
        ),
        pytest.param(
            "Karl Voss left. Ivan Dorn stayed. Karl Voss won. Later he said Karl Voss lied.",
            "he",
            "Ivan Dorn",
            id="nobody-names-himself",
        ),
        pytest.param(
            "Orbit Minerals stopped work. “Every crew is out,” the company said.",
            "the company",
            "Orbit Minerals",
            id="company",
        ),
        pytest.param(
            "A geologist from Dorn College spoke.\n\n“It moved,” Olga Brandt said.\n\nThe "
            "geologist left.",
            "The geologist",
            "Olga Brandt",
            id="described-before-named",
        ),
        pytest.param(
            "The Ministry of Ports met. The ministry said no.",
            "The ministry",
            "Ministry of Ports",
            id="body",
        ),
        pytest.param(
            "Olga Brandt founded Harbour Light, a Christian group that feeds many. It grew. "
            "“All may come,” the organization says.",
            "the organization",
            "Harbour Light",
            id="described-as-a-group",
        ),
        pytest.param(
            "David Dorn answered Mary Brandt at last. The actress said he lied.",
            "The actress",
            "Mary Brandt",
            id="only-she-can-be-the-actress",
        ),
        pytest.param(
            "Mayor Ivan Dorn left. “We are late,” the Mayor said.",
            "the Mayor",
            "Ivan Dorn",
            id="office-in-capitals",
        ),
        pytest.param(
            "“He lost,” said David Dorn of Karl Voss. “He wept. They all wept. It was late. We "
            "left,” he said.",
            "he",
            "David Dorn",
            id="who-spoke-speaks-on-however-long",
        ),
        pytest.param(
            "Sen. Ivan Dorn lost. “We tried,” the Ohio Republican said.",
            "the Ohio Republican",
            "Ivan Dorn",
            id="party-and-state",
        ),
        pytest.param(
            "Mary Brandt spoke. (Anna Roe/Orbit) “It is late,” she said.",
            "she",
            "Mary Brandt",
            id="not-the-photographer",
        ),
        pytest.param(
            "David Dorn spoke. Later a military source said it burned. It rained, he added.",
            "he",
            "military source",
            id="the-source-speaks-on",
        ),
        pytest.param(
            "The fire was set, the Dorn prosecutor said.\n\n“It is early,” said Olga Brandt, "
            "prosecutor of Dorn.",
            "the Dorn prosecutor",
            "Olga Brandt",
            id="named-next",
        ),
        pytest.param(
            "President Ivan Dorn spoke. French President Karl Voss sat. Dorn left. "
            "The French president wept.",
            "The French president",
            "Karl Voss",
            id="his-own-nation",
        ),
        pytest.param(
            "Japanese Prime Minister Ivan Dorn spoke. The Japanese leader said no.",
            "The Japanese leader",
            "Ivan Dorn",
            id="leader-of-a-nation",
        ),
        pytest.param(
            "President Ivan Dorn spoke. He said the US President would sue.",
            "the US President",
            "Ivan Dorn",
            id="nation-before-an-office",
        ),
        pytest.param(
            "Gov. Olga Brandt spoke. The governor said no.",
            "The governor",
            "Olga Brandt",
            id="short-title",
        ),
        pytest.param(
            "TV host Ivan Dorn spoke. The brash businessman said no.",
            "The brash businessman",
            "Ivan Dorn",
            id="known-to-all",
        ),
        pytest.param(
            "The Israeli army said no. The charge was read.\n\nHe fell, the military said.",
            "the military",
            "Israeli army",
            id="army-named-before",
        ),
        pytest.param(
            "It shot back, the South’s foreign ministry said.",
            "the South’s foreign ministry",
            "South’s foreign ministry",
            id="ministry-of-a-place",
        ),
        pytest.param(
            "Ivan Dorn left. It cost a million, Dorn's office said.",
            "Dorn's office",
            "Ivan Dorn's office",
            id="office-of-a-person",
        ),
        pytest.param(
            "It burned, the Dorn Police Department said. He fled, police said.",
            "police",
            "Dorn Police Department",
            id="the-only-police",
        ),
        pytest.param(
            "The Dorn Police Department came. The Voss Police Department came. Police said no.",
            "Police",
            "Police",
            id="one-of-two-police",
        ),
        pytest.param(
            "Karl Voss won. Karl Voss smiled. Karl Voss left.\n\n“It works,” said Ivan Dorn, who "
            "said Karl Voss has the right to do so.\n\n“It is legal,” he said.",
            "he",
            "Ivan Dorn",
            id="not-who-is-reported-on",
        ),
        pytest.param(
            "Ivan Dorn, head of the club, said it was false.\n\nKarl Voss speaks to Voss fans in "
            "the port, May 1. REUTERS/Olga Brandt\n\n“It is wrong,” he said.",
            "he",
            "Ivan Dorn",
            id="over-a-caption",
        ),
    ],
)
def test_a_phrase_means_the_most_fitting(text: str, phrase: str, name: str | None) -> None:
    """Gender, roles and place decide; what is quoted is left open."""
    assert meant(text, phrase) == name


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param(
            "A witness in the square said it burned. Olga Brandt, a witness, said she ran.",
            "A witness",
            id="one-of-many",
        ),
        pytest.param(
            "A geologist said it moved.\n\n“It did not,” Olga Brandt said.\n\nThe geologist left.",
            "A geologist",
            id="speaks-unnamed",
        ),
    ],
)
def test_somebody_unnamed_stays_unnamed(text: str, phrase: str) -> None:
    """A source without a name is not the next person named."""
    assert meant(text, phrase) != "Olga Brandt"


def test_equal_claims_leave_a_phrase_open() -> None:
    """Two mayors in one breath: "the mayor" is nobody."""
    text = "They met mayor Ivan Dorn and mayor Karl Voss. The mayor wept."
    naming = find_naming(text, split_sentences(text))
    assert not [m for m in naming.mentions if m.span.of(text) == "The mayor"]


def test_a_reporter_in_the_credits_is_not_a_speaker() -> None:
    """ "Dorn" in the report is nobody whom only its last line names."""
    text = "“We will see,” Ivan told us. Dorn left, Dorn said.\n\n(Reporting by Olga Dorn)"
    naming = find_naming(text, split_sentences(text))
    names = {entity.id: entity.name for entity in naming.entities}
    said = [names.get(m.entity or "") for m in naming.mentions if m.span.of(text) == "Dorn"]
    assert said == ["Dorn", "Dorn"]
