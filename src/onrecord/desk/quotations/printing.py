"""Where articles print the words, whoever said them."""

from __future__ import annotations

import re

from onrecord.desk.quotations.asked import Asked
from onrecord.likeness.words import words
from onrecord.store import Store
from onrecord.types import Citation

LEAST = 5  # words; fewer stand in many an article by chance
MOST = 5  # articles


def printed_places(store: Store, asked: Asked) -> tuple[Citation, ...]:
    """The places of articles that have all the words in one row, the newest article first."""
    row = words(asked.text)
    if len(row) < LEAST:
        return ()
    # As `words` takes a text apart, so that it is found with any marks and line breaks between.
    pattern = re.compile(
        r"(?<!\w)"
        + r"[\W_]+".join(re.escape(word).replace("'", "['’]") for word in row)
        + r"(?!\w)",
        re.IGNORECASE,
    )
    found = []
    for _, version in store.nearby.printed(" ".join(row), limit=MOST):
        article = store.articles.version(version)
        match = pattern.search(article.text) if article else None
        if article and match:
            found.append(Citation(article.id, match.start(), match.end(), match.group()))
    return tuple(found)
