"""Dates of publication, read strictly: no part is filled in that is not printed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, tzinfo
from itertools import pairwise
from urllib.parse import urlsplit

from onrecord.types import Published
from onrecord.types.articles import Precision

EARLIEST, LATEST = 1800, 2200  # years; what lies outside is a slip or a placeholder
LONGEST_LINE = 140  # characters of a line that holds nothing but dates and their labels

MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august"
        "|sep sept september|oct october|nov november|dec december".split("|"),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = frozenset(
    "mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat "
    "saturday sun sunday".split()
)
ZONES = {  # names with one meaning in the press; ET, CT, PT leave open whether it is summer
    "z": "+00:00", "gmt": "+00:00", "utc": "+00:00", "bst": "+01:00", "wet": "+00:00",
    "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00",
    "est": "-05:00", "edt": "-04:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00",
    "pst": "-08:00", "pdt": "-07:00", "jst": "+09:00", "aest": "+10:00", "aedt": "+11:00",
}  # fmt: skip
OPEN_ZONES = frozenset("et ct mt pt cst ist eastern central pacific".split())
UPDATED_LABELS = frozenset("updated update modified edited".split())
PUBLISHED_LABELS = frozenset("published posted created publication".split())
FILLERS = frozenset(
    "at on of date dated time last first originally a p am pm st nd rd th hrs hours local the"
    .split()
)  # fmt: skip
VOCABULARY = (
    frozenset(MONTHS) | WEEKDAYS | frozenset(ZONES) | OPEN_ZONES | UPDATED_LABELS
    | PUBLISHED_LABELS | FILLERS
)  # fmt: skip

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = "(?:" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:1[89]|2[012])\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
DATES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"\b{_YEAR}[/.](?P<month>\d\d?)[/.](?P<day>\d\d?)(?!\d)",
        rf"\b{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?=T\d|Z|$)",
        rf"\b{_MONTH}\s*{_DAY}\s*,?\s*{_YEAR}\b",
        rf"\b{_DAY}(?:\s+of)?[\s-]*{_MONTH},?[\s-]*{_YEAR}\b",
        r"\b(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>(?:1[89]|2[012])\d\d)\b",
        rf"\b{_YEAR}-W(?P<week>\d\d)(?:-\d)?\b",
        rf"\b{_MONTH},?\s*{_YEAR}\b",
        rf"^{_YEAR}-(?P<month>\d\d)$",
        rf"^{_YEAR}$",
    )
)
_ZONE = (
    r"(?:\s*\(?(?P<zone>Z\b|(?:GMT|UTC)?[+\-−]\d{1,2}:?(?:\d\d)?\b|[A-Z]{1,4}T\b|GMT\b|UTC\b|MSK\b)"
    r"\)?)?"
)
TIMES = (
    re.compile(
        r"(?<![\d:.])(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?!\d)"
        r"(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?"
        r"\s*(?P<half>[ap]\.?\s?m\b\.?)?" + _ZONE,
        re.I,
    ),
    re.compile(r"(?<![\d:.])(?P<hour>\d{1,2})\s*(?P<half>[ap]\.?\s?m\b\.?)" + _ZONE, re.I),
    re.compile(r"(?<=T)(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?" + _ZONE, re.I),
)
LABEL = re.compile(r"\b(?:updated?|modified|edited|published|posted|created|publication)\b", re.I)
WORD = re.compile(r"[A-Za-z]+")
UNUSUAL = re.compile(r"[^A-Za-z0-9\s:.,/\-–—|•·()+−@]")
LEADING = re.compile(r"date:?\s+(?P<date>\d{4}-\d\d-\d\d)\b[\s,.:|–—-]*", re.I)
TRAILING = re.compile(
    rf"(?:^|(?<=[\s|–—-]))(?:{_WEEKDAY},?\s+)?"
    rf"(?:{_MONTH}\s+{_DAY},?\s+{_YEAR}|(?P<day2>\d{{1,2}})\s+(?P<month2>[A-Za-z]{{3,9}})\s+"
    r"(?P<year2>(?:1[89]|2[012])\d\d)),?\s+(?:at\s+)?\d{1,2}:\d\d(?::\d\d)?(?:\s*[AP]\.?M\.?)?"
    r"(?:\s+[A-Z]{2,4})?\s*$",
    re.I,
)
DIGIT = re.compile(r"\d")
CLOCK = re.compile(r"\d:\d\d")
IN_PATH = (
    re.compile(
        r"/(?P<year>(?:19|20)\d\d)/(?P<month>\d{1,2}|[a-z]{3,9})/(?P<day>\d{1,2})(?=/|$)", re.I
    ),
    re.compile(r"[/-](?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?=[/.-]|$)"),
)
FINENESS: tuple[Precision, ...] = ("year", "month", "week", "day", "hour", "minute", "second")


def parse_published(text: str) -> Published | None:
    """The date that ``text`` gives, as exactly as it gives it, or None."""
    text = " ".join(text[:200].split())
    found = _own(text)
    if found is None and any(character.isdigit() for character in text):
        found = _from_dateutil(text)
    return found


def date_in_path(url: str | None) -> Published | None:
    """The day in a URL's path, ``/2025/06/06/``."""
    if url is None:
        return None
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    for pattern in IN_PATH:
        if match := pattern.search(path):
            return _published(_parts(match), None)
    return None


