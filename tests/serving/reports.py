"""Invented reports in a store, friendly ones and hostile ones, and a client of its server."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path

from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parents[1] / "desk"))

from pieces import READ_AT, bridge, ferry, many, page, tulips

from onrecord.desk import Desk
from onrecord.serving.app import create_app
from onrecord.serving.settings import Settings
from onrecord.store import Store

HOME = "http://127.0.0.1"
EVIL = (
    "<script>alert(1)</script> & <img src=x onerror=alert(2)> \u202edesrever\u202c "
    "javascript:alert(3) {{ 7*7 }} '; DROP TABLE story; -- \x07"
)
HUGE = "Donaudampfschiff" * 200


def hostile(number: int) -> list:
    """Reports whose every word is out to harm a reader."""
    made = []
    for n in range(number):
        text = (
            f"The {EVIL} of Osmark was closed on Tuesday after {n + 3} cracks were found in it.\n\n"
            f"“It is {EVIL} and {HUGE}, and Osmark knows it well enough,” said Ada <b>Bel</b>, who "
            f"heads the board of {EVIL}, on Friday.\n\n"
            "The council is expected to vote on it on April 18, 2031, the mayor’s office said."
        )
        made.append(
            page(text, f"https://evil{n}.example/?q=<script>&n={n}", outlet=f"Evil & <Sons> {n}",
                 title=f"{EVIL} {n}")
        )  # fmt: skip
    return made


def fill(path, pages=None) -> None:
    """A store of these reports; by default some on four matters."""
    with Store.open(path, create=True) as store:
        chosen = [ferry(), bridge(), tulips(), *many(6)] if pages is None else pages
        list(Desk(store, clock=lambda: READ_AT).add(chosen))


@contextmanager
def client_of(path, **settings):
    """A client of the server's application over a store."""
    made = {"requests_per_second": 0, "poll": 0.02, **settings}
    with TestClient(create_app(Settings(str(path), **made)), base_url=HOME) as client:
        yield client


def story_about(client, word: str) -> str:
    """The id of the story whose title has a word."""
    listed = client.get("/api/v1/stories", params={"limit": 200}).json()["items"]
    return next(line["id"] for line in listed if word in line["title"])


def all_items(client, address: str) -> list:
    """The items of a list, page after page."""
    found = []
    while address is not None:
        answer = client.get(address)
        assert answer.status_code == 200, answer.text
        found += answer.json()["items"]
        address = answer.json()["next"]
    return found


# A report that another program adds, one for each number.
TOLD_LATER = """The ferry of Vessen made crossing number {n} to the city of Alder on Sunday.

“The ferry is safe, and Alder will have it for {n} more crossings,” said Tomas Brill, deputy \
chairman of the Harbours Committee.

Report {n} counted {n}41 passengers on the ferry to Alder since the bridge was closed."""
