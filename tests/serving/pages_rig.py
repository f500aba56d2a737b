"""A real server over a store, a browser that notes all it does, and stories for both."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from reports import READ_AT

from onrecord.desk import Desk
from onrecord.store import Store
from onrecord.types import Page

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


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The address of a server that runs as people run it."""
    command = [sys.executable, "-m", "onrecord", "serve", "--store", str(path), "--port", "0"]
    with subprocess.Popen([*command, "--rate", "0"], stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            for line in process.stderr:
                if found := re.search(r"http://[\w.:]+", line):
                    break
            else:
                raise AssertionError("the server ended before it said where it is")
            yield found.group().rstrip("/")
        finally:
            process.terminate()


class Visits:
    """Pages of a browser; in the end nothing may have been complained of or asked elsewhere."""

    def __init__(self, browser, home: str) -> None:
        self._browser = browser
        self.home = home
        self.trouble: list[str] = []
        self._contexts: list = []

    def person(self, width: int = 1280, **more):
        """A new browser, with no cookie of anybody else's."""
        context = self._browser.new_context(
            viewport={"width": width, "height": 900}, reduced_motion="reduce", **more
        )
        self._contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: self.trouble.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: self.trouble.append(f"{page.url}: {error}"))
        page.on("dialog", lambda dialog: self.trouble.append(f"{page.url}: {dialog.message}"))
        page.on("request", lambda request: self._asked(request.url))
        return page

    def open(self, address: str, width: int = 1280, **more):
        """A page of a new browser."""
        page = self.person(width, **more)
        page.goto(self.home + address)
        return page

    def _asked(self, url: str) -> None:
        if urlsplit(url).netloc != urlsplit(self.home).netloc:
            self.trouble.append(f"asked for {url}")

    def close(self) -> None:
        for context in self._contexts:
            context.close()


def add(path: Path, *pages: Page) -> None:
    """Articles that come while the server runs, from another process than its."""
    with Store.open(path) as store:
        list(Desk(store, clock=lambda: READ_AT + timedelta(hours=1)).add(pages))


def story_of(path: Path, word: str) -> str:
    """The id of the story whose title has a word."""
    with Store.open(path) as store:
        lines = store.stories.list(limit=200)
    return next(line.id for line in lines if word in line.title)


def every_page(path: Path, story: str) -> list[str]:
    """The address of each kind of page, of one story where it is of a story."""
    with Store.open(path) as store:
        kept = store.stories.record(story)
        assert kept is not None
        record = kept.story
        changed = [
            stored.id
            for stored in store.articles.of_story(story)
            if len(store.articles.sightings(stored.id)) > 1
        ]
        versions = [store.articles.sightings(key) for key in changed[:1]]
        (speakers, *_) = [s.name for s in store.lists.speakers(limit=1)] or [""]
    article = record.articles[0]
    views = "timeline statements disagreements origins open articles changes".split()
    found = [
        "/", "/?alone=1", f"/story/{story}", *(f"/story/{story}/{view}" for view in views),
        f"/article/{article}", f"/article/{article}?from=0&to=20#mark", "/speaker/", "/search",
        "/search?q=the", "/search?q=the&in=articles", "/search?q=nothinglikethis", "/new",
        "/corrections", "/corrections?show=all", f"/correct?kind=story&story={story}",
        f"/correct?kind=article&key={article}", "/nowhere", "/story/nowhere", "/article/nowhere",
    ]  # fmt: skip
    from urllib.parse import quote

    found += [f"/speaker/?name={quote(speakers)}"] if speakers else []
    found += [f"/correct?kind=speaker&story={story}&key={s.id}" for s in record.speakers[:1]]
    found += [f"/correct?kind=statement&story={story}&key={s.id}" for s in record.statements[:1]]
    found += [
        f"/correct?kind=disagreement&story={story}&key={d.id}" for d in record.disagreements[:1]
    ]
    found += [
        f"/article/{key}?against={seen[0].version}#text"
        for key, seen in zip(changed, versions, strict=False)
    ]
    return found
