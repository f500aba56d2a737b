"""What people type into a search, as a query that FTS5 takes; nothing they type is an error."""

from __future__ import annotations

import re

from onrecord.store.packing import whole_characters

MAX_TERMS = 64  # more than anybody types; each costs a look-up
MAX_LETTERS = 4_000

_TERM = re.compile(r'(-?)"([^"]*)"?|(\S+)')
_LETTER = re.compile(r"\w")


def fts_query(words: str) -> str:
    """Every word must be there; "..." asks for a phrase, -word for its absence, word* for more.

    Each term is handed over in quotation marks, so that AND, NEAR, brackets and the like are words
    as others are. An empty string comes back where nothing can be searched for.

    >>> fts_query('ferry "could offer it" -bridge harb*')
    '("ferry" AND "could offer it" AND "harb"*) NOT "bridge"'
    >>> fts_query('NEAR( " AND *')
    '"NEAR("'
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in _TERM.findall(
        whole_characters(words).replace("\0", " ")[:MAX_LETTERS]
    )[:MAX_TERMS]:
        negated = bool(minus) or (word.startswith("-") and len(word) > 1)
        term = phrase or word.removeprefix("-") if negated else phrase or word
        prefix = not phrase and term.endswith("*")
        term = term.rstrip("*") if prefix else term
        if _LETTER.search(term):
            (unwanted if negated else wanted).append(as_term(term) + ("*" if prefix else ""))
    if not wanted:
        return ""
    query = " AND ".join(wanted)
    if not unwanted:
        return query
    joined = f"({query})" if len(wanted) > 1 else query
    others = " OR ".join(unwanted)
    return f"{joined} NOT ({others})" if len(unwanted) > 1 else f"{joined} NOT {others}"


def names_query(name: str) -> str:
    """The words of a name, each of which must stand in a name or an alias."""
    return " AND ".join(
        as_term(word) for word in re.findall(r"\w+", whole_characters(name))[:MAX_TERMS]
    )


def as_term(term: str) -> str:
    """A word, or words that stand in a row, as a query's term."""
    return '"' + term.replace('"', '""') + '"'
