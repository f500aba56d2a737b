"""Near-copies over a whole archive: the same groups however it is cut, with their evidence."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_archives import archive, article, cut, done, rows_by, text

from onrecord.batch import components, copies
from onrecord.batch.copies_find import candidates
from onrecord.batch.copies_signs import KEPT_RUNS, shared, signs_of, sketch
from onrecord.batch.tables import read_rows
from onrecord.batch.tasks import perform
from onrecord.likeness.minhash import runs
from onrecord.likeness.minhash_index import BANDS
from onrecord.likeness.words import words
from onrecord.types import Article

WIRE = text(1)


def piled() -> list[Article]:
    """A wire in four outlets, a story that two have, and six that nobody repeats."""
    wired = [
        article("w-late", WIRE + "\n\nRead more here", "2031-04-03T09:00:00Z", outlet="Post"),
        article("w-first", WIRE, "2031-04-02T06:00:00Z", outlet="Agency"),
        article("w-second", "Our own opening\n\n" + WIRE, "2031-04-02T07:00:00Z", outlet="Echo"),
        article("w-undated", WIRE, None, outlet="Herald"),
    ]
    pair = [
        article("p-one", text(2), "2031-04-05", outlet="Post"),
        article("p-two", text(2) + "\n\nIt first appeared in Post.", "2031-04-04", outlet="Echo"),
    ]
    return wired + pair + [article(f"alone-{n}", text(10 + n)) for n in range(6)]


def pairs_of(count: int, drawn: list[tuple[int, int]]) -> components.Pairs:
    left, right = zip(*drawn, strict=True) if drawn else ((), ())
    return np.array(left, dtype=np.uint64), np.array(right, dtype=np.uint64)


def test_the_earliest_dated_is_first_and_the_undated_are_last(tmp_path: Path) -> None:
    """A group stands by time of publication; its name is the id of its first."""
    run = archive(tmp_path, [piled()])
    done(copies.rounds(run))
    found = {row["article"]: row for row in rows_by(run, "copies", "article")}
    wired = sorted((row["place"], key) for key, row in found.items() if row["group"] == "w-first")
    assert [key for _, key in wired] == ["w-first", "w-second", "w-late", "w-undated"]
    assert {found[key]["members"] for _, key in wired} == {4}
    assert found["p-one"]["first"] == "p-two"
    alone = found["alone-3"]
    assert (alone["group"], alone["members"], alone["first"]) == (None, 1, "alone-3")


@pytest.mark.parametrize("at_once", [components.AT_ONCE, 0], ids=["in memory", "in rounds"])
@pytest.mark.parametrize("each", [1, 5, 100])
def test_the_cut_of_the_input_decides_nothing(tmp_path: Path, each: int, at_once: int) -> None:
    """The same rows from one part or twelve, whichever task comes first, in memory or in rounds."""
    whole = archive(tmp_path / "whole", [piled()])
    done(copies.rounds(whole))
    parted = archive(tmp_path / "parted", cut(list(reversed(piled())), each))
    done(copies.rounds(parted, at_once=at_once), seed=each)
    assert rows_by(parted, "copies", "article") == rows_by(whole, "copies", "article")


def test_an_article_that_two_inputs_hold_is_told_of_once(tmp_path: Path) -> None:
    """The lowest part that has it tells of it, and it is no copy of itself."""
    run = archive(tmp_path, [piled()[:3], piled()[2:8], piled()[6:]])
    done(copies.rounds(run))
    rows = [list(read_rows(path)) for path in run.parts("copies")]
    assert [row["article"] for part in rows for row in part] == [one.id for one in piled()]
    assert [len(part) for part in rows] == [3, 5, 4]


def test_a_run_that_was_broken_off_goes_on_to_the_same_tables(tmp_path: Path) -> None:
    """What is done is not done again, and a task that is done twice makes the same bytes."""
    whole = archive(tmp_path / "whole", cut(piled(), 4))
    done(copies.rounds(whole))
    broken = archive(tmp_path / "broken", cut(piled(), 4))
    for tasks in copies.rounds(broken):
        if tasks[0].round == "gather":
            break  # here the run is killed, and before it half of the round before
        for task in tasks[: -1 if tasks[0].round == "bring" else None]:
            perform(task)
            if task.round == "meet":
                task.checkpoint.unlink()  # killed between the file and its checkpoint
                perform(task)
    done(copies.rounds(broken))
    for one, other in zip(whole.parts("copies"), broken.parts("copies"), strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_rows_stand_in_the_order_of_the_articles(tmp_path: Path) -> None:
    """What reads a part's articles can read its copies beside them."""
    run = archive(tmp_path, cut(piled(), 5))
    done(copies.rounds(run))
    for path in run.parts("copies"):
        articles = [row["article"] for row in read_rows(run.table("articles") / path.name)]
        assert [row["article"] for row in read_rows(path)] == articles


