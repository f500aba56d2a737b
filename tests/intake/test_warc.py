"""WARC files to pages: each record for itself, gone on with at any, damaged ones told."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord.intake import pages, warc
from onrecord.intake.warc import records_of_warc
from onrecord.types import Page, Skipped

HTML = "<html><head>{head}</head><body><p>The pier closed, report {n} said.</p></body></html>"


def made(
    count: int, *, packed: bool = True, status: str = "200 OK", kind: str = "text/html",
    bodies: dict[int, bytes] | None = None, headers: tuple[tuple[str, str], ...] = (),
    head: str = "",
) -> bytes:  # fmt: skip
    """A WARC file with a line about the crawl, then a request and an answer for each page."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("made.warc.gz", {"software": "made up"}))
    for n in range(count):
        body = (bodies or {}).get(n, HTML.format(n=n, head=head).encode())
        own = {"WARC-Date": f"2031-04-05T10:00:{n % 60:02d}Z"}
        url = f"http://post.example/{n}?utm_source=x"
        asked = StatusAndHeaders("GET / HTTP/1.1", [], is_http_request=True)
        answer = StatusAndHeaders(status, [("Content-Type", kind), *headers], protocol="HTTP/1.1")
        for name, payload, lines in (("request", b"", asked), ("response", body, answer)):
            writer.write_record(
                writer.create_warc_record(
                    url, name, payload=io.BytesIO(payload), http_headers=lines,
                    warc_headers_dict=dict(own),
                )
            )  # fmt: skip
    return file.getvalue()


def items_of(raw: bytes, start: int = 0) -> list[tuple[Page | Skipped | None, int]]:
    return list(records_of_warc(io.BytesIO(raw), "x", start=start))


def urls(items: list[tuple[Page | Skipped | None, int]]) -> list[str | None]:
    return [item.url for item, _ in items if isinstance(item, Page)]


def whys(items: list[tuple[Page | Skipped | None, int]]) -> list[str]:
    return [item.why for item, _ in items if isinstance(item, Skipped)]


BOTH = pytest.mark.parametrize("packed", [True, False], ids=["packed", "plain"])


@BOTH
def test_html_answers_are_pages(packed: bool, tmp_path: Path) -> None:
    """With the address that was asked for, and the time at which the crawler had it."""
    path = tmp_path / "news.warc.gz"
    path.write_bytes(made(2, packed=packed))
    first, second = pages([str(path)])
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert first.url == "http://post.example/0"
    assert first.content == HTML.format(n=0, head="")
    assert dict(first.given) == {"fetched": "2031-04-05T10:00:00Z"}
    assert str(first.path).startswith(f"{path}:")
    assert first.path != second.path


def test_a_warc_file_from_a_pipe_is_read() -> None:
    """No seeking is needed to read from the beginning to the end."""
    from onrecord.intake.streams import pages_of_stream

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *place: int) -> int:
            raise io.UnsupportedOperation

    assert len(list(pages_of_stream(Pipe(made(3)), path="-"))) == 3


@pytest.mark.parametrize(
    ("status", "kind", "why"),
    [
        ("404 Not Found", "text/html", "2 answers in it are no pages: 2 of status 404"),
        ("200 OK", "image/png", "2 answers in it are no pages: 2 image/png"),
        ("200 OK", "", "2 answers in it are no pages: 2 of no kind"),
    ],
)
def test_other_answers_are_counted(status: str, kind: str, why: str) -> None:
    """One line tells of all of them, however many there are."""
    assert whys(items_of(made(2, status=status, kind=kind))) == [why]


def test_the_encoding_of_the_answer_counts() -> None:
    """Latin-1 by its header, packed content by its own."""
    body = "<p>Das Café schließt.</p>".encode("iso-8859-1")
    (_, _, (page, _)) = items_of(made(1, kind="text/html; charset=ISO-8859-1", bodies={0: body}))
    assert isinstance(page, Page)
    assert "Café" in page.content
    packed = gzip.compress(b"<p>Packed.</p>", mtime=0)
    items = items_of(made(1, bodies={0: packed}, headers=(("Content-Encoding", "gzip"),)))
    assert isinstance(items[-1][0], Page)
    assert items[-1][0].content == "<p>Packed.</p>"


