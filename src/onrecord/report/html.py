"""A record as one HTML file that stands alone: no script, no font, no request."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from hashlib import sha256
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from onrecord.report import labels
from onrecord.report.cited import CitedTexts, target_rules
from onrecord.report.digest import Digest, digest_stories
from onrecord.report.links import InPage
from onrecord.report.safe import one_line
from onrecord.report.templating import cited_by_article, environment
from onrecord.types import Record


def to_html(record: Record) -> str:
    """The report of a record. Everything an article says is escaped in it."""
    env = environment()
    stories, others = digest_stories(record)
    places = [place for story in stories for place in story.articles] + others
    texts = CitedTexts(places)
    labelled = Counter(place.outlet for place in places)
    env.globals |= {
        "texts": texts,
        "cited": lambda citations: cited_by_article(texts, citations),
        "links": InPage(),
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


def _style(most: int) -> str:
    source, _, _ = PackageLoader("onrecord.report").get_source(Environment(), "style.css")  # noqa: S701
    return f"{source}\n{target_rules(most)}"


def _dates(record: Record, stories: list[Digest]) -> dict[str, Any]:
    days = [day for story in stories for day in (story.first_day, story.last_day) if day]
    return {
        "as_of": labels.human_date(record.as_of) if record.as_of else None,
        "first_day": min(days, default=None),
        "last_day": max(days, default=None),
    }
