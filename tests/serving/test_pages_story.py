"""A story's views and its articles."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from pages_rig import add, story_of
from pieces import ferry, page
from reports import client_of, fill

from onrecord.report.digest import digest_stories
from onrecord.serving.kept import Kept
from onrecord.serving.pages.addresses import original
from onrecord.serving.pages.axis import axis
from onrecord.serving.pages.editions import changed_paragraphs
from onrecord.serving.pages.marking import marks_of, paragraphs
from onrecord.serving.pages.stories_told import awaited
from onrecord.store import Store
from onrecord.types import Article, Attribution, Entity, Expectation, Mention, Reading, Span, Timex

VIEWS = "timeline statements disagreements origins open articles changes".split()
CITED = re.compile(r'href="/article/(\w+)\?from=(\d+)&amp;to=(\d+)#mark"')


@pytest.mark.parametrize("view", ["", *VIEWS])
def test_every_view_has_an_address_of_its_own(reading, alder, view):
    """And says which it is, and which others there are."""
    answer = reading.get(f"/story/{alder}/{view}" if view else f"/story/{alder}")
    assert answer.status_code == 200
    assert answer.text.count('aria-current="page"') == 2
    for other in VIEWS:
        assert f'href="/story/{alder}/{other}"' in answer.text


def test_each_citation_opens_the_article_at_its_very_characters(reading, filled, alder):
    """What is marked is what the story's line rests on, in every view."""
    with Store.open(filled) as store:
        texts = {a.now.id: a.now.text for a in store.articles.of_story(alder)}
    checked = 0
    for view in ("timeline", "statements", "disagreements", "open"):
        found = set(CITED.findall(reading.get(f"/story/{alder}/{view}").text))
        for article, start, end in sorted(found)[:6]:
            shown = reading.get(f"/article/{article}?from={start}&to={end}").text
            text = re.search(r'<div class="text marked".*?</div>', shown, re.DOTALL)[0]
            marked = "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", text, re.DOTALL))
            plain = re.sub(r"<[^>]+>", "", marked)
            words = texts[article][int(start) : int(end)]
            assert plain.replace("&#34;", '"').replace("&#39;", "'") == words.replace("\n\n", "")
            checked += 1
    assert checked > 8


def test_the_beginning_of_an_id_and_an_articles_id_lead_to_the_story(reading, alder):
    """As on the command line."""
    answer = reading.get(f"/story/{alder[:6]}/open", follow_redirects=False)
    assert answer.headers["location"] == f"/story/{alder}/open"


def test_a_story_that_merged_leads_to_where_it_went(path, client, alder):
    """Its address stays good."""
    with Store.open(path) as store, store.transaction():
        other = next(line.id for line in store.stories.list() if line.id != alder)
        store.stories.empty(other, into=alder, seen="2031-04-06T00:00:00Z")
    answer = client.get(f"/story/{other}/timeline?since=2031-04-01", follow_redirects=False)
    assert answer.headers["location"] == f"/story/{alder}/timeline?since=2031-04-01"


@pytest.mark.parametrize(
    "address", ["/story/nothing", "/article/nothing", "/article/%00", "/nowhere"]
)
def test_what_is_not_there_is_told_on_a_page(reading, address):
    """With the way back."""
    answer = reading.get(address)
    assert answer.status_code == 404
    assert "All stories" in answer.text


def test_a_view_of_no_kind_is_not_there(reading, alder):
    assert reading.get(f"/story/{alder}/secrets").status_code == 404


def test_a_window_of_days_shows_those_days_alone(reading, alder):
    """The drawing and the list."""
    answer = reading.get(f"/story/{alder}/timeline?since=2031-04-05&until=2031-04-05").text
    assert "<span>5 April 2031</span>" in answer
    whole = reading.get(f"/story/{alder}/timeline").text
    assert len(re.findall('<li id="t-1-', answer)) < len(re.findall('<li id="t-1-', whole))


def test_a_statement_is_found_on_whichever_page_it_is(path, client, monkeypatch):
    """A link names the statement, and the page that has it is shown."""
    monkeypatch.setattr("onrecord.serving.pages.story_page.AT_ONCE", 1)
    first = client.get(f"/story/{story_of(path, 'Alder')}/statements").text
    assert 'rel="next"' in first
    index = re.search(r'<ul class="index-of">.*?</ul>', first, re.DOTALL)[0]
    links = re.findall(r'href="([^"]+)#(m-1-\w+)"', index)
    assert len(links) > 2
    for address, anchor in links:
        assert f'id="{anchor}"' in client.get(address).text


