"""The server: web pages and a REST API over a store."""

from __future__ import annotations

from onrecord.serving.settings import Settings

__all__ = ["Settings"]
