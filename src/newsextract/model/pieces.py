"""Text -> word pieces with shapes and offsets, cut into overlapping windows: the same for training and at run time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Ints = NDArray[np.int64]
SHAPES = ("special", "lower", "title", "upper-one", "upper", "mixed", "digits", "digits-and-letters", "mark", "other")
SHAPE_COUNT = 2 * len(SHAPES)  # each shape twice: inside a line, and first in its line


@dataclass(frozen=True)  # without slots, for what is worked out once and kept
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
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end) - 1
        return (first, last) if first <= last else None

    # As lists: asked for one place at a time, NumPy copies the whole column to search it.

    @cached_property
    def _starts(self) -> list[int]:
        return cast("list[int]", self.offsets[:, 0].tolist())

    @cached_property
    def _ends(self) -> list[int]:
        return cast("list[int]", self.offsets[:, 1].tolist())

    def sentences(self, spans: Sequence[tuple[int, int]]) -> Ints:
        """The number of the sentence that each piece starts in; `spans` are the sentences, in order."""
        starts = np.array([start for start, _ in spans], dtype=np.int64)
        return np.searchsorted(starts, self.offsets[:, 0], side="right")


@lru_cache(maxsize=8192)  # news says the same words again
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
    offsets = np.fromiter(chain.from_iterable(encoding.offsets), dtype=np.int64).reshape(-1, 2)
    words = np.array([-1 if word is None else word for word in encoding.word_ids], dtype=np.int64)
    starts = np.ones(len(words), dtype=np.int64)
    starts[1:] = words[1:] != words[:-1]
    return Pieces(np.array(encoding.ids, dtype=np.int64), _shapes(text, offsets, starts), offsets, starts)


def _shapes(text: str, offsets: Ints, starts: Ints) -> Ints:
    """The shape of each piece's word, and whether the word opens a line."""
    firsts = np.flatnonzero(starts)
    borders = np.append(firsts, len(offsets))
    shapes: list[int] = []
    before = -1
    for begin, end in zip(offsets[firsts, 0].tolist(), offsets[borders[1:] - 1, 1].tolist(), strict=True):
        opens_line = before < 0 or text.find("\n", before, begin) >= 0
        shapes.append(shape_of(text[begin:end]) + (len(SHAPES) if opens_line else 0))
        before = end
    return np.repeat(np.array(shapes, dtype=np.int64), np.diff(borders))


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces that are read together, and those of them that this window decides; half-open ranges."""

    start: int
    end: int
    first: int
    last: int


def windows(sentences: Ints, *, length: int, overlap: int) -> list[Window]:
    """Windows of whole sentences, at most `length` pieces long, that together decide every piece once.

    `sentences` is the number of the sentence of each piece. A longer sentence is cut into windows that share `overlap`
    pieces.

    >>> windows(np.array([1, 1, 1, 2, 2, 3]), length=5, overlap=2)
    [Window(start=0, end=5, first=0, last=5), Window(start=5, end=6, first=5, last=6)]
    """
    borders = [0, *(np.flatnonzero(np.diff(sentences)) + 1).tolist(), len(sentences)]
    made: list[Window] = []
    start = 0
    for begin, end in pairwise(borders):
        if end - start > length and begin > start:
            made.append(Window(start, begin, start, begin))
            start = begin
        if end - start > length:
            made += _overlapping(start, end, length=length, overlap=overlap)
            start = end
    return made if start == len(sentences) else [*made, Window(start, len(sentences), start, len(sentences))]


def _overlapping(start: int, end: int, *, length: int, overlap: int) -> list[Window]:
    """Windows over one long sentence; neighbours meet in the middle of what they share."""
    starts = [*range(start, end - length, length - overlap), end - length]
    spans = [(at, at + length) for at in starts]
    middles = [(left[1] + right[0]) // 2 for left, right in pairwise(spans)]
    own = pairwise([start, *middles, end])
    return [Window(*span, *owned) for span, owned in zip(spans, own, strict=True)]
