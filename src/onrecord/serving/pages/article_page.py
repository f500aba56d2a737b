"""An article: its text with what was found in it, its versions, and where it stood."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from onrecord.report.labels import outlet_label
from onrecord.serving.pages import addresses, forms
from onrecord.serving.pages.drawing import show
from onrecord.serving.pages.editions import changed_paragraphs
from onrecord.serving.pages.marking import Carried, marks_of, paragraphs
from onrecord.serving.pages.troubles import MissingError
from onrecord.store import Sighting, Store, StoredArticle
from onrecord.types import Article, Reading, Span

FAR = 999_999_999


@dataclass(frozen=True, slots=True)
class Edition:
    """A version with when it was seen to stand there."""

    sighting: Sighting
    article: Article
    stands: bool
    shown: bool


def article(request: Request, store: Store) -> Response:
    """An article as it stands, or the version that is asked for or cited."""
    name = request.path_params["article"]
    stored = store.articles.get(name) if 0 < len(name) <= 64 else None
    if stored is None:
        raise MissingError("There is no such article in this store.")
    query = request.query_params
    shown = _shown(store, stored, name, query)
    cited = _cited(query, shown)
    editions = _editions(store, stored, shown.id)
    against = _against(query.get("against", ""), editions, shown)
    reading = store.articles.reading(shown.id) or Reading(shown.id)
    marks = marks_of(shown, reading, _carried(store, shown.id))
    line = store.stories.line(stored.story)
    words = cited_words(shown, cited)
    return show(
        request,
        "article.html",
        part="stories",
        live=stored.story,
        last=store.changes.last(),
        article=shown,
        stored=stored,
        label=outlet_label(shown),
        line=line,
        cited=cited,
        words=words,
        editions=editions,
        against=against,
        changed=changed_paragraphs(against.article.text, shown.text) if against else None,
        marks=marks,
        said=[mark for mark in marks if mark.kind == "said"],
        paragraphs=paragraphs(shown.text, marks, cited),
        stands=shown.id == stored.now.id,
        original=addresses.original(shown.url, words),
        copied=store.articles.get(stored.copy_of) if stored.copy_of else None,
    )


def cited_words(article: Article, cited: Span | None) -> str:
    """The characters that were asked for; empty where none were."""
    return cited.of(article.text) if cited else ""


def _shown(store: Store, stored: StoredArticle, name: str, query: QueryParams) -> Article:
    """Characters are counted in the version that is cited, be it the one that stands or not."""
    wanted = query.get("version") or (name if "from" in query else stored.now.id)
    if wanted == stored.now.id or store.articles.owner(wanted) != stored.id:
        return stored.now
    return store.articles.version(wanted) or stored.now


def _cited(query: QueryParams, shown: Article) -> Span | None:
    start = forms.number(query, "from", FAR, FAR)
    end = min(forms.number(query, "to", 0, FAR), len(shown.text))
    return Span(start, end) if start < end else None


def _editions(store: Store, stored: StoredArticle, shown: str) -> list[Edition]:
    found = []
    for sighting in store.articles.sightings(stored.id):
        version = store.articles.version(sighting.version)
        if version is not None:
            found.append(
                Edition(sighting, version, version.id == stored.now.id, version.id == shown)
            )
    return found


def _against(wanted: str, editions: list[Edition], shown: Article) -> Edition | None:
    """The version that the text is compared with."""
    return next((e for e in editions if e.article.id == wanted != shown.id), None)


def _carried(store: Store, version: str) -> dict[str, Carried]:
    rows = store.db.execute(
        "SELECT id, story, statement, speaker FROM wording WHERE version = ?", (version,)
    )
    return {row[0]: Carried(*row[1:]) for row in rows}
