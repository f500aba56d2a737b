"""Joined statements of real stories, each judged by hand: how many are right.

python -m benchmarks.judged [--data ../shared/data] [--show] [--blank]

Ten events of `stories/news-clusters-dev.jsonl`, drawn by a fixed seed from those with five reports
and more, are recorded, and every statement with two attributions and more is looked up in
`benchmarks/gold/judged/statements.json`: ids and verdicts, no text. A statement is right when all
its attributions carry the same content of one occasion. One that was not judged as it stands is
told from what was: a part of a right one is right, one that holds a wrong one is wrong; the others
are counted as unjudged, and `--show` prints them with those that are wrong. `--blank` prints a
line of JSON for each unjudged one, to be filled in.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

import onrecord
from onrecord.types import Record, Statement, StoryRecord

SEED = 5
EVENTS = 10
LEAST_REPORTS = 5
GOLD = Path(__file__).parent / "gold" / "judged" / "statements.json"


class Verdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a person said of one line of a record."""

    event: str
    kind: str  # "statement", or a disagreement's
    items: list[str]  # SpokenAttribution.id, or what names the line
    right: bool
    why: str = ""


def events(data: Path) -> dict[str, list[str]]:
    """The lines of the reports of each event drawn."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in (data / "stories" / "news-clusters-dev.jsonl").read_text("utf-8").splitlines():
        found[json.loads(line)["story"]].append(line)
    names = sorted(name for name, lines in found.items() if len(lines) >= LEAST_REPORTS)
    drawn = random.Random(SEED).sample(names, EVENTS)
    return {name: found[name] for name in sorted(drawn)}


def record_of(lines: Sequence[str]) -> Record:
    """The record of an event's reports."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reports.jsonl"
        file.write_text("\n".join(lines), encoding="utf-8")
        return onrecord.record(file)


def joined(record: Record) -> Iterator[tuple[StoryRecord, Statement]]:
    """The statements with two attributions and more."""
    for story in record.stories:
        for statement in story.statements:
            if len(statement.attributions) > 1:
                yield story, statement


def verdict_on(items: Sequence[str], verdicts: Sequence[Verdict]) -> bool | None:
    """Right, wrong, or None where nobody judged it."""
    own = set(items)
    for verdict in verdicts:
        if own == set(verdict.items):
            return verdict.right
    if any(not v.right and own >= set(v.items) for v in verdicts):
        return False
    if any(v.right and own <= set(v.items) for v in verdicts):
        return True
    return None


def printed(record: Record, story: StoryRecord, statement: Statement) -> str:
    """The statement for a person to judge."""
    texts = {article.id: article.text for article in record.articles}
    spoken = {one.id: one for one in story.attributions}
    names = {speaker.id: speaker.name for speaker in story.speakers}
    lines = [f"{names[statement.speaker]}  {' '.join(statement.attributions)}"]
    for key in statement.attributions:
        one = spoken[key]
        words = " // ".join(span.of(texts[one.article]) for span in one.content)
        lines.append(f"    {one.kind:<8} {one.date or '':<10} {' '.join(words.split())[:240]}")
    return "\n".join(lines)


def asked(what: str) -> argparse.Namespace:
    """The command line of a program that counts verdicts."""
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--show", action="store_true", help="the wrong and the unjudged ones")
    parser.add_argument("--blank", action="store_true", help="lines to fill in, for the unjudged")
    options = parser.parse_args()
    if not (options.data / "stories").exists():
        raise SystemExit(f"no stories/ in {options.data}: nothing to measure")
    return options


def main() -> None:
    """Read the command line."""
    options = asked("Judged lines of real records.")
    verdicts = msgspec.json.decode(GOLD.read_bytes(), type=list[Verdict]) if GOLD.exists() else []
    counts: Counter[bool | None] = Counter()
    for event, lines in events(options.data).items():
        record = record_of(lines)
        known = [v for v in verdicts if v.event == event and v.kind == "statement"]
        for story, statement in joined(record):
            right = verdict_on(statement.attributions, known)
            counts[right] += 1
            if options.show and not right:
                print("WRONG" if right is False else "UNJUDGED", printed(record, story, statement))
            if options.blank and right is None:
                blank = Verdict(event, "statement", list(statement.attributions), True)
                print(msgspec.json.encode(blank).decode())
    judged = counts[True] + counts[False]
    share = 100 * counts[True] / judged if judged else 100.0
    print(f"joined statements: {counts[True]} of {judged} judged are right, {share:.1f} per cent")
    print(f"not judged: {counts[None]}")


if __name__ == "__main__":
    main()
