"""Text -> word pieces with shapes and offsets, cut into overlapping windows: the same for training and at run time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Ints = NDArray[np.int64]
SHAPES = ("special", "lower", "title", "upper-one", "upper", "mixed", "digits", "digits-and-letters", "mark", "other")
SHAPE_COUNT = 2 * len(SHAPES)  # each shape twice: inside a line, and first in its line


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text: vocabulary `ids`, `shapes` of the words they belong to, and character `offsets`.

    `word_start` is 1 where a piece opens a word. Offsets are half-open and count code points of the text.
    """

    ids: Ints
    shapes: Ints
    offsets: Ints
    word_start: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def touching(self, start: int, end: int) -> tuple[int, int] | None:
        """The first and the last piece that share a character with `[start, end)`; None if none does."""
        first = int(np.searchsorted(self.offsets[:, 1], start, side="right"))
        last = int(np.searchsorted(self.offsets[:, 0], end, side="left")) - 1
        return (first, last) if first <= last else None

    def sentences(self, spans: Sequence[tuple[int, int]]) -> Ints:
        """The number of the sentence that each piece starts in; `spans` are the sentences, in order."""
        starts = np.array([start for start, _ in spans], dtype=np.int64)
        return np.searchsorted(starts, self.offsets[:, 0], side="right")


def shape_of(word: str) -> int:
    """The number of a word's shape in `SHAPES`: an uncased vocabulary cannot tell "US" from "us", its shape can."""
    if word.isdigit():
        name = "digits"
    elif any(char.isdigit() for char in word):
        name = "digits-and-letters"
    elif not any(char.isalpha() for char in word):
        name = "mark"
    elif word.islower():
        name = "lower"
    elif word.isupper():
        name = "upper" if len(word) > 1 else "upper-one"
    elif word.istitle():
        name = "title"
    else:
        name = "mixed" if word.isalpha() else "other"
    return SHAPES.index(name)


def load_tokenizer(path: Path) -> Tokenizer:
    """The word-piece vocabulary of a model, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def cut_pieces(text: str, tokenizer: Tokenizer) -> Pieces:
    """All word pieces of `text`, of any length."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    words = np.array([-1 if word is None else word for word in encoding.word_ids], dtype=np.int64)
    starts = np.ones(len(words), dtype=np.int64)
    starts[1:] = words[1:] != words[:-1]
    return Pieces(np.array(encoding.ids, dtype=np.int64), _shapes(text, offsets, starts), offsets, starts)


def _shapes(text: str, offsets: Ints, starts: Ints) -> Ints:
    """The shape of each piece's word, and whether the word opens a line."""
    firsts = np.flatnonzero(starts)
    shapes = np.zeros(len(offsets), dtype=np.int64)
    borders = [*firsts.tolist(), len(offsets)]
    before = 0
    for first, after in pairwise(borders):
        begin, end = int(offsets[first, 0]), int(offsets[after - 1, 1])
        opens_line = first == 0 or "\n" in text[before:begin]
        shapes[first:after] = shape_of(text[begin:end]) + (len(SHAPES) if opens_line else 0)
        before = end
    return shapes


def windows(count: int, *, length: int, overlap: int) -> list[tuple[int, int]]:
    """Half-open piece ranges that cover `count` pieces, each at most `length` long, neighbours sharing `overlap`.

    >>> windows(10, length=6, overlap=2)
    [(0, 6), (4, 10)]
    """
    if count <= length:
        return [(0, count)] if count else []
    step = length - overlap
    starts = list(range(0, count - overlap, step))
    spans = [(start, min(start + length, count)) for start in starts]
    if spans[-1][0] > 0 and spans[-1][1] - spans[-1][0] < length:
        spans[-1] = (count - length, count)
    return spans


def owned(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """For each window the pieces that it decides: neighbours meet in the middle of what they share."""
    borders = [0, *((left[1] + right[0]) // 2 for left, right in pairwise(spans))]
    ends = [*borders[1:], spans[-1][1] if spans else 0]
    return list(zip(borders, ends, strict=True)) if spans else []
