"""What one article says, and who says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice

from onrecord.reading.acts import read_acts
from onrecord.reading.anonymity import mark_anonymous
from onrecord.reading.attributions import read_line
from onrecord.reading.channels import attach_channels
from onrecord.reading.credits import find_credits
from onrecord.reading.days import attach_days
from onrecord.reading.drafts import Draft, by_line, finished
from onrecord.reading.joining import join_findings, without_strays
from onrecord.reading.labelled import label_drafts
from onrecord.reading.lines import Line, lay_out
from onrecord.reading.mentions import find_naming
from onrecord.reading.model import Seen, see
from onrecord.reading.quotes import pair_quotation_marks
from onrecord.reading.relayed import unwrap_reports, without_own_thoughts
from onrecord.reading.sentences import split_sentences
from onrecord.reading.speakers import resolve_speakers, subject_entity
from onrecord.reading.standing import place_standing
from onrecord.reading.tails import join_tails
from onrecord.reading.times import find_times
from onrecord.types import Article, Reading

__all__ = ["read_article", "read_articles"]

AT_ONCE = 8  # articles whose windows the network sees side by side


def read_articles(articles: Iterable[Article], *, acts: bool = False) -> Iterator[Reading]:
    """The reading of each article, in order.

    While the rules read some articles the network sees the next: it runs outside Python's lock.
    """
    remaining = iter(articles)
    with ThreadPoolExecutor(1, thread_name_prefix="ahead") as ahead:
        coming: tuple[list[Article], Future[list[Seen]]] | None = None
        while True:
            group = list(islice(remaining, AT_ONCE))
            seeing = ahead.submit(see, [article.text for article in group])
            if coming is not None:
                for article, one in zip(coming[0], coming[1].result(), strict=True):
                    yield read_seen(article, one, acts=acts)
            if not group:
                return
            coming = group, seeing


def read_article(article: Article, *, acts: bool = False) -> Reading:
    """Who said what, through which channel and when, as one article tells it.

    With ``acts`` also what somebody does or thinks without words of theirs: praises, opposes.
    """
    return read_seen(article, see([article.text])[0], acts=acts)


def read_seen(article: Article, seen: Seen | None, *, acts: bool = False) -> Reading:
    """The reading of an article that the network has seen; None: by the rules alone."""
    text = article.text
    sentences = split_sentences(text)
    quotes = pair_quotation_marks(text, sentences)
    naming = find_naming(
        text,
        sentences,
        byline=article.byline,
        seen=seen.names if seen is not None else (),
        quotes=quotes,
    )
    times = find_times(text, sentences, article.published.day if article.published else None)

    lines = join_tails(lay_out(text, sentences, quotes))
    drafts = [draft for number, line in enumerate(lines) for draft in read_line(line, number)]
    drafts += _read_views(lines, drafts)
    if seen is not None:
        drafts = join_findings(text, lines, quotes, seen.attributions, drafts)
    views = [draft for draft in drafts if draft.act != "says"]
    said = [draft for draft in drafts if draft.act == "says"]
    said = label_drafts(text, lines, quotes, said)
    placed = place_standing(text, lines, said)
    said = placed if seen is None else without_strays(placed, said, quotes)
    said = unwrap_reports(text, said)
    links = seen.antecedents if seen is not None else ()
    resolve_speakers(text, lines, said, naming, links)
    drafts = without_own_thoughts(text, said)
    if acts:
        resolve_speakers(text, lines, views, naming, links)
        drafts += views
    mark_anonymous(text, lines, drafts, naming.entities)
    drafts.sort(key=lambda draft: (draft.line, draft.content[0]))
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
        credits=find_credits(text, article.outlet),
    )


def _read_views(lines: Sequence[Line], said: Sequence[Draft]) -> list[Draft]:
    """What the sentences report beside what they report as said."""
    grouped = by_line(said)
    return [
        draft
        for number, line in enumerate(lines)
        for draft in read_acts(line, number, grouped.get(number, []))
    ]
