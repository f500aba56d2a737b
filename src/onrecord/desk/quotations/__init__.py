"""Did somebody say that? The nearest statements of a store, with what they rest on, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from onrecord.desk.quotations.asked import Asked, take_apart
from onrecord.desk.quotations.beside import (
    Beside,
    same_meaning,
    same_words,
    sentences_to_learn,
)
from onrecord.desk.quotations.gathering import gather
from onrecord.desk.quotations.matches import Matches
from onrecord.desk.quotations.nouns import Check, Match, PrintedWording
from onrecord.desk.quotations.printing import printed_places
from onrecord.desk.quotations.telling import sentence_of, verdict_of
from onrecord.likeness.agreement import Meanings
from onrecord.store import Store
from onrecord.store.nearby import Wording

__all__ = ["Check", "Match", "PrintedWording", "check_quotation"]

LIMIT = 5
MOST_MATCHES = 20
MOST_MEANT = 24  # wordings of which the network is asked what they mean
MOST_RECORDS = 12  # statements whose records are opened: a story of 200 articles takes 20 ms


def check_quotation(
    store: Store, words: str, *, speaker: str | None = None, limit: int = LIMIT,
    meanings: Meanings | None = None,
) -> Check:  # fmt: skip
    """What the store knows of a quotation, by ``speaker`` (a name or a role) or by anybody.

    Nothing is made up: a match is a statement of a story, with the articles that print it, and
    where there is none the verdict is "nothing". ``words`` may stand in quotation marks; of
    `“We can,” she said, “offer it.”` what stands inside them is checked.
    """
    if not 1 <= limit <= MOST_MATCHES:
        raise ValueError(f"limit lies between 1 and {MOST_MATCHES}, got {limit}")
    asked = take_apart(words)
    named = speaker.strip() or None if speaker is not None else None
    with store.view():
        found = _lay_beside(asked, gather(store, asked, named), meanings or _meanings())
        matches = Matches(store, named).of(found[:MOST_RECORDS])
        fitting = [m for m in matches if m.named != "other"]
        others = [m for m in matches if m.named == "other"]
        printed = () if fitting else printed_places(store, asked)
    verdict = verdict_of(fitting, others, printed=bool(printed))
    best = next(iter(fitting or others), None)
    shown = (*fitting, *others)[:limit]
    printed = printed if verdict == "printed" else ()
    return Check(words, named, verdict, sentence_of(verdict, named, best), shown, printed)


@cache
def _meanings() -> Meanings:
    """One for the whole run; the network is loaded when a meaning is first asked for."""
    from onrecord.reading.model import meanings

    return Meanings(meanings)


def _lay_beside(asked: Asked, wordings: Sequence[Wording], meanings: Meanings) -> list[Beside]:
    """The wordings that have to do with it, one for each statement, the nearest first."""
    found: list[Beside] = []
    rest: list[Wording] = []
    for wording in wordings:
        laid = same_words(asked, wording)
        if laid is not None:
            found.append(laid)
        else:
            rest.append(wording)
    if rest and len(asked.plain) >= LEAST_MEANT:
        rest = rest[:MOST_MEANT]
        meanings.learn(sentences_to_learn(asked, rest))
        laid_meanings = (same_meaning(asked, wording, meanings) for wording in rest)
        found += [laid for laid in laid_meanings if laid is not None]
    return _of_each_statement(found)


LEAST_MEANT = 4  # words; "it is over" has no meaning that could be told from others


def _of_each_statement(found: Iterable[Beside]) -> list[Beside]:
    best: dict[tuple[str, str], Beside] = {}
    for laid in sorted(found, key=_nearest_first):
        best.setdefault((laid.wording.story, laid.wording.statement), laid)
    return list(best.values())


_RANK = {"same": 0, "part": 1, "shortened": 2, "near": 3, "meaning": 4}


def _nearest_first(laid: Beside) -> tuple[int, bool, float, int]:
    return (_RANK[laid.kind], not laid.quoted, -laid.nearness, -laid.wording.n)
