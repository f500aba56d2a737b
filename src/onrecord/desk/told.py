"""What was known of a story before a batch of articles came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.desk.edits import Edit
from onrecord.types import Disagreement, Expectation, StoryRecord


@dataclass(slots=True)
class Brought:
    """What a batch brought to one story."""

    articles: list[str] = field(default_factory=list)  # ids of articles that are new
    copies: list[tuple[str, str]] = field(default_factory=list)  # a new one and what it copies
    edits: list[Edit] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Told:
    """The earlier records of a story and of those that its articles came from."""

    records: Sequence[StoryRecord]
    renamed: Mapping[str, str]  # attributions of edited articles: earlier ids to present ones

    @property
    def attributions(self) -> set[str]:
        """The ids that known attributions have now."""
        return {self.renamed.get(a.id, a.id) for r in self.records for a in r.attributions}

    @property
    def disagreements(self) -> list[Disagreement]:
        """All that were known."""
        return [d for record in self.records for d in record.disagreements]

    @property
    def expectations(self) -> list[Expectation]:
        """All that were known."""
        return [e for record in self.records for e in record.expectations]


def told_before(records: Sequence[StoryRecord], edits: Sequence[Edit]) -> Told:
    """What the records told, in the ids that stand after the edits."""
    return Told(records, {old: new for edit in edits for old, new in edit.same.items()})
