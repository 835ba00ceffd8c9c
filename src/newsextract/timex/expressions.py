"""What a date's words say before they are read against a timeline. (Placeholder shape; the date stage owns it.)"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timex:
    """A date expression as written."""
