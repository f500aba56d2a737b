"""A search over what was said and over the articles."""

from __future__ import annotations

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from onrecord.report.safe import neutral
from onrecord.serving.pages import addresses, forms
from onrecord.serving.pages.drawing import show
from onrecord.store import Found, Store

PER_PAGE = 20
MOST_PAGES = 50  # what lies further down than a thousand hits is found with another word


def search(request: Request, store: Store) -> Response:
    """What has all the words, statements or articles."""
    query = request.query_params
    words = forms.words(query, "q")
    where = "articles" if query.get("in") == "articles" else "statements"
    speaker, outlet = forms.words(query, "speaker"), forms.words(query, "outlet")
    since = forms.day(query, "since")
    page = min(forms.page_number(query), MOST_PAGES)
    found: list[Found] = []
    asked = bool(words or outlet or since or (speaker and where == "statements"))
    window = {"limit": PER_PAGE + 1, "offset": (page - 1) * PER_PAGE}
    if asked and where == "statements":
        found = store.search.statements(
            words, speaker=speaker or None, outlet=outlet or None, since=since, **window
        )
    elif asked:
        found = store.search.articles(words, outlet=outlet or None, since=since, **window)
    given = {"q": words, "speaker": speaker, "outlet": outlet, "since": since}
    return show(
        request,
        "search.html",
        part="search",
        sought=words,
        where=where,
        asked=asked,
        speaker=speaker,
        outlet=outlet,
        since=since,
        found=found[:PER_PAGE],
        page=page,
        more=len(found) > PER_PAGE and page < MOST_PAGES,
        marked=marked,
        to=lambda **other: addresses.with_query("/search", **{**given, "in": where, **other}),
    )


def marked(found: Found) -> Markup:
    """The snippet with the words that were sought marked."""
    pieces, at = [], 0
    for start, end in found.marks:
        pieces.append(Markup("{}<mark>{}</mark>").format(
            neutral(found.snippet[at:start]), neutral(found.snippet[start:end])
        ))  # fmt: skip
        at = end
    return Markup("").join([*pieces, neutral(found.snippet[at:])])
