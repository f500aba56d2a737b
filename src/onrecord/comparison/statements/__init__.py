"""Statements: which attributions carry the same content of the same speaker, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.comparison.joining import Groups
from onrecord.comparison.reports import Spoken
from onrecord.comparison.statements.candidates import candidates
from onrecord.comparison.statements.contents import (
    Content,
    content_of,
    fullest_first,
    without_subject,
)
from onrecord.comparison.statements.dispatches import retold
from onrecord.comparison.statements.interviews import from_interviews
from onrecord.comparison.statements.occasions import When, when_said
from onrecord.comparison.statements.sameness import Same, comparable, same_meaning, same_words
from onrecord.likeness.agreement import Meanings
from onrecord.types import Join

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """One statement: its attributions, the fullest wording first, and why they are one."""

    speaker: str  # Speaker.id
    attributions: list[Spoken]
    joined_by: tuple[Join, ...]


@dataclass(slots=True)
class Speech:
    """All that one speaker says in a story, on the way to statements."""

    speaker: str
    contents: list[Content]
    whens: list[When]
    joins: list[tuple[Pair, Same]] = field(default_factory=list)
    undecided: list[Pair] = field(default_factory=list)  # pairs that only their meaning can join

    def wanted(self) -> Iterator[str]:
        """The sentences whose meaning is asked for."""
        for i, j in self.undecided:
            for a, b in comparable(self.contents[i], self.contents[j]):
                yield a.text
                yield b.text


def find_statements(
    by_speaker: Mapping[str, Sequence[Spoken]], meanings: Meanings | None = None
) -> list[Said]:
    """The statements of every speaker of a story.

    A pair is joined when its words show it, else when a sentence of each means the same. The
    meanings of all speakers' sentences are asked for together, and only of pairs in doubt.
    """
    owners = [speaker for speaker, spoken in sorted(by_speaker.items()) for _ in spoken]
    contents = [content_of(one) for _, spoken in sorted(by_speaker.items()) for one in spoken]
    speaking: dict[str, list[Content]] = defaultdict(list)
    for owner, content in zip(owners, without_subject(contents), strict=True):
        speaking[owner].append(content)
    speeches = [_speech(speaker, own) for speaker, own in speaking.items()]
    if meanings is not None:
        meanings.learn([text for speech in speeches for text in speech.wanted()])
    return [said for speech in speeches for said in _grouped(speech, meanings)]


def same_statements(
    spoken: Sequence[Spoken], meanings: Meanings | None = None
) -> list[list[Spoken]]:
    """The attributions of one speaker, grouped into statements, the fullest wording first."""
    return [said.attributions for said in find_statements({"": spoken}, meanings)]


def _speech(speaker: str, contents: Sequence[Content]) -> Speech:
    contents = sorted(contents, key=fullest_first)
    whens = [when_said(content.spoken) for content in contents]
    speech = Speech(speaker, contents, whens)
    firsts = _equal_words(speech)
    order = [when.likely.isoformat() if when.likely else "~" for when in whens]
    pairs = candidates([contents[i] for i in firsts], [order[i] for i in firsts])
    for a, b in pairs:
        i, j = firsts[a], firsts[b]
        if same := same_words(contents[i], contents[j]):
            speech.joins.append(((i, j), same))
        else:
            speech.undecided.append((i, j))
    return speech


def _equal_words(speech: Speech) -> list[int]:
    """The places to compare further: of many with equal words on a day, the first.

    The others are joined to it. Equal words of different days are tried day by day.
    """
    by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, content in enumerate(speech.contents):
        by_words[content.plain].append(i)
    firsts: list[int] = []
    for members in by_words.values():
        members.sort(key=lambda i: (_day(speech.whens[i]), i))
        kept: list[int] = []
        for i in members:
            same = same_words(speech.contents[kept[-1]], speech.contents[i]) if kept else None
            if same:
                speech.joins.append(((kept[-1], i), same))
            if not same or speech.whens[kept[-1]] != speech.whens[i]:
                kept.append(i)
        firsts += kept
    return sorted(firsts)


def _day(when: When) -> str:
    return when.likely.isoformat() if when.likely else "~"


def _grouped(speech: Speech, meanings: Meanings | None) -> list[Said]:
    contents, whens = speech.contents, speech.whens
    joins = list(speech.joins)
    for i, j in speech.undecided:
        same = same_meaning(contents[i], contents[j], (whens[i], whens[j]), meanings)
        if same is not None:
            joins.append(((i, j), same))
    joins.sort(key=lambda found: (-found[1].nearness, _distance(speech, found[0]), found[0]))
    groups, known = Groups(range(len(contents))), list(whens)
    why: list[tuple[Pair, Same]] = []

    def join(pair: Pair, same: Same) -> None:
        one, other = groups.find(pair[0]), groups.find(pair[1])
        if one != other and not known[one].apart(known[other]):
            groups.join(one, other)
            known[groups.find(one)] = known[one].with_(known[other])
            why.append((pair, same))

    for pair, same in joins:
        join(pair, same)
    for pair, same in (*from_interviews(contents), *retold(contents, groups)):
        join(pair, same)
    reasons: dict[int, list[Join]] = defaultdict(list)
    for (i, j), same in why:
        ids = (contents[i].spoken.id, contents[j].spoken.id)
        reasons[groups.find(i)].append(Join(ids, same.kind, same.evidence))
    return [
        Said(
            speech.speaker,
            [contents[i].spoken for i in sorted(group)],
            tuple(reasons[groups.find(group[0])]),
        )
        for group in groups.all()
    ]


def _distance(speech: Speech, pair: Pair) -> int:
    days = speech.whens[pair[0]].days_from(speech.whens[pair[1]])
    return 0 if days is None else days
