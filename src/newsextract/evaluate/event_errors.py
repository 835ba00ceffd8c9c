"""What went wrong with events: whole events, their arguments, time, place and status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .align import Alignment, DocumentAlignment, EventPair
from .finding import Finding
from .found import FoundArgument, FoundEvent, FoundRef, FoundSpan
from .gold import GoldArgument, GoldEvent
from .match import Stretch, best_pairs, common, fitting

NOWHERE = FoundSpan(start=0, end=0)


def event_findings(compared: DocumentAlignment) -> Iterator[Finding]:
    """Every error of events; the arguments of an event that was not found are no errors of their own."""
    yield from _whole_events(compared)
    for pair in compared.event_pairs:
        yield from _facts(pair, compared)
        yield from _arguments(pair, compared)


def _whole_events(compared: DocumentAlignment) -> Iterator[Finding]:
    missed, spurious = compared.events.missed, compared.events.spurious
    left = Alignment(missed, spurious, best_pairs(fitting(missed, spurious, _shared_trigger)))
    for gold, found in left.matched:
        yield Finding(gold.type, "label", gold.triggers[0], _wanted(gold), _offered(found))
    for gold in left.missed:
        yield Finding(gold.type, "missed", gold.triggers[0], gold=_wanted(gold))
    for found in left.spurious:
        yield Finding(found.type, "spurious", _first(found.triggers), found=_offered(found))


def _shared_trigger(gold: GoldEvent, found: FoundEvent) -> float:
    return sum(common(one, other) for one in gold.triggers for other in found.triggers)


def _facts(pair: EventPair, compared: DocumentAlignment) -> Iterator[Finding]:
    gold, found = pair.gold, pair.found
    trigger = gold.triggers[0]
    if not pair.date_fits:
        yield Finding(gold.type, "date", trigger, ends(gold.first, gold.last), ends(found.first, found.last))
    if gold.place and not pair.place_fits:
        place = None if found.place is None else words_of(found.place, compared)
        yield Finding(gold.type, "place", trigger, gold.place.text, place)
    if not pair.status_fits:
        yield Finding(gold.type, "status", trigger, gold.status, found.status)


def _arguments(pair: EventPair, compared: DocumentAlignment) -> Iterator[Finding]:
    kind, missed, spurious = pair.gold.type, pair.arguments.missed, pair.arguments.spurious

    def same(gold: GoldArgument, found: FoundArgument) -> float:
        return float(compared.means_the_same(gold, found))

    # What is left over with the same meaning differs in its role, or it would be a pair.
    left = Alignment(missed, spurious, best_pairs(fitting(missed, spurious, same)))
    for gold, found in left.matched:
        yield Finding(f"{kind} {gold.role}", "role", gold, gold.role, found.role)
    for gold in left.missed:
        yield Finding(f"{kind} {gold.role}", "missed", gold, gold=gold.text)
    for found in left.spurious:
        where = _first((*found.ref.spans, *compared.found.spans_of(found.ref)))
        yield Finding(f"{kind} {found.role}", "spurious", where, found=words_of(found.ref, compared))


def _wanted(event: GoldEvent) -> str:
    return f"{event.type}: " + ", ".join(f"{argument.role} {argument.text}" for argument in event.arguments)


def _offered(event: FoundEvent) -> str:
    filled = (f"{argument.role} {argument.ref.text or argument.ref.id}" for argument in event.arguments)
    return f"{event.type}: " + ", ".join(filled)


def words_of(ref: FoundRef, compared: DocumentAlignment) -> str:
    """The words of a reference, else those of the first mention of what it names."""
    first = _first((*ref.spans, *compared.found.spans_of(ref)))
    return ref.text or compared.gold.text[first.start : first.end]


def ends(first: str | None, last: str | None) -> str:
    """A time in words."""
    return f"{first or '?'}..{last or '?'}"


def _first(spans: Sequence[FoundSpan]) -> Stretch:
    return spans[0] if spans else NOWHERE
