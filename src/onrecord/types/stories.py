"""Articles that belong together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about one developing matter, oldest first."""

    id: str
    articles: tuple[str, ...]  # Article.id
