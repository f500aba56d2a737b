"""What house style changes in a quotation, and what is another wording."""

from __future__ import annotations

import pytest

from onrecord.likeness.differences import agree, differences
from onrecord.likeness.house_style import plain_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("We didn't", "we did not", id="contraction"),
        pytest.param("the U.S. envoy", "the US envoy", id="initials"),
        pytest.param("a hundred and ten years", "110 years", id="number"),
        pytest.param("twenty-one per cent", "21%", id="per cent"),
        pytest.param("two hundred and five thousand", "205,000", id="thousands"),
        pytest.param("co-operate", "cooperate", id="hyphen"),
        pytest.param("organise the harbour labour", "organize the harbor labor", id="spelling"),
        pytest.param("it’s", "it is", id="apostrophe"),
        pytest.param("lifted on to one side", "lifted onto one side", id="one word or two"),
    ],
)
def test_house_style_makes_no_other_words(one, other):
    """Two houses print one remark in two ways."""
    assert plain_words(one) == plain_words(other)


@pytest.mark.parametrize("words", ["four hours", "our wise hour", "no one", "one by one"])
def test_plain_words_stay_what_they_are(words):
    """A rule for "colour" leaves "four" and "hour" alone, and a lone "one" is no number."""
    assert plain_words(words)[-1] == words.split()[-1].replace("hours", "hours")
    assert "1" not in plain_words(words)


def test_a_could_in_two_quite_different_sentences_is_no_changed_modality():
    """Where little is the same, another "must" is another translation."""
    one = "“Anybody can overlook such faults of a guest”"
    other = "“We must learn to forgive whoever comes to us”"
    assert differences(one, other) == ("translation",)


def test_a_sentence_left_out_is_shortening():
    """However short it is, when whole sentences are missing nothing is worded otherwise."""
    whole = "“The gate was shut. Nobody saw it. The harbour master was told in March.”"
    assert agree("“The gate was shut. The harbour master was told in March.”", whole)


@pytest.mark.parametrize("text", ["", "“”", "!!!", "“" + "a " * 5000 + "”"])
def test_nothing_and_very_much_are_survived(text):
    """Two equal texts do not differ, whatever they are."""
    assert differences(text, text) == ()
