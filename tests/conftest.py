"""A small story of our own invention, as types built by hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from onrecord.types import (
    Article,
    Attribution,
    Channel,
    Citation,
    Disagreement,
    Entity,
    Expectation,
    Mention,
    Origin,
    Published,
    Reading,
    Record,
    Relay,
    RelayedFrom,
    Removed,
    Role,
    Side,
    Skipped,
    Span,
    Speaker,
    SpeakerRole,
    SpokenAttribution,
    Statement,
    StoryRecord,
    TimelineEntry,
    Timex,
    Unconfirmed,
)

GAZETTE = Article(
    id="a1",
    path="in/000_gazette.html",
    url="https://gazette.example/ferry?a=1&b=2",
    outlet="Alder Gazette",
    title="Island could lend its ferry to the mainland, senator says",
    byline=("Ines Holm", "Per Aas"),
    published=Published("2031-04-04T09:30+02:00", "minute"),
    language="en",
    text=(
        "Island could lend its ferry to the mainland, senator says\n\n"
        "Vessen could lend its old ferry to the city of Alder, a senator said on Friday.\n\n"
        "“I think that Alder has a different plan, that it will not need our ferry, although, "
        "if it did, Vessen, of course, could provide it,” said Tomas Brill, deputy chairman of "
        "the Senate’s Harbours Committee, in comments to the news agency NPA.\n\n"
        "“This is a matter for the city, and we don’t intend to interfere,” government "
        "spokeswoman Lena Okafor told reporters on Friday.\n\n"
        "The bridge was closed on Tuesday after 14 cracks were found in its deck.\n\n"
        "NPA contributed reporting."
    ),
    removed=(Removed("Subscribe to our newsletter", "a call to subscribe"),),
)
POST = Article(
    id="a2",
    path="in/001_post.txt",
    outlet="Mainland Post",
    title="Senator floats ferry for Alder",
    published=Published("2031-04-05", "day"),
    language="en",
    text=(
        "Tomas Brill, first deputy chair of the Senate’s Committee on Harbours, told NPA that "
        "Vessen “could provide” a ferry to Alder.\n\n"
        "“Alder has a completely different plan, it won't need our ferry. However, if it did, "
        "Vessen certainly could offer it,” Brill said.\n\n"
        "Spokeswoman Lena Okafor distanced the government from the offer, saying that it "
        "“has no intention of getting involved.”\n\n"
        "The bridge was closed on April 1 after 41 cracks were found."
    ),
)
UNKNOWN = Article(
    id="a3",
    path="in/002_7f3ad01c99be4410.txt",
    title="Ferry offer: what we know",
    language="en",
    text=(
        "The former chairman of the Harbours Committee, Tomas Brill, said Vessen would lend the "
        "ferry, NPA reports.\n\n"
        "“If it did need it, Vessen certainly could offer it,” Brill said.\n\n"
        "A decision by the Ministry of Transport is expected within a month. "
        "The city has not confirmed that it asked for the ferry.\n\n"
        "It is not known what the crossing will cost, one official said."
    ),
)
COURIER = Article(
    id="a4",
    path="in/003_courier.html",
    url="http://courier.example/brill",
    outlet="The Courier",
    syndicated_from=("Mainland Post",),
    title="Senator floats ferry for Alder",
    published=Published("2031-04-05T18:05", "minute"),
    language="en",
    text=(
        "Tomas Brill, first deputy chair of the Senate’s Committee on Harbours, told NPA that "
        "Vessen “could provide” a ferry to Alder.\n\n"
        "“Alder has a completely different plan, it won't need our ferry. However, if it did, "
        "Vessen certainly could offer it,” Brill said."
    ),
    removed=(Removed("This article first appeared in the Mainland Post.", "a syndication line"),),
)
LONER = Article(
    id="a5",
    path="in/004_garden.txt",
    outlet="Garden Weekly",
    title="Tulips are late this year",
    published=Published("2031-04-03", "day"),
    language="en",
    text="Tulips are late this year.\n\nThe frost stayed until March, growers say.",
)


def span(article: Article, text: str, nth: int = 0) -> Span:
    """The span of the nth place where the article has the text."""
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(text, start + 1)
    return Span(start, start + len(text))


def cite(article: Article, text: str, nth: int = 0) -> Citation:
    place = span(article, text, nth)
    return Citation(article.id, place.start, place.end, text)


def spoken(
    name: str,
    article: Article,
    *content: str,
    source: str | None = None,
    cue: str | None = None,
    speaker: str | None = None,
    channel: tuple[str, str | None, str] | None = None,
    **more: Any,
) -> SpokenAttribution:
    """An attribution told by the strings of its parts; each is the one nearest to the content."""
    places = tuple(span(article, part) for part in content)

    def near(part: str) -> Span:
        starts = [m.start() for m in re.finditer(re.escape(part), article.text)]
        start = min(starts, key=lambda at: abs(at - places[-1].end))
        return Span(start, start + len(part))

    rest: dict[str, Any] = {
        "kind": "direct",
        "date": None,
        "stance": "says",
        "confidence": 1.0,
        "rule": "quote-then-cue",
    }
    return SpokenAttribution(
        id=name,
        article=article.id,
        content=places,
        source=near(source) if source else None,
        cue=near(cue) if cue else None,
        speaker=speaker,
        channel=Channel(channel[0], channel[1], near(channel[2])) if channel else None,  # type: ignore[arg-type]
        **(rest | more),
    )


def ferry_story() -> StoryRecord:
    npa = ("wire", "NPA", "NPA")
    return StoryRecord(
        id="s1",
        title="Island could lend its ferry to the mainland, senator says",
        articles=("a1", "a2", "a4", "a3"),
        speakers=(
            Speaker(
                "p1",
                "Tomas Brill",
                "person",
                ("Brill",),
                (
                    SpeakerRole(
                        "deputy chairman of the Senate’s Harbours Committee",
                        (cite(GAZETTE, "deputy chairman of the Senate’s Harbours Committee"),),
                    ),
                    SpeakerRole(
                        "first deputy chair of the Senate’s Committee on Harbours",
                        (
                            cite(POST, "first deputy chair of the Senate’s Committee on Harbours"),
                            cite(
                                COURIER, "first deputy chair of the Senate’s Committee on Harbours"
                            ),
                        ),
                    ),
                ),
            ),
            Speaker(
                "p2",
                "Lena Okafor",
                "person",
                (),
                (
                    SpeakerRole(
                        "government spokeswoman", (cite(GAZETTE, "government spokeswoman"),)
                    ),
                ),
            ),
        ),
        attributions=(
            spoken(
                "t1",
                GAZETTE,
                "“I think that Alder has a different plan, that it will not need our ferry, "
                "although, if it did, Vessen, of course, could provide it,”",
                source="Tomas Brill",
                cue="said",
                speaker="p1",
                channel=npa,
                date="2031-04-04",
            ),
            spoken(
                "t2",
                POST,
                "“Alder has a completely different plan, it won't need our ferry. However, if it "
                "did, Vessen certainly could offer it,”",
                source="Brill",
                cue="said",
                speaker="p1",
                channel=npa,
            ),
            spoken(
                "t3",
                COURIER,
                "“Alder has a completely different plan, it won't need our ferry. However, if it "
                "did, Vessen certainly could offer it,”",
                source="Brill",
                cue="said",
                speaker="p1",
                channel=npa,
            ),
            spoken(
                "t4",
                UNKNOWN,
                "“If it did need it, Vessen certainly could offer it,”",
                source="Brill",
                cue="said",
                speaker="p1",
            ),
            spoken(
                "t5",
                GAZETTE,
                "“This is a matter for the city, and we don’t intend to interfere,”",
                source="government spokeswoman Lena Okafor",
                cue="told",
                speaker="p2",
                channel=("briefing", None, "told reporters"),
                date="2031-04-04",
            ),
            spoken(
                "t6",
                POST,
                "that it “has no intention of getting involved.”",
                source="Spokeswoman Lena Okafor",
                cue="saying",
                speaker="p2",
                kind="mixed",
                stance="declines",
            ),
            spoken(
                "t7",
                UNKNOWN,
                "It is not known what the crossing will cost",
                source="one official",
                cue="said",
                kind="indirect",
                confidence=0.6,
            ),
            spoken(
                "t8",
                UNKNOWN,
                "Vessen would lend the ferry",
                source="The former chairman of the Harbours Committee, Tomas Brill",
                cue="said",
                speaker="p1",
                kind="indirect",
            ),
        ),
        statements=(
            Statement(
                "m1",
                "p1",
                ("t1", "t2", "t3", "t4"),
                "2031-04-04",
                Origin("wire", "NPA", (cite(GAZETTE, "in comments to the news agency NPA"),)),
                ("Alder Gazette", "Mainland Post", "The Courier"),
                1,
                1,
            ),
            Statement("m3", "p1", ("t8",), None, None, (), 1, 1),
            Statement(
                "m2",
                "p2",
                ("t5", "t6"),
                "2031-04-04",
                Origin("briefing", None, (cite(GAZETTE, "told reporters"),)),
                ("Alder Gazette", "Mainland Post"),
                0,
                2,
            ),
        ),
        timeline=(
            TimelineEntry(
                "2031-04-01",
                "day",
                "The bridge was closed on April 1 after 41 cracks were found.",
                (
                    cite(POST, "The bridge was closed on April 1 after 41 cracks were found."),
                    cite(
                        GAZETTE,
                        "The bridge was closed on Tuesday after 14 cracks were found in its deck.",
                    ),
                ),
                ("Mainland Post", "Alder Gazette"),
            ),
            TimelineEntry(
                "2031-04-04",
                "day",
                "Vessen could lend its old ferry to the city of Alder, a senator said on Friday.",
                (
                    cite(
                        GAZETTE,
                        "Vessen could lend its old ferry to the city of Alder, a senator said on "
                        "Friday.",
                    ),
                ),
                ("Alder Gazette",),
            ),
            TimelineEntry(
                "2031-05",
                "month",
                "A decision by the Ministry of Transport is expected within a month.",
                (
                    cite(
                        UNKNOWN,
                        "A decision by the Ministry of Transport is expected within a month.",
                    ),
                ),
            ),
        ),
        disagreements=(
            Disagreement(
                "figure",
                "how many cracks were found",
                (
                    Side("14", (cite(GAZETTE, "14 cracks"),)),
                    Side("41", (cite(POST, "41 cracks"),)),
                ),
            ),
            Disagreement(
                "role",
                "Tomas Brill",
                (
                    Side(
                        "deputy chairman",
                        (
                            cite(GAZETTE, "deputy chairman"),
                            cite(POST, "first deputy chair"),
                            cite(COURIER, "first deputy chair"),
                        ),
                    ),
                    Side("former chairman", (cite(UNKNOWN, "former chairman"),)),
                ),
            ),
        ),
        relays=(
            Relay(
                "a1",
                RelayedFrom("wire", "NPA"),
                "credits",
                (
                    cite(GAZETTE, "in comments to the news agency NPA"),
                    cite(GAZETTE, "NPA contributed reporting."),
                ),
            ),
            Relay("a2", RelayedFrom("wire", "NPA"), "credits", (cite(POST, "told NPA"),)),
            Relay(
                "a4",
                RelayedFrom("outlet", "Mainland Post"),
                "syndicates",
                (),
                (COURIER.removed[0],),
            ),
            Relay("a4", RelayedFrom("article", None, "a2"), "copies", (), (), 0.84),
            Relay("a3", RelayedFrom("wire", "NPA"), "credits", (cite(UNKNOWN, "NPA reports"),)),
        ),
        expectations=(
            Expectation(
                "A decision by the Ministry of Transport is expected within a month.",
                "2031-05-05",
                "open",
                (
                    cite(
                        UNKNOWN,
                        "A decision by the Ministry of Transport is expected within a month.",
                    ),
                ),
            ),
        ),
        unconfirmed=(
            Unconfirmed(
                "The city has not confirmed that it asked for the ferry.",
                (cite(UNKNOWN, "The city has not confirmed that it asked for the ferry."),),
            ),
        ),
    )


def loner_story() -> StoryRecord:
    return StoryRecord(
        id="s2",
        title=LONER.title or "",
        articles=("a5",),
        speakers=(Speaker("p9", "growers", "group"),),
        attributions=(
            spoken(
                "t9",
                LONER,
                "The frost stayed until March",
                source="growers",
                cue="say",
                speaker="p9",
                kind="indirect",
            ),
        ),
        statements=(Statement("m9", "p9", ("t9",), None, None, ("Garden Weekly",), 0, 1),),
        timeline=(),
        disagreements=(),
        relays=(),
        expectations=(),
        unconfirmed=(),
    )


@pytest.fixture
def record() -> Record:
    """Four articles about a ferry, one about tulips, one file that could not be read."""
    return Record(
        as_of="2031-04-05",
        articles=(LONER, GAZETTE, POST, COURIER, UNKNOWN),
        skipped=(Skipped("in/005.bin", "not text: 62 of 100 bytes are control characters"),),
        stories=(ferry_story(), loner_story()),
        published_bounds=(("a3", "2031-04-04"),),
    )


EVIL = (
    "<script>alert(1)</script> says </p></article></body> "
    "\x1b[31mred\x1b[0m and \u202ereversed\u202c and [bold]markup[/bold] "
    "**stars** `ticks` [link](javascript:alert(2)) <img src=x onerror=alert(3)> {{ 7*7 }}"
)
HUGE_WORD = "Donaudampfschiff" * 60


@pytest.fixture
def evil_record(record: Record) -> Record:
    """The same story with an article, and a story's every string, out to harm the page."""
    text = f"{EVIL}\n\nfirst overlapping words here\n\n{HUGE_WORD}\n\n\x00\x07 the end"
    article = Article(
        id='a6" onload="x',
        path="in/\x1b]0;owned\x07\udcff<i>.txt",
        url="javascript:alert('url')",
        outlet=f"Evil & Sons {EVIL}",
        title=EVIL,
        byline=(EVIL, HUGE_WORD),
        published=Published("2031-04-06<script>", "day"),
        language="<en>",
        text=text,
        removed=(Removed(EVIL, EVIL),),
    )
    words = text.index("first")

    def at(start: int, end: int) -> Citation:
        return Citation(article.id, start, end, text[start:end])

    citations = (
        at(0, len(EVIL)),
        at(words, words + 17),
        at(words + 6, words + 28),
        at(0, words + 5),
        at(0, len(text)),
    )
    ferry, loner = record.stories
    ferry = replace(
        ferry,
        title=EVIL,
        articles=(*ferry.articles, article.id),
        speakers=(
            *ferry.speakers,
            Speaker("px", EVIL, "person", (EVIL,), (SpeakerRole(EVIL, citations),)),
        ),
        attributions=(
            *ferry.attributions,
            SpokenAttribution(
                id="tx",
                article=article.id,
                kind="direct",
                content=(Span(0, len(EVIL)), Span(words, words + 17)),
                source=Span(0, 8),
                cue=Span(words, words + 5),
                speaker="px",
                channel=Channel("social", EVIL, Span(0, 8)),
                date=EVIL,
                stance="says",
                confidence=0.5,
                rule=EVIL,
            ),
        ),
        statements=(
            *ferry.statements,
            Statement("mx", "px", ("tx",), EVIL, Origin("social", EVIL, citations), (EVIL,), 0, 1),
        ),
        timeline=(*ferry.timeline, TimelineEntry(EVIL, "day", EVIL, citations, (EVIL,))),
        disagreements=(
            *ferry.disagreements,
            Disagreement("claim", EVIL, (Side(EVIL, citations), Side(HUGE_WORD, citations))),
        ),
        relays=(
            *ferry.relays,
            Relay(article.id, RelayedFrom("wire", EVIL), "credits", citations, article.removed),
            Relay(article.id, RelayedFrom("article", None, article.id), "copies", (), (), 1.0),
        ),
        expectations=(*ferry.expectations, Expectation(EVIL, EVIL, "overdue", citations)),
        unconfirmed=(*ferry.unconfirmed, Unconfirmed(EVIL, citations)),
    )
    return replace(
        record,
        articles=(*record.articles, article),
        skipped=(*record.skipped, Skipped(EVIL, EVIL)),
        stories=(ferry, loner),
    )


