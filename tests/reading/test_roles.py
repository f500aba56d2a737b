"""Roles are cited as printed, without the name and without the article."""

from __future__ import annotations

import pytest

from onrecord.reading.mentions import find_naming
from onrecord.reading.sentences import split_sentences


def roles_of(text: str) -> list[tuple[str, str]]:
    """Role and name, in text order."""
    naming = find_naming(text, split_sentences(text))
    names = {entity.id: entity.name for entity in naming.entities}
    return [(role.span.of(text), names[role.entity]) for role in naming.roles]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("Harbour spokesman Ivan Dorn left.", "Harbour spokesman", id="before"),
        pytest.param(
            "a row with former U.S. President Ivan Dorn.", "former U.S. President", id="former"
        ),
        pytest.param(
            "an offer to tech billionaire Ivan Dorn.", "tech billionaire", id="lower-case"
        ),
        pytest.param(
            "“No,” said Ivan Dorn, first deputy chairman of the Marvian Parliament's Ports "
            "Committee, in comments to us.",
            "first deputy chairman of the Marvian Parliament's Ports Committee",
            id="apposition",
        ),
        pytest.param(
            "Ivan Dorn, a party lawmaker and deputy speaker of the Parliament, left.",
            "party lawmaker and deputy speaker of the Parliament",
            id="two-in-one",
        ),
        pytest.param(
            "Ivan Dorn, who is the head of Orbital, left.", "head of Orbital", id="who-is"
        ),
        pytest.param(
            "It will reopen, the town's mayor, Ivan Dorn, said.", "town's mayor", id="owned-before"
        ),
        pytest.param("“No,” said its chairman, Ivan Dorn, outside.", "chairman", id="said-its"),
        pytest.param(
            "Orbit Minerals spokesman Ivan Dorn refrained.",
            "Orbit Minerals spokesman",
            id="of-body",
        ),
        pytest.param(
            "U.S. Ambassador to the United Nations Ivan Dorn left.",
            "U.S. Ambassador to the United Nations",
            id="complement-before-name",
        ),
        pytest.param("Ivan Dorn, 41, a pump mechanic, left.", "pump mechanic", id="behind-the-age"),
        pytest.param(
            "The Orb Institute's director, Ivan Dorn, left.",
            "Orb Institute's director",
            id="set-before",
        ),
    ],
)
def test_a_role_is_cited_exactly(text: str, role: str) -> None:
    """Titles before a name, appositions behind it, and "who is"."""
    assert roles_of(text) == [(role, "Ivan Dorn")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("After a row with Ivan Dorn, a senior lawmaker said so.", id="next-subject"),
        pytest.param("Mr. Ivan Dorn left.", id="courtesy"),
        pytest.param("Ivan Dorn, speaking on Friday, left.", id="participle"),
        pytest.param("The brother of the gunman, Ivan Dorn, said so.", id="another-s-role"),
    ],
)
def test_no_role_is_invented(text: str) -> None:
    """A comma alone gives nobody a role."""
    assert roles_of(text) == []
