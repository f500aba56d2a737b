"""From trained weights to the folder that the package ships: ONNX, int8, vocabulary, settings."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from training.reader.examples import KINDS, ROLES
from training.reader.network import Reader, closed_steps, public_weights

OPSET = 17
RELATIONS = ("content to cue", "cue to source", "content to source", "mention to antecedent")
HEADS = ("tag", "name")


class _OneText(nn.Module):
    """The network for one window without padding, so that no mask is needed."""

    def __init__(self, network: Reader) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, signs: Tensor) -> tuple[Tensor, ...]:
        """As the network, with every piece seen."""
        return self.network.look(ids, signs, None)


def load(state: Path) -> Reader:
    """The network of a checkpoint."""
    network = Reader(drop=0.0)
    kept = torch.load(state, map_location="cpu", weights_only=True)
    network.load_state_dict(kept["network"])
    return network.eval()


def export(network: Reader, folder: Path, *, quantised: bool = True) -> Path:
    """Write the network to a folder; with ``quantised`` its weights as int8."""
    folder.mkdir(parents=True, exist_ok=True)
    plain = folder / "float.onnx"
    ids = torch.ones(1, 9, dtype=torch.long)
    signs = torch.zeros(1, 3, 9, dtype=torch.long)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _OneText(network),
            (ids, signs),
            str(plain),
            input_names=["ids", "signs"],
            output_names=["tags", "names", "links", "hidden"],
            dynamic_axes={"ids": {1: "pieces"}, "signs": {2: "pieces"}},
            opset_version=OPSET,
            dynamo=False,
        )
    final = folder / "model.onnx"
    if quantised:
        quantise(plain, final)
        plain.unlink()
    else:
        plain.replace(final)
    # From what the encoder gives to meanings; apart, since few who read need them.
    turned = network.meaning.weight.detach().T.numpy().astype(np.float16)
    np.save(folder / "meaning.npy", turned)
    words = (public_weights() / "vocab.txt").read_text(encoding="utf-8")
    (folder / "vocabulary.txt").write_text(words.rstrip("\n") + "\n", encoding="utf-8")
    settings = {
        "tags": ["O", *(f"{mark}-{role}" for role in ROLES for mark in "BI")],
        "names": ["O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI")],
        "relations": RELATIONS,
        "lean": 0.0,
        "steps": _rounded(network.paths.steps + closed_steps()),
        "first": _rounded(network.paths.first + closed_steps()[0]),
        "nowhere": _rounded(network.nowhere),
    }
    text = json.dumps(settings, indent=1) + "\n"
    (folder / "config.json").write_text(text, encoding="utf-8")
    return final


def quantise(plain: Path, final: Path) -> None:
    """Weights as int8 by column, activations as they come; tags and names stay float."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    graph = onnx.load(plain).graph
    heads = [n.name for n in graph.node if any(f"/{head}/" in n.name for head in HEADS)]
    quantize_dynamic(
        plain,
        final,
        op_types_to_quantize=["MatMul", "Gather"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=heads,
    )


def _rounded(tensor: Tensor) -> list[object]:
    values: list[object] = torch.round(tensor.detach(), decimals=5).tolist()
    return values
