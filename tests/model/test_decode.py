"""From scores to spans."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsextract.model.decode import ScoredSpan, probabilities, read_spans, whole_words
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


def _spans_one_by_one(tags: str) -> list[tuple[int, int]]:
    places: list[tuple[int, int]] = []
    open_at: int | None = None
    for at, tag in enumerate(tags + "O"):
        if open_at is not None and tag != "I":
            places.append((open_at, at - 1))
            open_at = None
        if tag == "B" or (tag == "I" and open_at is None):
            open_at = at
    return places


@given(st.lists(st.text(alphabet="OBI", min_size=7, max_size=7), min_size=1, max_size=3))
def test_reading_all_layers_at_once_equals_reading_tag_by_tag(layers: list[str]) -> None:
    """The spans of every layer are those that reading its tags one after another gives, in the order of the text."""
    names = tuple("abc"[: len(layers)])
    found = read_spans(_chances(*layers), names)
    for name, tags in zip(names, layers, strict=True):
        assert [(one.first, one.last) for one in found if one.layer == name] == _spans_one_by_one(tags)
    assert found == sorted(found, key=lambda one: (one.first, one.last))


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
