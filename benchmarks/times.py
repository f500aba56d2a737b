"""Time expressions against TimeML documents: strict, relaxed and value F1.

    python -m benchmarks.times --data ../shared/data/timex/train [--half odd|even] [--show 40]

The rules were tuned on the even documents (every second in order of name, the first included) and
are checked on the odd ones.
"""

from __future__ import annotations

import argparse
import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.reading.sentences import split_sentences
from onrecord.reading.times import find_times

DATA = Path("../shared/data/timex/train")
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


class Gold(NamedTuple):
    """One annotated expression."""

    start: int
    end: int
    type: str
    value: str


def documents(folder: Path, half: str) -> Iterator[tuple[str, str, str, list[Gold]]]:
    """Name, text, day of publication and expressions of every document of a half."""
    for number, path in enumerate(sorted(folder.glob("*.tml"))):
        if half != "all" and (number % 2 == 0) != (half == "even"):
            continue
        raw = path.read_text(encoding="utf-8")
        created = re.search(r"<DCT>.*?value=\"([^\"]+)\"", raw, re.DOTALL)
        body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
        if created and body:
            yield path.name, *_parsed(body[1].strip("\n"), created[1])


def _parsed(body: str, created: str) -> tuple[str, str, list[Gold]]:
    text, at, open_, found = "", 0, [], []
    for tag in _TAG.finditer(body):
        text += html.unescape(body[at : tag.start()])
        at = tag.end()
        if tag[2] != "TIMEX3":
            continue
        if not tag[1]:
            open_.append((len(text), dict(_ATTRIBUTE.findall(tag[3]))))
        elif open_:
            start, attributes = open_.pop()
            found.append(Gold(start, len(text), attributes["type"], attributes["value"]))
    return text + html.unescape(body[at:]), created[:10], found


def scores(folder: Path, half: str, show: int = 0) -> dict[str, float]:
    """Precision, recall and F1 of spans, and F1 of spans with the right value and type."""
    gold_total = found_total = strict = relaxed = values = types = 0
    shown = 0
    for name, text, day, gold in documents(folder, half):
        found = find_times(text, split_sentences(text), day)
        gold_total += len(gold)
        found_total += len(found)
        used: set[int] = set()
        for expected in gold:
            for index, timex in enumerate(found):
                span = timex.span
                if index in used or span.start >= expected.end or expected.start >= span.end:
                    continue
                used.add(index)
                relaxed += 1
                strict += (span.start, span.end) == (expected.start, expected.end)
                types += timex.type == expected.type
                values += timex.value == expected.value
                if timex.value != expected.value and shown < show:
                    shown += 1
                    print(f"{day} {name[:12]} {text[expected.start : expected.end]!r}"
                          f" {expected.value} found {span.of(text)!r} {timex.value}")  # fmt: skip
                break
            else:
                if shown < show:
                    shown += 1
                    print(f"{day} {name[:12]} {text[expected.start : expected.end]!r}"
                          f" {expected.value} missed")  # fmt: skip
        for index, timex in enumerate(found):
            if index not in used and shown < show:
                shown += 1
                print(f"{day} {name[:12]} spurious {timex.span.of(text)!r} {timex.value}")

    def f1(hits: int) -> float:
        return round(2 * hits / max(1, gold_total + found_total), 3)

    return {
        "expressions": gold_total,
        "found": found_total,
        "precision": round(relaxed / max(1, found_total), 3),
        "recall": round(relaxed / max(1, gold_total), 3),
        "strict": f1(strict),
        "relaxed": f1(relaxed),
        "type": f1(types),
        "value": f1(values),
    }


def main() -> None:
    """Print the scores of each half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--half", choices=["even", "odd", "all"], default=None)
    parser.add_argument("--show", type=int, default=0, help="print so many faults")
    options = parser.parse_args()
    nested = options.data / "timex" / "train"
    folder = nested if nested.is_dir() else options.data
    for half in [options.half] if options.half else ["even", "odd", "all"]:
        print(half, scores(folder, half, options.show))


if __name__ == "__main__":
    main()
