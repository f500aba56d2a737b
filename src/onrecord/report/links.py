"""Where the lines of a report lead; the pages of a web app lead elsewhere by the same names."""

from __future__ import annotations

from typing import Protocol

from onrecord.report.digest import Numbered
from onrecord.types import Speaker


class Links(Protocol):
    """What the templates ask for an address. None: there is nowhere to lead to."""

    def at(self, part: str, anchor: str) -> str:
        """A line of a part of the story: timeline, statements, disagreements, open."""

    def article(self, place: Numbered) -> str:
        """An article as a whole."""

    def speaker(self, speaker: Speaker) -> str | None:
        """All that a speaker said."""

    def mend(self, kind: str, key: str | int) -> str | None:
        """Where a speaker, statement or disagreement can be corrected."""


class InPage:
    """The links of a report, which stands alone: all lead within it."""

    def at(self, part: str, anchor: str) -> str:
        """The line, which is on the same page whatever its part."""
        return f"#{anchor}"

    def article(self, place: Numbered) -> str:
        """The article's text, below the story."""
        return f"#a-{place.number}"

    def speaker(self, speaker: Speaker) -> str | None:
        """A report has no page of a speaker."""
        return None

    def mend(self, kind: str, key: str | int) -> str | None:
        """A report is read, not corrected."""
        return None
