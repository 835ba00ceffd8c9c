"""Rules and model together on events, with invented readings of a real text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

import newsextract
from fake_reading import FakeReading
from newsextract.entities.store import read_entities
from newsextract.events.confidence import SIGNALS
from newsextract.events.deciding import Deciding, decide_events
from newsextract.events.engine import find_tellings
from newsextract.events.event import FoundEvent
from newsextract.events.store import read_events
from newsextract.events.types import read_types
from newsextract.mentions.deciding import SameEvent
from newsextract.model.decode import ScoredSpan

TEXT = (
    "Rector Ana Pereira of Oakdale University met Minister Bo Lind in Lisbon on 3 May 2019. "
    "Ilva Tamm welcomed the news. The two agreed to talk again."
)


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


@pytest.mark.parametrize(("link", "role"), [(0.3, "participant"), (0.1, None)])
def test_a_role_that_somebody_always_plays_falls_to_the_likeliest(doc: Any, link: float, role: str | None) -> None:
    """A meeting has its likeliest participant even if no chance is high; none where there is no chance to speak of."""
    start = TEXT.index("talk again")
    reading = FakeReading(link=link, held=0.0, spans=(ScoredSpan("meeting", start, start + 3, 0.95),))
    events = _decided(doc, reading)
    assert [one.role for event in events for one in event.arguments] == ([] if role is None else [role])
    assert all(one.found_by == "model participant 0.30, the likeliest" for event in events for one in event.arguments)


class _UnsureOf(FakeReading):
    """Is less sure of the links to one name."""

    def links(
        self, name: str, sources: Sequence[Any], targets: Sequence[Any], advice: Any = None, *, least: float = 0.0
    ) -> Iterator[tuple[int, int, float]]:
        """All pairs; those to the one name are half as sure."""
        at = LISTED.index("Bo Lind")
        for one, other, chance in super().links(name, sources, targets, advice, least=least):
            yield one, other, chance / 2 if targets[other][0] == at else chance


LISTED = "Rector Ana Pereira, Bo Lind and Ilva Tamm met on Monday."


def test_the_members_of_a_list_take_part_together() -> None:
    """One of whom the model alone is not sure takes part with the others, and the record says so."""
    doc = newsextract.load(exclude=["newsextract_model"]).annotate(LISTED)
    start = LISTED.index("met")
    reading = _UnsureOf(link=0.98, held=0.9, spans=(ScoredSpan("meeting", start, start + 2, 0.95),))
    (event,) = _decided(doc, reading)
    assert {words for _, words in _players(event)} == {"Ana Pereira", "Bo Lind", "Ilva Tamm"}
    found_by = {one.mention.text: one.found_by for one in event.arguments if one.role == "participant"}
    assert found_by["Bo Lind"] == "model participant 0.98 with those in its list, 0.49 alone"
    assert found_by["Ilva Tamm"] == "model participant 0.98"


def test_an_event_whose_links_the_model_does_not_see_keeps_its_participants(doc: Any) -> None:
    """Where no link is sure enough, the participants that the rules found stay."""
    (event,) = _decided(doc, FakeReading(link=0.0, held=0.9))
    assert _players(event) == _players(read_events(doc)[0])


@pytest.mark.parametrize(("link", "day", "place"), [(0.2, "2019-05-03", "Lisbon"), (0.01, None, None)])
def test_a_date_and_place_of_the_rules_that_the_model_doubts_are_none(
    doc: Any, link: float, day: str | None, place: str | None
) -> None:
    """What the rules see at the telling stands where the model is not sure, not where it is sure of the contrary."""
    (event,) = _decided(doc, FakeReading(link=link, held=0.9))
    assert event.start_date == day
    assert (event.place and event.place.mention.text) == place


def test_a_trigger_that_the_model_does_not_hold_for_one_tells_nothing(doc: Any) -> None:
    """The words of a rule's trigger must be held to be one at least a little."""
    assert _decided(doc, FakeReading(link=0.99, held=0.0)) == []


@pytest.mark.parametrize(("chance", "status"), [(0.95, "planned"), (0.3, "occurred")])
def test_the_model_decides_on_a_status_that_it_is_sure_of(doc: Any, chance: float, status: str) -> None:
    """What the rules read from the clause stays where the model is not sure of another status."""
    (event,) = _decided(doc, FakeReading(link=0.6, held=0.9, status=("planned", chance)))
    assert event.status == status
    assert (event.status_basis == "model status 0.95") == (status == "planned")


