"""Where base encoders lie, and how word pieces are numbered in their vocabularies; needs no PyTorch."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np

CLS, SEP, PAD = 101, 102, 0  # in BERT's uncased vocabulary, whose numbers all windows carry
MPNET_SPECIAL = {CLS: 0, PAD: 1, SEP: 2}
MPNET_MORE = 5  # word pieces that BERT's vocabulary lacks: four in front, one for masks at the end
_MPNET_SHIFT = 4


def encoder_folder(name: str) -> Path:
    """The folder of a base encoder: `name` itself, or `model` inside the Python package of that name."""
    if Path(name).is_dir():
        return Path(name)
    spec = find_spec(name) if name.isidentifier() else None
    if spec is None or spec.origin is None:
        raise SystemExit(
            f"{name!r} is neither a folder nor an installed package; see the README for where it comes from"
        )
    return Path(spec.origin).parent / "model"


def mpnet_numbers(count: int) -> np.ndarray:
    """For each of BERT's `count` word pieces its number in MPNet's vocabulary: the same words, behind four more."""
    numbers = np.arange(count, dtype=np.int64) + _MPNET_SHIFT
    for bert, mpnet in MPNET_SPECIAL.items():
        numbers[bert] = mpnet
    return numbers
