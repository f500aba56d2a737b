"""What a cue's own words tell: said, thought or done; denied or declined."""

from __future__ import annotations

import pytest

from onrecord.reading.cue_words import judge_cue


@pytest.mark.parametrize(
    ("cue", "act", "stance"),
    [
        pytest.param("said", "says", "says", id="said"),
        pytest.param("told", "says", "says", id="told"),
        pytest.param("SAID", "says", "says", id="in capitals"),
        pytest.param("according to", "says", "says", id="according to"),
        pytest.param("claim", "says", "says", id="a noun"),
        pytest.param("in a statement", "says", "says", id="in a statement"),
        pytest.param(":", "says", "says", id="a colon"),
        pytest.param("", "says", "says", id="no cue"),
        pytest.param("has repeatedly denied", "says", "denies", id="denied"),
        pytest.param("rejected", "says", "denies", id="rejected"),
        pytest.param("declined to comment", "says", "declines", id="declined to comment"),
        pytest.param("declined", "says", "declines", id="declined"),
        pytest.param("did not respond to a request for comment", "says", "declines",
                     id="did not respond"),
        pytest.param("didn’t respond to a request for comment", "says", "declines",
                     id="didn't respond"),
        pytest.param("could not be reached for comment", "says", "declines", id="not reached"),
        pytest.param("refused to say", "says", "declines", id="refused to say"),
        pytest.param("would not say", "says", "declines", id="would not say"),
        pytest.param("wouldn’t say", "says", "declines", id="wouldn't say"),
        pytest.param("won't comment", "says", "declines", id="won't comment"),
        pytest.param("had no immediate comment", "says", "declines", id="no comment"),
        pytest.param("has not said", "says", "declines", id="has not said"),
        pytest.param("believes", "thinks", "says", id="believes"),
        pytest.param("supports", "thinks", "says", id="supports"),
        pytest.param("is confident", "thinks", "says", id="is confident"),
        pytest.param("criticized", "does", "says", id="criticized"),
        pytest.param("refused to leave", "does", "says", id="refused to leave"),
    ],
)  # fmt: skip
def test_words_that_are_not_quoted(cue: str, act: str, stance: str) -> None:
    """Act and stance of a cue whose content stands in no marks."""
    assert judge_cue(cue, quoted=False) == (act, stance)


@pytest.mark.parametrize(
    ("cue", "act", "stance"),
    [
        pytest.param("said", "says", "says", id="said"),
        pytest.param("criticized", "says", "says", id="an act in quoted words is said"),
        pytest.param("has not said", "says", "says", id="quoted words were said"),
        pytest.param("denied", "says", "denies", id="denied"),
        pytest.param("declined to comment", "says", "declines", id="declined"),
        pytest.param("did not respond to a request for comment", "says", "declines",
                     id="did not respond"),
        pytest.param("believes", "thinks", "says", id="believes"),
        pytest.param("", "says", "says", id="no cue"),
    ],
)  # fmt: skip
def test_words_that_are_quoted(cue: str, act: str, stance: str) -> None:
    """Whoever is quoted spoke, though silence and thought stay what they are."""
    assert judge_cue(cue, quoted=True) == (act, stance)


@pytest.mark.parametrize(
    ("cue", "quoted", "stance"),
    [
        pytest.param("didn't respond to a request for", True, "declines", id="contracted"),
        pytest.param("refused to leave, saying", False, "says", id="refused, but spoke"),
        pytest.param("not only said but commented", False, "says", id="not only"),
    ],
)
def test_silence_is_told_from_speech(cue: str, quoted: bool, stance: str) -> None:
    """Who did not answer declines; who refused something else and spoke does not."""
    assert judge_cue(cue, quoted=quoted).stance == stance
