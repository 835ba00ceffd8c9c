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
from newsextract.model.pieces import Window as Part

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
    pairs: np.ndarray  # the windows of both spans, and a row of `candidate_pairs` with places in those windows
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
    """One batch, with the special pieces around each part of each example, which is a row of its own.

    `unasked` examples are read as if no rules were asked.
    """
    parts = [example.read_in() for example in examples]
    starts = np.cumsum([0, *map(len, parts)])
    shape = (int(starts[-1]), max(part.end - part.start for some in parts for part in some) + 2)
    ids, shapes, mask = (np.full(shape, fill, dtype=np.int64) for fill in (PAD, 0, 0))
    hints, tags, statuses = (
        np.zeros((*shape, width), dtype=np.float32) for width in (HINTS, len(LAYERS) * len(TAGS), len(STATUSES))
    )
    pairs, linked = [], []
    for number, example in enumerate(examples):
        window, asked, start = example.window, not (unasked and unasked[number]), int(starts[number])
        answers = example.tags(), example.statuses()
        for row, part in enumerate(parts[number], start):
            read, inside = slice(part.start, part.end), slice(1, part.end - part.start + 1)
            ids[row, 0], ids[row, inside.stop], mask[row, : inside.stop + 1] = CLS, SEP, 1
            ids[row, inside], shapes[row, inside] = window.ids[read], window.shapes[read]
            tags[row, inside], statuses[row, inside] = (wanted[read] for wanted in answers)
            if asked:
                hints[row, inside] = (window.hints[read, None] >> np.arange(HINTS, dtype=np.uint16)) & 1
        own, kept = placed_pairs(example.pairs, parts[number], start)
        if not asked:
            own[:, 2 + SAID] = 0
        pairs.append(own)
        linked.append(example.linked[kept].astype(np.float32))
    return Batch(ids, shapes, hints, mask, tags, statuses, np.concatenate(pairs), np.concatenate(linked))


def placed_pairs(pairs: np.ndarray, parts: Sequence[Part], start: int) -> tuple[np.ndarray, np.ndarray]:
    """The pairs with both ends in the parts that decide them, and which pairs they are; rows count from `start`.

    A pair is left out where a border between two parts cuts one of its spans.
    """
    sizes = [part.last - part.first for part in parts]
    rows, shifts = np.repeat(np.arange(len(parts)), sizes), np.repeat([part.start for part in parts], sizes)
    ends = pairs[:, 1:5].astype(np.int64)  # counted behind the special piece in front
    own = rows[ends - 1]
    kept = (own[:, 0] == own[:, 1]) & (own[:, 2] == own[:, 3])
    placed = np.concatenate([start + own[:, [0, 2]], pairs[:, :1], ends - shifts[ends - 1], pairs[:, 5:]], axis=1)
    return placed[kept], kept
