"""Names against GUM news and WikiGold, and pronouns against the coreference of GUM.

    python -m benchmarks.names --data ../shared/data/entities [--half odd|even|all] [--show 40]

Tuned on the even documents of GUM (every second in order of name, the first included) and the
first half of WikiGold; the odd ones and the second half are the check.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from benchmarks.corpora import Document, gum, wikigold
from onrecord.reading.mentions import Naming, find_naming
from onrecord.reading.model import see
from onrecord.reading.sentences import split_sentences

DATA = Path("../shared/data/entities")
KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def name_scores(documents: list[Document], show: int = 0) -> dict[str, float]:
    """F1 of name spans, and of names of people with their kind."""
    gold_total = found_total = hits = typed = people_gold = people_found = people = 0
    for document in documents:
        naming = _naming(document.text)
        kinds = {entity.id: entity.kind for entity in naming.entities}
        found = {
            _bare(document.text, m.span.start, m.span.end): kinds.get(m.entity or "", "other")
            for m in naming.mentions
            if m.kind == "name"
        }
        gold = {_bare(document.text, start, end): tag for start, end, tag in document.names}
        gold_total += len(gold)
        found_total += len(found)
        both = gold.keys() & found.keys()
        hits += len(both)
        typed += sum(KINDS.get(gold[span], "other") == found[span] for span in both)
        people_gold += sum(tag == "PER" for tag in gold.values())
        people_found += sum(kind == "person" for kind in found.values())
        people += sum(gold[span] == "PER" and found[span] == "person" for span in both)
        for span in sorted(
            (gold.keys() ^ found.keys())
            | {s for s in both if KINDS.get(gold[s], "other") != found[s]}
        ):
            if show > 0:
                show -= 1
                around = document.text[max(0, span[0] - 30) : span[1] + 25].replace("\n", " ")
                print(
                    f"{document.text[span[0] : span[1]]!r} gold {gold.get(span)}"
                    f" found {found.get(span)} | {around}"
                )

    def f1(right: int, one: int, two: int) -> float:
        return round(2 * right / max(1, one + two), 3)

    return {
        "names": gold_total,
        "found": found_total,
        "span": f1(hits, gold_total, found_total),
        "span_and_kind": f1(typed, gold_total, found_total),
        "people_precision": round(people / max(1, people_found), 3),
        "people_recall": round(people / max(1, people_gold), 3),
        "people": f1(people, people_gold, people_found),
    }


def _naming(text: str) -> Naming:
    return find_naming(text, split_sentences(text), seen=see([text])[0].names)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the article, which the corpora treat differently."""
    return (start + 4, end) if text[start:end].lower().startswith("the ") else (start, end)


def pronoun_scores(documents: list[Document], show: int = 0) -> dict[str, float]:
    """Of the pronouns outside quotations: how many are resolved, and how many rightly."""
    total = resolved = right = 0
    for document in documents:
        naming = _naming(document.text)
        chain_of = {span: chain for chain, spans in document.chains.items() for span in spans}
        named = {(start, end): chain_of.get((start, end)) for start, end, _ in document.names}
        by_entity: dict[str, set[str]] = {}
        for mention in naming.mentions:
            if mention.kind != "name" or mention.entity is None:
                continue
            for (start, end), chain in named.items():
                if chain and start <= mention.span.start and mention.span.end <= end:
                    by_entity.setdefault(mention.entity, set()).add(chain)
        for mention in naming.mentions:
            span = (mention.span.start, mention.span.end)
            chain = chain_of.get(span)
            if mention.kind != "pronoun" or chain is None:
                continue
            if not any(named.get(other) for other in document.chains[chain]):
                continue  # never named: no rule could know
            total += 1
            if mention.entity is None:
                if show > 0:
                    show -= 1
                    print(
                        "open",
                        document.text[max(0, span[0] - 150) : span[1] + 30].replace("\n", " "),
                    )
                continue
            resolved += 1
            good = chain in by_entity.get(mention.entity, set())
            right += good
            if not good and show > 0:
                show -= 1
                names = {e.id: e.name for e in naming.entities}
                print(
                    "WRONG",
                    names[mention.entity],
                    "|",
                    document.text[max(0, span[0] - 200) : span[1] + 30].replace("\n", " "),
                )
    return {
        "pronouns": total,
        "resolved": round(resolved / max(1, total), 3),
        "precision": round(right / max(1, resolved), 3),
        "accuracy": round(right / max(1, total), 3),
    }


def main() -> None:
    """Print the scores of each half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--half", choices=["even", "odd"], default=None)
    parser.add_argument("--show", type=int, default=0, help="print so many faults")
    parser.add_argument("--what", choices=["gum", "wikigold", "pronouns"], default=None)
    options = parser.parse_args()
    gold = list(wikigold(_folder(options.data) / "wikigold.conll.txt"))
    paths = sorted((_folder(options.data) / "gum").glob("GUM_*.conllu"))
    for half in [options.half] if options.half else ["even", "odd"]:
        chosen = [
            path for number, path in enumerate(paths) if (number % 2 == 0) == (half == "even")
        ]
        news = [gum(path) for path in chosen if "_news_" in path.name]
        told = [gum(p) for p in chosen if re.search("_(news|bio|interview|voyage)_", p.name)]
        middle = len(gold) // 2
        wiki = gold[:middle] if half == "even" else gold[middle:]
        if options.what in (None, "gum"):
            print(half, "GUM news", name_scores(news, options.show))
        if options.what in (None, "wikigold"):
            print(half, "WikiGold", name_scores(wiki, options.show))
        if options.what in (None, "pronouns"):
            print(half, "pronouns, GUM news and the like", pronoun_scores(told, options.show))


def _folder(data: Path) -> Path:
    return data / "entities" if (data / "entities").is_dir() else data


if __name__ == "__main__":
    main()
