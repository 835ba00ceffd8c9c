"""Which tellings tell the same event: what the rules claim about them, and how sure the model is of their link."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from ..mentions.deciding import SameEvent
from .event import FoundEvent
from .link_scores import Pairs
from .retelling import Telling, read_telling
from .sameness import total
from .told import ToldEvent, ToldEvents

_EDGE = 0.01


def join_tellings(
    doc: Doc,
    tellings: Sequence[FoundEvent],
    chances: Pairs,
    weights: SameEvent,
    *,
    retold: Mapping[int, int] | None = None,
) -> list[list[int]]:
    """The numbers of the tellings of each event, in the order of first telling.

    `tellings` are in the order of the text; `chances` has a chance for the later and the earlier number of a pair that
    the model sees together. Each telling joins the event that most speaks for, if more speaks for it than against; one
    that is in `retold` joins that of the earlier telling given there.
    """
    read = [read_telling(one, doc, number) for number, one in enumerate(tellings)]
    told, events = ToldEvents(), list[ToldEvent]()  # by the number of the telling, its event
    for number, telling in enumerate(read):
        earlier = (retold or {}).get(number)
        event = _best(telling, told, chances, weights) if earlier is None else events[earlier]
        events.append(told.add(telling, event))
    return [[telling.order for telling in event.tellings] for event in told.events]


def _best(telling: Telling, told: ToldEvents, chances: Pairs, weights: SameEvent) -> ToldEvent | None:
    """The event that most speaks for, the latest of equals; None if more speaks against each."""
    found, most = None, 0.0
    for event in told.near():
        likeness = _likeness(telling, event, told, chances, weights)
        if likeness > most:
            found, most = event, likeness
    return found


def _likeness(telling: Telling, event: ToldEvent, told: ToldEvents, chances: Pairs, weights: SameEvent) -> float:
    """Above zero, more speaks for the telling being of the event than against."""
    claimed = told.sameness(telling, event, "with_model")
    seen = seen_by_model(telling, event, chances)
    return claimed if seen is None else total([claimed, weights.constant, weights.model * seen])


def seen_by_model(telling: Telling, event: ToldEvent, chances: Pairs) -> float | None:
    """The log-odds of the mean chance of the model's links to the event's tellings; None if it sees none of them."""
    pairs = ((telling.order, one.order) for one in event.compared())
    seen = [chances[pair] for pair in pairs if pair in chances]
    return log_odds(math.fsum(seen) / len(seen)) if seen else None


def log_odds(chance: float) -> float:
    """The logarithm of the odds of a chance that is never quite 0 or 1."""
    inside = min(1 - _EDGE, max(_EDGE, chance))
    return math.log(inside / (1 - inside))
