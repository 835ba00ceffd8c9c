"""The events of one type told so far in a text, and which of their tellings a new one is compared with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from .retelling import Telling
from .sameness import claims, weighed

_FIRST = 3  # tellings of an event that are always looked at
_LOOK_BACK = 30  # events, and tellings of one event, that a telling is compared with besides the first


@dataclass(slots=True, eq=False)
class ToldEvent:
    """One event by its tellings."""

    tellings: list[Telling] = field(default_factory=list)
    words: set[str] = field(default_factory=set)

    def compared(self) -> list[Telling]:
        """The tellings that a new one is compared with: the first and the latest."""
        return [*self.tellings[:_FIRST], *self.tellings[max(_FIRST, len(self.tellings) - _LOOK_BACK) :]]


class ToldEvents:
    """Events in the order of first telling; a telling is compared with few of them, however long the text is.

    Rules, model and training look at the same events and count them alike, because all of them ask here.
    """

    def __init__(self) -> None:
        self.events: list[ToldEvent] = []
        self._told_by: Counter[str] = Counter()  # how many events are told by a word

    def add(self, telling: Telling, event: ToldEvent | None) -> ToldEvent:
        """The event with one more telling; a new one for None."""
        if event is None:
            event = ToldEvent()
            self.events.append(event)
        event.tellings.append(telling)
        self._told_by[telling.word] += telling.word not in event.words
        event.words.add(telling.word)
        return event

    def near(self) -> Iterator[ToldEvent]:
        """The events that a telling is compared with: the latest, from the last on, then the first."""
        yield from reversed(self.events[max(1, len(self.events) - _LOOK_BACK) :])
        yield from self.events[:1]

    def claims(self, telling: Telling, event: ToldEvent) -> Iterator[str]:
        """Names of the claims that hold between a telling and an event."""
        return claims(telling, event.compared(), len(self.events), self._told_by[telling.word])

    def sameness(self, telling: Telling, event: ToldEvent, column: str = "weight") -> float:
        """How much the claims speak for a telling being of an event: above zero, more for than against."""
        return weighed(self.claims(telling, event), column)
