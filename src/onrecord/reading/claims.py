"""Nouns that report: his *claim that* it holds, Ada Bel's *promise to* look, *fears that* ..."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.reading import contents
from onrecord.reading.contents import Stretch
from onrecord.reading.cues import word
from onrecord.reading.drafts import Draft, span_of
from onrecord.reading.lines import Token
from onrecord.reading.sources import Phrase
from onrecord.reading.words import DETERMINERS, SUBORDINATORS
from onrecord.types import Span
from onrecord.types.reading import Act

LONGEST_OWNER = 5  # tokens
POSSESSIVES = frozenset("his her their its".split())
OPENS = frozenset({"that", "to"})  # these belong to the content


# Each noun with what may follow it. Only "that" opens words; "his threat to" names an act.
NOUNS: dict[Act, str] = {
    "says": """claim that, allegation that, accusation that, assertion that, suggestion that,
    statement that, warning that, argument that, complaint that, announcement that, promise that,
    pledge that, vow that, contention that, insistence that, demand that, prediction that,
    admission that, acknowledgment that, report that, comment that, remark that""",
    "does": """claim to, promise to, pledge to, vow to, threat to, call for, demand for,
    proposal to, criticism for, comment about, statement about, refusal to, complaint about""",
    "thinks": """belief that, view that, hope that/of/to, fear that, concern that/about/over,
    expectation that, suspicion that, plan to, desire to, intention to, feeling that""",
}


def _table() -> dict[str, dict[str, Act]]:
    table: dict[str, dict[str, Act]] = {}
    for act, entries in NOUNS.items():
        for entry in entries.split(","):
            noun, follows = entry.split()
            for form in (noun, noun + "s"):
                table.setdefault(form, {}).update(dict.fromkeys(follows.split("/"), act))
    return table


CLAIMS = _table()  # noun -> what follows it -> its act


def read_claims(tokens: Sequence[Token], number: int, taken: Sequence[Span]) -> Iterator[Draft]:
    """The claims, promises and fears of a sentence, outside what is ``taken`` already."""
    done = 0
    for at, token in enumerate(tokens):
        uses = CLAIMS.get(token.low)
        act = uses.get(word(tokens, at + 1)) if uses and at >= done else None
        if act is None:
            continue
        if any(span.contains(token.span) for span in taken):
            continue
        opening = word(tokens, at + 1)
        first = at + 1 if opening in OPENS else at + 2
        if first + 1 >= len(tokens):
            continue
        source = _possessor(tokens, at)
        if source is None and (act != "thinks" or opening != "that"):
            continue
        last = contents.act_ending(tokens, first)
        content = Stretch(first, last)
        if last <= first:
            continue
        done = last + 1
        yield Draft(
            line=number,
            content=[span_of(tokens, *content)],
            source=span_of(tokens, source.first, source.last) if source else None,
            cue=span_of(tokens, at, first - 1),
            rule="claim-noun",
            act=act,
            sure=source is not None,
        )


def _possessor(tokens: Sequence[Token], at: int) -> Phrase | None:
    """Whose claim it is: *his* claim, *Ada Bel's* latest claim."""
    for back in range(at - 1, max(at - 4, -1), -1):
        low = tokens[back].low
        if low in POSSESSIVES:
            return Phrase(back, back)
        if low.endswith(("'s", "s'")) and low not in {"it's", "that's"}:
            return _owner(tokens, back)
        if not tokens[back].text.islower() or tokens[back].quote:
            return None
    return None


def _owner(tokens: Sequence[Token], last: int) -> Phrase:
    """The name that ends in "'s" at ``last``, or its noun with what stands before that."""
    first = last
    if tokens[last].text[:1].isupper():
        while first > 0 and tokens[first - 1].text[:1].isupper() and last - first < LONGEST_OWNER:
            if tokens[first - 1].low in DETERMINERS | SUBORDINATORS or tokens[first - 1].quote:
                break
            first -= 1
        return Phrase(first, last)
    for back in range(last - 1, max(last - LONGEST_OWNER, -1), -1):
        if tokens[back].low in DETERMINERS:
            return Phrase(back, last)
        if not tokens[back].text.isalpha() or tokens[back].quote:
            break
    return Phrase(first, last)
