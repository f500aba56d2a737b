"""Records whose texts would harm a careless format, for tests and fixtures."""

from __future__ import annotations

from onrecord.types import (
    Article,
    Citation,
    Published,
    Record,
    Span,
    Speaker,
    SpokenAttribution,
    Statement,
    StoryRecord,
    TimelineEntry,
)

HARMFUL = [
    '=HYPERLINK("http://evil.example";"click")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "'tis an apostrophe",
    'quote " and "" comma, semicolon; backslash \\ pipe |',
    "two\nlines\r\nand\rthree",
    "TY  - BOOK\nER  - \nAU  - Nobody",
    "</script><script>alert(1)</script><!-- ]]> &amp; <![CDATA[",
    "nul \x00 bell \x07 escape \x1b[31m delete \x7f noncharacter \ufffe\uffff",
    "half a character \ud83d and the other \udc00 half",
    "both halves apart \ud83d\udc00 stay two",
    "right \u200f\u202eto\u202c left \u2067isolate\u2069 عربي עברית",
    "astral \U0001f6a2\U0001d11e and joined e\u0301",
    "line \u2028 and paragraph \u2029 separators, next line \x85",
    "ferry " * 170_000,
]
HARMFUL_IDS = [ascii(text[:14]) for text in HARMFUL]


def record_about(text: str) -> Record:
    """A record in which the article, its outlet, the speaker and the event are all the text."""
    article = Article(
        id="a1",
        path=text,
        url="https://gazette.example/1",
        outlet=text,
        title=text,
        byline=(text,),
        published=Published("2031-04-05", "day"),
        language="en",
        text=f"{text} said so.",
    )
    here = Citation("a1", 0, len(text), text)
    story = StoryRecord(
        id="s1",
        title=text,
        articles=("a1",),
        speakers=(Speaker("p1", text, "person", (text,)),),
        attributions=(
            SpokenAttribution(
                "t1", "a1", "direct", (Span(0, len(text)),), None, None, "p1", None, None, "says",
                1.0, "made",
            ),
        ),
        statements=(Statement("m1", "p1", ("t1",), None, None, (text, text), 0, 1),),
        timeline=(TimelineEntry("2031-04-05", "day", text, (here,), (text,), id="e1"),),
        disagreements=(),
        relays=(),
        expectations=(),
        unconfirmed=(),
    )  # fmt: skip
    return Record("2031-04-05", (article,), (), (story,))
