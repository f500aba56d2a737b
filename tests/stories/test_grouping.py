"""Which articles belong together."""

from __future__ import annotations

import random

from onrecord.stories import group_stories
from onrecord.stories.linkage import average_linkage
from onrecord.types import Article, Published

SLUICE = "The sluice gate at Korvel cracked and the harbour flooded, engineer Ana Bel said. {}"
CHESS = "Grandmaster Ilo Vant won the chess open in Brennick with a rook sacrifice. {}"


def article(key, text, day="2031-05-10"):
    return Article(id=key, text=text, published=Published(day, "day"))


def members(stories):
    return [set(story.articles) for story in stories]


def test_two_stories_in_one_pile_are_two():
    """Each article is in exactly one of them, the larger story first."""
    pile = [
        article("s1", SLUICE.format("Divers looked for the crack.")),
        article("s2", SLUICE.format("The mayor called for an inquiry.")),
        article("s3", SLUICE.format("Insurers counted the cost.")),
        article("c1", CHESS.format("The final took six hours.")),
        article("c2", CHESS.format("Her rival resigned on move forty.")),
    ]
    assert members(group_stories(pile)) == [{"s1", "s2", "s3"}, {"c1", "c2"}]


def test_the_order_of_the_articles_changes_nothing():
    """Shuffled, the stories and their ids are the same."""
    pile = [article(f"s{n}", SLUICE.format(n)) for n in range(6)]
    pile += [article(f"c{n}", CHESS.format(n)) for n in range(4)]
    expected = group_stories(pile)
    for seed in range(5):
        random.Random(seed).shuffle(pile)
        assert group_stories(pile) == expected


def test_years_between_them_keep_like_articles_apart():
    """The same kind of accident two years later is another story."""
    pile = [article("s1", SLUICE), article("s2", SLUICE, day="2033-05-10")]
    assert len(group_stories(pile)) == 2


def test_an_article_that_fits_none_stands_alone():
    """It is set aside, not forced in."""
    pile = [article(f"s{n}", SLUICE.format(n)) for n in range(3)]
    pile.append(article("x", "The recipe asks for two lemons, butter and a pinch of saffron."))
    assert {"x"} in members(group_stories(pile))


def test_average_linkage_does_not_chain():
    """An article near to both of two groups does not make them one."""
    near = {("a", "b"): 0.9, ("c", "d"): 0.9, ("b", "c"): 0.2}
    assert average_linkage("abcd", near, join=0.1) == [["a", "b"], ["c", "d"]]
