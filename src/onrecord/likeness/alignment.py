"""Two wordings of one thing, lined up word by word."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

SegmentKind = Literal["equal", "punctuation", "changed", "only_a", "only_b"]

WORD = re.compile(r"\w+(?:['’‘.,\-‑]\w+)*")
INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
MARKS = str.maketrans("‘’‚‛“”„‟«»‑–—", '\'\'\'\'""""""---')
MAX_CELLS = 4_000_000  # words of a times words of b: 1 s at worst; more is compared at its ends
MAX_ISLAND = 3  # characters; a lone "the" between two changes is chance, not agreement


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of ``a`` beside a stretch of ``b``; together the segments cover both wholly.

    ``equal`` ignores case and the shape of quotation marks. ``punctuation`` differs only in
    what is not a word. An ``only_a`` segment is empty in ``b``, and the other way round.
    """

    kind: SegmentKind
    a: tuple[int, int]
    b: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its place, and the form it is compared in."""

    start: int
    end: int
    form: str


Block = tuple[SegmentKind, int, int, int, int]


def align_words(a: str, b: str) -> list[Segment]:
    """The segments of two wordings, in reading order.

    >>> a, b = "Russia could offer it", "Russia, of course, could provide it"
    >>> [(s.kind, a[slice(*s.a)], b[slice(*s.b)]) for s in align_words(a, b)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('equal', 'Russia', 'Russia'), ('only_b', '', ', of course'), ('punctuation', ' ', ', '),
     ('equal', 'could ', 'could '), ('changed', 'offer', 'provide'), ('equal', ' it', ' it')]
    """
    words_a, words_b = _words(a), _words(b)
    blocks = _absorb_islands(_blocks(words_a, words_b), words_a)
    return _merge(_cover(blocks, a, b, words_a, words_b))


def _words(text: str) -> list[Word]:
    return [Word(m.start(), m.end(), _form(m.group())) for m in WORD.finditer(text)]


def _form(word: str) -> str:
    if INITIALS.fullmatch(word):  # "U.S." is "US"
        word = word.replace(".", "")
    return unicodedata.normalize("NFKC", word.translate(MARKS)).casefold()


def _blocks(a: list[Word], b: list[Word]) -> list[Block]:
    """Stretches of words that agree or not, by index."""
    forms_a, forms_b = [word.form for word in a], [word.form for word in b]
    if len(a) * len(b) > MAX_CELLS:
        return _compare_ends(forms_a, forms_b)
    kinds: dict[str, SegmentKind] = {
        "equal": "equal",
        "replace": "changed",
        "delete": "only_a",
        "insert": "only_b",
    }
    matcher = SequenceMatcher(None, forms_a, forms_b, autojunk=False)
    return [(kinds[tag], *rest) for tag, *rest in matcher.get_opcodes()]  # type: ignore[misc]


def _compare_ends(a: list[str], b: list[str]) -> list[Block]:
    """The common head and tail; what lies between counts as changed."""
    shorter = min(len(a), len(b))
    head = next((i for i in range(shorter) if a[i] != b[i]), shorter)
    rest = shorter - head
    tail = next((i for i in range(rest) if a[-1 - i] != b[-1 - i]), rest)
    end_a, end_b = len(a) - tail, len(b) - tail
    blocks: list[Block] = [
        ("equal", 0, head, 0, head),
        (_difference(end_a - head, end_b - head), head, end_a, head, end_b),
        ("equal", end_a, len(a), end_b, len(b)),
    ]
    return [block for block in blocks if block[1] < block[2] or block[3] < block[4]]


def _difference(words_a: int, words_b: int) -> SegmentKind:
    if words_a and words_b:
        return "changed"
    return "only_a" if words_a else "only_b"


def _absorb_islands(blocks: list[Block], a: list[Word]) -> list[Block]:
    """Short single words that happen to agree between two differences join them."""
    out: list[Block] = []
    for n, block in enumerate(blocks):
        kind, i1, i2, _, j2 = block
        island = (
            kind == "equal"
            and i2 - i1 == 1
            and 0 < n < len(blocks) - 1
            and a[i1].end - a[i1].start <= MAX_ISLAND
            and "changed" in (blocks[n - 1][0], blocks[n + 1][0])
        )
        if out and (island or (out[-1][0] != "equal" and kind != "equal")):
            _, h1, _, k1, _ = out.pop()
            out.append((_difference(i2 - h1, j2 - k1), h1, i2, k1, j2))
        else:
            out.append(block)
    return out


def _cover(
    blocks: list[Block], a: str, b: str, words_a: list[Word], words_b: list[Word]
) -> list[Segment]:
    """Segments of characters: the blocks, equal ones word by word, and the gaps between."""
    out: list[Segment] = []
    at_a = at_b = 0
    for kind, i1, i2, j1, j2 in _word_by_word(blocks):
        start_a = words_a[i1].start if i1 < i2 else at_a
        start_b = words_b[j1].start if j1 < j2 else at_b
        end_a = words_a[i2 - 1].end if i1 < i2 else at_a
        end_b = words_b[j2 - 1].end if j1 < j2 else at_b
        if kind in ("only_a", "only_b"):
            start_a, start_b = at_a, at_b  # the gap goes with the words that only one has
        else:
            out.append(_gap(a, b, (at_a, start_a), (at_b, start_b)))
        out.append(Segment(kind, (start_a, end_a), (start_b, end_b)))
        at_a, at_b = end_a, end_b
    out.append(_gap(a, b, (at_a, len(a)), (at_b, len(b))))
    return [
        segment for segment in out if segment.a[0] < segment.a[1] or segment.b[0] < segment.b[1]
    ]


def _word_by_word(blocks: list[Block]) -> list[Block]:
    out: list[Block] = []
    for kind, i1, i2, j1, j2 in blocks:
        if kind == "equal":
            out.extend(("equal", i1 + n, i1 + n + 1, j1 + n, j1 + n + 1) for n in range(i2 - i1))
        else:
            out.append((kind, i1, i2, j1, j2))
    return out


def _gap(a: str, b: str, in_a: tuple[int, int], in_b: tuple[int, int]) -> Segment:
    same = _marks(a[slice(*in_a)]) == _marks(b[slice(*in_b)])
    return Segment("equal" if same else "punctuation", in_a, in_b)


def _marks(gap: str) -> str:
    return "".join(gap.translate(MARKS).split())


def _merge(segments: list[Segment]) -> list[Segment]:
    out: list[Segment] = []
    for segment in segments:
        if out and out[-1].kind == segment.kind:
            last = out.pop()
            segment = Segment(last.kind, (last.a[0], segment.a[1]), (last.b[0], segment.b[1]))
        out.append(segment)
    return out
