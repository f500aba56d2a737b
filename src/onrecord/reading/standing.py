"""Quotations without a cue in their sentence: whose they are, where the article lets us say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reading import sources
from onrecord.reading.cues import find_cues
from onrecord.reading.drafts import Draft, by_touched_line, span_of
from onrecord.reading.lines import Line, Token
from onrecord.types import Span

LEAST_STRAY = 45  # characters; a shorter quoted sentence inside another may be a title
LEAST_SPEECH = 24  # characters; a shorter quotation that stands alone may be a title or a label


def place_standing(text: str, lines: Sequence[Line], drafts: list[Draft]) -> list[Draft]:
    """The drafts, with the quotations that no cue governs joined to them or added."""
    grouped = by_touched_line(lines, drafts)
    goes_on = False
    last: Draft | None = None  # the draft that the quotation before belongs to
    added: dict[int, Draft] = {}  # by identity, in order
    known = {id(draft) for draft in drafts}
    for number, line in enumerate(lines):
        here = grouped.get(number, [])
        opening = line.tokens[0]
        if opening.quote and not _is_claimed(opening, here):
            found = _whose(text, lines, number, last, taken_up=goes_on)
            if found is not None:
                if id(found) not in known:
                    added[id(found)] = found
                last = found
        elif opening.quote and goes_on and here and last is not None and id(last) in added:
            _hand_over(last, here[0])
            del added[id(last)]
        for stray in _strays(text, line, number, here):
            added[id(stray)] = stray
        if here:
            last = max(here, key=lambda draft: draft.content[-1])
        elif not opening.quote and line.first:
            last = None
        goes_on = any(token.quote and token.quote.goes_on for token in line.tokens)
    return sorted([*drafts, *added.values()], key=lambda draft: (draft.content[0], draft.line))


def _strays(text: str, line: Line, number: int, here: Sequence[Draft]) -> Iterator[Draft]:
    """Whole sentences quoted inside a line that no cue governs; labels and titles are none."""
    if line.is_quotation or line.heading:
        return
    for at, token in enumerate(line.tokens[1:], start=1):
        if token.quote is None or _is_claimed(token, here):
            continue
        content = Span(token.start, token.end)
        sentence = token.text in {".", ",", "?", "!", "…"} and text[token.start + 1].isupper()
        if line.tokens[at - 1].low == ":":
            part = replace(line, tokens=line.tokens[:at])
            if (introduced := _introduced(text, part, number, content)) is not None:
                yield introduced
        elif sentence and content.end - content.start >= LEAST_STRAY:
            yield Draft(number, [content], None, None, "standing", sure=False)


def _is_claimed(token: Token, drafts: Sequence[Draft]) -> bool:
    span = Span(token.start, token.end)
    return any(part.contains(span) for draft in drafts for part in draft.content)


def _hand_over(standing: Draft, cued: Draft) -> None:
    """A quotation that went on over paragraphs goes to the cue at its end."""
    cued.content = [*standing.content, *cued.content]


def _whose(
    text: str,
    lines: Sequence[Line],
    number: int,
    last: Draft | None,
    *,
    taken_up: bool,
) -> Draft | None:
    line = lines[number]
    content = _quoted_stretch(line)
    if taken_up and last is not None:
        last.content.append(content)
        return last
    previous = lines[number - 1] if number else None
    introduced = _introduced(text, previous, number, content)
    if introduced is not None:
        return introduced
    if not line.is_quotation:
        long = content.end - content.start >= LEAST_STRAY and not line.heading
        return _alone(line, number, content, "standing") if long else None
    if previous is None:
        return _alone(line, number, content, "standing")
    same = previous.paragraph == line.paragraph
    follows = last is not None and last.content[-1].end >= previous.tokens[0].start
    if last is not None and same and follows and _stays_open(last):
        last.content.append(content)
        return last
    continued = last is not None and (follows or not same)
    return _alone(line, number, content, "continued" if continued else "standing")


def _stays_open(draft: Draft) -> bool:
    """Whether a quotation right after these words belongs to the same attribution."""
    return draft.rule in {"said-after", "said-around", "introduced"} or draft.cue is None


def _alone(line: Line, number: int, content: Span, rule: str) -> Draft | None:
    """A quotation of its own, when it is long enough to be speech."""
    goes_on = any(token.quote and token.quote.goes_on for token in line.tokens)
    if content.end - content.start < LEAST_SPEECH and not goes_on:
        return None
    return Draft(number, [content], None, None, rule, sure=False)


def _quoted_stretch(line: Line) -> Span:
    """From the first to the last quotation in a row at the start of a line."""
    last = 0
    while last + 1 < len(line.tokens) and line.tokens[last + 1].quote:
        last += 1
    return span_of(line.tokens, 0, last)


def _introduced(text: str, line: Line | None, number: int, content: Span) -> Draft | None:
    """A quotation after a sentence that ends in a colon."""
    if line is None or text[line.tokens[-1].start] != ":":
        return None
    tokens = line.tokens
    for cue in reversed(list(find_cues(tokens))):
        source = sources.before(tokens, cue.first, 0) or sources.main_subject(tokens, cue.first, 0)
        if source is not None and cue.kind == "verb":
            return Draft(
                number,
                [content],
                span_of(tokens, source.first, source.last),
                span_of(tokens, cue.first, cue.last),
                "introduced",
            )
    source = sources.main_subject(tokens, len(tokens) - 1, 0)
    if source is None:
        return None
    named = span_of(tokens, source.first, source.last)
    return Draft(number, [content], named, None, "introduced", sure=False, doubt=0.7)
