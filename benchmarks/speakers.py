"""How often the right speaker stands behind what was said, on 72 articles marked by hand.

python -m benchmarks.speakers --data ../shared/data [--show even]

`benchmarks/gold/speakers-*.json` hold, for each attribution, where its content and source stand
and the names that the article gives its speaker; no name where it gives none. Of the reading,
the attribution that shares most with the gold content is judged. Articles of an even number
(counted from 1 in each file) were looked at first, then those of an odd one, then those of the
files called fresh, and at last those of the files called unseen, after they had been measured.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple

from onrecord.reading import read_article
from onrecord.types import Article, Attribution, Entity, Reading, Span

Outcome = Literal["right", "short", "wrong", "null", "unfound", "silent", "named anyway", "unseen"]

GOLD: Final = Path(__file__).parent / "gold"
PARTS: Final = ("even", "odd", "fresh", "unseen")  # of the gold set
LEAST_SHARED: Final = 0.5  # of the shorter content's characters; of both's, where sources differ
CONTEXT: Final = 120  # characters shown around a case
_TITLES: Final = frozenset(
    """
    mr mrs ms miss dr prof professor sir dame lord lady sen senator rep representative gov governor
    president minister judge justice mayor king queen prince princess pope general gen col capt sgt
    lt rev chief
    """.split()
)


class Marked(NamedTuple):
    """One attribution of the gold set."""

    content: Span
    source: Span | None
    names: tuple[str, ...]  # acceptable ones; empty: the article does not name the speaker


class Case(NamedTuple):
    """What the reading makes of one gold attribution."""

    marked: Marked
    given: Attribution | None
    entity: Entity | None
    outcome: Outcome


def articles(data: Path) -> Iterator[tuple[str, Article, list[Marked]]]:
    """The part it belongs to, article and gold attributions."""
    for path in sorted(GOLD.glob("speakers-*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        texts = _texts(data / gold["corpus"], {entry["line"] for entry in gold["articles"]})
        for number, entry in enumerate(gold["articles"], 1):
            text = texts[entry["line"]]
            if hashlib.sha256(text.encode()).hexdigest() != entry["sha256"]:
                raise ValueError(f"{gold['corpus']}: line {entry['line']} is another text")
            marked = [
                Marked(
                    Span(*one["content"]),
                    Span(*one["source"]) if one["source"] else None,
                    tuple(one["names"]),
                )
                for one in entry["attributions"]
            ]
            half = "odd" if number % 2 else "even"
            part = next((name for name in ("fresh", "unseen") if name in path.stem), half)
            yield part, Article(id=entry["id"], text=text), marked


def _texts(path: Path, wanted: set[int]) -> dict[int, str]:
    """The texts at some lines of a file of JSON Lines."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        return {at: json.loads(line)["text"] for at, line in enumerate(file) if at in wanted}


def judged(reading: Reading, marked: Marked) -> Case:
    """The attribution of a reading that a gold one is compared with, and what comes of it."""
    ranked = [
        (rank, -at)
        for at, given in enumerate(reading.attributions)
        if (rank := _likeness(given, marked)) is not None
    ]
    if not ranked:
        return Case(marked, None, None, "unfound" if marked.names else "unseen")
    given = reading.attributions[-max(ranked)[1]]
    entity = next((e for e in reading.entities if e.id == given.entity), None)
    return Case(marked, given, entity, _outcome(marked.names, entity))


def _likeness(given: Attribution, marked: Marked) -> tuple[bool, int, bool, float] | None:
    """How well contents agree, the source deciding among near equals; None: hardly at all."""
    touched = [span for span in given.content if span.overlaps(marked.content)]
    shared = sum(
        min(span.end, marked.content.end) - max(span.start, marked.content.start)
        for span in touched
    )
    length = sum(span.end - span.start for span in touched)
    wanted = marked.content.end - marked.content.start
    if not touched or shared < LEAST_SHARED * min(length, wanted):
        return None
    union = shared / (length + wanted - shared)
    opens = touched[0].start <= marked.content.start + 2
    same = bool(given.source and marked.source and given.source.overlaps(marked.source))
    if given.source and marked.source and not same and union < LEAST_SHARED:
        return None  # the saying around the one wanted, or within it
    return opens, round(5 * union), same, union


def _outcome(names: Sequence[str], entity: Entity | None) -> Outcome:
    if entity is None or not entity.named:
        return "null" if names else "silent"
    if not names:
        return "named anyway"
    given = _plain(entity.name)
    wanted = [_plain(name) for name in names]
    if given in wanted:
        return "right"
    alike = [name for name in wanted if name[-1:] == given[-1:] and _within(name, given)]
    if not alike:
        return "wrong"
    return "short" if len(given) == 1 else "right"


def _within(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    return set(one) <= set(two) or set(two) <= set(one)


def _plain(name: str) -> tuple[str, ...]:
    """The words of a name without article, titles and marks."""
    words = re.findall(r"\w+", re.sub(r"['’.]", "", name).casefold())
    while len(words) > 1 and words[0] in _TITLES | {"the"}:
        words = words[1:]
    return tuple(words)


def shown(label: str, counts: Counter[Outcome]) -> str:
    """One part's figures."""
    total = counts.total()
    found = total - counts["unfound"] - counts["unseen"]
    named = found - counts["silent"] - counts["named anyway"]
    all_named = named + counts["unfound"]
    return (
        f"{label:<6} {total:>4} gold  {found:>4} found   named: "
        f"{counts['right']} right  {counts['short']} short  {counts['wrong']} wrong  "
        f"{counts['null']} null  {counts['unfound']} not found   "
        f"right {_share(counts['right'], named)} of found, "
        f"{_share(counts['right'], all_named)} of all; wrong {_share(counts['wrong'], named)}   "
        f"unnamed: {counts['silent']} null  {counts['named anyway']} named anyway  "
        f"{counts['unseen']} not found"
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "-"


def described(article: Article, case: Case) -> str:
    """One case and the text around it."""
    text, marked = article.text, case.marked
    start = min(marked.content.start, marked.source.start if marked.source else len(text))
    end = max(marked.content.end, marked.source.end if marked.source else 0)
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    given = "-"
    if case.given is not None:
        source = case.given.source.of(text) if case.given.source else None
        name = f"{case.entity.name} ({case.entity.kind})" if case.entity else None
        given = f"{name}  source={source!r} rule={case.given.rule}"
    gold = marked.source.of(text) if marked.source else None
    where = " ".join(f"{before}[[{text[start:end]}]]{after}".split())
    return (
        f"{case.outcome.upper()} {article.id[:12]} @{marked.content.start}\n"
        f"   gold  {' | '.join(marked.names) or '(unnamed)'}  source={gold!r}\n"
        f"   given {given}\n   {where}\n"
    )


def measure(data: Path, show: str) -> None:
    """Print the cases asked for, then the figures."""
    parts: dict[str, Counter[Outcome]] = {part: Counter() for part in PARTS}
    for part, article, gold in articles(data):
        reading = read_article(article, acts=True)
        for marked in gold:
            case = judged(reading, marked)
            parts[part][case.outcome] += 1
            if part == show and case.outcome not in ("right", "silent", "unseen"):
                print(described(article, case))
    for part, counts in parts.items():
        print(shown(part, counts))
    print(shown("all", sum(parts.values(), Counter[Outcome]())))


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Speakers, against the gold set.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--show", choices=PARTS, default="")
    options = parser.parse_args()
    measure(options.data, options.show)


if __name__ == "__main__":
    main()
