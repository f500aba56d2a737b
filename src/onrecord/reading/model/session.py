"""The network itself, run by ONNX Runtime; the one file that imports it."""

from __future__ import annotations

import json
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.model.pieces import Integers, WordPiece
from onrecord.reading.model.signs import Signs

if TYPE_CHECKING:
    import onnxruntime

Floats = NDArray[np.float32]
SHIPPED = files("onrecord.reading.model") / "weights"


class Settings(NamedTuple):
    """What the weights were trained with, from the folder's config.json."""

    steps: Floats  # (tags, tags): the score of one tag after another
    first: Floats  # (tags,): of the first tag
    nowhere: Floats  # (relations, dimensions): the key of a link to nothing
    relations: tuple[str, ...]
    tags: tuple[str, ...]
    names: tuple[str, ...]
    lean: float  # added to the scores of tags that begin a span; chosen on development articles


class Outputs(NamedTuple):
    """What the network says of each piece of a window or of a whole text."""

    tags: Floats  # (pieces, tags)
    names: Floats  # (pieces, name tags)
    # Of each window, its first piece and (pieces, 2, relations, dimensions) of queries and keys.
    # They are compared within a window only: they tell distance by the place in it.
    links: tuple[tuple[int, Floats], ...]
    hidden: Floats  # (pieces, width): what the encoder makes of each


class Network:
    """The weights, loaded once, with their vocabulary and settings."""

    def __init__(self, folder: Traversable = SHIPPED) -> None:
        import onnxruntime  # heavy: only when an article is read

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # windows run side by side instead; see windows.py
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._folder = folder
        weights = (folder / "model.onnx").read_bytes()
        self._session: onnxruntime.InferenceSession = onnxruntime.InferenceSession(
            weights, options, providers=["CPUExecutionProvider"]
        )
        vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8")
        self.cut = WordPiece(vocabulary.splitlines())
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self.settings = Settings(
            steps=np.array(config["steps"], dtype=np.float32),
            first=np.array(config["first"], dtype=np.float32),
            nowhere=np.array(config["nowhere"], dtype=np.float32),
            relations=tuple(config["relations"]),
            tags=tuple(config["tags"]),
            names=tuple(config["names"]),
            lean=float(config["lean"]),
        )

    @cached_property
    def meaning(self) -> Floats:
        """(width, width): from what the encoder gives to a vector of what is meant."""
        with (self._folder / "meaning.npy").open("rb") as file:
            matrix: Floats = np.load(file, allow_pickle=False).astype(np.float32)
        return matrix

    def __call__(self, ids: Integers, signs: Signs) -> Outputs:
        """One window, run by itself: what stands beside it in a batch would change its rounding."""
        cut = self.cut
        framed = np.concatenate([[cut.opening], ids, [cut.closing]])[None]
        no_sign = [[3], [0], [0]]  # of the two pieces that mark the ends
        sides = np.concatenate([no_sign, np.stack(signs), no_sign], axis=1)[None]
        tags, names, links, hidden = self._session.run(
            None, {"ids": framed.astype(np.int64), "signs": sides.astype(np.int64)}
        )
        links = links[0, 1:-1].reshape(len(ids), 2, *self.settings.nowhere.shape)
        return Outputs(tags[0, 1:-1], names[0, 1:-1], ((0, links),), hidden[0, 1:-1])


@cache
def network() -> Network:
    """The shipped network; loading takes a third of a second, and happens once."""
    return Network()
