"""The corpora that are measured on and learnt from, read from the folder they were put in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import NamedTuple

from training.reader.damage import without_marks

from onrecord.types import Span

QUOTED = re.compile(r"“|”|\".*\"|''.*''", re.DOTALL)
OFFSETS = re.compile(r"(\w+) (\d+ \d+(?:;\d+ \d+)*)$")


class Gold(NamedTuple):
    """What an annotator marked as one attribution."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    quoted: bool = False  # whether the content holds a quotation mark, as it was printed


def polnear(
    data: Path, split: str, *, every_annotator: bool = False
) -> Iterator[tuple[str, str, list[Gold]]]:
    """Name, text and gold attributions of each article of a split.

    One annotator an article, the first by name, unless all are asked for.
    """
    folder = data / "polnear" / split
    seen: set[str] = set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rsplit("_", 1)[0]
        if name in seen and not every_annotator:
            continue
        seen.add(name)
        with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        found = gold_attributions(path.read_text(encoding="utf-8"), len(text))
        yield name, text, [g._replace(quoted=is_quoted(text, g.content)) for g in found]


def is_quoted(text: str, content: Sequence[Span]) -> bool:
    """Whether a content holds quotation marks."""
    return QUOTED.search(" ".join(span.of(text) for span in content)) is not None


def without_opening_marks(
    name: str, text: str, gold: Sequence[Gold], *, share: float
) -> tuple[str, str, list[Gold]]:
    """The article with a share of its opening quotation marks lost, as the web loses them."""
    random = Random(name)
    edited = without_marks(text, "open", share, random)

    def moved(spans: Sequence[Span]) -> tuple[Span, ...]:
        places = [(edited.place(span.start), edited.place(span.end)) for span in spans]
        return tuple(Span(start, end) for start, end in places if start < end)

    parts = [
        Gold(moved(g.content), moved(g.source), moved(g.cue), g.quoted)
        for g in gold
        if moved(g.content)
    ]
    return name, edited.text, parts


def gold_attributions(annotations: str, length: int) -> list[Gold]:
    """The attributions of one annotation file; malformed lines are passed over."""
    marked: dict[str, tuple[Span, ...]] = {}
    found = []
    for line in annotations.splitlines():
        fields = line.split("\t")
        if len(fields) < 2:
            continue
        if fields[0].startswith("T"):
            if match := OFFSETS.match(fields[1]):
                pairs = [tuple(map(int, pair.split())) for pair in match[2].split(";")]
                marked[fields[0]] = tuple(
                    Span(a, min(b, length)) for a, b in pairs if 0 <= a < min(b, length)
                )
        elif fields[0].startswith("E"):
            parts: dict[str, list[Span]] = defaultdict(list)
            for role, _, name in (item.partition(":") for item in fields[1].split()):
                parts[role.rstrip("0123456789")] += marked.get(name, ())
            if parts["Content"]:
                found.append(
                    Gold(
                        tuple(sorted(parts["Content"])),
                        tuple(sorted(parts["Source"])),
                        tuple(sorted(parts["Cue"])),
                    )
                )
    return found


@dataclass
class Document:
    """One document: its text, its names with kinds, and its chains of mentions."""

    text: str = ""
    names: list[tuple[int, int, str]] = field(default_factory=list)  # PER, ORG, LOC; MISC
    others: list[tuple[int, int]] = field(default_factory=list)  # names of other things, in GUM
    roles: list[tuple[int, int]] = field(default_factory=list)  # the noun of "the old mayor"
    chains: dict[str, list[tuple[int, int]]] = field(default_factory=dict)


def wikigold(path: Path) -> Iterator[Document]:
    """The documents of WikiGold; tokens are joined as print would have them."""
    for block in path.read_text(encoding="utf-8").split("-DOCSTART- O"):
        document, open_ = Document(), None
        for line in block.splitlines():
            if not line.strip():
                if document.text and not document.text.endswith(" "):
                    document.text += " "
                open_ = None
                continue
            word, tag = line.rsplit(" ", 1)
            glued = word in {".", ",", "'s", ")", ";", ":", "?", "!", "'", "n't"}
            if (glued or document.text.endswith("( ")) and document.text.endswith(" "):
                document.text = document.text[:-1]
            start = len(document.text)
            document.text += word + " "
            kind = tag[2:] if tag != "O" else ""
            if kind and open_ == kind:
                begin = document.names[-1][0]
                document.names[-1] = (begin, start + len(word), kind)
            elif kind:
                document.names.append((start, start + len(word), kind))
            open_ = kind or None
        if document.text.strip():
            yield document


