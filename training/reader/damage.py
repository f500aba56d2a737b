"""What the web does to an article, done to the texts that the reader learns from.

Marks are lost, straightened, curled or made single; whole texts come in capitals; paragraphs run
together; labels and links stand between them. The marked spans move with the characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

import numpy as np

from onrecord.reading.model.pieces import Integers

OPENING, CLOSING = "“", "”"
# Lines that sites put between paragraphs; nobody says them.
DEBRIS = (
    "Advertisement",
    "ADVERTISEMENT",
    "Story continues below advertisement",
    "Share this article",
    "Share on Facebook Tweet Email",
    "Read more",
    "Read Also: Five things to know about the vote",
    "Related: What the ruling means for the region",
    "Also Read | Lawmakers return to a full calendar",
    "Sign up for our newsletter",
    "Subscribe now for unlimited access",
    "Photo: File",
    "FILE PHOTO: The parliament building is seen in the capital",
    "Image copyright Getty Images",
    "Click here to join our channel",
    "Follow us on social media for the latest news",
    "Comments (12)",
    "Updated 2 hours ago",
    "Published On: 6 June, 2025 10:14 AM",
    "By Staff Reporter | Jun 6, 2025",
    "This story was originally published by the wire service.",
    "(With inputs from agencies)",
    "(Reporting by our correspondents; Editing by the desk)",
    "Edited by: News Desk",
    "Disclaimer: The views expressed are the author's own.",
    "ALSO IN NEWS: minister to visit flood-hit towns",
    "Most read",
    "1 of 4",
    "Watch: highlights of the debate",
    "Loading...",
)


@dataclass
class Edited:
    """A changed text, and where each offset of the old one went."""

    text: str
    moved: Integers | None = None  # (length of the old text + 1,); None: nothing moved

    def place(self, offset: int) -> int:
        """The new offset of an old one."""
        return offset if self.moved is None else int(self.moved[offset])


def damage(text: str, random: Random, share: float) -> Edited:
    """The text as some site might have printed it; but for ``share`` of them left as they are."""
    if random.random() >= share:
        return Edited(text)
    chance = random.uniform(0.40, 1.0)
    if chance < 0.50:
        return Edited(curled(text) if '"' in text else straightened(text))
    if chance < 0.58:
        return Edited(made_single(text))
    if chance < 0.62:
        upper = text.upper()
        return Edited(upper if len(upper) == len(text) else text)
    if chance < 0.72:
        return edit_lines(text, random)
    kind, share = random.choice(
        [("open", 0.5), ("open", 0.5), ("open", 0.3), ("close", 0.5), ("any", 0.3), ("all", 1.0)]
    )
    edited = without_marks(curled(text) if random.random() < 0.5 else text, kind, share, random)
    if random.random() < 0.3:
        edited.text = straightened(edited.text)
    return edited


def straightened(text: str) -> str:
    """With typewriter marks."""
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def curled(text: str) -> str:
    """With printer's marks."""
    out, inside = [], False
    for char in text:
        if char == '"':
            char = CLOSING if inside else OPENING
            inside = not inside
        elif char == "\n":
            inside = False
        elif char == "'":
            char = "’"
        out.append(char)
    return "".join(out)


def made_single(text: str) -> str:
    """As British papers print it."""
    return curled(text).translate(str.maketrans(OPENING + CLOSING, "‘’"))


def without_marks(text: str, kind: str, share: float, random: Random) -> Edited:
    """Without a share of the opening, the closing, any or all of the quotation marks."""
    keep = np.ones(len(text), dtype=np.int64)
    inside = False
    for at, char in enumerate(text):
        mark = None
        if char == OPENING:
            mark = "open"
        elif char == CLOSING:
            mark = "close"
        elif char == '"':
            mark = "close" if inside else "open"
            inside = not inside
        elif char == "\n":
            inside = False
        if mark and kind in (mark, "any", "all") and random.random() < share:
            keep[at] = 0
    moved = np.concatenate([[0], np.cumsum(keep)])
    return Edited("".join(char for char, kept in zip(text, keep, strict=True) if kept), moved)


def edit_lines(text: str, random: Random) -> Edited:
    """With debris between paragraphs, and some paragraphs run together."""
    moved = np.zeros(len(text) + 1, dtype=np.int64)
    out: list[str] = []
    length = at = 0
    for match in re.finditer(r"\n+", text):
        part = text[at : match.start()]
        moved[at : match.start() + 1] = length + np.arange(len(part) + 1)
        chance = random.random()
        if chance < 0.12:
            gap = "\n\n" + random.choice(DEBRIS) + "\n\n"
        elif chance < 0.22:
            gap = " "
        else:
            gap = "\n" if random.random() < 0.1 else match[0]
        out += [part, gap]
        length += len(part)
        moved[match.start() : match.end()] = length
        length += len(gap)
        at = match.end()
    part = text[at:]
    moved[at:] = length + np.arange(len(part) + 1)
    out.append(part)
    return Edited("".join(out), moved)
