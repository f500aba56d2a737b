"""Articles that are out to harm whoever reads them are shown as the harmless text they are."""

from __future__ import annotations

import pytest
from pages_rig import ARGUMENTS, CHROMIUM, Visits, add, every_page, served
from pieces import page, quick_readings
from reports import fill

from onrecord.store import Store

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium found"),
]

HARM = "document.title='HARMED';window.harmed=1"
SCRIPT = f"<script>{HARM}</script>"
IMAGE = f'<img src=x onerror="{HARM}">'
BREAKOUT = f"\"'><svg onload={HARM}></title></textarea></script><b id=harm>"
BIDI = "\u202egnissim\u202c \u2066isolated\u2069 \u202bembedded"
HUGE = "Donaudampfschiff" * 320  # 5,120 characters without a space
EVIL = f"{SCRIPT} {IMAGE} {BREAKOUT} {BIDI}"


def wicked(n: int, *, cracks: int = 14):
    """A report whose title, outlet, speakers, quotations, figures and address are all hostile."""
    text = (
        f"The harbour {IMAGE} of Osmark was closed on Tuesday after {cracks} cracks {SCRIPT} were "
        f"found in its wall, and {HUGE} is how long it may take.\n\n"
        f"“The harbour {BREAKOUT} is safe, {HUGE}, and Osmark {BIDI} can keep it,” said Ada "
        f'Bel<b onmouseover="{HARM}">, who heads the harbour board of {SCRIPT} Osmark, on '
        "Friday.\n\n"
        f"“We know it well {n},” said Tomas {HUGE[:400]}, a spokesman of Osmark, on Friday.\n\n"
        f"The council is expected to vote on {IMAGE} on April 18, 2031. It could not be confirmed "
        f"that {SCRIPT} the wall stands."
    )
    urls = [
        f"javascript:{HARM}",
        f'https://evil.example/{n}?q="onmouseover="{HARM}',
        f"https://evil.example/{n}/{HUGE}",
    ]
    return page(text, urls[n % 3], outlet=f"Evil {n} {IMAGE}{BREAKOUT}",
                title=f"Osmark harbour {n} {EVIL} {HUGE if n == 1 else ''}")  # fmt: skip


@pytest.fixture(scope="module")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def evil(tmp_path_factory):
    """A store of such reports, one of them edited, and its server."""
    path = tmp_path_factory.mktemp("evil") / "news.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("onrecord.desk.desk.read_articles", quick_readings)
        fill(path, [wicked(n) for n in range(5)])
        add(path, wicked(1, cracks=41))
    with served(path) as home:
        yield path, home


@pytest.fixture
def visits(browser, evil):
    made = Visits(browser, evil[1])
    yield made
    made.close()


def largest(path) -> str:
    with Store.open(path) as store:
        lines = store.stories.list(limit=50)
    return max(lines, key=lambda line: line.articles).id


def test_a_script_would_be_noticed(visits):
    """The test that follows could fail: what it looks for does happen where nothing is escaped."""
    shown = visits.person(bypass_csp=True)
    shown.set_content(f"<p>{SCRIPT} {IMAGE}</p>")
    shown.wait_for_function("window.harmed === 1")
    assert shown.title() == "HARMED"


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_an_article_says_is_run(visits, evil, width):
    """Even without the policy that forbids it: no element of theirs comes to be on any page."""
    path, _ = evil
    shown = visits.person(width, bypass_csp=True)
    trouble = []
    addresses = every_page(path, largest(path))
    assert any("against=" in address for address in addresses)
    for address in addresses:
        shown.goto(visits.home + address)
        shown.evaluate(
            "for (const e of document.querySelectorAll('details')) e.open = true;"
            "for (const e of document.querySelectorAll('main a, main span')) "
            "e.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))"
        )
        harm = shown.evaluate(
            """[
              window.harmed, document.title.includes('HARMED</'), document.getElementById('harm'),
              ...[...document.querySelectorAll('*')].filter(e =>
                [...e.attributes].some(a => a.name.startsWith('on'))
                || e.localName === 'script' && !e.src.startsWith(location.origin + '/static/')
                || /^(img|iframe|object|embed|base|style)$/.test(e.localName)
                || /^\\s*(javascript|data|vbscript):/i.test(e.getAttribute('href') ?? '')
              ).map(e => e.outerHTML.slice(0, 120))].filter(Boolean)"""
        )
        if harm or shown.title() == "HARMED":
            trouble.append((address, harm))
        if shown.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide = shown.evaluate(
                "[...document.querySelectorAll('body *')].filter(e => "
                "e.getBoundingClientRect().right > innerWidth + 1).map(e => "
                "e.localName + '.' + e.className).slice(0, 5)"
            )
            trouble.append((address, "wider than the window", wide))
    assert trouble == []


def test_no_text_reorders_what_stands_around_it(visits, evil):
    """The controls that do so are left out."""
    path, _ = evil
    shown = visits.person()
    for address in every_page(path, largest(path)):
        shown.goto(visits.home + address)
        assert not shown.evaluate(
            "/[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.innerText)"
        )


def test_links_to_an_original_lead_to_the_web_alone(visits, evil):
    """And tell it nothing of who reads."""
    path, _ = evil
    with Store.open(path) as store:
        articles = [a.id for a in store.articles.of_story(largest(path))]
    shown = visits.person()
    seen = 0
    for article in articles:
        shown.goto(f"{visits.home}/article/{article}")
        for link in shown.locator("a[rel~=external]").all():
            assert link.get_attribute("href").startswith("https://evil.example/")
            assert {"noreferrer", "nofollow"} <= set(link.get_attribute("rel").split())
            seen += 1
    assert seen


def test_hostile_news_is_told_as_text(browser, tmp_path, quick):
    """What comes while a page is open goes through a script: it writes no markup either."""
    path = tmp_path / "live.db"
    fill(path, [wicked(n) for n in range(3)])
    with served(path) as home:
        visits = Visits(browser, home)
        shown = visits.open("/?alone=1", bypass_csp=True)
        shown.wait_for_timeout(500)
        add(path, *[wicked(n) for n in range(3, 6)], wicked(1, cracks=41))
        shown.locator("#told p").wait_for(timeout=30_000)
        assert shown.evaluate("window.harmed") is None
        assert shown.locator("#told p *").count() == 0
        assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
        visits.close()
