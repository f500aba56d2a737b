"""Documents as clients send them, to pages as the desk takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from msgspec import Meta, Struct
from starlette.requests import Request

from onrecord.intake.decode import binary_kind, decode
from onrecord.types import Page, Skipped

if TYPE_CHECKING:
    from onrecord.serving.api.submitting import DocumentAsked

LONGEST = 400_000  # characters of a text; books have more, reports have not
SENT = "(sent to the server)"  # where a document stood that has no address

Text = Annotated[str, Meta(max_length=LONGEST)]
Markup = Annotated[str, Meta(max_length=8_000_000)]
Line = Annotated[str, Meta(max_length=2_000)]


class Document(Struct, frozen=True, forbid_unknown_fields=True):
    """A report: its text, or its page as HTML, with what is known of it."""

    text: Text | None = None
    html: Markup | None = None
    url: Line | None = None
    title: Line | None = None
    outlet: Line | None = None
    published: Line | None = None
    byline: Annotated[list[Line], Meta(max_length=50)] = []
    language: Line | None = None
    key: Line | None = None

    def page(self) -> Page | Skipped:
        """The document as a page."""
        if (self.text is None) == (self.html is None):
            return Skipped(self.url or SENT, "a document has either text or html")
        given = {
            "key": self.key,
            "title": self.title,
            "outlet": self.outlet,
            "byline": "; ".join(self.byline),
            "published": self.published,
            "language": self.language,
        }
        return _page(self.text if self.html is None else self.html,
                     "text" if self.html is None else "html", self.url, given)  # fmt: skip


def page_of(body: bytes, kind: str, request: Request, asked: DocumentAsked) -> Page | Skipped:
    """The page that a body of HTML or text is."""
    path = asked.url or SENT
    if (binary := binary_kind(body[:65_536])) is not None:
        return Skipped(path, f"{binary}; text and HTML are read")
    _, _, rest = request.headers.get("content-type", "").lower().partition("charset=")
    text = decode(body, declared=rest.partition(";")[0].strip(" \"'") or None)
    if text is None:
        return Skipped(path, "its encoding cannot be told")
    given = {
        "title": asked.title,
        "outlet": asked.outlet,
        "published": asked.published,
        "language": asked.language,
    }
    return _page(text, "html" if kind == "text/html" else "text", asked.url, given)


def _page(
    text: str | None, kind: str, url: str | None, given: dict[str, str | None]
) -> Page | Skipped:
    from onrecord.articles import to_article
    from onrecord.intake.canonical import canonical_url
    from onrecord.intake.web import is_url

    path = url or SENT
    if url is not None and not is_url(url):
        return Skipped(path, "only http and https addresses are kept")
    made: Any = Page(
        text or "", kind, path=path, url=canonical_url(url) if url else None,  # type: ignore[arg-type]
        given=tuple((name, value) for name, value in given.items() if value),
    )  # fmt: skip
    # How long a page's text is shows only once it is cleaned; the reader takes seconds for a book.
    if len(made.content) > LONGEST:
        article = to_article(made)
        if not isinstance(article, Skipped) and len(article.text) > LONGEST:
            return Skipped(path, f"its text has more than {LONGEST:,} characters")
    found: Page | Skipped = made
    return found
