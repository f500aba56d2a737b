"""News agencies, outlets and networks: the names that tell a channel by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

# The world's larger agencies, as their own reports and their customers name them.
WIRES = {
    "TASS": "TASS",
    "Itar-Tass": "TASS",
    "ITAR-TASS": "TASS",
    "Tass": "TASS",
    "Reuters": "Reuters",
    "AFP": "AFP",
    "Agence France-Presse": "AFP",
    "AP": "AP",
    "Associated Press": "AP",
    "Interfax": "Interfax",
    "RIA Novosti": "RIA Novosti",
    "RIA": "RIA Novosti",
    "Xinhua": "Xinhua",
    "Kyodo": "Kyodo",
    "Kyodo News": "Kyodo",
    "Jiji": "Jiji",
    "DPA": "DPA",
    "dpa": "DPA",
    "EFE": "EFE",
    "ANSA": "ANSA",
    "PTI": "PTI",
    "Press Trust of India": "PTI",
    "ANI": "ANI",
    "IANS": "IANS",
    "Yonhap": "Yonhap",
    "KCNA": "KCNA",
    "Bernama": "Bernama",
    "Antara": "Antara",
    "Anadolu": "Anadolu",
    "Anadolu Agency": "Anadolu",
    "UPI": "UPI",
    "United Press International": "UPI",
    "PA Media": "PA Media",
    "Press Association": "PA Media",
    "Ukrinform": "Ukrinform",
    "IRNA": "IRNA",
    "ISNA": "ISNA",
    "Tasnim": "Tasnim",
    "Fars": "Fars",
    "SANA": "SANA",
    "WAFA": "WAFA",
    "MENA": "MENA",
    "Belga": "Belga",
    "ANP": "ANP",
    "AAP": "AAP",
    "Canadian Press": "Canadian Press",
    "BelTA": "BelTA",
    "PAP": "PAP",
    "CTK": "CTK",
    "APA": "APA",
    "Lusa": "Lusa",
    "BNS": "BNS",
}
# These also mean something else, so they count only beside "told", "news agency" and the like.
SHARED_NAMES = frozenset({"RIA", "MENA", "PAP", "APA", "SANA", "Fars", "AP", "ANI", "Tass", "dpa"})
NETWORKS = (
    "Truth Social|X|Twitter|Facebook|Instagram|Telegram|Threads|Bluesky|Weibo|TikTok|LinkedIn|"
    "YouTube|VKontakte|VK|Mastodon|Reddit|Snapchat|WhatsApp|Gab|Parler|Medium|Substack"
)
OUTLET_WORDS = frozenset(
    "News Times Post Guardian Journal Radio TV Television Tribune Herald Today Magazine Globe "
    "Telegraph Daily Press Gazette Mail Network Channel Observer Independent Standard Economist "
    "Politico Breitbart Axios Bloomberg Chronicle Star Sun Mirror Express Review Monitor Dispatch "
    "Courier Ledger Examiner Inquirer Register Sentinel Weekly Newsmax BuzzFeed Vox Slate Haaretz "
    "Kommersant Izvestia Meduza Spiegel Monde Bild Newsweek Forbes Fortune Wired Vogue Esquire "
    "Broadcasting Bulletin Advertiser Argus Echo Recorder Messenger Intelligencer Wire Podcast "
    "Show Sky Channel Fox Univision Telemundo Cable Bee Plain Voice Digest Newsroom Bugle "
    "Jornal Diario Diário Zeitung Tagblatt Tageblatt Anzeiger Presse Gazeta Kurier Nachrichten "
    "Rundschau Allgemeine Folha Estado Giornale Corriere Nación Nacion Mundo País Pais Figaro "
    "Libération Liberation Avis Dagblad Posten Bladet Dagbladet Tidning Sanomat Pravda "
    "Gazzetta Repubblica Vanguardia Matin Soir Courrier Bote".split()
)
NO_OUTLETS = frozenset(
    "US USA UK EU UN U.S. U.K. U.N. GOP FBI CIA DNC RNC NATO WHO IMF NASA".split()
)
DOMAIN = re.compile(r"^[A-Z]?[\w-]+\.(?:com|org|net|ru|uk|de|fr|in|info|news|tv|io|co)$")
_CAPITALS = r"[A-Z][\w-]*(?:s['’](?= [A-Z]))?(?: [A-Z][\w-]*){0,2}"
_AGENCY = r"(?:news ?agency|newswire|news wire|wire service|News Agency)"
PAPER = (
    r"(?:newspaper|daily|weekly|broadsheet|tabloid|magazine|broadcaster|"
    r"news (?:site|website|outlet|portal)|(?:radio|television|TV) (?:station|channel))"
)
# "the TARN news agency", "the news agency TARN"; the two are looked for apart, since in "the
# Lurian news agency TARN" the first form would take the nation and hide the name.
AGENCIES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?P<name>{_CAPITALS}),? (?:state |state-run |official )?{_AGENCY}\b",
        rf"\b{_AGENCY},? (?P<name>{_CAPITALS})",
        r"\bthe (?:(?:state|national|press|official) )?agency,? (?P<name>[A-Z]{3,6})\b",
    )
)
PAPERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?P<name>{_CAPITALS}) {PAPER}\b",
        rf"\b{PAPER},? (?P<name>{_CAPITALS})",
    )
)
# "PORT TARN, May 12 (TARN) -", "VARN, May 12 /TARN/.": who sent a report from there.
DATELINE = re.compile(
    r"^[A-Z][A-Z .,’'-]{2,40}(?:, [\w. ]{2,20})? ?"
    r"(?:\((?P<name>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3})\) ?(?:—|–|--|-)"
    r"|/(?P<slashed>[A-Z][\w-]*(?: [A-Z][\w-]*)?)/)",
    re.MULTILINE,
)
# Broadcasters and papers that send reports under their own name, and are no agency.
NO_AGENCIES = frozenset("CNN BBC NBC ABC CBS CBC NPR PBS MSNBC CNBC ITV RTE VOA RT DW RFI".split())
OUTLET_ENDS = re.compile(r" (?:News|Times|Post|Journal|Herald|Tribune|Today|Magazine|TV|Radio)$")
AGENCY_NAME = re.compile(
    r" (?:News[Ww]ires?|Wire Service|(?:News|Press|State|Information|Telegraph(?:ic)?) Agency)$"
)
NATIONS_END = re.compile(
    r"(?:an|ese|ish|ian)$|^(?:Dutch|French|Czech|State|The|A|An|Its?|Official|Local)$"
)


@lru_cache(maxsize=2)
def wires_of(text: str) -> dict[str, str]:
    """Every agency an article may name: the known ones, and those that it calls agencies."""
    wires = {name: wire for name, wire in WIRES.items() if name not in SHARED_NAMES}
    wires.update((name, WIRES.get(name, name)) for name in _called(text, AGENCIES))
    # "Tarn" in brackets is an agency too, but may be a town where it stands alone in the text.
    wires.update((n, WIRES.get(n, n)) for n in datelined(text) if n.isupper() or " " in n)
    return wires


def datelined(text: str) -> frozenset[str]:
    """The agencies that stand in the datelines of a text."""
    found = (match["name"] or match["slashed"] for match in DATELINE.finditer(text))
    return frozenset(
        name
        for name in found
        if name not in NO_AGENCIES and not (" " in name and OUTLET_ENDS.search(name))
    )


def is_agency(name: str) -> bool:
    """Whether a name says by itself that it is a news agency's."""
    return name in WIRES or AGENCY_NAME.search(name) is not None


