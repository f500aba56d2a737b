"""What is new in a story: its record before a batch of articles, and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.desk.corrections import new_corrections
from onrecord.desk.differing import disagreement_changes
from onrecord.desk.edits import Edit
from onrecord.desk.lookup import Lookup
from onrecord.desk.records import Remade
from onrecord.desk.spoken_changes import spoken_changes
from onrecord.desk.told import Brought, Told
from onrecord.store import Change


def founded(story: str, made: Remade) -> Change:
    """The change that a story is new."""
    record = made.kept.story
    first = made.articles[record.articles[0]]
    return Change(
        "new_story",
        story,
        record.title,
        text=record.title,
        outlet=first.outlet,
        day=first.published.day if first.published else None,
        count=len(record.articles),
    )


def moved(kind: str, story: str, other: tuple[str, str], articles: int, title: str) -> Change:
    """The change that two stories became one, or one became two. ``other``: its id and title."""
    return Change(
        kind,  # type: ignore[arg-type]
        story,
        title,
        text=other[1],
        other=other[0],
        count=articles,
    )


def developments(
    story: str, told: Told, made: Remade, brought: Brought, lookup: Lookup
) -> list[Change]:
    """What the articles of a batch brought to a story that was known."""
    record = made.kept.story
    spoken = spoken_changes(told, record, lookup)
    reworded = {c for change in spoken if change.kind == "new_wording" for c in change.citations}
    owners = {lookup.owner(article) for article in record.articles}
    differing = disagreement_changes(told, record, lookup, articles=owners, reworded=reworded)
    found = [*_edited(brought.edits), *spoken, *differing, *beside(brought, lookup)]
    return [replace(change, story=story, title=record.title) for change in found]


def beside(brought: Brought, lookup: Lookup) -> list[Change]:
    """What is told of a story whether it is new or not: corrections, and copies as a count."""
    earlier: Mapping[str, Edit] = {edit.article: edit for edit in brought.edits}
    changes = []
    for key in dict.fromkeys((*brought.articles, *earlier)):
        edit = earlier.get(key)
        article = edit.new if edit else lookup.version(key)
        for text, where in new_corrections(article, edit.old if edit else None):
            changes.append(
                Change(
                    "correction", "", "", text=text, article=key, outlet=article.outlet,
                    citations=where,
                )
            )  # fmt: skip
    for key, original in brought.copies:
        outlet = lookup.version(key).outlet
        changes.append(
            Change("copy", "", "", "", article=key, outlet=outlet, other=original, shown=False)
        )
    return changes


def _edited(edits: Sequence[Edit]) -> list[Change]:
    """Articles whose words changed; one in which nothing said or counted did is counted only."""
    return [
        Change(
            "edited",
            "",
            "",
            text=edit.new.title or "",
            article=edit.article,
            outlet=edit.new.outlet,
            other=edit.old.id,
            parts=edit.parts,
            citations=tuple(c for part in edit.parts for c in part.after),
            before=tuple(c for part in edit.parts for c in part.before),
            shown=bool(edit.parts) and not edit.fuller,
        )
        for edit in edits
    ]
