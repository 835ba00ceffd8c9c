"""What speaks for and against two tellings being of one event: named claims, weighted by annotated articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex
from spacy.tokens import Doc

from ..records.spans import Span
from ..resources.lexicons import mapping, read_lexicon
from ..text.doc_text import text_of
from ..text.layout import layout_of
from .clause_text import words_of
from .event import FoundEvent
from .setting import IN_CLAUSE, IN_SENTENCE
from .status import BY_DEFAULT
from .telling_words import words_that
from .verbs import readings_by_word

_ANOTHER = words_that("another")
_ALSO = words_that("also")
_ORDINAL = regex.compile(r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)$")
_CONTENT = words_that("content")
_ATTENDED = words_that("told-on")
_DEFINITE = words_that("definite")
_INDEFINITE = words_that("indefinite")
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
    another: bool
    also: bool
    ordinals: frozenset[str]
    verb: bool
    joined: bool
    told_on: bool
    name: frozenset[str]
    kinds: frozenset[str]


def read_telling(event: FoundEvent, doc: Doc, order: int) -> Telling:
    """What an event's first trigger, arguments and surroundings say."""
    span = event.triggers[0].span
    zone = layout_of(doc).zone_at(span.start)
    start = max(event.evidence[0].start if event.evidence else 0, span.start - 40)
    left = words_of(text_of(doc)[start : span.start])[-4:]
    right = words_of(text_of(doc)[span.end : span.end + 40])[:4]
    words = words_of(span.text)
    verb = _is_verb(words, left)
    return Telling(
        event=event,
        order=order,
        members=frozenset(id(argument.entity) for argument in event.arguments),
        roles=frozenset((argument.role, id(argument.entity)) for argument in event.arguments),
        word=_stem(words),
        headline=zone is not None and zone.kind == "headline",
        paragraph=zone.start if zone is not None else -1,
        definite=not verb and any(word in _DEFINITE for word in left[-3:]),
        indefinite=not verb and any(word in _INDEFINITE for word in left[-3:]),
        another=not verb and any(word in _ANOTHER for word in left[-3:]),
        also=any(word in _ALSO for word in left),
        ordinals=frozenset(word for word in (*left, *words) if _ORDINAL.fullmatch(word)),
        verb=verb,
        joined="and" in left[-3:],
        told_on=any(word in _ATTENDED for word in right),
        name=_name_of(text_of(doc), span, start),
        kinds=_kinds_of(event, words),
    )


_BASE_BEFORE = words_that("before-base")


_NAME = regex.compile(r"(?:\p{Lu}[\p{L}\p{N}.’'-]*\s+(?:(?:of|and|on|for)\s+)?){1,5}$")
_NAME_WORD = regex.compile(r"\p{Lu}[\p{L}\p{N}-]+")


def _name_of(text: str, trigger: Span, start: int) -> frozenset[str]:
    """The words of the proper name that a trigger with a capital letter ends: "East Asia Summit"."""
    if not trigger.text[:1].isupper() or trigger.text.isupper():
        return frozenset()
    found = _NAME.search(text, start, trigger.start)
    words = f"{found.group() if found else ''}{trigger.text}"
    return frozenset(_NAME_WORD.findall(words.rpartition(" ")[0]))


@cache
def _instrument_kinds() -> dict[str, str]:
    return mapping("instrument_heads", "head", "kind")


def _kinds_of(event: FoundEvent, words: Sequence[str]) -> frozenset[str]:
    """What sort of instrument the telling names, if any: "treaty", "memorandum"."""
    named = [word for span in event.spans.values() for word in words_of(span.text)]
    return frozenset(kind for word in (*words, *named) if (kind := _instrument_kinds().get(word)) is not None)


def _is_verb(words: Sequence[str], left: Sequence[str]) -> bool:
    """Whether a trigger is a verb: in the past, or a base form behind "to" or a modal."""
    forms = {form for _, form in readings_by_word().get(words[0] if words else "", ())}
    if forms & {"past", "participle"} and "base" not in forms:
        return True
    return bool(forms & {"base", "third"}) and bool(left) and left[-1] in _BASE_BEFORE


def _stem(words: Sequence[str]) -> str:
    """The last word without its ending, so that "meetings" and "meeting", "signs" and "signed" are one."""
    word = words[-1] if words else ""
    for ending in ("ings", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)]
    return word


def claims(new: Telling, old: Sequence[Telling], told: int) -> Iterator[str]:
    """Names of the claims that hold between a telling and an event's tellings; `told` events of its type are known."""
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
