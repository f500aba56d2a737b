"""What the network is to do, as numbers to be made small."""

from __future__ import annotations

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor
from training.reader.batches import Batch
from training.reader.examples import NOWHERE, UNKNOWN
from training.reader.network import FORBIDDEN, RELATIONS, Reader

COREFERENCE = 3  # the relation of a mention to an earlier one of the same thing
# Weights of the parts, by their size in a first trial of one epoch.
LINKS, NAMES, CHAINS, MEANINGS = 0.3, 0.6, 0.05, 0.6


def losses(network: Reader, batch: Batch, vectors: Tensor) -> dict[str, Tensor]:
    """Each part of the loss, by name, weighted; those of which the batch knows nothing left out."""
    tags, names, links, meanings = network(batch.ids, batch.signs, batch.mask)
    pieces = batch.mask.sum()
    found: dict[str, Tensor] = {}
    size = batch.ids.shape[1]
    if batch.tags is not None and batch.links is not None:
        found["tags"] = network.paths.loss(tags.float(), batch.tags, batch.mask) / pieces
        query, key = _link_vectors(network, links)
        for relation in range(3):
            wanted = batch.links[:, relation]
            chosen = wanted != UNKNOWN
            if chosen.any():
                given = _link_scores(network, query, key, relation, batch.mask)[chosen]
                target = wanted[chosen]
                target = torch.where(target == NOWHERE, size, target)
                found[f"link{relation}"] = LINKS * F.cross_entropy(given, target)
    if batch.names is not None:
        logits = names.float()[..., : batch.name_kinds]
        loss = F.cross_entropy(
            logits.reshape(-1, batch.name_kinds), batch.names.reshape(-1), ignore_index=UNKNOWN
        )
        found["names"] = NAMES * loss
        if any(batch.mentions):
            query, key = _link_vectors(network, links)
            scores = _link_scores(network, query, key, COREFERENCE, batch.mask)
            found["chains"] = CHAINS * _chain_loss(scores, batch.mentions)
    if batch.targets:
        found["meanings"] = MEANINGS * _meaning_loss(meanings.float(), batch.targets, vectors)
    return found


def _link_vectors(network: Reader, links: Tensor) -> tuple[Tensor, Tensor]:
    parts = links.float().view(*links.shape[:2], 2, RELATIONS, network.shape.link)
    return parts[:, :, 0], parts[:, :, 1]


def _link_scores(
    network: Reader, query: Tensor, key: Tensor, relation: int, mask: Tensor
) -> Tensor:
    """(batch, pieces, pieces + 1); the last is for a link to nothing."""
    asked = query[:, :, relation] / network.shape.link**0.5
    scores = asked @ key[:, :, relation].transpose(1, 2)
    scores = scores.masked_fill(~mask[:, None].bool(), FORBIDDEN)
    return torch.cat([scores, (asked @ network.nowhere[relation])[..., None]], dim=-1)


def _chain_loss(scores: Tensor, mentions: list[list[tuple[int, int]]]) -> Tensor:
    """Marginal likelihood of the true antecedents (Lee et al. 2017), the mean over mentions."""
    total = scores.new_zeros(())
    count = 0
    for row, found in enumerate(mentions):
        if len(found) < 2:
            continue
        places = torch.tensor([at for at, _ in found], device=scores.device)
        chains = torch.tensor([of for _, of in found], device=scores.device)
        among = scores[row][places][:, places]
        none = scores[row][places][:, -1:]
        earlier = torch.ones_like(among).tril(-1).bool()
        same = (chains[:, None] == chains[None, :]) & earlier
        every = torch.cat([among.masked_fill(~earlier, FORBIDDEN), none], dim=1)
        right = torch.cat([among.masked_fill(~same, FORBIDDEN), none], dim=1)
        right[:, -1] = torch.where(same.any(1), FORBIDDEN, right[:, -1])
        total = total + (torch.logsumexp(every, 1) - torch.logsumexp(right, 1)).sum()
        count += len(found)
    return total / max(1, count)


def _meaning_loss(
    meanings: Tensor, targets: list[tuple[int, int, int, int]], vectors: Tensor
) -> Tensor:
    """One less the cosine between a stretch's mean and the original's vector of it."""
    rows, firsts, lasts, wanted = torch.tensor(targets, device=meanings.device).unbind(1)
    zero = meanings.new_zeros(meanings.shape[0], 1, meanings.shape[2])
    sums = torch.cat([zero, meanings.cumsum(1)], dim=1)
    means = sums[rows, lasts] - sums[rows, firsts]
    return (1 - F.cosine_similarity(means, vectors[wanted].float(), dim=1)).mean()
