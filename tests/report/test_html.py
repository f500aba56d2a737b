"""The HTML report, without a browser."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from onrecord.report.html import to_html
from onrecord.types import Article, Citation, Record, StoryRecord, Unconfirmed

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """The elements of a page, whether they are closed as they were opened, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)

    def all(self, name: str) -> list[str]:
        return [a[name] or "" for _, a in self.elements if name in a]


@pytest.fixture(params=["record", "evil_record"])
def page(request):
    return Page(to_html(request.getfixturevalue(request.param)))


def test_elements_close_as_they_open(page):
    """Nothing in an article can end an element of the page."""
    assert page.open == []


def test_the_page_has_no_script_and_asks_for_nothing(page):
    """No script, no handler, no image, no font, no frame, no form."""
    names = {tag for tag, _ in page.elements}
    assert not names & {"script", "img", "iframe", "link", "object", "embed", "form", "base"}
    attributes = {name for _, attrs in page.elements for name in attrs}
    assert not {name for name in attributes if name.startswith("on")}
    assert not attributes & {"src", "srcset", "style", "action", "data"}


def test_only_web_addresses_are_linked(page):
    """A link leads to a place in the page or to http(s)."""
    assert all(re.match(r"#|https?://[a-z]", href) for href in page.all("href"))


def test_ids_are_unique_and_links_within_the_page_lead_somewhere(page):
    """Every citation has its characters."""
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.all("href") if href.startswith("#")} <= set(ids)


@pytest.mark.parametrize("which", ["record", "evil_record"])
def test_the_policy_allows_the_one_style_by_its_hash(request, which):
    """default-src 'none'; a changed style would not be applied."""
    html = to_html(request.getfixturevalue(which))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1]
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert "url(" not in style
    assert "@import" not in style


def test_no_control_character_reaches_the_page(evil_record):
    """Neither escape sequences nor marks that turn the order of the text around."""
    html = to_html(evil_record)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)
    html.encode()  # no half characters
    assert "<script>" not in html
    assert "{{ 7*7 }}" in html  # text of an article is never a template


def test_the_same_record_gives_the_same_page(record):
    """Nothing in it depends on time or chance."""
    assert to_html(record) == to_html(record)


def test_cited_characters_stand_in_spans_of_their_own(record, cited):
    """The spans of a citation, joined, are its characters."""
    html = to_html(record)
    citation = cited("a1", "deputy chairman of the Senate’s Harbours Committee")
    number = re.search(rf'<a class="k(\d+)" id="c-\d+-{citation.start}-{citation.end}"></a>', html)[
        1
    ]
    article = html[html.index('id="a-1"') : html.index('id="a-2"')]
    spans = re.findall(rf'<span class="[^"]*\bs{number}\b[^"]*">([^<]*)</span>', article)
    assert "".join(spans) == citation.text


def test_a_story_of_one_article_is_told_in_short(record):
    """It stands under "Other articles", but alone in the record it is the story."""
    assert "Other articles" in to_html(record)
    only = replace(record, stories=record.stories[1:], articles=record.articles[:1])
    assert "Other articles" not in to_html(only)
    assert "<h1" in to_html(only)


def test_an_empty_record_is_a_page_too():
    """Nothing read, nothing skipped: still a whole page."""
    html = to_html(Record(None, (), (), ()))
    assert Page(html).open == []


def test_a_large_story_stays_a_page():
    """The size of the page grows with the articles, not with their square."""

    def size(number: int) -> int:
        articles = tuple(
            Article(f"a{n}", "\n\n".join(f"Sentence {k} of {n}." for k in range(30)))
            for n in range(number)
        )
        lines = tuple(
            Unconfirmed(text, (Citation(a.id, start, start + len(text), text),))
            for a in articles
            for text in a.text.split("\n\n")[:12]
            for start in [a.text.index(text)]
        )
        story = StoryRecord(
            "s", "Many", tuple(a.id for a in articles), (), (), (), (), (), (), (), lines
        )
        return len(to_html(Record(None, articles, (), (story,))))

    assert size(200) < 11 * size(20)


def test_too_many_citations_of_one_article_lead_to_the_article():
    """A page cut at every character helps nobody."""
    text = "x" * 2000
    lines = tuple(
        Unconfirmed("x", (Citation("a", n, 2000 - n, text[n : 2000 - n]),)) for n in range(900)
    )
    story = StoryRecord("s", "One", ("a",), (), (), (), (), (), (), (), lines)
    html = to_html(Record(None, (Article("a", text),), (), (story,)))
    assert len(html) < 2_000_000
    assert Page(html).open == []
