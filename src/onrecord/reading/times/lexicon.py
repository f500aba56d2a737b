"""The words that expressions of time are made of: each has a symbol and a value."""

from __future__ import annotations

from typing import Final

# One character per symbol, so that a text of tokens is a string that rules can match.
_NAMES: Final = """
MONTH MAYBE_MONTH WEEKDAY MAYBE_WEEKDAY DAY TWO YEAR NUMBER COUNT A ORDINAL DECADE UNIT UNITS
QUARTER WEEKEND SEASON NIGHT DAYPART DEICTIC TONIGHT PRESENT NOW PAST FUTURE LAST THIS THAT NEXT
AGO EARLIER LATER EARLY SAME THE OF IN ON AT SINCE EVERY REGULARLY COMMA HYPHEN SLASH POSSESSIVE
AND HALF CLOCK AMPM OCLOCK ZONE ISO NUMERIC COMPACT FEAST FISCAL NEARLY BEGINNING MORE THAN FROM
RECENT MORE_WORD OLD DURING
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
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "dozen": 12,
}
# An unsaid number: TIMEX3 writes X.
VAGUE_COUNTS: Final = frozenset("several few many some couple dozens hundreds countless".split())
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
# Days that have one date in every year: month and day.
FEASTS: Final = {
    "christmas": (12, 25),
    "halloween": (10, 31),
}
REGULARLY: Final = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "annually": "P1Y",
    "yearly": "P1Y",
    "hourly": "PT1H",
}

_PLAIN: Final = {
    "DEICTIC": "today yesterday tomorrow",
    "TONIGHT": "tonight",
    "PRESENT": "currently nowadays presently",
    "NOW": "now",
    "PAST": "recently",
    "LAST": "last past previous",
    "THIS": "this current",
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
    "SINCE": "since until till through between throughout",
    "EVERY": "every each",
    "AND": "and to",
    "HALF": "half",
    "OCLOCK": "o'clock o’clock",
    "ZONE": "et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest msk ist",
    "FISCAL": "fiscal",
    "NEARLY": "nearly almost roughly approximately",
    "BEGINNING": "beginning start end middle",
    "MORE": "less least",
    "THAN": "than",
    "OLD": "old olds",
    "FROM": "from",
    "FUTURE": "future",
    "RECENT": "recent",
    "MORE_WORD": "more other additional further consecutive straight full whole",
    "A": "a an",
}


def _words() -> dict[str, tuple[str, object]]:
    table: dict[str, tuple[str, object]] = {}

    def put(symbol: str, entries: dict[str, object]) -> None:
        for word, value in entries.items():
            table[word] = (SYMBOLS[symbol], value)

    put("MONTH", dict(MONTHS))
    put("MAYBE_MONTH", {word: MONTHS[word] for word in ("may", "march", "mar")})
    put("WEEKDAY", dict(WEEKDAYS))
    put("MAYBE_WEEKDAY", {word: WEEKDAYS[word] for word in ("sun", "sat", "mon", "wed")})
    put("COUNT", dict(COUNTS))
    put("COUNT", dict.fromkeys(VAGUE_COUNTS))
    put("ORDINAL", dict(ORDINALS))
    put("UNIT", dict(UNITS))
    put("UNITS", dict(PLURAL_UNITS))
    put("QUARTER", {"quarter": "Q"})
    put("WEEKEND", {"weekend": "WE"})
    put("SEASON", dict(SEASONS))
    put("NIGHT", {word: DAYPARTS[word] for word in ("morning", "afternoon", "evening", "night")})
    put("DAYPART", {word: DAYPARTS[word] for word in ("midday", "noon", "midnight")})
    put("DECADE", dict(DECADE_WORDS))
    put("FEAST", dict(FEASTS))
    put("REGULARLY", dict(REGULARLY))
    for symbol, words in _PLAIN.items():
        put(symbol, {word: word for word in words.split()})
    table["second"] = (SYMBOLS["ORDINAL"], 2)
    return table


WORDS: Final = _words()
