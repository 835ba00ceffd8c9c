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
from .telling_words import stem_of, words_that
from .verbs import readings_by_word
from .words import words_of_role

_ANOTHER = words_that("another")
_ALSO = words_that("also")
_ORDINAL = regex.compile(  # "5th" is two words here
    r"(?<!\S)(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+ (?:st|nd|rd|th))(?!\S)"
)
_ATTENDED = words_that("told-on")
_DEFINITE = words_that("definite")
_INDEFINITE = words_that("indefinite")
_FRAME = words_that("frame")
_ALWAYS_PLURAL = frozenset({"talks", "negotiations", "consultations"})
_NOUN_OR_THIRD = words_of_role("noun-or-third")
_REACH = 40  # characters beside a trigger that say how it is told


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
    text = text_of(doc)
    first = event.evidence[0].start if event.evidence else 0
    start = first if span.start - _REACH <= first else _uncut(text, span.start - _REACH)
    opening = words_of(text[start : span.start])
    left = opening[-4:]
    right = words_of(text[span.end : _uncut(text, span.end + _REACH)])[:4]
    words = words_of(span.text)
    verb = _is_verb(words, left)
    return Telling(
        event=event,
        order=order,
        members=frozenset(id(argument.entity) for argument in event.arguments),
        roles=frozenset((argument.role, id(argument.entity)) for argument in event.arguments),
        word=stem_of(words[-1]) if words else "",
        headline=zone is not None and zone.kind == "headline",
        paragraph=zone.start if zone is not None else -1,
        definite=not verb and any(word in _DEFINITE for word in left[-3:]),
        indefinite=not verb and any(word in _INDEFINITE for word in left[-3:]),
        another=not verb and any(word in _ANOTHER for word in left[-3:]),
        also=any(word in _ALSO for word in left),
        ordinals=frozenset(one.replace(" ", "") for one in _ORDINAL.findall(" ".join((*left, *words)))),
        verb=verb,
        joined="and" in left[-3:],
        told_on=any(word in _ATTENDED for word in right),
        framed=any(word in _FRAME for word in opening[-6:]),
        plural=not verb and _is_plural_noun(words, text[start : span.start]),
        name=_name_of(text, span, start),
        kinds=_kinds_of(event, words),
    )


def _uncut(text: str, offset: int) -> int:
    """The offset, moved on to the end of a word that it would cut."""
    while _IN_WORD.match(text, offset - 1):
        offset += 1
    return offset


_IN_WORD = regex.compile(r"[\p{L}\p{M}\p{N}’'-]{2}")  # around an offset
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


_CAPITAL_BEFORE = regex.compile(r"\p{Lu}[\p{L}\p{N}.’'-]*\W*$")


def _is_plural_noun(words: Sequence[str], opening: str) -> bool:
    """Whether a trigger names several; "meets" does not, nor does "signs" behind a name, which are verbs."""
    word = words[-1] if words else ""
    if not word.endswith("s") or word.endswith("ss") or word in _ALWAYS_PLURAL:
        return False
    if all(form != "third" for _, form in readings_by_word().get(word, ())):
        return True
    return word in _NOUN_OR_THIRD and _CAPITAL_BEFORE.search(opening) is None
