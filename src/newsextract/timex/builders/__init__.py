"""What a rule makes of the parts it matched: one small function per kind of expression, None where they make none."""

from __future__ import annotations

from collections.abc import Callable

from ..expressions import Timex
from . import days, event_days, figures, parts_of, ranges, relatives, same_periods, stretches
from .captured import Captured, Listed

Builder = Callable[[Captured], "Timex | Listed | None"]
BUILDERS: dict[str, Builder] = {
    **days.BUILDERS,
    **figures.BUILDERS,
    **event_days.BUILDERS,
    **stretches.BUILDERS,
    **parts_of.BUILDERS,
    **relatives.BUILDERS,
    **same_periods.BUILDERS,
    **ranges.BUILDERS,
}

__all__ = ["BUILDERS", "Builder", "Captured", "Listed"]
