"""Where sentences begin and end. Short rules of our own, one linear pass."""

from __future__ import annotations

import re
from typing import Final

from onrecord.types import Span

# Words whose full stop does not end a sentence: what follows them belongs to them.
NEVER_FINAL: Final = frozenset(
    "mr mrs ms dr prof sen rep sens reps gov gen col lt sgt capt maj adm cmdr cpl pvt rev fr "
    "hon st mt ft sr. vs v pres supt det atty insp brig msgr mme mlle messrs vol fig no nos "
    "pp ed eds dept approx ca cf eg ie viz e.g i.e".split()
)
# Words whose full stop may end a sentence: it does when a sentence opener follows.
SOMETIMES_FINAL: Final = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat "
    "sun inc corp co ltd llc bros jr sr etc al ave blvd rd est ala ariz ark calif colo conn "
    "del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn "
    "tenn tex va vt wash wis wyo u.s u.k u.n e.u d.c n.y n.j l.a a.m p.m ph.d m.d b.a m.a r d "
    "i a.k.a".split()
)
# Words that, after such an abbreviation, begin a sentence rather than continue a name.
OPENERS: Final = frozenset(
    "the a an he she it they we i you his her its their our my this that these those there in "
    "on at but and so if when while after before as for from with by to of what who why how "
    "one some many most all both no not yet still also even however meanwhile since during "
    "under although though because instead according asked now then here last".split()
)

_STOP = re.compile(r"[.!?…]+")
_CLOSERS = "”’\"')]}»*_"
_OPENING = "“‘\"'([{«*_—–-"
_EMPTY_LINE = re.compile(r"\n\s*\n")
_LINE_END = re.compile(r"\n\s*")
LONGEST = 1500  # characters of a sentence; what is done to one may cost more than its length
_WRAPPED = 100  # characters; a text whose lines are all shorter may be wrapped by hand
_LAST_WORD = 24  # characters looked back for an abbreviation; longer words are not one


def split_sentences(text: str) -> list[Span]:
    """The sentences in order, trimmed, none crossing a paragraph break."""
    sentences: list[Span] = []
    start = 0
    for paragraph_end in [*(m.start() for m in paragraph_break(text).finditer(text)), len(text)]:
        _split_paragraph(text, start, paragraph_end, sentences)
        start = paragraph_end
    return sentences


def paragraph_break(text: str) -> re.Pattern[str]:
    """What divides paragraphs: an empty line, or any line end where lines are not wrapped."""
    return _EMPTY_LINE if len(max(text.split("\n"), key=len)) <= _WRAPPED else _LINE_END


def _split_paragraph(text: str, start: int, end: int, sentences: list[Span]) -> None:
    """Append the sentences of ``text[start:end]``."""
    begin = start
    for stop in _STOP.finditer(text, start, end):
        cut = stop.end()
        if cut < begin:
            continue
        while cut < end and text[cut] in _CLOSERS and _closes(text, cut):
            cut += 1
        if _ends_sentence(text, stop, cut, end):
            _append(text, begin, cut, sentences)
            begin = cut
    _append(text, begin, end, sentences)


def _closes(text: str, at: int) -> bool:
    """Whether the mark at ``at`` closes: a straight quotation mark before a word opens."""
    return text[at] not in "\"'*_" or at + 1 >= len(text) or not text[at + 1].isalnum()


def _append(text: str, start: int, end: int, sentences: list[Span]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:  # no sentence, but a list or a page without full stops
        space = text.rfind(" ", start, start + LONGEST)
        cut = space if space > start else start + LONGEST
        sentences.append(Span(start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        sentences.append(Span(start, end))


def _ends_sentence(text: str, stop: re.Match[str], cut: int, end: int) -> bool:
    """Whether the marks of ``stop`` end a sentence at ``cut``."""
    if cut >= end:
        return True
    if not text[cut].isspace():
        return False
    following = cut
    while following < end and text[following].isspace():
        following += 1
    if following >= end:
        return True
    opened = following
    while opened < end and opened < following + 4 and text[opened] in _OPENING:
        opened += 1
    first = text[opened] if opened < end else " "
    if first.islower():
        return False
    marks = stop.group()
    if marks != ".":
        # An ellipsis, or "Yahoo! News": before a capital it ends; a name list is not worth it.
        return first.isupper() or first.isdigit() or opened > following
    word = _word_before(text, stop.start())
    if not word:
        return True
    lower = word.lower()
    if cut > stop.end():  # a closed quotation or bracket after the full stop
        return lower not in NEVER_FINAL or "(" not in text[max(0, stop.start() - 9) : cut]
    if lower in NEVER_FINAL:
        # "Is the answer no. The" is rarer than "No. 10"; only "no" wants a number after it.
        return lower in {"no", "nos", "fig", "vol", "ed", "pp"} and not first.isdigit()
    initial = (len(word) == 1 and word.isupper() and word != "I") or lower in SOMETIMES_FINAL
    if initial or (len(word) > 1 and word[1:2] == "." and len(word) <= 7):
        next_word = re.match(r"[\w’']+", text[opened : opened + 20])
        opener = next_word is not None and next_word.group().lower() in OPENERS
        return (opener and first.isupper()) or (opened > following and text[following] in '“"')
    return True


def _word_before(text: str, at: int) -> str:
    """The word that ends at ``at``, with inner full stops ("U.S")."""
    start = at
    floor = max(0, at - _LAST_WORD)
    while start > floor and (text[start - 1].isalnum() or text[start - 1] == "."):
        start -= 1
    return text[start:at]
