"""Precision and recall of a record's relays, disagreements and stories."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from benchmarks.record_quality.gold import GoldDisagreement, GoldRelay
from benchmarks.record_quality.matching import Reported, hits, same_name
from benchmarks.record_quality.tallies import Cases, Tally
from onrecord.types import Disagreement, Record, Relay

KINDS = ("figure", "date", "role", "channel", "claim", "status", "wording")
EXACT = frozenset({"figure", "date"})  # kinds whose sides are a few characters long


def relays(reported: Reported) -> tuple[Tally, Cases]:
    """Who repeats whom. A relay that leaves its direction open is neither right nor false."""
    tally, counts = Tally(), Cases()
    given = [r for s in reported.record.stories for r in s.relays if r.article in reported.keys]
    must = [r for r in reported.gold.relays if r.expected == "must"]
    optional = [r for r in reported.gold.relays if r.expected == "optional"]
    for gold in must:
        right = any(_same_relay(reported, r, gold) for r in given)
        tally.wanted += 1
        tally.hit += right
        if gold.case:
            counts[gold.case, right] += 1
        if not right:
            tally.faults.append(f"missed: {gold.article} {'/'.join(gold.kinds)} {_of(gold)}")
    for relay in given:
        right = any(_same_relay(reported, relay, gold) for gold in must)
        if not right and (
            any(_same_relay(reported, relay, gold) for gold in optional)
            or not getattr(relay, "directed", True)
        ):
            continue
        tally.given += 1
        tally.right += right
        if not right:
            of = reported.keys.get(relay.of.article or "") or f"{relay.of.kind} {relay.of.name}"
            tally.faults.append(f"false: {reported.keys[relay.article]} {relay.kind} {of}")
    for gold in reported.gold.relays:
        if gold.expected == "must_not":
            right = not any(
                _same_relay(reported, r, gold) and getattr(r, "directed", True) for r in given
            )
            counts[gold.case, right] += 1
    return tally, counts


def _of(gold: GoldRelay) -> str:
    return gold.of.article or f"{gold.of.kind} {gold.of.name}"


def _same_relay(reported: Reported, relay: Relay, gold: GoldRelay) -> bool:
    """An article counts as named by its outlet, too; a wire that is called an outlet passes."""
    if reported.keys[relay.article] != gold.article or relay.kind not in gold.kinds:
        return False
    if gold.of.article and relay.of.article:
        return reported.keys.get(relay.of.article) == gold.of.article
    return same_name(relay.of.name, gold.of.name)


def disagreements(reported: Reported) -> tuple[dict[str, Tally], Cases]:
    """Each kind of disagreement, and all near misses: what must not be shown as one."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    counts = Cases()
    given = list(_about_mine(reported))
    for gold in reported.gold.disagreements:
        if gold.optional:
            continue
        right = any(_same_matter(reported, d, gold) for d in given)
        tally = tallies[gold.kinds[0]]
        tally.wanted += 1
        tally.hit += right
        counts[gold.case, right] += 1
        if not right:
            sides = " | ".join(f"{s.value} ({s.cited[0].report})" for s in gold.sides)
            tally.faults.append(f"missed: {gold.about}: {sides}")
    for one in given:
        matched = [g for g in reported.gold.disagreements if _same_matter(reported, one, g)]
        if matched and all(g.optional for g in matched):
            continue
        tally = tallies[one.kind]
        tally.given += 1
        tally.right += bool(matched)
        if not matched:
            tally.faults.append(f"false: {_shown(reported, one)}{_near(reported, one)}")
    for gold in reported.gold.near_miss:
        shown = any(_same_matter(reported, d, gold) for d in given)
        counts[gold.case, not shown] += 1
    return tallies, counts


def _about_mine(reported: Reported) -> Iterator[Disagreement]:
    for story in reported.record.stories:
        for one in story.disagreements:
            if any(c.article in reported.keys for side in one.sides for c in side.citations):
                yield one


def _same_matter(reported: Reported, one: Disagreement, gold: GoldDisagreement) -> bool:
    """Whether two sides of the record stand for two different sides of the gold."""
    if one.kind not in gold.kinds:
        return False
    exactly = one.kind in EXACT
    stands = [
        {n for n, side in enumerate(gold.sides) if hits(reported, mine, side, exactly=exactly)}
        for mine in one.sides
    ]
    return any(a and b and len(a | b) > 1 for a, b in combinations(stands, 2))


def _near(reported: Reported, one: Disagreement) -> str:
    near = [g.case for g in reported.gold.near_miss if _same_matter(reported, one, g)]
    return f" [{near[0]}]" if near else ""


def _shown(reported: Reported, one: Disagreement) -> str:
    sides = " | ".join(
        f"{side.value[:60]!r} ({reported.keys.get(side.citations[0].article, '?')})"
        for side in one.sides
    )
    return f"{one.about}: {sides}"


def assignment(record: Record, gold: Mapping[str, str]) -> tuple[Tally, Tally]:
    """Which reports are of one story: by pairs, and by B-cubed. ``gold``: story by report."""
    story_of = {a: s.id for s in record.stories for a in s.articles}
    given = {a.key: story_of.get(a.id, a.id) for a in record.articles if a.key in gold}
    pairs, cubed = Tally(), Tally()
    keys = sorted(key for key in given if key)
    for a, b in combinations(keys, 2):
        w, g = gold[a] == gold[b], given[a] == given[b]
        pairs.wanted += w
        pairs.given += g
        pairs.right += w and g
        pairs.hit += w and g
    sizes = Counter((gold[k], given[k]) for k in keys)
    wanted, made = Counter(gold[k] for k in keys), Counter(given[k] for k in keys)
    for key in keys:
        both = sizes[gold[key], given[key]]
        cubed.wanted += 1
        cubed.given += 1
        cubed.hit += both / wanted[gold[key]]
        cubed.right += both / made[given[key]]
    pairs.faults = _misplaced(keys, gold, given)
    return pairs, cubed


def _misplaced(
    keys: Sequence[str], gold: Mapping[str, str], given: Mapping[str | None, str]
) -> list[str]:
    """The reports outside the group that holds most of their story, and strays in a group."""
    faults = []
    for name in sorted({gold[k] for k in keys}):
        groups = Counter(given[k] for k in keys if gold[k] == name)
        home = min(groups, key=lambda g: (-groups[g], g))
        faults += [f"split off: {k}" for k in keys if gold[k] == name and given[k] != home]
        guests = [k for k in keys if given[k] == home and gold[k] != name]
        faults += [f"{name} holds {k}" for k in guests]
    return faults
