"""The phrases that tell through which channel words reached the press, as patterns."""

from __future__ import annotations

import re

from onrecord.reading.wires import NETWORKS, PAPER, SHARED_NAMES
from onrecord.types.reading import ChannelKind

_CAPITAL = r"[A-Z][\w&.-]*\w(?:(?<=s)['’](?= [A-Z]))?"
_PROPER = rf"{_CAPITAL}(?: (?:of |for |and |& |do |de |del |di |der )?{_CAPITAL}){{0,6}}"
_OUTLET = rf"(?:the |The )?{_PROPER}"
_A = r"(?:an?|the|his|her|its|their|this)"
_WORDS = r"(?:[\w-]+ ){0,3}"
_MEETING = (
    "(?:Forum|Summit|Conference|Convention|Congress|Assembly|Council|Parliament|"
    "forum|summit|conference|convention|parliament)"
)
_DOCUMENT = (
    "(?:statement|letter|memo|memorandum|filing|press release|news release|email|e-mail|lawsuit|"
    "complaint|communique|decree|op-ed|affidavit|ruling)"
)


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{alternative})" for alternative in alternatives))


PHRASES: tuple[tuple[ChannelKind, re.Pattern[str]], ...] = (
    (
        "interview",
        _any(
            rf"(?:in|during|to|for) {_A} {_WORDS}interview(?: [a-z]+day)?"
            rf"(?:,? (?:with|on|to|for|published in|by) (?P<name>{_OUTLET}))?"
        ),
    ),
    (
        "interview",
        _any(
            rf"(?:[Tt]old|[Tt]elling|tells|[Ss]peaking (?:to|on|with)|spoke (?:to|with)|"
            rf"said (?:to|on)|appearance on|comments? to|remarks? to) "
            rf"(?:(?:the|a) (?:[a-z]+ ){{0,3}}(?:{PAPER}|agency),? )?(?P<outlet>{_OUTLET})"
        ),
    ),
    (
        "interview",
        _any(
            rf"(?:in|on|during) (?:the|its|a) (?:[a-z]+ ){{0,2}}(?:programme|program|show|podcast|"
            rf"broadcast|bulletin|edition|issue) (?:of|on) (?P<outlet2>{_OUTLET})",
            rf"(?:told|said (?:on|to)|speaking (?:on|to)) (?P<outlet3>{_OUTLET})['’]s "
            r"(?:[A-Z“\"‘'][\w’”\"'-]* ){0,4}?(?:programme|program|show|podcast)\b",
        ),
    ),
    (
        "briefing",
        _any(
            r"(?:told|telling|tells|speaking to|spoke to|said to|to|asked by) (?:[a-z]+ ){0,2}"
            r"(?:reporters|journalists|newsmen|correspondents)\b",
            r"before (?:the )?(?:[a-z]+ )?(?:journalists|reporters|press|cameras)\b",
            r"(?:met|faced|addressed) (?:the )?(?:press|media|reporters|journalists)\b",
            r"(?:on|in|during|told) (?:an? |the |[a-z]+ )?(?:conference|earnings|investor|media) "
            r"call\b",
            rf"(?:at|in|during|to|told) {_A} {_WORDS}(?:briefing|news conference|"
            r"press conference)\b",
        ),
    ),
    (
        "social",
        _any(
            rf"on (?:(?:his|her|its|their|the) )?(?:[a-z]+ )?(?P<name>{NETWORKS})\b(?![’'-]\w)"
            r"(?: (?:channel|account|page|feed))?",
            rf"(?:in|on|via) {_A} (?:[a-z]+ ){{0,2}}(?P<name2>{NETWORKS}) "
            r"(?:post|posting|message|video|channel|account|page|thread)",
            rf"(?:in|on|via) (?:{_A}|several|a series of) (?:[a-z]+ ){{0,2}}"
            r"(?:tweets?|social media posts?|post on social media)\b",
            r"on (?:[a-z]+ )?social (?:media|network\w*)\b",
            r"tweet(?:ed|ing|s)?\b",
            r"retweeted\b",
            rf"(?:posted|posting|post|wrote|writing) on (?P<name3>{_PROPER})",
        ),
    ),
    (
        "document",
        _any(rf"(?:in|through|by|via|released|issued) {_A} {_WORDS}{_DOCUMENT}\b"),
    ),
    (
        "speech",
        _any(
            r"(?:at|during|to|before|told) (?:the|an|a|this year’s) (?:annual )?"
            rf"(?P<name>(?:St\. )?{_PROPER} {_MEETING}|(?:United Nations|U\.N\.) "
            r"(?:General Assembly|Security Council))",
            rf"(?:at|during|told) (?:{_A}|another) {_WORDS}(?:rally|town hall|fundraiser)"
            r"(?: in [A-Z][\w.]*(?: [A-Z]\w*)?)?",
            rf"(?:in|during) {_A} {_WORDS}(?:speech|address|sermon|remarks)\b",
            r"(?:[Tt]old|[Tt]elling|[Aa]ddress(?:ed|ing)|at|during) (?:the|a) (?:[a-z]+ ){0,2}"
            r"(?:forum|summit|conference|congress|convention|assembly|hearing)\b",
            r"(?:in|before) (?:parliament|the House of Commons|the Commons|the Senate|Congress|"
            r"the Bundestag|the Knesset|the Duma|the National Assembly)\b(?! (?:and|is|has|will))",
            r"(?:[Tt]old|[Tt]elling) (?:parliament|mourners|MPs|deputies|worshippers|graduates|"
            r"lawmakers|senators|supporters|delegates|"
            rf"{_A} {_WORDS}(?:crowd|audience|parliament|court|committee|House|Senate))\b",
        ),
    ),
)
SHARED_WIRE = re.compile(
    r"\b(?:[Tt]old|[Tt]elling|[Rr]eported by|quoted by|according to|cited by|citing|"
    r"interview with) "
    rf"(?:the )?(?P<name>{'|'.join(map(re.escape, sorted(SHARED_NAMES, reverse=True)))})\b"
)
