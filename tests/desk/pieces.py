"""Pages of invented reports, and what they are read by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from onrecord.reading import read_seen
from onrecord.store import Store
from onrecord.types import Article, Page, Reading

READ_AT = datetime(2031, 4, 5, 12, 0, tzinfo=UTC)
GAZETTE = "https://gazette.example/ferry"

FERRY = """Vessen could lend its old ferry to the city of Alder, a senator said on Friday.

“Alder has a different plan and will not need our ferry, although Vessen could provide it,” said \
Tomas Brill, deputy chairman of the Harbours Committee.

“This is a matter for the city, and we don’t intend to interfere,” government spokeswoman Lena \
Okafor told reporters on Friday.

The bridge was closed on Tuesday after 14 cracks were found in its deck.

The city council is expected to vote on the offer on April 18, 2031."""

BRIDGE = """The bridge to Alder stays shut, and the island of Vessen offers its ferry to the city.

“The city has a plan of its own, and it is grateful for every ferry that Vessen can lend,” said \
Mayor Ines Holm on Saturday.

“Alder has another plan and won’t need the ferry of Vessen, but Vessen could certainly provide \
it,” Tomas Brill, the senator, said on Friday.

Engineers found 14 cracks in the deck of the bridge, which was closed on Tuesday."""

TULIPS = """Growers in the lowlands say that the tulips are three weeks late this spring.

“The frost stayed until the end of March, and the bulbs simply refused to move,” said Greta Lund, \
who runs a nursery near Osmark with her two sons.

The growers hope that the flower market can open before the summer holidays begin."""


def page(
    text: str, url: str | None = None, *, outlet: str | None = None, day: str = "2031-04-04",
    title: str = "", kind: str = "text",
) -> Page:  # fmt: skip
    """A page with what its input said of it."""
    given = {"title": title, "outlet": outlet or "", "published": day}
    return Page(
        text, kind, path=url or "in.txt", url=url,  # type: ignore[arg-type]
        given=tuple((name, value) for name, value in given.items() if value),
    )  # fmt: skip


def ferry(text: str = FERRY, url: str | None = GAZETTE, **more: str) -> Page:
    """The Gazette's report on the ferry, or what it became."""
    return page(text, url, outlet="Alder Gazette", title="Island may lend its ferry", **more)


def bridge() -> Page:
    """Another outlet's report on it."""
    return page(
        BRIDGE, "https://post.example/bridge", outlet="Mainland Post", day="2031-04-05",
        title="Bridge to Alder stays shut",
    )  # fmt: skip


def tulips() -> Page:
    """A report on something else."""
    return page(TULIPS, "https://garden.example/t", outlet="Garden Weekly", title="Tulips are late")


def many(number: int) -> list[Page]:
    """Reports on several matters, each told by a few outlets."""
    towns = "Alder Osmark Lissen Korrin Halvik Sarven Tolby Ostra".split()
    things = "harbour quarry museum railway library orchard windmill tannery".split()
    made = []
    for n in range(number):
        town, thing = towns[n // 3 % 8], things[(n // 3 + n // 24) % 8]
        text = (
            f"The {thing} of {town} will be closed for number {n // 3} of its long repairs.\n\n"
            f"“The {thing} is safe, and {town} can keep it for another {n // 3 + 20} years,” said "
            f"Ada Bel, who heads the {thing} board of {town}, on Friday.\n\n"
            f"Report {n} counted {n + 40} visitors at the {thing} in {town} since the winter."
        )
        made.append(
            page(text, f"https://outlet{n % 3}.example/{n}", outlet=f"Outlet {n % 3}",
                 title=f"{town} closes its {thing}")
        )  # fmt: skip
    return made


def quick_readings(articles: Iterable[Article], *, acts: bool = False) -> Iterator[Reading]:
    """What the rules alone read."""
    for article in articles:
        yield read_seen(article, None, acts=acts)


TABLES = {
    "article": "n, id, version, story, why, copy_of, features, seen",
    "version": "id, article, digest, url, outlet, title, published, text, rest, reading, seen",
    "sighting": "article, version, seen",
    "address": "address, article",
    "page": "digest, version, why",
    "story": "id, title, articles, outlets, statements, disagreements, record, founded, "
    "merged_into",
    "wording": "id, story, statement, speaker, version, words, starts, ends, day",
    "expectation": "story, due, state, noun",
    "feed": "url, etag, state",
}


def content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All that a store holds, whatever order its rows were written in; not the log."""
    return {
        table: sorted(store.db.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)
        for table, columns in TABLES.items()
    }