def finest(candidates: list[Published]) -> Published | None:
    """The first candidate, or a later one that says the same day more exactly."""
    if not candidates:
        return None
    best = candidates[0]
    for other in candidates[1:]:
        if other.value.startswith(best.value[:10]) and _fineness(other) > _fineness(best):
            best = other
    return best


def dates_of_line(line: str) -> tuple[tuple[str, Published], ...]:
    """The dates of a line that holds nothing else, with their labels: published, updated or "".

    Empty when the line says anything besides.
    """
    if len(line) > LONGEST_LINE or not DIGIT.search(line):
        return ()
    if UNUSUAL.search(line) or any(w.lower() not in VOCABULARY for w in WORD.findall(line)):
        return ()
    pieces = _labelled_pieces(line)
    found = [(label, _own(piece)) for label, piece in pieces]
    return tuple((label, published) for label, published in found if published is not None)


def split_leading_date(line: str) -> tuple[str, Published | None, str]:
    """A ``date 2025-06-07`` at the start of a line, what it says, and the rest of the line."""
    if match := LEADING.match(line):
        return match.group().strip(), parse_published(match["date"]), line[match.end() :].strip()
    return "", None, line


def split_trailing_date(line: str) -> tuple[str, Published | None, str]:
    """A day with its time at the end of a headline, what it says, and the line before it."""
    if len(line) <= 400 and CLOCK.search(line[-24:]) and (match := TRAILING.search(line)):
        published = _own(match.group())
        if published is not None:
            return match.group().strip(), published, line[: match.start()].rstrip(" |–—-")
    return "", None, line


def _labelled_pieces(line: str) -> list[tuple[str, str]]:
    starts = [match.start() for match in LABEL.finditer(line)]
    bounds = [0, *starts, len(line)]
    pieces = []
    for start, end in pairwise(bounds):
        piece = line[start:end]
        word = WORD.match(piece)
        name = word.group().lower() if word else ""
        label = (
            "updated" if name in UPDATED_LABELS else "published" if name in PUBLISHED_LABELS else ""
        )
        pieces.append((label, piece))
    return pieces


def _own(text: str) -> Published | None:
    for pattern in DATES:
        if match := pattern.search(text):
            rest = text[: match.start()] + " " + text[match.end() :]
            if match.end() < len(text) and text[match.end()] in "Tt":
                rest = text[match.end() :]
            return _published(_parts(match), rest)
    return None


