"""Rules and model together on events, with invented readings of a real text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

import newsextract
from newsextract.entities.store import read_entities
from newsextract.events.deciding import decide_events
from newsextract.events.engine import find_tellings
from newsextract.events.event import FoundEvent
from newsextract.events.store import read_events
from newsextract.events.types import read_types
from newsextract.model.decode import ScoredSpan

TEXT = (
    "Rector Ana Pereira of Oakdale University met Minister Bo Lind in Lisbon on 3 May 2019. "
    "Ilva Tamm welcomed the news. The two agreed to talk again."
)


@dataclass
class FakeReading:
    """Says the same of every link, and holds the words of every trigger to be one as far as it is told to."""

    link: float
    held: float
    spans: tuple[ScoredSpan, ...] = ()

    def place_of(self, span: ScoredSpan) -> tuple[int, int]:
        """The span of characters."""
        return span.first, span.last + 1

    def support(self, layer: str, start: int, end: int) -> float:
        """How far the words are held to be of the layer."""
        return self.held

    def links(
        self, name: str, sources: Sequence[Any], targets: Sequence[Any], advice: Any = None, *, least: float = 0.0
    ) -> Iterator[tuple[int, int, float]]:
        """All pairs, all alike."""
        if self.link >= max(least, 1e-4):
            yield from ((a, b, self.link) for a in range(len(sources)) for b in range(len(targets)))

    def pairs_within_reach(self, spans: Sequence[Any]) -> Iterator[tuple[int, int]]:
        """All pairs."""
        yield from ((later, earlier) for later in range(len(spans)) for earlier in range(later))


@pytest.fixture(scope="module")
def doc() -> Any:
    """The text with what the rules found in it."""
    return newsextract.load(exclude=["newsextract_model"]).annotate(TEXT)


def _tellings(doc: Any) -> list[FoundEvent]:
    return find_tellings(doc, read_entities(doc), read_types())


def _decided(doc: Any, reading: FakeReading) -> list[FoundEvent]:
    return decide_events(doc, read_entities(doc), _tellings(doc), reading, read_types())  # type: ignore[arg-type]


def _players(event: FoundEvent) -> set[tuple[str, str]]:
    return {(one.role, one.mention.text) for one in event.arguments}


def test_whom_the_rules_name_takes_part_by_a_lower_limit(doc: Any) -> None:
    """A middling chance is enough for the participants of the rules, and for nobody else."""
    (event,) = _decided(doc, FakeReading(link=0.5, held=0.9))
    assert (
        _players(event) == _players(read_events(doc)[0]) == {("participant", "Ana Pereira"), ("participant", "Bo Lind")}
    )


def test_whom_only_the_model_names_takes_part_if_it_is_sure(doc: Any) -> None:
    """A chance near one makes a participant of somebody whom the rules leave out."""
    (event,) = _decided(doc, FakeReading(link=0.99, held=0.9))
    assert ("participant", "Ilva Tamm") in _players(event)


def test_an_event_whose_links_the_model_does_not_see_keeps_its_participants(doc: Any) -> None:
    """Where no link is sure enough, the participants that the rules found stay."""
    (event,) = _decided(doc, FakeReading(link=0.0, held=0.9))
    assert _players(event) == _players(read_events(doc)[0])


def test_a_trigger_that_the_model_does_not_hold_for_one_tells_nothing(doc: Any) -> None:
    """The words of a rule's trigger must be held to be one at least a little."""
    assert _decided(doc, FakeReading(link=0.99, held=0.0)) == []


@pytest.mark.parametrize(("score", "count"), [(0.5, 1), (0.95, 2)])
def test_a_trigger_of_the_model_alone_must_be_sure(doc: Any, score: float, count: int) -> None:
    """A trigger that no rule sees tells an event if its score is high."""
    start = TEXT.index("welcomed")
    reading = FakeReading(link=0.6, held=0.9, spans=(ScoredSpan("visit", start, start + 7, score),))
    events = _decided(doc, reading)
    assert len(events) == count
    assert all(event.triggers[0].rule == "model visit 0.95" for event in events if event.type == "visit")
