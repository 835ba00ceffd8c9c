"""Dates and nothing else: a text in, its dates with their values out."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from ..records.dates import Granularity
from .finding import find_dates
from .frame import Value
from .options import DateOptions
from .published import parse_published
from .timeline import read_timeline


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date of a text: `text[start:end]`, its inclusive ISO ends (None where unknown), granularity and basis.

    Offsets are half-open and count code points. `basis` says in words what was read from where.
    """

    start: int
    end: int
    text: str
    start_date: str | None
    end_date: str | None
    granularity: Granularity
    basis: str


def iso(day: datetime.date | None) -> str | None:
    """A day in ISO form with four figures for the year."""
    return None if day is None else day.isoformat()


def read_dates(
    text: str,
    *,
    reference: str | datetime.date | None = None,
    day_first: bool | None = None,
    fiscal_month: int = 10,
    academic_month: int = 9,
    open_ends: bool = True,
    event_days: bool = True,
) -> list[ReadDate]:
    """The dates of a text in order, with what they mean.

    `reference` is the day the text was written: a date, an ISO date or what people type ("30 July 2012").
    Without it nothing is counted from it: "yesterday" has no value, "14 July" the year that the text states.
    `day_first` is the order of "05/08/2022" where nothing in the text decides it; by default dots and dashes mean
    day first, slashes month first. `fiscal_month` and `academic_month` are the months in which such years start.
    "2012" of "since 2012" has no end and "15 May" of "until 15 May" no start; without `open_ends` both have the value
    of their words. Without `event_days` the "9/11" that names an event is no date.
    Raises `DateInputError` for a reference that is no date, `ValueError` for a month that no year has.

    >>> [(date.text, date.start_date, date.end_date) for date in read_dates("Held on June 5-19, 2015.")]
    [('June 5-19, 2015', '2015-06-05', '2015-06-19')]
    >>> [(date.text, date.start_date) for date in read_dates("He left last Tuesday.", reference="2012-07-30")]
    [('last Tuesday', '2012-07-24')]
    """
    day = None if reference is None else parse_published(reference, day_first=day_first)
    published = None if day is None else datetime.date.fromisoformat(day)
    options = DateOptions(day_first, fiscal_month, academic_month, open_ends)
    found = find_dates(text, event_days=event_days)
    values = read_timeline(text, found, published=published, options=options).values
    return [_read(one.start, one.end, one.text, value) for one, value in zip(found, values, strict=True)]


def _read(start: int, end: int, words: str, value: Value) -> ReadDate:
    return ReadDate(start, end, words, iso(value.start), iso(value.end), value.granularity, value.basis)
