"""The five real reports the product was first made for, as they would come in."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from onrecord.articles import to_article
from onrecord.intake import pages
from onrecord.reading import read_articles
from onrecord.stories.streaming import StoryStream, features_of

SEEDS = sorted((Path(__file__).parents[2] / "../shared/seeds").glob("*.txt"))
OTHERS = Path(__file__).parents[2] / "src/onrecord/demo/story"

pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(len(SEEDS) != 5, reason="the real reports are not on this machine"),
]


def features(paths):
    articles = [to_article(page) for page in pages(map(str, paths))]
    return [features_of(*pair) for pair in zip(articles, read_articles(articles), strict=True)]


@pytest.fixture(scope="module")
def seeds():
    return features(SEEDS)


@pytest.fixture(scope="module")
def others():
    return features(sorted(OTHERS.glob("*.html")))


def test_in_any_order_they_are_one_story_and_others_stay_out(seeds, others):
    """Twenty orders, each with the bundled story mixed in."""
    own = {item.article for item in seeds}
    for seed in range(20):
        items = [*seeds, *others]
        random.Random(seed).shuffle(items)
        stream = StoryStream()
        for item in items:
            stream.place(item)
        keys = {item.article: key for item, key in stream.held()}
        (story,) = {keys[article] for article in own}
        assert {article for article, key in keys.items() if key == story} == own
