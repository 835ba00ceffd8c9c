"""A small vocabulary of word pieces, and texts for it."""

from __future__ import annotations

from functools import cache

import numpy as np
from hypothesis import strategies as st
from tokenizers import Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import WordPiece

from newsextract.model.pieces import Pieces, cut_pieces

WORDS = ("rector", "ana", "per", "##eira", "met", "u", "s", ".", ",", "m", "##e", "##t", "an", "##a", "3", "##0")


@cache
def tiny() -> Tokenizer:
    """A tokenizer that cuts as the shipped one does, with a vocabulary of few words."""
    vocabulary = {word: number for number, word in enumerate(("[UNK]", *WORDS))}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))  # type: ignore[call-arg]
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)  # type: ignore[assignment]
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()  # type: ignore[assignment]
    return tokenizer


def cut(text: str) -> Pieces:
    """The pieces of a text by the small vocabulary."""
    return cut_pieces(text, tiny())


def made(offsets: list[tuple[int, int]], word_start: list[int] | None = None) -> Pieces:
    """Pieces at these offsets, each a word of its own unless said otherwise."""
    count = len(offsets)
    starts = np.array([1] * count if word_start is None else word_start, dtype=np.int64)
    zeros = np.zeros(count, dtype=np.int64)
    return Pieces(zeros, zeros, np.array(offsets, dtype=np.int64).reshape(-1, 2), starts)


@st.composite
def pieces_in_a_row(draw: st.DrawFn) -> Pieces:
    """Pieces of any lengths with gaps between some of them."""
    steps = draw(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4), st.integers(0, 1)), max_size=12))
    offsets, starts, at = [], [], 0
    for gap, length, opens in steps:
        offsets.append((at + gap, at + gap + length))
        starts.append(opens)
        at += gap + length
    if starts:
        starts[0] = 1
    return made(offsets, starts)


spans = st.tuples(st.integers(0, 40), st.integers(1, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))
