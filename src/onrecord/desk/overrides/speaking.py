"""A correction in words, and the articles that it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from onrecord.desk.overrides.nouns import OF_ARTICLES

SHORT = 80  # characters of the words that a line quotes
MANY = 4  # names that a line lists


def articles_of(kind: str, target: str, value: Mapping[str, Any]) -> set[str]:
    """The store's ids of the articles that a correction speaks of."""
    if kind in OF_ARTICLES:
        return {target}
    found: set[str] = set()
    _gather(value, found)
    return found


def _gather(value: object, found: set[str]) -> None:
    """Every article that is named anywhere in a kept value."""
    if isinstance(value, Mapping):
        if isinstance(value.get("article"), str):
            found.add(value["article"])
        for name in ("articles", "stays", "leaves", "into"):
            _add_ids(value.get(name), found)
        for inner in value.values():
            _gather(inner, found)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            _gather(inner, found)


def _add_ids(value: object, found: set[str]) -> None:
    if isinstance(value, str):
        found.add(value)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            _add_ids(inner, found)


def in_words(kind: str, target: str, value: Mapping[str, Any], called: Callable[[str], str]) -> str:
    """A correction in one line; ``called`` gives the title of an article.

    >>> in_words("outlet", "a1b2", {"outlet": "Alder Gazette"}, lambda article: "Late tulips")
    'outlet of “Late tulips” set to Alder Gazette'
    """

    def titles(articles: Iterable[str]) -> str:
        return _listed([f"“{_short(called(article))}”" for article in articles])

    match kind:
        case "join_speakers":
            names = [_names(group) for group in value["speakers"]]
            chosen = f", known as {value['name']}" if value.get("name") else ""
            return f"speakers joined: {_listed(names)}{chosen}"
        case "split_speaker":
            gone = value["leaves"]
            return f"speaker split: {_names(gone)} is somebody else in {_said(gone)}"
        case "join_statements":
            said = _listed([_short(str(group[0]["words"])) for group in value["statements"]])
            return f"statements joined: {said}"
        case "split_statement":
            said = _listed([_short(str(one["words"])) for one in value["leaves"]])
            return f"statement split: {said} is another"
        case "join_stories":
            firsts = [group[0] for group in value["articles"]]
            return f"stories joined: {titles(firsts[1:])} with {titles(firsts[:1])}"
        case "split_story":
            goal = f"moved to {titles(value['into'][:1])}" if "into" in value else "parted off"
            return f"story split: {titles(value['leaves'])} {goal}"
        case "settle":
            return f"disagreement settled ({value['kind']}): {value['about']}"
        case _:
            told = "not known" if value.get(kind) is None else value[kind]
            return f"{kind} of {titles([target])} set to {told}"


def _names(references: Iterable[Mapping[str, Any]]) -> str:
    """The fullest of the names by which articles know somebody."""
    names = {str(reference["name"]) for reference in references}
    return max(names, key=lambda name: (len(name), name), default="?")


def _said(references: Iterable[Mapping[str, Any]]) -> str:
    return _count(sum(len(r["said"]) for r in references), "attribution")


def _short(words: str) -> str:
    return words if len(words) <= SHORT else words[: SHORT - 1] + "…"


def _listed(names: list[str]) -> str:
    more = len(names) - MANY
    return ", ".join(names[:MANY]) + (f" and {more} more" if more > 0 else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
