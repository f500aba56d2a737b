"""What a citation is there for, in a word and in a sentence."""

from __future__ import annotations

from onrecord.exports.cited import Cited
from onrecord.exports.plain import Plain
from onrecord.report.labels import KINDS

MANNERS = {"says": "said this", "denies": "denied this", "declines": "declined to speak"}


def stated(place: Cited, names: dict[str, str]) -> tuple[str, str] | None:
    """The kind of line that rests on the place, and what the line says; None: nothing to say.

    ``names`` maps the ids of speakers to their names.
    """
    item = place.item
    match place.section:
        case "attributions":
            return _attribution(place.part, item, names)
        case "speakers":
            role = _at(item, place.part, "text")
            return "role", f"{item['name']}: {role}" if role else item["name"]
        case "statements":
            speaker = names.get(item["speaker"], "")
            what = f"where a statement of {speaker} comes from"
            return place.part, what if place.part == "origin" else f"a statement of {speaker}"
        case "timeline":
            return "timeline", f"{item['date']}: {item['summary']}"
        case "disagreements":
            value = _at(item, place.part, "value")
            return "disagreement", f"{item['kind']}, {item['about']}: {value}"
        case "relays":
            of = item["of"]
            return "relay", f"{item['kind']} {of['name'] or of['article'] or 'another'}"
        case "expectations":
            due = f"due {item['due']}" if item["due"] else "no day given"
            return "expectation", f"{due}, {item['state']}: {item['text']}"
    return place.section, str(item.get("text") or place.text)


def _attribution(part: str, item: Plain, names: dict[str, str]) -> tuple[str, str] | None:
    speaker = names.get(item["speaker"] or "")
    if part == "content":
        manner = MANNERS.get(item["stance"], item["stance"])
        return "attribution", f"{speaker or 'somebody'} {manner} ({KINDS[item['kind']]})"
    if part == "source" and speaker:
        return "source", speaker
    if part == "channel":
        channel = item["channel"]
        return "channel", f"{channel['kind']}: {channel['name']}" if channel["name"] else channel[
            "kind"
        ]
    return None


def _at(item: Plain, part: str, key: str) -> str | None:
    """The ``key`` of the list's element that the part names: "sides.1", "roles.0"."""
    name, _, number = part.partition(".")
    elements = item.get(name)
    if isinstance(elements, list) and number.isdigit() and int(number) < len(elements):
        value = elements[int(number)].get(key)
        return None if value is None else str(value)
    return None
