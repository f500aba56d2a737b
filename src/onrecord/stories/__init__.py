"""Which articles of a pile belong together."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from onrecord.stories.linkage import average_linkage
from onrecord.stories.nearness import nearnesses
from onrecord.types import Article, Story


def group_stories(articles: Sequence[Article]) -> tuple[Story, ...]:
    """Every article in exactly one story, the largest story first; a story may have one article.

    The order of ``articles`` decides nothing.
    """
    by_id = {article.id: article for article in articles}
    groups = average_linkage(sorted(by_id), nearnesses(by_id))
    stories = [_story([by_id[member] for member in group]) for group in groups]
    return tuple(sorted(stories, key=lambda s: (-len(s.articles), _first_day(s, by_id), s.id)))


def _story(members: list[Article]) -> Story:
    members.sort(key=lambda a: (a.published.value if a.published else "~", a.id))
    ids = tuple(article.id for article in members)
    # The id is made of all members: a story that gained an article is shown as another one.
    digest = hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()[:12]
    return Story(id=digest, articles=ids)


def _first_day(story: Story, by_id: Mapping[str, Article]) -> str:
    published = by_id[story.articles[0]].published
    return published.value if published else "~"
