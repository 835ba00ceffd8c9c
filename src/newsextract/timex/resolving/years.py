"""Which year a date without one means: the one stated, or the one next to the publication date on the tense's side."""

from __future__ import annotations

from collections.abc import Callable

from ..frame import Frame
from ..stretch import Stretch

InYear = Callable[[int], "Stretch | None"]
_FAR = 10**9


def choose_year(in_year: InYear, frame: Frame, *, fits: Callable[[Stretch], bool] | None = None) -> tuple[Stretch | None, str]:
    """The stretch of a recurring date in the year that is meant, and why that year; (None, why) where none is known.

    `in_year` gives the date in a year; `fits` is a further condition, such as the weekday that the words name.
    """
    if frame.year is not None and (frame.published is None or frame.year.year != frame.published.year):
        stated = _in(in_year, frame.year.year, fits)
        if stated is not None:
            return stated, f"year from '{frame.year.words}'"
    if frame.published is not None:
        return _beside_publication(in_year, frame, fits)
    if frame.year is not None:
        return _in(in_year, frame.year.year, None), f"year from '{frame.year.words}'"
    return None, "no year is stated and the publication date is not known"


def _in(in_year: InYear, year: int, fits: Callable[[Stretch], bool] | None) -> Stretch | None:
    stretch = in_year(year) if 1 <= year <= 9998 else None
    return stretch if stretch is not None and (fits is None or fits(stretch)) else None


def _beside_publication(
    in_year: InYear, frame: Frame, fits: Callable[[Stretch], bool] | None
) -> tuple[Stretch | None, str]:
    published = frame.published
    assert published is not None
    years = range(published.year - 1, published.year + 2) if fits is None else range(published.year - 6, published.year + 7)
    candidates = [stretch for year in years if (stretch := _in(in_year, year, fits)) is not None]
    if not candidates and fits is not None:
        return _beside_publication(in_year, frame, None)
    if not candidates:
        return None, "no such day in the years around the publication date"
    best = min(candidates, key=lambda stretch: _distance(stretch, frame))
    side = {"past": ", told in the past", "future": ", told as to come", None: ""}[frame.tense]
    weekday = " whose weekday agrees" if fits is not None else ""
    return best, f"year{weekday} nearest to {frame.published_words} {published.isoformat()}{side}"


def _distance(stretch: Stretch, frame: Frame) -> tuple[int, int]:
    """How far a candidate lies from the publication date; one on the wrong side of the tense comes last."""
    published = frame.published
    assert published is not None
    if stretch.holds(published):
        return 0, 0
    past = stretch.end < published
    gap = (published - stretch.end).days if past else (stretch.start - published).days
    wrong = (frame.tense == "past" and not past) or (frame.tense == "future" and past)
    return (gap + 200 if wrong else gap), gap
