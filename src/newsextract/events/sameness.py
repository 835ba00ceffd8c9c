"""What speaks for and against two tellings being of one event: named claims, each with a weight from annotated articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from ..resources.lexicons import read_lexicon
from ..text.layout import layout_of
from .clause_text import words_of
from .event import FoundEvent
from .setting import IN_CLAUSE, IN_SENTENCE
from .status import BY_DEFAULT

_NEW = frozenset(
    {"another", "second", "third", "next", "further", "separate", "new", "previous", "last", "earlier", "past", "other",
     "additional", "similar", "also", "later", "then", "subsequent", "upcoming", "follow-up", "future", "subsequently",
     "recent", "separately"}
)  # fmt: skip
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its", "these", "both", "our", "’s", "'s", "today’s"})
_INDEFINITE = frozenset({"a", "an", "two", "three", "several", "many", "any", "some"})
_NEAR = 350


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of an event with what its words and its place in the text say about sameness."""

    event: FoundEvent
    order: int
    members: frozenset[int]
    roles: frozenset[tuple[str, int]]
    word: str
    headline: bool
    paragraph: int
    definite: bool
    indefinite: bool
    new: bool


def read_telling(event: FoundEvent, doc: Doc, order: int) -> Telling:
    """What an event's first trigger, arguments and surroundings say."""
    span = event.triggers[0].span
    zone = layout_of(doc).zone_at(span.start)
    start = max(event.evidence[0].start if event.evidence else 0, span.start - 40)
    left = words_of(doc.text[start : span.start])[-4:]
    return Telling(
        event=event,
        order=order,
        members=frozenset(id(argument.entity) for argument in event.arguments),
        roles=frozenset((argument.role, id(argument.entity)) for argument in event.arguments),
        word=_stem(words_of(span.text)),
        headline=zone is not None and zone.kind == "headline",
        paragraph=zone.start if zone is not None else -1,
        definite=any(word in _DEFINITE for word in left[-3:]),
        indefinite=any(word in _INDEFINITE for word in left[-3:]),
        new=any(word in _NEW for word in left),
    )


def _stem(words: Sequence[str]) -> str:
    """The last word without its ending, so that "meetings" and "meeting", "signs" and "signed" are one."""
    word = words[-1] if words else ""
    for ending in ("ings", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)]
    return word


def claims(new: Telling, old: Sequence[Telling], told: int) -> Iterator[str]:
    """The names of the claims that hold between a telling and the tellings of an event, `told` events of its type being known."""
    yield "always"
    yield from _member_claims(new, old)
    yield from _word_claims(new, old)
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
    if new.new and not (same and all(one.new for one in old)):
        yield "word-for-another"
    if any(one.new for one in old) and not new.new:
        yield "was-another"


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
def weights() -> dict[str, float]:
    """The weight of each claim: positive speaks for one event."""
    return {row["claim"]: float(row["weight"]) for row in read_lexicon("sameness_weights")}


def sameness(new: Telling, old: Sequence[Telling], told: int) -> float:
    """How much speaks for one event rather than two: above zero, more for than against."""
    weight = weights()
    return sum(weight.get(claim, 0.0) for claim in claims(new, old, told))
