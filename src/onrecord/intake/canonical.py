"""One article, one address: what is left of a URL without what only tells how it was found."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

from onrecord.intake.tracking import is_tracking

PORTS = {"http": 80, "https": 443}
LOOKED_AT = 200_000  # characters of a page among which its head is
LINK = re.compile(r"<link\b[^<>]{0,2000}>", re.I)
ATTRIBUTE = re.compile(r"""\b(rel|href)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.I)
DOORS = frozenset("www www2 m mobile amp edition rss feeds news web en".split())


def canonical_url(url: str) -> str:
    """The address without tracking parameters, fragment and default port, its host in lower case.

    An address that cannot be read comes back as it is.

    >>> canonical_url("HTTPS://News.Example:443/a?id=7&utm_source=feed#top")
    'https://news.example/a?id=7'
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    if parts.scheme.lower() not in PORTS or not parts.hostname:
        return url
    scheme = parts.scheme.lower()
    host = parts.hostname.rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    if port is not None and port != PORTS[scheme]:
        host = f"{host}:{port}"
    # A user name is kept, so that the fetching refuses it, and does not ask elsewhere.
    user, at, _ = parts.netloc.rpartition("@")
    return urlunsplit((scheme, user + at + host, parts.path or "/", _kept(parts.query), ""))


def _kept(query: str) -> str:
    """The parameters that belong to the page, written as they were."""
    pairs = (pair for pair in query.split("&") if pair)
    return "&".join(pair for pair in pairs if not is_tracking(unquote(pair.partition("=")[0])))


def canonical_link(html: str, url: str) -> str | None:
    """The address that a page names as its own, or None where it names none that can be right.

    A page below the front page that names the front page has been set up wrongly.
    """
    for tag in LINK.finditer(html, 0, LOOKED_AT):
        found = {name.lower(): a or b or c for name, a, b, c in ATTRIBUTE.findall(tag.group())}
        if "canonical" not in found.get("rel", "").lower().split() or not found.get("href"):
            continue
        link = _joined(url, found["href"].replace("&amp;", "&"))
        if link is not None and (_path(link) != "/" or _path(url) == "/"):
            return canonical_url(link)
    return None


def _joined(base: str, link: str) -> str | None:
    try:
        joined = urljoin(base, link.strip())
        parts: SplitResult = urlsplit(joined)
    except ValueError:
        return None
    return joined if parts.scheme in PORTS and parts.hostname else None


def _path(url: str) -> str:
    return urlsplit(url).path.rstrip("/") or "/"


def same_site(one: str, other: str) -> bool:
    """Whether two URLs are of one site: "www.post.example" and "amp.post.example" are."""
    first, second = _site(one), _site(other)
    if not first or not second:
        return False
    return first == second or first.endswith("." + second) or second.endswith("." + first)


def _site(url: str) -> str:
    """A URL's host without the names that sites give their doors."""
    host = host_of(url)
    labels = host.split(".")
    while len(labels) > 2 and labels[0] in DOORS:
        del labels[0]
    return ".".join(labels)


def host_of(url: str) -> str:
    """The host of a URL in small letters; an empty string where there is none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""
