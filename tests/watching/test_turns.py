"""A feed's turn: what is new comes, what failed comes later, and nothing is asked for twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from fakes import BEGIN, MadeWeb, html, item, rss

from onrecord.intake.polite import Fetched, Refused, Unchanged
from onrecord.store import FeedState
from onrecord.types import Page, Skipped
from onrecord.watching.memory import decode_memory
from onrecord.watching.schedule import iso
from onrecord.watching.turns import Turn, TurnTaker

FEED = "http://f.example/rss"
LATER = Refused("the site answers with an error (status 503)")
NEVER = Refused("the page does not exist (status 404)", "never")


@pytest.fixture
def web() -> MadeWeb:
    return MadeWeb({FEED: rss(item(2) + item(1), etag='"e1"')} | {
        f"http://a.example/{n}": html(f"Report {n}.", f"http://a.example/{n}") for n in range(9)
    })  # fmt: skip


def turn(
    web: MadeWeb, state: FeedState | Turn | None = None, *, hours: float = 0.0, pages: int = 25,
    at_once: bool = False,
) -> Turn:  # fmt: skip
    taker = TurnTaker(web, every=timedelta(hours=1), pages=pages)  # type: ignore[arg-type]
    now: datetime = BEGIN + timedelta(hours=hours)
    rest = state.rest if isinstance(state, Turn) else None
    before = state.state if isinstance(state, Turn) else state or FeedState(FEED)
    return taker.take(before, now, rest, at_once=at_once)


def urls(turn: Turn) -> list[str | None]:
    return [page.url for page in turn.pages if isinstance(page, Page)]


def test_new_articles_come_the_oldest_first(web: MadeWeb) -> None:
    """Feeds have the newest on top; stories are told from their beginning."""
    first = turn(web)
    assert urls(first) == ["http://a.example/1", "http://a.example/2"]
    assert first.state.etag == '"e1"'
    assert first.state.failures == 0


def test_what_was_seen_does_not_come_again(web: MadeWeb) -> None:
    """Neither the next time, nor from a feed that is unchanged; only pages due are looked at."""
    first = turn(web)
    web.asked.clear()
    second = turn(web, first, hours=0.5, at_once=True)
    assert (urls(second), web.asked) == ([], [FEED])
    assert web.conditions[-1] == '"e1"'
    web.answers[FEED] = Unchanged()
    third = turn(web, second, hours=0.9, at_once=True)
    assert (urls(third), third.trouble, third.state.etag) == ([], "", '"e1"')


def test_an_entry_that_was_changed_is_fetched_again(web: MadeWeb) -> None:
    """A new title in the feed is a reason to look at the page."""
    first = turn(web)
    web.answers[FEED] = rss(item(2) + item(1).replace("T1", "T1, corrected"))
    assert urls(turn(web, first, hours=0.5, at_once=True)) == ["http://a.example/1"]


def test_articles_are_looked_at_again_though_no_feed_says_so(web: MadeWeb) -> None:
    """After 1, 6, 24 and 72 hours, on the condition that they changed."""
    web.answers = {FEED: rss(item(1)), "http://a.example/1": html("A.", "http://a.example/1", "v1")}
    last = turn(web)
    web.answers[FEED] = Unchanged()
    looks = []
    for hour in range(1, 100):
        web.asked.clear()
        last = turn(web, last, hours=hour)
        if "http://a.example/1" in web.asked:
            looks.append(hour)
            assert "v1" in web.conditions
    assert looks == [1, 6, 24, 72]
    assert decode_memory(last.state.state).revisits == ()


def test_a_page_that_changed_without_a_word_comes_again(web: MadeWeb) -> None:
    """With all that the feed said of it the first time."""
    first = turn(web)
    web.answers["http://a.example/2"] = html("Changed.", "http://a.example/2")
    second = turn(web, first, hours=1.01)
    (page,) = [page for page in second.pages if page.path == "http://a.example/2"]
    assert isinstance(page, Page)
    assert "Changed." in page.content


def test_a_page_that_cannot_be_had_now_comes_later(web: MadeWeb) -> None:
    """Though the feed has dropped the entry meanwhile: no article is lost."""
    web.answers["http://a.example/1"] = LATER
    first = turn(web)
    assert urls(first) == ["http://a.example/2"]
    web.answers[FEED] = rss("")
    web.answers["http://a.example/1"] = html("Late.", "http://a.example/1")
    waits = decode_memory(first.state.state).postponed[0]
    assert first.state.next_due == waits.due
    second = turn(web, first, hours=0.2)
    assert urls(second) == ["http://a.example/1"]
    assert decode_memory(second.state.state).postponed == ()


def test_what_cannot_be_had_at_all_is_taken_from_the_feed_or_told(web: MadeWeb) -> None:
    """After some tries, or at once where the site says no; an excerpt is better than nothing."""
    excerpt = "The council of the old harbour met on Tuesday and said nothing at all. " * 4
    web.answers = {FEED: rss(item(2) + item(1, text=excerpt))}
    first = turn(web)
    short, told = first.pages
    assert isinstance(short, Page)
    assert excerpt.strip() in short.content
    assert told == Skipped("http://a.example/2", NEVER.why)
    web.answers = {FEED: rss(item(1)), "http://a.example/1": LATER}
    last = turn(web)
    tries = 1
    for hour in range(1, 60):
        web.asked.clear()
        last = turn(web, last, hours=hour)
        tries += web.asked.count("http://a.example/1")
    assert tries == 6
    assert decode_memory(last.state.state).postponed == ()


def test_whole_articles_are_taken_from_the_feed(web: MadeWeb) -> None:
    """Their pages are not fetched; what is cut short is."""
    words = "The council of the old harbour met on Tuesday and said nothing at all. " * 20
    web.answers[FEED] = rss(item(1, text=words) + item(2, text=words + "Read more …"))
    first = turn(web)
    assert web.asked == [FEED, "http://a.example/2"]
    assert urls(first) == ["http://a.example/2", "http://a.example/1"]


def test_dates_that_cannot_be_are_left_out(web: MadeWeb) -> None:
    """A report is neither of 1970 nor of next year."""
    for date, published in [
        ("Thu, 01 Jan 1970 00:00:00 GMT", None), ("Fri, 01 Jan 2100 00:00:00 GMT", None),
        ("Mon, 07 Apr 2031 05:00:00 GMT", "Mon, 07 Apr 2031 05:00:00 GMT"),
        ("Mon, 07 Apr 2031 18:00:00 +1400", "Mon, 07 Apr 2031 18:00:00 +1400"),
    ]:  # fmt: skip
        web.answers[FEED] = rss(item(1, date=date))
        (page,) = turn(web).pages
        assert isinstance(page, Page)
        assert dict(page.given).get("published") == published


def test_a_turn_has_room_for_so_many_pages(web: MadeWeb) -> None:
    """The rest waits for the next turn, without asking the feed; its ETag counts when all is in."""
    web.answers[FEED] = rss("".join(map(item, range(8, 0, -1))), etag='"e2"')
    first = turn(web, pages=3)
    assert len(urls(first)) == 3
    assert first.rest is not None
    assert (first.state.etag, first.state.next_due) == (None, iso(BEGIN))
    second = turn(web, first, pages=3)
    third = turn(web, second, pages=3)
    assert len(urls(first) + urls(second) + urls(third)) == 8
    assert (third.rest, third.state.etag) == (None, '"e2"')
    assert web.asked.count(FEED) == 1


def test_a_turn_that_was_killed_is_gone_on_with(web: MadeWeb) -> None:
    """What is left over is in memory alone: without it the feed is asked again."""
    web.answers[FEED] = rss("".join(map(item, range(8, 0, -1))), etag='"e2"')
    first = turn(web, pages=3)
    again = turn(web, first.state, pages=25)
    assert len(urls(first) + urls(again)) == 8
    assert not set(urls(first)) & set(urls(again))


def test_a_feed_that_fails_is_asked_ever_later(web: MadeWeb) -> None:
    """Up to a day, never sooner than it asks, and at once again when it answers."""
    web.answers[FEED] = LATER
    state, waits, now = FeedState(FEED), [], 0.0
    for _ in range(8):
        failed = turn(web, state, hours=now)
        state = failed.state
        assert failed.trouble == LATER.why
        due = datetime.fromisoformat(str(state.next_due))
        waits.append((due - BEGIN) / timedelta(hours=1) - now)
        now += waits[-1] + 0.01
    assert state.failures == 8
    assert all(0.7 <= wait <= 30 for wait in waits)
    assert waits[0] < waits[2] < waits[4]
    web.answers[FEED] = rss(item(1))
    well = turn(web, state, hours=now)
    assert (urls(well), well.state.failures) == (["http://a.example/1"], 0)
    web.answers[FEED] = replace(LATER, after=50_000.0)
    asked = turn(web, well, hours=now + 2)
    due = datetime.fromisoformat(str(decode_memory(asked.state.state).poll_due))
    assert due - BEGIN >= timedelta(hours=now + 2, seconds=49_999)


def test_the_same_feed_fails_to_the_same_second(web: MadeWeb) -> None:
    """Jitter spreads feeds; it is no chance."""
    web.answers[FEED] = LATER
    assert turn(web).state == turn(web).state


def test_a_feed_in_which_nothing_can_be_read_fails(web: MadeWeb) -> None:
    """A page in its place, or noise; a feed that is empty is well."""
    web.answers[FEED] = html("Welcome.", FEED)
    assert turn(web).trouble == "a page, not a feed"
    web.answers[FEED] = Fetched(FEED, b"\x00\x01\x02")
    assert turn(web).state.failures == 1
    web.answers[FEED] = rss("")
    assert turn(web).state.failures == 0


def test_a_moved_feed_is_asked_at_its_new_address(web: MadeWeb) -> None:
    """It stays the same feed; where the new address fails for long, the old one is asked."""
    web.answers[FEED] = rss(item(1), moved="http://g.example/rss")
    last = turn(web)
    web.asked.clear()
    for hours in (2, 10, 50, 100):
        last = turn(web, last.state, hours=hours)
    assert "http://g.example/rss" in web.asked
    assert last.state.url == FEED
    web.asked.clear()
    turn(web, last.state, hours=200)
    assert FEED in web.asked


def test_a_feed_that_is_gone_is_asked_once_a_day(web: MadeWeb) -> None:
    """Some come back."""
    web.answers[FEED] = Refused("taken away", "never", gone=True)
    last = turn(web)
    assert last.state.next_due == iso(BEGIN + timedelta(days=1))


def test_a_sitemap_index_leads_to_the_newest_articles(web: MadeWeb) -> None:
    """Its newest sitemaps are read; what is old, or not dated, is its archive."""

    def sitemap(url: str, rows: str) -> Fetched:
        return Fetched(url, f"<urlset>{rows}</urlset>".encode(), "application/xml")

    maps = [("http://f.example/old.xml", "2031-01-01"), ("http://f.example/new.xml", "2031-04-07")]
    index = "".join(f"<sitemap><loc>{u}</loc><lastmod>{d}</lastmod></sitemap>" for u, d in maps)
    row = "<url><loc>http://a.example/{}</loc><lastmod>{}</lastmod></url>"
    rows = row.format(1, "2031-04-06") + row.format(2, "2030-04-06") + row.format(3, "")
    web.answers[FEED] = Fetched(FEED, f"<sitemapindex>{index}</sitemapindex>".encode())
    web.answers["http://f.example/new.xml"] = sitemap("http://f.example/new.xml", rows)
    first = turn(web)
    assert urls(first) == ["http://a.example/1"]
    assert "http://f.example/old.xml" not in web.asked


def test_a_memory_that_cannot_be_read_costs_fetching_again(web: MadeWeb) -> None:
    """No state takes the watcher down."""
    for state in ("", "[]", '{"seen": 7}', "{"):
        assert len(urls(turn(web, FeedState(FEED, state=state)))) == 2


def test_a_clock_that_was_set_back_stops_nothing(web: MadeWeb) -> None:
    """A due time years ahead is taken for a mistake."""
    first = turn(web, hours=24 * 365)
    web.asked.clear()
    turn(web, first)
    assert FEED in web.asked
