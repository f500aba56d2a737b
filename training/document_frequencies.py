"""Count in how many articles each stem stands, and write the table the package ships.

    python training/document_frequencies.py --data ../shared/data

Data: the dated US news articles of Baly et al. (2020), collection under Apache-2.0. The table
holds counts of words only, no text.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

from onrecord.likeness.words import content_stems

FLOOR = 12  # articles; rarer stems are names and misprints, and would triple the table
TABLE = Path("src/onrecord/likeness/data/document_frequencies.txt.gz")


def main() -> None:
    """Read the articles, count, write the table, say what was counted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    source = parser.parse_args().data / "articles" / "us-politics-sample.jsonl.gz"
    counts: Counter[str] = Counter()
    articles = 0
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            counts.update(set(content_stems(page.get("text") or page.get("maintext") or "")))
            articles += 1
    kept = sorted((s, n) for s, n in counts.items() if n >= FLOOR and not s.isdigit())
    body = f"articles\t{articles}\n" + "".join(f"{s}\t{n}\n" for s, n in kept)
    TABLE.parent.mkdir(parents=True, exist_ok=True)
    with gzip.GzipFile(TABLE, "wb", mtime=0) as out:
        out.write(body.encode("utf-8"))
    print(f"{articles} articles, {len(kept)} stems, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
