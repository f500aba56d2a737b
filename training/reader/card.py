"""The card beside the weights: what they are, what they learnt from, how well they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.attributions import Scores, score
from benchmarks.corpora import polnear, without_opening_marks

from onrecord.reading import read_seen
from onrecord.reading.model import see
from onrecord.reading.model.session import Network
from onrecord.types import Article, Attribution

TEMPLATE = Path(__file__).with_name("card.md")
HALF = 0.5  # of the opening quotation marks


@dataclass(frozen=True)
class Measured:
    """The scores of one network on the development articles."""

    whole: Scores  # everything, rules and all
    alone: Scores  # what the network says, no rule applied
    damaged: Scores  # everything, half of the opening marks lost


def said(text: str, network: Network) -> Sequence[Attribution]:
    """The attributions, acts and views of a text, as a network and the rules read it."""
    article = Article(id="measured", text=text)
    return read_seen(article, see([text], network)[0], acts=True).attributions


def measure(folder: Path, data: Path, limit: int) -> Measured:
    """The scores of the network in a folder on PolNeAR's development articles."""
    network = Network(folder)
    articles = list(polnear(data, "dev"))[: limit or None]

    def whole(text: str) -> Sequence[Attribution]:
        return said(text, network)

    def alone(text: str) -> Sequence[Attribution]:
        return [
            Attribution("indirect", finding.content, finding.source, finding.cue)
            for finding in see([text], network)[0].attributions
        ]

    damaged = [without_opening_marks(*article, share=HALF) for article in articles]
    return Measured(score(whole, articles), score(alone, articles), score(whole, damaged))


def table(rows: Sequence[tuple[str, Scores]]) -> str:
    """F1 of found and right, over all, quoted and indirect, in per cent."""
    lines = [
        "| | all found | right | quoted found | right | indirect found | right |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, scores in rows:
        parts = [scores.totals[part] for part in ("all", "quoted", "indirect")]
        cells = [f"{value:.1f}" for part in parts for value in (part.found_f1, part.right_f1)]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def write_card(folder: Path, rows: Sequence[tuple[str, Scores]], facts: Sequence[str]) -> None:
    """Write CARD.md into the folder of the weights."""
    size = (folder / "model.onnx").stat().st_size / 1e6
    text = TEMPLATE.read_text(encoding="utf-8").format(
        day=date.today().isoformat(),  # the day of the run, as its log has it
        size=f"{size:.1f}",
        scores=table(rows),
        facts="\n".join(f"- {fact}" for fact in facts),
    )
    (folder / "CARD.md").write_text(text, encoding="utf-8")
