"""The gold of the bundled story is checked against its files, without the pipeline."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.demo import gold, story_paths

GOLD = gold()
MARKED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")


def printed(article: dict[str, Any]) -> str:
    """What a reader sees of an article: tags, scripts and JSON taken off, entities resolved."""
    (path,) = [path for path in story_paths() if Path(path).name == article["file"]]
    raw = Path(path).read_text(encoding="utf-8")
    if path.endswith(".jsonl"):
        (row,) = [row for row in map(json.loads, raw.splitlines()) if row["id"] == article["key"]]
        return f"{row['title']}\n\n{row['text']}"
    if path.endswith(".html"):
        body = raw[raw.index("<body") :]
        body = re.sub(r"(?s)<script.*?</script>", " ", body)
        body = re.sub(r"</?(p|div|h\d|li|td|small|figcaption)\b[^>]*>", "\n\n", body)
        return html.unescape(re.sub(r"<[^>]+>", "", body))
    return raw


TEXTS = {article["name"]: printed(article) for article in GOLD["articles"]}


def fragments() -> list[tuple[str, str, str]]:
    """Section, article and words of every fragment that gold cites."""
    found = [
        ("quotations", name, words)
        for name, quotations in GOLD["quotations"].items()
        for quotation in quotations
        for words in quotation["words"]
    ]
    for section in ("joined", "apart"):
        found += [
            (section, wording["article"], wording["words"])
            for line in GOLD[section]
            for wording in line["wordings"]
        ]
    for section in ("disagreements", "agreements"):
        found += [
            (section, value["article"], value["words"])
            for line in GOLD[section]
            for value in line["values"]
        ]
    for section in ("marked_but_not_said", "denials", "relays", "unconfirmed"):
        found += [(section, line["article"], line["words"]) for line in GOLD[section]]
    found += [
        ("expectations", name, line["words"])
        for line in GOLD["expectations"]
        for name in line["articles"]
    ]
    return found


@pytest.mark.parametrize(("section", "name", "words"), fragments())
def test_every_fragment_stands_in_its_article(section, name, words):
    """Gold cites only what is printed."""
    assert words in TEXTS[name]


@pytest.mark.parametrize("article", GOLD["articles"], ids=lambda article: article["name"])
def test_every_pair_of_quotation_marks_is_in_gold(article):
    """No direct quotation was forgotten."""
    name = article["name"]
    known = {words for line in GOLD["quotations"][name] for words in line["words"]}
    known |= {line["words"] for line in GOLD["marked_but_not_said"] if line["article"] == name}
    text = TEXTS[name]
    for debris in ("thoughts on “Dam inspector blames weak vigilance”",):
        text = text.replace(debris, "")
    for match in MARKED.finditer(text):
        inner = match.group(1) or match.group(2)
        assert "\n\n" not in inner, f"a pair of marks spans paragraphs: {inner!r}"
        assert inner in known


@pytest.mark.parametrize("article", GOLD["articles"], ids=lambda article: article["name"])
def test_every_role_and_speaker_is_printed(article):
    """A speaker or a role that gold gives an article stands in that article."""
    name, text = article["name"], TEXTS[article["name"]]
    for line in GOLD["quotations"][name]:
        assert line["speaker"] is None or line["speaker"].split()[-1] in text
    for line in GOLD["roles"]:
        if name in line["articles"]:
            assert line["role"].lower() in text.lower()


@pytest.mark.parametrize("article", GOLD["articles"], ids=lambda article: article["name"])
def test_debris_is_there_to_be_removed(article):
    """What must not be left in the text is in the file to begin with."""
    (path,) = [path for path in story_paths() if Path(path).name == article["file"]]
    raw = html.unescape(Path(path).read_text(encoding="utf-8"))
    assert [debris for debris in article["debris"] if debris not in raw] == []


def test_every_article_is_in_one_story():
    """The stories divide the articles among them."""
    grouped = [name for story in GOLD["stories"] for name in story]
    assert sorted(grouped) == sorted(TEXTS)


def test_every_file_is_in_gold():
    """No bundled file goes unread."""
    assert {Path(path).name for path in story_paths()} == {a["file"] for a in GOLD["articles"]}
