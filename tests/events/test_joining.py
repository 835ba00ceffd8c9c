"""Which tellings tell the same event, by the claims of the rules and the link of the model."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marked_text import read_marked
from newsextract.events.joining import join_tellings, log_odds
from newsextract.mentions.deciding import SameEvent

TOLD = read_marked(
    "[Ana Lind|person] <met> [Juan Perez|person] in Porto. The <meeting> lasted an hour. "
    "[Ana Lind|person] also <met> [Olga Kim|person] later."
)
TELLINGS = [
    TOLD.event(0, "meeting", participant=["Ana Lind", "Juan Perez"]),
    TOLD.event(1, "meeting"),
    TOLD.event(2, "meeting", participant=["Ana Lind", "Olga Kim"]),
]
WEIGHTS = SameEvent(constant=0.0, model=1.0)


def test_without_the_model_the_claims_decide() -> None:
    """ "The meeting" right behind a meeting is that meeting; who also met somebody else had another one."""
    assert join_tellings(TOLD.doc, TELLINGS, {}, WEIGHTS) == [[0, 1], [2]]


@pytest.mark.parametrize(("chance", "groups"), [(1.0, [[0, 1, 2]]), (0.0, [[0], [1], [2]])])
def test_a_sure_model_decides(chance: float, groups: list[list[int]]) -> None:
    """Where the model is as good as sure of every pair, and its word counts much, it joins or parts all of them."""
    chances = {(later, earlier): chance for later in range(3) for earlier in range(later)}
    assert join_tellings(TOLD.doc, TELLINGS, chances, SameEvent(constant=0.0, model=9.0)) == groups


def test_what_is_told_again_by_the_rules_is_not_judged() -> None:
    """A telling that is bound to an earlier one joins its event, whatever the model says; what follows is free."""
    chances = {(later, earlier): 0.0 for later in range(3) for earlier in range(later)}
    against = SameEvent(constant=0.0, model=9.0)
    assert join_tellings(TOLD.doc, TELLINGS, chances, against, retold={1: 0}) == [[0, 1], [2]]
    assert join_tellings(TOLD.doc, TELLINGS, chances, against, retold={2: 0}) == [[0, 2], [1]]


def test_the_constant_counts_only_where_the_model_sees_a_pair() -> None:
    """A large constant joins the pair that has a chance, and no other."""
    groups = join_tellings(TOLD.doc, TELLINGS, {(2, 1): 0.5}, SameEvent(constant=50.0, model=0.0), retold={})
    assert groups == [[0, 1, 2]]
    assert join_tellings(TOLD.doc, TELLINGS, {}, SameEvent(constant=50.0, model=0.0)) == [[0, 1], [2]]


@given(st.dictionaries(st.sampled_from([(1, 0), (2, 0), (2, 1)]), st.floats(0, 1)), st.floats(-3, 3), st.floats(0, 3))
def test_every_telling_is_in_one_event(chances: dict[tuple[int, int], float], constant: float, model: float) -> None:
    """Whatever the chances and weights, every telling stands in just one event, and events in the order of the text."""
    groups = join_tellings(TOLD.doc, TELLINGS, chances, SameEvent(constant=constant, model=model))
    assert sorted(number for group in groups for number in group) == [0, 1, 2]
    assert [group[0] for group in groups] == sorted(group[0] for group in groups)


@given(st.floats(0, 1))
def test_log_odds_are_finite(chance: float) -> None:
    """A chance of 0 or 1 has large but finite odds; odds of the opposite are the opposite, and tell the chance."""
    assert abs(log_odds(chance)) < 5
    assert log_odds(1 - chance) == pytest.approx(-log_odds(chance), abs=1e-6)
    assert 1 / (1 + math.exp(-log_odds(chance))) == pytest.approx(min(0.99, max(0.01, chance)))
