"""The first step: what becomes of good pages, and of everything that is none."""

from __future__ import annotations

import gzip
import json
import threading
from collections import Counter
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from batch_inputs import answers, page, report, rows, run, write_lines, write_warc

from onrecord.articles import to_article
from onrecord.batch import articles as step
from onrecord.batch.article_rows import article_of
from onrecord.batch.errors import BatchError
from onrecord.batch.runs import Options
from onrecord.types import Article, Page


def reasons(out: Path) -> dict[str, int]:
    return dict(Counter(row["reason"] for row in rows(out, "skipped")))


def test_a_row_gives_back_the_article_that_the_cleaning_made(tmp_path: Path) -> None:
    """The table is the article: nothing of it is lost on the way to disk."""
    out = run([write_warc(tmp_path / "news.warc.gz", answers(range(4)))], tmp_path / "out")
    found = rows(out, "articles")
    assert [row["row"] for row in found] == [0, 1, 2, 3]
    for row, (url, body) in zip(found, answers(range(4)), strict=True):
        made = to_article(Page(body.decode(), "html", path=row["path"], url=url))
        assert isinstance(made, Article)
        assert article_of(row) == made
        assert row["characters"] == len(made.text)


def test_every_kind_of_input_gives_its_articles(tmp_path: Path) -> None:
    """WARC, JSON Lines, Parquet and a folder of saved pages, in one run, a part each."""
    import pyarrow
    import pyarrow.parquet

    write_warc(tmp_path / "a.warc.gz", answers([1]))
    write_lines(tmp_path / "b.jsonl.gz", [2])
    title, paragraphs = report(3)
    table = pyarrow.table({"headline": [title], "body": ["\n\n".join(paragraphs)]})
    pyarrow.parquet.write_table(table, tmp_path / "c.parquet")
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in (4, 5):
        (pages / f"{number}.html").write_bytes(page(number))
    (pages / "style.css").write_text("p { color: red }")
    inputs = [tmp_path / name for name in ("a.warc.gz", "b.jsonl.gz", "c.parquet", "pages")]
    found = rows(run(inputs, tmp_path / "out"), "articles")
    assert [row["title"] for row in found] == [report(number)[0] for number in (1, 2, 3, 4, 5)]
    assert [row["part"] for row in found] == [0, 1, 2, 3, 3]


def test_an_address_of_an_object_store_is_read_where_it_lies(tmp_path: Path) -> None:
    """Patterns of addresses are looked up there, and files are read from there."""
    for name, numbers in (("a.warc.gz", [1]), ("b.warc.gz", [2]), ("c.txt", [])):
        write_warc(tmp_path / name, answers(numbers))
    out = run([f"file://{tmp_path}/*.warc.gz"], tmp_path / "out")
    assert [row["title"] for row in rows(out, "articles")] == [report(1)[0], report(2)[0]]


