"""Files, folders, patterns, standard input and JSON become pages; the rest is told."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake import decode, pages, streams
from onrecord.types import Page, Skipped

TEXT = "The pier closed on Tuesday, the council said."
HTML = f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>"


def one(path: Path | str) -> Page | Skipped:
    (item,) = pages([str(path)])
    return item


def page_of(path: Path | str) -> Page:
    item = one(path)
    assert isinstance(item, Page), item
    return item


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", TEXT, "text"),
        ("a.md", f"# Pier\n\n{TEXT}", "text"),
        ("a", TEXT, "text"),
        ("a.html", HTML, "html"),
        ("a.txt", HTML, "html"),
        ("saved", f"<p>{TEXT}</p>" * 3, "html"),
        ("a.txt", "He wrote <html> on the wall, the council said.", "text"),
    ],
)
def test_the_kind_is_told_by_name_and_by_content(
    tmp_path: Path, name: str, content: str, kind: str
) -> None:
    """A saved page is HTML whatever it is called; other text is text."""
    (tmp_path / name).write_text(content)
    page = page_of(tmp_path / name)
    assert (page.kind, page.content, page.path) == (kind, content, str(tmp_path / name))


@pytest.mark.parametrize(
    ("raw", "content"),
    [
        ("“Ja”, sagte sie.".encode(), "“Ja”, sagte sie."),
        ("“Ja”, sagte sie.".encode("utf-8-sig"), "“Ja”, sagte sie."),
        ("“Ja”, sagte sie.".encode("utf-16"), "“Ja”, sagte sie."),
        ("The café, “she” said, is in the old harbour.".encode("cp1252"),
         "The café, “she” said, is in the old harbour."),
        ('<html><meta charset="iso-8859-2"><p>Żółw łódź</p></html>'.encode("iso-8859-2"),
         '<html><meta charset="iso-8859-2"><p>Żółw łódź</p></html>'),
        ("a\r\nb\u00a0c\u200bd".encode(), "a\r\nb\u00a0c\u200bd"),
        ("Совет порта проголосовал за закрытие пирса во вторник.".encode("cp1251"),
         "Совет порта проголосовал за закрытие пирса во вторник."),
    ],
)  # fmt: skip
def test_bytes_are_decoded_exactly(tmp_path: Path, raw: bytes, content: str) -> None:
    """Marks, UTF-8, the page's own word, then a guess; no character is repaired."""
    (tmp_path / "a.txt").write_bytes(raw)
    assert page_of(tmp_path / "a.txt").content == content


@given(st.text(min_size=1))
def test_utf_8_comes_back_equal(text: str) -> None:
    """What was written as UTF-8 is read as it was."""
    assert decode.decode(text.encode()) == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_give_pages_or_reasons(raw: bytes) -> None:
    """No bytes take intake down."""
    for item in streams.pages_of_bytes(raw, path="x"):
        assert isinstance(item, (Page, Skipped))


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"%PDF-1.7 ...", "a PDF; text, HTML and JSON Lines are read"),
        (b"\x89PNG\r\n", "a picture; text, HTML and JSON Lines are read"),
        (b"a\x00b" * 50, "a binary file; text, HTML and JSON Lines are read"),
        (b'<?xml version="1.0"?><rss><item/></rss>', "a feed or a sitemap, not a page"),
        (gzip.compress(TEXT.encode(), mtime=0)[:-9], "could not be read to its end"),
    ],
)
def test_what_holds_no_page_is_told_why(tmp_path: Path, raw: bytes, why: str) -> None:
    """An editor learns what the file is, not which exception it raised."""
    (tmp_path / "a").write_bytes(raw)
    item = one(tmp_path / "a")
    assert isinstance(item, Skipped)
    assert item.why.startswith(why)


