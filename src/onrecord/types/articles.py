"""What comes in: pages as found, and the articles made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Precision = Literal["second", "minute", "hour", "day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Page:
    """What intake found at one place, decoded and nothing more.

    ``given`` holds what the input itself said of the page, under our names: ``key``, ``title``,
    ``outlet``, ``byline`` (one string, names divided by ``;``), ``published``, ``language``,
    ``syndicated_from`` (the outlet that had it first), ``fetched`` (when the input got it).
    """

    content: str
    kind: Literal["text", "html"]
    path: str | None = None  # as the caller wrote it; "pages.jsonl:12" for a line of a file
    url: str | None = None
    given: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """One input that was not read, or was not read to its end, and why."""

    path: str  # the path, URL or "file:line" it stood at
    why: str


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, no more exactly than its page says."""

    value: str  # ISO 8601: 2025-06, 2025-06-07, 2025-06-07T07:46, with offset where one is given
    precision: Precision

    @property
    def day(self) -> str | None:
        """The calendar day, ``YYYY-MM-DD``, or None when the page gives less than a day."""
        return self.value[:10] if len(self.value) >= 10 else None


@dataclass(frozen=True, slots=True)
class Removed:
    """Text of a page that is not part of the report, and why it was taken out."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Article:
    """One report by one outlet, as clean text. Every offset elsewhere counts in ``text``."""

    id: str  # a short hash of key, url, outlet, title and text: the same in every run
    text: str  # paragraphs divided by one empty line ("\n\n"); headings are paragraphs
    key: str | None = None  # the id that the input gave
    path: str | None = None
    url: str | None = None
    outlet: str | None = None  # who published this page; None rather than guessed
    syndicated_from: tuple[str, ...] = ()  # outlets it was first published by, the first first
    title: str | None = None
    byline: tuple[str, ...] = ()
    published: Published | None = None
    language: str | None = None  # ISO 639-1
    removed: tuple[Removed, ...] = ()
