"""Web Annotations: each selector selects the characters that are cited."""

from __future__ import annotations

import json

import jsonschema
from harmful import record_about
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.exports import export
from onrecord.exports.cited import cited_places
from onrecord.exports.plain import digest_name, plain_record

IRI = {"type": "string", "pattern": "^[a-z][a-z0-9+.-]*:[^\\s]+$"}
TARGET = {
    "type": "object",
    "required": ["type", "source", "selector"],
    "additionalProperties": False,
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": IRI,
        "state": {
            "type": "object",
            "required": ["type", "cached"],
            "properties": {"type": {"const": "TimeState"}, "cached": IRI},
        },
        "renderedVia": {"type": "object", "required": ["id", "type"]},
        "selector": {
            "type": "array",
            "prefixItems": [
                {
                    "type": "object",
                    "required": ["type", "exact", "prefix", "suffix"],
                    "properties": {"type": {"const": "TextQuoteSelector"}},
                },
                {
                    "type": "object",
                    "required": ["type", "start", "end"],
                    "properties": {
                        "type": {"const": "TextPositionSelector"},
                        "start": {"type": "integer", "minimum": 0},
                        "end": {"type": "integer", "minimum": 1},
                    },
                },
            ],
            "minItems": 2,
            "maxItems": 2,
        },
    },
}
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "motivation", "body", "target"],
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["describing"]},
        "body": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "value", "purpose", "format"],
                "properties": {
                    "type": {"const": "TextualBody"},
                    "value": {"type": "string"},
                    "purpose": {"enum": ["classifying", "describing", "tagging"]},
                },
            },
        },
        "target": {"anyOf": [TARGET, {"type": "array", "minItems": 2, "items": TARGET}]},
    },
}
COLLECTION = {
    "type": "object",
    "required": ["@context", "id", "type", "total", "first"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "first": {
            "type": "object",
            "required": ["id", "type", "items"],
            "properties": {
                "type": {"const": "AnnotationPage"},
                "items": {"type": "array", "items": ANNOTATION},
            },
        },
    },
}


def texts_by_source(record):
    pile = plain_record(record)
    return {pile.address(article): known["text"] for article, known in pile.articles.items()}


def check_selectors(record):
    """Each selector, alone, selects the same characters; how many targets there were."""
    texts = texts_by_source(record)
    whole = json.loads(export(record, "annotations"))
    number = 0
    for annotation in whole["first"]["items"]:
        targets = annotation["target"]
        for target in targets if isinstance(targets, list) else [targets]:
            text = texts[target["source"]]
            quote, position = target["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert text.startswith(around, position["start"] - len(quote["prefix"]))
            assert len(quote["prefix"]) == min(32, position["start"])
            assert len(quote["suffix"]) == min(32, len(text) - position["end"])
            copy = target.get("state", {}).get("cached", target["source"])
            assert copy == digest_name(text)
            number += 1
    return number


def test_the_shape_is_that_of_the_model(record, evil_record):
    """A collection, a page, annotations with bodies and selectors; each id once."""
    for one in (record, evil_record):
        whole = json.loads(export(one, "annotations"))
        jsonschema.validate(whole, COLLECTION)
        ids = [annotation["id"] for annotation in whole["first"]["items"]]
        assert len(set(ids)) == len(ids) == whole["total"]


def test_each_selector_selects_the_cited_characters(record):
    """By quotation and by position, in the text whose digest is named."""
    assert check_selectors(record) > 40


@given(
    st.text(min_size=1, max_size=60),
    st.text(st.sampled_from("a \U0001f6a2\u200f\ud800\udc00\r\n<"), min_size=1),
)
@settings(max_examples=60, deadline=None)
def test_so_it_does_in_any_text(words, odd):
    """Astral characters count one, half characters one each."""
    assert check_selectors(record_about(words + odd)) == 2


def test_every_attribution_and_citation_has_its_annotation(record):
    """The contents of each attribution, and each place of the timeline, the sides, the relays."""
    items = json.loads(export(record, "annotations"))["first"]["items"]
    kinds = [annotation["body"][0]["value"] for annotation in items]
    assert kinds.count("attribution") == 9
    assert kinds.count("timeline") == 4
    assert kinds.count("disagreement") == 6
    assert {"role", "source", "channel", "origin", "relay", "expectation", "unconfirmed"} <= set(
        kinds
    )
    said = [annotation["body"][1]["value"] for annotation in items]
    assert "Lena Okafor declined to speak (partly quoted)" in said


def test_what_a_story_gains_is_found_by_itself(record):
    """A key with citations that this room has never seen."""
    story = plain_record(record).stories[0]
    place = {"article": "a1", "start": 0, "end": 6, "text": "Island"}
    story["statements"][0]["joined_by"] = [{"rule": "words", "citations": [place]}]
    found = [one for one in cited_places(story) if one.part == "joined_by.0"]
    assert [(one.row, one.start, one.end) for one in found] == [("m1", 0, 6)]
