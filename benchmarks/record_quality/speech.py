"""Who said what: attributions found, and the speakers behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from benchmarks.record_quality.matching import Found, Reported, acts_alike, same_name
from benchmarks.record_quality.tallies import Tally, judged, pairs, short, words


def attributions(reported: Reported) -> Tally:
    """Attributions found. What the gold calls optional is neither wanted nor false."""
    tally = Tally()
    used = {given.id for one in reported.found for given in one.given}
    spare = {g.id for one in reported.found if one.gold.optional for g in one.given}
    asked = {g.id for one in reported.found if not one.gold.optional for g in one.given}
    for one in reported.found:
        if not one.gold.optional:
            tally.wanted += 1
            tally.hit += bool(one.given)
            if not one.given:
                tally.faults.append(f"missed: {one.gold.report} {words(one)!r}")
    for given in reported.attributions:
        declined = given.stance == "declines"  # who declined to speak said nothing
        if given.id in spare - asked or (declined and given.id not in used):
            continue
        tally.given += 1
        tally.right += given.id in used
        if given.id not in used:
            report = reported.keys[given.article]
            text = reported.articles[report].text
            printed = " ".join(span.of(text) for span in given.content)
            tally.faults.append(f"false: {report} {short(printed)!r}")
    return tally


def speakers(reported: Reported) -> Tally:
    """One speaker behind two attributions, over all pairs of those found."""

    def given(a: Found, b: Found) -> bool:
        one = reported.speaker_of(a)
        return one is not None and one == reported.speaker_of(b)

    found = judged(reported)
    tally = pairs(found, lambda a, b: a.gold.speaker == b.gold.speaker, given)
    by_gold: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    by_given: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in found:
        name = _name(reported, one) or "nobody"
        by_gold[one.gold.speaker][f"{name} {reported.speaker_of(one)}"].append(one.gold.report)
        if speaker := reported.speaker_of(one):
            by_given[f"{name} {speaker}"][one.gold.speaker].append(one.gold.report)
    tally.faults = [
        *(f"missed: {gold}: {_listed(parts)}" for gold, parts in by_gold.items() if len(parts) > 1),
        *(f"false: {name}: {_listed(parts)}" for name, parts in by_given.items() if len(parts) > 1),
    ]
    return tally


def _listed(parts: Mapping[str, Sequence[str]]) -> str:
    return " | ".join(f"{name} ({', '.join(dict.fromkeys(r))})" for name, r in parts.items())


def _name(reported: Reported, one: Found) -> str | None:
    speaker = reported.speakers.get(reported.speaker_of(one) or "")
    return speaker.name if speaker else None


def names(reported: Reported) -> Tally:
    """The speaker's name, beside each attribution found: right when it is one of the gold's."""
    tally = Tally()
    known = {s.key: s for s in reported.gold.speakers}
    for one in judged(reported):
        gold = known[one.gold.speaker]
        if gold.kind == "group":
            continue
        name = _name(reported, one)
        right = any(same_name(name, n) for n in (gold.name, *gold.aliases))
        tally.wanted += 1
        tally.hit += right
        tally.given += name is not None
        tally.right += right
        if not right:
            tally.faults.append(f"{one.gold.report} {words(one)!r}: {name}, not {gold.name}")
    return tally


def spoken_for(reported: Reported) -> Tally:
    """The institution behind a spokesperson, where the record has a ``spoken_for``."""
    tally = Tally()
    known = {s.key: s for s in reported.gold.speakers}
    for one in judged(reported):
        wanted = known[one.gold.speaker].spoken_for
        given = _institution(reported, one)
        right = bool(wanted and given and acts_alike(wanted, given))
        tally.wanted += wanted is not None
        tally.given += given is not None
        tally.right += right
        tally.hit += right
        if given and not right:
            tally.faults.append(f"false: {one.gold.report} {words(one)!r}: {given}, not {wanted}")
    return tally


def _institution(reported: Reported, one: Found) -> str | None:
    speaker = reported.speakers.get(reported.speaker_of(one) or "")
    for holder in (one.given[0], speaker):
        value = getattr(holder, "spoken_for", None)
        if isinstance(value, str):
            named = reported.speakers.get(value)
            return named.name if named else value
    return None
