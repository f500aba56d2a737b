"""Did somebody say that? What a store of two stories answers."""

from __future__ import annotations

import numpy as np
import pytest
from pieces import bridge, ferry, page, tulips

from onrecord.desk.quotations import check_quotation
from onrecord.likeness.agreement import Meanings

MINISTER = """The transport minister answered the islanders on Monday.

“The island will get 14 new boats by May, and everybody there will keep a landing place,” said Oda \
Brill, the transport minister, in parliament.

Brill denied that the bridge at Alder had been unsafe for years.

Brill said that the state would pay for two new landing places."""

ALIKE = {  # what a network would hold to be near
    "The isle is going to receive fourteen fresh vessels": 1,
    "“The island will get 14 new boats by May, and everybody there will keep a landing place,”": 1,
}


@pytest.fixture
def meanings():
    """Vectors that agree for the sentences above and for no others."""

    def embed(texts):
        vectors = np.zeros((len(texts), 400), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row, ALIKE.get(text) or 2 + sum(map(ord, text)) % 397] = 1.0
        return vectors

    return Meanings(embed)


@pytest.fixture
def check(desk, store, meanings):
    """The store filled, and a question put to it."""
    minister = page(
        MINISTER, "https://gazette.example/boats", outlet="Alder Gazette", title="Boats for Vessen"
    )
    assert all(
        outcome.became == "added" for outcome in desk.add([ferry(), bridge(), tulips(), minister])
    )
    return lambda words, speaker=None, **more: check_quotation(
        store, words, speaker=speaker, meanings=meanings, **more
    )


def first(found):
    return found.matches[0]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(
            "The frost stayed until the end of March, and the bulbs simply refused to move",
            id="all",
        ),
        pytest.param("“The frost stayed until the end of March”", id="its beginning"),
        pytest.param("the bulbs simply refused to move", id="its end"),
        pytest.param("The frost stayed … and the bulbs simply refused to move", id="cut"),
        pytest.param("The frost stayed and the bulbs simply refused to move", id="cut unmarked"),
        pytest.param("“The frost stayed until the end of March,” she said.", id="with the rest"),
        pytest.param("THE FROST STAYED UNTIL THE END OF MARCH", id="in capitals"),
    ],
)  # fmt: skip
def test_words_inside_quotation_marks_were_said(check, words):
    """Whole, in part, or with words left out; case and marks are no difference."""
    found = check(words)
    assert found.verdict == "said"
    assert first(found).speaker == "Greta Lund"
    assert first(found).differences == ()


def test_a_match_cites_the_words_as_printed(check, store):
    """Outlet, address, day and the exact characters."""
    wording = first(check("the bulbs simply refused to move", "Lund")).wordings[0]
    cited = wording.citation
    text = store.articles.version(cited.article).text
    assert text[cited.start : cited.end] == cited.text
    assert "the bulbs simply refused to move" in cited.text
    assert (wording.outlet, wording.url) == ("Garden Weekly", "https://garden.example/t")
    assert wording.published == "2031-04-04"


def test_a_statement_in_two_outlets_is_one_match_with_both_wordings(check):
    """The nearest wording first."""
    found = check("Alder has another plan and won’t need the ferry of Vessen", "Tomas Brill")
    assert found.verdict == "said"
    assert first(found).outlets == ("Alder Gazette", "Mainland Post")
    assert [w.outlet for w in first(found).wordings] == ["Mainland Post", "Alder Gazette"]


@pytest.mark.parametrize(
    ("words", "differs"),
    [
        pytest.param("The island will get 40 new boats by May", "figure", id="figure"),
        pytest.param("The island could get 14 new boats by May", "modality", id="could for will"),
        pytest.param("The island will not get 14 new boats by May", "polarity", id="a not put in"),
        pytest.param(
            "The city does not have a plan of its own, and it is grateful for every ferry that "
            "Vessen can lend", "polarity", id="a not amid other words",
        ),
        pytest.param(
            "This is a matter for the city, and we intend to interfere", "polarity",
            id="a not left out",
        ),
    ],
)  # fmt: skip
def test_what_matters_is_told_when_it_is_otherwise(check, words, differs):
    """Such a quotation is no quotation of what was said."""
    found = check(words)
    assert found.verdict == "differs"
    assert differs in first(found).differences


