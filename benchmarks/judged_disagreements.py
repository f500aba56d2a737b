"""Disagreements shown for real stories, each judged by hand: how many are right.

python -m benchmarks.judged_disagreements [--data ../shared/data] [--show] [--blank]

Every event of `stories/news-clusters-dev.jsonl` with two reports and more is recorded, and every
disagreement but those of wording is looked up in `benchmarks/gold/judged/disagreements.json`. One
is named by its kind and the places that it cites. It is right when its sides are given of one thing
at one time and cannot all be right. `--show` prints what is wrong or unjudged, `--blank` a line of
JSON for each unjudged one.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

import msgspec

from benchmarks.judged import Verdict, asked, record_of
from onrecord.types import Disagreement

GOLD = Path(__file__).parent / "gold" / "judged" / "disagreements.json"


def events(data: Path) -> dict[str, list[str]]:
    """The lines of the reports of each event."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in (data / "stories" / "news-clusters-dev.jsonl").read_text("utf-8").splitlines():
        found[json.loads(line)["story"]].append(line)
    return {name: lines for name, lines in sorted(found.items()) if len(lines) > 1}


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
    for event, lines in events(options.data).items():
        shown = [d for story in record_of(lines).stories for d in story.disagreements]
        for one in shown:
            if one.kind == "wording":
                continue
            right = known.get((event, one.kind, *places(one)))
            counts[right] += 1
            if options.show and not right:
                print("WRONG" if right is False else "UNJUDGED", printed(event, one))
            if options.blank and right is None:
                print(msgspec.json.encode(Verdict(event, one.kind, places(one), True)).decode())
    judged = counts[True] + counts[False]
    share = 100 * counts[True] / judged if judged else 100.0
    print(f"disagreements shown: {counts[True]} of {judged} judged are right, {share:.1f} per cent")
    print(f"not judged: {counts[None]}")


if __name__ == "__main__":
    main()
