"""A change in words: a headline, and lines that show what stood before and what stands now."""

from __future__ import annotations

from onrecord.store import Change, EditedPart

_HEADS = {
    "new_story": "new story",
    "merged": "two stories are one",
    "split": "a story of its own",
    "new_statement": "new statement",
    "new_wording": "new wording",
    "new_disagreement": "reports differ",
    "new_side": "another side",
    "disagreement_ended": "reports differ no more",
    "correction": "correction",
    "edited": "article edited",
    "copy": "copy",
    "due": "due",
    "overdue": "overdue",
    "met": "came about",
    "override": "corrected by hand",
    "override_undone": "correction by hand undone",
}


def headline(change: Change) -> str:
    """What happened, in one line without the story's title.

    >>> headline(Change("new_statement", "s1", "Ferry", "“We can lend it.”", speaker="Tomas Brill"))
    'new statement: Tomas Brill: “We can lend it.”'
    """
    head = _HEADS[change.kind]
    match change.kind:
        case "new_story":
            return f"{head}: {_articles(change.count)}"
        case "merged" | "split":
            whence = "joined by" if change.kind == "merged" else "parted from"
            return f"{head}: {whence} “{change.text}” ({_articles(change.count)})"
        case "edited":
            number = len(change.parts)
            said = f"{number} {'thing' if number == 1 else 'things'} changed without notice"
            return f"{head}: {change.outlet or 'outlet unknown'}: {said if number else 'rewritten'}"
        case "correction":
            return f"{head}: {change.outlet or 'outlet unknown'}: {change.text}"
        case "new_disagreement" | "new_side" | "disagreement_ended":
            return f"{head} ({change.what}): {change.text}"
        case "due" | "overdue" | "met":
            return f"{head} {change.day or ''}: {change.text}".replace(" :", ":")
        case "copy":
            return f"{head}: {change.outlet or 'outlet unknown'}"
        case _:
            who = f"{change.speaker}: " if change.speaker else ""
            return f"{head}: {who}{change.text}"


def details(change: Change) -> list[str]:
    """The lines below the headline: what stood before beside what stands now."""
    if change.kind == "edited":
        return [line for part in change.parts for line in _part(part)]
    if change.kind == "new_wording" and change.before:
        return ["known as: " + " ".join(c.text for c in change.before)]
    if change.kind == "met" and change.citations:
        return ["reported: " + change.citations[0].text]
    return []


def _part(part: EditedPart) -> list[str]:
    who = f" ({part.speaker})" if part.speaker else ""
    lines = [f"{part.what} {part.how}{who}"]
    if part.old is not None:
        lines.append(f"- {part.old}")
    if part.new is not None:
        lines.append(f"+ {part.new}")
    return lines


def _articles(count: int | None) -> str:
    return f"{count or 0} {'article' if count == 1 else 'articles'}"
