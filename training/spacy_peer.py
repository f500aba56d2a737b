"""Train a spaCy pipeline of the shape of en_core_web_sm, for a comparison of speed.

    pip install spacy spacy-lookups-data
    PYTHONPATH=src:. python -m training.spacy_peer --data ../shared/data --out ../peer

`benchmarks/peers.py` measures beside spaCy's official small pipeline. Explosion publishes that one
on GitHub only; where GitHub cannot be reached, its speed can still be measured with the same
components in the same widths: tok2vec, tagger, parser, attribute_ruler, rule lemmatizer, and names
with a tok2vec of their own. What they have learnt hardly changes how fast they are. It does change
how good they are: this one sees GUM only, for some minutes, with UD's labels, so its quality is
below the official one's, and is never to be told as spaCy's.

The documents held out of GUM stay unseen; the scores printed, and kept in meta.json, are on them.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.corpora import GUM_HELD_OUT, gum

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.training import Example
    from spacy.vocab import Vocab

SENTENCES = 8  # a piece
PIECES = 6  # an update
DROP = 0.1
OFTEN = 20  # times that a dependency must have given a tag another part of speech
SCORES = ("tag_acc", "pos_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f", "ents_f")
DESCRIPTION = (
    "of the shape of en_core_web_sm, trained on GUM by onrecord's training/spacy_peer.py: "
    "its speed is comparable with the official pipeline's, its quality is below it"
)


class Word(NamedTuple):
    """One token as GUM has it."""

    text: str
    lemma: str
    pos: str
    tag: str
    head: int  # counted within its sentence
    relation: str
    glued: bool  # no space behind it
    name: str  # B-PER, I-PER, ..., O


class Sentence(NamedTuple):
    """A sentence, and whether a paragraph begins with it."""

    words: list[Word]
    opens: bool


def read(path: Path) -> list[Sentence]:
    """The sentences of one document of GUM."""
    names = _names(path)
    sentences: list[Sentence] = []
    opens = False
    within: tuple[int, bool] = (0, False)  # last of the words printed as one; glued behind it
    for line in path.read_text(encoding="utf-8").splitlines():
        opens |= line.startswith("# newpar") and not line.startswith("# newpar_")
        if not line:
            within = 0, False
        if not line or line.startswith("#"):
            continue
        number, text, lemma, pos, tag, _, head, relation, _, misc = line.split("\t")
        glued = "SpaceAfter=No" in misc
        if "-" in number:
            within = int(number.partition("-")[2]), glued
        if not number.isdigit():
            continue
        at = int(number)
        if at == 1:
            sentences.append(Sentence([], opens and bool(sentences)))
            opens = False
        if at <= within[0]:
            glued = at < within[0] or within[1]
        place = int(head) - 1 if head != "0" else at - 1
        relation = "ROOT" if head == "0" else relation
        sentences[-1].words.append(Word(text, lemma, pos, tag, place, relation, glued, next(names)))
    return sentences


def _names(path: Path) -> Iterator[str]:
    """The mark of each token of a document, by the names that `benchmarks.corpora` finds in it."""
    document = gum(path)
    begins = {start: (end, kind) for start, end, kind in sorted(document.names)}
    at, until, open_kind = 0, 0, ""
    for line in path.read_text(encoding="utf-8").splitlines():
        number, *rest = line.split("\t")
        if not number.isdigit():
            continue
        start = document.text.index(rest[0], at)
        at = start + len(rest[0])
        if start >= until and start in begins:
            until, open_kind = begins[start]
            yield f"B-{open_kind}"
        else:
            yield f"I-{open_kind}" if start < until else "O"


def pieces(sentences: Sequence[Sentence], vocab: Vocab, between: str) -> Iterator[Doc]:
    """A document in pieces, with line breaks as tokens where paragraphs begin."""
    from spacy.tokens import Doc

    for first in range(0, len(sentences), SENTENCES):
        words: list[Word] = []
        for sentence in sentences[first : first + SENTENCES]:
            if words and sentence.opens:
                words[-1] = words[-1]._replace(glued=True)
                above = len(words) - 1
                words.append(Word(between, between, "SPACE", "_SP", above, "dep", True, "O"))
            base = len(words)
            words += [word._replace(head=base + word.head) for word in sentence.words]
        texts, lemmas, parts, tags, heads, relations, glued, names = map(
            list, zip(*words, strict=True)
        )
        yield Doc(
            vocab,
            words=texts,
            spaces=[not one for one in glued],
            lemmas=lemmas,
            pos=parts,
            tags=tags,
            heads=heads,
            deps=relations,
            ents=names,
        )


def examples(folder: Path, nlp: Language, *, held_out: bool) -> list[Example]:
    """What is learnt from, or what was held out, beside what the tokenizer makes of it."""
    from spacy.training import Example

    found = []
    for number, path in enumerate(sorted(folder.glob("*.conllu"))):
        if (path.stem.removeprefix("GUM_") in GUM_HELD_OUT) == held_out:
            between = "\n\n" if number % 2 else "\n"
            found += [
                Example(nlp.make_doc(gold.text), gold)
                for gold in pieces(read(path), nlp.vocab, between)
            ]
    return found


def vectors(attributes: dict[str, int]) -> dict[str, Any]:
    """A tok2vec in the widths of the official pipeline's."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": list(attributes),
            "rows": list(attributes.values()),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 96,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def untrained() -> Language:
    """The pipeline's components, in the official one's order; the rest is spaCy's default."""
    import spacy

    nlp = spacy.blank("en", config={"nlp": {"batch_size": 256}})
    attributes = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500}
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    shared = vectors({**attributes, "SPACY": 50, "IS_SPACE": 50})
    nlp.add_pipe("tok2vec", config={"model": shared})
    nlp.add_pipe("tagger", config={"model": {"tok2vec": listener}})
    nlp.add_pipe("parser", config={"model": {"tok2vec": listener}})
    nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    nlp.add_pipe("ner", config={"model": {"tok2vec": vectors(attributes)}})
    nlp.config["training"]["optimizer"]["use_averages"] = True
    nlp.meta.update(name="gum_peer", author="the onrecord developers", description=DESCRIPTION)
    return nlp