def test_a_canonical_link_to_another_site_names_the_first_publisher() -> None:
    """A copy says where it is from."""
    head = '<link rel="canonical" href="https://gazette.example/pier">'
    page = items_of(made(1, head=head))[-1][0]
    assert isinstance(page, Page)
    assert dict(page.given)["syndicated_from"] == "gazette.example"


@BOTH
def test_reading_goes_on_at_any_record(packed: bool) -> None:
    """The byte that comes with an item is where the rest begins: nothing twice or left out."""
    raw = made(4, packed=packed)
    items = items_of(raw)
    for number, (_, end) in enumerate(items):
        assert items_of(raw, start=end) == items[number + 1 :]


@BOTH
@pytest.mark.parametrize("cut", [1, 30, 100, 300, 900])
def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes(packed: bool, cut: int) -> None:
    """Records before the cut are whole; the cut itself is told, and is where reading goes on."""
    raw = made(5, packed=packed)
    items = items_of(raw[:-cut])
    assert urls(items)[:4] == urls(items_of(raw))[: min(4, len(urls(items)))]
    assert len(urls(items)) >= 3
    if cut > 4:
        assert whys(items)
        assert "cut off" in whys(items)[-1]
        again = items_of(raw, start=items[-1][1])
        assert list(dict.fromkeys(urls(items) + urls(again))) == urls(items_of(raw))


@BOTH
def test_a_damaged_record_costs_itself(packed: bool) -> None:
    """What comes after it is found again."""
    raw = made(5, packed=packed)
    items = items_of(raw)
    ends = [end for item, end in items if isinstance(item, Page)]
    begins = max(end for _, end in items if end < ends[2])
    damaged = bytearray(raw)
    size = 60 if packed else 4
    damaged[begins : begins + size] = b"\xee" * size
    found = items_of(bytes(damaged))
    assert set(urls(items)) - set(urls(found)) <= {"http://post.example/2"}
    assert whys(found)


def test_a_file_packed_in_one_piece_is_read(tmp_path: Path) -> None:
    """``gzip news.warc`` is what people do, though it is against the standard."""
    raw = made(3, packed=False)
    (tmp_path / "x.warc.gz").write_bytes(gzip.compress(raw, mtime=0))
    assert len(list(pages([str(tmp_path / "x.warc.gz")]))) == 3
    with (tmp_path / "x.warc.gz").open("rb") as file:
        items = list(records_of_warc(file, "x"))
    with (tmp_path / "x.warc.gz").open("rb") as file:
        assert list(records_of_warc(file, "x", start=items[2][1])) == items[3:]


def test_a_record_that_unpacks_without_end_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page has a limit, and so has what is passed over for the sake of the next record."""
    monkeypatch.setattr(warc, "MAX_PAGE", 10_000)
    items = items_of(made(3, bodies={1: b"a" * 1_000_000}))
    assert urls(items) == ["http://post.example/0", "http://post.example/2"]
    assert whys(items) == ["larger than 20 MB, too large for a news page"]
    monkeypatch.setattr(warc, "MAX_RECORD", 100_000)
    items = items_of(made(3, bodies={1: b"a" * 1_000_000}))
    assert urls(items) == ["http://post.example/0", "http://post.example/2"]
    assert whys(items) == ["the record unpacks to more than 1 GB"]


RAW = made(3)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(RAW) - 1), st.binary(min_size=1, max_size=40))
def test_no_damage_takes_the_reader_down(at: int, noise: bytes) -> None:
    """Whatever stands in the file, there are pages and reasons, and an end."""
    for item, end in items_of(RAW[:at] + noise + RAW[at + len(noise) :]):
        assert item is None or isinstance(item, (Page, Skipped))
        assert 0 <= end <= len(RAW) + len(noise)
