"""What one article says, and who says it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.acts import read_acts
from onrecord.reading.attributions import read_line
from onrecord.reading.channels import attach_channels
from onrecord.reading.credits import find_credits
from onrecord.reading.days import attach_days
from onrecord.reading.drafts import Draft, by_line, finished
from onrecord.reading.lines import Line, lay_out
from onrecord.reading.mentions import find_naming
from onrecord.reading.quotes import pair_quotation_marks
from onrecord.reading.relayed import unwrap_reports, without_own_thoughts
from onrecord.reading.sentences import split_sentences
from onrecord.reading.speakers import resolve_speakers, subject_entity
from onrecord.reading.standing import place_standing
from onrecord.reading.tails import join_tails
from onrecord.reading.times import find_times
from onrecord.types import Article, Reading

__all__ = ["read_article"]


def read_article(article: Article, *, acts: bool = False) -> Reading:
    """Who said what, through which channel and when, as one article tells it.

    With ``acts`` also what somebody does or thinks without words of theirs: praises, opposes.
    """
    text = article.text
    sentences = split_sentences(text)
    naming = find_naming(text, sentences, byline=article.byline)
    times = find_times(text, sentences, article.published.day if article.published else None)

    quotes = pair_quotation_marks(text, sentences)
    lines = join_tails(lay_out(text, sentences, quotes))
    drafts = [draft for number, line in enumerate(lines) for draft in read_line(line, number)]
    views = _read_views(lines, drafts, acts=acts)
    drafts = place_standing(text, lines, drafts)
    drafts = unwrap_reports(text, drafts)
    resolve_speakers(text, lines, drafts, naming)
    drafts = without_own_thoughts(text, drafts)
    resolve_speakers(text, lines, views, naming)
    drafts = sorted([*drafts, *views], key=lambda draft: (draft.line, draft.content[0]))
    attach_days(text, lines, drafts, times)
    attach_channels(
        text, lines, drafts, lambda line: subject_entity(line, naming), outlet=article.outlet
    )
    return Reading(
        article=article.id,
        sentences=tuple(sentences),
        entities=naming.entities,
        mentions=naming.mentions,
        roles=naming.roles,
        times=times,
        attributions=finished(text, lines, drafts),
        credits=find_credits(text),
    )


def _read_views(lines: Sequence[Line], said: Sequence[Draft], *, acts: bool) -> list[Draft]:
    """What the sentences report beside what they report as said."""
    grouped = by_line(said)
    return [
        draft
        for number, line in enumerate(lines)
        for draft in read_acts(line, number, grouped.get(number, []))
        if acts or draft.act == "says"
    ]
