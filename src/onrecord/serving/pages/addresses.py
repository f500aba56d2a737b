"""The addresses of the pages. What articles say goes into them only when it is quoted."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from onrecord.report.cited import Link
from onrecord.report.digest import Digest, Numbered
from onrecord.report.safe import web_address
from onrecord.types import Citation, Speaker

MAX_FRAGMENT = 12  # words of a citation that an address of another site names whole


def story(story: str, view: str = "", anchor: str = "", **query: str | int | None) -> str:
    """A story, or one of its views."""
    path = f"/story/{quote(story, safe='')}" + (f"/{view}" if view else "")
    return with_query(path, **query) + (f"#{quote(anchor, safe='')}" if anchor else "")


def article(version: str, start: int | None = None, end: int | None = None) -> str:
    """An article, or the characters of it that a line rests on."""
    path = f"/article/{quote(version, safe='')}"
    return path if start is None else f"{path}?from={start}&to={end}#mark"


def cited(citation: Citation) -> str:
    """The characters of a citation."""
    return article(citation.article, citation.start, citation.end)


def speaker(name: str) -> str:
    """All that a speaker said. A name may hold slashes or be two dots: it is no part of a path."""
    return with_query("/speaker/", name=name)


def export(story: str, form: str) -> str:
    """A story in one of the formats."""
    return f"/api/v1/stories/{quote(story, safe='')}/export/{quote(form, safe='')}"


def feed(story: str, form: str) -> str:
    """The changes of a story as a feed: atom or feed.json."""
    return f"/api/v1/stories/{quote(story, safe='')}/changes.{form}"


def with_query(path: str, **query: str | int | None) -> str:
    """An address with what is asked for; what is None or empty is left out.

    >>> with_query("/", outlet="The A & B", page=2, since=None)
    '/?outlet=The+A+%26+B&page=2'
    """
    given = {
        name: str(value).encode("utf-8", "replace").decode()
        for name, value in query.items()
        if value not in (None, "")
    }
    return f"{path}?{urlencode(given)}" if given else path


def original(url: str | None, passage: str = "") -> str | None:
    """Where an article was found, at a passage of it; None where that is no plain web address.

    >>> original("https://gazette.example/1#top", "a ferry, perhaps")
    'https://gazette.example/1#:~:text=a%20ferry%2C%20perhaps'
    """
    address = web_address(url)
    if address is None:
        return None
    text = passage.split()
    if not text:
        return address
    if len(text) <= MAX_FRAGMENT:
        sought = _fragment(text)
    else:
        half = MAX_FRAGMENT // 2
        sought = f"{_fragment(text[:half])},{_fragment(text[-half:])}"
    return f"{address.partition('#')[0]}#:~:text={sought}"


def _fragment(text: list[str]) -> str:
    whole = " ".join(text).encode("utf-8", "replace").decode()
    return quote(whole, safe="").replace("-", "%2D")  # a dash would divide a prefix from the text


class Places:
    """Where the citations of a story lead: to the pages of its articles."""

    def __init__(self, digest: Digest) -> None:
        self._places = {place.article.id: place for place in digest.articles}

    def place(self, article: str) -> Numbered | None:
        """The article with its number, by its id."""
        return self._places.get(article)

    def link(self, citation: Citation) -> Link:
        """A link to the citation's characters."""
        return Link(cited(citation), None)

    def ref(self, link: Link) -> str | None:
        """An article's page has many lines that lead to it: none is the way back."""
        return None


class Leads:
    """Where the lines of a story lead, each view being a page."""

    def __init__(self, story: str) -> None:
        self._story = story

    def at(self, part: str, anchor: str) -> str:
        """A line of a view. Of statements there may be several pages: one is asked for by name."""
        wanted = anchor.rpartition("-")[2] if part == "statements" else None
        return story(self._story, part, anchor, at=wanted)

    def article(self, place: Numbered) -> str:
        """The page of an article."""
        return article(place.article.id)

    def speaker(self, speaker: Speaker) -> str | None:
        """The page of a speaker."""
        return with_query("/speaker/", name=speaker.name)

    def mend(self, kind: str, key: str | int) -> str | None:
        """The page where a line is corrected."""
        return with_query("/correct", story=self._story, kind=kind, key=key)
