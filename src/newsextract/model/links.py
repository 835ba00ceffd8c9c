"""How sure the model is of a link: the ends of both spans, the distance between them, and what the rules say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .decode import DIGITS, Floats
from .labels import distance_buckets, sentence_buckets

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class LinkTables:
    """What was learned about links: columns of the ends by link, and weights of the facts between two spans."""

    names: tuple[str, ...]
    size: int
    bias: Floats
    distance: Floats
    sentences: Floats
    advice: Floats

    @classmethod
    def from_labels(cls, labels: dict[str, Any]) -> LinkTables:
        """The tables of a model's `labels.json`."""
        weights = (np.array(labels[name], dtype=np.float32) for name in ("bias", "distance", "sentences", "advice"))
        return cls(tuple(labels["links"]), labels["link_size"], *weights)

    def columns(self, name: str) -> tuple[int, slice]:
        """The number of a link and the columns of its ends."""
        number = self.names.index(name)
        return number, slice(number * self.size, (number + 1) * self.size)

    def facts(self, number: int, gaps: Ints, apart: Ints, said: Ints) -> Floats:
        """What speaks for a link beside the words: distances in pieces and sentences, and the rules' answer."""
        near = self.distance[number, distance_buckets(gaps)] + self.sentences[number, sentence_buckets(apart)]
        return np.asarray(near + self.advice[number, said] + self.bias[number], dtype=np.float32)


def chances_of(scores: Floats) -> Floats:
    """Logits -> rounded chances."""
    return np.asarray(np.round(1 / (1 + np.exp(-scores)), DIGITS), dtype=np.float32)
