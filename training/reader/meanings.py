"""What the original model makes of sentences: the vectors that the reader is to keep.

The original, all-MiniLM-L6-v2, reads each sentence alone and takes the mean of its pieces. The
reader learns to give the same vector for a stretch inside a longer text, so that a reading yields
the likeness of its statements at no further cost.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from training.reader.network import Encoder, Shape, public_weights

from onrecord.reading.model.pieces import WordPiece

LONGEST = 128  # pieces of a text that the original reads
AT_ONCE = 6000  # pieces


def original_vectors(
    texts: Sequence[str], cut: WordPiece, device: torch.device
) -> NDArray[np.float16]:
    """One unit vector a text, (texts, 384)."""
    encoder = Encoder(Shape(), drop=0.0)
    encoder.load_public(public_weights())
    encoder.to(device).eval()
    ids = [cut(text).ids[: LONGEST - 2] for text in texts]
    order = sorted(range(len(ids)), key=lambda at: len(ids[at]))
    vectors = np.zeros((len(ids), Shape().width), dtype=np.float16)
    at = 0
    while at < len(order):
        longest = len(ids[order[min(at + 400, len(order) - 1)]]) + 2
        group = order[at : at + max(1, min(400, AT_ONCE // longest))]
        at += len(group)
        size = max(len(ids[number]) for number in group) + 2
        batch = torch.zeros(len(group), size, dtype=torch.long)
        mask = torch.zeros(len(group), size, dtype=torch.long)
        for row, number in enumerate(group):
            length = len(ids[number])
            batch[row, 0] = cut.opening
            batch[row, 1 : length + 1] = torch.from_numpy(ids[number])
            batch[row, length + 1] = cut.closing
            mask[row, : length + 2] = 1
        signs = torch.zeros(len(group), 3, size, dtype=torch.long)
        with torch.no_grad(), torch.autocast(device.type, torch.bfloat16):
            hidden = encoder(batch.to(device), signs.to(device), mask.to(device)).float().cpu()
        weight = mask[..., None].float()
        mean = (hidden * weight).sum(1) / weight.sum(1)
        vectors[group] = torch.nn.functional.normalize(mean, dim=1).numpy().astype(np.float16)
    return vectors
