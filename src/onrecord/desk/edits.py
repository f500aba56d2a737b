"""What an outlet changed in an article: attributions, figures and the title, not characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.desk.edited_attributions import edited_attributions, spoken_in
from onrecord.desk.edited_figures import edited_figures
from onrecord.desk.sentences import Sentence, sentences_of
from onrecord.likeness.words import words
from onrecord.store import EditedPart
from onrecord.types import Article, Citation, Reading


@dataclass(frozen=True, slots=True)
class Edit:
    """One version of an article beside the one that stood before it."""

    article: str  # the store's id
    old: Article
    new: Article
    parts: tuple[EditedPart, ...]
    same: Mapping[str, str]  # attribution ids of the old version to those of the new one
    fuller: bool = False  # the old version was only the new one's beginning


def compare_versions(
    key: str, before: tuple[Article, Reading], after: tuple[Article, Reading]
) -> Edit:
    """What differs between two versions of the article ``key``."""
    (old, old_reading), (new, new_reading) = before, after
    old_sentences, new_sentences = sentences_of(old, old_reading), sentences_of(new, new_reading)
    gone, come = _only_in_first(old_sentences, new_sentences)
    spoken = spoken_in(old, old_reading), spoken_in(new, new_reading)
    parts, same = edited_attributions(*spoken, gone, come, texts=(old, new))
    told = [span for part in parts for span in (*part.before, *part.after)]
    figures = edited_figures(gone, come, told)
    return Edit(key, old, new, (*_title(old, new), *parts, *figures), same)


def _only_in_first(
    old: Sequence[Sentence], new: Sequence[Sentence]
) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences that only the old text has, and those that only the new one has."""
    return _without(old, new), _without(new, old)


def _without(own: Sequence[Sentence], other: Sequence[Sentence]) -> list[Sentence]:
    left = Counter(sentence.key for sentence in other)
    found = []
    for sentence in own:
        if left[sentence.key]:
            left[sentence.key] -= 1
        else:
            found.append(sentence)
    return found


def _title(old: Article, new: Article) -> list[EditedPart]:
    if not old.title or not new.title or words(old.title) == words(new.title):
        return []
    before, after = _cited(old, old.title), _cited(new, new.title)
    return [EditedPart("title", "changed", old.title, new.title, None, before, after)]


def _cited(article: Article, title: str) -> tuple[Citation, ...]:
    """Where the title stands in the text, if it does."""
    start = article.text.find(title)
    return () if start < 0 else (Citation(article.id, start, start + len(title), title),)