def test_a_missing_path_a_pattern_without_files_and_other_addresses_are_told() -> None:
    """Each path that gives nothing is in the output with its reason."""
    found = list(pages(["/no/such", "/no/*.txt", "ftp://a.example/x", "a\0b"]))
    assert [item.why for item in found if isinstance(item, Skipped)] == [
        "no such file or folder",
        "no file matches this pattern",
        "only http and https addresses are read",
        "no path has a zero byte in it",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    """Permission is a reason."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    assert one(tmp_path / "a.txt") == Skipped(
        str(tmp_path / "a.txt"), "cannot be opened: permission denied"
    )


def test_a_page_that_is_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One page has a limit; the file's other lines are read."""
    monkeypatch.setattr(streams, "MAX_PAGE", 100)
    (tmp_path / "a.txt").write_text("a" * 101)
    assert one(tmp_path / "a.txt") == Skipped(
        str(tmp_path / "a.txt"), "larger than 20 MB, too large for a news page"
    )
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{"b" * 300}"}}\n{{"text": "{TEXT}"}}\n')
    long, page = pages([str(tmp_path / "a.jsonl")])
    assert long == Skipped(f"{tmp_path / 'a.jsonl'}:1", "the line is longer than 20 MB")
    assert isinstance(page, Page)
    assert page.path == f"{tmp_path / 'a.jsonl'}:2"


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    """Sorted, hidden and foreign files told, links to folders not followed."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "1.txt").write_text(TEXT)
    for name in ("c.html", "a.txt", ".hidden", "style.css", "d.bin"):
        (tmp_path / name).write_bytes(b"\x00\x01" if name == "d.bin" else TEXT.encode())
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = [(Path(str(item.path)).name, type(item)) for item in pages([str(tmp_path)])]
    assert found == [
        (".hidden", Skipped), ("a.txt", Page), ("1.txt", Page), ("c.html", Page),
        ("d.bin", Skipped), ("loop", Skipped), ("style.css", Skipped),
    ]  # fmt: skip


def test_patterns_are_expanded_in_order(tmp_path: Path) -> None:
    """A pattern that the shell has not expanded is expanded here."""
    for name in ("b.txt", "a.txt", "c.md"):
        (tmp_path / name).write_text(TEXT)
    found = [Path(str(item.path)).name for item in pages([f"{tmp_path}/*.txt"])]
    assert found == ["a.txt", "b.txt"]


def test_json_lines_are_streamed_and_a_broken_line_is_told(tmp_path: Path) -> None:
    """Each line is a page with its number; a broken one costs itself alone."""
    lines = [
        json.dumps({"id": 7, "text": TEXT, "title": "Pier", "url": "https://a.example/x"}),
        '{"text": "cut o',
        "",
        "[1, 2]",
        json.dumps({"title": "no text"}),
        json.dumps({"html": HTML}),
    ]
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    first, broken, listed, empty, html = pages([str(path)])
    assert first == Page(
        TEXT, "text", f"{path}:1", "https://a.example/x", (("key", "7"), ("title", "Pier"))
    )
    assert isinstance(broken, Skipped)
    assert broken.path == f"{path}:2"
    assert broken.why.startswith("not valid JSON")
    assert listed == Skipped(f"{path}:4", "not a JSON object but a list")
    assert isinstance(empty, Skipped)
    assert isinstance(html, Page)
    assert (html.kind, html.path) == ("html", f"{path}:6")


@pytest.mark.parametrize(
    ("fields", "given"),
    [
        ({"headline": "Pier"}, {"title": "Pier"}),
        ({"ID": "x1", "source": "Post", "source_url": "www.post.example"},
         {"key": "x1", "outlet": "Post"}),
        ({"publisher": {"@type": "Organization", "name": "Post"}}, {"outlet": "Post"}),
        ({"source_domain": "www.post.example"}, {"outlet": "www.post.example"}),
        ({"authors": ["Jane Doe", {"name": "John Roe"}]}, {"byline": "Jane Doe; John Roe"}),
        ({"authors": "['Jane Doe', \"Pat O'Hara\"]"}, {"byline": "Jane Doe; Pat O'Hara"}),
        ({"authors": "[]"}, {}),
        ({"byline": "By Jane Doe"}, {"byline": "By Jane Doe"}),
        ({"date_publish": "2016-07-14T00:00:00"}, {"published": "2016-07-14T00:00:00"}),
        ({"pubDate": "Sat, 21 Jun 2025 07:49:00 GMT"},
         {"published": "Sat, 21 Jun 2025 07:49:00 GMT"}),
        ({"timestamp": 1749282360}, {"published": "2025-06-07T07:46:00+00:00"}),
        ({"timestamp": 1749282360000}, {"published": "2025-06-07T07:46:00+00:00"}),
        ({"date": 20250607}, {"published": "20250607"}),
        ({"date": 0, "title": None, "outlet": False, "lang": "en"}, {"language": "en"}),
    ],
)  # fmt: skip
def test_the_usual_names_are_understood(
    tmp_path: Path, fields: dict[str, object], given: dict[str, str]
) -> None:
    """Other people's names for an article's parts are ours."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": TEXT, **fields}))
    page = page_of(path)
    assert dict(page.given) == given
    assert page.path == str(path)


def test_text_that_is_markup_is_html(tmp_path: Path) -> None:
    """Programs put HTML under "content"; half a surrogate pair is no character."""
    (tmp_path / "a.json").write_text(
        '[{"content": {"rendered": "<p>Pier</p>"}}, {"text": "a\\ud83d"}]'
    )
    first, second = pages([str(tmp_path / "a.json")])
    assert isinstance(first, Page)
    assert (first.kind, first.content) == ("html", "<p>Pier</p>")
    assert isinstance(second, Page)
    assert (second.path, second.content) == (f"{tmp_path / 'a.json'}:2", "a\ufffd")


@pytest.mark.parametrize(
    ("raw", "kinds"),
    [
        (f'{{"text": "{TEXT}"}}\n{{"text": "{TEXT}"}}\n', ["text", "text"]),
        (f'{{"text": "{TEXT}"}}', ["text"]),
        (f'[{{"text": "{TEXT}"}}]', ["text"]),
        (HTML, ["html"]),
        (TEXT, ["text"]),
        ("[Ellery] The pier closed.", ["text"]),
    ],
)
def test_standard_input_is_told_by_how_it_begins(
    monkeypatch: pytest.MonkeyPatch, raw: str, kinds: list[str]
) -> None:
    """A pipe has no name: JSON Lines, JSON, HTML and text are told apart."""

    class Standard:
        buffer = io.BytesIO(raw.encode())

    monkeypatch.setattr("sys.stdin", Standard)
    found = list(pages(["-"]))
    assert [item.kind for item in found if isinstance(item, Page)] == kinds


def test_one_string_instead_of_paths_is_a_callers_mistake() -> None:
    """A string would be read letter by letter."""
    with pytest.raises(ValueError, match="list of paths"):
        list(pages("a.txt"))


def test_json_nested_too_deeply_is_told(tmp_path: Path) -> None:
    """A file made to break parsers is one reason among others."""
    (tmp_path / "a.jsonl").write_text("[" * 200_000 + "\n" + json.dumps({"text": TEXT}))
    deep, page = pages([str(tmp_path / "a.jsonl")])
    assert isinstance(deep, Skipped)
    assert isinstance(page, Page)
