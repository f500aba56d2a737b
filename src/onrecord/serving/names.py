"""The names of a server, and whether a request comes from one of its own pages."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers

from onrecord.serving.settings import Settings, is_loopback


@dataclass(frozen=True, slots=True)
class Names:
    """The names that clients may call the server by, in small letters.

    An address in figures is always one of them: no other site's name can be behind it.
    """

    known: frozenset[str]

    @classmethod
    def of(cls, settings: Settings) -> Names:
        """Those of this machine, as far as it is reached by them, and those that were given."""
        own = {"localhost", settings.host, *settings.names}
        if not is_loopback(settings.host):
            own.add(socket.gethostname())
        return cls(frozenset(name.lower().rstrip(".") for name in own))

    def knows(self, host: str) -> bool:
        """Whether a Host header names this server."""
        name = _name(host)
        return name is not None and (name in self.known or _is_figures(name))


def origin_is_own(headers: Headers) -> bool:
    """Whether a change is asked for by one of our pages, or by no page at all."""
    site = headers.get("sec-fetch-site")
    if site is not None:  # browsers set it, and no page can change it
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc.lower() == headers.get("host", "").lower() != ""
    except ValueError:
        return False


def _name(host: str) -> str | None:
    """The host without its port; None where it cannot be read."""
    try:
        parts = urlsplit(f"//{host}")
        parts.port  # noqa: B018  (reading it checks it)
    except ValueError:
        return None
    if parts.netloc != host or "@" in host or not parts.hostname:
        return None
    return parts.hostname.rstrip(".")


def _is_figures(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
