"""A record as Markdown, each line with footnotes to the characters it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.report.chronicle import (
    REASONS,
    STATES,
    announcer,
    chronicle,
    open_first,
    qualified,
    reach,
    side_value,
    speaker_names,
    told_line,
)
from onrecord.report.digest import Digest, Numbered, Said, Voice, digest_stories
from onrecord.report.labels import (
    KINDS,
    STANCES,
    channel_label,
    count,
    date_range,
    human_date,
    published_label,
    relay_verb,
    relayed_label,
)
from onrecord.report.safe import one_line, shorten, web_address
from onrecord.report.wordings import Piece, variants
from onrecord.types import (
    Citation,
    Expectation,
    Record,
    StoryRecord,
    TimelineEntry,
    Unconfirmed,
)

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&$^])")
LIST_START = re.compile(r"^(\s*)(?:([-+=])|(\d+)([.)]))")


def to_markdown(record: Record) -> str:
    """The report of a record. What articles say is escaped, so that it stays text."""
    stories, others = digest_stories(record)
    notes = Footnotes(place for story in stories for place in story.articles)
    blocks: list[str] = []
    for digest in stories:
        blocks += _story(digest, notes)
    if others:
        blocks += ["## Other articles", _list(_article_line(place) for place in others)]
    if record.skipped:
        lines = (f"{escape(item.path)}: {escape(item.why)}" for item in record.skipped)
        blocks += ["## Not read", _list(lines)]
    blocks += notes.lines()
    return "\n\n".join(block for block in blocks if block) + "\n"


def escape(text: str) -> str:
    """The text on one line, with nothing in it that Markdown would take for its own.

    >>> print(escape("1. <b>*not* a list</b>"))
    1\\. \\<b\\>\\*not\\* a list\\</b\\>
    """
    text = SPECIAL.sub(r"\\\1", one_line(text))
    return LIST_START.sub(
        lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\{m[4]}", text, count=1
    )


class Footnotes:
    """Numbers citations as they are met; equal ones share a note."""

    def __init__(self, places: Iterable[Numbered]) -> None:
        self._places = {place.article.id: place for place in places}
        self._numbers: dict[Citation, int] = {}

    def __call__(self, citations: Iterable[Citation]) -> str:
        """The marks of some citations: "[^1][^2]"."""
        known = [c for c in dict.fromkeys(citations) if c.article in self._places]
        return "".join(f"[^{self._numbers.setdefault(c, len(self._numbers) + 1)}]" for c in known)

    def lines(self) -> Iterator[str]:
        """The notes: outlet, article, place, and the exact characters there."""
        for citation, number in self._numbers.items():
            place = self._places[citation.article]
            yield (
                f"[^{number}]: {escape(place.outlet)}, article {place.number}, characters "
                f"{citation.start}–{citation.end}: {escape(citation.text)}"
            )


def _story(digest: Digest, notes: Footnotes) -> Iterator[str]:
    story = digest.story
    yield f"# {escape(story.title)}"
    yield (
        f"{count(len(digest.articles), 'article')} from {count(digest.outlets, 'outlet')}, "
        f"{date_range(digest.first_day, digest.last_day)}.  \n"
        f"{count(digest.independent, 'independent origin')}, "
        f"{count(len(story.statements), 'statement')} by {count(len(digest.voices), 'speaker')}."
    )
    yield from _timeline(story, notes)
    if digest.voices or digest.unresolved:
        yield "## Who said what"
        yield (
            "The fullest wording stands first. **Bold** words are an outlet’s own; "
            "~~struck~~ ones are only in the fullest wording."
        )
    for voice in digest.voices:
        yield from _voice(voice, notes)
    if digest.unresolved:
        yield "### Speaker not known"
        yield _list(
            f"{escape(w.text)}{notes(w.citations)} ({escape(w.place.outlet)})"
            for w in digest.unresolved
        )
    if story.disagreements:
        yield "## Where reports differ"
    for item in story.disagreements:
        yield f"### {escape(item.about)} ({item.kind}{', settled' if item.settled else ''})"
        if item.settled:
            yield f"Settled: {escape(item.settled.note)}"
        yield _list(
            f"{escape(side_value(item, side.value))}{notes(side.citations)}" for side in item.sides
        )
    if story.developments:
        yield "## Figures that grew"
        yield _list(
            f"{escape(grown.about)}: "
            + ", then ".join(
                f"{escape(step.value)} ({human_date(step.day)}){notes(step.citations)}"
                for step in grown.steps
            )
            for grown in story.developments
        )
    yield from _relays(digest, notes)
    yield from _open(story, notes)
    yield "## Articles"
    yield "\n".join(f"{place.number}. {_article_line(place)}" for place in digest.articles)


def _timeline(story: StoryRecord, notes: Footnotes) -> Iterator[str]:
    if not story.timeline:
        return
    yield "## Timeline"
    parts = chronicle(story.timeline, len(story.timeline))
    if parts.background:
        yield "Before the story:"
        yield _list(_entry(entry, notes) for entry in parts.background)
        if parts.main:
            yield "The story:"
    yield _list(_entry(entry, notes) for entry in parts.main)


def _entry(entry: TimelineEntry, notes: Footnotes) -> str:
    facts = "; ".join(part for part in (reach(entry), REASONS[entry.reason]) if part)
    day, words = escape(human_date(entry.date)), escape(told_line(entry))
    line = f"**{day}** {words}{notes(entry.citations)}"
    return f"{line} ({facts})" if facts else line


def _open(story: StoryRecord, notes: Footnotes) -> Iterator[str]:
    if not story.expectations and not story.unconfirmed:
        return
    yield "## What is open"
    yield _list(_expectation(item, story, notes) for item in open_first(story.expectations))
    yield _list(_doubt(item, story, notes) for item in story.unconfirmed)


def _expectation(item: Expectation, story: StoryRecord, notes: Footnotes) -> str:
    due = escape("due " + human_date(item.due) if item.due else "no day given")
    line = f"**{due}** ({STATES[item.state]}): {escape(item.text)}{notes(item.citations)}"
    if item.announced_by and (name := announcer(item, speaker_names(story))):
        line += f", announced by {escape(name)}{notes(item.announced_by.citations)}"
    if item.met_by:
        told = escape(shorten(one_line(item.met_by[0].text), 200))
        line += f" **Done:** {told}{notes(item.met_by)}"
    return line


def _doubt(item: Unconfirmed, story: StoryRecord, notes: Footnotes) -> str:
    about = qualified(item, story)
    line = f"**not confirmed**: {escape(item.text)}{notes(item.citations)}"
    return f"{line} (about {escape(about)})" if about else line


def _voice(voice: Voice, notes: Footnotes) -> Iterator[str]:
    yield f"### {escape(voice.speaker.name)}"
    roles = (f"{escape(role.text)}{notes(role.citations)}" for role in voice.speaker.roles)
    yield "; ".join(roles)
    for said in voice.said:
        yield _facts(said, notes)
        yield _list(
            f"{_marked(variant.pieces)} — "
            + "; ".join(
                ", ".join(
                    part
                    for part in (
                        escape(w.place.outlet) + notes(w.citations),
                        f"*{escape(w.frame)}*" if w.frame else "",
                        KINDS[w.attribution.kind],
                        STANCES[w.attribution.stance],
                    )
                    if part
                )
                for w in variant.wordings
            )
            for variant in variants(said)
        )


def _facts(said: Said, notes: Footnotes) -> str:
    statement = said.statement
    facts = [human_date(statement.date) if statement.date else "day not given"]
    facts = [escape(fact) for fact in facts]
    if statement.origin:
        origin = escape(channel_label(statement.origin) or "")
        facts.append(f"through {origin}{notes(statement.origin.citations)}")
    facts.append(count(said.outlets, "outlet"))
    facts.append(count(statement.independent_origins, "independent origin"))
    return ", ".join(facts) + ":"


def _marked(pieces: Iterable[Piece]) -> str:
    out = []
    for piece in pieces:
        text = escape(piece.text)
        lead = " " if piece.text[:1].isspace() else ""
        trail = " " if piece.text[-1:].isspace() else ""
        if piece.mark == "other" and text:
            text = f"**{text}**"
        elif piece.mark == "missing":
            lead, text, trail = " ", f"~~{text}~~", " "
        elif piece.mark == "omitted":
            lead, text, trail = " ", f"({text} fewer)", " "
        out.append(lead + text + trail)
    return re.sub(" +", " ", "".join(out)).strip()


def _relays(digest: Digest, notes: Footnotes) -> Iterator[str]:
    labels = {place.article.id: place.outlet for place in digest.articles}
    if digest.story.relays:
        yield "## Who repeats whom"
        yield _list(
            f"{escape(labels.get(r.article, r.article))} {relay_verb(r)} "
            f"**{escape(relayed_label(r.of, labels))}**"
            + (f", {r.share:.0%} of its words are shared" if r.share is not None else "")
            + notes(r.citations)
            + "".join(f": {escape(item.text)}" for item in r.removed)
            for r in digest.story.relays
        )


def _article_line(place: Numbered) -> str:
    article = place.article
    title = escape(shorten(one_line(article.title), 300)) if article.title else ""
    parts = [f"**{escape(place.outlet)}**", escape(published_label(article, place.not_before))]
    address = web_address(article.url)
    if address and not re.search(r"[()\\<>]", address):
        parts.append(f"[original](<{address}>)")
    return ", ".join(parts) + (f": {title}" if title else "")


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
