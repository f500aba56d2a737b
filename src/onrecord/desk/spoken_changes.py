"""New statements in a story, and new wordings of those that were known."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.comparison.reports import MARKED
from onrecord.desk.lookup import Lookup
from onrecord.desk.sentences import cited, overlap, tokens
from onrecord.desk.told import Told
from onrecord.store import Change
from onrecord.types import Citation, SpokenAttribution, Statement, StoryRecord

SHORTEST = 3  # words of a wording that is told by itself; with fewer it is a fragment
MORE = 5  # words from which a wording that goes on longer than a known one says more


def spoken_changes(told: Told, record: StoryRecord, lookup: Lookup) -> list[Change]:
    """What somebody is now known to have said, the most carried statement first.

    A statement is known when one of its attributions was; which statement an attribution is in
    and what its speaker is called may change with every article, the attribution itself does not.
    """
    known = told.attributions
    names = {speaker.id: speaker.name for speaker in record.speakers}
    spoken = {a.id: a for a in record.attributions}
    changes: list[Change] = []
    for statement in record.statements:
        own = [spoken[key] for key in statement.attributions]
        fresh = [a for a in own if a.id not in known]
        if not fresh:
            continue
        if len(fresh) == len(own):
            changes.append(_change("new_statement", statement, own, names, lookup))
        else:
            earlier = [a for a in own if a.id in known]
            changes += _rewordings(statement, earlier, fresh, names, lookup)
    return changes


def _rewordings(
    statement: Statement, earlier: Sequence[SpokenAttribution],
    fresh: Sequence[SpokenAttribution], names: dict[str, str], lookup: Lookup,
) -> list[Change]:  # fmt: skip
    """The quotations that differ from all that were known; each once, with all who print it.

    A piece of a known wording is none, and an article's own words for what was said are not the
    speaker's.
    """
    known = [_quoted(a, lookup) for a in earlier]
    new: dict[tuple[str, ...], list[SpokenAttribution]] = {}
    for attribution in fresh:
        own = _quoted(attribution, lookup)
        told = [*known, *(words for words in new if words != own)]
        if attribution.kind != "indirect" and not any(_says_no_more(own, one) for one in told):
            new.setdefault(own, []).append(attribution)
    return [
        _change(
            "new_wording", statement, group, names, lookup, before=_nearest(own, earlier, lookup)
        )
        for own, group in new.items()
    ]


def _says_no_more(own: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether a wording is a piece of a known one, or that one with a few words before or after."""
    if len(own) < SHORTEST or _stands_in(own, known):
        return True
    return len(own) - len(known) < MORE and _stands_in(known, own)


def _nearest(
    own: tuple[str, ...], earlier: Sequence[SpokenAttribution], lookup: Lookup
) -> tuple[Citation, ...]:
    """The known wording that shows best what is new; of equals, the fullest."""
    return _citations(max(earlier, key=lambda a: overlap(own, _quoted(a, lookup))), lookup)


def _change(
    kind: str, statement: Statement, group: Sequence[SpokenAttribution], names: dict[str, str],
    lookup: Lookup, *, before: tuple[Citation, ...] = (),
) -> Change:  # fmt: skip
    first = group[0]
    article = lookup.version(first.article)
    return Change(
        kind,  # type: ignore[arg-type]
        story="",
        title="",
        text=" ".join(span.of(article.text) for span in first.content),
        article=lookup.owner(first.article),
        outlet=article.outlet,
        speaker=names.get(statement.speaker),
        day=first.date or statement.date,
        count=len({a.article for a in group}),
        citations=tuple(c for a in group for c in _citations(a, lookup)),
        before=before,
    )


def _citations(attribution: SpokenAttribution, lookup: Lookup) -> tuple[Citation, ...]:
    article = lookup.version(attribution.article)
    return tuple(cited(article, span) for span in attribution.content)


def _quoted(attribution: SpokenAttribution, lookup: Lookup) -> tuple[str, ...]:
    """The words inside quotation marks; of a paraphrase, all."""
    text = lookup.version(attribution.article).text
    pieces = [span.of(text) for span in attribution.content]
    if attribution.kind == "mixed":
        pieces = [match.group() for piece in pieces for match in MARKED.finditer(piece)]
    return tuple(token for piece in pieces for token in tokens(piece))


def _stands_in(own: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return f" {' '.join(own)} " in f" {' '.join(others)} "