def test_a_changed_story_is_drawn_anew(path, client):
    """What is kept of a drawn page goes with the story's revision."""
    story = story_of(path, "Alder")
    assert "5 articles from 5 outlets" in client.get(f"/story/{story}").text
    text = (
        "The island of Vessen will lend its ferry to Alder, the council heard on Saturday.\n\n"
        "“Vessen could lend its old ferry to Alder while the bridge is shut,” said Tomas Brill, "
        "deputy chairman of the Harbours Committee.\n\n"
        "The bridge was closed on Tuesday after 14 cracks were found in its deck."
    )
    add(path, ferry(text, "https://new.example/1"))
    assert story_of(path, "Alder") == story
    assert "6 articles" in client.get(f"/story/{story}").text


def test_deadlines_are_told_against_the_day_of_the_reader():
    """Not against the day of the newest article, which may be long past."""
    with_day = Expectation("a vote", "2031-04-18", "open", ())
    without = Expectation("a report", None, "open", ())
    month = Expectation("a plan", "2031-04", "open", ())
    met = Expectation("a meeting", "2031-04-10", "met", ())
    story = Told.record_of((with_day, without, month, met))
    assert [e.state for e in awaited(story, "2031-04-19")] == ["overdue", "open", "open", "met"]
    assert [e.state for e in awaited(story, "2031-04-16")] == ["due", "open", "open", "met"]


class Told:
    """A record of nothing but expectations."""

    @staticmethod
    def record_of(expectations):
        from onrecord.types import StoryRecord

        return StoryRecord("s", "T", (), (), (), (), (), (), (), expectations, ())


def test_an_edited_article_shows_what_was_changed_and_can_hide_it(path, client):
    """Word by word, against any version that stood there."""
    before = ferry().content
    after = before.replace("14 cracks", "41 cracks")
    add(path, ferry(after))
    with Store.open(path) as store:
        (article,) = [
            a.id for line in store.stories.list() for a in store.articles.of_story(line.id)
            if len(store.articles.sightings(a.id)) == 2
        ]  # fmt: skip
        old, new = (s.version for s in store.articles.sightings(article))
    shown = client.get(f"/article/{article}").text
    assert "41 cracks" in re.sub("<[^>]+>", "", shown)
    assert "<del>14</del>" not in shown
    compared = client.get(f"/article/{article}?against={old}").text
    assert "<del>14</del><ins>41</ins>" in compared
    assert f'href="/article/{article}#text">Hide the differences' in compared
    earlier = client.get(f"/article/{article}?version={old}").text
    assert "This is an earlier version" in earlier
    start = before.index("14 cracks")
    cited = client.get(f"/article/{old}?from={start}&to={start + 9}").text
    assert '<mark id="mark">14 cracks</mark>' in cited
    assert old != new


ARTICLE = Article("a1", "Ada Bel said on Friday that “it works on Friday”.\n\nShe left.")


def test_overlapping_marks_each_keep_their_own_characters():
    """A date inside a quotation is both, and no character is lost or told twice."""
    quote = Span(28, 49)
    reading = Reading(
        "a1",
        entities=(Entity("e1", "Ada Bel", "person"),),
        mentions=(Mention(Span(0, 7), "name", "e1"), Mention(Span(52, 55), "pronoun", "e1")),
        times=(
            Timex(Span(13, 22), "DATE", "2031-04-04"),
            Timex(Span(38, 47), "DATE", "2031-04-04"),
        ),
        attributions=(Attribution("direct", (quote,), source=Span(0, 7), entity="e1"),),
    )
    marks = marks_of(ARTICLE, reading, {})
    cut = paragraphs(ARTICLE.text, marks, Span(35, 60))
    assert "\n\n".join("".join(s.text for s in part) for part in cut) == ARTICLE.text
    for mark in marks:
        covered = "".join(s.text for part in cut for s in part if mark in s.marks)
        assert covered == "".join(span.of(ARTICLE.text) for span in mark.spans)
        assert sum(mark in s.begins for part in cut for s in part) == 1
    both = [s for part in cut for s in part if {m.kind for m in s.marks} == {"said", "date"}]
    assert "".join(s.text for s in both) == "on Friday"
    cited = [s for part in cut for s in part if s.cited]
    assert "".join(s.text for s in cited) == ARTICLE.text[35:60].replace("\n\n", "")
    assert [s.first for s in cited].count(True) == 1


