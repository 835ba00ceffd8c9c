"""Batches of examples of like length, and the arrays that the network reads of one."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from encoders import CLS, PAD, SEP
from examples import Example
from pairs import SAID

from newsextract.model.advice import HINTS
from newsextract.model.labels import LAYERS, STATUSES, TAGS

_LIKE = 16  # lengths of windows are alike up to so many pieces


@dataclass(frozen=True, eq=False)
class Batch:
    """What a network reads of some windows, padded to the longest, and what it must answer."""

    ids: np.ndarray
    shapes: np.ndarray
    hints: np.ndarray
    mask: np.ndarray
    tags: np.ndarray  # windows x pieces x layers and tags: chances, all 0 where unknown
    statuses: np.ndarray  # windows x pieces x statuses: chances, all 0 where none is to be learned
    pairs: np.ndarray  # the number of the window, and a row of `candidate_pairs`
    linked: np.ndarray  # chances


def batches(sizes: Sequence[int], budget: int, rng: random.Random) -> list[list[int]]:
    """Window numbers in batches of like length, at most `budget` pieces with padding, in random order."""
    order = sorted(range(len(sizes)), key=lambda n: (sizes[n] // _LIKE, rng.random()))
    made: list[list[int]] = []
    longest = 0
    for n in order:
        if not made or max(longest, sizes[n] + 2) * (len(made[-1]) + 1) > budget:
            made.append([])
            longest = 0
        made[-1].append(n)
        longest = max(longest, sizes[n] + 2)
    rng.shuffle(made)
    return made


def steps_of(epochs: Iterable[Sequence[list[Example]]], budget: int, rng: random.Random) -> list[list[Example]]:
    """The batches of all epochs in the order in which they are shown; the shelves of an epoch are mixed."""
    steps: list[list[Example]] = []
    for shelves in epochs:
        shown = [
            [shelf[n] for n in batch]
            for shelf in shelves
            for batch in batches([len(one.window.ids) for one in shelf], budget, rng)
        ]
        rng.shuffle(shown)
        steps += shown
    return steps


def collate(examples: Sequence[Example], *, unasked: Sequence[bool] = ()) -> Batch:
    """One batch, with the special pieces around each window; `unasked` windows are read as if no rules were asked."""
    shape = (len(examples), max(len(one.window.ids) for one in examples) + 2)
    ids, shapes, mask = (np.full(shape, fill, dtype=np.int64) for fill in (PAD, 0, 0))
    hints, tags, statuses = (
        np.zeros((*shape, width), dtype=np.float32) for width in (HINTS, len(LAYERS) * len(TAGS), len(STATUSES))
    )
    pairs = []
    for row, example in enumerate(examples):
        window, size = example.window, len(example.window.ids)
        inside = slice(1, size + 1)
        ids[row, 0], ids[row, size + 1] = CLS, SEP
        ids[row, inside], shapes[row, inside], mask[row, : size + 2] = window.ids, window.shapes, 1
        tags[row, inside], statuses[row, inside] = example.tags(), example.statuses()
        own = np.insert(example.pairs.astype(np.int64), 0, row, axis=1)
        if unasked and unasked[row]:
            own[:, 1 + SAID] = 0
        else:
            hints[row, inside] = (window.hints[:, None] >> np.arange(HINTS, dtype=np.uint16)) & 1
        pairs.append(own)
    linked = np.concatenate([example.linked for example in examples]).astype(np.float32)
    return Batch(ids, shapes, hints, mask, tags, statuses, np.concatenate(pairs), linked)
