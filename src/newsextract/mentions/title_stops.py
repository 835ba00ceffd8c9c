"""Capitalised words that stand before a title without belonging to it."""

from __future__ import annotations

from ..resources.lexicons import mapping
from .title_lexicon import modifiers

_NEVER = frozenset({"former", "new", "late", "newly", "dear", "outgoing", "incoming", "then", "ex", "longtime", "top"})


def ends_title(lower: str) -> bool:
    """Whether a title starts only after this word: it opens a sentence, is a date, or a headline's verb."""
    if lower in _NEVER:
        return True
    reason = mapping("name_stops", "word", "reason").get(lower)
    return reason is not None and lower not in modifiers()
