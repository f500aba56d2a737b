"""Every cited place as a W3C Web Annotation, for tools that mark them on the page.

Positions and quotations both count Unicode code points of the article's cleaned text, as the model
asks. Where the source is a web page, that text is the copy named by ``state``, and the quotation is
what finds the place on the page itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from onrecord import views
from onrecord.exports.cited import Cited, cited_places
from onrecord.exports.plain import Plain, PlainRecord, digest_name, plain_record, speaker_names
from onrecord.exports.stating import stated
from onrecord.types import Record

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and after a quotation, as annotation tools keep them
RENDERER = {"id": "urn:onrecord", "type": "Software", "name": "onrecord"}


def web_annotations(record: Record) -> bytes:
    """An annotation collection with all its annotations on one page."""
    pile = plain_record(record)
    digests = {i: digest_name(article["text"]) for i, article in pile.articles.items()}
    items: dict[str, Plain] = {}
    for story in pile.stories:
        for annotation in _of_story(story, pile, digests):
            items.setdefault(annotation["id"], annotation)
    name = _hashed("annotations", *items)
    return views.to_json(
        {
            "@context": CONTEXT,
            "id": f"urn:onrecord:annotations:{name}",
            "type": "AnnotationCollection",
            "label": "Cited places",
            "total": len(items),
            "first": {
                "id": f"urn:onrecord:annotations:{name}:1",
                "type": "AnnotationPage",
                "startIndex": 0,
                "items": list(items.values()),
            },
        }
    ).replace(b"<", b"\\u003c")  # may be put into a page as it is


def _of_story(story: Plain, pile: PlainRecord, digests: dict[str, str]) -> Iterator[Plain]:
    names = speaker_names(story)
    for _, group in groupby(cited_places(story), key=lambda place: (place.row, place.part)):
        places = list(group)
        together = [places] if places[0].section == "attributions" else [[one] for one in places]
        for some in together:
            said = stated(some[0], names)
            if said is not None:
                targets = [_target(place, pile, digests) for place in some]
                yield _annotation(said, story["title"], targets)


def _annotation(said: tuple[str, str], title: str, targets: list[Plain]) -> Plain:
    kind, sentence = said
    name = _hashed(kind, sentence, *(str(target) for target in targets))
    return {
        "id": f"urn:onrecord:annotation:{name}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            _body("classifying", kind),
            _body("describing", sentence),
            _body("tagging", title),
        ],
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _body(purpose: str, value: str) -> Plain:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "format": "text/plain",
        "value": value,
    }


def _target(place: Cited, pile: PlainRecord, digests: dict[str, str]) -> Plain:
    text: str = pile.articles[place.article]["text"]
    start, end = place.start, place.end
    source, copy = pile.address(place.article), digests[place.article]
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - AROUND) : start],
                "suffix": text[end : end + AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }
    if source != copy:
        target |= {"state": {"type": "TimeState", "cached": copy}, "renderedVia": RENDERER}
    return target


def _hashed(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
