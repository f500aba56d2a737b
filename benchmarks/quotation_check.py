"""How well a quotation is checked: who is said to have said it, and in which words.

    python -m benchmarks.quotation_check [--wrong]

Two lists of quotations of our own invention, over stories of our own invention, in
`gold/quotations.json`. Those over the bundled story were looked at while the thresholds were set;
those over the stories of `gold/record_stories` were run once before anything was changed for them.
Of each it is known who said it, if anybody did, and what a check must say. A check is right when
its first match is the statement and its verdict one of those that fit; of words that nobody said,
when it finds nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from onrecord.demo import story_paths
from onrecord.desk import Desk
from onrecord.desk.quotations import Check, check_quotation
from onrecord.intake import pages
from onrecord.store import Store

GOLD = Path(__file__).parent / "gold"
FIRST_LOOK = datetime(2031, 1, 1, tzinfo=UTC)
# By what was done to the quotation: the verdicts that tell so.
FITTING = {
    "right": {"said"},
    "shortened": {"said"},
    "reworded": {"reworded", "similar"},
    "paraphrase": {"similar", "reworded", "reported"},
    "altered": {"differs"},
    "wrong": {"by_another"},
    "never": {"nothing"},
}


@dataclass(frozen=True, slots=True)
class Checked:
    """One quotation of a list, and what was found."""

    gold: dict[str, Any]
    check: Check
    seconds: float

    @property
    def right_statement(self) -> bool:
        """Whether the first match is the statement that the quotation was made of."""
        if self.gold["who"] is None:
            return not self.check.matches
        if not self.check.matches:
            return False
        first = self.check.matches[0]
        printed = " ".join(w.citation.text for w in first.wordings).casefold()
        return first.speaker == self.gold["who"] and self.gold["near"].casefold() in printed

    @property
    def right(self) -> bool:
        """Whether the verdict fits, too."""
        return self.right_statement and self.check.verdict in FITTING[self.gold["kind"]]


def check_all(store: Store, gold: Sequence[dict[str, Any]]) -> list[Checked]:
    """Each quotation of a list, checked."""
    done = []
    for one in gold:
        began = time.perf_counter()
        check = check_quotation(store, one["words"], speaker=one["speaker"])
        done.append(Checked(one, check, time.perf_counter() - began))
    return done


@contextmanager
def filled(paths: Sequence[str]) -> Iterator[Store]:
    """A store of what the paths hold."""
    with Store.open(":memory:", create=True) as store:
        for _ in Desk(store, clock=lambda: FIRST_LOOK).add(pages(paths)):
            pass
        yield store


def precision(done: Sequence[Checked]) -> tuple[int, int]:
    """Of the checks that show a match: those whose first one is the right one, and how many."""
    shown = [one for one in done if one.check.matches]
    return sum(one.right_statement for one in shown), len(shown)


def recall(done: Sequence[Checked]) -> tuple[int, int]:
    """Of the quotations that were said: those whose statement is found first, and how many."""
    said = [one for one in done if one.gold["who"] is not None]
    return sum(one.right_statement for one in said), len(said)


def show(name: str, done: Sequence[Checked], *, wrong: bool) -> None:
    """Print the figures of one list."""
    by_kind: dict[str, list[Checked]] = defaultdict(list)
    for one in done:
        by_kind[one.gold["kind"]].append(one)
    print(f"\n{name}: {len(done)} quotations")
    print(f"  {'':<12}{'number':>8}{'statement':>11}{'verdict':>9}")
    for kind, group in by_kind.items():
        found, right = sum(o.right_statement for o in group), sum(o.right for o in group)
        print(f"  {kind:<12}{len(group):>8}{found:>11}{right:>9}")
    for label, (hits, of) in (("precision", precision(done)), ("recall", recall(done))):
        print(f"  {label} of the first match: {hits}/{of} = {hits / max(1, of):.3f}")
    right = sum(one.right for one in done)
    print(f"  right in statement and verdict: {right}/{len(done)} = {right / len(done):.3f}")
    spent = sorted(one.seconds for one in done)
    print(f"  time: median {spent[len(spent) // 2] * 1000:.0f} ms, most {spent[-1] * 1000:.0f} ms")
    if wrong:
        for one in done:
            if not one.right:
                _show_wrong(one)


def _show_wrong(one: Checked) -> None:
    print(f"    {one.gold['kind']}: {one.gold['words']} ({one.gold['speaker']})")
    print(f"      {one.check.verdict}: {one.check.says}")
    for match in one.check.matches[:2]:
        words = match.wordings[0].citation.text
        print(f"      {match.kind} {match.nearness} {match.differences} {match.speaker}: {words}")


def main() -> int:
    """Print how both lists come out."""
    parser = argparse.ArgumentParser(description="How well a quotation is checked.")
    parser.add_argument("--data", type=Path, help="not needed; the lists are part of the project")
    parser.add_argument("--wrong", action="store_true", help="print what came out wrong")
    options = parser.parse_args()
    lists = json.loads((GOLD / "quotations.json").read_text(encoding="utf-8"))
    stories = sorted(str(path) for path in (GOLD / "record_stories").glob("*.jsonl"))
    for name, paths in (("tuned_on", story_paths()), ("held_out", stories)):
        with filled(paths) as store:
            show(name.replace("_", " "), check_all(store, lists[name]), wrong=options.wrong)
    return 0


if __name__ == "__main__":
    sys.exit(main())
