"""JSON Lines as other crawlers write them: their names for an article's parts are ours."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.intake.jsonlines import page_of_item
from onrecord.types import Page

URL = "https://post.example/pier"
NEWS_PLEASE = {
    "authors": ["Jo Roe"], "date_download": "2031-04-05 10:00:00", "date_modify": "None",
    "date_publish": "2031-04-05 07:49:00", "description": "Short.", "filename": "x.json",
    "image_url": None, "language": "en", "localpath": None, "maintext": "The pier closed.",
    "source_domain": "post.example", "text": None, "title": "Pier", "title_page": None,
    "title_rss": None, "url": URL,
}  # fmt: skip
FUNDUS = {
    "title": "Pier", "authors": ["Jo Roe"], "publishing_date": "2031-04-05 07:49:00",
    "body": {
        "summary": ["In short."],
        "sections": [
            {"headline": [], "paragraphs": ["The pier closed.", "It is old."]},
            {"headline": ["Before"], "paragraphs": ["It was new."]},
        ],
    },
    "html": {"requested_url": "https://post.example/r", "responded_url": URL, "content": "<p>"},
    "topics": ["piers"],
}  # fmt: skip
TRAFILATURA = {
    "title": "Pier", "author": "Jo Roe", "hostname": "post.example", "date": "2031-04-05",
    "fingerprint": "7f3a", "id": None, "license": None, "comments": "", "raw_text": "x",
    "text": "The pier closed.", "language": "en", "source": URL, "source-hostname": "The Post",
    "excerpt": "Short.", "categories": "", "tags": "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("row", "content", "given"),
    [
        pytest.param(
            NEWS_PLEASE, "The pier closed.",
            {"title": "Pier", "outlet": "post.example", "byline": "Jo Roe", "language": "en",
             "published": "2031-04-05 07:49:00", "fetched": "2031-04-05 10:00:00"},
            id="news-please",
        ),
        pytest.param(
            FUNDUS, "In short.\n\nThe pier closed.\n\nIt is old.\n\nBefore\n\nIt was new.",
            {"title": "Pier", "byline": "Jo Roe", "published": "2031-04-05 07:49:00"},
            id="fundus",
        ),
        pytest.param(
            TRAFILATURA, "The pier closed.",
            {"title": "Pier", "outlet": "The Post", "byline": "Jo Roe", "language": "en",
             "published": "2031-04-05"},
            id="trafilatura",
        ),
    ],
)  # fmt: skip
def test_the_rows_of_crawlers_are_pages(
    row: dict[str, Any], content: str, given: dict[str, str]
) -> None:
    """Text, address, outlet, author, date and language are all found."""
    page = page_of_item(row, "x.jsonl:1")
    assert page == Page(content, "text", path="x.jsonl:1", url=URL, given=page.given)  # type: ignore[union-attr]
    assert dict(page.given) == given


def test_a_time_that_python_printed_as_none_is_none() -> None:
    """Crawlers print what they do not know."""
    page = page_of_item({**NEWS_PLEASE, "date_download": "None"}, "x")
    assert isinstance(page, Page)
    assert "fetched" not in dict(page.given)