def test_other_words_here_and_there_are_told(check):
    """Nearly the words, and not exactly."""
    found = check("The city has a plan of its own and is thankful for each ferry Vessen can lend")
    assert (found.verdict, first(found).kind, first(found).speaker) == (
        "reworded", "near", "Ines Holm",
    )  # fmt: skip


def test_a_sentence_of_like_meaning_is_told_as_that(check):
    """By the vectors of the reader, with the network's word for it."""
    found = check("The isle is going to receive fourteen fresh vessels", "Oda Brill")
    assert (found.verdict, first(found).kind) == ("similar", "meaning")
    assert first(found).speaker == "Oda Brill"


def test_what_is_told_in_an_articles_own_words_is_no_quotation(check):
    """Somebody is reported to have said so."""
    found = check("the state would pay for two new landing places", "the transport minister")
    assert found.verdict == "reported"
    assert not first(found).quoted


def test_a_denial_is_no_statement_of_what_is_denied(check):
    """The articles say that she denies it."""
    found = check("The bridge at Alder had been unsafe for years", "Oda Brill")
    assert found.verdict == "differs"
    assert first(found).denied


@pytest.mark.parametrize(
    ("speaker", "verdict"),
    [
        pytest.param("Lena Okafor", "said", id="name"),
        pytest.param("Okafor", "said", id="surname"),
        pytest.param("L. Okafor", "said", id="initial"),
        pytest.param("Ms Okafor", "said", id="title"),
        pytest.param("government spokeswoman Lena Okafor", "said", id="role and name"),
        pytest.param("the government’s spokesman", "said", id="role"),
        pytest.param("Anna Okafor", "by_another", id="another given name"),
        pytest.param("Tomas Brill", "by_another", id="somebody else of the story"),
        pytest.param("the mayor", "by_another", id="another role"),
        pytest.param("Nobody Known", "by_another", id="nobody the store knows"),
    ],
)
def test_the_speaker_is_meant_by_name_or_role(check, speaker, verdict):
    """Whoever else said it is named, and told to be somebody else."""
    found = check("This is a matter for the city, and we don’t intend to interfere", speaker)
    assert found.verdict == verdict
    assert first(found).speaker == "Lena Okafor"


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        pytest.param("Every islander shall have a boat of gold", "Oda Brill", id="by a speaker"),
        pytest.param("The moon is a harbour for the tired", None, id="by anybody"),
        pytest.param("I will resign", "Lena Okafor", id="few words"),
        pytest.param("the city of the", None, id="words that all have"),
        pytest.param("xqzzt", None, id="no word"),
    ],
)  # fmt: skip
def test_what_nobody_said_is_not_found(check, words, speaker):
    """Plainly, and without a match that is made up."""
    found = check(words, speaker)
    assert (found.verdict, found.matches, found.printed) == ("nothing", (), ())
    assert "Nothing like it" in found.says


def test_words_that_an_article_prints_in_its_own_voice_are_shown(check):
    """Nobody is known to have said them."""
    found = check("was closed on Tuesday after 14 cracks were found")
    assert found.verdict == "printed"
    assert [cited.text for cited in found.printed] == [
        "was closed on Tuesday after 14 cracks were found"
    ]


@pytest.mark.parametrize("words", ["", "  ", "“”", "…", "?!"])
def test_no_words_are_a_callers_mistake(check, words):
    """Told as one."""
    with pytest.raises(ValueError, match="no words"):
        check(words)


def test_a_speech_is_too_long(check):
    """The bound is named."""
    with pytest.raises(ValueError, match="2,000"):
        check("word " * 500)


@pytest.mark.parametrize(
    "words",
    ['" OR 1 AND NEAR(', "words : (a", "* ^ {speaker} : x", "\x00\ud800 frost", "'); DROP TABLE x"],
)
def test_no_words_are_an_error_of_the_search(check, words):
    """Whatever signs stand in them."""
    assert check(words).verdict in ("nothing", "said", "reworded", "similar")


def test_no_more_matches_come_than_are_asked_for(check):
    """The nearest stay."""
    found = check("ferry Vessen Alder provide city plan", limit=1)
    assert len(found.matches) <= 1
