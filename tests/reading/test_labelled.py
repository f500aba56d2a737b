"""Words that bear their speaker's label: transcripts and signed quotations."""

from __future__ import annotations

from onrecord.reading import read_seen
from onrecord.types import Article

TRANSCRIPT = """The committee met on Monday.

MOSS: Did the wall hold?

VALE: It held until six. Then it did not.

MOSS: And you were told?

VALE: I was told at seven."""


def said(text: str) -> list[tuple[str, str, str]]:
    reading = read_seen(Article(id="a", text=text), None)
    return [
        (a.source.of(text) if a.source else "", a.content[0].of(text), a.rule)
        for a in reading.attributions
    ]


def test_the_turns_of_a_transcript_are_their_speakers_words() -> None:
    """Each turn once, whole, without the label."""
    assert [found for found in said(TRANSCRIPT) if found[2] == "turn"] == [
        ("MOSS", "Did the wall hold?", "turn"),
        ("VALE", "It held until six. Then it did not.", "turn"),
        ("MOSS", "And you were told?", "turn"),
        ("VALE", "I was told at seven.", "turn"),
    ]


def test_headings_with_a_colon_are_no_transcript() -> None:
    """Three labels, or one label again and again, tell of no talk."""
    text = "UPDATE: It rains.\n\nWEATHER: It will rain.\n\nSPORT: The match was rained off."
    assert not any(rule == "turn" for _, _, rule in said(text))
    assert not any(rule == "turn" for _, _, rule in said("\n\n".join(["NOTE: It rains."] * 6)))


def test_a_quotation_signed_with_a_dash_is_the_signer_s() -> None:
    """The name behind the dash is the source, not the paragraph before."""
    text = (
        "Readers wrote to us.\n\n“The wall should never have been built.” ― Ada Vale\n\n"
        "“It was the best wall we could have built.” — Bo Moss\n"
    )
    assert [found for found in said(text) if found[2] == "signed"] == [
        ("Ada Vale", "“The wall should never have been built.”", "signed"),
        ("Bo Moss", "“It was the best wall we could have built.”", "signed"),
    ]


def test_a_dash_that_goes_on_signs_nothing() -> None:
    """Only a name that ends the line is a signature."""
    text = "“The wall should never have been built” — Vale said so again on Monday."
    assert not any(rule == "signed" for _, _, rule in said(text))
