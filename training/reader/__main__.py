"""Train the reader, from the corpora to the folder that the package ships.

python -m training.reader --data ../shared/data [--work build/reader] [--limit N]

The steps: gather the corpora and the original's vectors; learn; export as float and as int8; score
both on the development articles; write the card; ship. What is done already in the work folder
is not done again; delete the folder to begin anew.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
from pathlib import Path

import torch
from benchmarks.attributions import score
from benchmarks.corpora import polnear
from benchmarks.meanings import by_vectors, original, pairs
from training.reader.card import measure, said, write_card
from training.reader.export import export, load
from training.reader.learning import ROUNDS, learn
from training.reader.material import gather
from training.reader.network import public_weights

from onrecord.reading.model import meanings
from onrecord.reading.model.pieces import WordPiece
from onrecord.reading.model.session import Network

LEANS = (0.0, 0.5, 1.0, 1.5, 2.0)
SHIPPED = Path("src/onrecord/reading/model/weights")


def main() -> None:
    """Read the command line; gather, learn, export, score, ship."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/reader"))
    parser.add_argument("--limit", type=int, default=0, help="articles, for a trial; 0 for all")
    parser.add_argument("--ship-to", type=Path, default=SHIPPED, help="where the weights go")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    words = (public_weights() / "vocab.txt").read_text(encoding="utf-8").split("\n")
    cut = WordPiece([word for word in words if word])
    material = gather(options.data, options.work, cut, device, options.limit)
    print(f"{len(material.articles)} annotated articles, {len(material.sentences)} sentences")
    state = learn(material, options.work, ROUNDS, device)
    ship(state, options.work, options.data, options.limit, options.ship_to)


def ship(state: Path, work: Path, data: Path, limit: int, place: Path) -> None:
    """Export, choose the lean, score, write the card, and put the folder where the package is."""
    network = load(state)
    full, small = work / "float", work / "int8"
    export(network, full, quantised=False)
    export(network, small)
    lean = choose_lean(small, data, limit)
    for folder in (full, small):
        config = folder / "config.json"
        settings = json.loads(config.read_text(encoding="utf-8")) | {"lean": lean}
        config.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    rounded, unrounded = measure(small, data, limit), measure(full, data, limit)
    rows = [
        ("shipped, int8, with the rules", rounded.whole),
        ("float32, with the rules", unrounded.whole),
        ("int8, the network alone", rounded.alone),
        ("float32, the network alone", unrounded.alone),
        ("int8, with the rules, half of the opening marks lost", rounded.damaged),
    ]
    graded = pairs(data)
    using = Network(small)
    ours = by_vectors(graded, lambda texts: meanings(texts, using))
    theirs = by_vectors(graded, original)
    epochs = sum(one.epochs for one in ROUNDS)
    facts = [
        f"Likeness of STS headlines 2013-16 ({len(graded)} pairs), Spearman: {ours:.3f}; "
        f"the original model {theirs:.3f}.",
        f"{epochs} epochs in {len(ROUNDS)} rounds, seeded, on {platform.machine()} with "
        f"PyTorch {torch.__version__}; lean {lean}, chosen on the development articles.",
    ]
    write_card(small, rows, facts)
    print((small / "CARD.md").read_text(encoding="utf-8"))
    if place.exists():
        shutil.rmtree(place)
    shutil.copytree(small, place)


def choose_lean(folder: Path, data: Path, limit: int) -> float:
    """What is best added to the scores of beginnings, by found and right on the dev articles.

    The likelihood that training maximises makes the network wary where annotators differ: it
    gives fewer attributions than a person marks.
    """
    network = Network(folder)
    articles = list(polnear(data, "dev"))[: limit or None]
    best, highest = 0.0, 0.0
    for lean in LEANS:
        network.settings = network.settings._replace(lean=lean)
        total = score(lambda text: said(text, network), articles).totals["all"]
        print(f"lean {lean}: found {total.found_f1:.2f}, right {total.right_f1:.2f}", flush=True)
        if total.found_f1 + total.right_f1 > highest:
            best, highest = lean, total.found_f1 + total.right_f1
    return best


if __name__ == "__main__":
    main()
