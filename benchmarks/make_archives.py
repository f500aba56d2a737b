"""Web archives of any number of pages, for runs of every step: brief reports, most of them copies.

    python -m benchmarks.make_archives FOLDER --pages 100000 --files 10 --outlets 20 --seed 7

Each report is the beginning of one of ``benchmarks.generate`` and is printed by some twenty outlets
on the day and the day after, by some with a line of credit: so wires are spread. Few distinct texts
have to be read, so that what is measured is everything around the reader. One answer in fifty is no
page. The pages of a report are dealt over all files, as a crawl finds them.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.generate import OUTLET_KINDS, WIRES, archive
from benchmarks.make_warc import NO_PAGE, html_page, write_answers

PARAGRAPHS = 4  # of a report that are printed: some hundred words
CREDITED = 0.3  # share of copies that say where they are from
HOURS = 36  # within which copies appear
TOWNS = "Alder Brodal Vessen Marn Kestrel Oxley Tarrow Quill Hamre Jorvik Lund Sorrel".split()

Answer = tuple[str, str, str, str, bytes]


def pages(number: int, *, outlets: int, seed: int = 0) -> Iterator[dict[str, str]]:
    """So many pages as rows, report after report."""
    chance = random.Random(seed)
    names = [f"The {town} {kind}" for town in TOWNS for kind in OUTLET_KINDS]
    made = 0
    for at, row in enumerate(archive(number // outlets + 1, seed=seed)):
        text = "\n\n".join(row["text"].split("\n\n")[:PARAGRAPHS])
        begins = datetime.fromisoformat(row["date"].removesuffix("Z"))
        for place, outlet in enumerate(chance.sample(names, outlets)):
            if made >= number:
                return
            when = begins + timedelta(minutes=chance.randrange(60 * HOURS) if place else 0)
            copied = place and chance.random() < CREDITED
            credit = f"\n\n{chance.choice(WIRES)} contributed reporting." if copied else ""
            host = f"{outlet.lower().removeprefix('the ').replace(' ', '')}.example"
            yield {
                "title": row["title"],
                "outlet": outlet,
                "date": f"{when:%Y-%m-%dT%H:%M:%SZ}",
                "url": f"https://{host}/{when:%Y/%m/%d}/{at:06d}",
                "text": text + credit,
            }
            made += 1


def write(folder: Path, number: int, *, files: int, outlets: int, seed: int = 0) -> list[Path]:
    """Write the archives; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"news-{n:03d}.warc.gz" for n in range(files)]
    for n, path in enumerate(paths):
        with path.open("wb") as file:
            write_answers(file, _answers(number, n, files, outlets, seed), seed=seed + n)
    return paths


def _answers(number: int, file: int, files: int, outlets: int, seed: int) -> Iterator[Answer]:
    chance = random.Random(seed + file)
    for at, row in enumerate(pages(number, outlets=outlets, seed=seed)):
        if at % files != file:
            continue
        if chance.random() < NO_PAGE:
            yield f"{row['url']}-old", row["date"], "404 Not Found", "text/html", b"<p>Gone.</p>"
        yield row["url"], row["date"], "200 OK", "text/html", html_page(row).encode()


def main() -> None:
    """Write the archives."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--files", type=int, default=10)
    parser.add_argument("--outlets", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    paths = write(
        options.folder, options.pages, files=options.files, outlets=options.outlets,
        seed=options.seed,
    )  # fmt: skip
    size = sum(path.stat().st_size for path in paths) / 1_000_000
    print(f"{options.folder}: {options.pages} pages in {len(paths)} files, {size:.1f} MB")


if __name__ == "__main__":
    main()
