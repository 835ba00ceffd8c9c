"""Scores -> spans, statuses and links: plain functions over arrays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .pieces import Pieces

Floats = NDArray[np.float32]
DIGITS = 4  # scores are rounded before anything is decided, so that no processor's last bit decides
_SURELY_OUTSIDE = 0.98


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """A span of one layer: first and last word piece, and how sure the model is, in [0, 1]."""

    layer: str
    first: int
    last: int
    score: float


def probabilities(logits: Floats) -> Floats:
    """Softmax over the last axis, rounded."""
    by_answer = np.ascontiguousarray(np.moveaxis(logits, -1, 0))  # NumPy is slow along an axis of three or four
    shifted = np.exp(by_answer - by_answer.max(axis=0))
    rounded = np.round(shifted / shifted.sum(axis=0), DIGITS)
    return np.ascontiguousarray(np.moveaxis(rounded, 0, -1), dtype=np.float32)


def read_spans(chances: Floats, layers: tuple[str, ...]) -> list[ScoredSpan]:
    """The spans of every layer; `chances` are probabilities `(pieces, layers, O/B/I)`.

    In each layer the likeliest row of tags in which no I follows an O is taken (Viterbi), stretch by stretch: pieces
    that are almost surely O part the stretches. A span is as sure as the least sure of its tags.
    """
    spans: list[ScoredSpan] = []
    for number, layer in enumerate(layers if len(chances) else ()):
        column = chances[:, number]
        for start, end in _stretches(column[:, 0] < _SURELY_OUTSIDE):
            rows = column[start:end].tolist()
            for first, last in _spans_in(best_tags(rows)):
                score = min(max(rows[at][1], rows[at][2]) for at in range(first, last + 1))
                spans.append(ScoredSpan(layer, start + first, start + last, round(score, DIGITS)))
    return sorted(spans, key=_place)


def _stretches(open_: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The half-open ranges in which the flags are set."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], open_, [False]]).astype(np.int8)))
    return [(int(edges[at]), int(edges[at + 1])) for at in range(0, len(edges), 2)]


def best_tags(rows: Sequence[Sequence[float]]) -> list[int]:
    """The likeliest row of tags (0 O, 1 B, 2 I) in which no I stands first or follows an O.

    >>> best_tags([[0.4, 0.3, 0.3], [0.3, 0.1, 0.6]])
    [1, 2]
    """
    outside, opens, inside = 1.0, 0.0, 0.0  # the likeliest rows so far that end in O, B, I; kept near 1
    back: list[tuple[int, int]] = []
    for row in rows:
        any_from = 0 if outside >= opens and outside >= inside else 1 if opens >= inside else 2
        best = (outside, opens, inside)[any_from]
        inside_from = 1 if opens >= inside else 2
        back.append((any_from, inside_from))
        outside, opens, inside = best * row[0], best * row[1], max(opens, inside) * row[2]
        top = max(outside, opens, inside) or 1.0
        outside, opens, inside = outside / top, opens / top, inside / top
    tags = [0 if outside >= opens and outside >= inside else 1 if opens >= inside else 2]
    for any_from, inside_from in reversed(back[1:]):
        tags.append(inside_from if tags[-1] == 2 else any_from)
    return tags[::-1] if rows else []


def _spans_in(tags: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last piece of every B with the I's behind it."""
    first: int | None = None
    for at, tag in enumerate([*tags, 0]):
        if first is not None and tag != 2:
            yield first, at - 1
            first = None
        if tag == 1:
            first = at


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
