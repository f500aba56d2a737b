"""The shapes of noun phrases that mean a source: what stands before and behind its head."""

from __future__ import annotations

import re
from typing import Final

from onrecord.reading.naming_words import COMPLEMENT_HEADS

# What may follow the head of a noun phrase within it.
BEHIND_HEAD: Final = re.compile(
    r"\s*(?:$|[,;:(—–“\"]|--?\s|(?:who|which|that|of|in|at|from|for|on|with|to|familiar|close|said|himself|"
    r"herself|itself|himself)\b)"
)
# What may not stand before the head within a noun phrase, outside a role.
PREPOSITION: Final = re.compile(
    r"\b(?:of|for|in|at|from|with|to|by|about|who|which|that|and|on|against|over|near|under|between"
    r"|into|than|behind)\s|[,;:(—–]|\s--?\s"
)
# "President Vale's spokesman": the name is not whom the phrase means.
OWNS_MORE: Final = re.compile(r"(?:\s?['’]s|['’](?=\s))\s+\w")
# "CNN's Ada Vale": whose reporter or minister she is.
OWNED: Final = re.compile(
    r"(?:[A-Z][\w.]*[ -]){0,3}[A-Z][\w.]*(?:['’]s|s['’])\s+"
    r"(?:(?!(?:of|for|in|at|on|to|by|from|with|and|or)\s)[a-z][a-z-]*\s+){0,2}(?:[A-Z][a-z]+\.\s)?"
)
# "University of Dorn professor": the preposition stands inside a name.
BODY_OF: Final = re.compile(
    rf"\b(?i:{'|'.join(sorted(COMPLEMENT_HEADS))})\s(?:of|for|on|at)\s(?:the\s)?(?=[A-Z])"
)
# "University of Dorn, Moss economist Ada Vale": all before the title is the name of a body.
BODY_ALONE: Final = re.compile(
    r"(?:[Tt]he\s)?(?:[A-Z][\w.’'&-]*\s|(?:of|for|at|the)\s)*[A-Z][\w.’'&-]*,\s"
)
# "a local member of parliament, Ada Vale": nobody else stands between.
NO_OTHER: Final = re.compile(r"(?:\s(?!(?:the|a|an|his|her|its|their)\s)[\w-]+)*,\s")
# "a spokesman for the prosecutor's office, Bo Reed": an office has no such name.
OF_A_BODY: Final = re.compile(
    r"^ (?:for|of|at) [^,]*\b(?:office|ministry|police|force|service|department|council|court"
    r"|commission|committee|agency|authority|company|firm|union|party|government|hospital"
    r"|university|club|army|coastguard|brigade|board|bank|airline|group|operator), $"
)
# "Orbit's lawyer", "the Orbit finance chief": the name only tells whose he is.
OF_ANOTHER: Final = re.compile(
    r"['’]s?\b|['’]\s|\s(?!(?:and|or|of|for|in|at|on|to|by|from|with|who|said)\b)[a-z]"
)
TITLE: Final = re.compile(r",\s(?:the\s)?(?:[A-Z][a-z]{1,4}\.\s)?$")
# "a statement from the Dorn Institute", "data compiled by Orbit": the words are the body's.
ISSUED: Final = re.compile(
    r"(?:[\w’'-]+\s){0,5}?(?:statements?|letter|report|opinion|study|analysis|data|figures|survey|"
    r"poll|ruling|memo|e-?mail|estimates?|research|projections?|announcement|release|brief|"
    r"message|tweet|post|findings)\s"
    r"(?:(?:compiled|collected|released|issued|published|written|posted|provided|gathered|conducted|"
    r"signed|sent|prepared|collated|produced|tallied)\s)?(?:by|from|(?<=findings\s)of)\s",
)
# "a statement from the Dorn Institute *released on Monday*": when and where it was given.
GIVEN_OUT: Final = re.compile(
    r",?\s(?:released|issued|published|posted|sent|filed|dated|obtained|made|given|seen|on|in|to|this"
    r"|last|earlier|late|provided|e-?mailed|shared|read)(?:\s|$)"
)
# "a woman who gave her name only as Mira", "a man named Tomas".
NAMES_ITSELF: Final = re.compile(
    r"\bnames?\b(?:\s(?:only|simply|just))?(?:\s(?:as|of|is|was|to be)|,)\s$"
    r"|\b(?:only|simply|just)\s(?:as|by|with)(?:\s(?:his|her|their)\s(?:first\s|given\s)?name,?)?\s$"
    r"|\b(?:named|called)\s$"
)
# "farmer and activist Ada Vale": two nouns for one person.
BOTH: Final = re.compile(
    r"(?:[Tt]he\s)?(?:[a-z][\w-]*\s){0,3}(?P<one>[A-Za-z][\w-]*)\s(?:and|turned|cum)\s"
    r"(?:(?!(?:the|a|an|his|her|its|their|other|some)\s)[a-z][\w-]*\s){0,3}(?P<other>[a-z][\w-]*)\s"
)
COURTESY: Final = re.compile(r"(?:[A-Z][a-z]+\.?\s){0,2}")
WRITING: Final = re.compile(
    r"(?P<owns>['’]s?)?\s(?:[a-z][\w-]*\s)?(?:statements?|letter|report|opinion|study|analysis|data"
    r"|figures|survey|poll|ruling|memo|e-?mail|announcement|tweets?|posts?|web\s?site|filings?"
    r"|complaint|indictment|lawsuit|account|page|affidavit|autobiography|memoir|book)"
    r"(?:\s(?:released|published|issued|conducted|posted|filed|made|out)\b[\w\s]{0,30})?"
)
# What a source phrase tells besides who it is: "..., who is her brother", "..., a lawyer in Dorn",
# "... (VR)", "... to the news agency Orbit", "... before journalists".
BESIDES: Final = re.compile(
    r",\s(?:who|whose)\s|(?<=[\w.”\"’]),\s(?:an?|one|now|then|himself|herself|formerly)\s(?=[\w“])|\s\([A-Z][\w.&-]{1,9}\),?$|,\s(?:\d{1,3},?$|and\sno\srelation\b)"
    r"|,?\s(?:to|before)\s(?:the\s)?(?:[a-z]+\s)?(?:agency|newspaper|daily|weekly|journalists"
    r"|reporters|press|media|cameras)\b"
)
ARTICLE: Final = re.compile(r"(?:the|a|an|this|that|these|those)\s+", re.IGNORECASE)
POSSESSIVE: Final = re.compile(r"\s?['’]s\b|['’]s?\b|['’]\s")  # "Vale 's", as some pages print
