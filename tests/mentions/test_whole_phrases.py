"""Spans that break off in the middle of a phrase are made whole."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsextract.mentions.mention import Label
from newsextract.mentions.whole_phrases import whole_phrases

TEXT = "20 city mayors and ministers of trade met Oakdale Institute Director Ana Lind and the"


def _spans(*words: str) -> list[tuple[int, int, float]]:
    return [(TEXT.index(one), TEXT.index(one) + len(one), 0.9) for one in words]


@pytest.mark.parametrize(
    ("label", "words", "whole"),
    [
        ("group", ["20 city mayors and", "ministers of trade"], ["20 city mayors and ministers of trade"]),
        ("group", ["20 city mayors", "ministers of trade"], ["20 city mayors", "ministers of trade"]),
        ("group", ["mayors and", "Director"], ["mayors", "Director"]),
        ("title", ["Oakdale Institute", "Director"], ["Oakdale Institute Director"]),
        ("institution", ["Oakdale Institute", "Director"], ["Oakdale Institute", "Director"]),
        ("person", ["Ana Lind and the"], ["Ana Lind"]),
    ],
)
def test_a_phrase_that_breaks_off_is_made_whole(label: Label, words: list[str], whole: list[str]) -> None:
    """It is joined with the span right behind it, or loses the loose words at its end."""
    assert [TEXT[start:end] for start, end, _ in whole_phrases(label, TEXT, _spans(*words))] == whole


@given(st.sets(st.integers(0, len(TEXT)), min_size=2).map(sorted))
def test_spans_stay_in_order_and_apart(borders: list[int]) -> None:
    """Whatever the spans, what comes out lies within them, in order, without overlaps, as sure as the least sure."""
    spans = [(start, end, 0.5) for start, end in zip(borders[::2], borders[1::2], strict=False)]
    made = list(whole_phrases("group", TEXT, spans))
    assert all(one[1] <= other[0] for one, other in pairwise(made))
    assert all(score == 0.5 for *_, score in made)
    assert {one[0] for one in made} <= {one[0] for one in spans}