@lru_cache(maxsize=2)
def papers_of(text: str) -> frozenset[str]:
    """The names that an article calls a newspaper, a broadcaster and the like."""
    return frozenset(_called(text, PAPERS))


def _called(text: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[str]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            name = match["name"]
            while " " in name and NATIONS_END.search(name.split(" ")[0]):
                name = name.split(" ", 1)[1]
            if not NATIONS_END.search(name) or name in WIRES:
                yield name


def is_outlet(name: str) -> bool:
    """Whether a name is one that newspapers, broadcasters and their sites bear."""
    words = name.removeprefix("the ").removeprefix("The ").split()
    words = [word.rstrip("'’") for word in words]
    if not words or name in NO_OUTLETS or words[-1] in NO_OUTLETS:
        return False
    if DOMAIN.match(words[-1]) or any(word in OUTLET_WORDS for word in words):
        return True
    if len(words) in (2, 3) and {words[0], words[-1]} & {"Sport", "Sports"}:
        return "of" not in words and "and" not in words
    return len(words) == 1 and 2 < len(words[0]) < 7 and words[0].isupper() and words[0].isalpha()


def longest_first(names: dict[str, str]) -> Iterator[str]:
    """Names for a pattern's alternatives, so that "Kyodo News" comes before "Kyodo"."""
    return iter(sorted(names, key=lambda name: (-len(name), name)))