def test_a_file_of_the_web_is_fetched_and_read(tmp_path: Path) -> None:
    """Whole, so that what is damaged in it can be passed over as on a disk."""
    (tmp_path / "web").mkdir()
    write_warc(tmp_path / "web" / "a.warc.gz", answers([1]))
    serve = partial(Quiet, directory=str(tmp_path / "web"))
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        out = run([f"{address}/a.warc.gz"], tmp_path / "out")
        with pytest.raises(BatchError, match=r"b\.warc\.gz cannot be read.*status 404"):
            run([f"{address}/b.warc.gz"], tmp_path / "other")
        server.shutdown()
    (row,) = rows(out, "articles")
    assert row["title"] == report(1)[0]
    assert row["path"].startswith(f"{address}/a.warc.gz:")


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and prints nothing."""

    def log_message(self, *args: object) -> None:
        pass


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param("ftp://archive.example/news.warc.gz", "s3, gs, http, https are", id="scheme"),
        pytest.param("nowhere/news.warc.gz", "no such file or folder", id="missing"),
        pytest.param("nowhere/*.warc.gz", "holds no file", id="pattern"),
    ],
)
def test_an_input_that_cannot_be_had_is_named_before_anything_is_done(
    tmp_path: Path, given: str, said: str
) -> None:
    """A mistyped input ends the run at once, and leaves no run in the folder."""
    with pytest.raises(BatchError, match=said):
        run([given], tmp_path / "out")
    assert not (tmp_path / "out" / "run.json").exists()


def test_a_packed_file_that_is_cut_off_gives_what_is_whole(tmp_path: Path) -> None:
    """The articles before the break are kept; the break is told with the reason."""
    whole = write_warc(tmp_path / "whole.warc.gz", answers(range(6))).read_bytes()
    (tmp_path / "cut.warc.gz").write_bytes(whole[: len(whole) - 300])
    lines = gzip.decompress(write_lines(tmp_path / "w.jsonl.gz", range(6)).read_bytes())
    packed = gzip.compress(lines, mtime=0)
    (tmp_path / "cut.jsonl.gz").write_bytes(packed[: len(packed) - 40])
    out = run([tmp_path / "cut.warc.gz", tmp_path / "cut.jsonl.gz"], tmp_path / "out")
    found = Counter(row["part"] for row in rows(out, "articles"))
    assert found[1] == 5
    assert found[0] >= 4  # the last line or two are cut
    assert any("cut off" in said for said in reasons(out))
    assert any("could not be read to its end" in said for said in reasons(out))


def test_a_record_of_a_wrong_length_costs_itself_alone(tmp_path: Path) -> None:
    """What follows a damaged record is found again."""
    parts = []
    for number in range(4):
        path = write_warc(tmp_path / "one.warc", answers([number]))
        raw = path.read_bytes()
        if number == 1:
            at = raw.index(b"Content-Length: ")
            raw = raw[:at] + b"Content-Length: 99999999" + raw[raw.index(b"\r\n", at) :]
        parts.append(gzip.compress(raw, mtime=0))
    (tmp_path / "wrong.warc.gz").write_bytes(b"".join(parts))
    out = run([tmp_path / "wrong.warc.gz"], tmp_path / "out")
    titles = [row["title"] for row in rows(out, "articles")]
    assert {report(number)[0] for number in (0, 2, 3)} <= set(titles)


def test_articles_without_a_date_are_kept_without_one(tmp_path: Path) -> None:
    """Nothing is guessed: the columns are empty."""
    found = [(f"https://post.example/{n}", page(n, date=False)) for n in range(2)]
    out = run([write_warc(tmp_path / "undated.warc.gz", found)], tmp_path / "out")
    assert [(row["published"], row["day"]) for row in rows(out, "articles")] == [(None, None)] * 2


def test_what_is_no_report_is_counted_by_reason_and_named(tmp_path: Path) -> None:
    """Each row of the table of skipped says where it stood and why, in few wordings."""
    german = "Der Rat der Stadt hat am Dienstag beschlossen, die Brücke für Wochen zu sperren. " * 9
    huge = b"<html><body>" + b"<div>" * 2_000_000
    found = [
        *answers([1]),
        ("https://post.example/menu", b"<html><body><p>Home</p></body></html>"),
        ("https://post.example/de", f"<html lang='de'><p>{german}</p></html>".encode()),
        ("https://post.example/huge", huge),
        answers([1])[0],
        *answers([2]),
    ]
    out = run([write_warc(tmp_path / "mixed.warc.gz", found)], tmp_path / "out")
    assert [row["title"] for row in rows(out, "articles")] == [report(1)[0], report(2)[0]]
    assert reasons(out) == {
        "too short for a report, told before cleaning": 1,
        "written in another language, told before cleaning": 1,
        "more markup than a news page has": 1,
        "the same article as one before it": 1,
    }
    assert all(row["path"].startswith(str(tmp_path)) for row in rows(out, "skipped"))


def test_the_least_length_is_what_was_asked_for(tmp_path: Path) -> None:
    """An article of fewer words is left out, with how many it has."""
    path = write_lines(tmp_path / "short.jsonl.gz", [1])
    out = run([path], tmp_path / "out", options=Options(min_words=500))
    assert rows(out, "articles") == []
    assert [row["why"] for row in rows(out, "skipped")] == [
        f"too short for what was asked: {sum(len(p.split()) for p in report(1)[1])} words"
    ]


def test_only_languages_that_can_be_read_are_taken(tmp_path: Path) -> None:
    """A wish that would give empty tables is refused."""
    with pytest.raises(ValueError, match="only English"):
        run([tmp_path], tmp_path / "out", options=Options(languages=("de",)))


def test_a_page_that_takes_too_long_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pages after it are read."""
    slow = report(1)[0]

    def cleaning(found: Page) -> object:
        while found.content.count(slow):
            pass
        return to_article(found)

    monkeypatch.setattr(step, "to_article", cleaning)
    monkeypatch.setattr(step, "PAGE_SECONDS", 0.3)
    out = in_this_process(tmp_path, write_warc(tmp_path / "s.warc.gz", answers([0, 1, 2])))
    assert [row["title"] for row in rows(out, "articles")] == [report(0)[0], report(2)[0]]
    assert [row["reason"] for row in rows(out, "skipped")] == ["took more than N seconds"]


@pytest.mark.parametrize("error", [MemoryError, RecursionError, ZeroDivisionError, UnicodeError])
def test_a_page_on_which_the_program_fails_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    """It is counted and named like any other."""

    def cleaning(found: Page) -> object:
        if report(1)[0] in found.content:
            raise error
        return to_article(found)

    monkeypatch.setattr(step, "to_article", cleaning)
    out = in_this_process(tmp_path, write_warc(tmp_path / "s.warc.gz", answers([0, 1, 2])))
    assert len(rows(out, "articles")) == 2
    assert len(rows(out, "skipped")) == 1


def test_a_file_that_is_no_text_is_set_aside(tmp_path: Path) -> None:
    """It gives an empty part, and the reason."""
    (tmp_path / "a.gz").write_bytes(b"\x89PNG" + bytes(range(256)) * 40)
    write_lines(tmp_path / "b.jsonl.gz", [2])
    out = run([tmp_path / "a.gz", tmp_path / "b.jsonl.gz"], tmp_path / "out")
    assert [row["part"] for row in rows(out, "articles")] == [1]
    assert [row["part"] for row in rows(out, "skipped")] == [0]


def test_lines_that_are_broken_are_skipped_one_by_one(tmp_path: Path) -> None:
    """A line is a record: what is wrong with one is its own affair."""
    title, paragraphs = report(1)
    good = json.dumps({"title": title, "text": "\n\n".join(paragraphs), "date": "soon"})
    lines = ["{", '"text"', good, "[" * 200_000, '{"text": "\\ud800 half"}', "\x00"]
    (tmp_path / "odd.jsonl").write_text("\n".join(lines))
    out = run([tmp_path / "odd.jsonl"], tmp_path / "out")
    assert [row["title"] for row in rows(out, "articles")] == [title]
    assert sum(reasons(out).values()) >= 4


def in_this_process(tmp_path: Path, source: Path) -> Path:
    """The articles of one source, read here, where the test has put something in the way."""
    from onrecord.batch.runs import Run
    from onrecord.batch.sources import sources_of
    from onrecord.batch.tasks import perform

    run = Run(tmp_path / "out", sources_of([str(source)]), Options())
    for tasks in step.rounds(run):
        for task in tasks:
            perform(task)
    return run.folder