@pytest.mark.parametrize(("score", "count"), [(0.5, 1), (0.95, 2)])
def test_a_trigger_of_the_model_alone_must_be_sure(doc: Any, score: float, count: int) -> None:
    """A trigger that no rule sees tells an event if its score is high."""
    start = TEXT.index("welcomed")
    reading = FakeReading(link=0.6, held=0.9, spans=(ScoredSpan("visit", start, start + 7, score),))
    events = _decided(doc, reading)
    assert len(events) == count
    assert all(event.triggers[0].rule == "model visit 0.95" for event in events if event.type == "visit")


RETOLD = (
    "Rector Ana Pereira met Minister Bo Lind in Lisbon on 3 May 2019. "
    "In Porto on 9 May 2019 Ana Pereira and Bo Lind discussed the budget."
)


@pytest.fixture(scope="module")
def retold() -> Any:
    """A meeting, and a sentence that the rules only add to it."""
    return newsextract.load(exclude=["newsextract_model"]).annotate(RETOLD, published="2019-05-10")


def test_what_the_rules_add_to_a_telling_stays_with_it_and_has_a_date_and_a_place_of_its_own(retold: Any) -> None:
    """Each trigger is read beside its own sentence, and both stay one event even where the model sees no link."""
    (telling,) = _tellings(retold)
    assert [trigger.span.text for trigger in telling.triggers] == ["met", "discussed"]
    entities, reading = read_entities(retold), FakeReading(link=0.0, held=0.9)
    deciding = Deciding(retold, entities, [telling], [telling], reading)  # type: ignore[arg-type]
    meeting = next(declared for declared in read_types() if declared.type == "meeting")
    first, second = deciding.tellings_of(meeting)[0]
    assert (first.start_date, second.start_date) == ("2019-05-03", "2019-05-09")
    assert [one.place.mention.text for one in (first, second) if one.place is not None] == ["Lisbon", "Porto"]
    assert [len(event.triggers) for event in deciding.events_of(meeting)] == [2]


@dataclass
class Dated(FakeReading):
    """Is as sure of the second date as it is told to, and less of the first."""

    second: float = 0.0

    def links(
        self, name: str, sources: Sequence[Any], targets: Sequence[Any], advice: Any = None, *, least: float = 0.0
    ) -> Iterator[tuple[int, int, float]]:
        """Dates by their place in the text, other links as ever."""
        if name != "when":
            yield from super().links(name, sources, targets, advice, least=least)
            return
        for row in range(len(sources)):
            yield from ((row, 0, self.second / 2), (row, 1, self.second))


@pytest.mark.parametrize(("second", "day"), [(0.9, "2019-05-09"), (0.2, "2019-05-03")])
def test_of_two_tellings_with_dates_of_their_own_the_surer_counts(retold: Any, second: float, day: str) -> None:
    """Where the model is sure enough of a date, it is the event's; else the first telling's stays."""
    (event,) = _decided(retold, Dated(link=0.6, held=0.9, second=second))
    assert (event.start_date, event.end_date) == (day, day)


TOUR = """On 2 May 2019, Bo Lind met Ana Pereira.

Lind will also visit Porto City Library.

On 3 May, Lind will rest."""


@dataclass
class SureOfLast(FakeReading):
    """Holds the last of two dates to be that of every event, other links as ever."""

    def links(
        self, name: str, sources: Sequence[Any], targets: Sequence[Any], advice: Any = None, *, least: float = 0.0
    ) -> Iterator[tuple[int, int, float]]:
        """The second date of two; all pairs of other links."""
        if name != "when":
            yield from super().links(name, sources, targets, advice, least=least)
        else:
            yield from ((row, 1, 0.5) for row in range(len(sources)))


def test_a_day_that_opens_a_later_sentence_is_not_that_of_an_event_told_before() -> None:
    """However sure the model is of it: the day that last opened a sentence before goes on."""
    doc = newsextract.load(exclude=["newsextract_model"]).annotate(TOUR, published="2019-04-30")
    visits = [one for one in _decided(doc, SureOfLast(link=0.6, held=0.9)) if one.type == "visit"]
    assert [one.start_date for one in visits] == ["2019-05-02"]


def test_a_day_before_the_publication_is_not_that_of_an_event_to_come() -> None:
    """The day that last opened a sentence before does not go on where what is planned would be over by then."""
    doc = newsextract.load(exclude=["newsextract_model"]).annotate(TOUR, published="2019-05-03")
    visits = [one for one in _decided(doc, SureOfLast(link=0.6, held=0.9)) if one.type == "visit"]
    assert [(one.status, one.start_date) for one in visits] == [("planned", None)]


