"""What a reader of dates may choose where the words leave it open."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateOptions:
    """The order of two numbers where nothing decides it, the months in which named years start, open ranges.

    `day_first` None means: day first with dots and dashes, month first with slashes. With `open_ends`, "2012" of
    "since 2012" has a start and no end; without it, it has the value of its words. Raises `ValueError` for a month
    that no year has.
    """

    day_first: bool | None = None
    fiscal_month: int = 10
    academic_month: int = 9
    open_ends: bool = False

    def __post_init__(self) -> None:
        for name, month in (("fiscal_month", self.fiscal_month), ("academic_month", self.academic_month)):
            if not 1 <= month <= 12:
                raise ValueError(f"{name} is {month}; a month is a number from 1 to 12")


DEFAULTS = DateOptions()
