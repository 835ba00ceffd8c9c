"""The words beside a number, month or weekday that decide whether it is a date, as patterns made from a lexicon."""

from __future__ import annotations

from functools import cache

import regex

from ..resources.lexicons import read_lexicon


@cache
def words_of(meaning: str) -> str:
    """The words of a meaning as alternatives of a regular expression, longest first."""
    words = [row["word"].replace("_", " ") for row in read_lexicon("date_neighbours") if row["meaning"] == meaning]
    return "|".join(regex.escape(word, special_only=True) for word in sorted(words, key=lambda one: (-len(one), one)))


@cache
def behind(meaning: str, link: str = r"\s+") -> regex.Pattern[str]:
    """Matches text that ends with a word of that meaning and a link, white space by default."""
    return regex.compile(rf"(?<!\w)(?:{words_of(meaning)}){link}\Z", regex.IGNORECASE if meaning in _ANY_CASE else 0)


@cache
def ahead(meaning: str, link: str = r"\s+") -> regex.Pattern[str]:
    """Matches text that goes on with a link, white space by default, and a word of that meaning."""
    return regex.compile(rf"{link}(?:{words_of(meaning)})\b")


_ANY_CASE = frozenset(
    ("date preposition", "day preposition", "figures preposition", "frequency", "own", "begins a range", "ends a range")
)
