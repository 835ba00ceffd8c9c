"""How articles are cut into windows: in which lengths, and a whole article anew each time that it is shown."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from examples import Example

from newsextract.model.pieces import windows


class Cut(NamedTuple):
    """How long the windows of an article are, and how much two neighbours share, in pieces."""

    length: int
    overlap: int


UNCUT = Cut(int(np.iinfo(np.int16).max), 0)  # longer than any article; the places in a window are kept as int16


def shipped_cut(config: dict[str, Any]) -> Cut:
    """How the shipped model cuts its texts."""
    return Cut(config["windows"]["length"], config["windows"]["overlap"])


def cuts_of(config: dict[str, Any]) -> list[Cut]:
    """The cuts that articles to learn from take turns with."""
    return [Cut(length, overlap) for length, overlap in config["windows"]["lengths"].items()]


def cut_anew(article: Example, cuts: Sequence[Cut], rng: random.Random) -> Example:
    """The example of a whole article, to be read in the windows that one of the cuts makes; no array is copied."""
    sentences = article.window.sentences.astype(np.int64)
    return replace(article, parts=tuple(windows(sentences, **rng.choice(cuts)._asdict())))
