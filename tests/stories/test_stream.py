"""Where an article goes that has just come."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.stories.streaming import Features, Settings, StoryStream, features_of
from onrecord.types import Article, Entity, Mention, Published, Reading, Span

SLUICE = (
    "The sluice gate at Korvel cracked on Monday and the harbour flooded, engineer Ana Bel said. "
    "Pumps from the fire brigade drained the quay through the night while divers looked for the "
    "crack in the gate. "
)
CHESS = (
    "Grandmaster Ilo Vant won the chess open in Brennick with a rook sacrifice on move forty. "
    "The final of the tournament took six hours, and her rival resigned with both clocks running. "
)


def article(key, text, day="2031-05-10", title=None):
    published = Published(day, "day") if day else None
    return Article(id=key, text=text, title=title, published=published)


def features(key, text, day="2031-05-10"):
    return features_of(article(key, text, day), Reading(article=key))


def made(key, terms, day=740_000):
    """Features put together by hand: terms with their weights."""
    weights = dict(sorted(terms.items(), key=lambda pair: (-pair[1], pair[0])))
    return Features(key, day, tuple(weights), bytes(weights.values()))


def place_all(stream, items):
    """The story of each article in the end, and the placements."""
    where, placements = {}, []
    for item in items:
        placement = stream.place(item)
        placements.append(placement)
        where[placement.article] = placement.story
        for one, source, to in placement.moved:
            assert where[one] == source
            where[one] = to
    return where, placements


def reasons(placement, kind):
    return {reason.what: reason.value for reason in placement.why if reason.kind == kind}


def test_an_article_finds_its_story_and_another_founds_one():
    """A story goes by the id of the article that founded it."""
    items = [
        features("s1", SLUICE + "The mayor called for an inquiry."),
        features("c1", CHESS + "The hall was full."),
        features(
            "s2", "Divers found the crack in Korvel’s sluice gate; the harbour stays flooded."
        ),
        features(
            "c2", "Ilo Vant’s rook sacrifice in Brennick won her the chess open, rivals said."
        ),
    ]
    where, _ = place_all(StoryStream(), items)
    assert where == {"s1": "s1", "c1": "c1", "s2": "s1", "c2": "c1"}


def test_a_placement_says_why():
    """What it shares with the story, the days between, the nearness and what it had to reach."""
    stream = StoryStream()
    stream.place(features("s1", SLUICE))
    stream.place(features("c1", CHESS))
    why = stream.place(features("s2", "Divers at Korvel found the crack.", "2031-05-12"))
    (nearness,) = reasons(why, "joined").values()
    assert nearness >= reasons(why, "threshold")["join"]
    assert reasons(why, "days") == {"s1": 2.0}
    assert {"diver", "korvel", "crack"} <= reasons(why, "word").keys()
    assert sum(reasons(why, "word").values()) == pytest.approx(nearness, abs=0.01)


def test_names_and_days_spoken_of_bring_articles_together():
    """They are shown as what they are."""
    text = "Vant spoke."
    vant = Entity("e1", "Ilo Vant", "person")
    reading = Reading("a", entities=(vant,), mentions=(Mention(Span(0, 4), "name", "e1"),))
    stream = StoryStream()
    stream.place(features_of(article("a", text), reading))
    placement = stream.place(features_of(article("b", text), reading))
    assert "vant" in reasons(placement, "name")


def test_a_copy_goes_to_its_original_without_further_look():
    """Near-identical text is recognised first, and the original is named."""
    stream = StoryStream()
    text = SLUICE + "The mayor called for an inquiry into the gate, which is forty years old."
    stream.place(features("s1", text))
    copy = stream.place(features("s2", text.replace("forty", "fifty") + " (Wire)"))
    assert (copy.story, copy.copy_of) == ("s1", "s1")
    assert reasons(copy, "copy")["s1"] >= reasons(copy, "threshold")["copy"]
    third = stream.place(features("s3", text))
    assert third.copy_of == "s1"


def test_a_copy_of_a_copy_stays_when_the_original_has_left():
    """The copy that is left stands for the text from then on."""
    stream = StoryStream(Settings(keep=1, window=5))
    stream.place(features("s1", SLUICE, "2031-05-01"))
    stream.place(features("s2", SLUICE, "2031-05-06"))
    stream.place(features("c1", CHESS, "2031-05-11"))
    stream.place(features("c2", CHESS, "2031-05-11"))
    assert [item.article for item, _ in stream.held()] == ["s2", "c1", "c2"]
    again = stream.place(features("s3", SLUICE, "2031-05-11"))
    assert (again.story, again.copy_of) == ("s1", "s2")


def test_stories_merge_when_an_article_shows_that_they_are_one():
    """The larger one's key stays, and each article that moved is told."""
    stream = StoryStream()
    left, right = {f"l{n}": 80 for n in range(10)}, {f"r{n}": 80 for n in range(10)}
    items = [made("a", left), made("b", left | {"x": 20}), made("c", right)]
    bridge = dict.fromkeys([*left, *right][::2], 70)
    where, placements = place_all(stream, [*items, made("d", bridge), made("e", bridge | {"y": 9})])
    assert set(where.values()) == {"a"}
    moved = [move for placement in placements for move in placement.moved]
    assert ("c", "c", "a") in moved
    assert any("c" in reasons(placement, "merged") for placement in placements)


