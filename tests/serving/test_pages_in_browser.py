"""The app as people meet it: a real server, a real browser."""

from __future__ import annotations

import pytest
from pages_rig import ARGUMENTS, CHROMIUM, Visits, add, every_page, served, story_of
from pieces import ferry, quick_readings
from reports import fill

from onrecord.store import Store

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


@pytest.fixture(scope="module")
def standing(tmp_path_factory):
    """A store that only grows by an edit, and its server."""
    path = tmp_path_factory.mktemp("standing") / "news.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("onrecord.desk.desk.read_articles", quick_readings)
        fill(path)
        add(path, ferry(ferry().content.replace("14 cracks", "41 cracks")))
    with served(path) as home:
        yield path, home


@pytest.fixture
def visits(browser, standing):
    made = Visits(browser, standing[1])
    yield made
    made.close()
    assert made.trouble == []


@pytest.fixture
def desk(browser, path):
    """A server over a store of one's own."""
    with served(path) as home:
        made = Visits(browser, home)
        yield path, made
        made.close()
    assert made.trouble == []


def refused(address: str) -> bool:
    """Whether a page is an error by its nature; a browser writes that into its console."""
    return "nowhere" in address


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_no_page_has_a_serious_fault_of_accessibility(visits, standing, scheme, width):
    """By axe-core, in either colours; what is narrow is built like what is wide."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    story = story_of(standing[0], "Alder")
    found = []
    page = visits.person(width, color_scheme=scheme)
    for address in every_page(standing[0], story):
        page.goto(visits.home + address)
        for fault in axe.run(page).response["violations"]:
            if fault["impact"] in ("serious", "critical"):
                where = [node["html"][:160] for node in fault["nodes"][:2]]
                found.append((address, fault["id"], where))
    visits.trouble[:] = [line for line in visits.trouble if not refused(line)]
    assert found == []


@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_is_whole_and_never_scrolls_sideways(visits, standing, width):
    """With a heading, a title and no console error."""
    page = visits.person(width)
    wide = []
    for address in every_page(standing[0], story_of(standing[0], "Alder")):
        answer = page.goto(visits.home + address)
        assert answer.status == (404 if refused(address) else 200), address
        assert page.locator("h1").count() == 1, address
        assert page.title().endswith("– onrecord"), address
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address)
    visits.trouble[:] = [line for line in visits.trouble if not refused(line)]
    assert wide == []


def tab_to(page, selector: str, most: int = 150) -> None:
    """Press Tab until the element has the focus, which must be seen at every stop."""
    for _ in range(most):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "(() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return e === document.body || s.outlineStyle !== 'none'; })()"
        )
        assert seen, page.evaluate("document.activeElement.outerHTML")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by keyboard on {page.url}")


def test_the_app_is_used_by_keyboard_alone(visits, standing):
    """From the list to a story, a statement, the characters it rests on, a note, and a search."""
    page = visits.open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    tab_to(page, "h2 a[href^='/story/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/story/*")
    tab_to(page, "a[href$='/statements']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/statements")
    tab_to(page, ".cite a, figcaption a, .label a[href*='#mark']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/article/*")
    assert page.locator("#mark").bounding_box()["y"] < 800
    page.keyboard.press("Shift+Tab")
    tab_to(page, ".marked a.m")
    assert page.locator("#pop").is_visible()
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "pop"
    page.keyboard.press("Escape")
    assert not page.locator("#pop").is_visible()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("ferry")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=ferry")
    assert page.locator(".hits mark").first.inner_text().lower().startswith("ferr")
    page.keyboard.press("/")
    page.keyboard.type("/")
    assert page.locator("#find").input_value() == "/"


def test_a_mark_is_explained_on_hover(visits, standing):
    """Who said it and how, and all its characters light up."""
    story = story_of(standing[0], "Alder")
    page = visits.open(f"/story/{story}/statements")
    page.locator("figcaption a[href*='#mark'], .label a[href*='#mark']").first.click()
    page.locator("#mark .m.is-said, .m.is-said").first.hover()
    assert page.locator("#pop").is_visible()
    assert page.locator("#pop b").first.inner_text()
    assert page.locator(".lit").count() >= 1


def test_what_is_marked_can_be_chosen_and_stays_so(visits, standing):
    """The choice is kept for the next article."""
    with Store.open(standing[0]) as store:
        article = store.articles.of_story(story_of(standing[0], "Alder"))[0].id
    page = visits.open(f"/article/{article}")
    page.locator("[data-layer=date]").uncheck()
    page.reload()
    assert not page.locator("[data-layer=date]").is_checked()
    assert "no-date" in page.locator("#text").get_attribute("class")


def test_the_axis_can_be_stretched(visits, standing):
    """The control widens the drawing; the days keep their places in it."""
    page = visits.open(f"/story/{story_of(standing[0], 'Alder')}/timeline", 390)
    svg = page.locator(".strip svg")
    narrow = float(svg.get_attribute("width"))
    zoom = page.locator(".zoom input")
    zoom.focus()
    zoom.press("End")
    wide = float(svg.get_attribute("width"))
    assert wide > narrow * 1.2
    for part in page.locator("[data-t]").all()[:20]:
        share = float(part.get_attribute("data-t"))
        x = float(part.get_attribute("transform").split("(")[1].split()[0])
        assert abs(x - (14 + share * (wide - 28))) < 0.2
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("address", ["/", "story", "timeline", "article"])
def test_pages_are_whole_without_scripts(visits, standing, address):
    """They are drawn by the server."""
    story = story_of(standing[0], "Alder")
    with Store.open(standing[0]) as store:
        article = store.articles.of_story(story)[0].id
    paths = {"story": f"/story/{story}", "timeline": f"/story/{story}/timeline",
             "article": f"/article/{article}"}  # fmt: skip
    page = visits.open(paths.get(address, address), 390, java_script_enabled=False)
    assert page.locator("h1").is_visible()
    if address == "timeline":
        assert page.locator(".strip svg").bounding_box()["width"] == 960
    if address == "article":
        page.locator(".marked a.m").first.click()
        assert "#n-" in page.url


def test_colours_follow_the_switch(visits):
    """At once, and on the next page."""
    page = visits.open("/", color_scheme="light")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate(ground) != light
    assert page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"
    page.goto(f"{visits.home}/new")
    assert page.evaluate(ground) != light
    page.get_by_role("button", name="Auto").click()
    assert page.evaluate(ground) == light


def test_times_are_in_the_readers_zone_with_the_articles_own_beside(browser, tmp_path, quick):
    """Seven hours away it is another day."""
    text = "The ferry of Vessen sails again from Alder.\n\n“It sails,” said Ada Bel on Friday."
    report = ferry(text * 2, "https://a.example/1", day="2031-04-04T20:30:00+02:00")
    fill(tmp_path / "t.db", [report])
    with served(tmp_path / "t.db") as home:
        visits = Visits(browser, home)
        story = story_of(tmp_path / "t.db", "ferry")
        page = visits.open(f"/story/{story}/articles", timezone_id="Asia/Tokyo")
        shown = page.locator(".articles .date").inner_text()
        visits.close()
    assert "4 April 2031, 20:30 UTC+02:00" in shown
    assert "5 April 2031, 03:30 your time" in shown
    assert visits.trouble == []


COUNCIL = """The council of Alder met on Saturday over the ferry of Vessen and the closed bridge.

