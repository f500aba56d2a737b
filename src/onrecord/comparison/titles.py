"""The line that a story goes by."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.comparison.reports import Report
from onrecord.likeness.vectors import vector
from onrecord.likeness.words import content_stems

_LONGEST = 120  # characters of a first sentence that stands in for a title


def story_title(reports: Sequence[Report]) -> str:
    """The title of the most central article that has one, else an article's first sentence."""
    vectors = {
        r.id: vector(content_stems(f"{r.article.title or ''}\n{r.article.text}")) for r in reports
    }
    middle: dict[str, float] = {}
    for own in vectors.values():
        for stem, value in own.items():
            middle[stem] = middle.get(stem, 0.0) + value

    def rank(report: Report) -> tuple[bool, float, str]:
        near = sum(value * middle[stem] for stem, value in sorted(vectors[report.id].items()))
        return (report.article.title is None, -round(near, 6), report.id)

    first = min(reports, key=rank)
    if first.article.title:
        return first.article.title
    sentences = first.reading.sentences
    line = sentences[0].of(first.article.text) if sentences else first.article.text
    return line if len(line) <= _LONGEST else line[: line.rfind(" ", 0, _LONGEST)] + " …"
