"""What a transcript has in full, and another article tells of it: "she told Radio Marl that …"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.comparison.names import outlet_key
from onrecord.comparison.statements.contents import Content
from onrecord.comparison.statements.sameness import Same, comparable
from onrecord.likeness.weights import held_share

TURN = "turn"  # the rule that reads a transcript: "ANA BEL: …"
HELD = 0.4  # share of the lighter one's roots in the other; the channel is the proof (labelled set)
LEAST_SHARED = 4.0  # weight of the roots in common
AT_ONCE = 60  # turns of one interview that a remark is compared with

Pair = tuple[int, int]


def from_interviews(contents: Sequence[Content]) -> list[tuple[Pair, Same]]:
    """Each remark that an article has from an interview, with the turn that it retells.

    Of one speaker: where an article names an outlet as the one he spoke to, and that outlet's own
    transcript is in the story, few words in common are enough. A transcript is in the first person
    and wordy, so that neither its words nor its meaning are near those of "she would resign".
    """
    turns: dict[str, list[int]] = defaultdict(list)
    for i, content in enumerate(contents):
        if content.spoken.attribution.rule == TURN and _outlet(content):
            turns[_outlet(content)].append(i)
    if not turns:
        return []
    named = _named(contents)
    found = []
    for i, content in enumerate(contents):
        if content.spoken.attribution.rule == TURN:
            continue
        told = sorted(
            j for outlet, members in turns.items() if outlet in named[i] for j in members[:AT_ONCE]
        )
        values = [(value, -j) for j in told if (value := _held(content, contents[j])) >= HELD]
        if values:
            value, j = max(values)
            evidence = contents[-j].spoken.report.article.outlet or ""
            found.append(((min(i, -j), max(i, -j)), Same("dispatch", evidence, value)))
    return found


def _outlet(content: Content) -> str:
    return outlet_key(content.spoken.report.article.outlet or "")


def _named(contents: Sequence[Content]) -> Sequence[frozenset[str]]:
    """For each content the outlets it can be from: its own channel, else those of its article."""
    by_report: Mapping[str, set[str]] = defaultdict(set)
    for content in contents:
        channel = content.spoken.attribution.channel
        if channel and channel.name and channel.kind in ("interview", "report", "wire"):
            by_report[content.spoken.report.id].add(outlet_key(channel.name))
    out = []
    for content in contents:
        channel = content.spoken.attribution.channel
        if channel is None:
            out.append(frozenset(by_report.get(content.spoken.report.id, ())))
        else:
            out.append(frozenset({outlet_key(channel.name)} if channel.name else ()))
    return out


def _held(one: Content, turn: Content) -> float:
    """Share of roots in common, of sentences that do not contradict one another."""
    shared = sum(
        min(one.weights[r], turn.weights[r]) for r in sorted(one.weights.keys() & turn.weights)
    )
    if shared < LEAST_SHARED or not any(comparable(one, turn)):
        return 0.0
    return held_share(one.weights, turn.weights)
