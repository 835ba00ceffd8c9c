"""Names of documents and events, which begin with names of bodies and places without being about them."""

from __future__ import annotations

from collections.abc import Sequence

from ..resources.lexicons import mapping
from .name_words import Word

_PLURALS = frozenset({"agreements", "accords", "conventions", "protocols"})


def opens_document_name(words: Sequence[Word], last: int, *, places: bool = False) -> bool:
    """Whether the name that ends at `last` opens the name of a document or event ("UN Charter", "Minsk agreements").

    Only the next two words count; with `places`, names of events and some plurals in lower case do as well.
    """
    sorts = mapping("document_heads", "head", "sort")
    if words[last].possessive:
        return False
    for index in range(last, min(last + 2, len(words) - 1)):
        following = words[index + 1]
        if following.lower == "bill" and _is_forename(words, index + 1):
            return False
        if not words[index].joined or not (following.capital or (places and following.lower in _PLURALS)):
            return False
        if sorts.get(following.lower) == "document" or (places and following.lower in sorts):
            return True
    return False


def _is_forename(words: Sequence[Word], index: int) -> bool:
    """Whether a name follows: "Senator Bill Lind", not "the Senate Farm Bill"."""
    return words[index].joined and index + 1 < len(words) and words[index + 1].capital
