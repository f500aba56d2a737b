"""The line that a story goes by."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.comparison.reports import Report
from onrecord.likeness.vectors import vector
from onrecord.likeness.words import content_stems

_LONGEST = 120  # characters of a first sentence that stands in for a title


def story_title(reports: Sequence[Report]) -> str:
    """The title of the most central article that has one, else an article's first sentence."""
    if len(reports) == 1:
        return _line(reports[0])
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

    return _line(min(reports, key=rank))


def _line(report: Report) -> str:
    article, sentences = report.article, report.reading.sentences
    if article.title:
        return article.title
    line = sentences[0].of(article.text) if sentences else article.text
    return line if len(line) <= _LONGEST else line[: line.rfind(" ", 0, _LONGEST)] + " …"
