"""A WARC.gz file of made-up news pages, of any size, the same for the same seed.

    python -m benchmarks.make_warc --articles 10000 --seed 7 news.warc.gz

It is laid out as Common Crawl's news archive is: each record packed for itself, a request before
each answer, a line of numbers about the crawl at the front. One answer in fifty is no page (a
picture, a page that is gone), as a reader of such files has to expect.

    /usr/bin/time -v onrecord add news.warc.gz --store news.db

tells how long it takes and how much memory.
"""

from __future__ import annotations

import argparse
import html
import io
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from benchmarks.generate import archive

NO_PAGE = 0.02  # share of answers that are pictures or errors
MENU = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in "news sport culture".split())
HEADERS = [("Server", "made-up"), ("Cache-Control", "max-age=60")]


def html_page(row: dict[str, str]) -> str:
    """A report as the page of its outlet, with what stands around it."""
    title, outlet = html.escape(row["title"]), html.escape(row["outlet"])
    body = "".join(f"<p>{html.escape(part)}</p>\n" for part in row["text"].split("\n\n"))
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{title} | {outlet}</title>"
        f'<meta property="og:site_name" content="{outlet}">'
        f'<meta property="article:published_time" content="{row["date"]}">'
        f'<link rel="canonical" href="{row["url"]}"></head>\n'
        f"<body><header><nav><ul>{MENU}</ul></nav></header>\n"
        f"<main><article><h1>{title}</h1>\n{body}</article></main>\n"
        f"<footer><p>All rights reserved by {outlet}.</p></footer></body></html>\n"
    )


def answers(articles: int, *, seed: int = 0) -> Iterator[tuple[str, str, str, str, bytes]]:
    """URL, date, status line, content type and body of each answer."""
    rng = random.Random(seed)
    for row in archive(articles, seed=seed):
        if rng.random() < NO_PAGE:
            url = f"{row['url']}.jpg"
            yield url, row["date"], "200 OK", "image/jpeg", b"\xff\xd8\xff" + rng.randbytes(2000)
            yield f"{row['url']}-old", row["date"], "404 Not Found", "text/html", b"<p>Gone.</p>"
        page = html_page(row).encode()
        yield f"{row['url']}?utm_source=crawl", row["date"], "200 OK", "text/html", page


def write_warc(file: BinaryIO, articles: int, *, seed: int = 0) -> int:
    """Write so many pages as records of a packed WARC file; how many records there are."""
    return write_answers(file, answers(articles, seed=seed), seed=seed)


def write_answers(
    file: BinaryIO, found: Iterable[tuple[str, str, str, str, bytes]], *, seed: int = 0
) -> int:
    """Write answers as records of a packed WARC file; how many records there are."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    writer: Any = WARCWriter(file, gzip=True)
    chance = random.Random(seed)
    writer.write_record(
        writer.create_warcinfo_record(
            "made-up.warc.gz", {"software": "onrecord benchmarks", "format": "WARC 1.0"}
        )
    )
    records = 1
    for url, date, status, kind, body in found:
        own = {"WARC-Date": date, "WARC-Record-ID": f"<urn:uuid:{chance.getrandbits(128):032x}>"}
        asked = StatusAndHeaders(
            "GET / HTTP/1.1", [("User-Agent", "made-up")], is_http_request=True
        )
        answered = StatusAndHeaders(status, [("Content-Type", kind), *HEADERS], protocol="HTTP/1.1")
        for record in (
            writer.create_warc_record(
                url, "request", payload=io.BytesIO(), http_headers=asked,
                warc_headers_dict=dict(own),
            ),
            writer.create_warc_record(
                url, "response", payload=io.BytesIO(body), http_headers=answered,
                warc_headers_dict=dict(own),
            ),
        ):  # fmt: skip
            writer.write_record(record)
            records += 1
    return records


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    with options.path.open("wb") as file:
        records = write_warc(file, options.articles, seed=options.seed)
    size = options.path.stat().st_size / 1_000_000
    print(f"{options.path}: {records} records, {size:.1f} MB")


if __name__ == "__main__":
    main()