def _parts(match: re.Match[str]) -> tuple[int, int | None, int | None, int | None]:
    """Year, month, day and week of a match, as far as it gives them."""
    groups = match.groupdict()
    year = int(groups["year"])
    if groups.get("week"):
        return year, None, None, int(groups["week"])
    if groups.get("first"):
        first, second = int(groups["first"]), int(groups["second"])
        if first > 12 or first == second:
            return year, second, first, None
        # 7/6/2025 is June in London and July in New York: the year alone is sure.
        return (year, first, second, None) if second > 12 else (year, None, None, None)
    month = groups.get("month")
    day = groups.get("day")
    number = None
    if month:
        number = int(month) if month.isdigit() else MONTHS.get(month.lower(), 0)
    return year, number, int(day) if day else None, None


def _published(
    parts: tuple[int, int | None, int | None, int | None], rest: str | None
) -> Published | None:
    year, month, day, week = parts
    if not EARLIEST <= year <= LATEST or (year, month, day) == (1970, 1, 1):
        return None
    if week is not None:
        return Published(f"{year}-W{week:02}", "week") if 1 <= week <= 53 else None
    if month is None:
        return Published(f"{year}", "year")
    if not 1 <= month <= 12:
        return None
    if day is None:
        return Published(f"{year}-{month:02}", "month")
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return None
    time, precision = _time(rest) if rest else ("", "day")
    return Published(iso + time, precision)


def _time(text: str) -> tuple[str, Precision]:
    """The time of day in what is left beside a date. Midnight to the dot is a day without one."""
    match = next((m for pattern in TIMES if (m := pattern.search(text))), None)
    if match is None:
        return "", "day"
    groups = match.groupdict()
    hour, half = int(groups["hour"]), (groups.get("half") or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return "", "day"
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    minute, second = groups.get("minute"), groups.get("second")
    if hour > 23 or int(minute or 0) > 59 or int(second or 0) > 59:
        return "", "day"
    if hour == int(minute or 0) == int(second or 0) == 0:
        return "", "day"
    zone = _offset(groups.get("zone"))
    if minute is None:
        return f"T{hour:02}{zone}", "hour"
    if second is None:
        return f"T{hour:02}:{minute}{zone}", "minute"
    return f"T{hour:02}:{minute}:{second}{zone}", "second"


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    name = zone.lower().replace("−", "-")
    if name in ZONES:
        return ZONES[name]
    match = re.fullmatch(r"(?:gmt|utc)?([+-])(\d{1,2}):?(\d\d)?", name)
    if match is None or int(match[2]) > 14 or int(match[3] or 0) > 59:
        return ""
    return f"{match[1]}{int(match[2]):02}:{match[3] or '00'}"


def _fineness(published: Published) -> int:
    return FINENESS.index(published.precision)


def _from_dateutil(text: str) -> Published | None:
    """A form that our own patterns do not know.

    Parsed twice, from two different defaults: a part on which the two agree was in the text.
    """
    from dateutil import parser

    read = []
    for default in (datetime(1904, 1, 28, 1, 1, 1), datetime(2012, 12, 11, 2, 2, 2)):
        try:
            # A name of a zone is not resolved: dateutil would ask this machine's own zone.
            parsed = parser.parse(text, default=default, tzinfos=lambda name, offset: _zone(offset))
        except (ValueError, OverflowError, TypeError, AttributeError):
            return None
        read.append(parsed)
    one, two = read
    if one.year != two.year:
        return None
    month = one.month if one.month == two.month else None
    day = one.day if month is not None and one.day == two.day else None
    if day is None or one.hour != two.hour:
        return _published((one.year, month, day, None), None)
    time = f"{one.hour:02}:{one.minute:02}"
    if one.second == two.second:
        time += f":{one.second:02}"
    zone = one.isoformat()[19:] if one.tzinfo is not None else ""
    return _published((one.year, month, day, None), f"{time}{zone}")


def _zone(offset: int | None) -> tzinfo | None:
    from dateutil import tz

    return None if offset is None else UTC if offset == 0 else tz.tzoffset(None, offset)
