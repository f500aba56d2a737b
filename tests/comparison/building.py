"""Reports built by hand, without a reader: what each test says of an article is all there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.comparison.reports import Report
from onrecord.types import (
    Article,
    Attribution,
    Channel,
    Entity,
    Mention,
    Published,
    Reading,
    Removed,
    Role,
    Span,
    Timex,
)


def span(text: str, part: str) -> Span:
    """The first place of ``part`` in ``text``."""
    start = text.index(part)
    return Span(start, start + len(part))


def said(speaker: str, content: str, **more: Any) -> dict[str, Any]:
    """What a report attributes: ``kind`` follows from the marks, the rest is as given."""
    kind = "direct" if content[0] in '“"' else "mixed" if "“" in content else "indirect"
    return {"speaker": speaker, "content": content, "kind": kind, **more}


def report(
    text: str,
    *attributions: dict[str, Any],
    key: str = "a1",
    outlet: str | None = "The Post",
    published: str | None = "2031-05-10",
    title: str | None = None,
    roles: Sequence[tuple[str, str]] = (),  # name, role phrase
    times: Sequence[tuple[str, ...]] = (),  # expression, value, type unless DATE
    kinds: dict[str, Any] | None = None,  # name -> entity kind; a person otherwise
    unnamed: Sequence[str] = (),
    genders: dict[str, Any] | None = None,
    syndicated_from: Sequence[str] = (),
    removed: Sequence[Removed] = (),
    credit_lines: Sequence[tuple[str, str, str]] = (),  # kind, name, the characters
) -> Report:
    """A report whose reading holds just what is given."""
    names = list(dict.fromkeys([*(a["speaker"] for a in attributions), *(n for n, _ in roles)]))
    ids = {name: f"e{i}" for i, name in enumerate(names, start=1)}
    entities = tuple(
        Entity(
            id=ids[name],
            name=name,
            kind=(kinds or {}).get(name, "person"),
            named=name not in unnamed,
            gender=(genders or {}).get(name),
        )
        for name in names
    )
    reading = Reading(
        article=key,
        sentences=tuple(_sentences(text)),
        entities=entities,
        mentions=tuple(
            Mention(span(text, name), "name", ids[name]) for name in names if name in text
        ),
        roles=tuple(Role(span(text, role), ids[name]) for name, role in roles),
        times=tuple(
            Timex(span(text, words), *(more or ("DATE",)), value)  # type: ignore[arg-type]
            for words, value, *more in times
        ),
        attributions=tuple(_attribution(text, a, ids) for a in attributions),
        credits=tuple(
            Channel(kind, name, span(text, words))  # type: ignore[arg-type]
            for kind, name, words in credit_lines
        ),
    )
    article = Article(
        id=key,
        text=text,
        outlet=outlet,
        title=title,
        published=Published(published, "day") if published else None,
        syndicated_from=tuple(syndicated_from),
        removed=tuple(removed),
        language="en",
    )
    return Report(article, reading)


def _attribution(text: str, given: dict[str, Any], ids: dict[str, str]) -> Attribution:
    channel = given.get("channel")
    return Attribution(
        kind=given["kind"],
        content=(span(text, given["content"]),),
        entity=ids[given["speaker"]],
        channel=Channel(channel[0], channel[1], span(text, channel[2])) if channel else None,
        stance=given.get("stance", "says"),
        date=given.get("date"),
        source=span(text, given["source"]) if "source" in given else None,
        cue=span(text, given["cue"]) if "cue" in given else None,
    )


def _sentences(text: str) -> list[Span]:
    found, start = [], 0
    for line in text.split("\n"):
        position = start
        for piece in line.split(". "):
            end = min(position + len(piece) + 1, start + len(line))
            if piece:
                found.append(Span(position, end))
            position += len(piece) + 2
        start += len(line) + 1
    return found
