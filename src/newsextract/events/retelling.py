"""One telling of an event, and what its words and its place in the text say about which event it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex
from spacy.tokens import Doc

from ..records.spans import Span
from ..resources.lexicons import mapping
from ..text.doc_text import text_of
from ..text.layout import layout_of
from .clause_text import words_of
from .event import FoundEvent
from .telling_words import words_that
from .verbs import readings_by_word

_ANOTHER = words_that("another")
_ALSO = words_that("also")
_ORDINAL = regex.compile(r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)$")
_ATTENDED = words_that("told-on")
_DEFINITE = words_that("definite")
_INDEFINITE = words_that("indefinite")
_FRAME = words_that("frame")
_ALWAYS_PLURAL = frozenset({"talks", "negotiations", "consultations", "congress"})


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
    framed: bool
    plural: bool
    name: frozenset[str]
    kinds: frozenset[str]


def read_telling(event: FoundEvent, doc: Doc, order: int) -> Telling:
    """What an event's first trigger, arguments and surroundings say."""
    span = event.triggers[0].span
    zone = layout_of(doc).zone_at(span.start)
    start = max(event.evidence[0].start if event.evidence else 0, span.start - 40)
    opening = words_of(text_of(doc)[start : span.start])
    left = opening[-4:]
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
        framed=any(word in _FRAME for word in opening[-6:]),
        plural=not verb and bool(words) and words[-1].endswith("s") and words[-1] not in _ALWAYS_PLURAL,
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
