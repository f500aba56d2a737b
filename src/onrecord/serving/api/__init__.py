"""The REST API: what each address gives, and the description of it all."""

from __future__ import annotations

from starlette.routing import BaseRoute

from onrecord.serving.api import (
    articles,
    changes,
    corrections,
    exports,
    feeds,
    searching,
    sections,
    speakers,
    stories,
    submitting,
)
from onrecord.serving.api.description import with_description
from onrecord.serving.api.routing import routes_of

ENDPOINTS = with_description(
    (
        *stories.ENDPOINTS,
        *sections.ENDPOINTS,
        *articles.ENDPOINTS,
        *submitting.ENDPOINTS,
        *speakers.ENDPOINTS,
        *searching.ENDPOINTS,
        *changes.ENDPOINTS,
        *feeds.ENDPOINTS,
        *exports.ENDPOINTS,
        *corrections.ENDPOINTS,
    )
)


def routes() -> list[BaseRoute]:
    """The routes of the API."""
    return routes_of(ENDPOINTS)
