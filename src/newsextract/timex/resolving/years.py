"""Which year a date without one means: the one stated, or the one next to the publication date on the tense's side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ..frame import Frame, Tense
from ..stretch import Stretch

_NEAR = 30  # days within which a date is meant although its weekday is wrong: writers slip
_LONG_AGO = 30  # days before the anchor after which a date told as to come is the next year's
_FAR = 240  # days from the anchor from which the neighbouring year is nearer
InYear = Callable[[int], "Stretch | None"]


def choose_year(
    in_year: InYear, frame: Frame, *, fits: Callable[[Stretch], bool] | None = None
) -> tuple[Stretch | None, str]:
    """The stretch of a recurring date in the year that is meant, and why that year; (None, why) where none is known.

    `in_year` gives the date in a year; `fits` is a further condition, such as the weekday that the words name.
    """
    if frame.year is not None:
        stated = _in(in_year, frame.year.year, fits)
        if stated is not None:
            return stated, f"year from '{frame.year.words}'"
    if frame.published is not None:
        words = f"{frame.published_words} {frame.published.isoformat()}"
        return _beside(in_year, frame.published, words, frame.tense, fits)
    if frame.anchor is not None:
        return _beside_anchor(in_year, frame.anchor, f"'{frame.anchor_words}'", frame.tense, fits)
    if frame.year is not None:
        return _in(in_year, frame.year.year, None), f"year from '{frame.year.words}'"
    return None, "no year is stated and the publication date is not known"


def _in(in_year: InYear, year: int, fits: Callable[[Stretch], bool] | None) -> Stretch | None:
    stretch = in_year(year) if 1 <= year <= 9998 else None
    return stretch if stretch is not None and (fits is None or fits(stretch)) else None


def _beside(
    in_year: InYear, day: date, words: str, tense: Tense | None, fits: Callable[[Stretch], bool] | None
) -> tuple[Stretch | None, str]:
    """The candidate nearest to a day, on the side of it that the tense asks for."""
    if fits is not None:
        near, why = _beside(in_year, day, words, tense, None)
        if near is not None and abs((near.start - day).days) <= _NEAR:
            return near, why
    reach = 1 if fits is None else 6
    years = range(day.year - reach, day.year + reach + 1)
    candidates = [stretch for year in years if (stretch := _in(in_year, year, fits)) is not None]
    if not candidates:
        return (
            (None, f"no such day in the years around {words}")
            if fits is None
            else _beside(in_year, day, words, tense, None)
        )
    best = min(candidates, key=lambda stretch: _distance(stretch, day, tense))
    side = {"past": ", told in the past", "future": ", told as to come", None: ""}[tense]
    weekday = ", with that weekday" if fits is not None else ""
    return best, f"year nearest to {words}{weekday}{side}"


def _beside_anchor(
    in_year: InYear, day: date, words: str, tense: Tense | None, fits: Callable[[Stretch], bool] | None
) -> tuple[Stretch | None, str]:
    """The candidate in the year that the text is about; a later one for what is told as to come."""
    same = _in(in_year, day.year, fits)
    later = _in(in_year, day.year + 1, fits)
    if tense == "future" and later is not None and (same is None or (day - same.end).days > _LONG_AGO):
        return later, f"the next one after {words}, told as to come"
    if same is not None and abs((same.start - day).days) < _FAR:
        return same, f"year from {words}"
    return _beside(in_year, day, words, None, fits)


def _distance(stretch: Stretch, day: date, tense: Tense | None) -> tuple[int, int]:
    """How far a candidate lies from a day.

    One on the wrong side of the tense counts as 300 days further; without a tense, one in another year as 150.
    """
    if stretch.holds(day):
        return 0, 0
    past = stretch.end < day
    gap = (day - stretch.end).days if past else (stretch.start - day).days
    if tense is None:
        return (gap + 150 if stretch.start.year != day.year else gap), gap
    wrong = past == (tense == "future")
    return (gap + 300 if wrong else gap), gap
