"""A window with what is to be learned from it: chances of tags, of statuses, and of links between its spans.

A window may be a whole article: it is then read in parts, each for itself, and links between the parts are learned.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from pairs import candidate_pairs
from prepare import Window

from newsextract.model.labels import LAYERS, MENTION_LAYERS, STATUSES, TAGS
from newsextract.model.pieces import Window as Part
from newsextract.model.reading import WITHIN

_WHOLE = 255  # a chance of 1, as it is kept


@dataclass(frozen=True, eq=False)
class Labels:
    """What the teachers say of a window; chances are kept in steps of 1/255."""

    tags: np.ndarray  # uint8, pieces x layers and tags
    spans: np.ndarray  # int16: layer, first and last piece, as the tags say
    statuses: np.ndarray  # uint8, a row for each of `trigger_starts`
    links: np.ndarray  # uint8, for each of the spans' candidate pairs


@dataclass(frozen=True, eq=False)
class Example:
    """One window, its candidate pairs and their answers; the tags of `labels` where there are some, else its own."""

    window: Window
    pairs: np.ndarray
    linked: np.ndarray
    labels: Labels | None = None
    parts: tuple[Part, ...] = ()  # what is read together; empty where the window is read at once

    def read_in(self) -> tuple[Part, ...]:
        """The parts that are read one by one; each piece is decided by one of them."""
        size = len(self.window.ids)
        return self.parts or (Part(0, size, 0, size),)

    def tags(self) -> np.ndarray:
        """Pieces x layers and tags: the chance of each tag; all 0 where unknown."""
        if self.labels is None:
            return _one_hot(self.window.tags, len(TAGS)).reshape(len(self.window.tags), -1)
        chances = self.labels.tags.astype(np.float32).reshape(-1, len(LAYERS), len(TAGS))
        return _shares(chances).reshape(len(chances), -1)

    def statuses(self) -> np.ndarray:
        """Pieces x statuses: the chance of each at the beginning of a trigger; all 0 elsewhere."""
        if self.labels is None:
            return _one_hot(self.window.statuses, len(STATUSES))
        chances = np.zeros((len(self.window.ids), len(STATUSES)), dtype=np.float32)
        chances[trigger_starts(self.labels.spans)] = _shares(self.labels.statuses.astype(np.float32))
        return chances


def _one_hot(answers: np.ndarray, count: int) -> np.ndarray:
    return np.asarray(answers[..., None] == np.arange(count), dtype=np.float32)


def _shares(chances: np.ndarray) -> np.ndarray:
    return np.asarray(chances / np.maximum(1, chances.sum(axis=-1, keepdims=True)))


def in_steps(chances: np.ndarray) -> np.ndarray:
    """Chances as they are kept."""
    return np.asarray(np.rint(chances * _WHOLE), dtype=np.uint8)


def marked_example(window: Window) -> Example:
    """The example of an annotated window."""
    return Example(window, *candidate_pairs(window, window.spans, window.links))


def whole_example(article: Window) -> Example:
    """The example of an annotated article in one window, with those pairs that are near enough for the run time."""
    pairs, linked = candidate_pairs(article, article.spans, article.links)
    near = np.abs(pairs[:, 3].astype(np.int64) - pairs[:, 1]) <= WITHIN
    return Example(article, pairs[near], linked[near])


def labelled_example(window: Window, labels: Labels) -> Example:
    """The example of a window that the teachers labelled."""
    return Example(window, pairs_of_spans(window, labels.spans), labels.links.astype(np.float32) / _WHOLE, labels)


def pairs_of_spans(window: Window, spans: np.ndarray) -> np.ndarray:
    """The candidate pairs of any spans of a window."""
    return candidate_pairs(window, spans, window.links[:0])[0]


def spans_of_tags(tags: np.ndarray) -> np.ndarray:
    """The spans that pieces x layers of O, B, I (0, 1, 2) stand for; an I behind an O opens one too."""
    spans = []
    for layer, column in enumerate(tags.T):
        before = np.concatenate([[0], column[:-1]])
        firsts = np.flatnonzero((column == 1) | ((column == 2) & (before == 0)))
        inside = np.append(column, 0) != 2
        lasts = [first + int(inside[first + 1 :].argmax()) for first in firsts]
        spans += [(layer, first, last) for first, last in zip(firsts, lasts, strict=True)]
    return np.array(spans, dtype=np.int16).reshape(-1, 3)


def trigger_starts(spans: np.ndarray) -> np.ndarray:
    """The first pieces of triggers, each once and in order."""
    return np.unique(spans[spans[:, 0] >= len(MENTION_LAYERS), 1])