def test_a_story_splits_when_later_articles_show_it():
    """An article that was near for want of better goes with its own kind."""
    common = {f"k{n}": 60 for n in range(5)}
    one, two = {f"l{n}": 70 for n in range(8)}, {f"r{n}": 70 for n in range(8)}
    items = [made("a", common | one), made("b", common | two)]
    items += [made(f"r{n}", two | {f"x{n}": 30}) for n in range(2)]
    items += [made(f"l{n}", one | {f"y{n}": 30}) for n in range(2)]
    where, placements = place_all(StoryStream(), items)
    assert placements[1].story == "a"
    assert where["a"] == where["l0"] == where["l1"]
    assert where["b"] == where["r0"] == where["r1"] != where["a"]
    assert any(reason.kind == "split" for placement in placements for reason in placement.why)


def test_a_silent_story_closes_and_can_wake():
    """After weeks an article that is near enough still finds it."""
    stream = StoryStream()
    stream.place(features("s1", SLUICE, "2031-05-10"))
    stream.place(features("c1", CHESS, "2031-06-10"))
    stream.place(features("c2", CHESS + "She is nineteen.", "2031-06-20"))
    assert stream.is_closed("s1")
    assert not stream.is_closed("c1")
    woken = stream.place(features("s2", SLUICE + "The gate is mended.", "2031-06-20"))
    assert woken.story == "s1"
    assert reasons(woken, "woke") == {"s1": 41.0}
    assert not stream.is_closed("s1")


def test_years_between_them_keep_like_articles_apart():
    """The same kind of accident two years later is another story."""
    stream = StoryStream()
    stream.place(features("s1", SLUICE))
    later = "The harbour at Korvel flooded after its sluice gate cracked; divers mended the crack."
    assert stream.place(features("s2", later, "2033-05-10")).story == "s2"
    assert stream.place(features("s3", later + " Pumps ran.", "2031-05-12")).story == "s1"


def test_an_article_without_a_day_needs_more_in_common():
    """It is placed all the same, and the reason says what counted in place of the days."""
    stream = StoryStream()
    stream.place(features("s1", SLUICE))
    placement = stream.place(features("s2", "Divers at Korvel found the crack.", None))
    assert placement.story == "s1"
    assert reasons(placement, "undated") == {"s1": float(Settings().unknown)}


def test_the_same_article_twice_changes_nothing():
    """It is where it was."""
    stream = StoryStream()
    stream.place(features("s1", SLUICE))
    again = stream.place(features("s1", SLUICE))
    assert (again.story, len(stream), again.moved) == ("s1", 1, ())


def test_what_is_held_is_bounded_by_days_whatever_dates_come_in():
    """Old ones leave; single pages of 1971 or 2099 and late ones neither empty nor clog it."""
    stream = StoryStream(Settings(keep=20, window=10))
    odd = {40: 0, 90: -20_000, 130: 25_000, 170: -60, 171: None}
    for n in range(300):
        day = odd.get(n, n // 5)
        at = None if day is None else 740_000 + day
        stream.place(made(f"a{n}", {f"t{n}": 200}, at))
        assert len(stream) <= 120
    assert {f"a{n}" for n in range(260, 300)} <= {item.article for item, _ in stream.held()}


def test_a_stream_without_dates_is_bounded_too():
    """The last ones that came are held."""
    stream = StoryStream(Settings(keep=20))
    for n in range(100):
        stream.place(made(f"a{n}", {f"t{n % 3}": 200}, None))
    assert len(stream) == 20


def test_an_article_without_words_stands_alone():
    """An empty text is placed, not lost."""
    stream = StoryStream()
    first, second = stream.place(features("e1", "")), stream.place(features("e2", "—"))
    assert (first.story, second.story) == ("e1", "e2")


def test_only_an_empty_stream_can_be_restored():
    """A caller's mistake is told."""
    stream = StoryStream()
    stream.place(features("s1", SLUICE))
    with pytest.raises(ValueError, match="empty"):
        stream.restore([(features("s2", SLUICE), "s1")])


SCRIPT = """
import sys; sys.path.insert(0, {path!r})
from test_stream import SLUICE, CHESS, features, place_all
from onrecord.stories.streaming import StoryStream
texts = [text + tail for text in (SLUICE, CHESS) for tail in ("", "One.", "Two words here.")]
items = [features(f"a{{n}}", text[n * 9 :]) for n, text in enumerate(texts * 2)]
print(place_all(StoryStream(), items))
"""


def test_another_process_places_alike():
    """Python's seed for hashes, which changes the order of sets, decides nothing."""
    script = SCRIPT.format(path=str(Path(__file__).parent))
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
