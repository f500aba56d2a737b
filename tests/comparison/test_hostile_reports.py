"""Whatever the articles hold, a record is made of them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.comparison import compare
from onrecord.likeness.house_style import plain_words
from onrecord.reading import read_seen
from onrecord.types import Article, Published, Story

PIECES = st.sampled_from(
    [
        "Ada Vorst said on Friday that 14 people were hurt.", "“We n't know,” Vorst said.",
        "n't", "'s", "’", "“”", "\"", "…", "-", "— ", "$", "$5m", "%", "110%", "0", "1/2",
        "The fee was $, officials said.", "A. said \"b\".", "“!,” said Bo Reed.", "\n\n", " ",
        "Bo Reed, spokesman for the Dorn Board, denied it.", "Feb. 30", "by Friday", "XX XX XX.",
        "He will resign by 5 May.", "TARN —", "(TARN)", "ﬁ ǅ İ", "١٢ people died", "a" * 300,
        "“It could rain,” she told Orbit.", "“It will rain,” she told Orbit.", "half a dozen",
        "as many as", "more than", "told", "said said said", "Mr.", "O'", "D’", "S&P 500", "U.S.",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=14).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(TEXTS, min_size=1, max_size=4), days=st.lists(st.integers(1, 28)))
def test_a_record_is_made_of_any_articles(texts: list[str], days: list[int]) -> None:
    """Fragments, marks without words, figures of nothing: no exception, and true citations."""
    articles = []
    for number, text in enumerate(texts):
        day = f"2031-05-{days[number]:02}" if number < len(days) else None
        published = Published(day, "day") if day else None
        articles.append(Article(id=f"a{number}", text=text, published=published))
    readings = {article.id: read_seen(article, None) for article in articles}
    story = Story("s", tuple(readings))
    record = compare(tuple(articles), readings, [story])
    by_id = {article.id: article.text for article in articles}
    for story in record.stories:
        for line in (*story.timeline, *story.expectations, *story.unconfirmed):
            for cited in line.citations:
                assert by_id[cited.article][cited.start : cited.end] == cited.text


@pytest.mark.parametrize("text", ["n't", "'s", "’s’s", "-", "--", "a-", "$", "", "N'T n't"])
def test_no_word_is_empty(text: str) -> None:
    """What is left of a contraction when its word was lost is no word."""
    assert all(plain_words(text))
