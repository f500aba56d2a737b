"""The HTML report as a reader meets it."""

from __future__ import annotations

import shutil
from urllib.parse import quote

import pytest

from onrecord.report.html import to_html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MARKED = """() => {
  const plain = getComputedStyle(document.querySelector('.text p')).backgroundColor;
  return [...document.querySelectorAll('.text span[class^=s]')]
    .filter(e => getComputedStyle(e).backgroundColor !== plain).map(e => e.textContent).join('');
}"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium found"),
]


@pytest.fixture(scope="module")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, tmp_path):
    """Opens a record's report; in the end nothing may have been asked for or complained of."""
    trouble = []
    contexts = []

    def open_page(record, width=1280, **more):
        path = tmp_path / "report.html"
        path.write_text(to_html(record), encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 800}, reduced_motion="reduce", **more
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("dialog", lambda dialog: trouble.append(dialog.message))
        page.on("request", lambda r: trouble.append(r.url) if r.url != address else None)
        address = f"file://{quote(str(path))}"
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []


def test_following_a_citation_marks_exactly_its_characters(visit, record):
    """And brings them into view."""
    page = visit(record)
    for link in page.locator(".timeline .cites a, .sides .cites a, .wording figcaption a").all():
        target = link.get_attribute("href")
        number, start, end = map(int, target.split("-")[1:])
        link.click()
        story = record.stories[0]
        texts = {article.id: article.text for article in record.articles}
        assert page.evaluate(MARKED) == texts[story.articles[number - 1]][start:end]
        top = page.locator(target).bounding_box()["y"]
        assert 0 <= top < 700
        page.go_back()


def test_overlapping_citations_across_paragraphs_mark_their_own_characters(visit, evil_record):
    """Each is marked whole, also where it shares characters with another."""
    page = visit(evil_record)
    article = evil_record.articles[-1]
    for citation in evil_record.stories[0].timeline[-1].citations:
        page.goto(page.url.split("#")[0] + f"#c-5-{citation.start}-{citation.end}")
        shown = page.evaluate(MARKED).split()
        plain = "".join(c for c in citation.text if c not in "\x00\x07\x1b\u202e\u202c").split()
        assert shown == plain or "".join(shown) == "".join(plain)
    assert article.id == 'a6" onload="x'


def test_the_way_back_leads_to_the_line(visit, record):
    """The first key press after a citation reaches the link back to it."""
    page = visit(record)
    link = page.locator(".sides .cites a").first
    ref = link.get_attribute("id")
    link.click()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == f"#{ref}"
    page.keyboard.press("Enter")
    assert page.url.endswith(f"#{ref}")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("which", ["record", "evil_record"])
def test_the_page_never_scrolls_sideways(visit, request, which, scheme, width):
    """Whatever the articles hold, on a phone and on a desk."""
    page = visit(request.getfixturevalue(which), width, color_scheme=scheme)
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_enough_contrast(visit, record, scheme):
    """WCAG AA, 4.5 to 1, for every piece of text, marked characters too."""
    page = visit(record, color_scheme=scheme)
    page.locator(".sides .cites a").first.click()
    poor = page.evaluate("""() => {
      const rgb = c => c.match(/[\\d.]+/g).map(Number);
      const light = c => { const [r,g,b] = rgb(c).map(v => { v /= 255;
        return v <= .03928 ? v/12.92 : ((v+.055)/1.055)**2.4 }); return .2126*r+.7152*g+.0722*b };
      const ground = e => { for (; e; e = e.parentElement) {
        const c = getComputedStyle(e).backgroundColor;
        if (rgb(c)[3] !== 0) return c } };
      return [...document.querySelectorAll('body *')]
        .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
        .filter(e => !e.closest('svg') && e.getClientRects().length)
        .map(e => { const a = light(getComputedStyle(e).color), b = light(ground(e));
          return [(Math.max(a,b)+.05)/(Math.min(a,b)+.05), e.outerHTML.slice(0,80)] })
        .filter(([ratio]) => ratio < 4.5) }""")
    assert poor == []


def test_the_keyboard_reaches_the_record(visit, record):
    """First the skip link, then every link in reading order, each with a visible focus."""
    page = visit(record)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('href')"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
    assert reached[0].startswith("#m-")
    assert any(href.startswith("#timeline") for href in reached)


def test_the_page_is_whole_without_script(visit, record):
    """It has none, so a browser that runs none shows the same."""
    page = visit(record, java_script_enabled=False)
    assert page.locator("h1").inner_text() == record.stories[0].title
    page.locator(".sides .cites a").first.click()
    assert "#c-" in page.url


def test_the_print_has_no_navigation(visit, record):
    """On paper the links lead nowhere, so the index and the ways back are left out."""
    page = visit(record)
    page.emulate_media(media="print")
    assert not page.locator(".index").first.is_visible()
    assert page.locator(".source .text").first.is_visible()
