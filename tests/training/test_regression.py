"""Logistic regression with a ridge towards what was known before."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from regression import fitted


def test_a_constant_alone_is_the_log_odds_of_the_share() -> None:
    """Without a ridge, three right of four are odds of three to one."""
    rows = np.ones((4, 1))
    assert fitted(rows, np.array([1.0, 1, 1, 0]), ridge=0.0) == pytest.approx([math.log(3)])


def test_a_row_counts_by_its_share() -> None:
    """One right answer of weight three beside one wrong is the same as three right ones."""
    rows, right = np.ones((2, 1)), np.array([1.0, 0])
    assert fitted(rows, right, ridge=0.0, shares=np.array([3.0, 1])) == pytest.approx([math.log(3)])


@pytest.mark.parametrize("right", [1.0, 0.0])
def test_a_ridge_holds_weights_near_what_was_known(right: float) -> None:
    """The larger the ridge of a column, the nearer its weight stays; without evidence it stays just there."""
    rows = np.column_stack([np.ones(50), np.ones(50), np.zeros(50)])
    before = np.array([0.3, 0.3, -1.5])
    loose, tight, unseen = fitted(rows, np.full(50, right), ridge=np.array([1.0, 100.0, 1.0]), before=before)
    assert abs(loose - 0.3) > abs(tight - 0.3) > 0
    assert (loose > 0.3) == (tight > 0.3) == bool(right)
    assert unseen == pytest.approx(-1.5)


def test_weights_are_those_that_made_the_answers() -> None:
    """From many answers drawn with known weights, about these weights come back."""
    drawn = np.random.default_rng(5)
    true = np.array([-0.5, 1.5, -2.0])
    rows = np.column_stack([np.ones(20_000), drawn.normal(size=(20_000, 2))])
    right = (drawn.random(20_000) < 1 / (1 + np.exp(-rows @ true))).astype(float)
    assert fitted(rows, right, ridge=0.01) == pytest.approx(true, abs=0.1)


@given(
    st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans(), st.sampled_from([0.5, 1.0])), min_size=1),
    st.tuples(*[st.floats(-8, 8)] * 3),
    st.tuples(*[st.floats(0.3, 10)] * 3),
)
def test_weights_are_where_evidence_and_ridge_pull_alike(
    answers: list[tuple[bool, bool, bool, float]], before: tuple[float, ...], ridge: tuple[float, ...]
) -> None:
    """However much the answers surprise what was known, what they pull one way the ridge pulls the other."""
    rows = np.array([[1.0, one, other] for one, other, _, _ in answers])
    right, shares = np.array([float(answer[2]) for answer in answers]), np.array([answer[3] for answer in answers])
    known, pulls = np.array(before), np.array(ridge)
    weights = fitted(rows, right, ridge=pulls, before=known, shares=shares)
    chances = 1 / (1 + np.exp(-rows @ weights))
    assert rows.T @ (shares * (right - chances)) == pytest.approx(pulls * (weights - known), abs=1e-3)
