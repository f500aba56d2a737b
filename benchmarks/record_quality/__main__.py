"""What a record says of labelled stories: precision, recall and F1 of every part of it.

python -m benchmarks.record_quality [--part dev|check|held|all] [--show] [--story NAME]
                                    [--gold-speakers]

`benchmarks/gold/record_stories` holds fictional stories, their reports and, by hand, what a
record of them should say. Each story is recorded alone, then all of them in one pile together
with reports that fit none. The rules may be made on the stories of part `dev`; those of part
`check` are looked at in figures only. `--show` prints a line for each fault. `--gold-speakers`
puts the gold's speaker behind each attribution found, so that what is measured of statements is
not the loss of speakers.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import onrecord
from benchmarks.record_quality import conflicts, speech, statements
from benchmarks.record_quality.given_speakers import with_gold_speakers
from benchmarks.record_quality.gold import GoldStory, reports_file, rows, stories, stray_rows
from benchmarks.record_quality.matching import Reported, lay_over
from benchmarks.record_quality.tallies import Cases, Tally

MEASURES = {
    "attributions": speech.attributions,
    "speakers, pairs": speech.speakers,
    "speakers, names": speech.names,
    "spoken for": speech.spoken_for,
    "statements, pairs": statements.pairwise,
    "statements, B-cubed": statements.b_cubed,
    "origins": statements.origins,
    "independent origins": statements.independent,
}


def judge(reported: Reported) -> tuple[dict[str, Tally], Cases]:
    """Every figure of one story."""
    tallies = {name: measure(reported) for name, measure in MEASURES.items()}
    tallies["relays"], counts = conflicts.relays(reported)
    kinds, of_kinds = conflicts.disagreements(reported)
    every = Tally()
    for kind in conflicts.KINDS:
        tallies[f"disagreement: {kind}"] = kinds[kind]
        every.add(Tally(kinds[kind].given, kinds[kind].right, kinds[kind].wanted, kinds[kind].hit))
    tallies["disagreements, all"] = every
    return tallies, counts + of_kinds + statements.cases(reported)


def together(judged: Sequence[tuple[str, dict[str, Tally]]]) -> dict[str, Tally]:
    """The figures of several stories, each fault with its story's name."""
    total: dict[str, Tally] = {}
    for story, tallies in judged:
        for name, tally in tallies.items():
            marked = Tally(tally.given, tally.right, tally.wanted, tally.hit)
            marked.faults = [f"{story}: {fault}" for fault in tally.faults]
            total.setdefault(name, Tally()).add(marked)
    return total


def alone(
    golds: Sequence[GoldStory], *, given_speakers: bool = False
) -> tuple[dict[str, Tally], Cases]:
    """Each story recorded by itself."""
    judged, counts = [], Cases()
    for gold in golds:
        file = reports_file(gold.story)
        record = with_gold_speakers(gold, file) if given_speakers else onrecord.record(file)
        tallies, cases = judge(lay_over(gold, record))
        judged.append((gold.story, tallies))
        counts += cases
    return together(judged), counts


def piled(golds: Sequence[GoldStory], part: str) -> dict[str, Tally]:
    """All stories and the strays recorded as one pile."""
    strays = stray_rows(part)
    lines = [row for gold in golds for row in rows(gold.story).values()] + list(strays.values())
    with tempfile.TemporaryDirectory() as folder:
        pile = Path(folder) / "pile.jsonl"
        pile.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        record = onrecord.record(pile)
    total = together([(gold.story, judge(lay_over(gold, record))[0]) for gold in golds])
    story_of = {key: gold.story for gold in golds for key in rows(gold.story)}
    story_of |= {key: key for key in strays}  # a report that fits none stands alone
    total["stories, pairs"], total["stories, B-cubed"] = conflicts.assignment(record, story_of)
    return total


def table(title: str, tallies: Mapping[str, Tally]) -> list[str]:
    """One line a measure, in per cent, with the counts behind it."""
    lines = [title, f"{'':<24} {'P':>6} {'R':>6} {'F1':>6}   right/given  found/wanted"]
    for name, t in tallies.items():
        figures = f"{100 * t.precision:>6.1f} {100 * t.recall:>6.1f} {100 * t.f1:>6.1f}"
        if not t.given and not t.wanted:
            figures = f"{'-':>6} {'-':>6} {'-':>6}"
        right, hit = f"{t.right:g}/{t.given:g}", f"{t.hit:g}/{t.wanted:g}"
        if name.endswith("B-cubed"):
            right, hit = f"{t.right:.1f}/{t.given:g}", f"{t.hit:.1f}/{t.wanted:g}"
        lines.append(f"{name:<24} {figures}   {right:>11}  {hit:>12}")
    return lines


def case_lines(counts: Cases) -> list[str]:
    """How many of each labelled case came out right."""
    lines = ["labelled cases that came out right"]
    for name in sorted({case for case, _ in counts if case}):
        right = counts[name, True]
        lines.append(f"{name:<54} {right:>3} of {right + counts[name, False]}")
    return lines


def faults(tallies: Mapping[str, Tally]) -> list[str]:
    """A line for each miss and each false line."""
    return [f"{name}: {fault}" for name, tally in tallies.items() for fault in tally.faults]


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("dev", "check", "held", "all"), default="all")
    parser.add_argument("--story", help="this story only")
    parser.add_argument("--show", action="store_true", help="a line for each fault")
    parser.add_argument(
        "--gold-speakers", action="store_true", help="who speaks as the gold says; stories alone"
    )
    parser.add_argument("--data", type=Path, help="not needed: the stories are in the repository")
    options = parser.parse_args()
    golds = [g for g in stories(options.part) if options.story in (None, g.story)]
    if not golds:
        raise SystemExit(f"no story {options.story!r} in part {options.part}")
    reports = sum(len(rows(gold.story)) for gold in golds)
    own, counts = alone(golds, given_speakers=options.gold_speakers)
    title = f"part {options.part}: {len(golds)} stories, {reports} reports"
    print("\n".join([*table(f"{title}, each story alone", own), "", *case_lines(counts)]))
    if options.show:
        print("\n".join(["", *faults(own)]))
    if options.story is None and not options.gold_speakers:
        pile = piled(golds, options.part)
        print("\n".join(["", *table(f"{title} and strays in one pile", pile)]))
        if options.show:
            print("\n".join(["", *faults({k: v for k, v in pile.items() if "stories" in k})]))


if __name__ == "__main__":
    main()
