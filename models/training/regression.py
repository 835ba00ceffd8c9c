"""Logistic regression with a ridge towards weights known before, by Newton's method."""

from __future__ import annotations

import numpy as np

_SMALLEST = 1e-9  # a step that changes nothing


def fitted(
    rows: np.ndarray,
    right: np.ndarray,
    *,
    ridge: np.ndarray | float = 1.0,
    before: np.ndarray | float = 0.0,
    shares: np.ndarray | float = 1.0,
    steps: int = 50,
) -> np.ndarray:
    """One weight for each column of `rows`, for answers `right` of 0 or 1; `shares` say how much each row counts.

    The larger the `ridge` of a column, the nearer its weight stays to `before`.
    """
    width = rows.shape[1]
    pulls, known = np.broadcast_to(ridge, width), np.broadcast_to(before, width)
    counts = np.broadcast_to(shares, len(rows))
    weights = known.astype(float)

    def cost(tried: np.ndarray) -> float:
        scores = rows @ tried
        return float(counts @ (np.logaddexp(0, scores) - right * scores) + pulls @ (tried - known) ** 2 / 2)

    for _ in range(steps):
        chances = np.exp(-np.logaddexp(0, -(rows @ weights)))
        slope = rows.T @ (counts * (right - chances)) - pulls * (weights - known)
        bend = (rows * (counts * chances * (1 - chances))[:, None]).T @ rows + np.diag(pulls)
        step = np.linalg.solve(bend, slope)
        # A whole step leaps over the best weights, for ever to and fro, where all answers surprise what was known.
        while cost(weights + step) > cost(weights) and np.abs(step).max() > _SMALLEST:
            step /= 2
        weights = weights + step
    return weights
