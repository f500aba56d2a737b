"""Two versions of an article side by side, whatever was done to the words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from pieces import FERRY, quick_readings

from onrecord.desk.edits import compare_versions
from onrecord.types import Article


def version(key, text):
    article = Article(key, text, title="Ferry")
    (reading,) = quick_readings([article], acts=True)
    return article, reading


edits = st.lists(
    st.tuples(
        st.integers(0, len(FERRY)),
        st.integers(0, 60),
        st.sampled_from(["", " 7 dead ", "”", "\n\n"]),
    ),
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(edits)
def test_every_part_cites_what_stands_there(changes):
    """Old words in the old version, new words in the new one; equal versions have no parts."""
    text = FERRY
    for at, length, put in changes:
        text = text[:at] + put + text[at + length :]
    old, new = version("a", FERRY), version("b", text or "Gone.")
    edit = compare_versions("a", old, new)
    for part in edit.parts:
        assert (part.old is None) == (part.before == ())
        assert (part.new is None) == (part.after == ())
        for citations, (article, _) in ((part.before, old), (part.after, new)):
            for c in citations:
                assert c.article == article.id
                assert article.text[c.start : c.end] == c.text
    known = {a.id_in("a") for a in old[1].attributions}
    assert set(edit.same) <= known
    assert len(set(edit.same.values())) == len(edit.same)
    if text == FERRY:
        assert not edit.parts
        assert len(edit.same) == sum(a.act == "says" for a in old[1].attributions)
