"""What step 1's look at raw HTML loses, and what it costs, over real texts of news.

    python -m benchmarks.batch_precheck --data ../shared/data --articles 3000

Each text becomes a page as ``benchmarks.make_warc`` lays it out, once with its language declared as
it is and once with a wrong declaration, as careless sites have it. Lost is an article that the
whole step makes of the page and that the look refuses. The texts are English: how many pages in
other languages are saved the extractor is not measured here.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.make_warc import html_page
from onrecord.articles import to_article
from onrecord.batch.precheck import refused
from onrecord.types import Article, Page

SAMPLE = Path("articles", "us-politics-sample.jsonl.gz")


def texts(data: Path) -> Iterator[dict[str, str]]:
    """Rows of the sample, spread over all of it."""
    with gzip.open(data / SAMPLE, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            if number % 3 == 0:
                row = json.loads(line)
                yield {"title": row["title"], "outlet": row["source"], "date": row["date"],
                       "url": row["url"], "text": row["text"]}  # fmt: skip


def main() -> None:
    """Print what is lost."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--articles", type=int, default=3000)
    options = parser.parse_args()
    pages = [html_page(row) for row in islice(texts(options.data), options.articles)]
    looking = cleaning = 0.0
    made = 0
    lost: Counter[str] = Counter()
    misled: Counter[str] = Counter()
    for number, html in enumerate(pages):
        page = Page(html, "html", path=str(number), url=f"https://paper.example/{number}")
        started = time.process_time()
        why = refused(page, least_words=20)
        looked = time.process_time()
        article = to_article(page)
        looking += looked - started
        cleaning += time.process_time() - looked
        if isinstance(article, Article):
            made += 1
            lost.update([why] if why else [])
            wrong = html.replace('<html lang="en">', '<html lang="es">', 1)
            why = refused(Page(wrong, "html"), least_words=20)
            misled.update([why] if why else [])
    print(f"{len(pages):,} pages, {made:,} articles; lost: {sum(lost.values())} {dict(lost)}")
    print(f"with a wrong language declared: {sum(misled.values())} {dict(misled)}")
    print(
        f"the look {1e3 * looking / len(pages):.2f} ms a page, the extractor and the cleaning "
        f"{1e3 * cleaning / len(pages):.2f} ms: {len(pages) / (looking + cleaning):.0f} pages/s"
    )


if __name__ == "__main__":
    main()
