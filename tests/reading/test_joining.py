"""The network's findings and the rules' drafts made one list, mended by what is exact."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.drafts import Draft
from onrecord.reading.joining import TRUSTED, join_findings, overlap
from onrecord.reading.lines import lay_out
from onrecord.reading.quotes import pair_quotation_marks
from onrecord.reading.sentences import split_sentences
from onrecord.types import Finding, Span

SURE = 0.98


def at(text: str, part: str) -> Span:
    assert text.count(part) == 1, part
    return Span(text.index(part), text.index(part) + len(part))


def finding(
    text: str,
    *content: str,
    source: str | None = None,
    cue: str | None = None,
    score: float = SURE,
) -> Finding:
    """What the network would say, by its words; each stands in the text once."""
    return Finding(
        tuple(at(text, part) for part in content),
        at(text, source) if source else None,
        at(text, cue) if cue else None,
        score,
    )


def ruled(
    text: str,
    rule: str,
    content: str,
    source: str | None = None,
    cue: str | None = None,
    **rest: Any,
) -> Draft:
    """What a rule would say of the text's first line."""
    source_span, cue_span = (at(text, part) if part else None for part in (source, cue))
    return Draft(0, [at(text, content)], source_span, cue_span, rule, **rest)


def join(text: str, findings: Sequence[Finding], drafts: Sequence[Draft] = ()) -> list[Draft]:
    sentences = split_sentences(text)
    quotes = pair_quotation_marks(text, sentences)
    return join_findings(text, lay_out(text, sentences, quotes), quotes, findings, drafts)


def contents(text: str, drafts: Sequence[Draft]) -> list[str]:
    return [" ~ ".join(span.of(text) for span in draft.content) for draft in drafts]


@pytest.mark.parametrize(
    ("text", "content", "whole"),
    [
        pytest.param("“The dam holds,” said Bo.", ["dam"], "“The dam holds,”", id="inside"),
        pytest.param("“The dam holds,” said Bo.", ["The dam holds"], "“The dam holds,”",
                     id="without its marks"),
        pytest.param("Bo said it “never leaked at all” and held.", ["it “never leaked"],
                     "it “never leaked at all”", id="half in, half out"),
        pytest.param("“The dam holds,” said Bo. “It is old.”", ["dam", "is"],
                     "“The dam holds,” ~ “It is old.”", id="two quotations"),
        pytest.param("“The dam holds,” said Bo.", ["The", "holds"], "“The dam holds,”",
                     id="twice in one"),
        pytest.param("Bo said the dam holds.", ["the dam holds"], "the dam holds", id="none"),
    ],
)  # fmt: skip
def test_a_quotation_is_whole(text: str, content: list[str], whole: str) -> None:
    """What lies in marks is said in full, the marks included."""
    assert contents(text, join(text, [finding(text, *content)])) == [whole]


@pytest.mark.parametrize(
    ("source", "cue"),
    [
        pytest.param("Ada", None, id="source"),
        pytest.param(None, "said", id="cue"),
        pytest.param("Ada", "said", id="both"),
    ],
)
def test_nobody_quotes_the_words_that_name_him(source: str | None, cue: str | None) -> None:
    """A quotation which holds a finding's own source or cue is somebody else's."""
    text = "“I heard Ada when she said it leaks,” Bo told us."
    (draft,) = join(text, [finding(text, "it leaks", source=source, cue=cue)])
    assert contents(text, [draft]) == ["it leaks"]
    assert (draft.source, draft.cue) == (source and at(text, source), cue and at(text, cue))


@pytest.mark.parametrize(
    ("content", "whole"),
    [
        pytest.param(["he dam hol"], "the dam holds", id="cut at both ends"),
        pytest.param(["the", "dam", "holds"], "the dam holds", id="fragments"),
        pytest.param(["the d", "m holds"], "the dam holds", id="a word in two"),
        pytest.param(["the", "holds"], "the ~ holds", id="a word between"),
        pytest.param(["holds", "the"], "the ~ holds", id="out of order"),
    ],
)
def test_content_is_made_of_whole_words(content: list[str], whole: str) -> None:
    """What only white space divides is one span."""
    text = "Bo said the dam holds well."
    assert contents(text, join(text, [finding(text, *content)])) == [whole]


def test_a_heading_quotes_nobody() -> None:
    """A finding whose content stands in one is dropped; one in a sentence below is not."""
    text = "Dam will hold, says Lind\n\nThe dam is old, said Bo Lind.\n\nFen Board: yes"
    inside = finding(text, "Dam will hold", cue="says")
    below = finding(text, "The dam is old", cue="said")
    assert contents(text, join(text, [inside, below])) == ["The dam is old"]


def test_a_doubtful_finding_is_doubted() -> None:
    """Where it is told at all, nobody trusts it more than the network did, unless a rule does."""
    text = "Bo said it leaks."
    doubtful = finding(text, "it leaks", score=0.02)
    assert all(draft.confidence <= 0.02 for draft in join(text, [doubtful]))
    (draft,) = join(text, [doubtful], [ruled(text, "said-before", "it leaks", "Bo", "said")])
    assert draft.finding == doubtful
    assert draft.confidence > 0.5