@pytest.fixture
def ferry_reading() -> tuple[Article, Reading]:
    """One article read alone, with a resolved and an unresolved speaker."""
    attributions = (
        Attribution(
            "direct",
            (span(UNKNOWN, "“If it did need it, Vessen certainly could offer it,”"),),
            source=span(UNKNOWN, "Brill", 1),
            cue=span(UNKNOWN, "said", 1),
            entity="e1",
            channel=Channel("wire", "NPA", span(UNKNOWN, "NPA reports")),
            rule="quote-then-cue",
        ),
        Attribution("indirect", (span(UNKNOWN, "It is not known"),), confidence=0.5),
    )
    reading = Reading(
        article=UNKNOWN.id,
        entities=(Entity("e1", "Tomas Brill", "person", gender="he"),),
        mentions=(
            Mention(span(UNKNOWN, "Brill", 1), "name", "e1"),
            Mention(span(UNKNOWN, "one official"), "role", None),
        ),
        roles=(Role(span(UNKNOWN, "former chairman of the Harbours Committee"), "e1"),),
        times=(Timex(span(UNKNOWN, "within a month"), "DURATION", "P1M"),),
        attributions=attributions,
        credits=(Channel("wire", "NPA", span(UNKNOWN, "NPA reports")),),
    )
    return UNKNOWN, reading


@pytest.fixture
def cited() -> Callable[[str, str], Citation]:
    """Makes a citation of the nth ... article by its id and the cited words."""
    articles = {a.id: a for a in (GAZETTE, POST, UNKNOWN, COURIER, LONER)}
    return lambda article, text: cite(articles[article], text)
