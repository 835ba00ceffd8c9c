"""How often an event of such signals is right: a logistic regression on articles that the model did not learn from."""

from __future__ import annotations

import math
from collections.abc import Sequence

SIGNALS = ("trigger", "rules agree", "best argument", "further triggers")
_NEVER_SURE = 0.99
_EDGE = 0.001


def signals_of(*, trigger: float, rules_agree: bool, argument: float, triggers: int) -> tuple[float, ...]:
    """What speaks for an event, one number for each of `SIGNALS`; `trigger` and `argument` are chances in [0, 1]."""
    return _logit(trigger), float(rules_agree), _logit(argument), math.log(triggers)


def confidence_of(signals: Sequence[float], weights: Sequence[float]) -> float:
    """The chance that the event is right, in [0, 0.99]; `weights` begin with the intercept."""
    score = weights[0] + sum(weight * signal for weight, signal in zip(weights[1:], signals, strict=True))
    return min(_NEVER_SURE, round(1 / (1 + math.exp(-score)), 2))


def _logit(chance: float) -> float:
    inside = min(1 - _EDGE, max(_EDGE, chance))
    return round(math.log(inside / (1 - inside)), 4)