def test_a_rule_lends_what_it_knows() -> None:
    """Its name, stance and act, and the source and cue that the network did not give."""
    text = "Bo Lind denied that it leaks."
    rule = ruled(text, "said-before", "that it leaks", "Bo Lind", "denied", stance="denies")
    seen = finding(text, "it leaks")
    (draft,) = join(text, [seen], [rule])
    assert (draft.rule, draft.stance, draft.act) == ("said-before", "denies", "says")
    assert (draft.source, draft.cue) == (at(text, "Bo Lind"), at(text, "denied"))
    assert contents(text, [draft]) == ["it leaks"]
    assert draft.finding == seen


def test_what_the_network_gave_stands() -> None:
    """A rule's source and cue give way to it; its act does not."""
    text = "Bo Lind, the mayor, praises the crew."
    rule = ruled(text, "act", "the crew", "the mayor", "praises", act="does")
    (draft,) = join(text, [finding(text, "the crew", source="Bo Lind", cue="praises")], [rule])
    assert (draft.source, draft.act, draft.rule) == (at(text, "Bo Lind"), "does", "act")


def test_what_only_the_network_found_is_told_by_its_cue() -> None:
    """Stance and act come from the cue's words, the name is the reader's."""
    text = "It leaks, Bo denies, and “it stinks,” Ada criticized."
    findings = [
        finding(text, "It leaks", source="Bo", cue="denies"),
        finding(text, "it stinks", source="Ada", cue="criticized"),
    ]
    one, other = join(text, findings)
    assert (one.rule, one.stance, one.act) == ("reader", "denies", "says")
    assert (other.rule, other.stance, other.act) == ("reader", "says", "says")
    assert one.source == at(text, "Bo")


@pytest.mark.parametrize("rule", sorted(TRUSTED))
def test_a_trusted_rule_stands_alone(rule: str) -> None:
    """What it found and the network did not is kept, unless the network used some of it."""
    text = "It leaks, said Bo, and the mill by the old dam stinks too, said Ada."
    draft = ruled(text, rule, "It leaks", "Bo")
    other = finding(text, "the mill", source="Ada")
    assert contents(text, join(text, [other], [draft])) == ["It leaks", "the mill"]
    wide = ruled(text, rule, "and the mill by the old dam stinks too", "Ada", None)
    assert contents(text, join(text, [other], [wide])) == ["the mill"]


def test_other_rules_need_the_network() -> None:
    """A rule that is often wrong adds nothing by itself."""
    text = "The idea that it leaks spread."
    assert join(text, [], [ruled(text, "idea", "that it leaks")]) == []


def test_one_quotation_is_told_once() -> None:
    """Although the network saw two contents in it, each without a cue."""
    text = "Bo was glad. “It holds, and it will hold.”"
    found = join(text, [finding(text, "It holds"), finding(text, "it will hold")])
    assert contents(text, found) == ["“It holds, and it will hold.”"]


def test_a_rule_gives_way_to_a_long_content_that_holds_a_short_one() -> None:
    """Contents may lie in each other once quotations are whole."""
    text = "“It leaks and it reeks, Eva knows that the mill by the dam stinks,” said Bo."
    found = [
        finding(text, "It leaks", cue="said"),  # grows to the whole quotation
        finding(text, "it reeks", source="Eva"),
    ]
    rule = ruled(text, "said-after", "the mill by the dam stinks")
    assert "said-after" not in [draft.rule for draft in join(text, found, [rule])]


def test_thousands_of_findings_are_joined() -> None:
    """Each with its rule's draft, in reading order."""
    count = 2_000
    lines = [f"“It leaks {number},” said Bo.\n\n" for number in range(count)]
    text = "".join(lines)
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line))
    findings = [Finding((Span(start + 1, start + 9),), None, None, SURE) for start in starts]
    drafts = [
        Draft(number, [Span(start, start + lines[number].index("”") + 1)], None, None, "said-after")
        for number, start in enumerate(starts)
    ]
    joined = join(text, findings, drafts)
    assert [draft.line for draft in joined] == list(range(count))
    assert {draft.rule for draft in joined} == {"said-after"}
    assert [draft.content for draft in joined] == [draft.content for draft in drafts]


def test_overlap() -> None:
    """The share of all characters that both hold."""
    one, other = [Span(0, 4), Span(6, 10)], [Span(2, 8)]
    assert overlap(one, one) == 1
    assert overlap(one, other) == overlap(other, one) == 0.4
    assert overlap(one, [Span(4, 6)]) == 0


WORDS = st.sampled_from(
    ["Ada", "said", "“", "”", '"', "it", "leaks,", "No.", "\n\n", "don’t", "(", "é"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join), st.data())
def test_no_content_ends_inside_a_word(text: str, data: st.DataObject) -> None:
    """Whatever the network says of whatever text, spans lie apart, in order, inside it."""
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 12)).map(
        lambda pair: Span(pair[0], min(len(text), pair[0] + pair[1]))
    )
    one = st.builds(
        Finding,
        st.lists(spans, min_size=1, max_size=3).map(tuple),
        st.none() | spans,
        st.none() | spans,
        st.floats(0, 1),
    )
    if not text.strip():
        return
    for draft in join(text, data.draw(st.lists(one, max_size=5))):
        assert all(a.end < b.start for a, b in pairwise(draft.content))
        for span in draft.content:
            assert span.end <= len(text)
            for edge in (span.start, span.end):
                assert not (text[:edge][-1:].isalnum() and text[edge:][:1].isalnum())
