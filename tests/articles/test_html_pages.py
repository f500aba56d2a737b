"""HTML pages: what they say of themselves, and the report without what stands around it."""

from __future__ import annotations

import json

import pytest

from onrecord.articles import to_article
from onrecord.types import Article, Page, Published

PARAGRAPHS = (
    "The harbour council of Port Ellery voted on Tuesday to close the north pier for repairs, "
    "ending months of argument over who should pay for the work.",
    "“We could not wait for another winter,” said Mara Quill, the harbour master, after the vote. "
    "She added that the ferries would use the south pier until spring.",
    "The repairs are expected to cost four million crowns, the council said, and to take until "
    "the end of March.",
)
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Ellery Post"},
        {"@type": "NewsArticle", "headline": "Ferries stop for a week",
         "datePublished": "2024-01-01"},
        {
            "@type": ["ReportageNewsArticle"],
            "headline": "Pier to close for winter",
            "datePublished": "2025-06-07T07:46:00+02:00",
            "author": [{"@type": "Person", "name": "Jane Doe"}, {"name": "John Roe"}],
            "publisher": {"@type": "Organization", "name": "Ellery Post"},
        },
    ],
}  # fmt: skip


def page(head: str = "", body: str = "", url: str | None = None) -> Article:
    paragraphs = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    html = (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Pier to close for winter</h1>{body}{paragraphs}</article>"
        "<div class='comments'><p>First! I never liked that pier, it smells of fish.</p></div>"
        "<script>var hidden = 'secret';</script><style>p { color: red }</style>"
        "<footer>Imprint</footer></body></html>"
    )
    article = to_article(Page(html, "html", "page.html", url))
    assert isinstance(article, Article), article
    return article


def linked(data: object) -> str:
    text = data if isinstance(data, str) else json.dumps(data)
    return f'<script type="application/ld+json">{text}</script>'


def test_the_report_is_what_is_left() -> None:
    """Paragraphs divided by empty lines; no script, style, menu or comment; the title once."""
    article = page(linked(LINKED))
    assert article.text == "\n\n".join(PARAGRAPHS)


def test_linked_data_describes_the_article() -> None:
    """The node of this article counts, not that of another one on the page."""
    article = page(linked(LINKED))
    assert article.title == "Pier to close for winter"
    assert article.byline == ("Jane Doe", "John Roe")
    assert article.outlet == "Ellery Post"
    assert article.published == Published("2025-06-07T07:46:00+02:00", "second")


@pytest.mark.parametrize(
    "broken",
    ["{", '{"@type": "NewsArticle",}', "[]", "null", "7", '{"@type": 7}', "[[[[" * 5000,
     '<!-- {"@type": "NewsArticle", "headline": "Pier to\nclose"} -->'],
)  # fmt: skip
def test_broken_linked_data_is_passed_over(broken: str) -> None:
    """A page's mistakes cost its metadata, not its report."""
    assert page(linked(broken)).text == "\n\n".join(PARAGRAPHS)


def test_meta_tags_speak_where_linked_data_is_silent() -> None:
    """Open Graph, then the other vocabularies; the site's name is cut off the title."""
    article = page(
        '<meta property="og:title" content="Pier to close for winter | Ellery Post">'
        '<meta property="og:site_name" content="Ellery Post">'
        '<meta property="article:published_time" content="2025-06-07T07:46:00Z">'
        '<meta name="author" content="By Jane Doe and John Roe">'
        '<link rel="canonical" href="https://www.elleryx.example/2025/06/07/pier">'
    )
    assert article.title == "Pier to close for winter"
    assert article.outlet == "Ellery Post"
    assert article.published == Published("2025-06-07T07:46:00+00:00", "second")
    assert article.byline == ("Jane Doe", "John Roe")
    assert article.url == "https://www.elleryx.example/2025/06/07/pier"


@pytest.mark.parametrize(
    ("head", "body", "url", "value", "precision"),
    [
        ('<meta name="citation_date" content="2025/06/07">', "", None, "2025-06-07", "day"),
        ('<meta name="parsely-pub-date" content="2025-06-07T00:00:00Z">', "", None,
         "2025-06-07", "day"),
        ("", '<time datetime="2025-06-07T07:46">June 7</time>', None,
         "2025-06-07T07:46", "minute"),
        ('<meta name="date" content="2025-06-07">', '<time datetime="2025-06-07T07:46">x</time>',
         None, "2025-06-07T07:46", "minute"),
        ("", "", "https://a.example/2025/06/07/pier", "2025-06-07", "day"),
        ('<meta name="date" content="1970-01-01T00:00:00Z">', "", None, None, None),
        ("", "", None, None, None),
    ],
)  # fmt: skip
def test_the_date_is_the_pages_own(
    head: str, body: str, url: str | None, value: str | None, precision: str | None
) -> None:
    """The more exact of two that agree; the URL's day at last; nothing is guessed."""
    published = page(head, body, url).published
    assert (published and published.value, published and published.precision) == (value, precision)


def test_headings_are_paragraphs() -> None:
    """A heading inside the report stands alone."""
    article = page(body=f"<p>{PARAGRAPHS[0][:80]} in full.</p><h2>What comes next</h2>")
    assert "What comes next" in article.text.split("\n\n")
