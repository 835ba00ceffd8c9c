"""What speaks for and against two tellings being of one event: named claims, weighted by annotated articles."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ..resources.lexicons import read_lexicon
from .event import FoundEvent
from .retelling import Telling
from .setting import IN_CLAUSE, IN_SENTENCE
from .status import BY_DEFAULT
from .telling_words import stems_that
from .venues import is_venue_role

_CONTENT = stems_that("content")
_GATHERING, _ENCOUNTER = stems_that("gathering"), stems_that("encounter")
_NEAR = 350


def claims(new: Telling, old: Sequence[Telling], told: int, alike: int = 0) -> Iterator[str]:
    """Names of the claims that hold between a telling and an event's tellings.

    `told` events of its type are known, `alike` of them are told with the same word.
    """
    yield "always"
    yield from _member_claims(new, old)
    yield from _word_claims(new, old)
    if alike == 1 and any(one.word == new.word for one in old):
        yield "definite-only-such" if new.definite else "only-such"
    yield from _setting_claims(new, old)
    yield from _place_in_text_claims(new, old)
    if told == 1:
        yield "only-event-so-far"


def _member_claims(new: Telling, old: Sequence[Telling]) -> Iterator[str]:
    members = frozenset().union(*(one.members for one in old))
    common = len(new.members & members)
    if not new.members:
        yield "no-members"
        if new.definite:
            yield "definite-without-members"
    elif not members:
        yield "first-members"
    elif not common:
        yield "other-members"
        if new.definite and any(one.word == new.word for one in old):
            yield "definite-same-word-other-members"
    elif common == len(new.members):
        yield "one-known-member" if common == 1 else "known-members"
    elif common == len(members):
        yield "more-members"
    else:
        yield "some-known-members"
    yield from _role_claims(new, old)


def _role_claims(new: Telling, old: Sequence[Telling]) -> Iterator[str]:
    roles = frozenset().union(*(one.roles for one in old))
    known = {role for role, _ in roles}
    shared = {role for role, _ in new.roles & roles}
    if {role for role, _ in new.roles if role in known} - shared:
        yield "other-in-a-role"
    if len(shared) > 1:
        yield "same-in-two-roles"
    venues = {member for role, member in roles if is_venue_role(role)}
    own = {member for role, member in new.roles if is_venue_role(role)}
    if venues and own:
        yield "same-destination" if venues & own else "other-destination"


def _word_claims(new: Telling, old: Sequence[Telling]) -> Iterator[str]:
    same = any(one.word == new.word for one in old)
    headline = all(one.headline for one in old)
    if same:
        yield "same-word"
        if new.definite:
            yield "definite-same-word"
    if new.definite:
        yield "definite"
    if new.indefinite and not headline:
        yield "indefinite-in-text"
    yield from _another_claims(new, old)
    yield from _name_claims(new, old)
    if new.verb:
        yield "verb-after-verb" if any(one.verb for one in old) else "verb-after-noun"
    if new.word in _CONTENT:
        yield "tells-what-was-said"
    if new.told_on and new.definite:
        yield "definite-told-on"
    if new.plural:
        yield "plural"
    yield from _sort_claims(new, old)


def _sort_claims(new: Telling, old: Sequence[Telling]) -> Iterator[str]:
    """A gathering (a forum) and an encounter (people who meet at it) are seldom one."""
    words = {one.word for one in old}
    if new.word in _GATHERING and new.word in words:
        yield "same-gathering"
    if new.word in _ENCOUNTER and words <= _GATHERING:
        yield "encounter-and-gathering"
    if new.word in _GATHERING and words <= _ENCOUNTER:
        yield "gathering-and-encounter"


def _another_claims(new: Telling, old: Sequence[Telling]) -> Iterator[str]:
    if new.another:
        yield "another-as-before" if any(one.another for one in old) else "word-for-another"
    elif any(one.another for one in old):
        yield "was-another"
    if new.also:
        yield "also-said" if new.word in _CONTENT else "also"
    ordinals = frozenset().union(*(one.ordinals for one in old))
    if new.ordinals and ordinals:
        yield "same-ordinal" if new.ordinals & ordinals else "other-ordinal"


def _name_claims(new: Telling, old: Sequence[Telling]) -> Iterator[str]:
    names = [one.name for one in old if one.name]
    if new.name and names:
        yield "same-name" if any(new.name & name for name in names) else "other-name"
    kinds = frozenset().union(*(one.kinds for one in old))
    if new.kinds and kinds:
        yield "same-kind" if new.kinds & kinds else "other-kind"


def _setting_claims(new: Telling, old: Sequence[Telling]) -> Iterator[str]:
    dated = [one.event for one in old if is_dated(one.event)]
    if is_dated(new.event) and dated:
        if any(same_days(new.event, event) for event in dated):
            yield "same-days"
        elif any(share_days(new.event, event) for event in dated):
            yield "shared-days"
        elif new.event.date_basis == IN_CLAUSE and any(event.date_basis == IN_CLAUSE for event in dated):
            yield "other-days-in-clause"
        else:
            yield "other-days"
    said = {one.event.status for one in old if one.event.status_basis != BY_DEFAULT}
    if new.event.status_basis != BY_DEFAULT and said:
        yield "same-status" if new.event.status in said else "other-status"
    places = {id(one.event.place.entity) for one in old if one.event.place is not None and _is_own_place(one)}
    if new.event.place is not None and _is_own_place(new) and places:
        yield "same-place" if id(new.event.place.entity) in places else "other-place"


def _is_own_place(telling: Telling) -> bool:
    return telling.event.place is not None and telling.event.place.found_by.endswith("same sentence")


def _place_in_text_claims(new: Telling, old: Sequence[Telling]) -> Iterator[str]:
    last = old[-1]
    if all(one.headline for one in old):
        yield "headline-before"
    if old[0].order == 0:
        yield "main-event"
    if last.order == new.order - 1:
        yield "told-just-before"
    if last.event.evidence and new.event.evidence and last.event.evidence[-1].start == new.event.evidence[0].start:
        yield "same-sentence"
        if new.joined:
            yield "joined-in-sentence"
        if new.framed or last.framed:
            yield "frame-in-sentence"
    elif new.event.triggers[0].span.start - last.event.triggers[-1].span.end < _NEAR:
        yield "near"
    if last.paragraph == new.paragraph:
        yield "same-paragraph"


def is_dated(event: FoundEvent) -> bool:
    """Whether the event's own sentence says when."""
    return event.start_date is not None and event.date_basis in {IN_CLAUSE, IN_SENTENCE}


def same_days(one: FoundEvent, other: FoundEvent) -> bool:
    """Whether two events take place on the very same days."""
    return one.start_date == other.start_date and one.end_date == other.end_date


def share_days(one: FoundEvent, other: FoundEvent) -> bool:
    """Whether two dated events have a day in common."""
    first, last = one.start_date, one.end_date or one.start_date
    begin, end = other.start_date, other.end_date or other.start_date
    return first is not None and begin is not None and first <= (end or begin) and begin <= (last or first)


@cache
def weights(column: str = "weight") -> dict[str, float]:
    """The weight of each claim: positive speaks for one event. `with_model` are those beside what the model says."""
    return {row["claim"]: float(row[column]) for row in read_lexicon("sameness_weights")}


def weighed(claimed: Iterable[str], column: str = "weight") -> float:
    """How much some claims speak for one event rather than two: above zero, more for than against."""
    weight = weights(column)
    return total(weight.get(claim, 0.0) for claim in claimed)


def total(parts: Iterable[float]) -> float:
    """The sum as every release of Python has it: `sum` adds floats up in another way from 3.12 on."""
    return round(math.fsum(parts), 6)
