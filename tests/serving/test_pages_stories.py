"""The list of stories, the search, what is new, and the speakers."""

from __future__ import annotations

import re

import pytest
from pages_rig import add, every_page
from pieces import ferry
from reports import client_of, fill, hostile

from onrecord.serving.pages.sparkline import sparkline


def titles(answer) -> list[str]:
    return re.findall(r'<h2><a href="/story/\w+" dir="auto">([^<]*)</a>', answer.text)


def test_each_line_tells_the_figures_of_its_story(reading):
    """Articles, outlets, origins, and how much was reported on which day."""
    answer = reading.get("/")
    assert answer.status_code == 200
    assert sorted(titles(answer)) == ["Alder closes its harbour", "Osmark closes its quarry"]
    assert "Coverage, 4–5 April 2031: 5 articles, most on 4 April 2031 (4)" in answer.text
    assert re.search(r"<dt>outlets</dt><dd>5</dd>", answer.text)
    origins = re.search(
        r"<dt>outlets</dt><dd>5</dd>.*?<dt>origins</dt><dd>(\d+)<", answer.text, re.S
    )
    story = re.search(r'<h2><a href="(/story/\w+)" dir="auto">Alder', answer.text)
    assert f"{origins[1]} independent origin" in reading.get(story[1]).text


def test_lone_articles_are_shown_on_demand(reading):
    """They are counted, so that nobody thinks they are lost."""
    assert "1 article stands alone" in reading.get("/").text
    assert "Tulips are late" in titles(reading.get("/?alone=1"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("outlet=mainland+post", ["Alder closes its harbour"], id="outlet"),
        pytest.param("speaker=Tomas+Brill", ["Alder closes its harbour"], id="speaker"),
        pytest.param("outlet=Nobody", [], id="unknown outlet"),
        pytest.param("since=2031-04-06", [], id="later"),
        pytest.param("until=2031-04-03", [], id="earlier"),
        pytest.param("language=de", [], id="language"),
        pytest.param("since=tomorrow", ["Alder closes its harbour", "Osmark closes its quarry"],
                     id="what is no day is left out"),
    ],
)  # fmt: skip
def test_an_address_holds_what_the_list_is_filtered_by(reading, query, found):
    """So it can be shared."""
    answer = reading.get(f"/?{query}")
    assert answer.status_code == 200
    assert sorted(titles(answer)) == found


def test_the_list_goes_on_where_the_page_before_ended(path, monkeypatch):
    """Page after page shows every story once."""
    monkeypatch.setattr("onrecord.serving.pages.story_list.PER_PAGE", 1)
    seen: list[str] = []
    with client_of(path) as client:
        total = len(client.get("/api/v1/stories?limit=200&least=1").json()["items"])
        address = "/?alone=1"
        while address:
            answer = client.get(address)
            seen += re.findall(r'id="story-(\w+)"', answer.text)
            following = re.search(r'rel="next" href="([^"]+)"', answer.text)
            address = following[1].replace("&amp;", "&") if following else ""
    assert len(seen) == len(set(seen)) == total > 2


def test_an_empty_store_tells_how_to_add_something(tmp_path):
    """Instead of showing nothing."""
    fill(tmp_path / "empty.db", [])
    with client_of(tmp_path / "empty.db") as client:
        for address in ("/", "/new", "/speaker/", "/search?q=ferry", "/corrections"):
            assert client.get(address).status_code == 200
        assert "onrecord add" in client.get("/").text


def test_a_store_that_is_not_there_yet_is_an_empty_one(tmp_path):
    """The server may be started before anything is added."""
    with client_of(tmp_path / "none.db") as client:
        answer = client.get("/")
    assert answer.status_code == 200
    assert "Nothing stored yet" in answer.text


def test_matched_words_are_marked_and_lead_to_their_characters(reading):
    """In statements and in articles."""
    answer = reading.get("/search?q=ferry")
    assert "<mark>ferry</mark>" in answer.text
    target = re.search(r'href="(/article/\w+\?from=\d+&amp;to=\d+)#mark"', answer.text)
    assert target
    cited = reading.get(target[1].replace("&amp;", "&"))
    assert "ferry" in re.search(r'<mark id="mark">(.*?)</mark>', cited.text, re.DOTALL)[1]
    assert "<mark>ferry</mark>" in reading.get("/search?q=ferry&in=articles").text


@pytest.mark.parametrize("words", ['"', "NEAR( AND *", "' OR 1=1 --", "\x00", "%", "é" * 500])
def test_nothing_typed_into_the_search_is_an_error(reading, words):
    """Whatever it is, the answer is a page."""
    for where in ("statements", "articles"):
        answer = reading.get("/search", params={"q": words, "in": where})
        assert answer.status_code == 200


