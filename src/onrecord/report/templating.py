"""The templates of a record, for every face that shows one as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.report import chronicle, labels
from onrecord.report.cited import Link
from onrecord.report.digest import Numbered
from onrecord.report.picture import draw_relays
from onrecord.report.safe import neutral, one_line, shorten, web_address
from onrecord.report.wordings import telling_values, variants
from onrecord.types import Citation

MAX_ENTRIES = 30  # lines of a timeline that stand open; what fewer tell of folds away
MAX_NAMED = 8  # outlets named at a line, wordings of a statement; the others fold away


class Texts(Protocol):
    """Where the characters of citations are shown."""

    def place(self, article: str) -> Numbered | None:
        """The article with its number, by its id."""

    def link(self, citation: Citation) -> Link:
        """Where a citation's characters can be seen."""

    def ref(self, link: Link) -> str | None:
        """An id for the place that shows the link, where something leads back to it."""


def environment(*loaders: BaseLoader) -> Environment:
    """Templates that escape everything; those of ``loaders`` come before the record's own.

    The record's templates want ``texts``, ``cited``, ``links`` and ``shared_labels`` besides.
    """
    env = Environment(
        loader=ChoiceLoader([*loaders, PackageLoader("onrecord.report")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    env.globals |= {
        "variants": variants,
        "picture": draw_relays,
        "count": labels.count,
        "web_address": web_address,
        "published": labels.published_label,
        "relayed": labels.relayed_label,
        "date_range": labels.date_range,
        "KINDS": labels.KINDS,
        "STANCES": labels.STANCES,
        "relay_verb": labels.relay_verb,
        "MAX_NAMED": MAX_NAMED,
        "telling": telling_values,
        "chronicle": chronicle.chronicle,
        "told": chronicle.told,
        "reach": chronicle.reach,
        "announcer": chronicle.announcer,
        "open_first": chronicle.open_first,
        "speaker_names": chronicle.speaker_names,
        "qualified": chronicle.qualified,
        "side_value": chronicle.side_value,
        "STATES": chronicle.STATES,
        "REASONS": chronicle.REASONS,
        "MAX_ENTRIES": MAX_ENTRIES,
    }
    env.filters |= {
        "human_date": labels.human_date,
        "channel": labels.channel_label,
        "short": lambda text, width: shorten(one_line(text or ""), width),
    }
    return env


def cited_by_article(
    texts: Texts, citations: Iterable[Citation]
) -> list[tuple[Numbered, list[Link]]]:
    """The links of some citations, gathered by article, the oldest article first."""
    groups: dict[str, list[Link]] = {}
    for citation in dict.fromkeys(citations):
        if texts.place(citation.article):
            groups.setdefault(citation.article, []).append(texts.link(citation))
    found = [(place, links) for i, links in groups.items() if (place := texts.place(i))]
    return sorted(found, key=lambda pair: pair[0].number)


def _finalize(value: Any) -> Any:
    """What a template prints: nothing for None, and no control characters from articles."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return neutral(value)
    return value
