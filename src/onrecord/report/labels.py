"""The words that a report puts beside what the articles say."""

from __future__ import annotations

import re
from pathlib import PurePath
from urllib.parse import urlsplit

from onrecord.report.safe import one_line, shorten
from onrecord.types import Article, Channel, Origin, Relay, RelayedFrom

MONTHS = (
    "January February March April May June July August September October November December"
).split()
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?")
MONTH = re.compile(r"(\d{4})-(\d\d)$")
WEEK = re.compile(r"(\d{4})-W(\d\d)$")
NAME_WIDTH = 22  # characters of a file's name in a label

CHANNELS = {
    "wire": "news agency",
    "interview": "interview",
    "briefing": "briefing",
    "speech": "speech",
    "social": "social media",
    "document": "document",
    "report": "report",
}
KINDS = {"direct": "quoted", "indirect": "reported", "mixed": "partly quoted"}
STANCES = {"says": "", "denies": "denies", "declines": "declines to comment"}
ACTS = {"says": "", "thinks": "a view, not words", "does": "an act, not words"}
RELAYS = {"credits": "credits", "syndicates": "is syndicated from", "copies": "copies"}


def relay_verb(relay: Relay) -> str:
    """What one article does with another: no direction is claimed where none is known."""
    return RELAYS[relay.kind] if relay.directed else "shares its text with"


def outlet_label(article: Article) -> str:
    """The outlet's name, or where the article was found when the outlet is not known.

    >>> outlet_label(Article(id="a", text="Rain.", path="in/003_7883a29d71220dc2ab.txt"))
    'outlet unknown (003_7883a29…dc2ab.txt)'
    """
    if article.outlet:
        return shorten(one_line(article.outlet), 60)
    return f"outlet unknown ({_found_at(article)})"


def _found_at(article: Article) -> str:
    if article.path and not article.path.startswith(("http://", "https://")):
        name = one_line(PurePath(article.path).name) or one_line(article.path)
        if len(name) > NAME_WIDTH:
            name = name[: NAME_WIDTH // 2] + "…" + name[-(NAME_WIDTH // 2 - 2) :]
        return name
    try:
        host = urlsplit(article.url or article.path or "").hostname
    except ValueError:
        host = None
    return shorten(one_line(host or article.title or article.id), 40)


def human_date(value: str | None) -> str:
    """An ISO date as a reader writes it; what is no date stays as it is.

    >>> human_date("2031-04-05T18:05"), human_date("2031-05"), human_date("2031-W23")
    ('5 April 2031, 18:05', 'May 2031', 'week 23 of 2031')
    """
    value = one_line(value or "")
    if (match := DAY.match(value)) and 1 <= int(match[2]) <= 12:
        day = f"{int(match[3])} {MONTHS[int(match[2]) - 1]} {match[1]}"
        return f"{day}, {match[4]}" if match[4] else day
    if (match := MONTH.match(value)) and 1 <= int(match[2]) <= 12:
        return f"{MONTHS[int(match[2]) - 1]} {match[1]}"
    if match := WEEK.match(value):
        return f"week {int(match[2])} of {match[1]}"
    return value


def date_range(first: str | None, last: str | None) -> str:
    """Two days as one phrase.

    >>> date_range("2031-04-04", "2031-04-05"), date_range("2031-04-04", "2031-04-04")
    ('4–5 April 2031', '4 April 2031')
    """
    if not first or not last:
        return "dates not given"
    if first == last:
        return human_date(first)
    if first[:7] == last[:7]:
        return f"{int(first[8:10])}–{human_date(last)}"
    start = human_date(first)
    return f"{start[:-5] if first[:4] == last[:4] else start} – {human_date(last)}"


def published_label(article: Article, not_before: str | None) -> str:
    """When the article was published, or what is known of that."""
    if article.published:
        return human_date(article.published.value)
    if not_before:
        return f"date not given; not before {human_date(not_before)}"
    return "date not given"


def channel_label(channel: Channel | Origin | None) -> str | None:
    """How the words reached the press: "TASS (news agency)", "briefing"."""
    if channel is None:
        return None
    kind = CHANNELS[channel.kind]
    return f"{shorten(one_line(channel.name), 60)} ({kind})" if channel.name else kind


def relayed_label(of: RelayedFrom, label_of: dict[str, str]) -> str:
    """Whom an article repeats; ``label_of`` maps article ids to the labels of their outlets."""
    if of.kind == "article":
        return label_of.get(of.article or "", one_line(of.name or "another article"))
    return shorten(one_line(of.name or f"an unnamed {of.kind}"), 60)


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun.

    >>> count(1, "article"), count(4, "story", "stories")
    ('1 article', '4 stories')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