def test_what_was_seen_is_new_no_more_and_what_comes_later_is(path, client):
    """For the reader who said so, and for no other."""
    cursor = re.search(r'name="cursor" value="(\d+)"', client.get("/").text)[1]
    assert " new</span>" not in client.get("/").text
    home = {"origin": "http://127.0.0.1"}
    client.post("/seen", data={"cursor": cursor, "back": "/"}, headers=home)
    assert "Nothing new since you last looked" in client.get("/").text
    text = (
        "The council of Alder met on Saturday over the ferry of Vessen and its old bridge.\n\n"
        "“We shall take the ferry of Vessen as soon as it can sail,” said Ada Quist, who leads the "
        "council of Alder, on Saturday.\n\nThe bridge was closed on Tuesday after 14 cracks."
    )
    add(path, ferry(text, "https://other.example/1"))
    assert titles(client.get("/"))[0] == "Alder closes its harbour"
    assert " new</span>" in client.get("/").text
    assert "Ada Quist" in client.get("/new").text
    client.post("/reader", data={"name": "Somebody else", "back": "/"}, headers=home)
    assert "have not marked anything" in client.get("/new").text


def test_a_speaker_is_shown_over_all_stories(reading):
    """With the roles that outlets give, and a link to each statement in its story."""
    answer = reading.get("/speaker/", params={"name": "tomas brill"})
    assert answer.status_code == 200
    assert "<h1><bdi>Tomas Brill</bdi></h1>" in answer.text
    assert "deputy chairman of the Harbours Committee" in answer.text
    assert re.search(r'href="/story/\w+/statements\?at=\w+#m-1-\w+"', answer.text)
    assert reading.get("/speaker/", params={"name": "Nobody At All"}).status_code == 404


@pytest.mark.parametrize("name", ["..", "a/b", "?", "#", "<b>", "%2e", "\u202e"])
def test_any_name_can_be_asked_for(reading, name):
    """A name is no part of a path, so none leads elsewhere."""
    assert reading.get("/speaker/", params={"name": name}).status_code in (200, 404)


def test_a_page_that_was_not_changed_is_not_sent_again(reading):
    """A browser that has it is told so."""
    first = reading.get("/")
    again = reading.get("/", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_styles_and_scripts_are_named_by_their_content(reading):
    """So they can be kept for a year, and are fetched anew when they change."""
    addresses = re.findall(r'(?:href|src)="(/static/[^"]+)"', reading.get("/").text)
    assert len(addresses) == 4
    for address in addresses:
        answer = reading.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]


def test_no_page_has_script_or_style_in_it(tmp_path, quick):
    """The policy forbids it: everything comes as a file from this server."""
    fill(tmp_path / "evil.db", hostile(3))
    with client_of(tmp_path / "evil.db") as client:
        story = client.get("/api/v1/stories").json()["items"][0]["id"]
        for address in every_page(tmp_path / "evil.db", story):
            text = client.get(address).text
            assert not re.search(r"<[^>]+\son\w+\s*=\s*[\"']", text), address
            assert not re.search(r"<[^>]+\sstyle\s*=", text), address
            assert not re.search(r"<style|<script(?! src=\"/static/)", text), address
            assert not re.search(r"(?:href|src|action)=\"\s*(?!/|https?:|#)", text), address


@pytest.mark.parametrize("back", ["//elsewhere.example", "https://elsewhere.example", "/\\evil"])
def test_a_form_leads_back_to_this_server_alone(client, back):
    """Whatever address it names."""
    answer = client.post(
        "/theme", data={"theme": "dark", "back": back}, headers={"origin": "http://127.0.0.1"},
        follow_redirects=False,
    )  # fmt: skip
    assert answer.headers["location"] == "/"
    assert "theme=dark" in answer.headers["set-cookie"]


def test_a_form_of_another_site_changes_nothing(client):
    """The browser says where a form comes from."""
    other = {"origin": "https://elsewhere.example"}
    assert client.post("/seen", data={"cursor": "1"}, headers=other).status_code == 403


def test_the_colours_that_were_chosen_are_those_of_the_next_page(client):
    """Without a script too."""
    home = {"origin": "http://127.0.0.1"}
    client.post("/theme", data={"theme": "dark", "back": "/"}, headers=home)
    assert '<html lang="en" data-theme="dark">' in client.get("/").text
    client.post("/theme", data={"theme": "", "back": "/"}, headers=home)
    assert '<html lang="en">' in client.get("/").text


def test_a_sparkline_has_a_bar_for_each_day_with_articles():
    """Taller where more were published, and in words for who does not see it."""
    drawn = sparkline(["2031-04-01", "2031-04-01", "2031-04-03", "no day"])
    assert drawn is not None
    assert [bar.height for bar in drawn.bars] == [26.0, 13.0]
    assert drawn.label == "Coverage, 1–3 April 2031: 3 articles, most on 1 April 2031 (2)"
    assert sparkline([]) is None
    long = sparkline(["2001-01-01", "2031-04-03"])
    assert long is not None
    assert len(long.bars) == 2
    assert all(0 <= bar.x <= long.width for bar in long.bars)
