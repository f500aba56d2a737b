"""Who wrote an article, as its page names them."""

from __future__ import annotations

import re

from onrecord.articles.characters import key, one_line
from onrecord.articles.dates import MONTHS, WEEKDAYS

MAX_NAMES = 12
PARTICLES = frozenset(
    "al ap bin da dal de del della den der di dos du el ibn la le ten ter van von y".split()
)
AGENCIES = frozenset(
    "ap associatedpress theassociatedpress reuters afp agencefrancepresse tass interfax bloomberg "
    "upi xinhua ani pti ians dpa efe ansa kyodo anadoluagency politico cnn bbc npr "
    "nbcnews abcnews cbsnews foxnews".split()
)
ROLES = re.compile(
    r"(?:chief|senior|staff|special|associate|political|white house|washington|foreign|diplomatic|"
    r"national|digital|contributing|managing|deputy|executive|investigative|news|business|"
    r"security|world|us|u\.s\.|editor|editors|writer|writers|reporter|correspondent|contributor|"
    r"producer|columnist|bureau|staff|to the|for the|in|at|of|and|&|\s)+",
    re.I,
)
LABEL = re.compile(
    r"(?:by|written by|reported by|story by|text by|authors?|written and edited by)(?::\s*|\s+)",
    re.I,
)
DIVIDER = re.compile(r"\s*(?:[,;|/•·]|\s-\s|[–—]|\s+and\s+|\s+&\s+|\s+with\s+)\s*", re.I)
SUFFIXES = frozenset("jr jr. sr sr. ii iii iv phd ph.d. md m.d. esq".split())
ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|@\w+")
NAME_WORD = re.compile(r"[^\W\d_][^\W\d_'’.\-]*(?:['’.\-][^\W\d_]*)*")
NOT_NAMES = frozenset(MONTHS) - {"may", "april", "june", "jan", "august"} | WEEKDAYS | frozenset(
    "the this that his her their our your my some many all no not when while after before".split()
)  # fmt: skip


def names_of(text: str) -> tuple[str, ...]:
    """The names in a metadata value, such as ``By Jane Doe and John Roe``."""
    text = one_line(ADDRESS.sub(" ", text))
    text = LABEL.sub("", text, count=1) if LABEL.match(text) else text
    names: list[str] = []
    for given in text.split(";"):
        pieces = _pieces(given)
        if len(pieces) > 1 and not all(_is_name(piece) or _is_role(piece) for piece in pieces):
            pieces = [given]
        names += [piece.strip(" .,") for piece in pieces if not _is_role(piece)]
    return _unique(names)


def byline_of_line(line: str) -> tuple[str, ...]:
    """The names of a line that is a byline and nothing else; empty when it is none."""
    match = LABEL.match(line)
    if match is None or len(line) > 160 or line.endswith(("!", "?", ":", "”", '"')):
        return ()
    if line.endswith(".") and len(line.split()) > 6:
        return ()
    pieces = _pieces(ADDRESS.sub(" ", line[match.end() :]))
    if not pieces or not (_is_name(pieces[0]) or _is_agency(pieces[0])):
        return ()
    if not all(_is_name(p) or _is_agency(p) or _is_role(p) for p in pieces):
        return ()
    return _unique([piece for piece in pieces if not _is_role(piece)])


def is_name_line(line: str) -> bool:
    """Whether a line may be one person's name and nothing else."""
    return _is_name(line) and len(line) <= 60


def is_agency_line(line: str) -> bool:
    """Whether a line names news agencies and nothing else: evidence of a relay."""
    pieces = _pieces(line.strip("()[]-–—. "))
    return bool(pieces) and all(_is_agency(piece) for piece in pieces)


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for piece in DIVIDER.split(text.strip()):
        piece = piece.strip()
        if pieces and piece.lower() in SUFFIXES:
            pieces[-1] += f", {piece}"
        elif piece:
            pieces.append(piece)
    return pieces


def _is_name(piece: str) -> bool:
    words = piece.replace(",", "").split()
    if not 2 <= len(words) <= 6 or words[0].lower() in NOT_NAMES:
        return False
    return all(
        NAME_WORD.fullmatch(word)
        and (word[0].isupper() or word.lower() in PARTICLES)
        and word.lower() not in WEEKDAYS
        for word in words
    )


def _is_agency(piece: str) -> bool:
    return key(piece) in AGENCIES


def _is_role(piece: str) -> bool:
    return ROLES.fullmatch(piece.strip()) is not None


def _unique(names: list[str]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for name in names:
        if key(name):
            kept.setdefault(key(name), name)
    return tuple(list(kept.values())[:MAX_NAMES])
