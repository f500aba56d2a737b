"""Words, weights, vectors and shared runs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.likeness.shingles import shared_text, shingles
from onrecord.likeness.vectors import cosine, vector
from onrecord.likeness.weights import weight
from onrecord.likeness.words import content_stems, stem


@pytest.mark.parametrize(
    "forms",
    [("offer", "offers", "offered", "offering"), ("provide", "provided", "provides", "providing"),
     ("city", "cities"), ("plan", "planned", "planning"), ("U.S", "US")],
    ids=lambda forms: forms[0],
)  # fmt: skip
def test_forms_of_one_word_have_one_stem(forms):
    """Inflection does not hide that two outlets use one word."""
    assert len({stem(form.lower()) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("bus", "bush"), ("news", "new"), ("gas", "ga")])
def test_other_words_keep_other_stems(one, other):
    """A stem that joined two words would join two statements."""
    assert stem(one) != stem(other)


def test_rare_words_weigh_more_than_common_ones():
    """The weights come from news at large, not from the pile."""
    assert weight(stem("asylum")) > weight(stem("president")) > 0


def test_words_of_use_carry_no_content():
    """What says nothing of the subject is left out."""
    assert content_stems("He said that it was not the one they would have had") == []


@given(st.text(max_size=300))
def test_a_text_is_like_itself(text):
    """And its cosine never leaves 0 to 1."""
    own = vector(content_stems(text))
    assert cosine(own, own) == pytest.approx(1.0 if own else 0.0)


def test_a_copy_shares_its_runs_and_a_quotation_does_not():
    """A shared paragraph is a share; the whole text is nearly all."""
    body = " ".join(f"word{n} follows word{n + 1} in line {n}" for n in range(80))
    own = " ".join(f"other{n} stands before other{n + 1} on page {n}" for n in range(80))
    shares = {
        (one, other): share
        for one, other, share in shared_text({"a": body, "b": "A lead. " + body, "c": own})
    }
    assert shares[("a", "b")] > 0.9
    assert ("a", "c") not in shares


@given(st.text(max_size=200))
def test_shingles_never_fail(text):
    """Surrogates, controls and empty text included."""
    assert shingles(text) == shingles(text)