def test_a_mention_in_the_sentence_of_the_telling_justifies_a_part() -> None:
    """Of equally good mentions of somebody, one beside the telling is given, not one that comes before it."""
    text = "Ana Pereira has been Rector since 2011. On 3 May 2019 Pereira met Minister Bo Lind in Lisbon."
    doc = newsextract.load(exclude=["newsextract_model"]).annotate(text)
    (event,) = (one for one in _decided(doc, FakeReading(link=0.95, held=0.9)) if one.type == "meeting")
    assert ("participant", "Pereira") in _players(event)
    assert ("participant", "Ana Pereira") not in _players(event)


def test_a_trigger_of_an_event_that_the_rules_drop_must_be_as_sure_as_one_that_they_do_not_see(doc: Any) -> None:
    """Only the triggers of events that the rules keep are theirs; the limit for others is higher."""
    reading = FakeReading(link=0.6, held=0.9, spans=(_met(0.5),))
    tellings = _tellings(doc)
    for by_rules, count in ((tellings, 1), ([], 0)):
        deciding = Deciding(doc, read_entities(doc), tellings, by_rules, reading)  # type: ignore[arg-type]
        assert sum(len(deciding.events_of(declared)) for declared in read_types()) == count


def test_an_event_of_the_model_alone_is_not_agreed_on_by_rules_that_dropped_it(doc: Any) -> None:
    """The signal that the rules agree is that of an event which they keep."""
    reading, tellings = FakeReading(link=0.95, held=0.9, spans=(_met(0.95),)), _tellings(doc)
    agree = SIGNALS.index("rules agree")
    for by_rules, signal in ((tellings, 1.0), ([], 0.0)):
        deciding = Deciding(doc, read_entities(doc), tellings, by_rules, reading)  # type: ignore[arg-type]
        (event,) = (event for declared in read_types() for event in deciding.events_of(declared))
        assert event.signals[agree] == signal


def _met(score: float) -> ScoredSpan:
    start = TEXT.index("met")
    return ScoredSpan("meeting", start, start + 2, score)


@dataclass
class Picky(FakeReading):
    """Sees links of one name only."""

    seen: str = ""

    def links(self, name: str, *asked: Any, least: float = 0.0) -> Iterator[tuple[int, int, float]]:
        """All pairs of that name, all alike."""
        if name == self.seen:
            yield from super().links(name, *asked, least=least)


def test_a_telling_in_which_nobody_plays_a_needed_role_keeps_whom_the_rules_name() -> None:
    """A host alone makes no visit: visitor and destination of the rules stay in the telling as in the event."""
    doc = newsextract.load(exclude=["newsextract_model"]).annotate("Ana Pereira visited Porto.")
    reading, tellings = Picky(link=0.99, held=0.9, seen="host"), _tellings(doc)
    deciding = Deciding(doc, read_entities(doc), tellings, tellings, reading)  # type: ignore[arg-type]
    visit = next(declared for declared in read_types() if declared.type == "visit")
    (telling,), _ = deciding.tellings_of(visit)
    (event,) = deciding.events_of(visit)
    assert _players(telling) == _players(event) == {("visitor", "Ana Pereira"), ("destination", "Porto")}


@dataclass
class TwoDestinations(FakeReading):
    """Sees one destination in the first sentence, and is surer of another in the second."""

    middle: int = 0

    def links(self, name: str, sources: Sequence[Any], targets: Sequence[Any], *_: Any, **__: Any) -> Iterator[Any]:
        """Destinations in the sentence of their trigger."""
        for a, source in enumerate(sources):
            for b, target in enumerate(targets):
                if name == "destination" and (source[0] < self.middle) == (target[0] < self.middle):
                    yield a, b, 0.9 if source[0] < self.middle else 0.99


def test_a_place_that_plays_no_part_in_the_end_is_no_place_of_the_event() -> None:
    """Where an event has one destination, the destination that another telling had alone is not its place."""
    text = "Ana Pereira visited Porto. Ana Pereira visited Lisbon."
    doc = newsextract.load(exclude=["newsextract_model"]).annotate(text)
    entities, middle = read_entities(doc), text.index(".")
    spans = tuple(ScoredSpan("visit", at, at + 6, 0.9) for at in (text.index("visited"), text.rindex("visited")))
    reading = TwoDestinations(link=0.0, held=0.9, spans=spans, middle=middle)
    deciding = Deciding(doc, entities, [], [], reading)  # type: ignore[arg-type]
    together = {"same_event": SameEvent(constant=99.0, model=0.0), "place": "rules"}
    deciding.limits = deciding.limits.model_copy(update=together)
    visit = next(declared for declared in read_types() if declared.type == "visit")
    (event,) = deciding.events_of(visit)
    assert [one.mention.text for one in event.arguments] == ["Lisbon"]
    assert event.place is not None
    assert (event.place.mention.text, event.place.found_by) == ("Lisbon", "destination of the event")
