"""Disagreements shown for real stories, each judged by hand: how many are right.

python -m benchmarks.judged_disagreements [--data ../shared/data] [--show] [--blank]

Every event of `stories/news-clusters-dev.jsonl` with two reports and more is recorded, and ninety
groups of reports on one matter by three outlets and more, drawn by a fixed seed from the sample of
US politics (their ids are in `gold/judged/topic-groups.json`). Every disagreement shown is looked
up in `gold/judged/disagreements.json`. One is named by its kind and the places that it cites. It is
right when its sides are given of one thing at one time and cannot all be right; of wording, when
the sides are the same part of one remark and differ in more than house style. `--show` prints what
is wrong or unjudged, `--blank` a line of JSON for each unjudged one.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.judged import Verdict, asked, record_of
from onrecord.types import Disagreement

GOLD = Path(__file__).parent / "gold" / "judged" / "disagreements.json"
GROUPS = GOLD.parent / "topic-groups.json"


def events(data: Path) -> dict[str, list[str]]:
    """The lines of the reports of each event."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in (data / "stories" / "news-clusters-dev.jsonl").read_text("utf-8").splitlines():
        found[json.loads(line)["story"]].append(line)
    return {f"ev:{name}": lines for name, lines in sorted(found.items()) if len(lines) > 1}


def topics(data: Path) -> dict[str, list[str]]:
    """The lines of the reports of each group of the politics sample; none where that is missing."""
    sample = data / "articles" / "us-politics-sample.jsonl.gz"
    if not sample.exists():
        return {}
    groups: list[list[str]] = json.loads(GROUPS.read_text("utf-8"))
    wanted = {key for group in groups for key in group}
    rows: dict[str, str] = {}
    with gzip.open(sample, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["ID"] in wanted:
                rows[row["ID"]] = json.dumps(_row(row))
    return {f"pol:{n}": [rows[key] for key in group] for n, group in enumerate(groups)}


def _row(row: dict[str, Any]) -> dict[str, Any]:
    named = {key: row.get(key) for key in ("title", "text", "url")}
    return {"id": row["ID"], **named, "outlet": row["source"], "date": row["date"][:10]}


def places(one: Disagreement) -> list[str]:
    """What names a disagreement: the first place that each side cites."""
    return sorted(
        f"{c.article}:{c.start}-{c.end}" for c in (side.citations[0] for side in one.sides)
    )


def printed(event: str, one: Disagreement) -> str:
    """The disagreement for a person to judge."""
    lines = [f"{event}: {one.kind}: {one.about[:100]}"]
    for side in one.sides:
        lines += [f"    {side.value[:80]!r} {c.article}:{c.start}" for c in side.citations[:3]]
    return "\n".join(lines)


def main() -> None:
    """Read the command line."""
    options = asked("Judged disagreements of real records.")
    verdicts = msgspec.json.decode(GOLD.read_bytes(), type=list[Verdict]) if GOLD.exists() else []
    known = {(v.event, v.kind, *sorted(v.items)): v.right for v in verdicts}
    counts: Counter[bool | None] = Counter()
    worded: Counter[bool | None] = Counter()
    for event, lines in (events(options.data) | topics(options.data)).items():
        shown = [d for story in record_of(lines).stories for d in story.disagreements]
        for one in shown:
            right = known.get((event, one.kind, *places(one)))
            counts[right] += 1
            worded[right] += one.kind == "wording"
            if options.show and not right:
                print("WRONG" if right is False else "UNJUDGED", printed(event, one))
            if options.blank and right is None:
                print(msgspec.json.encode(Verdict(event, one.kind, places(one), True)).decode())
    judged = counts[True] + counts[False]
    share = 100 * counts[True] / judged if judged else 100.0
    print(f"disagreements shown: {counts[True]} of {judged} judged are right, {share:.1f} per cent")
    print(f"of these of wording: {worded[True]} of {worded[True] + worded[False]}")
    print(f"not judged: {counts[None]}")


if __name__ == "__main__":
    main()
