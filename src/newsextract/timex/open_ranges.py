"""Ranges with one end: "since 2012", "until 15 May". The preposition outside the span decides which end is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from .expressions import Range
from .finding import FoundDate
from .frame import Value
from .neighbours import ahead, behind

_REACH = 24  # characters on either side that can hold the preposition and an article
_LINK = r"\s+(?:the\s+)?"
_NOT = regex.compile(r"\bnot\s+(?:until|till)\s+(?:the\s+)?\Z", regex.IGNORECASE)
_FROM = regex.compile(r"\b(?:from|as\s+of)\s+(?:the\s+)?\Z", regex.IGNORECASE)


def with_open_ends(
    text: str, found: Sequence[FoundDate], values: Sequence[Value], *, cut_open_end: bool
) -> tuple[Value, ...]:
    """The values with what opens a range said in the basis; `cut_open_end` leaves out the end that is not stated."""
    pairs = zip(found, values, strict=True)
    return tuple(_opened(text, one, value, cut_open_end=cut_open_end) for one, value in pairs)


def _opened(text: str, one: FoundDate, value: Value, *, cut_open_end: bool) -> Value:
    if value.start is None or isinstance(one.expression, Range):
        return value
    before, after = text[max(0, one.start - _REACH) : one.start], text[one.end : one.end + _REACH]
    if _begins(before, after):
        basis = f"{value.basis}; a range begins here and its end is not stated"
        return replace(value, end=None if cut_open_end else value.end, basis=basis)
    if behind("ends a range", _LINK).search(before):
        basis = f"{value.basis}; a range ends here and its start is not stated"
        return replace(value, start=None if cut_open_end else value.start, basis=basis)
    return value


def _begins(before: str, after: str) -> bool:
    """Whether the words around a date make it the beginning: since, not until, from … onwards."""
    onwards = _FROM.search(before) and ahead("goes on", r"\s+").match(after)
    return bool(behind("begins a range", _LINK).search(before) or _NOT.search(before) or onwards)
