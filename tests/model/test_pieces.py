"""Word pieces, their shapes and windows."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from newsextract.model.encoder import shipped_folder
from newsextract.model.pieces import (
    SHAPE_COUNT,
    SHAPES,
    Pieces,
    Window,
    cut_pieces,
    load_tokenizer,
    shape_of,
    windows,
)
from word_pieces import cut, pieces_in_a_row, spans

KNOWN = {
    "": "mark",
    "met": "lower",
    "Met": "title",
    "M": "upper-one",
    "UN": "upper",
    "McCall": "mixed",
    "2019": "digits",
    "3rd": "digits-and-letters",
    "G20": "digits-and-letters",
    ",": "mark",
    "–": "mark",
    "日本": "mixed",
    "É": "upper-one",
    "Élan": "title",
    "don't": "lower",
    "aB-": "other",
    "\u0301": "mark",
}


@pytest.mark.parametrize(("word", "shape"), KNOWN.items())
def test_shape_says_how_a_word_is_written(word: str, shape: str) -> None:
    """Capitals, digits and marks, which the vocabulary does not tell apart, are told by the shape."""
    assert SHAPES[shape_of(word)] == shape


@given(st.text())
def test_every_word_has_a_shape(word: str) -> None:
    """No text is without a shape, and none is that of the marks around a window."""
    assert 0 < shape_of(word) < len(SHAPES)


def _shapes(text: str) -> list[tuple[str, bool]]:
    return [(SHAPES[shape % len(SHAPES)], shape >= len(SHAPES)) for shape in cut(text).shapes.tolist()]


LINES = {
    "the first word opens a line": ("Ana met", [("title", True), ("lower", False)]),
    "a line end": ("ana\nmet u", [("lower", True), ("lower", True), ("lower", False)]),
    "space before a line end": ("ana \n  met", [("lower", True), ("lower", True)]),
    "the pieces of a word share its shape": ("u Pereira", [("lower", True), ("title", False), ("title", False)]),
    "a carriage return is no line": ("ana\rmet", [("lower", True), ("lower", False)]),
    "space before the first word": ("  \n Ana", [("title", True)]),
}


@pytest.mark.parametrize(("text", "shapes"), LINES.values(), ids=LINES)
def test_shape_tells_the_first_word_of_a_line(text: str, shapes: list[tuple[str, bool]]) -> None:
    """All pieces of the first word of a line are told from those inside it."""
    assert _shapes(text) == shapes


def test_pieces_of_a_word_are_told_from_words() -> None:
    """Only the first piece of a word opens it; marks are words of their own."""
    pieces = cut("Ana Pereira met, u.s.")
    assert [("Ana Pereira met, u.s."[a:b]) for a, b in pieces.offsets.tolist()] == [
        *("Ana", "Per", "eira", "met", ",", "u", ".", "s", ".")
    ]
    assert pieces.word_start.tolist() == [1, 1, 0, 1, 1, 1, 1, 1, 1]


@pytest.fixture(scope="module")
def shipped() -> Tokenizer:
    """The vocabulary of the model in the package."""
    return load_tokenizer(shipped_folder() / "tokenizer.json")


def _promises(text: str, pieces: Pieces) -> None:
    offsets = pieces.offsets.tolist()
    assert len(pieces) == len(pieces.shapes) == len(offsets) == len(pieces.word_start)
    assert all(0 <= start < end <= len(text) for start, end in offsets)
    assert all(left[0] <= right[0] and left[1] <= right[1] for left, right in pairwise(offsets))
    assert all(0 < shape < SHAPE_COUNT for shape in pieces.shapes.tolist())
    assert all(text[start:end].strip() for start, end in offsets)
    assert pieces.word_start[:1].tolist() in ([], [1])
    covered = {at for start, end in offsets for at in range(start, end)}
    assert all(at in covered for at, char in enumerate(text) if char.isascii() and char.isprintable() and char != " ")


@given(st.text(max_size=60))
@example("日本語 👩\u200d👩\u200d👧 e\u0301 한국 ﬁne İstanbul ẞ")
@example("\x00\x01 Ana\u00adPereira \ufffd\u2028\u2029\u0085 \U0010ffff")
@example("a\u0301\u0301\u0301 \u0301 \u200b b")
def test_pieces_of_any_text(shipped: Tokenizer, text: str) -> None:
    """Offsets are in order and inside the text, every piece stands for characters, and no visible one is lost."""
    _promises(text, cut_pieces(text, shipped))


@given(st.text(alphabet="anaperi met\n.,30US\u0301é\u0130", max_size=40))
def test_pieces_of_words_of_many_pieces(text: str) -> None:
    """The same holds where words fall into several pieces."""
    _promises(text, cut(text))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "\u0301"], ids=ascii)
def test_text_without_words_has_no_pieces(shipped: Tokenizer, text: str) -> None:
    """White space and marks that stand for nothing give no pieces, in arrays of the right form."""
    pieces = cut_pieces(text, shipped)
    assert len(pieces) == 0
    assert pieces.offsets.shape == (0, 2)
    assert pieces.touching(0, 1) is None


@given(pieces_in_a_row(), spans)
def test_touching_pieces_share_a_character(pieces: Pieces, span: tuple[int, int]) -> None:
    """The pieces of a span are all those that share a character with it."""
    start, end = span
    shared = [at for at, (first, last) in enumerate(pieces.offsets.tolist()) if first < end and start < last]
    assert pieces.touching(start, end) == ((shared[0], shared[-1]) if shared else None)


@given(pieces_in_a_row(), st.lists(st.integers(0, 40), unique=True, max_size=6))
def test_each_piece_knows_its_sentence(pieces: Pieces, starts: list[int]) -> None:
    """A piece has the number of the sentences that started at it or before it."""
    sentences = [(start, start + 1) for start in sorted(starts)]
    expected = [sum(start <= first for start, _ in sentences) for first in pieces.offsets[:, 0].tolist()]
    assert pieces.sentences(sentences).tolist() == expected


# The sizes of sentences -> the number of the sentence of each piece.
numbered = st.lists(st.integers(1, 30), max_size=12).map(
    lambda sizes: np.repeat(np.arange(1, len(sizes) + 1), np.array(sizes, dtype=np.int64))
)


@given(numbered, st.integers(4, 12), st.integers(0, 3))
def test_every_piece_is_decided_once(sentences: np.ndarray, length: int, overlap: int) -> None:
    """Windows are no longer than asked, and what they decide is the whole text, each piece once and in order."""
    made = windows(sentences, length=length, overlap=overlap)
    assert all(window.start <= window.first < window.last <= window.end for window in made)
    assert all(window.end - window.start <= length for window in made)
    decided = [at for window in made for at in range(window.first, window.last)]
    assert decided == list(range(len(sentences)))


@given(numbered, st.integers(4, 12), st.integers(0, 3))
def test_a_sentence_that_fits_is_read_whole(sentences: np.ndarray, length: int, overlap: int) -> None:
    """Each sentence no longer than a window is decided by one window, which reads all of it."""
    made = windows(sentences, length=length, overlap=overlap)
    for number in set(sentences.tolist()):
        places = np.flatnonzero(sentences == number).tolist()
        if len(places) <= length:
            assert [w for w in made if w.first <= places[0] and places[-1] < w.last]


@given(st.integers(0, 60), st.integers(4, 12), st.integers(0, 3))
def test_a_long_sentence_is_read_with_its_neighbourhood(size: int, length: int, overlap: int) -> None:
    """Neighbouring windows of one sentence share at least the overlap, and each decides up to its middle."""
    made = windows(np.ones(size, dtype=np.int64), length=length, overlap=overlap)
    assert all(left.end - right.start >= overlap for left, right in pairwise(made))
    assert all(left.last == (left.end + right.start) // 2 for left, right in pairwise(made))


CUTS = {
    "nothing": ([], []),
    "all in one": ([3, 3], [Window(0, 6, 0, 6)]),
    "the next sentence opens a window": ([4, 3], [Window(0, 4, 0, 4), Window(4, 7, 4, 7)]),
    "just fits": ([6], [Window(0, 6, 0, 6)]),
    "one too long": ([7], [Window(0, 6, 0, 3), Window(1, 7, 3, 7)]),
    "long between short": (
        [2, 9, 1],
        [Window(0, 2, 0, 2), Window(2, 8, 2, 6), Window(5, 11, 6, 11), Window(11, 12, 11, 12)],
    ),
}


@pytest.mark.parametrize(("sizes", "expected"), CUTS.values(), ids=CUTS)
def test_windows_end_with_sentences(sizes: list[int], expected: list[Window]) -> None:
    """Whole sentences fill a window of six pieces; only one that is longer is cut."""
    sentences = np.repeat(np.arange(len(sizes)), np.array(sizes, dtype=np.int64))
    assert windows(sentences, length=6, overlap=2) == expected
