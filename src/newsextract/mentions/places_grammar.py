"""Names of places built around a noun: streets, buildings, waters, heights, administrative areas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ..resources.lexicons import read_lexicon
from .institutions_grammar import premodifies
from .mention import PlaceMention
from .name_words import Word

_LONGEST = 6  # words before the noun


@cache
def _place_heads(side: str) -> dict[str, bool]:
    """The nouns of one side, and whether they may be in lower case."""
    return {row["head"]: row["lower"] == "yes" for row in read_lexicon("place_heads") if row["side"] == side}


def is_place_head(word: Word) -> bool:
    """Whether the word, as written, ends names of places."""
    lower = _place_heads("after").get(word.lower)
    return lower is not None and (word.capital or lower)


def headed_places(text: str, words: Sequence[Word]) -> Iterator[PlaceMention]:
    """Names of places that a noun ends ("Kama River") or opens ("Lake Sevan", "Gulf of Aden")."""
    for index, word in enumerate(words):
        for edges in (_ending_in(words, index), _opening_with(words, index), _opening_with_of(words, index)):
            if edges is not None:
                start, end = words[edges[0]].start, words[edges[1]].end
                yield PlaceMention(start, end, text[start:end], f"place-noun {word.lower}")


def _ending_in(words: Sequence[Word], index: int) -> tuple[int, int] | None:
    if not is_place_head(words[index]):
        return None
    first = index
    while first > 0 and index - first < _LONGEST and words[first - 1].joined and premodifies(words[first - 1]):
        if words[first - 1].possessive:
            break
        first -= 1
    return (first, index) if first < index else None


def _opening_with(words: Sequence[Word], index: int) -> tuple[int, int] | None:
    word = words[index]
    if not word.capital or word.lower not in _place_heads("before") or not word.joined or index + 1 >= len(words):
        return None
    last = index
    while last + 1 < len(words) and words[last].joined and (words[last + 1].capital or words[last + 1].text.isdigit()):
        last += 1
        if last - index >= 2:
            break
    return (index, last) if last > index else None


def _opening_with_of(words: Sequence[Word], index: int) -> tuple[int, int] | None:
    word = words[index]
    if not word.capital or word.lower not in _place_heads("of") or index + 2 >= len(words):
        return None
    if words[index + 1].text != "of" or not word.joined or not words[index + 1].joined:
        return None
    start = index + 2 + (words[index + 2].lower == "the")
    last = start - 1
    while last + 1 < len(words) and words[last + 1].capital and (last < start or words[last].joined):
        last += 1
    return (index, last) if last >= start else None
