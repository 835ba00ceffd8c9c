"""Buckets of distances."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsextract.mentions.mention import LABELS
from newsextract.model.labels import (
    DISTANCES,
    LAYERS,
    MENTION_LAYERS,
    SENTENCE_GAPS,
    distance_buckets,
    sentence_buckets,
)

GAPS = {
    "the same piece": (0, 0),
    "the next piece": (1, 0),
    "two on": (2, 1),
    "at a border": (4, 2),
    "past a border": (5, 3),
    "at the last border": (256, 8),
    "far": (257, 9),
    "the piece before": (-1, 10),
    "two before": (-2, 11),
    "far before": (-5000, 19),
}


@pytest.mark.parametrize(("gap", "bucket"), GAPS.values(), ids=GAPS)
def test_distances_fall_in_buckets_that_double(gap: int, bucket: int) -> None:
    """A bucket says which of two spans comes first, and how far away within a factor of two."""
    assert distance_buckets(np.array([gap])).tolist() == [bucket]


@given(st.lists(st.integers(-10_000, 10_000)))
def test_every_distance_has_a_bucket(gaps: list[int]) -> None:
    """No distance falls outside the learned tables, and before and after share no bucket."""
    buckets = distance_buckets(np.array(gaps, dtype=np.int64)).tolist()
    assert all(0 <= bucket < DISTANCES for bucket in buckets)
    assert [bucket >= DISTANCES // 2 for bucket in buckets] == [gap < 0 for gap in gaps]


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_farther_is_never_in_a_nearer_bucket(one: int, other: int) -> None:
    """Buckets grow with the distance, and both directions are cut alike."""
    near, far = distance_buckets(np.array(sorted([one, other]))).tolist()
    assert near <= far
    back = distance_buckets(-np.array([max(one, 1)])).item()
    assert back - DISTANCES // 2 == distance_buckets(np.array([max(one, 1)])).item()


@pytest.mark.parametrize(
    ("gap", "bucket"), [(0, 3), (1, 4), (-1, 2), (2, 5), (3, 6), (40, 6), (-2, 1), (-3, 0), (-40, 0)]
)
def test_sentences_apart_fall_in_seven_buckets(gap: int, bucket: int) -> None:
    """Sentences three or more away are far, before and after apart."""
    assert sentence_buckets(np.array([gap])).tolist() == [bucket]
    assert 0 <= bucket < SENTENCE_GAPS


def test_the_model_names_the_labels_of_the_rules() -> None:
    """A layer of the model stands for each label of mentions, in a row before those of triggers."""
    assert set(MENTION_LAYERS) == set(LABELS)
    assert LAYERS[: len(MENTION_LAYERS)] == MENTION_LAYERS
