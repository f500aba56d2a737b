"""Outlet names from hosts and from what pages print."""

from __future__ import annotations

import pytest

from onrecord.articles.outlets import name_of_host, outlet_name, registrable, same_outlet


@pytest.mark.parametrize(
    ("host", "text", "name"),
    [
        ("www.themoscowtimes.com", "", "The Moscow Times"),
        ("edition.chinadaily.com.cn", "", "China Daily"),
        ("abcnews.go.com", "", "ABC News"),
        ("timesofindia.indiatimes.com", "", "Times of India"),
        ("www.reuters.com", "", "Reuters"),
        ("www.npr.org", "", "npr.org"),
        ("www.npr.org", "NPR said so.", "npr.org"),
        ("harbourlog.example", "", "harbourlog.example"),
        ("harbourlog.example", "From the Harbour Log, with thanks.", "Harbour Log"),
        ("coastnewsnow.example", "CoastNewsNow reports.", "CoastNewsNow"),
        ("harbours.example", "Harbours are closed.", "harbours.example"),
        ("someone.substack.com", "", "someone.substack.com"),
    ],
)
def test_a_host_is_named_where_it_is_safe(host: str, text: str, name: str) -> None:
    """Known words, or the page's own capitals; else the domain as it is."""
    assert name_of_host(host, text) == name


@pytest.mark.parametrize(
    ("given", "name"),
    [("The Ellery Post", "The Ellery Post"), ("www.npr.org", "npr.org"), (" ", None),
     ("https://www.themoscowtimes.com/x", "The Moscow Times"), ("a\u202e b", "a b")],
)  # fmt: skip
def test_given_names_are_kept_and_domains_made_readable(given: str, name: str | None) -> None:
    """What the input calls the outlet is its name."""
    assert outlet_name(given) == name


def test_registries_second_levels_are_not_names() -> None:
    """``co.uk`` is no outlet."""
    assert registrable("news.bbc.co.uk") == "bbc.co.uk"
    assert registrable("edition.cnn.com") == "cnn.com"


def test_one_outlet_under_two_names() -> None:
    """A domain and its name are the same outlet."""
    assert same_outlet("themoscowtimes.com", "Moscow Times")
    assert not same_outlet("Harbour Log", "Ellery Post")
    assert not same_outlet("Harbour Log", None)
