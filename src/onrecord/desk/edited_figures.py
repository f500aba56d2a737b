"""Which figures an outlet changed, added or removed between two versions of an article."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.comparison.differences.quantities import Quantity, quantities
from onrecord.desk.sentences import Sentence, overlap
from onrecord.store import EditedPart
from onrecord.types import Citation

ALIKE = 0.5  # share of words in common from which two sentences are one, changed


def edited_figures(
    gone: Sequence[Sentence], come: Sequence[Sentence], told: Sequence[Citation]
) -> list[EditedPart]:
    """The figures that differ in the sentences that only one version has.

    ``told``: places whose change was told already, such as a quotation with the figure in it.
    """
    parts: list[EditedPart] = []
    left = list(gone)
    for sentence in come:
        earlier = max(left, key=lambda s: overlap(s.key, sentence.key), default=None)
        if earlier is not None and overlap(earlier.key, sentence.key) >= ALIKE:
            left.remove(earlier)
        else:
            earlier = None
        parts += _between(earlier, sentence, told)
    for sentence in left:
        parts += _between(sentence, None, told)
    return parts


def _between(
    old: Sentence | None, new: Sentence | None, told: Sequence[Citation]
) -> list[EditedPart]:
    before, after = _figures(old, told), _figures(new, told)
    equal = [(a, b) for a in before for b in after if (a.of, a.value) == (b.of, b.value)]
    for one, other in equal:
        if one in before and other in after:
            before.remove(one)
            after.remove(other)
    parts = []
    for other in after:
        earlier = next((q for q in before if q.of == other.of), None)
        if earlier is not None:
            before.remove(earlier)
        parts.append(_part(old, earlier, new, other))
    return parts + [_part(old, one, None, None) for one in before]


def _figures(sentence: Sentence | None, told: Sequence[Citation]) -> list[Quantity]:
    if sentence is None:
        return []
    return [
        quantity
        for quantity in quantities(sentence.text, sentence.span.start)
        if not any(
            c.article == sentence.article.id
            and c.start <= quantity.span.start
            and quantity.span.end <= c.end
            for c in told
        )
    ]


def _part(
    old: Sentence | None, one: Quantity | None, new: Sentence | None, other: Quantity | None
) -> EditedPart:
    before = (old.cite(one.span), old.cite(old.span)) if old and one else ()
    after = (new.cite(other.span), new.cite(new.span)) if new and other else ()
    return EditedPart(
        "figure",
        "changed" if before and after else "removed" if before else "added",
        before[0].text if before else None,
        after[0].text if after else None,
        None,
        before,
        after,
    )
