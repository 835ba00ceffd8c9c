"""Scores -> spans, statuses and links: plain functions over arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .pieces import Pieces

Floats = NDArray[np.float32]
DIGITS = 4  # scores are rounded before anything is decided, so that no processor's last bit decides


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """A span of one layer: first and last word piece, and how sure the model is, in [0, 1]."""

    layer: str
    first: int
    last: int
    score: float


def probabilities(logits: Floats) -> Floats:
    """Softmax over the last axis, rounded."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(np.round(shifted / shifted.sum(axis=-1, keepdims=True), DIGITS), dtype=np.float32)


def best_tags(scores: Floats) -> NDArray[np.int64]:
    """The likeliest O/B/I sequence of each layer in which no I follows an O (Viterbi).

    `scores` are log-probabilities `(pieces, layers, 3)`; the answer is `(pieces, layers)`.
    """
    pieces, layers, _ = scores.shape
    back = np.zeros((pieces, layers, 3), dtype=np.int64)
    total = scores[0].copy()
    total[:, 2] = -np.inf
    for n in range(1, pieces):
        into_inside = np.where(total[:, 1] >= total[:, 2], 1, 2)
        into_any = total.argmax(axis=1)
        back[n, :, 0] = back[n, :, 1] = into_any
        back[n, :, 2] = into_inside
        best = total.max(axis=1)
        total = np.stack([best, best, np.maximum(total[:, 1], total[:, 2])], axis=1) + scores[n]
    tags = np.zeros((pieces, layers), dtype=np.int64)
    tags[-1] = total.argmax(axis=1)
    rows = np.arange(layers)
    for n in range(pieces - 1, 0, -1):
        tags[n - 1] = back[n, rows, tags[n]]
    return tags


def read_spans(chances: Floats, layers: tuple[str, ...]) -> list[ScoredSpan]:
    """The spans of every layer; `chances` are probabilities `(pieces, layers, 3)`."""
    if len(chances) == 0:
        return []
    tags = best_tags(np.log(np.maximum(chances, 1e-6)))
    spans: list[ScoredSpan] = []
    for number, layer in enumerate(layers):
        column = tags[:, number]
        for first in np.flatnonzero(column == 1).tolist():
            last = first
            while last + 1 < len(column) and column[last + 1] == 2:
                last += 1
            score = float(min(chances[n, number, column[n]] for n in range(first, last + 1)))
            spans.append(ScoredSpan(layer, first, last, round(score, DIGITS)))
    return sorted(spans, key=lambda span: (span.first, span.last, span.layer))


def snapped(span: ScoredSpan, pieces: Pieces) -> ScoredSpan:
    """The span widened to whole words."""
    first, last = span.first, span.last
    while first > 0 and not pieces.word_start[first]:
        first -= 1
    while last + 1 < len(pieces) and not pieces.word_start[last + 1]:
        last += 1
    return ScoredSpan(span.layer, first, last, span.score)
