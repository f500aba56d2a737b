"""People whom an article describes, and whose name it gives in the same breath.

"One neighbour, who gave only his first name, Tomas, said ...": the neighbour and every "he" that
means the neighbour are Tomas.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from onrecord.reading.name_drafts import Draft
from onrecord.reading.names import Name
from onrecord.reading.noun_phrases import Phrase
from onrecord.reading.phrase_shapes import NAMES_ITSELF
from onrecord.types import Span

FURTHEST: Final = 110  # characters from the description to the name
_TELLS: Final = re.compile(r",?\s(?:who|whose|identified|giving|named|known)\b[^.;:\n“”\"]*")


def join_given_names(
    text: str, names: Sequence[Name], linked: Sequence[Draft | None], phrases: Sequence[Phrase]
) -> None:
    """Let each phrase for somebody who gives a name mean the owner of that name."""
    starts = [name.span.start for name in names]
    given: dict[int, Draft] = {}
    for phrase in phrases:
        described = phrase.entity
        if described is None or described.named or described.kind != "person":
            continue
        tells = _TELLS.match(text, phrase.span.end, phrase.span.end + FURTHEST)
        at = bisect_left(starts, phrase.span.end)
        if tells is None or at == len(names) or starts[at] >= tells.end():
            continue
        draft, gap = linked[at], Span(phrase.span.end, starts[at])
        if draft is not None and draft.kind != "organisation" and NAMES_ITSELF.search(gap.of(text)):
            draft.kind = "person"
            draft.gender = draft.gender or described.gender
            given[id(described)] = draft
    for phrase in phrases:
        if phrase.entity is not None:
            phrase.entity = given.get(id(phrase.entity), phrase.entity)
