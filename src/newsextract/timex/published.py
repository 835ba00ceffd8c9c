"""What people type for a publication date -> an ISO date, or a refusal in one line."""

from __future__ import annotations

import datetime

import regex

from ..errors import DateInputError
from .expressions import NumericDate, PartialDate, Timex
from .finding import find_dates
from .frame import Frame
from .resolving import evaluate

_ISO = regex.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d\S*)?")
_REMEDY = "give a day with its year, such as 2012-07-30 or '30 July 2012'"


def parse_published(words: str | datetime.date) -> str:
    """The ISO date that somebody typed, or of a date object.

    Only a whole day is taken: no "yesterday" (there is no clock), no month without a day, no day without a year.
    Raises `DateInputError` otherwise.

    >>> parse_published("30 July 2012"), parse_published("30.07.2012")
    ('2012-07-30', '2012-07-30')
    """
    if isinstance(words, datetime.datetime):
        return words.date().isoformat()
    if isinstance(words, datetime.date):
        return words.isoformat()
    typed = words.strip()
    if not typed:
        raise DateInputError(f"an empty publication date; {_REMEDY}")
    whole = _whole(typed)
    day = _by_iso(typed) or (_by_dateparser(typed) if whole is None else _by_grammar(whole))
    if day is None:
        raise DateInputError(f"{words!r} is no date; {_REMEDY}")
    return day.isoformat()


def _by_iso(typed: str) -> datetime.date | None:
    """An ISO date, which a time may follow."""
    found = _ISO.fullmatch(typed)
    try:
        return datetime.date.fromisoformat(found.group(1)) if found else None
    except ValueError:
        return None


def _whole(typed: str) -> Timex | None:
    """The one date expression that the whole input is."""
    found = find_dates(typed)
    return found[0].expression if [(one.start, one.end) for one in found] == [(0, len(typed))] else None


def _by_grammar(expression: Timex) -> datetime.date | None:
    """The day that an expression names with its month and year."""
    if isinstance(expression, PartialDate) and (expression.year is None or expression.day is None):
        return None
    if not isinstance(expression, PartialDate | NumericDate) or expression.year is None:
        return None
    return evaluate(expression, Frame()).start


def _by_dateparser(typed: str) -> datetime.date | None:
    """Foreign month names and rarer forms; two fixed clocks must agree, so that nothing relative slips in."""
    import dateparser  # noqa: PLC0415 - a second to load, and needed for rare input only

    days = set()
    for base in (datetime.datetime(1999, 2, 3), datetime.datetime(2020, 11, 28)):
        settings = {"REQUIRE_PARTS": ["day", "month", "year"], "RELATIVE_BASE": base, "STRICT_PARSING": True}
        parsed = dateparser.parse(typed, settings=settings)
        days.add(None if parsed is None else parsed.date())
    return days.pop() if len(days) == 1 else None