def gum(path: Path) -> Document:
    """One document of GUM; a name is an entity all of whose content words are proper nouns."""
    document, open_ = Document(), []
    tokens: list[_Token] = []
    first = 0  # of the sentence
    for line in path.read_text(encoding="utf-8").splitlines():
        if (
            line.startswith("# newpar")
            and document.text.strip()
            and not line.startswith("# newpar_")
        ):
            document.text = document.text.rstrip() + "\n\n"
        if not line or line.startswith("#"):
            continue
        number, word, _, upos, xpos, _, head, *_, misc = line.split("\t")
        if not number.isdigit():
            continue
        first = len(tokens) if number == "1" else first
        start = len(document.text)
        document.text += word
        above = first + int(head) - 1 if head != "0" else -1
        tokens.append(_Token(start, len(document.text), upos, xpos, above))
        if "SpaceAfter=No" not in misc:
            document.text += " "
        marks = re.search(r"Entity=([^|]+)", misc)
        if not marks:
            continue
        for mark in re.finditer(r"\(([^-()]+)-([a-z]+)(?:-[^()]*)?(\))?|([^-()]+)\)", marks[1]):
            if mark[1]:
                if mark[3]:
                    _close(document, tokens, mark[1], mark[2], len(tokens) - 1)
                else:
                    open_.append((mark[1], mark[2], len(tokens) - 1))
            else:
                for index in range(len(open_) - 1, -1, -1):
                    if open_[index][0] == mark[4]:
                        entity, kind, first = open_.pop(index)
                        _close(document, tokens, entity, kind, first)
                        break
    return document


class _Token(NamedTuple):
    start: int
    end: int
    upos: str
    xpos: str
    head: int  # index among the document's tokens; -1 for none


def _close(document: Document, tokens: list[_Token], entity: str, kind: str, first: int) -> None:
    span = tokens[first:]
    document.chains.setdefault(entity, []).append((span[0].start, span[-1].end))
    while span and span[0].upos in ("DET", "PUNCT"):
        span = span[1:]
    while span and (span[-1].upos == "PUNCT" or span[-1].xpos == "POS"):
        span = span[:-1]
    tag = {"person": "PER", "organization": "ORG", "place": "LOC"}.get(kind)
    named = any(token.upos == "PROPN" for token in span)
    if named and all(t.upos in ("PROPN", "ADP", "DET", "PUNCT", "CCONJ") for t in span):
        if tag == "PER" and any(token.upos == "CCONJ" for token in span):
            return
        if tag:
            document.names.append((span[0].start, span[-1].end, tag))
        elif kind != "time":
            document.others.append((span[0].start, span[-1].end))
    elif kind == "person" and not named:
        inside = range(first, len(tokens))
        heads = [tokens[at] for at in inside if tokens[at].head not in inside]
        document.roles += [(t.start, t.end) for t in heads if t.upos == "NOUN"]


# The news documents among GUM's official development and test documents, and those of its other
# genres: nothing is learnt from them (https://github.com/amir-zeldes/gum, splits.md).
GUM_HELD_OUT = frozenset(
    "academic_discrimination academic_eegimaa academic_exposure academic_librarians bio_byron "
    "bio_dvorak bio_emperor bio_jespersen conversation_grounded conversation_lambada "
    "conversation_retirement conversation_risk court_loan court_negligence essay_evolved "
    "essay_fear interview_cyclone interview_gaming interview_hill interview_libertarian "
    "letter_arendt letter_mandela news_homeopathic news_iodine news_nasa news_sensitive "
    "podcast_bezos podcast_wrestling speech_austria speech_impeachment speech_inauguration "
    "speech_newzealand textbook_chemistry textbook_governments textbook_labor textbook_union "
    "voyage_athens voyage_coron voyage_oakland voyage_vavau".split()
)
