"""How sure an event is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsextract.events.confidence import SIGNALS, confidence_of, signals_of
from newsextract.mentions.deciding import event_deciders

CHANCES = st.floats(0, 1)


@given(CHANCES, st.booleans(), CHANCES, st.integers(1, 50))
def test_a_confidence_is_a_chance_and_never_quite_certain(
    trigger: float, agree: bool, argument: float, triggers: int
) -> None:
    """Whatever the signals, confidence lies between 0 and 0.99 and has two digits."""
    signals = signals_of(trigger=trigger, rules_agree=agree, argument=argument, triggers=triggers)
    confidence = confidence_of(signals, event_deciders().confidence)
    assert 0 <= confidence <= 0.99
    assert confidence == round(confidence, 2)


def test_there_is_a_weight_for_every_signal() -> None:
    """The weights that ship fit the signals, the intercept before them."""
    signals = signals_of(trigger=0.5, rules_agree=False, argument=0.5, triggers=1)
    assert len(signals) == len(SIGNALS) == len(event_deciders().confidence) - 1


@given(CHANCES, CHANCES)
def test_a_surer_participant_makes_a_surer_event(one: float, other: float) -> None:
    """With a positive weight, confidence never falls where the participant is surer."""
    weights = (0.0, 0.0, 0.0, 1.0, 0.0)
    low, high = sorted((one, other))
    chances = [signals_of(trigger=0.9, rules_agree=True, argument=chance, triggers=1) for chance in (low, high)]
    assert confidence_of(chances[0], weights) <= confidence_of(chances[1], weights)


def test_weights_of_another_number_are_refused() -> None:
    """A weight too few is an error, not a silent 0."""
    with pytest.raises(ValueError, match="zip"):
        confidence_of((1.0, 1.0, 1.0, 1.0), (0.0, 1.0))
