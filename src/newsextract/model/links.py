"""How sure the model is of a link: the ends of both spans, the distance between them, and what the rules say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .decode import DIGITS, Floats
from .labels import distance_buckets, sentence_buckets

Ints = NDArray[np.int64]
_SURE = 40.0  # a logit whose chance no float tells from 1


@dataclass(frozen=True, slots=True)
class LinkTables:
    """What was learned about links: maps to the ends of each, and weights of the facts between two spans.

    `source` and `target` are `(links, hidden + 1, size)`, the last row of each the constant.
    """

    names: tuple[str, ...]
    source: Floats
    target: Floats
    bias: Floats
    distance: Floats
    sentences: Floats
    advice: Floats

    @classmethod
    def read(cls, labels: dict[str, Any], path: Path) -> LinkTables:
        """The tables of a model's `labels.json` and `links.npz`."""
        with np.load(path) as maps:
            source, target = maps["source"], maps["target"]
        weights = (np.array(labels[name], dtype=np.float32) for name in ("bias", "distance", "sentences", "advice"))
        return cls(tuple(labels["links"]), source, target, *weights)

    def ends(self, side: Floats, number: int, first: Floats, last: Floats) -> Floats:
        """What the first and the last pieces of spans say about one side of a link: `(spans, size)`."""
        return np.asarray((first + last) @ side[number, :-1] + 2 * side[number, -1], dtype=np.float32)

    def facts(self, number: int, gaps: Ints, apart: Ints, said: Ints) -> Floats:
        """What speaks for a link beside the words: distances in pieces and sentences, and the rules' answer."""
        near = self.distance[number, distance_buckets(gaps)] + self.sentences[number, sentence_buckets(apart)]
        return np.asarray(near + self.advice[number, said] + self.bias[number], dtype=np.float32)


def chances_of(scores: Floats) -> Floats:
    """Logits -> rounded chances."""
    within = np.clip(scores, -_SURE, _SURE)  # farther out is rounded away, and may be too large for a power of e
    return np.asarray(np.round(1 / (1 + np.exp(-within)), DIGITS), dtype=np.float32)
