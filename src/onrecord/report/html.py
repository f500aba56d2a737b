"""A record as one HTML file that stands alone: no script, no font, no request."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from hashlib import sha256
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.report import chronicle, labels
from onrecord.report.cited import CitedTexts, Link, target_rules
from onrecord.report.digest import Digest, Numbered, digest_stories
from onrecord.report.picture import draw_relays
from onrecord.report.safe import neutral, one_line, shorten, web_address
from onrecord.report.wordings import telling_values, variants
from onrecord.types import Citation, Record

MAX_ENTRIES = 30  # lines of a timeline that stand open; what fewer tell of folds away
MAX_NAMED = 8  # outlets named at a line, wordings of a statement; the others fold away


def to_html(record: Record) -> str:
    """The report of a record. Everything an article says is escaped in it."""
    env = _environment()
    stories, others = digest_stories(record)
    places = [place for story in stories for place in story.articles] + others
    texts = CitedTexts(places)
    labelled = Counter(place.outlet for place in places)
    env.globals |= {
        "texts": texts,
        "cited": lambda citations: _cited(texts, citations),
        "shared_labels": {label for label, number in labelled.items() if number > 1},
    }
    # The body comes first: it says how many rules the style needs, and the head holds its hash.
    body = Markup(  # noqa: S704  made by a template that escapes
        env.get_template("body.html").render(
            record=record,
            stories=stories,
            others=others,
            alone={i: story for story in record.stories for i in story.articles},
            **_dates(record, stories),
        )
    )
    style = _style(texts.most)
    return env.get_template("page.html").render(
        title=one_line(stories[0].story.title) if len(stories) == 1 else "Record of the stories",
        style=Markup(style),  # noqa: S704  our own file and numbers
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
        body=body,
    )


def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("onrecord.report"),
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
        "short": lambda text, width: shorten(one_line(text), width),
    }
    return env


def _finalize(value: Any) -> Any:
    """What a template prints: nothing for None, and no control characters from articles."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return neutral(value)
    return value


def _style(most: int) -> str:
    source, _, _ = PackageLoader("onrecord.report").get_source(Environment(), "style.css")  # noqa: S701
    return f"{source}\n{target_rules(most)}"


def _cited(texts: CitedTexts, citations: tuple[Citation, ...]) -> list[tuple[Numbered, list[Link]]]:
    """The links of some citations, gathered by article, the oldest article first."""
    groups: dict[str, list[Link]] = {}
    for citation in dict.fromkeys(citations):
        if texts.place(citation.article):
            groups.setdefault(citation.article, []).append(texts.link(citation))
    found = [(place, links) for i, links in groups.items() if (place := texts.place(i))]
    return sorted(found, key=lambda pair: pair[0].number)


def _dates(record: Record, stories: list[Digest]) -> dict[str, Any]:
    days = [day for story in stories for day in (story.first_day, story.last_day) if day]
    return {
        "as_of": labels.human_date(record.as_of) if record.as_of else None,
        "first_day": min(days, default=None),
        "last_day": max(days, default=None),
    }
