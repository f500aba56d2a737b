"""The words that expressions of time are made of: each has a symbol and a value."""

from __future__ import annotations

from typing import Final

# One character per symbol, so that a text of tokens is a string that rules can match.
_NAMES: Final = """
MONTH MAYBE_MONTH WEEKDAY MAYBE_WEEKDAY DAY TWO YEAR NUMBER COUNT A ORDINAL DECADE UNIT UNITS
QUARTER WEEKEND SEASON NIGHT DAYPART DEICTIC TONIGHT PRESENT NOW PAST FUTURE LAST THIS THAT NEXT
AGO EARLIER LATER EARLY SAME THE OF IN ON AT SINCE EVERY REGULARLY COMMA HYPHEN SLASH POSSESSIVE
AND HALF CLOCK AMPM OCLOCK ZONE ISO NUMERIC COMPACT FEAST FISCAL NEARLY BEGINNING MORE THAN FROM
RECENT MORE_WORD OLD UP BEFORE AFTER DURING VAGUE HUNDRED TENS TEEN CURRENT LATEST PERIOD COMPARABLE
FOR OVERNIGHT HORIZON TERM SOON WEEKDAYS OFTEN OTHER_ONE LONG FORTNIGHT THESE THROUGH SHORT_QUARTER
SHORT_YEAR NIGHTS OR_SO
"""
SYMBOLS: Final = {name: chr(0x100 + index) for index, name in enumerate(_NAMES.split())}
OTHER: Final = "."
BREAK: Final = "¶"

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        [
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        ]
    )
    for name in names.split()
}
COUNTS: Final = {
    name: number
    for number, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen".split()
    )
}
# The first half of a year told in words: "nineteen seventy-nine".
TEENS: Final = {"eighteen": 18, "nineteen": 19}
TENS: Final = {
    name: number * 10
    for number, name in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
HUNDREDS: Final = {"dozen": 12, "hundred": 100, "thousand": 1000}
# An unsaid number: TIMEX3 writes X; "a couple" is two, as TimeBank has it.
VAGUE_COUNTS: Final = {
    word: 2 if word == "couple" else None
    for word in "several few many some couple dozens hundreds countless".split()
}
ORDINALS: Final = {
    name: number
    for number, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split(),
        start=1,
    )
} | {"twenty-first": 21, "thirtieth": 30, "thirty-first": 31}
# Unit -> its TIMEX3 letter; units of less than a day stand behind a T.
UNITS: Final = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "weekend": "WE",
}
PLURAL_UNITS: Final = {
    "seconds": "TS",
    "minutes": "TM",
    "hours": "TH",
    "days": "D",
    "weeks": "W",
    "months": "M",
    "quarters": "Q",
    "years": "Y",
    "yrs": "Y",
    "decades": "DE",
    "centuries": "CE",
    "weekends": "WE",
    "hrs": "TH",
    "mins": "TM",
}
# Lengths in one word; a fortnight is counted in weeks.
LONG: Final = {
    "hourlong": "TH",
    "daylong": "D",
    "weeklong": "W",
    "monthlong": "M",
    "yearlong": "Y",
    "decadelong": "DE",
}
SEASONS: Final = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
DAYPARTS: Final = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "midday": "MI",
    "noon": "MI",
    "midnight": "NI",
}
DECADE_WORDS: Final = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}
REGULARLY: Final = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "annually": "P1Y",
    "yearly": "P1Y",
    "hourly": "PT1H",
}

_PLAIN: Final = {
    "DEICTIC": "today yesterday tomorrow",
    "TONIGHT": "tonight",
    "PRESENT": "currently nowadays presently",
    "NOW": "now",
    "SOON": "soon",
    "PAST": "recently lately",
    "LAST": "last past previous",
    "THIS": "this",
    "CURRENT": "current",
    "LATEST": "latest",
    "PERIOD": "period",
    "COMPARABLE": "comparable corresponding",
    "FOR": "for",
    "OVERNIGHT": "overnight",
    "HORIZON": "near short long",
    "TERM": "term",
    "THAT": "that",
    "NEXT": "next coming upcoming following",
    "AGO": "ago",
    "EARLIER": "earlier previously",
    "LATER": "later afterward afterwards",
    "EARLY": "early late mid",
    "SAME": "same",
    "THE": "the",
    "OF": "of",
    "IN": "in",
    "DURING": "within during over",
    "ON": "on",
    "AT": "at by around about",
    "SINCE": "since until till between throughout into",
    "THROUGH": "through",
    "OFTEN": "once twice times",
    "OTHER_ONE": "other",
    "THESE": "these",
    "EVERY": "every each",
    "AND": "and to",
    "HALF": "half",
    "OCLOCK": "o'clock o’clock",
    "ZONE": "et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest msk ist",
    "FISCAL": "fiscal",
    "NEARLY": "nearly almost roughly approximately",
    "BEGINNING": "beginning start end middle",
    "MORE": "less least fewer",
    "THAN": "than",
    "OLD": "old olds",
    "UP": "up",
    "BEFORE": "before",
    "AFTER": "after",
    "FROM": "from",
    "FUTURE": "future",
    "RECENT": "recent",
    "MORE_WORD": "more additional further consecutive straight full whole",
    "A": "a an",
}


def _words() -> dict[str, tuple[str, object]]:
    table: dict[str, tuple[str, object]] = {}

    def put(symbol: str, entries: dict[str, object]) -> None:
        for word, value in entries.items():
            table[word] = (SYMBOLS[symbol], value)

    put("MONTH", dict(MONTHS))
    # "Jan" may be a person: without a full stop, a short form is a month only beside a number.
    short = [word for word in MONTHS if len(word) < 5 and word not in ("june", "july")]
    put("MAYBE_MONTH", {word: MONTHS[word] for word in (*short, "march")})
    put("WEEKDAY", dict(WEEKDAYS))
    put("WEEKDAYS", {f"{word}s": n for word, n in WEEKDAYS.items() if word.endswith("day")})
    put("MAYBE_WEEKDAY", {word: WEEKDAYS[word] for word in ("sun", "sat", "mon", "wed")})
    put("COUNT", dict(COUNTS))
    put("TEEN", dict(TEENS))
    put("TENS", dict(TENS))
    put("HUNDRED", dict(HUNDREDS))
    put("VAGUE", dict(VAGUE_COUNTS))
    put("ORDINAL", dict(ORDINALS))
    put("UNIT", dict(UNITS))
    put("UNITS", dict(PLURAL_UNITS))
    put("QUARTER", {"quarter": "Q"})
    put("WEEKEND", {"weekend": "WE"})
    put("SEASON", dict(SEASONS))
    nights = ("morning", "afternoon", "evening", "night")
    put("NIGHT", {word: DAYPARTS[word] for word in nights})
    put("NIGHTS", {f"{word}s": DAYPARTS[word] for word in nights})
    put("DAYPART", {word: DAYPARTS[word] for word in ("midday", "noon", "midnight")})
    put("DECADE", dict(DECADE_WORDS))
    put("REGULARLY", dict(REGULARLY))
    put("LONG", dict(LONG))
    put("FORTNIGHT", {"fortnight": 2, "fortnights": 2})
    for symbol, words in _PLAIN.items():
        put(symbol, {word: word for word in words.split()})
    table["second"] = (SYMBOLS["ORDINAL"], 2)
    return table


WORDS: Final = _words()
