"""The report on the terminal and as Markdown."""

from __future__ import annotations

import doctest
import importlib
import io
import re

import pytest

from onrecord.report.labels import outlet_label
from onrecord.report.markdown import to_markdown
from onrecord.report.readings import print_readings
from onrecord.report.safe import for_terminal, shorten, web_address
from onrecord.report.terminal import print_record
from onrecord.report.wordings import mark_differences
from onrecord.types import Article

UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def brief(record, width=80):
    page = io.StringIO()
    print_record(record, page, width=width)
    return page.getvalue()


@pytest.mark.parametrize(
    "module",
    [
        "onrecord.likeness.alignment",
        "onrecord.report.labels",
        "onrecord.report.markdown",
        "onrecord.report.safe",
    ],
)
def test_examples_run(module):
    """What a docstring shows is what happens."""
    result = doctest.testmod(importlib.import_module(module))
    assert result.attempted
    assert not result.failed


def test_the_brief_tells_the_story(record):
    """Who, when, in which outlets, from where; what differs; what is open."""
    text = " ".join(brief(record).split())
    for part in (
        "4 articles from 4 outlets, 4–5 April 2031, 1 independent origin",
        "Tomas Brill, deputy chairman of the Senate’s Harbours Committee [1]",
        "Mainland Post [2], The Courier [3]",
        "through NPA (news agency), 4 outlets, 1 independent origin",
        "how many cracks were found: 14 [1] or 41 [2]",
        "due 5 May 2031",
        "not confirmed",
        "[4] outlet unknown (002_7f3ad01…e4410.txt), date not given; not before 4 April",
        "[5] Garden Weekly",
    ):
        assert part in text


@pytest.mark.parametrize("width", [30, 50, 80, 200])
def test_the_brief_keeps_to_the_width(evil_record, width):
    """Also with words longer than the line."""
    assert all(len(line) <= width for line in brief(evil_record, width).splitlines())


def test_nothing_in_an_article_steers_the_terminal(evil_record, ferry_reading):
    """No escape sequence, no bell, no turned direction, no markup of ours."""
    text = brief(evil_record, 4000)
    assert not UNSAFE.search(text)
    assert "[bold]markup[/bold]" in text
    article, reading = ferry_reading
    page = io.StringIO()
    bad = Article(article.id, article.text, title="\x1b[31m[red]x", outlet="\u202eo")
    print_readings([(bad, reading)], page, width=100)
    assert not UNSAFE.search(page.getvalue())
    assert "[red]x" in page.getvalue()


def test_readings_are_shown_as_who_how_and_what(ferry_reading):
    """An unresolved source is shown as printed, nobody as "not named"."""
    page = io.StringIO()
    print_readings([ferry_reading], page, width=100)
    assert "Tomas Brill" in page.getvalue()
    assert "not named" in page.getvalue()


def test_markdown_cites_the_characters(record):
    """Each footnote has outlet, article, place and the exact words."""
    text = to_markdown(record)
    assert "\n- 14[^" in text
    note = re.search(r"- 14\[\^(\d+)\]", text)[1]
    assert f"[^{note}]: Alder Gazette, article 1, characters 549–558: 14 cracks\n" in text
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert used == set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))


def test_markdown_of_articles_stays_text(evil_record):
    """No element, no link, no emphasis comes from an article."""
    text = to_markdown(evil_record)
    assert not re.search(r"(?<!\\)<(?!https?://)", text)
    assert not re.search(r"(?<!\\)\]\(javascript", text)
    assert not re.search(r"(?<!\\)`", text)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_a_wording_is_never_changed_by_its_marks():
    """What is not struck or counted, joined, is the wording itself."""
    fullest = "“I think that it will not need our old ferry, although it could,” he said"
    wording = "“I think it won't need our ferry. However it could,”  he  said"
    pieces = mark_differences(fullest, wording)
    assert "".join(p.text for p in pieces if p.mark in ("same", "other")) == wording
    assert "old" in [p.text for p in pieces if p.mark == "missing"]


def test_closing_marks_stay_by_their_word():
    """What is left out at the end is told after the quotation is closed."""
    pieces = mark_differences("“It is late, but we will surely come again soon.”", "“It is late.”")
    assert [(p.mark, p.text) for p in pieces] == [("same", "“It is late.”"), ("omitted", "7 words")]


def test_wordings_that_share_too_little_are_not_marked():
    """Marks on everything would say nothing."""
    assert mark_differences("a quick brown fox", "nobody came to the harbour") is None


@pytest.mark.parametrize(
    ("article", "label"),
    [
        (Article("a", "x", outlet="Post"), "Post"),
        (Article("a", "x", path="d/rain.txt"), "outlet unknown (rain.txt)"),
        (Article("a", "x", url="https://www.rain.example/1"), "outlet unknown (www.rain.example)"),
        (Article("a", "x", url="http://[", title="Rain"), "outlet unknown (Rain)"),
        (Article("a", "x"), "outlet unknown (a)"),
    ],
    ids=["named", "file", "address", "title", "id"],
)
def test_an_unknown_outlet_is_told_by_where_it_was_found(article, label):
    """Never guessed, always recognisable."""
    assert outlet_label(article) == label


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//x.example", "http://", "http://a b", "http://[",
     "https://x.example/\u202e", "\x01https://x.example", None, ""],
)  # fmt: skip
def test_addresses_that_are_not_plain_are_not_linked(url):
    """http and https only, without anything hidden in them."""
    assert web_address(url) is None


def test_shortening_keeps_to_the_width():
    """Between words where it can, within a word where it must."""
    assert shorten("one two three", 9) == "one two…"
    assert len(shorten("x" * 100, 20)) == 20
    assert for_terminal("a\r\n\tb\u2028c\x1b") == "a b c"
