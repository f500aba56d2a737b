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
