"""Small archives of invented reports, and the tables that came of them."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from onrecord.batch.engines import NAMES
from onrecord.batch.running import Workers, run_batch
from onrecord.batch.runs import Options
from onrecord.batch.tables import parts_of, read_rows

TOWNS = "Alder Vessen Brodal Kestrel Marn Oxley Tarrow Quill Hamre Jorvik".split()
THINGS = "bridge ferry mill harbour library orchard tramway reservoir theatre quarry".split()
PEOPLE = "Ines Holm;Tomas Brill;Lena Okafor;Per Aas;Ruth Ferro;Karl Unger".split(";")


def report(number: int) -> tuple[str, list[str]]:
    """Title and paragraphs of an invented report; another number is another story."""
    town, thing = TOWNS[number % 10], THINGS[number // 10 % 10]
    person, other = PEOPLE[number % 6], PEOPLE[(number + 2) % 6]
    return f"{town} closes its {thing} for {number + 2} weeks", [
        f"The {thing} of {town} will stay closed for {number + 2} weeks after inspectors found "
        f"{number + 11} cracks in its northern wall, the council announced on Tuesday.",
        f"“We have looked at the {thing} every spring and every autumn, and nobody in {town} had "
        f"seen these {number + 11} cracks,” said {person}, the mayor of {town}.",
        f"{other}, an engineer, said that the repair would cost {number + 3} million crowns and "
        f"that the {thing} could be opened again before the winter.",
        f"Some {number + 40} shopkeepers near the {thing} have asked the council for help.",
    ]


def page(number: int, *, host: str = "", date: bool = True, more: str = "") -> bytes:
    """The report as the page of an outlet."""
    title, paragraphs = report(number)
    host = host or f"{TOWNS[number % 7].lower()}post.example"
    when = f"2031-04-{1 + number % 20:02d}T08:00:00Z"
    published = f'<meta property="article:published_time" content="{when}">'
    body = "".join(f"<p>{one}</p>\n" for one in (*paragraphs, more) if one)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"{published if date else ''}"
        f'<meta property="og:site_name" content="{host[:-8].title()}">'
        f"</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


Answer = tuple[str, bytes]


def answers(numbers: Iterable[int]) -> list[Answer]:
    """Address and page of some reports."""
    return [(f"https://{TOWNS[n % 7].lower()}post.example/{n}", page(n)) for n in numbers]


def write_warc(path: Path, found: Sequence[Answer]) -> Path:
    """A packed web archive of some answers."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        for number, (url, body) in enumerate(found):
            own = {
                "WARC-Date": "2031-04-22T10:00:00Z",
                "WARC-Record-ID": f"<urn:uuid:{number:032x}>",
            }
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], "HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    url, "response", payload=io.BytesIO(body), http_headers=headers,
                    warc_headers_dict=own,
                )
            )  # fmt: skip
    return path


def write_lines(path: Path, numbers: Iterable[int], *, hosts: Sequence[str] = ()) -> Path:
    """JSON Lines, packed, of some reports; ``hosts``: each printed by each of them."""
    rows = []
    for number in numbers:
        title, paragraphs = report(number)
        for at, host in enumerate(hosts or [f"{TOWNS[number % 7].lower()}post.example"]):
            day = 1 + (number + at) % 25
            rows.append({
                "url": f"https://{host}/{number}", "title": title, "outlet": host[:-8].title(),
                "date": f"2031-04-{day:02d}T08:00:00Z", "text": "\n\n".join(paragraphs),
            })  # fmt: skip
    text = "".join(json.dumps(row) + "\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
    return path


def run(
    inputs: Sequence[Path | str], out: Path, *, steps: Sequence[str] = ("articles",),
    engine: str = "local", workers: int = 1, options: Options | None = None,
) -> Path:  # fmt: skip
    """Run to the end; the folder."""
    assert engine in NAMES
    for _ in run_batch(
        [str(one) for one in inputs], out, steps=steps, options=options or Options(),
        workers=Workers(engine, workers),
    ):  # fmt: skip
        pass
    return out


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    """All rows of a table."""
    return [row for part in parts_of(out / table) for row in read_rows(part)]


def tables(out: Path) -> dict[str, bytes]:
    """Each part of each table, to the byte."""
    parts = sorted(out.glob("*/part-*.parquet"))
    return {f"{part.parent.name}/{part.name}": part.read_bytes() for part in parts}


def unfinished(out: Path) -> list[str]:
    """Files that were begun and not ended."""
    return [str(path) for path in out.rglob(".side-*")]
