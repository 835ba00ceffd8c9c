"""From scores to spans."""

from __future__ import annotations

from itertools import pairwise, product
from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsextract.model.decode import ScoredSpan, best_tags, probabilities, read_spans, whole_words
from newsextract.model.pieces import Pieces
from word_pieces import made, pieces_in_a_row


def _chances(*layers: str, sure: float = 0.9) -> np.ndarray:
    """Probabilities in which each layer's likeliest tags are those given, "OBIO"."""
    rest = (1 - sure) / 2
    table = np.full((len(layers[0]), len(layers), 3), rest, dtype=np.float32)
    for number, tags in enumerate(layers):
        for at, tag in enumerate(tags):
            table[at, number, "OBI".index(tag)] = sure
    return table


TAGS = {
    "nothing": ("OOO", []),
    "one piece": ("OBO", [(1, 1)]),
    "several pieces": ("BIIO", [(0, 2)]),
    "neighbours": ("BIBI", [(0, 1), (2, 3)]),
    "at the end": ("OBI", [(1, 2)]),
    "each its own": ("BBB", [(0, 0), (1, 1), (2, 2)]),
    "no opening": ("OIIO", [(1, 2)]),
    "no opening at the start": ("IIOB", [(0, 1), (3, 3)]),
}


@pytest.mark.parametrize(("tags", "places"), TAGS.values(), ids=TAGS)
def test_tags_are_read_as_spans(tags: str, places: list[tuple[int, int]]) -> None:
    """B opens a span and I goes on in it; an I after an O opens one as well, and nothing is lost."""
    assert [(one.first, one.last) for one in read_spans(_chances(tags), ("person",))] == places


def test_layers_are_read_apart() -> None:
    """A span of one layer may lie in a span of another."""
    found = read_spans(_chances("BIII", "OOBI"), ("title", "institution"))
    assert [(one.layer, one.first, one.last) for one in found] == [("title", 0, 3), ("institution", 2, 3)]


def test_a_span_is_as_sure_as_its_least_sure_piece() -> None:
    """The score of a span is the least of those of its tags."""
    chances = np.concatenate([_chances("B", sure=0.95), _chances("I", sure=0.6), _chances("I", sure=0.8)])
    assert [one.score for one in read_spans(chances, ("person",))] == [0.6]


def test_no_pieces_no_spans() -> None:
    """An empty text has no spans."""
    assert read_spans(np.zeros((0, 2, 3), dtype=np.float32), ("person", "title")) == []


def _likeliest(rows: list[list[float]]) -> float:
    """The chance of the likeliest row of tags in which no I follows an O, of all rows there are."""
    legal = (
        tags
        for tags in product(range(3), repeat=len(rows))
        if all(tag != 2 or before != 0 for before, tag in pairwise((0, *tags)))
    )
    return max(prod(row[tag] for row, tag in zip(rows, tags, strict=True)) for tags in legal)


@given(st.lists(st.lists(st.floats(0.01, 1), min_size=3, max_size=3), min_size=1, max_size=6))
def test_the_likeliest_legal_tags_are_taken(rows: list[list[float]]) -> None:
    """No I follows an O or stands first, and no other such row of tags is likelier."""
    tags = best_tags(rows)
    assert all(tag != 2 or before != 0 for before, tag in pairwise((0, *tags)))
    assert prod(row[tag] for row, tag in zip(rows, tags, strict=True)) == pytest.approx(_likeliest(rows))


logits = st.lists(st.tuples(*[st.floats(-60, 60, width=32)] * 3), min_size=1, max_size=9)


@given(logits)
def test_chances_are_rounded_and_sum_to_one(rows: list[tuple[float, float, float]]) -> None:
    """Every row is a distribution, with four digits, and the largest logit has the largest chance."""
    chances = probabilities(np.array(rows, dtype=np.float32))
    assert np.allclose(chances.sum(axis=-1), 1, atol=3e-4)
    assert np.array_equal(chances, np.round(chances, 4))
    picked = np.take_along_axis(chances, np.array(rows, dtype=np.float32).argmax(axis=-1)[:, None], axis=-1)[:, 0]
    assert np.array_equal(picked, chances.max(axis=-1))


def test_a_last_bit_decides_nothing() -> None:
    """Logits that differ by what another processor's arithmetic may change give the same tag."""
    one = np.array([[[1.0, 1.0 + 1e-6, -2.0]]], dtype=np.float32)
    other = np.array([[[1.0 + 1e-6, 1.0, -2.0]]], dtype=np.float32)
    assert read_spans(probabilities(one), ("a",)) == read_spans(probabilities(other), ("a",))


WORDS = made([(0, 3), (4, 7), (7, 9), (9, 11), (12, 15)], [1, 1, 0, 0, 1])
WIDER = {
    "whole words stay": ([("a", 0, 0)], [("a", 0, 0)]),
    "opens within a word": ([("a", 2, 4)], [("a", 1, 4)]),
    "ends within a word": ([("a", 0, 1)], [("a", 0, 3)]),
    "inside a word": ([("a", 2, 2)], [("a", 1, 3)]),
    "two in one word": ([("a", 1, 1), ("a", 3, 3)], [("a", 1, 3)]),
    "two that meet in a word": ([("a", 0, 1), ("a", 2, 4)], [("a", 0, 4)]),
    "neighbours stay apart": ([("a", 0, 0), ("a", 1, 3)], [("a", 0, 0), ("a", 1, 3)]),
    "two layers in one word": ([("a", 1, 1), ("b", 2, 2)], [("a", 1, 3), ("b", 1, 3)]),
}


@pytest.mark.parametrize(("spans", "expected"), WIDER.values(), ids=WIDER)
def test_spans_are_widened_to_whole_words(
    spans: list[tuple[str, int, int]], expected: list[tuple[str, int, int]]
) -> None:
    """No span cuts a word, and those of a layer that meet in a word are one."""
    found = whole_words([ScoredSpan(*span, 0.9) for span in spans], WORDS)
    assert [(one.layer, one.first, one.last) for one in found] == expected


def test_one_span_of_two_is_as_sure_as_the_less_sure() -> None:
    """Where spans are made one, the lower score stays."""
    spans = [ScoredSpan("a", 1, 1, 0.9), ScoredSpan("a", 2, 3, 0.6)]
    assert whole_words(spans, WORDS) == [ScoredSpan("a", 1, 3, 0.6)]


@given(pieces_in_a_row(), st.data())
def test_widened_spans_are_words_and_share_none(pieces: Pieces, data: st.DataObject) -> None:
    """However tags fall, spans of a layer begin and end with words, share none, and lose no piece."""
    size = len(pieces)
    layers = [data.draw(st.text(alphabet="OBI", min_size=size, max_size=size)) for _ in range(2)] if size else ["", ""]
    spans = read_spans(_chances(*layers), ("a", "b"))
    found = whole_words(spans, pieces)
    assert whole_words(found, pieces) == found
    for layer in ("a", "b"):
        mine = [one for one in found if one.layer == layer]
        assert all(left.last < right.first for left, right in pairwise(mine))
        assert all(pieces.word_start[one.first] for one in mine)
        assert all(one.last + 1 == size or pieces.word_start[one.last + 1] for one in mine)
        held = {at for one in mine for at in range(one.first, one.last + 1)}
        assert held >= {at for one in spans if one.layer == layer for at in range(one.first, one.last + 1)}
