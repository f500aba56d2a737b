"""The relay picture: who repeats whom, laid out as a drawing.

Origins stand on the left, articles on the right in the order of time, copied articles are
joined by arcs at the far right. All lengths are in the drawing's own units, one per pixel.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.report.digest import Digest, relayed_key
from onrecord.report.labels import human_date, relayed_label
from onrecord.report.safe import shorten
from onrecord.types import Relay

MAX_ROWS = 60  # articles drawn; a longer picture cannot be taken in, and the list has all
LINE = 22  # height of one arriving edge
ROW = 50  # least height of an article
ORIGIN_X, ORIGIN_WIDTH = 2, 128
BEND_X, ARTICLE_X, ARTICLE_WIDTH = 158, 236, 178
ARC_X = ARTICLE_X + ARTICLE_WIDTH
WIDTH = ARC_X + 94


@dataclass(frozen=True, slots=True)
class Node:
    """A box with one or two lines of text; ``y`` is its middle."""

    x: int
    y: float
    width: int
    height: int
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from where the words came from to the article that repeats them."""

    kind: str
    path: str
    label: str
    label_x: float
    label_y: float
    tip_x: float
    tip_y: float
    tip: int  # 1: the arrow points right, -1: left, 0: there is none


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of the relays of a story."""

    width: int
    height: float
    origins: tuple[Node, ...]
    articles: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int  # articles beyond the drawing


def draw_relays(digest: Digest) -> Picture | None:
    """The picture of who repeats whom, or None when nobody does."""
    relays = digest.story.relays
    if not relays:
        return None
    labels = {place.article.id: place.outlet for place in digest.articles}
    named = {r.article for r in relays} | {r.of.article for r in relays if r.of.article}
    involved = [place for place in digest.articles if place.article.id in named]
    drawn = involved[:MAX_ROWS]
    shown = dict.fromkeys(place.article.id for place in drawn)  # in order, unlike a set
    relays = tuple(r for r in relays if r.article in shown)
    from_left = [r for r in relays if r.of.article is None]
    copies = [r for r in relays if r.of.article in shown and r.of.article != r.article]

    arriving: dict[str, list[Relay]] = {article: [] for article in shown}
    for relay in from_left:
        arriving[relay.article].append(relay)
    nodes: dict[str, Node] = {}
    top = 6.0
    for place in drawn:
        height = max(ROW, LINE * len(arriving[place.article.id]) + 12)
        published = place.article.published
        nodes[place.article.id] = Node(
            ARTICLE_X,
            top + height / 2,
            ARTICLE_WIDTH,
            40,
            f"{place.number} {shorten(place.article.outlet or place.outlet.partition('(')[0], 20)}",
            human_date(published.value) if published else "date not given",
        )
        top += height
    origins = _origins(from_left, nodes, labels)
    edges = [
        _from_left(relay, origins[relayed_key(relay)], nodes[article], n, len(group))
        for article, group in arriving.items()
        for n, relay in enumerate(group)
    ]
    edges += [_arc(relay, nodes) for relay in copies]
    lowest = max([top, *(node.y + 24 for node in origins.values())])
    return Picture(
        WIDTH,
        lowest + 6,
        tuple(origins.values()),
        tuple(nodes.values()),
        tuple(edges),
        len(involved) - len(drawn),
    )


def _origins(
    relays: list[Relay], nodes: dict[str, Node], labels: dict[str, str]
) -> dict[str, Node]:
    """Each wire or outlet at the mean height of its articles, none over another."""
    heights: dict[str, list[float]] = {}
    names: dict[str, Relay] = {}
    for relay in relays:
        key = relayed_key(relay)
        heights.setdefault(key, []).append(nodes[relay.article].y)
        names.setdefault(key, relay)
    out: dict[str, Node] = {}
    low = 0.0
    for key in sorted(heights, key=lambda key: (sum(heights[key]) / len(heights[key]), key)):
        y = max(sum(heights[key]) / len(heights[key]), low + 28)
        label = shorten(relayed_label(names[key].of, labels), 14)
        out[key] = Node(ORIGIN_X, y, ORIGIN_WIDTH, 40, label, names[key].of.kind)
        low = y + 20
    return out


def _from_left(relay: Relay, origin: Node, article: Node, nth: int, of: int) -> Edge:
    start = origin.x + origin.width
    y = article.y + (nth - (of - 1) / 2) * LINE
    middle = (start + BEND_X) / 2
    path = f"M{start},{origin.y:g} C{middle:g},{origin.y:g} {middle:g},{y:g} {BEND_X},{y:g}"
    path += f" H{ARTICLE_X - 7}"
    return Edge(relay.kind, path, relay.kind, BEND_X + 6, y - 5, ARTICLE_X - 1, y, 1)


def _arc(relay: Relay, nodes: dict[str, Node]) -> Edge:
    start, end = nodes[relay.of.article or ""], nodes[relay.article]
    reach = ARC_X + 24
    y1, y2 = start.y + 6, end.y - 6
    path = f"M{ARC_X},{y1:g} C{reach:g},{y1:g} {reach:g},{y2:g} {ARC_X + 7},{y2:g}"
    share = f" {relay.share:.0%}" if relay.share is not None else ""
    name, tip = (relay.kind, -1) if relay.directed else ("shares", 0)  # 0: an arrow would lie
    return Edge(relay.kind, path, name + share, reach - 2, (y1 + y2) / 2 + 4, ARC_X + 1, y2, tip)
