"""Whether a text tells one that is known, whatever its spacing, quotes or headline."""

from __future__ import annotations

from collections.abc import Collection

PRINT_LETTERS = 80  # letters and digits by which a text is known again
_LAST_LETTERS = 10  # left out at the end, where a page may have added something


def letters_of(text: str) -> str:
    """The letters and digits alone: spacing, quotes and headlines' case may differ."""
    return "".join(char for char in text.lower() if char.isalnum())


def is_known(letters: str, known: Collection[str]) -> bool:
    """Whether a stretch from beginning, middle or end stands in a known text, which may lack its headline."""
    starts = {0, len(letters) // 2, max(0, len(letters) - _LAST_LETTERS - PRINT_LETTERS)}
    prints = {letters[start : start + PRINT_LETTERS] for start in starts} - {""}
    return any(one in text for one in prints for text in known)