def test_the_evidence_is_the_characters_of_both(tmp_path: Path) -> None:
    """A passage is cited where each of the two has it, and its words are the same."""
    run = archive(tmp_path, [piled()])
    done(copies.rounds(run))
    texts = {one.id: one.text for one in piled()}
    found = [row for row in rows_by(run, "copies", "article") if row["place"]]
    assert len(found) == 4
    for row in found:
        own, first = texts[row["article"]], texts[row["first"]]
        here = own[row["start"] : row["end"]]
        assert row["quote"] == here[:200]
        assert words(here) == words(first[row["first_start"] : row["first_end"]])
        assert row["share"] > 0.9
        assert row["likeness"] > 0.7


def test_who_names_the_other_has_it_from_there(tmp_path: Path) -> None:
    """A credit tells more than the time: the direction is open only where nothing tells."""
    run = archive(tmp_path, [piled()])
    done(copies.rounds(run))
    found = {row["article"]: row for row in rows_by(run, "copies", "article")}
    # The earlier of the pair says that it first appeared in the later one's outlet.
    assert (found["p-one"]["reason"], found["p-one"]["reversed"]) == ("credit", True)
    assert (found["w-second"]["reason"], found["w-second"]["reversed"]) == ("time", False)
    assert found["w-undated"]["reason"] is None


def test_the_same_words_much_later_are_another_story(tmp_path: Path) -> None:
    """ "Clocks go back on Sunday" of two years is one group of copies and two matters."""
    run = archive(
        tmp_path,
        [[
            article("spring", WIRE, "2031-03-30"),
            article("spring-again", WIRE, "2031-03-31"),
            article("autumn", WIRE, "2031-10-26"),
            article("autumn-again", WIRE, "2031-10-27"),
        ]],
    )  # fmt: skip
    done(copies.rounds(run))
    found = {row["article"]: row for row in rows_by(run, "copies", "article")}
    assert {row["group"] for row in found.values()} == {"spring"}
    assert [found[key]["stands_for"] for key in sorted(found)] == [
        "autumn", "autumn", "spring", "spring",
    ]  # fmt: skip


def test_texts_that_share_a_band_and_little_else_stay_apart(tmp_path: Path) -> None:
    """Signatures bring together; the real runs of words decide."""
    half = text(5, 60)
    near = [article(f"n{n}", half + "\n\n" + text(50 + n, 60)) for n in range(40)]
    signs = signs_of([one.text for one in near])
    nodes = np.arange(40, dtype=np.uint64)
    left, _ = candidates(signs.bands.ravel(), np.repeat(nodes, BANDS))
    assert len(left)  # so something is there to be told apart
    run = archive(tmp_path, [near])
    done(copies.rounds(run))
    assert {row["members"] for row in rows_by(run, "copies", "article")} == {1}


def test_ten_thousand_copies_of_one_wire_cost_no_square() -> None:
    """Each is laid beside the first and its neighbour under a band, whoever else is there."""
    count = 10_000
    bands = np.tile(np.arange(BANDS, dtype=np.uint64), count)
    nodes = np.repeat(np.arange(count, dtype=np.uint64), BANDS)
    left, right = candidates(bands, nodes)
    assert len(left) < 2 * count
    assert len(np.unique(components.components(left, right)[1])) == 1


def test_short_texts_and_empty_ones_are_no_copies(tmp_path: Path) -> None:
    """Headlines and stubs are like many others; endless words are cut, not choked on."""
    stubs = [article(f"s{n}", "Rain is expected") for n in range(3)]
    odd = [article("long", "x" * 300_000), article("empty", "")]
    run = archive(tmp_path, [stubs + odd])
    done(copies.rounds(run))
    assert {row["members"] for row in rows_by(run, "copies", "article")} == {1}


def test_an_archive_without_articles_has_no_copies(tmp_path: Path) -> None:
    """A part without rows gives a part without rows, and no part gives no task."""
    assert done(copies.rounds(archive(tmp_path / "none", []))) == []
    run = archive(tmp_path / "empty", [[], piled()[:2]])
    done(copies.rounds(run))
    assert [len(list(read_rows(path))) for path in run.parts("copies")] == [0, 2]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=60))
