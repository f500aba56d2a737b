"""Who said what, by the rules alone: cue, source and content joined."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading import read_seen
from onrecord.types import Article, Attribution, Reading


def read(text: str) -> Reading:
    """By the rules alone: what the network adds is measured elsewhere."""
    return read_seen(Article(id="a", text=text), None)


def told(text: str) -> list[tuple[str | None, str]]:
    """Source and content of each attribution, as text."""
    return [
        (
            attribution.source.of(text) if attribution.source else None,
            " ~ ".join(span.of(text) for span in attribution.content),
        )
        for attribution in read(text).attributions
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        pytest.param("“It works,” said Ada Bel.", "Ada Bel", "“It works,”", id="inverted"),
        pytest.param("“It works,” Ada Bel said.", "Ada Bel", "“It works,”", id="quotation first"),
        pytest.param("Ada Bel said: “It works.”", "Ada Bel", "“It works.”", id="colon"),
        pytest.param("Ada Bel said that it works.", "Ada Bel", "that it works", id="that"),
        pytest.param("Ada Bel said it works.", "Ada Bel", "it works", id="bare clause"),
        pytest.param("The dam will hold, Ada Bel said.", "Ada Bel", "The dam will hold",
                     id="final"),
        pytest.param("The dam will hold, an engineer said Friday.", "an engineer",
                     "The dam will hold", id="final with day"),
        pytest.param("The dam, Ada Bel said, will hold.", "Ada Bel", "The dam ~ will hold",
                     id="medial"),
        pytest.param("The dam will hold, according to Ada Bel.", "Ada Bel", "The dam will hold",
                     id="according to, after"),
        pytest.param("According to Ada Bel, the dam will hold.", "Ada Bel", "the dam will hold",
                     id="according to, before"),
        pytest.param("“It holds,” she said. “It always has.”", "she",
                     "“It holds,” ~ “It always has.”", id="interrupted"),
        pytest.param("“It holds,” said Ada Bel, chief engineer of the Fen Board, in Oslo.",
                     "Ada Bel, chief engineer of the Fen Board", "“It holds,”", id="apposition"),
        pytest.param("Ada Bel, 41, of Oslo, said the dam was safe.", "Ada Bel, 41, of Oslo",
                     "the dam was safe", id="parenthesis"),
        pytest.param("“Will it hold?” Ada Bel asked.", "Ada Bel", "“Will it hold?”", id="question"),
        pytest.param("Ada Bel was quoted as saying the dam was safe.", "Ada Bel",
                     "the dam was safe", id="quoted as saying"),
        pytest.param("Ada Bel told reporters on Friday that the dam was safe.", "Ada Bel",
                     "that the dam was safe", id="addressee and day"),
        pytest.param("Ada Bel told the Fenland Post the dam was safe.", "Ada Bel",
                     "the dam was safe", id="addressee without that"),
        pytest.param("Ada Bel called the dam “a ruin.”", "Ada Bel", "the dam “a ruin.”",
                     id="naming"),
        pytest.param("Ada Bel lambasted the plan as a “disaster.”", "Ada Bel",
                     "the plan as a “disaster.”", id="described as"),
        pytest.param("Ada Bel floated the idea that Fen could build a dam.", "Ada Bel",
                     "the idea that Fen could build a dam", id="floated"),
        pytest.param("The rain prompted the mayor to say he was “very sorry” about it.",
                     "the mayor", "he was “very sorry” about it", id="prompted"),
        pytest.param("Friends of the miller say it leaks.", "Friends of the miller",
                     "it leaks", id="many of one"),
        pytest.param("Ada Bel said having a dam made sense.", "Ada Bel",
                     "having a dam made sense", id="gerund"),
        pytest.param("Ada Bel has long argued that the dam leaks.", "Ada Bel",
                     "that the dam leaks", id="has long argued"),
        pytest.param("I think the dam will hold,” Bo Lind stated when asked.", "Bo Lind",
                     "I think the dam will hold,”", id="lost opening mark"),
        pytest.param("“The dam will hold.\n\n“It always has,” Bo Lind said.", "Bo Lind",
                     "“The dam will hold. ~ “It always has,”", id="over paragraphs"),
    ],
)  # fmt: skip
def test_source_and_content(text: str, source: str, content: str) -> None:
    """The speaker and the words are found on either side of the cue."""
    assert told(text) == [(source, content)]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        pytest.param(
            "Bo Lind met the board, telling it the dam was “rotten,” and left.",
            [("Bo Lind", "the dam was “rotten,”")],
            id="participle",
        ),
        pytest.param(
            "Bo Lind said the dam was old and added that it leaked.",
            [("Bo Lind", "the dam was old"), ("Bo Lind", "that it leaked")],
            id="two verbs",
        ),
        pytest.param(
            "Bo Lind said the dam was old, and Ada Bel said that it leaked.",
            [("Bo Lind", "the dam was old"), ("Ada Bel", "that it leaked")],
            id="two speakers",
        ),
        pytest.param(
            "The talks failed, with the miller Bo Lind calling Ada “a fool” and Ada left.",
            [("the miller Bo Lind", "Ada “a fool”")],
            id="with a participle",
        ),
    ],
)
def test_a_verb_without_subject_shares_the_one_before(
    text: str, pairs: list[tuple[str, str]]
) -> None:
    """Participles and second verbs belong to the subject of their clause."""
    found = told(text)
    assert [source for source, _ in found] == [source for source, _ in pairs]
    assert all(got.startswith(want) for (_, got), (_, want) in zip(found, pairs, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Fen's “New Dike” party met in Oslo.", id="scare quotes"),
        pytest.param("Fen has previously granted asylum to a miller.", id="narration"),
        pytest.param("It's worth noting that the dam is old.", id="the writer's own voice"),
        pytest.param("Bo Lind calls the dam a “Ruin,” urges repair", id="heading"),
        pytest.param("The mayor criticised the spending plan.", id="criticism without words"),
        pytest.param("The mayor signalled a possible review of the contract.", id="signalled"),
        pytest.param("The dam is said to be old.", id="said to be"),
        pytest.param("OSLO (Fenwire) — The dam broke on Friday.", id="dateline"),
        pytest.param("Ada Bel may say that it leaks.", id="may say"),
        pytest.param("Claims by the miller and calls from the mayor grew.", id="nouns"),
    ],
)
def test_what_is_not_speech_is_left_out(text: str) -> None:
    """A missing line is better than a false one."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "stance", "content"),
    [
        pytest.param("Bo Lind denied that the dam leaked.", "denies", "that the dam leaked",
                     id="denied"),
        pytest.param("Bo Lind declined to comment on the leak.", "declines",
                     "to comment on the leak", id="declined"),
        pytest.param("The board did not respond to a request for comment.", "declines",
                     "to a request for comment", id="silent"),
        pytest.param("Bo Lind refrained from commenting, when asked.", "declines",
                     "from commenting", id="refrained"),
        pytest.param("Bo Lind said the dam leaked.", "says", "the dam leaked", id="said"),
    ],
)  # fmt: skip
def test_stance(text: str, stance: str, content: str) -> None:
    """Denying a claim and declining to speak are told apart from saying."""
    (attribution,) = read(text).attributions
    assert attribution.stance == stance
    assert attribution.content[0].of(text) == content


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("“It works,” said Ada Bel.", "direct", id="direct"),
        pytest.param("Ada Bel said that it works.", "indirect", id="indirect"),
        pytest.param("Ada Bel said it was “a ruin” and old.", "mixed", id="mixed"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    """Direct is all in quotation marks, indirect nothing, mixed a part."""
    (attribution,) = read(text).attributions
    assert attribution.kind == kind


def test_a_quotation_that_goes_on_keeps_its_speaker() -> None:
    """A paragraph of nothing but a quotation continues the words before it."""
    text = "“The dam is old,” Bo Lind said.\n\n“Nobody has looked at it for thirty years.”"
    reading = read(text)
    first, second = reading.attributions
    assert second.source is None
    assert second.cue is None
    assert second.entity == first.entity


def test_an_outlet_that_relays_is_not_the_speaker() -> None:
    """What TASS reported that somebody brought up is that person's, on TASS's wire."""
    text = "TASS reported that Bo Lind brought up the possibility of a new dam."
    (attribution,) = read(text).attributions
    assert attribution.source is not None
    assert attribution.source.of(text) == "Bo Lind"
    assert attribution.channel is not None
    assert (attribution.channel.kind, attribution.channel.name) == ("wire", "TASS")


def assert_sound(text: str, attribution: Attribution) -> None:
    spans = list(attribution.content)
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    others = [span for span in (attribution.source, attribution.cue) if span]
    assert all(span.end <= len(text) for span in [*spans, *others])
    assert 0.0 <= attribution.confidence <= 1.0
    assert attribution.rule


WORDS = st.sampled_from(
    "Ada Bo said says told that , . “ ” \" ' ‘ ’ : ; — and but who which according to as reported "
    "by TASS on Friday X he she the a dam calling called denied declined to comment adding \n\n "
    "not did respond quoted saying if after ( )".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join)))
def test_no_text_breaks_it(text: str) -> None:
    """Any text is read, twice the same, with every span inside it and contents in order."""
    reading = read(text)
    assert reading.attributions == read(text).attributions
    for attribution in reading.attributions:
        assert_sound(text, attribution)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"' * 10_000, id="quotation marks"),
        pytest.param("a" * 300_000, id="no space"),
        pytest.param("said " * 4_000, id="cues"),
        pytest.param("Ada, " * 3_000, id="commas"),
        pytest.param("“a\n\n" * 3_000, id="opening marks"),
    ],
)
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    """Repetition costs no more than its length."""
    for attribution in read(text).attributions:
        assert_sound(text, attribution)


def test_what_the_article_says_of_the_words_is_not_of_them() -> None:
    """ "..., a sentence that cost him his sleep" is the reporter's."""
    text = (
        "Bo Lind said that “it was our attention that failed”, a sentence that cost him his post."
    )
    (attribution,) = read(text).attributions
    assert attribution.content[-1].of(text) == "that “it was our attention that failed”"
