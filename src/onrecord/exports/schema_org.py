"""The articles and the quotations in them in the words of schema.org, as JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord import views
from onrecord.exports.dates import days_covered
from onrecord.exports.plain import Plain, PlainRecord, digest_name, plain_record, wording
from onrecord.report.safe import web_address
from onrecord.types import Record

QUOTED = re.compile('“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|"([^"]+)"|‘([^‘’]+)’(?!\\w)')
KINDS = {"person": "Person", "organisation": "Organization"}


def schema_org(record: Record) -> bytes:
    """A graph: a ``NewsArticle`` an article, a ``Quotation`` for each one's quoted words.

    What an article only reports in its own words is no quotation and is left out.
    """
    pile = plain_record(record)
    graph = [_article(article, pile) for article in pile.whole["articles"]]
    for story in pile.stories:
        graph += _quotations(story, pile)
    whole = {"@context": "https://schema.org", "@graph": graph}
    return views.to_json(whole).replace(b"<", b"\\u003c")  # "</script>" in a headline


def quoted_words(attribution: Plain) -> list[str]:
    """The words inside the quotation marks, without the marks.

    >>> quoted_words({"kind": "mixed", "content": [{"text": "that it “has no plan” yet"}]})
    ['has no plan']
    """
    if attribution["kind"] == "indirect":
        return []
    found = QUOTED.findall(wording(attribution))
    words = [part.strip() for groups in found for part in groups if part.strip()]
    if words or attribution["kind"] == "mixed":
        return words
    return [wording(attribution)]  # marks that were lost, or that stand on another line


def _article(article: Plain, pile: PlainRecord) -> Plain:
    outlet, published = article["outlet"], article["published"]
    return _known(
        {
            "@type": "NewsArticle",
            "@id": pile.address(article["id"]),
            "headline": article["title"],
            "url": web_address(article["url"]),
            "datePublished": published if days_covered(published) else None,
            "author": [{"@type": "Person", "name": name} for name in article["byline"]],
            "publisher": {"@type": "Organization", "name": outlet} if outlet else None,
            "inLanguage": article["language"],
            "identifier": digest_name(article["text"]),
        }
    )


def _quotations(story: Plain, pile: PlainRecord) -> Iterator[Plain]:
    speakers = {speaker["id"]: speaker for speaker in story["speakers"]}
    for attribution in story["attributions"]:
        words = quoted_words(attribution)
        if not words:
            continue
        speaker = speakers.get(attribution["speaker"])
        article = attribution["article"]
        yield _known(
            {
                "@type": "Quotation",
                "@id": f"urn:onrecord:attribution:{attribution['id']}",
                "text": " … ".join(words),
                "spokenByCharacter": _speaker(speaker) if speaker else None,
                "dateCreated": attribution["date"] if days_covered(attribution["date"]) else None,
                "inLanguage": pile.articles[article]["language"],
                "isPartOf": {"@id": pile.address(article)},
            }
        )


def _speaker(speaker: Plain) -> Plain:
    """A person or organisation; schema.org has no word for a group, which is called one."""
    return _known(
        {
            "@type": KINDS.get(speaker["kind"], "Organization"),
            "name": speaker["name"],
            "alternateName": speaker["aliases"],
        }
    )


def _known(node: Plain) -> Plain:
    return {key: value for key, value in node.items() if value not in (None, [], "")}