def add_parts_of_speech(nlp: Language, learnt: Sequence[Example]) -> None:
    """Map tags to parts of speech as the corpus does, by the dependency where that decides."""
    by_tag: dict[str, Counter[str]] = defaultdict(Counter)
    by_both: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for example in learnt:
        for token in example.reference:
            by_tag[token.tag_][token.pos_] += 1
            by_both[token.tag_, token.dep_][token.pos_] += 1
    ruler: Any = nlp.get_pipe("attribute_ruler")
    usual = {tag: counts.most_common(1)[0][0] for tag, counts in by_tag.items()}
    for tag, part in usual.items():
        ruler.add([[{"TAG": tag}]], {"POS": part})
    for (tag, relation), counts in by_both.items():
        part, times = counts.most_common(1)[0]
        if part != usual[tag] and times >= OFTEN:
            ruler.add([[{"TAG": tag, "DEP": relation}]], {"POS": part})


def learn(nlp: Language, learnt: Sequence[Example], steps: int, minutes: float) -> dict[Any, Any]:
    """Take some steps, fewer if the minutes pass; the weights' averages, which read better."""
    chance = random.Random(0)
    optimizer = nlp.initialize(lambda: learnt)
    add_parts_of_speech(nlp, learnt)  # not before, for initializing clears them
    began = time.perf_counter()
    losses: dict[str, float] = {}
    waiting: list[Example] = []
    for step in range(1, steps + 1):
        if len(waiting) < PIECES:
            waiting += chance.sample(learnt, len(learnt))
        batch, waiting = waiting[:PIECES], waiting[PIECES:]
        nlp.update(batch, drop=DROP, sgd=optimizer, losses=losses)
        passed = time.perf_counter() - began
        if step % 100 == 0:
            told = "  ".join(f"{name} {loss / 100:.0f}" for name, loss in losses.items())
            print(f"{step:>6} steps {passed:>5.0f} s  {told}", flush=True)
            losses = {}
        if passed > minutes * 60:
            break
    averages: dict[Any, Any] = optimizer.averages
    return averages


def main() -> None:
    """Read the command line; train, score on what was held out, write the pipeline."""
    from spacy.util import fix_random_seed

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True, help="folder for the pipeline")
    parser.add_argument("--steps", type=int, default=2500)
    parser.add_argument("--minutes", type=float, default=8.0, help="at most, of learning")
    options = parser.parse_args()
    folder = options.data / "entities" / "gum"
    fix_random_seed(0)
    nlp = untrained()
    averages = learn(nlp, examples(folder, nlp, held_out=False), options.steps, options.minutes)
    with nlp.use_params(averages):
        scores = nlp.evaluate(examples(folder, nlp, held_out=True))
        nlp.meta["performance"] = {name: round(scores[name], 4) for name in SCORES}
        nlp.to_disk(options.out)
    print("held out:", "  ".join(f"{name} {scores[name]:.3f}" for name in SCORES))


if __name__ == "__main__":
    main()
