"""Chances of links from triggers, with invented readings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from newsextract.events.candidates import Candidates
from newsextract.events.link_scores import SURE_NO, LinkScores
from newsextract.mentions.mention import PlaceMention
from newsextract.model.advice import Advice

AT = [(0, 3), (10, 13), (20, 23)]


@dataclass
class FakeReading:
    """Tells the chances of some pairs, like the model those above a limit, and notes what it was asked."""

    chances: dict[tuple[int, int], float]
    near: Sequence[tuple[int, int]] = ()
    asked: list[str] = field(default_factory=list)

    def links(
        self, name: str, sources: Sequence[Any], targets: Sequence[Any], advice: Any = None, *, least: float = 0.0
    ) -> Iterator[tuple[int, int, float]]:
        """The pairs whose chance is high enough to be told."""
        self.asked.append(name)
        yield from ((a, b, one) for (a, b), one in self.chances.items() if one >= max(least, 1e-4))

    def pairs_within_reach(self, spans: Sequence[Any]) -> Iterator[tuple[int, int]]:
        """The pairs that were given."""
        yield from self.near


def _scores(reading: FakeReading) -> LinkScores:
    return LinkScores(reading, Advice([]), AT)  # type: ignore[arg-type]


def test_the_chance_between_two_triggers_is_the_mean_of_both_directions() -> None:
    """What the model says of the later one and the earlier, and the other way round, counts half each."""
    reading = FakeReading({(1, 0): 0.9, (0, 1): 0.5, (2, 1): 0.4, (1, 1): 1.0}, near=[(1, 0), (2, 1)])
    assert _scores(reading).between("same-event") == pytest.approx({(1, 0): 0.7, (2, 1): 0.2})


def test_a_sure_no_is_not_the_same_as_unseen() -> None:
    """A pair within reach whose link is not told at all has the lowest chance; one out of reach has none."""
    reading = FakeReading({(1, 0): 0.00002}, near=[(1, 0)])
    assert dict(_scores(reading).between("same-event")) == {(1, 0): SURE_NO}


def test_a_candidate_has_the_best_chance_of_several_triggers() -> None:
    """Each candidate comes once, in order, as sure as at the best of the triggers that are asked for."""
    places = [PlaceMention(40 + at, 41 + at, "x", "test") for at in range(4)]
    reading = FakeReading({(0, 3): 0.2, (1, 3): 0.6, (2, 3): 0.9, (1, 0): 0.3, (0, 1): 0.04})
    scores = _scores(reading)
    candidates = Candidates(tuple(places), tuple(places))  # type: ignore[arg-type]
    assert list(scores.of("where", candidates, [0, 1]).items()) == [(0, 0.3), (3, 0.6)]
    assert scores.of("where", candidates, [0]) == {3: 0.2}
    assert scores.of("where", candidates, []) == {}
    assert reading.asked == ["where"]
