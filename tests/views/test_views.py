"""Nouns to JSON."""

from __future__ import annotations

import json

import jsonschema
import pytest

from onrecord.types import Article, Record, Skipped
from onrecord.views import (
    reading_schema,
    reading_view,
    record_schema,
    record_view,
    to_json,
    to_json_line,
)

CITATION = {"article", "start", "end", "text"}
DESIGN = {
    "": {"schema", "as_of", "articles", "skipped", "stories"},
    "articles": {
        "id", "key", "path", "url", "outlet", "title", "byline", "published",
        "published_precision", "language", "text", "removed",
    },
    "skipped": {"path", "why"},
    "stories": {
        "id", "title", "articles", "speakers", "attributions", "statements", "timeline",
        "disagreements", "relays", "expectations", "unconfirmed",
    },
    "speakers": {"id", "name", "kind", "aliases", "roles"},
    "roles": {"text", "citations"},
    "attributions": {
        "id", "article", "kind", "content", "source", "cue", "speaker", "channel", "date",
        "confidence",
    },
    "statements": {
        "id", "speaker", "attributions", "date", "origin", "outlets", "independent_origins",
    },
    "origin": {"kind", "name", "citations"},
    "timeline": {"date", "precision", "summary", "citations"},
    "disagreements": {"kind", "about", "sides"},
    "sides": {"value", "citations"},
    "relays": {"article", "of", "kind", "citations"},
    "of": {"kind", "name", "article"},
    "expectations": {"text", "due", "state", "citations"},
    "unconfirmed": {"text", "citations"},
    "content": {"start", "end", "text"},
    "channel": {"kind", "name"},
    "citations": CITATION,
    "removed": {"text", "why"},
}  # fmt: skip


def objects(value, name=""):
    """Every object in the JSON with the key it stands under."""
    if isinstance(value, dict):
        yield name, value
        for key, item in value.items():
            yield from objects(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from objects(item, name)


@pytest.fixture
def shown(record):
    return json.loads(to_json(record_view(record)))


def test_the_record_has_every_key_that_is_promised(shown):
    """The keys of the contract stay; others may be added."""
    met = set()
    for name, found in objects(shown):
        assert DESIGN.get(name, set()) <= found.keys(), name
        met.add(name)
    assert DESIGN.keys() <= met
    assert shown["schema"] == "onrecord/record/1"


def test_every_span_and_citation_has_the_characters_of_its_article(shown):
    """article text[start:end] == text, always."""
    texts = {article["id"]: article["text"] for article in shown["articles"]}
    for story in shown["stories"]:
        for _, found in objects(story):
            if found.keys() >= CITATION:
                text = texts[found["article"]]
                assert text[found["start"] : found["end"]] == found["text"]
        for attribution in story["attributions"]:
            for name in ("source", "cue", "channel"):
                span = attribution[name]
                if span:
                    text = texts[attribution["article"]]
                    assert text[span["start"] : span["end"]] == span["text"]


def test_the_record_fits_its_schema(record, evil_record):
    """The schema comes from the same definitions as the JSON, whatever articles hold."""
    for each in (record, evil_record, Record(None, (), (), ())):
        jsonschema.validate(json.loads(to_json(record_view(each))), record_schema())


def test_the_schema_refuses_what_is_no_record(shown):
    """It is strict enough to notice a missing key and a wrong type."""
    jsonschema.Draft202012Validator.check_schema(record_schema())
    for broken in ({**shown, "schema": "other/1"}, {**shown, "stories": [{}]}, {}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, record_schema())


def test_an_article_without_a_date_tells_what_it_cannot_be_older_than(shown):
    """A lower bound is not a date: the two have keys of their own."""
    article = next(a for a in shown["articles"] if a["id"] == "a3")
    assert (article["published"], article["published_not_before"]) == (None, "2031-04-04")


def test_json_is_the_same_bytes_every_time(record):
    """UTF-8, two spaces a level, a newline at the end, one order of keys."""
    data = to_json(record_view(record))
    assert data == to_json(record_view(record))
    assert data.startswith(b'{\n  "schema": "onrecord/record/1",\n  "as_of"')
    assert data.endswith(b"}\n")
    assert "Senate’s".encode() in data


def test_half_characters_become_replacement_marks():
    """An undecodable file name cannot break the JSON, nor move an offset."""
    record = Record(
        None, (Article("a", "x\ud800y", path="\udcff.txt"),), (Skipped("\udcfe", "odd"),), ()
    )
    shown = json.loads(to_json(record_view(record)))
    assert shown["articles"][0]["text"] == "x\ufffdy"
    assert shown["articles"][0]["path"] == "\ufffd.txt"


def test_a_reading_names_speakers_as_its_article_does(ferry_reading):
    """There are no ids across articles in it; who cannot be resolved is null."""
    article, reading = ferry_reading
    line = to_json_line(reading_view(article, reading))
    assert line.count(b"\n") == 1
    shown = json.loads(line)
    jsonschema.validate(shown, reading_schema())
    assert [a["speaker"] for a in shown["attributions"]] == ["Tomas Brill", None]
    assert [m["entity"] for m in shown["mentions"]] == ["Tomas Brill", None]
    assert shown["mentions"][0].items() >= {"text": "Brill", "kind": "name"}.items()
    assert shown["times"] == [
        {
            "start": article.text.index("within"),
            "end": article.text.index("within") + 14,
            "text": "within a month",
            "type": "DURATION",
            "value": "P1M",
        }
    ]
    assert len({a["id"] for a in shown["attributions"]}) == 2


def test_the_text_is_in_a_reading_only_when_asked_for(ferry_reading):
    """Millions of lines need not carry their articles."""
    article, reading = ferry_reading
    without = json.loads(to_json_line(reading_view(article, reading)))
    with_text = json.loads(to_json_line(reading_view(article, reading, with_text=True)))
    assert "text" not in without["article"]
    assert with_text["article"]["text"] == article.text
    jsonschema.validate(with_text, reading_schema())
