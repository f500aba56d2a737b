"""Who said what, over an archive: one of each group of near-copies is read, and nothing is lost."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from batch_inputs import report, rows, run

from onrecord.batch.article_rows import article_of
from onrecord.batch.attribution_rows import reading_of
from onrecord.batch.carrying import carried, shared_sentences
from onrecord.reading import read_article, read_articles
from onrecord.types import Article, Published, Reading

PARAGRAPHS = (
    "The harbour of Vessen will stay closed for a week after a crane fell on its quay on Tuesday, "
    "the port authority said.",
    "“We had asked for a new crane three times, and three times we were told to wait,” said Ines "
    "Holm, the harbour master.",
    "Holm said that nobody had been hurt, and that the ferries would leave from Alder until the "
    "quay was mended.",
    "Tomas Brill, who leads the dockers' union, told reporters that the authority had saved money "
    "in the wrong place.",
    "The quay was built sixty years ago and carries some forty ships a day in the summer months.",
)


def article(*paragraphs: str, name: str = "first", day: str = "2031-04-02") -> Article:
    return Article(
        id=name,
        text="\n\n".join(paragraphs),
        language="en",
        outlet="Vessen Post",
        published=Published(day, "day"),
    )


FIRST = article(*PARAGRAPHS)
CREDIT = "NPA contributed reporting."


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_article(FIRST, acts=True)


def carry(copy: Article, reading: Reading) -> Reading | None:
    shared = shared_sentences(FIRST, copy)
    return None if shared is None else carried(FIRST, reading, copy, shared)


def said(article: Article, reading: Reading) -> list[tuple[str, ...]]:
    """Content, source and cue of each attribution; the cue last."""
    found = []
    for one in reading.attributions:
        spans = [*one.content, *filter(None, (one.source, one.cue))]
        found.append(tuple(span.of(article.text) for span in spans))
    return found


def test_a_copy_has_the_attributions_at_its_own_places(reading: Reading) -> None:
    """A paragraph is cut and a credit added: each span stands on the same characters."""
    copy = article(*PARAGRAPHS[:4], CREDIT, name="copy", day="2031-04-03")
    found = carry(copy, reading)
    assert found is not None
    assert said(copy, found) == said(FIRST, reading)
    assert len(found.attributions) >= 4
    assert found.article == "copy"


def test_a_copy_that_begins_otherwise_has_its_places_moved(reading: Reading) -> None:
    """What is lost above moves all that is below; the lost attribution is not told."""
    copy = article(CREDIT, *PARAGRAPHS[1:], name="copy")
    found = carry(copy, reading)
    assert found is not None
    assert said(copy, found) == said(FIRST, reading)[1:]
    spans = [m.span for m in found.mentions] + [t.span for t in found.times]
    assert all(span.end <= len(copy.text) for span in spans)


def test_a_copy_is_carried_as_it_would_be_read(reading: Reading) -> None:
    """On its own the reader finds the same in it."""
    copy = article(*PARAGRAPHS[:4], name="copy")
    found = carry(copy, reading)
    assert found is not None
    assert said(copy, found) == said(copy, read_article(copy, acts=True))


@pytest.mark.parametrize(
    "own",
    [
        pytest.param("“It is a scandal,” said Lena Okafor, a docker.", id="a quotation"),
        pytest.param("The mayor said that the quay would be sold.", id="reported words"),
        pytest.param("It rained. " * 30, id="much of its own"),
    ],
)
def test_a_copy_with_something_of_its_own_to_say_is_read(own: str, reading: Reading) -> None:
    """What the first does not have must be found too."""
    assert carry(article(*PARAGRAPHS, own.strip(), name="copy"), reading) is None


def test_a_copy_with_other_words_inside_a_sentence_is_read(reading: Reading) -> None:
    """A changed sentence is the copy's own."""
    changed = PARAGRAPHS[1].replace("three times we were told", "four times we were told")
    assert carry(article(PARAGRAPHS[0], changed, *PARAGRAPHS[2:], name="copy"), reading) is None


def test_a_speaker_goes_by_a_name_that_the_copy_gives(reading: Reading) -> None:
    """The full name stood in a paragraph that the copy left out."""
    copy = article(PARAGRAPHS[0], *PARAGRAPHS[2:], name="copy")
    found = carry(copy, reading)
    assert found is not None
    names = {entity.name for entity in found.entities}
    assert "Ines Holm" not in names
    assert "Holm" in names
    assert all(name in copy.text for name in names if name[0].isupper())


