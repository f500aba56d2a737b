"""RIS, CSL-JSON and schema.org: the articles for citing, the quotations for pages."""

from __future__ import annotations

import json
import re

import pytest

from onrecord.exports import export
from onrecord.exports.schema_org import quoted_words

RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  - (.*)")


def read_ris(data: bytes) -> list[dict[str, list[str]]]:
    """The records of a RIS file, as its description has it: a tag, two spaces, a dash, a space."""
    found: list[dict[str, list[str]]] = []
    for line in data.decode().split("\r\n"):
        if not line:
            continue
        match = RIS_LINE.fullmatch(line)
        assert match, line
        if match[1] == "TY":
            found.append({})
        found[-1].setdefault(match[1], []).append(match[2])
    return found


def test_ris_has_an_article_a_record(record):
    """With authors, outlet, day and address as far as they are known."""
    found = read_ris(export(record, "ris"))
    assert [one["TY"] + one["ER"] for one in found] == [["NEWS", ""]] * 5
    assert found[1] == {
        "TY": ["NEWS"],
        "ID": ["a1"],
        "TI": ["Island could lend its ferry to the mainland, senator says"],
        "AU": ["Ines Holm", "Per Aas"],
        "T2": ["Alder Gazette"],
        "PY": ["2031"],
        "DA": ["2031/04/04/"],
        "UR": ["https://gazette.example/ferry?a=1&b=2"],
        "LA": ["en"],
        "ER": [""],
    }
    assert "PY" not in found[4]


def test_no_text_adds_a_tag_to_ris(harmful_record):
    """A headline is one line, whatever it holds."""
    (one,) = read_ris(export(harmful_record, "ris"))
    assert one["TY"] == ["NEWS"]
    assert {"ID", "UR", "PY", "DA", "LA", "ER"} <= set(one)
    assert all(len(values) == 1 for values in one.values())


def test_a_reader_of_ris_reads_it(record, harmful_record):
    """As citation managers' importers do."""
    rispy = pytest.importorskip("rispy")
    found = rispy.loads(export(record, "ris").decode())
    assert found[1]["authors"] == ["Ines Holm", "Per Aas"]
    assert (found[1]["type_of_reference"], found[1]["year"]) == ("NEWS", "2031")
    assert len(rispy.loads(export(harmful_record, "ris").decode())) == 1


def test_csl_has_an_article_an_item(record, undated):
    """Names stay whole: which part is the family's is not guessed."""
    items = json.loads(export(record, "csl"))
    assert items[1] == {
        "id": "a1",
        "type": "article-newspaper",
        "title": "Island could lend its ferry to the mainland, senator says",
        "author": [{"literal": "Ines Holm"}, {"literal": "Per Aas"}],
        "container-title": "Alder Gazette",
        "issued": {"date-parts": [[2031, 4, 4]]},
        "URL": "https://gazette.example/ferry?a=1&b=2",
        "language": "en",
    }
    assert not any("issued" in item for item in json.loads(export(undated, "csl")))


def test_a_processor_of_citations_cites_it(record):
    """Each item makes a line of a bibliography."""
    citeproc = pytest.importorskip("citeproc")
    from citeproc.source.json import CiteProcJSON

    items = json.loads(export(record, "csl"))
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    made = citeproc.CitationStylesBibliography(style, CiteProcJSON(items), citeproc.formatter.plain)
    made.register(citeproc.Citation([citeproc.CitationItem("a1")]))
    assert "Ines Holm" in str(made.bibliography()[0])


def test_schema_org_has_articles_and_quotations(record):
    """A paraphrase is no quotation; a quotation is part of its article."""
    whole = json.loads(export(record, "schema-org"))
    assert whole["@context"] == "https://schema.org"
    articles = [node for node in whole["@graph"] if node["@type"] == "NewsArticle"]
    quotations = [node for node in whole["@graph"] if node["@type"] == "Quotation"]
    assert len(articles) == 5
    assert len(quotations) == 6
    known = {article["@id"] for article in articles}
    assert all(quotation["isPartOf"]["@id"] in known for quotation in quotations)
    by_text = {quotation["text"]: quotation for quotation in quotations}
    refusal = by_text["has no intention of getting involved."]
    assert refusal["spokenByCharacter"] == {"@type": "Person", "name": "Lena Okafor"}
    assert articles[1]["datePublished"] == "2031-04-04T09:30+02:00"


@pytest.mark.parametrize(
    ("kind", "content", "words"),
    [
        ("direct", ["“A,”", "“B.”"], ["A,", "B."]),
        ("direct", ["lost its marks"], ["lost its marks"]),
        ("direct", ["«Нет»"], ["Нет"]),
        ("direct", ["„Nein“"], ["Nein"]),
        ("mixed", ["that it “may” and “can” go"], ["may", "can"]),
        ("mixed", ["that it wouldn’t"], []),
        ("indirect", ["that “may” is a month"], []),
    ],
)
def test_only_what_stands_in_quotation_marks_is_quoted(kind, content, words):
    """Without the marks."""
    assert quoted_words({"kind": kind, "content": [{"text": one} for one in content]}) == words


def test_schema_org_can_stand_in_a_page(harmful_record, evil_record):
    """Nothing in it ends a script element."""
    for one in (harmful_record, evil_record):
        for name in ("schema-org", "annotations"):
            assert b"<" not in export(one, name)
