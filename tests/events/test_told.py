"""Events told so far, and what a telling is compared with."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marked_text import read_marked
from newsextract.events import sameness
from newsextract.events.retelling import Telling, read_telling
from newsextract.events.sameness import total, weighed
from newsextract.events.told import ToldEvents

MARKED = read_marked("[Ana Lind|person] <met> [Juan Perez|person].")
MODEL = read_telling(MARKED.event(0, "meeting", participant=["Ana Lind", "Juan Perez"]), MARKED.doc, 0)


def _told(words: list[str], joined: set[int] | None = None) -> ToldEvents:
    """Events told with these words, in order; those of the numbers in `joined` belong to the first event."""
    told = ToldEvents()
    for number, word in enumerate(words):
        telling = replace(MODEL, word=word, order=number)
        told.add(telling, told.events[0] if joined and number in joined else None)
    return told


def _word(word: str) -> Telling:
    return replace(MODEL, word=word, order=99)


@pytest.mark.parametrize(
    ("words", "only"),
    [
        (["met", "talk"], True),
        (["met", "met"], False),
        (["talk", "meet"], False),
        (["met", *["talk"] * 40, "met"], False),
    ],
)
def test_the_only_event_of_its_word_is_the_only_one_of_all(words: list[str], only: bool) -> None:
    """Every event counts, the first and those far back too, whether or not a telling is compared with them."""
    told = _told(words)
    claimed = set(told.claims(_word("met"), told.events[words.index("met") if "met" in words else 0]))
    assert bool(claimed & {"only-such", "definite-only-such"}) == only


def test_an_event_told_twice_with_a_word_is_one_event_of_that_word() -> None:
    """What is counted are events, not tellings."""
    told = _told(["met", "met", "talk"], joined={1})
    assert claimed_only(told)


def claimed_only(told: ToldEvents) -> bool:
    """Whether the first event is the only one of its word."""
    return "only-such" in set(told.claims(_word("met"), told.events[0]))


@given(st.integers(0, 80))
def test_a_telling_is_compared_with_the_latest_events_and_the_first(count: int) -> None:
    """However many there are, the thirty latest come, the last before the others, and the first of all at the end."""
    told = _told(["met"] * count)
    expected = [*range(count - 1, max(0, count - 31), -1), *([0] if count else [])]
    assert [event.tellings[0].order for event in told.near()] == expected


@given(st.integers(1, 80))
def test_of_an_event_the_first_and_the_latest_tellings_are_looked_at(count: int) -> None:
    """Three first ones and thirty latest, each once and in order."""
    told = _told(["met"] * count, joined=set(range(1, count)))
    orders = [telling.order for telling in told.events[0].compared()]
    assert orders == sorted({*range(min(3, count)), *range(max(3, count - 30), count)})


@given(st.lists(st.integers(-500, 500), max_size=40))
def test_sums_of_weights_are_exact_to_the_sixth_place(hundredths: list[int]) -> None:
    """Weights of two places that cancel out are zero, in whatever order and with whatever release of Python."""
    weights = [one / 100 for one in hundredths]
    assert total(weights) == total(reversed(weights)) == round(sum(hundredths) / 100, 6)
    assert total([*weights, *(-one for one in weights)]) == 0


def test_claims_that_cancel_out_do_not_speak_for_one_event(monkeypatch: pytest.MonkeyPatch) -> None:
    """0.1 + 0.2 - 0.3 is not above zero, as it would be by plain addition."""
    monkeypatch.setattr(sameness, "weights", lambda column: {"a": 0.1, "b": 0.2, "c": -0.3})
    assert weighed(["a", "b", "c", "unknown"]) == 0
