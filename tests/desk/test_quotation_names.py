"""Who is meant by a name, a part of one, or a role."""

from __future__ import annotations

import pytest

from onrecord.desk.quotations.naming import meant_by

ROLES = ["deputy chairman of the Senate’s Harbours Committee", "Senator"]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Tomas Brill", "name"),
        ("brill", "name"),
        ("Mr Brill", "name"),
        ("Senator Brill", "name"),
        ("T. Brill", "name"),
        ("Tomáš Brill", "name"),
        ("the deputy chairman", "role"),
        ("deputy chairman of the Harbours Committee", "role"),
        ("the Harbours Committee’s deputy chair", "role"),
        ("the senator", "role"),
        ("Tomas", "name"),
        ("Thea Brill", "other"),
        ("R. Brill", "other"),
        ("Brillson", "other"),
        ("the chairman", "other"),
        ("former senator", "other"),
        ("the senator’s spokesman", "other"),
        ("deputy chairman of the Finance Committee", "other"),
        ("the committee", "other"),
        ("", "other"),
    ],
)
def test_names_and_roles(asked, meant):
    """All that is asked must be in a name, or in one role with its post and rank."""
    assert meant_by(asked, "Tomas Brill", ["Brill"], ROLES) == meant


def test_a_body_is_meant_by_its_name_and_its_initials():
    """With or without its article."""
    name = "State Dam Inspectorate"
    assert meant_by("the state dam inspectorate", name, [], []) == "name"
    assert meant_by("SDI", name, [], []) == "name"
    assert meant_by("State Bank", name, [], []) == "other"


def test_of_two_with_one_surname_the_given_name_decides():
    """A lone surname among the aliases does not open the door to any given name."""
    assert meant_by("Edvin Dorvan", "Sofia Dorvan", ["Dorvan"], []) == "other"
    assert meant_by("Edvin Dorvan", "Dorvan", [], []) == "name"
