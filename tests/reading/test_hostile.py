"""Text that no newspaper prints, and findings that no network gives."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading import read_article, read_articles, read_seen
from onrecord.reading.model import NamedSpan, Seen, see
from onrecord.types import Article, Finding, Reading, Span

TABLE = "Party\tSeats\tShare\nFen Union\t41\t38.2%\nMill League\t27\t25.1%\n" * 20
CODE = """def said(who: str = "Ada") -> str:
    '''Says "it holds".'''
    return f"“{who}” said: {who!r}"  # \\"told\\" <b>Bo</b> && x ? y : "z"
"""
TRANSCRIPT = """MODERATOR: Welcome. Ada Bel, does the dam hold?
BEL: It does. (LAUGHTER) I said “it holds,” and --
LIND: No, no. "It leaks --
BEL: -- it holds."
[CROSSTALK]
Q. Sir? A. No comment.
"""
HOSTILE = [
    pytest.param("", id="empty"),
    pytest.param(" \n\n\t ", id="white space"),
    pytest.param("said", id="one word"),
    pytest.param("“", id="one mark"),
    pytest.param("a" * 20_000, id="no space"),
    pytest.param("a-" * 1_500, id="hyphens"),
    pytest.param("大" * 1_500, id="no space, unspaced script"),
    pytest.param('"' * 2_000, id="straight marks"),
    pytest.param("“" * 1_000 + "”" * 1_000, id="curly marks"),
    pytest.param("MAYOR SAYS DAM WILL HOLD. “IT HOLDS,” SAID BO LIND. " * 20, id="capitals"),
    pytest.param("“It\x00 holds,”\x07 said\x1b[31m Ada\x1c Bel\x85.\u2028\x7f", id="controls"),
    pytest.param(
        "\u202e“قال” عمدة فن: «السد آمن».\u202c ראש העיר אמר: ”יציב“.", id="right to left"
    ),
    pytest.param(TABLE, id="table"),
    pytest.param(CODE, id="code"),
    pytest.param(TRANSCRIPT, id="transcript"),
    pytest.param("e" + "\u0301" * 500 + " said", id="marks upon marks"),
    pytest.param("🏴\u200d☠️👍🏽 " * 100, id="emoji"),
]


def assert_sound(text: str, reading: Reading) -> None:
    """Every span lies in the text, and contents are in order and apart."""
    for attribution in reading.attributions:
        others = [span for span in (attribution.source, attribution.cue) if span]
        if attribution.channel:
            others.append(attribution.channel.span)
        assert all(span.end <= len(text) for span in [*attribution.content, *others])
        assert all(a.end <= b.start for a, b in pairwise(attribution.content))
        assert 0 <= attribution.confidence <= 1
    for named in (*reading.mentions, *reading.roles, *reading.times, *reading.credits):
        assert named.span.end <= len(text)
    assert all(span.end <= len(text) for span in reading.sentences)


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_read_by_the_rules_alone(text: str) -> None:
    """No crash, and nothing outside the text."""
    assert_sound(text, read_seen(Article(id="a", text=text), None, acts=True))


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_seen(text: str) -> None:
    """By the network as shipped; and what it finds there is read without harm."""
    (seen,) = see([text])
    for finding in seen.attributions:
        spans = [*finding.content, *(span for span in (finding.source, finding.cue) if span)]
        assert all(span.end <= len(text) for span in spans)
        assert all(a.end <= b.start for a, b in pairwise(finding.content))
        assert 0 <= finding.score <= 1
    contents = [finding.content for finding in seen.attributions]
    assert contents == sorted(contents)
    assert all(name.span.end <= len(text) and 0 <= name.score <= 1 for name in seen.names)
    assert_sound(text, read_seen(Article(id="a", text=text), seen, acts=True))


WORDS = st.sampled_from(
    "Ada Bo said says told that , . “ ” \" ' : — and but who according to he the dam denied "
    "declined to comment \n\n wants praised ( ) on Friday TASS reported".split(" ")
)


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.lists(WORDS, max_size=50).map(" ".join), st.text(max_size=80)), st.data())
def test_no_finding_breaks_the_reading(text: str, data: st.DataObject) -> None:
    """Whatever the network says of a text, the rules make the best of it."""
    words = [at for at, char in enumerate(text) if not char.isspace()]
    if not words:
        return
    spans = st.tuples(st.sampled_from(words), st.sampled_from(words)).map(
        lambda pair: Span(min(pair), max(pair) + 1)
    )
    contents = st.lists(spans, min_size=1, max_size=3).map(
        lambda found: tuple(
            span
            for at, span in enumerate(sorted(found))
            if not at or span.start >= sorted(found)[at - 1].end
        )
    )
    findings = st.builds(Finding, contents, st.none() | spans, st.none() | spans, st.floats(0, 1))
    names = st.builds(
        NamedSpan, spans, st.sampled_from(["person", "role", "place"]), st.floats(0, 1)
    )
    seen = Seen(
        tuple(sorted(data.draw(st.lists(findings, max_size=5)), key=lambda f: f.content)),
        tuple(sorted(data.draw(st.lists(names, max_size=3)))),
    )
    reading = read_seen(Article(id="a", text=text), seen, acts=True)
    assert_sound(text, reading)
    assert reading == read_seen(Article(id="a", text=text), seen, acts=True)


@pytest.mark.parametrize("count", [0, 1, 8, 9, 17])
def test_articles_are_read_in_order_and_each_as_if_alone(count: int) -> None:
    """However many are read side by side."""
    texts = ["“It holds,” said Ada Bel.", "Bo Lind denied it.", "", "Nobody spoke of the dam."]
    articles = [Article(id=f"a{at}", text=texts[at % 4]) for at in range(count)]
    alone = {text: read_article(Article(id="x", text=text)) for text in texts[:count]}
    readings = list(read_articles(iter(articles)))
    assert [reading.article for reading in readings] == [article.id for article in articles]
    for article, reading in zip(articles, readings, strict=True):
        assert reading.attributions == alone[article.text].attributions
