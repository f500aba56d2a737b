"""Which attributions an outlet changed, added or removed between two versions of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.desk.sentences import Sentence, cited, overlap, tokens
from onrecord.store import EditedPart
from onrecord.types import Article, Attribution, Citation, Reading, Span

ALIKE = 0.5  # share of words in common from which two contents are one, reworded
ALIKE_ONE_SPEAKER = 0.3  # the same where both are of one speaker


@dataclass(frozen=True, slots=True)
class Spoken:
    """An attribution of one version, as it is compared."""

    id: str
    article: Article
    attribution: Attribution
    key: tuple[str, ...]  # the words of its content
    speaker: str | None

    @property
    def text(self) -> str:
        """Its content as printed."""
        return " ".join(span.of(self.article.text) for span in self.attribution.content)

    def citations(self) -> tuple[Citation, ...]:
        """Its content, then who is said to have said it."""
        source = self.attribution.source
        spans = (*self.attribution.content, *((source,) if source else ()))
        return tuple(cited(self.article, span) for span in spans)


def spoken_in(article: Article, reading: Reading) -> list[Spoken]:
    """What a version says was said."""
    names = {entity.id: entity.name for entity in reading.entities}
    found = []
    for a in reading.attributions:
        if a.act == "says":
            source = a.source.of(article.text) if a.source else None
            speaker = names.get(a.entity or "") or source
            key = tuple(t for span in a.content for t in tokens(span.of(article.text)))
            found.append(Spoken(a.id_in(article.id), article, a, key, speaker))
    return found


def edited_attributions(
    old: Sequence[Spoken], new: Sequence[Spoken],
    gone: Sequence[Sentence], come: Sequence[Sentence], *, texts: tuple[Article, Article],
) -> tuple[list[EditedPart], Mapping[str, str]]:  # fmt: skip
    """The parts of the edit in the order of the new text, and which attribution is which.

    Only where a sentence changed can an attribution have changed: that the same sentence is read
    otherwise beside new ones is no edit.
    """
    pairs = _pair(old, new)
    paired = {id(one) for pair in pairs for one in pair}
    parts: list[tuple[int, EditedPart]] = []
    for one, other in pairs:
        # The same words can still be given to somebody else.
        differs = one.key != other.key or _names(one) != _names(other)
        if differs and _touches(one, gone) and _touches(other, come):
            part = EditedPart(
                "attribution", "changed", one.text, other.text, other.speaker or one.speaker,
                one.citations(), other.citations(),
            )  # fmt: skip
            parts.append((_place(other), part))
    parts += _lonely(old, paired, gone, _words(texts[1]), "removed")
    parts += _lonely(new, paired, come, _words(texts[0]), "added")
    parts.sort(key=lambda item: item[0])
    return [part for _, part in parts], {one.id: other.id for one, other in pairs}


def _pair(old: Sequence[Spoken], new: Sequence[Spoken]) -> list[tuple[Spoken, Spoken]]:
    """Each old attribution with the new one that it is: the same words first, then the nearest."""
    near: list[tuple[float, int, int]] = []
    for i, one in enumerate(old):
        for j, other in enumerate(new):
            value = 2.0 if one.key == other.key else overlap(one.key, other.key)
            same_speaker = _names(one) == _names(other)
            if value >= (ALIKE_ONE_SPEAKER if same_speaker else ALIKE):
                near.append((value + 0.1 * same_speaker, i, j))
    pairs, used_old, used_new = [], set(), set()
    for _, i, j in sorted(near, key=lambda n: (-n[0], abs(n[1] - n[2]), n[1], n[2])):
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            pairs.append((old[i], new[j]))
    return pairs


def _names(spoken: Spoken) -> tuple[str, ...]:
    return tokens(spoken.speaker or "")


def _lonely(
    spoken: Sequence[Spoken], paired: set[int], changed: Sequence[Sentence],
    others: str, how: str,
) -> list[tuple[int, EditedPart]]:  # fmt: skip
    """The attributions that only one version has, by their places."""
    parts = []
    for one in spoken:
        still_there = f" {' '.join(one.key)} " in others
        if id(one) in paired or still_there or not _touches(one, changed):
            continue
        if how == "removed":
            part = EditedPart(
                "attribution", "removed", one.text, None, one.speaker, one.citations(), ()
            )
        else:
            part = EditedPart(
                "attribution", "added", None, one.text, one.speaker, (), one.citations()
            )
        parts.append((_place(one), part))
    return parts


def _touches(spoken: Spoken, changed: Iterable[Sentence]) -> bool:
    """Whether a part of the attribution stands in one of the sentences."""
    a = spoken.attribution
    spans = [*a.content, *(span for span in (a.source, a.cue) if span)]
    return any(sentence.span.overlaps(span) for sentence in changed for span in spans)


def _place(spoken: Spoken) -> int:
    first: Span = spoken.attribution.content[0]
    return first.start


def _words(article: Article) -> str:
    return f" {' '.join(tokens(article.text))} "
