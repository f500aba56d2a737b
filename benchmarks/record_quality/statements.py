"""What is one statement, where it came from, and the labelled cases of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations

from benchmarks.record_quality.gold import GoldOrigin, GoldStatement
from benchmarks.record_quality.matching import Found, Reported, same_name
from benchmarks.record_quality.tallies import Cases, Tally, judged, pairs, words
from onrecord.types import Origin, Statement


def pairwise(reported: Reported) -> Tally:
    """One statement behind two attributions, over all pairs of those found."""
    found, spared = judged(reported), _spared(reported)

    def joined(a: Found, b: Found) -> bool:
        return bool(reported.held_in(a) & reported.held_in(b))

    def same(a: Found, b: Found) -> bool:
        return a.gold.statement == b.gold.statement

    tally = pairs(found, same, joined, spared)
    split: dict[str, str] = {}
    mixed: dict[tuple[str, str], str] = {}
    for a, b in combinations(found, 2):
        shown = f"{_told(a)} = {_told(b)}"
        if same(a, b) and not joined(a, b):
            other = reported.speaker_of(a) != reported.speaker_of(b)
            split.setdefault(a.gold.statement, f"{shown}{' (two speakers)' if other else ''}")
        elif joined(a, b) and not same(a, b) and not spared(a, b):
            mixed.setdefault((a.gold.statement, b.gold.statement), shown)
    tally.faults = [f"missed: {key}: {shown}" for key, shown in split.items()]
    tally.faults += [f"false: {one}, {two}: {shown}" for (one, two), shown in mixed.items()]
    return tally


def _told(one: Found) -> str:
    return f"{one.gold.report} {words(one)!r}"


def _spared(reported: Reported) -> Callable[[Found, Found], bool]:
    """Pairs that may be one statement or two: an institution and who speaks for it."""
    may = {frozenset(pair) for pair in reported.gold.may_join}
    return lambda a, b: frozenset((a.gold.statement, b.gold.statement)) in may


def b_cubed(reported: Reported) -> Tally:
    """The same by B-cubed: for each attribution, the share of its statement that is right."""
    tally, spared = Tally(), _spared(reported)
    found = judged(reported)
    for a in found:
        others = [b for b in found if a is b or not spared(a, b)]
        wanted = [b for b in others if a.gold.statement == b.gold.statement]
        given = [b for b in others if reported.held_in(a) & reported.held_in(b)]
        both = sum(1 for b in wanted if any(b is g for g in given))
        tally.wanted += 1
        tally.given += 1
        tally.right += both / len(given)
        tally.hit += both / len(wanted)
    return tally


def _stated(reported: Reported) -> Iterator[tuple[GoldStatement, list[Found], Statement | None]]:
    """Each gold statement with its attributions found, and what of the record holds most."""
    for gold in reported.gold.statements:
        found = [one for one in judged(reported) if one.gold.statement == gold.key]
        if found:
            votes = Counter(
                reported.statements[g.id].id
                for one in found
                for g in one.given
                if g.id in reported.statements
            )
            best = min(votes, key=lambda k: (-votes[k], k), default=None)
            held = {s.id: s for s in reported.statements.values()}
            yield gold, found, held[best] if best else None


def origins(reported: Reported) -> Tally:
    """The origin of each statement of which something was found."""
    tally = Tally()
    for gold, _, statement in _stated(reported):
        if gold.origins is None:
            continue
        given = statement.origin if statement else None
        right = given is not None and any(_same_origin(given, o) for o in gold.origins)
        tally.wanted += bool(gold.origins)
        tally.given += given is not None
        tally.right += right
        tally.hit += right
        if not right and (given or gold.origins):
            wanted = " or ".join(f"{o.kind} {o.name}" for o in gold.origins) or "none"
            shown = f"{given.kind} {given.name}" if given else "none"
            tally.faults.append(f"{gold.key}: {shown}, not {wanted}")
    return tally


def _same_origin(given: Origin, gold: GoldOrigin) -> bool:
    return given.kind == gold.kind and (gold.name is None or same_name(given.name, gold.name))


def independent(reported: Reported) -> Tally:
    """The number of independent origins of the statements that several reports carry."""
    tally = Tally()
    for gold, found, statement in _stated(reported):
        carriers = {one.gold.report for one in found}
        if gold.independent_origins is None or len(carriers) < 2:
            continue
        given = statement.independent_origins if statement else None
        right = given == gold.independent_origins
        tally.wanted += 1
        tally.given += given is not None
        tally.right += right
        tally.hit += right
        if not right:
            tally.faults.append(f"{gold.key}: {given}, not {gold.independent_origins}")
    return tally


def cases(reported: Reported) -> Cases:
    """The labelled cases of speakers and statements, each right or wrong as a whole."""
    counts: Cases = Counter()
    found = judged(reported)
    for speaker in reported.gold.speakers:
        own = {reported.speaker_of(f) for f in found if f.gold.speaker == speaker.key}
        others = {reported.speaker_of(f) for f in found if f.gold.speaker != speaker.key}
        if own:
            right = len(own) == 1 and None not in own and not own & others
            counts.update((case, right) for case in speaker.cases)
    held = {
        statement.key: [reported.held_in(f) for f in found if f.gold.statement == statement.key]
        for statement in reported.gold.statements
    }
    for statement in reported.gold.statements:
        mine = held[statement.key]
        if len(mine) > 1:
            right = all(a & b for a, b in combinations(mine, 2))
            counts.update((case, right) for case in statement.cases)
    for apart in reported.gold.apart:
        one, other = (held[key] for key in apart.statements)
        if one and other:
            counts[apart.case, not any(a & b for a in one for b in other)] += 1
    return counts
