"""The pipe: documents in, the same documents out, with ``doc._.attributions``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.pipes.said import KEY, SHAPE, attributions_of, packed
from onrecord.reading import read_articles
from onrecord.types import Article, Published, Reading

AT_ONCE = 32  # documents held while the network sees some and the rules read others


def _extend() -> None:
    """The document's attributes; another library that has one of that name keeps it."""
    if not Doc.has_extension("attributions"):
        Doc.set_extension("attributions", getter=attributions_of)
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)


_extend()


class ReadingPipe:
    """Reads each document's text as one article; the tokens and all else stay as they are.

    With ``acts`` it also finds what somebody does or thinks without words of theirs: praises,
    opposes. ``doc._.published``, an ISO day, dates what is told by "on Friday"; it may be None.
    """

    def __init__(self, *, acts: bool = False) -> None:
        self.acts = acts

    def __call__(self, doc: Doc) -> Doc:
        """The document with its attributions."""
        return next(self.pipe(iter((doc,))))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = AT_ONCE) -> Iterator[Doc]:
        """Documents as they come; the network sees several at a time."""
        documents = iter(stream)
        while batch := list(islice(documents, min(batch_size, AT_ONCE))):
            readings = read_articles([_article(doc) for doc in batch], acts=self.acts)
            for doc, reading in zip(batch, readings, strict=True):
                _keep(doc, reading)
                yield doc


@Language.factory(
    "onrecord", default_config={"acts": False}, assigns=["doc._.attributions"], retokenizes=False
)
def make_pipe(nlp: Language, name: str, acts: bool) -> ReadingPipe:
    """The pipe as ``nlp.add_pipe("onrecord")`` makes it."""
    return ReadingPipe(acts=acts)


def _article(doc: Doc) -> Article:
    text: str = doc.text
    key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    day = doc._.published
    return Article(key, text, published=Published(str(day), "day") if day else None)


def _keep(doc: Doc, reading: Reading) -> None:
    entities = {entity.id: entity for entity in reading.entities}
    found = [packed(attribution, entities) for attribution in reading.attributions]
    doc.user_data[KEY] = {"shape": SHAPE, "attributions": found}
