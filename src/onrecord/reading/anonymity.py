"""Sources whose names the article keeps back: "two officials who asked not to be named"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.drafts import Draft
from onrecord.reading.lines import Line
from onrecord.types import Entity

WITHHELD = re.compile(
    r"\banonym(?:ity|ous(?:ly)?)\b"
    r"|\bn(?:ot|ever) (?:to )?be(?:ing)? (?:named|identified|quoted by name)\b"
    r"|\b(?:without|declined|refused)(?: being| to be| to have \w+ names?)"
    r" (?:named|identified|used)"
    r"|\bnot (?:been )?authori[sz]ed to (?:speak|talk|discuss|comment|brief)\b"
    r"|\b(?:familiar with|with knowledge of|briefed on|close to) the\b"
)
PEOPLE = re.compile(
    r"(?:^|[ -])(?:sources?|insiders?|officials?|diplomats?|aides?|advis[eo]rs?|people|person|"
    r"witness(?:es)?|employees?|staffers?|executives?|operatives?|bystanders?)\b"
)


def mark_anonymous(
    text: str, lines: Sequence[Line], drafts: Sequence[Draft], entities: Sequence[Entity]
) -> None:
    """Mark the drafts whose source is people whom the article does not name."""
    unnamed = {e.id for e in entities if not e.named and e.kind in {"person", "group"}}
    named = {e.id for e in entities if e.named}
    for draft in drafts:
        if draft.source is None or draft.entity in named:
            continue
        source = draft.source.of(text).lower()
        sentence = lines[draft.line].span
        draft.anonymous = (
            draft.entity in unnamed
            or PEOPLE.search(source) is not None
            or WITHHELD.search(text, sentence.start, sentence.end) is not None
        )
