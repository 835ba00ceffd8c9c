"""What a date is read against: the day of publication, what the text spoke of last, the year in force, the tense."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..records.dates import Granularity
from .stretch import Stretch

Tense = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Value:
    """What a date means: inclusive ends (None where unknown), granularity, and in words what was read from where."""

    start: date | None
    end: date | None
    granularity: Granularity
    basis: str

    @property
    def stretch(self) -> Stretch | None:
        """Both ends, where both are known."""
        return Stretch(self.start, self.end) if self.start is not None and self.end is not None else None


@dataclass(frozen=True, slots=True)
class StatedYear:
    """A year that the text states, and the words that state it."""

    year: int
    words: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything that the value of one mention may depend on besides its words."""

    published: date | None = None
    published_words: str = "the publication date"
    focus: Value | None = None  # the last date that the text spoke of
    focus_words: str = ""
    day_focus: Value | None = None  # the last one that is a day or a few days
    day_focus_words: str = ""
    range_focus: Value | None = None  # the last one that is several days: "on the second day" counts in it
    range_focus_words: str = ""
    year: StatedYear | None = None
    anchor: date | None = None  # the day or month that the text is about, where its publication date is not known
    anchor_words: str = ""
    tense: Tense | None = None
    day_first: bool | None = None
    usual_day_first: bool | None = None  # where nothing in the text decides; None: by the marks between the numbers
    fiscal_month: int = 10
    academic_month: int = 9


def known(stretch: Stretch | None, granularity: Granularity, basis: str) -> Value:
    """A value from a stretch; without ends where there is none."""
    if stretch is None:
        return unknown(granularity, basis)
    return Value(stretch.start, stretch.end, granularity, basis)


def unknown(granularity: Granularity, basis: str) -> Value:
    """A value without ends; `basis` says what is missing."""
    return Value(None, None, granularity, basis)