“We shall take the ferry of Vessen as soon as it can sail,” said Ada Quist, who leads the council \
of Alder, on Saturday.

The bridge was closed on Tuesday after 14 cracks were found in its deck."""


def test_an_open_story_updates_itself(desk, quick):
    """What came is told; focus, scroll and what was unfolded stay as they were."""
    path, visits = desk
    story = story_of(path, "Alder")
    page = visits.open(f"/story/{story}/statements")
    page.wait_for_function("performance.getEntriesByType('resource').length > 5")
    folded = page.locator("#view details").first
    folded.locator("summary").first.click()
    assert folded.get_attribute("open") is None
    link = page.locator("#view a[href*='#mark']").nth(2)
    link.focus()
    held = link.get_attribute("href")
    page.evaluate("scrollTo(0, 300)")
    top = page.evaluate("document.activeElement.getBoundingClientRect().top")
    add(path, ferry(COUNCIL, "https://new.example/1"))
    page.get_by_text("as soon as it can sail").first.wait_for(timeout=20_000)
    page.locator("#told p").wait_for(timeout=10_000)
    assert "Ada Quist" in page.locator("#told").inner_text()
    assert page.evaluate("document.activeElement.getAttribute('href')") == held
    assert page.locator("#view details").first.get_attribute("open") is None
    moved = page.evaluate("document.activeElement.getBoundingClientRect().top") - top
    assert abs(moved) < 40
    assert "6 articles" in page.locator("#head").inner_text()


def test_an_open_list_updates_itself(desk, quick):
    """The story that has news goes to the top."""
    path, visits = desk
    page = visits.open("/?alone=1", 390)
    page.wait_for_timeout(500)
    add(path, ferry(COUNCIL, "https://new.example/1"))
    page.locator(".stories li").first.get_by_text("Ada Quist").wait_for(timeout=20_000)
    assert "Alder" in page.locator(".stories h2").first.inner_text()


def test_two_people_correct_at_once(desk):
    """Both had the form open; both corrections are listed for both of them."""
    path, visits = desk
    story = story_of(path, "Alder")
    with Store.open(path) as store:
        article = store.articles.of_story(story)[0].id
    one = visits.open(f"/correct?kind=article&key={article}")
    other = visits.open(f"/correct?kind=article&key={article}", 390)
    one.get_by_label("Published by").fill("The Vessen Times")
    other.get_by_label("Published on").fill("2031-04-02")
    one.get_by_role("button", name="Set outlet").click()
    other.get_by_role("button", name="Set date").click()
    for person in (one, other):
        person.wait_for_url("**/corrections**")
        person.goto(f"{visits.home}/corrections")
        assert person.locator(".corrections > li").count() == 2
    one.goto(f"{visits.home}/article/{article}")
    assert "The Vessen Times" in one.locator("header .standfirst").inner_text()
    assert "2 April 2031" in one.locator("header .standfirst").inner_text()


def test_the_print_has_no_navigation(visits, standing):
    """On paper there is nothing to press."""
    page = visits.open(f"/story/{story_of(standing[0], 'Alder')}/statements")
    page.emulate_media(media="print")
    for gone in (".rooms", ".find", ".themes", ".tools"):
        assert not page.locator(gone).is_visible()
    assert page.locator(".said, .loose").first.is_visible()
