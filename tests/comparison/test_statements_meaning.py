"""Which attributions are one statement when what they mean is known, and why they are."""

from __future__ import annotations

import numpy as np
import pytest
from building import report, said

from onrecord.comparison.reports import spoken_in
from onrecord.comparison.statements import find_statements
from onrecord.likeness.agreement import Meanings

# What a network would give: texts with the same key word mean nearly the same.
TOPICS = ["quay", "ferry", "watch", "school"]


def embed(texts):
    rows = []
    for text in texts:
        row = np.full(len(TOPICS) + 1, 0.05)
        for at, topic in enumerate(TOPICS):
            row[at] += topic in text.casefold()
        row[-1] += 0.4
        rows.append(row / np.linalg.norm(row))
    return np.array(rows)


def attributed(*given):
    """One article for each (content, more); all by one speaker."""
    reports = []
    for i, (content, more) in enumerate(given):
        text = more.pop("text", f"{content}, Ana Bel said.")
        report_keys = {k: more.pop(k) for k in ("published", "times", "outlet") if k in more}
        own = said("Ana Bel", content, **more)
        reports.append(report(text, own, key=f"a{i}", **report_keys))
    return [one for r in reports for one in spoken_in(r)]


def groups(*given):
    found = find_statements({"s": attributed(*given)}, Meanings(embed))
    return sorted(sorted(one.report.id for one in said.attributions) for said in found)


FULL = "“We shall not rest until the last passenger of the ferry is ashore and warm”"
ANEW = "“There is no rest for us while one passenger is missing from that ferry”"


def test_a_quotation_translated_anew_is_the_same_statement():
    """Few words in common suffice where the sentences mean the same."""
    assert groups((FULL, {}), (ANEW, {})) == [["a0", "a1"]]


def test_words_in_common_do_not_join_what_means_something_else():
    """The likeness of meaning is asked wherever the words are not the same."""
    other = "“The last passenger pays for the school, and we shall not raise the price”"
    assert groups((FULL, {}), (other, {})) == [["a0"], ["a1"]]


def test_a_reversal_is_another_statement():
    """What somebody says and later denies shares all its words but one."""
    yes = "the ferry to the western quay would sail on the first morning of winter"
    no = "the ferry to the western quay would not sail on any morning of winter"
    assert groups((yes, {}), (no, {})) == [["a0"], ["a1"]]
    assert groups((yes, {"stance": "denies"}), (no, {})) == [["a0", "a1"]]


def test_other_figures_are_another_statement_but_a_misquoted_one_is_not():
    """A toll told indirectly has grown; a quotation that is otherwise equal was misprinted."""
    first = "the ferry carried 61 passengers and four of them are still missing"
    later = "the ferry carried 80 passengers and nine of them are still missing"
    assert groups((first, {}), (later, {})) == [["a0"], ["a1"]]
    quoted = "“The ferry carried sixty passengers to the western quay that night”"
    wrong = "“The ferry carried eighty passengers to the western quay that night”"
    assert groups((quoted, {}), (wrong, {})) == [["a0", "a1"]]


@pytest.mark.parametrize(
    ("second", "one"),
    [
        pytest.param({"published": "2031-05-12", "date": "2031-05-12"}, False, id="dated later"),
        pytest.param({"published": "2031-05-12"}, True, id="printed later, undated"),
        pytest.param(
            {
                "published": "2031-05-12",
                "text": f"At a service on Monday, Ana Bel told mourners: {FULL}.",
                "times": [("Monday", "2031-05-12")],
            },
            False,
            id="its sentence names the day",
        ),
        pytest.param(
            {"published": "2031-05-12", "text": f"{FULL}, Ana Bel said again."},
            False,
            id="said again",
        ),
    ],
)
def test_the_same_words_are_another_statement_when_the_article_dates_them_later(second, one):
    """An article cannot have words that were said after it was published."""
    expected = [["a0", "a1"]] if one else [["a0"], ["a1"]]
    assert groups((FULL, {}), (FULL, second)) == expected


def test_who_recalls_his_own_words_says_them_on_another_day():
    """ "I said we could" is no part of the day on which he said it."""
    first = "the ferry could sail from the western quay before the first of June"
    later = "“I said the ferry could sail from the western quay before June”"
    assert groups((first, {}), (later, {})) == [["a0"], ["a1"]]


def test_an_article_that_announces_a_quotation_counts_once():
    """The lead tells it indirectly, the body quotes it."""
    lead = "the harbour school would close its doors after the spring holidays"
    body = "“We close the doors of the harbour school after the spring holidays”"
    text = f"Ana Bel said {lead}. {body}, she said."
    made = report(text, said("Ana Bel", lead), said("Ana Bel", body), key="a0")
    (found,) = find_statements({"s": list(spoken_in(made))}, Meanings(embed))
    assert len(found.attributions) == 2
    assert [join.kind for join in found.joined_by] == ["repeated"]


def test_each_join_has_its_reason():
    """One fewer than the attributions; a meaning with its cosine and the words shared."""
    piece = "“until the last passenger of the ferry is ashore”"
    (found,) = find_statements(
        {"s": attributed((FULL, {}), (FULL, {}), (piece, {}), (ANEW, {}))}, Meanings(embed)
    )
    assert [join.kind for join in found.joined_by] == [
        "identical",
        "contained",
        "meaning",
    ]
    assert "passenger" in found.joined_by[-1].evidence


def test_only_sentences_in_doubt_are_asked_for():
    """Equal words and words of different matters need no network."""
    asked = []

    def counting(texts):
        asked.extend(texts)
        return embed(texts)

    other = "“Every school in the valley has received its new stoves”"
    find_statements({"s": attributed((FULL, {}), (FULL, {}), (other, {}))}, Meanings(counting))
    assert asked == []


def test_the_order_of_the_reports_changes_nothing():
    """Ties are broken by content."""
    spoken = attributed((FULL, {}), (ANEW, {}), ("“The ferry rests at the quay”", {}))
    told = [
        [one.id for one in said.attributions]
        for given in (spoken, spoken[::-1])
        for said in find_statements({"s": given}, Meanings(embed))
    ]
    assert told[: len(told) // 2] == told[len(told) // 2 :]


def test_hostile_contents_are_survived():
    """Marks alone, one word, a very long speech."""
    long = "“" + "The ferry came late. " * 2000 + "”"
    given = [("“!!!”", {}), ("“...”", {}), ("“Yes”", {}), (long, {}), (long + " ", {})]
    assert len(groups(*given)) >= 3
