"""Scores -> spans, statuses and links: plain functions over arrays."""

from __future__ import annotations

from collections.abc import Iterable
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


def read_spans(chances: Floats, layers: tuple[str, ...]) -> list[ScoredSpan]:
    """The spans of every layer; `chances` are probabilities `(pieces, layers, O/B/I)`.

    Each piece takes its likeliest tag; an I that follows an O opens a span as B does.
    """
    if len(chances) == 0:
        return []
    tags = chances.argmax(axis=2)
    before = np.vstack([np.zeros((1, len(layers)), dtype=tags.dtype), tags[:-1]])
    opens = (tags == 1) | ((tags == 2) & (before == 0))
    after = np.vstack([tags[1:], np.zeros((1, len(layers)), dtype=tags.dtype)])
    closes = (tags > 0) & (after != 2)
    sure = chances.max(axis=2)
    spans: list[ScoredSpan] = []
    for number, layer in enumerate(layers):
        firsts, lasts = np.flatnonzero(opens[:, number]).tolist(), np.flatnonzero(closes[:, number]).tolist()
        for first, last in zip(firsts, lasts, strict=True):
            score = round(float(sure[first : last + 1, number].min()), DIGITS)
            spans.append(ScoredSpan(layer, first, last, score))
    return sorted(spans, key=_place)


def whole_words(spans: Iterable[ScoredSpan], pieces: Pieces) -> list[ScoredSpan]:
    """The spans widened to whole words; where two of a layer meet in one word, one span over both, as the less sure."""
    kept: list[ScoredSpan] = []
    latest: dict[str, int] = {}
    for span in (_snapped(one, pieces) for one in sorted(spans, key=_place)):
        at = latest.get(span.layer)
        if at is not None and span.first <= kept[at].last:
            before = kept[at]
            last, score = max(before.last, span.last), min(before.score, span.score)
            kept[at] = ScoredSpan(span.layer, before.first, last, score)
        else:
            latest[span.layer] = len(kept)
            kept.append(span)
    return sorted(kept, key=_place)


def _place(span: ScoredSpan) -> tuple[int, int, str]:
    return span.first, span.last, span.layer


def _snapped(span: ScoredSpan, pieces: Pieces) -> ScoredSpan:
    first, last = span.first, span.last
    while first > 0 and not pieces.word_start[first]:
        first -= 1
    while last + 1 < len(pieces) and not pieces.word_start[last + 1]:
        last += 1
    return ScoredSpan(span.layer, first, last, span.score)
