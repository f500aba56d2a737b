"""Times as a page writes them: readable as they are, and exact for a script that knows the zone."""

from __future__ import annotations

import re

from markupsafe import Markup

from onrecord.report.labels import human_date
from onrecord.types import Article

EXACT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(\.\d+)?(Z|[+-]\d\d:\d\d)")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def stamp(iso: str | None, kind: str = "") -> Markup:
    """When something was seen or said; ``kind`` is a class for the script: "own", "seen".

    >>> stamp("2031-04-05T10:00:00Z", "seen")
    Markup('<time class="seen" datetime="2031-04-05T10:00:00Z">5 April 2031, 10:00 UTC</time>')
    """
    if not iso:
        return Markup("")
    label = human_date(iso)
    if EXACT.fullmatch(iso):
        zone = _zone(iso)
        return Markup('<time class="{}" datetime="{}">{} {}</time>').format(kind, iso, label, zone)
    if DAY.fullmatch(iso):
        return Markup('<time datetime="{}">{}</time>').format(iso, label)
    return Markup("<time>{}</time>").format(label)


def published(article: Article, not_before: str | None = None) -> Markup:
    """When an article was published, by its own clock; a script sets the reader's beside it."""
    if article.published:
        return stamp(article.published.value, "own")
    if not_before:
        return Markup("date not given; not before {}").format(stamp(not_before))
    return Markup("date not given")


def _zone(iso: str) -> str:
    return "UTC" if iso.endswith(("Z", "+00:00")) else f"UTC{iso[-6:]}"
