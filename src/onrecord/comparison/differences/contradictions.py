"""Claims that cannot both be true: could and will, did and did not, confirmed and denied."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.comparison.differences.claims import LIGHT, Claim, predicate_of
from onrecord.comparison.differences.claims_index import Claims
from onrecord.comparison.differences.contrasts import contrasts
from onrecord.comparison.differences.rebuttals import rebuttals
from onrecord.comparison.joining import Groups
from onrecord.comparison.names import organisation_key
from onrecord.comparison.reports import Report
from onrecord.comparison.speakers import Cast
from onrecord.comparison.timeline.verbs import base_stem
from onrecord.likeness.weights import held_share, weight
from onrecord.types import Disagreement, DisagreementKind, Side

SAME_TIME = 1  # days between two reports; what holds later may be a development
CROWDED = 40  # clauses with one predicate; a commoner one is the subject of the story
ALIKE = 0.5  # share of the lighter clause's weight that the other holds, where nobody is named
ALIKE_SAID = 0.3  # the same for two clauses of one speaker
ALIKE_APART = 0.6  # the same where the one names whom it has it from, or another one
DENIED = 0.35  # the same for what is denied in so many words
SHARED = 2  # stems that two clauses share, where nobody is named
CONFIRM = base_stem("confirm")
RARE = 2.5  # weight of a predicate that one speaker does not use of two things in a day
TELLING = 3.5  # weight of a predicate by which alone one subject's deed is known
WHEN = frozenset(
    map(base_stem, "earlier later day ago yesterday today tomorrow week month".split())
)
SAYS_OF_WHAT = 1.0  # weight of a word that says of what something is denied
ABOUT_ONE = 3.5  # weight of what a denial and an assertion share besides their predicate


def claim_disagreements(reports: Sequence[Report], cast: Cast) -> list[Disagreement]:
    """Claims and states of things on which the articles contradict one another."""
    if len(reports) < 2:
        return []
    claims = Claims(reports, cast)
    found = list(_modalities(claims, cast))
    found += _denials(claims, cast)
    found += rebuttals(reports)
    found += contrasts(reports, cast)
    return found


def _modalities(claims: Claims, cast: Cast) -> Iterator[Disagreement]:
    """ "Could close" in one article, "would close" in another."""
    for unsure, sure in ((claims.possible, claims.certain), (claims.perhaps, claims.clauses)):
        for predicate in sorted(unsure.keys() & sure.keys()):
            if max(len(unsure[predicate]), len(sure[predicate])) > CROWDED:
                continue
            pairs = [
                (a, b) for a in unsure[predicate] for b in sure[predicate] if _one_matter(a, b)
            ]
            # An article that has both tells of two things, or of the difference itself.
            both = {a.report.id for a, _ in pairs} & {b.report.id for _, b in pairs}
            pairs = [(a, b) for a, b in pairs if not both & {a.report.id, b.report.id}]
            for one, other in _sides(pairs):
                yield _disagreement("claim", one, other, cast)


def _one_matter(one: Claim, other: Claim) -> bool:
    """Whether a sure and an unsure clause with one predicate speak of one thing."""
    if not _comparable(one, other):
        return False
    shared = one.arguments.keys() & other.arguments.keys()
    alike = held_share(one.arguments, other.arguments)
    if one.speaker is not None and one.speaker == other.speaker:
        if one.modality == "perhaps":
            return bool(shared) and alike >= ALIKE and weight(one.predicate) >= 1
        if one.predicate in LIGHT:
            return bool(shared) and alike >= ALIKE
        if not (one.arguments and other.arguments):  # "he could appeal", "his client would appeal"
            return weight(one.predicate) >= RARE
        return bool(shared) and (alike >= ALIKE_SAID or weight(one.predicate) >= RARE)
    if one.modality == "perhaps":
        return False
    alone = one.speaker is None and other.speaker is None and one.spoken == other.spoken
    return len(shared) >= SHARED and alike >= (ALIKE if alone else ALIKE_APART)


def _denials(claims: Claims, cast: Cast) -> Iterator[Disagreement]:
    """What one article tells, and another one denies or has denied."""
    pairs: list[tuple[Claim, Claim]] = []
    for predicate in sorted(claims.negated.keys() & claims.clauses.keys()):
        negated, told = claims.negated[predicate], claims.clauses[predicate]
        if max(len(negated), len(told)) > CROWDED:
            continue
        # Who says both in one article tells of two things: "We regret how, we do not regret that".
        both = {(c.report.id, c.speaker) for c in told} & {
            (c.report.id, c.speaker) for c in negated
        }
        pairs += [
            (b, a)
            for a in negated
            for b in told
            if _contradict(a, b) and not (a.speaker == b.speaker and both & _places(a, b))
        ]
    for told_sides, denied_sides in _sides(pairs):
        kind: DisagreementKind = "claim"
        speakers = {c.speaker for c in (*told_sides, *denied_sides)}
        if len(speakers) > 1 or any(claim.denial for claim in denied_sides):
            kind = "status"
        yield _disagreement(kind, told_sides, denied_sides, cast)


def _contradict(denied: Claim, told: Claim) -> bool:
    if not _comparable(denied, told) or not (told.deed or told.exists):
        return False
    shared = denied.plain & told.plain
    weighs = math.fsum(weight(stem) for stem in sorted(shared))
    if _begins_with_its_verb(told):
        return False
    if denied.subject is not None and denied.subject == told.subject:
        if weighs >= ABOUT_ONE:
            return True
        # "He did not apologise for his views" does not deny that he apologised.
        of_what = [
            any(weight(stem) >= SAYS_OF_WHAT and stem not in WHEN for stem in stems)
            for stems in (denied.plain, told.arguments.keys() - denied.arguments.keys())
        ]
        return weight(denied.predicate) >= TELLING and (of_what[1] or not of_what[0])
    if denied.exists and told.exists and denied.spoken and told.spoken:
        return True
    if denied.predicate == CONFIRM:
        return _confirmed(denied, told)
    if not denied.denial:
        return False
    alike = held_share(denied.arguments, told.arguments)
    if weighs >= ABOUT_ONE and alike >= ALIKE:
        return True
    # "Denied that anybody had been arrested over the theft at …": what was denied in so many words
    # is known by its deed and its place, where another outlet tells it as done.
    shared = frozenset(denied.arguments.keys() & told.arguments.keys())
    weighs = math.fsum(weight(stem) for stem in sorted(shared))
    rare = weight(denied.predicate) >= RARE
    return rare and told.deed and len(shared) >= SHARED and weighs >= ABOUT_ONE and alike >= DENIED


def _begins_with_its_verb(told: Claim) -> bool:
    """ "…, released a day earlier": what is told of the noun before it, whoever that is."""
    first = told.text.split()[0]
    return not told.spoken and first[:1].islower() and predicate_of(first) == told.predicate


def _confirmed(denied: Claim, told: Claim) -> bool:
    """Whether "has not confirmed any case in Marl" and "this was confirmed" speak of one thing."""
    shared = denied.arguments.keys() & told.around.keys()
    weighs = math.fsum(weight(stem) for stem in sorted(shared))
    alike = weighs >= ALIKE * math.fsum(denied.arguments.values())
    return len(shared) >= SHARED and weighs >= ABOUT_ONE and alike


def _places(*claims: Claim) -> set[tuple[str, str | None]]:
    return {(claim.report.id, claim.speaker) for claim in claims}


def _comparable(one: Claim, other: Claim) -> bool:
    """Whether two outlets tell it at one time."""
    if one.report.id == other.report.id or _outlet(one) == _outlet(other):
        return False
    if one.day is None or other.day is None:
        return False
    return abs((one.day - other.day).days) <= SAME_TIME


def _outlet(claim: Claim) -> str:
    return organisation_key(claim.report.article.outlet or "") or claim.report.id


def _sides(pairs: Sequence[tuple[Claim, Claim]]) -> Iterator[tuple[list[Claim], list[Claim]]]:
    """The pairs as groups of claims about one matter, on the one side and on the other."""
    keys: dict[tuple[int, str, int, int], Claim] = {}
    for pair in pairs:
        for side, claim in enumerate(pair):
            keys[(side, claim.report.id, claim.span.start, claim.span.end)] = claim
    order = sorted(keys)
    groups = Groups(order)
    for one, other in pairs:
        groups.join(
            (0, one.report.id, one.span.start, one.span.end),
            (1, other.report.id, other.span.start, other.span.end),
        )
    for members in groups.all():
        yield [keys[m] for m in members if m[0] == 0], [keys[m] for m in members if m[0] == 1]


def _disagreement(
    kind: DisagreementKind, one: Sequence[Claim], other: Sequence[Claim], cast: Cast
) -> Disagreement:
    sides = [_side(claims) for claims in (one, other)]
    sides.sort(key=lambda side: -len({c.article for c in side.citations}))
    return Disagreement(kind, _about(one, other, cast), tuple(sides))


def _side(claims: Iterable[Claim]) -> Side:
    citations = sorted({citation for claim in claims for citation in claim.citations()})
    return Side(citations[0].text, tuple(citations))


def _about(one: Sequence[Claim], other: Sequence[Claim], cast: Cast) -> str:
    """The speaker whose words differ, else what the claims share."""
    speakers = {claim.speaker for claim in (*one, *other)}
    if len(speakers) == 1 and (speaker := speakers.pop()):
        return cast.speakers[speaker].name
    counts: Mapping[str, int] = _word_counts(claim.text for claim in (*one, *other))
    most = max(counts.values())
    words = [word for word in one[0].text.split() if counts.get(_plain(word), 0) == most]
    return " ".join(_plain(word) for word in words) or one[0].text


def _word_counts(texts: Iterable[str]) -> Mapping[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for text in texts:
        for word in {_plain(word) for word in text.split()}:
            if len(word) > 3:
                counts[word] += 1
    return counts or {"": 0}


def _plain(word: str) -> str:
    return word.strip(".,;:!?'\"“”‘’()").casefold()
