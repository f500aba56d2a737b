"""What people decided goes before every rule, and without it nothing is different."""

from __future__ import annotations

import pytest
from building import report, said

from onrecord.comparison import compare
from onrecord.types import NO_RULINGS, Rulings, Story
from onrecord.types.rulings import OneSpeaker, OneStatement, TwoSpeakers, TwoStatements
from onrecord.views import record_view, to_json

GATE = "“The eastern gate had cracked in February, and nobody told the harbour”"
FAIR = "“Every family on the quay will be compensated before the autumn fair opens”"


def reports(*names):
    """One article for each name, in all of which the gate is told of, in the last the fair."""
    made = [
        report(f"{GATE}, {name} said.", said(name, GATE), key=f"a{n}", outlet=f"Post {n}")
        for n, name in enumerate(names)
    ]
    last = names[-1]
    made.append(report(f"{FAIR}, {last} said.", said(last, FAIR), key="z", outlet="Post Z"))
    return made


def record(made, rulings=NO_RULINGS):
    story = Story("s", tuple(r.id for r in made))
    return compare(
        [r.article for r in made], {r.id: r.reading for r in made}, [story], rulings=rulings
    )


def speaking(made, rulings=NO_RULINGS):
    """The articles of each speaker's attributions."""
    story = record(made, rulings).stories[0]
    return sorted(
        sorted(a.article for a in story.attributions if a.speaker == s.id) for s in story.speakers
    )


def stated(made, rulings=NO_RULINGS):
    """The articles of each statement."""
    story = record(made, rulings).stories[0]
    article = {a.id: a.article for a in story.attributions}
    return sorted(sorted(article[key] for key in s.attributions) for s in story.statements)


def ids(made, *articles):
    story = record(made).stories[0]
    return tuple(a.id for a in story.attributions if a.article in articles)


def test_no_rulings_change_no_byte():
    """Also those that speak of nothing that is there."""
    made = reports("Ana Bel", "Ana Bel")
    plain = to_json(record_view(record(made)))
    nothing = Rulings(
        (OneSpeaker((("nowhere", "e1"),)), TwoSpeakers((), (("nowhere", "e1"),)), OneSpeaker(())),
        (OneStatement(("x", "y")), TwoStatements(("x",), ("y",)), OneStatement(())),
    )
    assert to_json(record_view(record(made, nothing))) == plain
    assert b'"settled"' not in plain


def test_two_names_are_one_speaker():
    """And what both say in the same words is one statement."""
    made = reports("Ana Bel", "Cy Dorn")
    assert speaking(made) == [["a0"], ["a1", "z"]]
    one = Rulings((OneSpeaker((("a0", "e1"), ("a1", "e1")), name="Ana Bel"),))
    assert speaking(made, one) == [["a0", "a1", "z"]]
    story = record(made, one).stories[0]
    assert [(s.name, s.aliases) for s in story.speakers] == [("Ana Bel", ("Cy Dorn",))]
    assert stated(made, one) == [["a0", "a1"], ["z"]]


def test_a_name_that_nobody_uses_is_nobodys():
    """An article may have been edited since it was chosen."""
    made = reports("Ana Bel", "Cy Dorn")
    one = Rulings((OneSpeaker((("a0", "e1"), ("a1", "e1")), name="Eve Fox"),))
    assert record(made, one).stories[0].speakers[0].name in ("Ana Bel", "Cy Dorn")


def test_one_name_is_two_speakers():
    """With an id each; an article that nobody spoke of stays with who stayed."""
    made = reports("Ana Bel", "Ana Bel")
    two = Rulings((TwoSpeakers((("a0", "e1"),), (("a1", "e1"),)),))
    assert speaking(made, two) == [["a0", "z"], ["a1"]]


def test_a_name_that_only_one_of_the_two_bears_is_that_ones():
    """Of the articles that nobody spoke of."""
    made = reports("Ana Bel", "Cy Dorn")
    both = OneSpeaker((("a0", "e1"), ("a1", "e1")))
    two = TwoSpeakers((("a0", "e1"),), (("a1", "e1"),))
    assert speaking(made, Rulings((both, two))) == [["a0"], ["a1", "z"]]


@pytest.mark.parametrize("last", ["joined", "parted"])
def test_of_two_that_contradict_each_other_the_later_holds(last):
    """In their order."""
    made = reports("Ana Bel", "Cy Dorn")
    joined = OneSpeaker((("a0", "e1"), ("a1", "e1")))
    parted = TwoSpeakers((("a0", "e1"),), (("a1", "e1"),))
    order = (parted, joined) if last == "joined" else (joined, parted)
    assert len(speaking(made, Rulings(order))) == (1 if last == "joined" else 2)


def test_statements_are_joined_by_hand():
    """Which is the surest of reasons."""
    made = reports("Ana Bel", "Ana Bel")
    assert stated(made) == [["a0", "a1"], ["z"]]
    one = Rulings(statements=(OneStatement(ids(made, "a0", "z")),))
    assert stated(made, one) == [["a0", "a1", "z"]]
    (statement,) = record(made, one).stories[0].statements
    assert [join.kind for join in statement.joined_by] == ["hand", "identical"]
    assert len(statement.joined_by) == len(statement.attributions) - 1


def test_a_statement_never_crosses_speakers_though_a_hand_would():
    """The speakers are joined first."""
    made = reports("Ana Bel", "Cy Dorn")
    one = Rulings(statements=(OneStatement(ids(made, "a0", "a1")),))
    assert stated(made, one) == stated(made)


def test_a_statement_is_parted():
    """An attribution that nobody spoke of goes with one that it was joined to."""
    made = reports("Ana Bel", "Ana Bel", "Ana Bel", "Ana Bel")
    two = Rulings(statements=(TwoStatements(ids(made, "a0"), ids(made, "a1")),))
    parts = stated(made, two)
    assert len(parts) == 3
    assert sorted(key for part in parts for key in part) == ["a0", "a1", "a2", "a3", "z"]
    assert not [part for part in parts if {"a0", "a1"} <= set(part)]
    for statement in record(made, two).stories[0].statements:
        assert len(statement.joined_by) == len(statement.attributions) - 1


def test_parts_that_nothing_joins_any_more_are_joined_by_the_hand():
    """Who stayed was one statement, and stays one."""
    made = reports("Ana Bel", "Ana Bel", "Ana Bel")
    middle = [join.attributions for s in record(made).stories[0].statements for join in s.joined_by]
    hub = max((key for pair in middle for key in pair), key=[k for p in middle for k in p].count)
    others = tuple(key for key in ids(made, "a0", "a1", "a2") if key != hub)
    two = Rulings(statements=(TwoStatements(others, (hub,)),))
    statements = record(made, two).stories[0].statements
    (rest,) = [s for s in statements if set(s.attributions) == set(others)]
    assert [join.kind for join in rest.joined_by] == ["hand"]