def test_marks_beyond_the_text_are_left_out():
    """A reading of another shape cannot break the page."""
    reading = Reading("a1", times=(Timex(Span(50, 9_000), "DATE", None),))
    assert marks_of(ARTICLE, reading, {}) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", "One.\n\nTwo.", id="all new"),
        pytest.param("One.\n\nTwo.", "", id="all gone"),
        pytest.param("a b c\n\nd", "a c\n\ne\n\nf", id="words and paragraphs"),
        pytest.param("x" * 9000, "y " * 3000, id="huge words"),
    ],
)
def test_a_comparison_holds_both_versions_whole(before, after):
    """What is not gone is the later text; what is not new is the earlier one."""
    pieces = [piece for part in changed_paragraphs(before, after) for piece in part]
    kept = "".join(p.text for p in pieces if p.kind != "gone")
    assert kept.split() == after.split() or kept == after.replace("\n\n", "")
    gone = "".join(p.text for p in pieces if p.kind != "new")
    assert sorted(gone.replace(" ", "")) == sorted(before.replace(" ", "").replace("\n\n", ""))


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "https://a.example/ b", "//a", "", None,
            "http://[", "https://a.example/\u202e"],
)  # fmt: skip
def test_an_original_is_linked_only_where_it_is_a_plain_web_address(url):
    assert original(url, "words") is None


def test_the_passage_on_the_outlets_page_is_named_without_what_would_divide_it():
    """A dash or a comma has a meaning in a text fragment."""
    found = original("https://a.example/x#y", "well-known, he said")
    assert found == "https://a.example/x#:~:text=well%2Dknown%2C%20he%20said"
    long = original("https://a.example/x", " ".join(f"w{n}" for n in range(30)))
    assert long.endswith("text=w0%20w1%20w2%20w3%20w4%20w5,w24%20w25%20w26%20w27%20w28%20w29")


@pytest.fixture
def digest(filled, alder):
    from onrecord.desk import story_record

    with Store.open(filled) as store:
        record = story_record(store, alder)
    return digest_stories(record)[0][0]


def test_the_axis_puts_every_day_at_its_place_in_time(digest):
    """A day twice as far from the first is drawn twice as far."""
    drawn = axis(digest, digest.story.expectations, "1")
    assert drawn is not None
    assert drawn.first <= "2031-04-04"
    for mark in drawn.marks:
        assert 0 <= mark.start < mark.end <= 1
    bars = {m.label: m for m in drawn.marks if m.lane == "articles"}
    assert set(bars) == {"4 articles, 4 April 2031", "1 article, 5 April 2031"}
    one, other = bars["4 articles, 4 April 2031"], bars["1 article, 5 April 2031"]
    assert other.start - one.start == pytest.approx(1 / drawn.days, abs=1e-4)
    assert one.size == pytest.approx(4 * other.size, abs=0.2)
    assert [m.state for m in drawn.marks if m.lane == "due"]


@pytest.mark.parametrize(
    "date", ["2031", "2031-04", "2031-W14", "9999-12-31", "0001-01-01", "2031-99", "soon", ""]
)
def test_a_date_of_any_kind_is_drawn_or_left_out(digest, date):
    """A month as long as it is; what is no date, or hundreds of years away, not at all."""
    entry = replace(digest.story.timeline[0], date=date, background=False)
    story = replace(digest.story, timeline=(entry,))
    drawn = axis(replace(digest, story=story), (), "1")
    assert drawn is not None
    entries = [m for m in drawn.marks if m.lane == "entries"]
    assert len(entries) == (1 if date in ("2031", "2031-04", "2031-W14") else 0)
    assert len(drawn.ticks) <= 1_600


def test_what_is_kept_never_outgrows_its_room():
    """What was not asked for longest goes first."""
    kept: Kept[str] = Kept(100)
    for n in range(50):
        kept.get(n, lambda n=n: "x" * 10, len)
        kept.get(0, lambda: "y" * 10, len)
    assert kept.size <= 100
    assert kept.get(0, lambda: "new", len) == "x" * 10
    assert kept.get("large", lambda: "z" * 90, len) == "z" * 90
    assert kept.size <= 100


def test_times_are_exact_for_a_script_and_plain_for_a_reader(tmp_path, quick):
    """The article's own clock stays in the page."""
    pages = [page("The ferry of Vessen sails again from the harbour of Alder on Friday morning.\n\n"
                  "“It sails,” said Ada Bel on Friday.", "https://a.example/1", outlet="A",
                  day="2031-04-04T09:30:00+02:00")]  # fmt: skip
    fill(tmp_path / "t.db", pages)
    with client_of(tmp_path / "t.db") as client:
        story = client.get("/api/v1/stories?least=1").json()["items"][0]["id"]
        shown = client.get(f"/story/{story}/articles").text
    assert 'datetime="2031-04-04T09:30:00+02:00">4 April 2031, 09:30 UTC+02:00</time>' in shown
