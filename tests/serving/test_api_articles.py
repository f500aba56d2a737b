"""Articles over the API: what they hold, their versions, and how new ones are brought."""

from __future__ import annotations

import pytest
from pieces import FERRY, TULIPS
from reports import EVIL, all_items

ARTICLES = "/api/v1/articles"
SENTENCES = (f"In year {n} the growers of Osmark sold {n * 7} tulips." for n in range(10_000))
BOOK = "".join(f"<p>{sentence} It was a good year for them.</p>" for sentence in SENTENCES)
EDITED = FERRY.replace("14 cracks", "41 cracks")


def submitted(client, **body):
    answer = client.post(ARTICLES, **body)
    assert answer.status_code == 200, answer.text
    return answer.json()["outcomes"]


def ferry_of(client):
    """The id of the Gazette's report."""
    found = client.get("/api/v1/search/articles", params={"outlet": "Alder Gazette"}).json()
    return found["items"][0]["article"]


def test_an_article_cites_its_own_characters(reading):
    """Each attribution, mention and time stands where it says."""
    article = reading.get(f"{ARTICLES}/{ferry_of(reading)}").json()
    text = article["article"]["text"]
    assert article["addresses"] == ["gazette.example/ferry"]
    spans = [s for a in article["reading"]["attributions"] for s in a["content"]]
    spans += article["reading"]["mentions"] + article["reading"]["times"]
    assert len(spans) > 5
    assert all(text[s["start"] : s["end"]] == s["text"] for s in spans)


def test_an_edited_article_has_two_versions_and_what_differs(client):
    """The earlier one is read as it stood, and found under the article's own id."""
    key = ferry_of(client)
    document = {"text": EDITED, "url": "https://gazette.example/ferry", "published": "2031-04-04",
                "title": "Island may lend its ferry", "outlet": "Alder Gazette"}  # fmt: skip
    (outcome,) = submitted(client, json={"documents": [document]})
    assert (outcome["became"], outcome["article"]) == ("edited", key)
    first, second = (s["version"] for s in all_items(client, f"{ARTICLES}/{key}/versions"))
    assert client.get(f"{ARTICLES}/{second}").json()["id"] == key
    assert "14 cracks" in client.get(f"{ARTICLES}/{key}/versions/{first}").json()["text"]
    told = client.get(f"{ARTICLES}/{key}/versions/{second}/difference").json()
    assert (told["a"], told["b"]) == (first, second)
    changed = [(s["a"]["text"], s["b"]["text"]) for s in told["segments"] if s["kind"] != "equal"]
    assert changed == [("14", "41")]
    for side, text in (("a", FERRY), ("b", EDITED)):
        assert "".join(s[side]["text"] for s in told["segments"]) == text
    same = client.get(f"{ARTICLES}/{key}/versions/{second}/difference?against={second}").json()
    assert {s["kind"] for s in same["segments"]} == {"equal"}


def test_a_version_of_another_article_is_not_this_ones(reading):
    """404, though the store has it."""
    other = reading.get("/api/v1/search/articles", params={"outlet": "Garden Weekly"}).json()
    key = other["items"][0]["article"]
    answer = reading.get(f"{ARTICLES}/{ferry_of(reading)}/versions/{key}")
    assert answer.status_code == 404


def test_a_submitted_document_is_in_the_lists_at_once(client):
    """And the second time it is known."""
    text = f"{TULIPS}\n\nThe first tulips were seen at Lissen, {EVIL}."
    document = {"text": text, "url": "https://bulbs.example/1?utm_source=x", "outlet": "Bulb Post",
                "byline": ["Ada Bel", "Per Aas"]}  # fmt: skip
    (outcome,) = submitted(client, json={"documents": [document]})
    assert outcome["became"] == "added"
    article = client.get(f"{ARTICLES}/{outcome['article']}").json()["article"]
    assert article["url"] == "https://bulbs.example/1"
    assert article["byline"] == ["Ada Bel", "Per Aas"]
    assert "Bulb Post" in [o["name"] for o in all_items(client, "/api/v1/outlets?limit=1")]
    (again,) = submitted(client, json={"documents": [document]})
    assert (again["became"], again["article"]) == ("known", outcome["article"])


def test_html_and_text_are_taken_as_they_are(client):
    """What is known of them stands behind the question mark."""
    paragraphs = "".join(f"<p>{p}</p>" for p in TULIPS.split("\n\n"))
    html = f"<html><body><article><h1>Late</h1>{paragraphs}</article></body></html>"
    about = {"url": "https://a.example/1", "outlet": "Åre Post", "published": "2031-04-05"}
    for kind, body in (
        ("text/html; charset=utf-8", html.encode()),
        ("text/plain; charset=utf-16", (TULIPS + " So it is.").encode("utf-16")),
    ):
        (outcome,) = submitted(client, content=body, headers={"content-type": kind}, params=about)
        assert outcome["became"] in ("added", "edited"), outcome
        article = client.get(f"{ARTICLES}/{outcome['article']}").json()["article"]
        assert article["outlet"] == "Åre Post"
        assert article["published"] == "2031-04-05"
        assert "three weeks late this spring" in article["text"]


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ({"text": ""}, "no text is left of it"),
        ({}, "a document has either text or html"),
        ({"text": TULIPS, "html": "<p>x</p>"}, "a document has either text or html"),
        ({"text": TULIPS, "url": "javascript:alert(1)"}, "only http and https addresses are kept"),
        ({"text": TULIPS, "url": "file:///etc/passwd"}, "only http and https addresses are kept"),
        ({"html": BOOK}, "characters"),
    ],
    ids=["empty", "nothing", "both", "script", "file", "a book"],
)
def test_a_document_that_is_none_is_skipped_with_the_reason(client, document, why):
    """And those beside it are read."""
    good = {"text": f"{TULIPS} Indeed.", "url": "https://good.example/1"}
    skipped, added = submitted(client, json={"documents": [document, good]})
    assert skipped["became"] == "skipped"
    assert why in skipped["why"]
    assert added["became"] == "added"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/", "http://[::ffff:127.0.0.1]/", "http://0x7f.1/", "http://localhost/",
        "http://user:pass@gazette.example/", "file:///etc/passwd", "ftp://gazette.example/x",
        "http://", "http://[", "gopher://x",
    ],
)  # fmt: skip
def test_no_private_address_is_fetched(client, url):
    """Nor anything that is no web address; the answer says so."""
    (outcome,) = submitted(client, json={"url": url})
    assert outcome["became"] == "skipped"
    assert any(
        said in outcome["why"]
        for said in ("private address", "only http and https", "not a readable", "user name")
    ), outcome


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"json": {}}, 422),
        ({"json": {"url": "https://x.example/", "documents": [{"text": "x"}]}}, 422),
        ({"json": {"documents": [{"text": "x", "colour": "red"}]}}, 422),
        ({"json": {"documents": [{"text": "x"}] * 51}}, 422),
        ({"content": b"{", "headers": {"content-type": "application/json"}}, 422),
        ({"content": b"[" * 100_000, "headers": {"content-type": "application/json"}}, 422),
        ({"content": b'"\xff"', "headers": {"content-type": "application/json"}}, 422),
        ({"content": b"%PDF", "headers": {"content-type": "application/pdf"}}, 415),
        ({"content": b"x"}, 415),
    ],
)
def test_a_body_that_is_not_accepted_is_refused(client, body, status):
    """With what is accepted."""
    answer = client.post(ARTICLES, **body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert len(answer.json()["detail"]) > 20