@settings(deadline=None)
def test_components_are_those_of_the_pairs(drawn: list[tuple[int, int]]) -> None:
    """Each number is labelled with the lowest that it hangs together with."""
    groups = {n: {n} for pair in drawn for n in pair}
    for one, other in drawn:
        if groups[one] is not groups[other]:
            groups[one] |= groups[other]
            for n in groups[one]:
                groups[n] = groups[one]
    own, roots = components.components(*pairs_of(31, drawn))
    found = dict(zip(own.tolist(), roots.tolist(), strict=True))
    assert found == {n: min(group) for n, group in groups.items() if len(group) > 1}


def test_a_long_chain_comes_to_an_end_in_few_rounds() -> None:
    """Rounds grow with the logarithm of a chain, not with its length."""
    count = 4_096
    pairs = np.arange(count - 1, dtype=np.uint64), np.arange(1, count, dtype=np.uint64)
    turns, moved = 0, 1
    while moved:
        both = np.concatenate(pairs), np.concatenate(pairs[::-1])
        pairs, large = components.large_star(both)
        pairs, small = components.small_star(pairs)
        moved = large + small
        turns += 1
    assert turns <= 14
    assert set(pairs[1].tolist()) == {0}


@given(st.integers(0, 200), st.integers(0, 200), st.integers(20, 90))
@settings(deadline=None, max_examples=30)
def test_what_two_texts_share_is_counted_exactly(one: int, other: int, length: int) -> None:
    """Of texts whose runs are all kept, the share is the Jaccard index of their runs."""
    texts = (text(one, length), text(other, length) + "\n\n" + text(one, 40))
    sets = []
    for body in texts:
        own = words(body)
        sets.append({tuple(own[at : at + 5]) for at in range(len(own) - 4)})
    exact = len(sets[0] & sets[1]) / len(sets[0] | sets[1])
    signs = [sketch(runs(words(body))) for body in texts]
    assert shared(*signs) == pytest.approx(exact, abs=1e-9)


def test_of_long_texts_a_sample_tells_nearly_as_well() -> None:
    """The kept runs of two long texts give their share within a few hundredths."""
    body, other = text(7, 3_000), text(8, 1_000)
    mixed = body[: len(body) * 4 // 5] + other
    sets = []
    for one in (body, mixed):
        own = words(one)
        sets.append({tuple(own[at : at + 5]) for at in range(len(own) - 4)})
    exact = len(sets[0] & sets[1]) / len(sets[0] | sets[1])
    signs = [sketch(runs(words(one))) for one in (body, mixed)]
    assert len(signs[0]) == KEPT_RUNS * 4
    assert shared(*signs) == pytest.approx(exact, abs=0.1)


@given(st.text(max_size=300))
@settings(deadline=None)
def test_words_are_the_same_whichever_way_they_are_folded(body: str) -> None:
    """A text folded as a whole has the words that it has when each is folded by itself."""
    one_by_one = [
        word.replace("’", "'").casefold()
        for chunk in body.split("\x00")
        for word in words_as_printed(chunk)
    ]
    joined = [word for chunk in body.split("\x00") for word in words(chunk)]
    assert joined == one_by_one


def words_as_printed(body: str) -> list[str]:
    from onrecord.likeness import words as room

    return [match.group() for match in room._WORD.finditer(body)]


def test_groups_are_those_that_all_pairs_give(tmp_path: Path) -> None:
    """Over a made-up archive, the groups are those of comparing every article with every other."""
    bodies = {
        f"a{n:02d}": text(n % 12, 90) + "\n\n" + text(100 + n, n % 5 * 6 + 6) for n in range(40)
    }
    run = archive(tmp_path, cut([article(key, body) for key, body in bodies.items()], 7))
    done(copies.rounds(run))
    signs = {key: sketch(runs(words(body))) for key, body in bodies.items()}
    keys = sorted(bodies)
    pairs = [
        (i, j)
        for i, one in enumerate(keys)
        for j, other in enumerate(keys[:i])
        if shared(signs[one], signs[other]) >= 0.7
    ]
    own, roots = components.components(*pairs_of(40, pairs))
    wanted = defaultdict(set)
    for number, root in zip(own.tolist(), roots.tolist(), strict=True):
        wanted[root].add(keys[number])
    found = defaultdict(set)
    for row in rows_by(run, "copies", "article"):
        if row["group"]:
            found[row["group"]].add(row["article"])
    assert len(found) > 5
    assert sorted(map(sorted, found.values())) == sorted(map(sorted, wanted.values()))