def test_a_day_that_only_one_of_them_has_is_no_copys(reading: Reading) -> None:
    """Relative times mean nothing without a day."""
    assert carry(replace(FIRST, id="copy", published=None), reading) is None


def archive(path: Path, texts: list[tuple[str, str, list[str]]]) -> Path:
    """JSON Lines of address, day and paragraphs."""
    found = [
        {"url": f"https://{host}", "date": day, "title": f"{host} on it", "text": "\n\n".join(text)}
        for host, day, text in texts
    ]
    lines = "".join(json.dumps(one) + "\n" for one in found)
    path.write_bytes(gzip.compress(lines.encode(), mtime=0))
    return path


def test_over_files_one_of_each_group_is_read_and_all_have_attributions(tmp_path: Path) -> None:
    """The first stands in the last file; copies in the others take over what was read there."""
    long = [*PARAGRAPHS, *report(3)[1]]
    other = report(5)[1]
    inputs = [
        archive(tmp_path / "a.jsonl.gz", [("a.example/1", "2031-04-04", [*long, CREDIT]),
                                          ("a.example/2", "2031-04-04", other)]),
        archive(tmp_path / "b.jsonl.gz", [("b.example/1", "2031-04-05", long)]),
        archive(tmp_path / "c.jsonl.gz", [("c.example/1", "2031-04-02", long)]),
    ]  # fmt: skip
    out = run(inputs, tmp_path / "out", steps=["attributions"])
    articles = {row["article"]: article_of(row) for row in rows(out, "articles")}
    (first,) = [one.id for one in articles.values() if "c.example" in (one.url or "")]
    readings = {row["article"]: row for row in rows(out, "readings")}
    assert [row["carried_from"] for row in rows(out, "readings")] == [first, None, first, None]
    for key, row in readings.items():
        assert reading_of(row).article == key
    alone = {one.article: one for one in read_articles(articles.values(), acts=True)}
    for key, one in articles.items():
        # Of a text that goes on otherwise the network may draw a cue a word longer.
        expected = [words[:-1] for words in said(one, alone[key])]
        assert [words[:-1] for words in said(one, reading_of(readings[key]))] == expected
        assert len(expected) >= 3
    check_rows(out, articles)


def check_rows(out: Path, articles: dict[str, Article]) -> None:
    """Each row's text is that of its places."""
    found = rows(out, "attributions")
    assert len({row["attribution"] for row in found}) == len(found)
    known = {row["attribution"] for row in found}
    for row in found:
        text = articles[row["article"]].text
        assert row["content_text"] == " ".join(cut(text, span) for span in row["content"])
        for part in ("source", "cue"):
            assert (row[part] and cut(text, row[part])) == row[f"{part}_text"]
        assert row["within"] is None or row["within"] in known


def cut(text: str, span: dict[str, Any]) -> str:
    return text[span["start"] : span["end"]]


def test_what_is_said_within_what_is_said_names_what_it_is_in(tmp_path: Path) -> None:
    """Nested attributions are rows of their own."""
    text = [
        *PARAGRAPHS,
        "Lena Okafor, a spokeswoman for the ministry, said on Friday that the minister had told "
        "her that the quay would be rebuilt before the winter.",
    ]
    source = archive(tmp_path / "a.jsonl.gz", [("a.example/1", "2031-04-04", text)])
    found = rows(run([source], tmp_path / "out", steps=["attributions"]), "attributions")
    by_id = {row["attribution"]: row for row in found}
    nested = [row for row in found if row["within"]]
    assert nested
    for row in nested:
        assert row["content_text"] in by_id[row["within"]]["content_text"]


def test_an_article_that_is_too_long_is_counted_and_not_read(tmp_path: Path) -> None:
    """A book among the articles holds nobody up; its row is there."""
    book = [paragraph for number in range(1100) for paragraph in report(number)[1]]
    source = archive(tmp_path / "a.jsonl.gz", [
        ("a.example/1", "2031-04-04", book), ("a.example/2", "2031-04-04", report(2)[1]),
    ])  # fmt: skip
    out = run([source], tmp_path / "out", steps=["attributions"])
    finished = json.loads((out / "state" / "attributions" / "finished.json").read_text())
    assert finished["skipped"] == {"too long to be read": 1}
    assert [len(reading_of(row).attributions) > 0 for row in rows(out, "readings")] == [False, True]
