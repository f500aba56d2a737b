"""The outlet's name, from what a page says of itself or from its host; never from its subject."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from onrecord.articles.characters import key, one_line

SHARED_SUFFIXES = frozenset(  # second levels under which registries give out names
    "co com org net gov ac edu ne or go gob nic".split()
)
OUTLET_WORDS = frozenset(
    "news times post herald daily today tribune journal gazette guardian telegraph independent "
    "observer chronicle standard express mail mirror globe press review report reporter reports "
    "weekly sun star world week insider business financial economist examiner inquirer register "
    "courier dispatch sentinel bulletin record ledger monitor mercury argus echo voice live radio "
    "television tv broadcasting network wire media online magazine politics affairs "
    "foreign free national international morning evening sunday republic nation citizen patriot "
    "beacon eagle advocate enterprise democrat republican caller signal intercept atlantic hill "
    "blaze wrap fox sky abc nbc cbs pbs usa us uk eu local public state street wall city town "
    "central capital metro plain dealer union leader".split()
)
PLACES = frozenset(
    "moscow washington york new london paris berlin kyiv kiev warsaw prague vienna budapest rome "
    "madrid lisbon dublin edinburgh scotland ireland england wales britain british america "
    "american "
    "canada toronto vancouver montreal ottawa chicago boston houston dallas denver seattle miami "
    "detroit atlanta philadelphia baltimore cleveland pittsburgh phoenix portland sacramento "
    "angeles los san francisco diego jose antonio orleans vegas las texas florida california "
    "arizona ohio michigan georgia carolina dakota virginia jersey hampshire mexico brazil "
    "argentina chile peru jerusalem tel aviv israel haaretz beirut cairo dubai gulf arab arabia "
    "iran tehran iraq turkey ankara istanbul hindustan india delhi mumbai bangalore kathmandu "
    "nepal himalayan dhaka bangladesh pakistan karachi lahore dawn kabul china beijing shanghai "
    "hong kong taipei taiwan tokyo japan korea seoul singapore straits bangkok jakarta manila "
    "philippine sydney melbourne brisbane australia australian zealand africa african lagos "
    "nairobi johannesburg cape east west north south middle eastern western northern southern "
    "europe european asia asian pacific baltic nordic norway sweden finland helsinki oslo "
    "stockholm copenhagen ukraine ukrainian russia russian caucasian".split()
)
SINGLE = frozenset(  # labels that are one word, and the name
    "reuters bloomberg newsweek politico axios vox slate salon forbes fortune wired gizmodo "
    "engadget mashable haaretz meduza interfax xinhua breitbart townhall mediaite".split()
)
PORTALS = frozenset(  # domains under which many outlets publish
    "go yahoo msn blogspot wordpress substack medium tumblr typepad livejournal ghost github "
    "google indiatimes patch".split()
)
LITTLE = frozenset(["of", "and", "in", "for"])
CAPITALS = frozenset("abc nbc cbs pbs usa us uk eu tv".split())
WORDS = OUTLET_WORDS | PLACES | LITTLE | {"the"}
LONGEST_WORD = max(map(len, WORDS))
HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,62})\.)+[a-z]{2,24}", re.I)
URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.I)


def outlet_name(given: str, text: str = "") -> str | None:
    """An outlet as metadata gives it; a domain is made readable where that is safe."""
    name = one_line(given).strip(" -–—|")
    if not name or len(name) > 120:
        return None
    host = host_of(name)
    return name_of_host(host, text) if host else name


def host_of(text: str) -> str | None:
    """The host of a URL or of a bare domain, in small letters; None for anything else."""
    text = text.strip()
    if "://" in text:
        try:
            host = urlsplit(text).hostname or ""
        except ValueError:
            return None
        return host.lower() if HOST.fullmatch(host) else None
    host = text.partition("/")[0].lower()
    return host if HOST.fullmatch(host) else None


def registrable(host: str) -> str:
    """``edition.cnn.com`` is ``cnn.com``; ``news.bbc.co.uk`` is ``bbc.co.uk``."""
    labels = host.lower().removeprefix("www.").split(".")
    keep = 2
    if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SHARED_SUFFIXES:
        keep = 3
    return ".".join(labels[-keep:])


def _name_of_label(label: str) -> str | None:
    return label.capitalize() if label in SINGLE else _from_words(label)


def name_of_host(host: str, text: str = "") -> str:
    """A readable name for a host: its label's words where all are known, or as ``text`` prints it.

    "themoscowtimes.com" is "The Moscow Times"; a label that is not made of known words, and is
    not printed with capitals in the text, leaves the domain as it is.
    """
    domain = registrable(host)
    label = domain.partition(".")[0]
    if label in PORTALS:
        # "abcnews.go.com" is ABC News; a page at a host of many is known by its whole host.
        domain = host.removeprefix("www.")
    for label_of in (*domain.split(".")[:-1], *host.split(".")[:-2]):
        name = _name_of_label(label_of)
        if name is not None:
            return name
    return printed_as(label, text) or domain


def printed_as(label: str, text: str) -> str | None:
    """The form in which ``text`` prints a domain's label: "HamroGlobalMedia", "The Moscow Times".

    One capital at the start is not enough: "Time" is a word before it is a magazine.
    """
    letters = [character for character in label.lower() if character.isalnum()]
    if len(letters) < 5 or not text:
        return None
    # A folded search first: the pattern below is tried at each character of the text.
    pattern = re.compile(
        r"(?<!\w)(?<!\.)" + " ?".join(map(re.escape, letters)) + r"(?!\w|\.\w)", re.I
    )
    for match in pattern.finditer(text[:100_000]):
        form = match.group()
        words = form.split(" ")
        inner = any(c.isupper() for word in words for c in word[1:]) and not form.isupper()
        if all(word[0].isupper() for word in words) and (len(words) > 1 or inner):
            return form
    return None


def same_outlet(one: str, other: str | None) -> bool:
    """Whether two names are of one outlet, "themoscowtimes.com" and "Moscow Times" too."""
    if other is None:
        return False

    def bare(name: str) -> str:
        host = host_of(name)
        return key(registrable(host).partition(".")[0] if host else name).removeprefix("the")

    return bare(one) == bare(other)


@cache
def _from_words(label: str) -> str | None:
    """A label cut into known words, at least one of them an outlet's word; else None."""
    words: list[str] = []
    for part in label.split("-"):
        cut = _cut(part)
        if cut is None:
            return None
        words += cut
    named = [word for word in words if word not in LITTLE and word != "the"]
    if len(words) < 2 or not named or not any(word in OUTLET_WORDS for word in named):
        return None
    if words[0] in LITTLE or words[-1] in LITTLE or words[-1] == "the":
        return None
    return " ".join(
        word.upper() if word in CAPITALS else word if word in LITTLE else word.capitalize()
        for word in words
    )


def _cut(part: str) -> list[str] | None:
    """The cut of ``part`` into the fewest known words, or None."""
    best: list[list[str] | None] = [[]] + [None] * len(part)
    for end in range(1, len(part) + 1):
        for start in range(max(0, end - LONGEST_WORD), end):
            before = best[start]
            if before is None or part[start:end] not in WORDS:
                continue
            now = best[end]
            if now is None or len(before) + 1 < len(now):
                best[end] = [*before, part[start:end]]
    return best[len(part)]
