"""The real reports that the project began with, where they lie beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.articles import to_article
from onrecord.types import Article, Page

SEEDS = Path(__file__).parents[2] / "../shared/seeds"

pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the real reports are not here"),
]


def seed(number: str) -> Article:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    article = to_article(Page(path.read_text("utf-8"), "text", str(path)))
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize(
    ("number", "outlet", "published", "precision", "title_starts", "paragraphs"),
    [
        ("000", "The Moscow Times", "2025-06-06", "day", "Russia Could Give", 11),
        ("001", None, "2025-06-07", "day", None, 9),
        ("002", "HamroGlobalMedia", "2025-06-07T07:46", "minute", "Russia open", 15),
        ("003", None, None, None, "Russia to provide", 10),
        ("004", None, "2025-06-21T07:49:00", "second", "Russia's 'New", 7),
    ],
)
def test_the_real_reports_are_read(
    number: str,
    outlet: str | None,
    published: str | None,
    precision: str | None,
    title_starts: str | None,
    paragraphs: int,
) -> None:
    """Outlet, date, title and the number of paragraphs that are the report."""
    article = seed(number)
    assert article.outlet == outlet
    assert (article.published.value if article.published else None) == published
    assert (article.published.precision if article.published else None) == precision
    assert bool(article.title) == bool(title_starts)
    assert (article.title or "").startswith(title_starts or "")
    assert len(article.text.split("\n\n")) == paragraphs
    assert article.language == "en"


def test_who_had_it_first_and_who_wrote_it() -> None:
    """A syndicated page names its first site; a name under a picture is the byline."""
    assert seed("002").syndicated_from == ("PGurus",)
    assert seed("003").byline == ("Cassian Baliarsingh",)
    assert seed("000").text.endswith("contributed reporting.")


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_no_debris_is_left_and_no_sentence_is_lost(number: str) -> None:
    """No label in the text; nothing long is removed but repeated summaries and promotions."""
    article = seed(number)
    lines = article.text.split("\n\n")
    assert not {"Advertisment", "like", "0", "Russia", "author-image"} & set(lines)
    assert article.title not in lines
    assert "](" not in article.text
    for removed in article.removed:
        if len(removed.text) > 120:
            assert removed.why in {
                "summary that the report repeats",
                "promotion of the site",
                "address of the article",
                "syndication line",
            }
