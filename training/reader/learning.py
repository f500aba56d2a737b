"""The learning loop: seeded, resumed where it stopped, on a CPU or a GPU."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from training.reader.losses import losses
from training.reader.material import Material, batches
from training.reader.network import Reader, public_weights

HEAD_RATE = 5.0  # times the encoder's
WARM_UP = 0.05  # share of a round's steps
FLOOR = 0.01  # of the rate, at the end of a round
SEED = 20


class Round(NamedTuple):
    """Some epochs in which the rate rises once and falls to nothing."""

    epochs: int
    rate: float  # the encoder's highest
    damaged: float  # share of the articles
    drop: float  # share of the dimensions


# A second round from a lower rate, on cleaner texts, as warm restarts do (Loshchilov and Hutter
# 2017): after the first the network still did little better on what it had learnt from than on
# the development articles.
ROUNDS = (Round(7, 2e-4, 0.6, 0.1), Round(3, 1.2e-4, 0.35, 0.05))


def learn(material: Material, work: Path, rounds: Sequence[Round], device: torch.device) -> Path:
    """Train for so many rounds; the network's last state, in ``work``."""
    torch.manual_seed(SEED)
    network = Reader()
    network.encoder.load_public(public_weights())
    network.to(device)
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": encoder}, {"params": heads}], weight_decay=0.01)
    done = 0
    state = work / "state.pt"
    if state.exists():
        kept = torch.load(state, map_location=device, weights_only=True)
        network.load_state_dict(kept["network"])
        optimizer.load_state_dict(kept["optimizer"])
        done = kept["epoch"]
        print(f"resumed after epoch {done}", flush=True)
    first = 0
    for one in rounds:
        length = sum(1 for _ in batches(material, first, one.damaged))
        for block in network.encoder.blocks:
            block.drop = one.drop
        for epoch in range(max(first, done), first + one.epochs):
            began = time.perf_counter()
            rates = [
                one.rate * _share((epoch - first) * length + step, one.epochs * length)
                for step in range(length + EXTRA)
            ]
            _epoch(network, optimizer, material, epoch, one, rates, device)
            kept = {
                "network": network.state_dict(),
                "optimizer": optimizer.state_dict(),
                "epoch": epoch + 1,
            }
            unfinished = state.with_suffix(".new")
            torch.save(kept, unfinished)
            unfinished.replace(state)
            print(f"epoch {epoch} done in {time.perf_counter() - began:.0f} s", flush=True)
        first += one.epochs
    return state


EXTRA = 50  # batches by which an epoch may be longer than the first of its round


def _epoch(
    network: Reader,
    optimizer: torch.optim.Optimizer,
    material: Material,
    epoch: int,
    one: Round,
    rates: Sequence[float],
    device: torch.device,
) -> None:
    torch.manual_seed(SEED + epoch)
    network.train()
    trained = [p for group in optimizer.param_groups for p in group["params"]]
    sums: dict[str, float] = defaultdict(float)
    counts: dict[str, int] = defaultdict(int)
    began, pieces = time.perf_counter(), 0
    for step, batch in enumerate(batches(material, epoch, one.damaged)):
        optimizer.param_groups[0]["lr"] = rates[step]
        optimizer.param_groups[1]["lr"] = HEAD_RATE * rates[step]
        moved = batch.to(device)
        with torch.autocast(device.type, torch.bfloat16):
            parts = losses(network, moved, material.vectors)
        loss = torch.stack(list(parts.values())).sum()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        pieces += int(batch.mask.sum())
        for name, part in parts.items():
            sums[name] += part.item()
            counts[name] += 1
        if step % 20 == 19:
            shown = "  ".join(f"{n} {sums[n] / counts[n]:.4f}" for n in sorted(sums))
            speed = pieces / (time.perf_counter() - began)
            print(f"epoch {epoch} step {step + 1}  {shown}  {speed:.0f}/s", flush=True)
            sums.clear()
            counts.clear()


def _share(step: int, total: int) -> float:
    """Of the highest rate: up in a line, then down in a line."""
    warm = WARM_UP * total
    if step < warm:
        return (step + 1) / warm
    return max(FLOOR, (total - step) / (total - warm))
