"""Names of places built around a noun: streets, buildings, waters, heights, administrative areas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ..resources.lexicons import read_lexicon
from .document_names import opens_document_name
from .institutions_grammar import premodifies
from .institutions_heads import VENUE_KINDS, heads, stop_reason, topics
from .mention import PlaceMention
from .name_words import Word
from .places_gazetteer import gazetteer

_LONGEST = 6  # words before the noun
_VAGUE = frozenset(
    {"region", "area", "zone", "district", "border", "facility", "plant", "terminal", "coast", "mine", "hall"}
)
QUARTERS = frozenset(
    {
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "north",
        "south",
        "east",
        "west",
        "greater",
        "upper",
        "lower",
    }
    | {"northwestern", "northeastern", "southwestern", "southeastern", "mainland"}
)
_STREETS = frozenset({"street", "avenue", "road", "boulevard", "lane", "drive"})
_ROOMS = frozenset({"room", "hall", "gate", "terminal", "pier"})
_COMPASS = frozenset(
    {"north", "south", "east", "west", "northwest", "northeast", "southwest", "southeast", "nw", "ne", "sw", "se"}
)


@cache
def _place_heads(side: str) -> dict[str, bool]:
    """The nouns of one side, and whether they may be in lower case."""
    return {row["head"]: row["lower"] == "yes" for row in read_lexicon("place_heads") if row["side"] == side}


def is_place_head(word: Word) -> bool:
    """Whether the word, as written, ends names of places."""
    lower = _place_heads("after").get(word.lower)
    return lower is not None and (word.capital or lower)


def ends_as_place(words: Sequence[Word], last: int) -> bool:
    """Whether capitalised words after `last` make the whole a place ("Air Force Base", "Senate Office Building")."""
    for index in range(last, min(last + 3, len(words) - 1)):
        if not words[index].joined or not words[index + 1].capital or words[index].possessive:
            return False
        if is_place_head(words[index + 1]):
            return True
    return False


def headed_places(text: str, words: Sequence[Word]) -> Iterator[PlaceMention]:
    """Names of places that a noun ends ("Kama River") or opens ("Lake Sevan", "Gulf of Aden")."""
    for index, word in enumerate(words):
        for edges in (_ending_in(words, index), _opening_with(words, index), _opening_with_of(words, index)):
            if edges is not None and not opens_document_name(words, edges[1], places=True):
                start, end = words[edges[0]].start, words[edges[1]].end
                yield PlaceMention(start, end, text[start:end], f"place-noun {word.lower}")


def _ending_in(words: Sequence[Word], index: int) -> tuple[int, int] | None:
    if not is_place_head(words[index]):
        return None
    first = index
    while first > 0 and index - first < _LONGEST and words[first - 1].joined and premodifies(words[first - 1]):
        if words[first - 1].possessive and _owns(words, first - 1):
            break
        first -= 1
    if first == index or not _is_distinct(words[first:index], words[index]):
        return None
    return _with_numbers(words, first, index)


def _owns(words: Sequence[Word], at: int) -> bool:
    """Whether a possessive names the owner of the place and no part of its name ("Ghana's Volta River")."""
    word = words[at]
    return word.text.isupper() or word.lower in heads() or any(_is_known(words, first, at) for first in _starts(at))


def _starts(at: int) -> range:
    """Where the name of a known place that ends at this word may start."""
    return range(max(0, at - 2), at + 1)


def _is_distinct(before: Sequence[Word], head: Word) -> bool:
    """Whether the words before the noun make it one place among others of its kind."""
    if head.lower in {"center", "centre"} and before[-1].lower not in VENUE_KINDS:
        return False
    if head.lower in {"region", "city"} and not head.capital:
        known = gazetteer().get(" ".join(word.text for word in before))
        return (
            (known is None or known.source == "cities")
            and "-" not in before[-1].text
            and before[-1].lower not in topics()
        )
    return head.lower not in _VAGUE or not all(word.lower in topics() for word in before)


def _with_numbers(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """The edges with a house number, the number of a room or a compass point of a street."""
    head = words[last].lower
    if head in _STREETS:
        if first > 0 and words[first - 1].text.isdigit() and words[first - 1].joined:
            first -= 1
        if last + 1 < len(words) and words[last].joined and words[last + 1].lower in _COMPASS:
            last += 1
    elif head in _ROOMS and last + 1 < len(words) and words[last].joined and words[last + 1].text.isdigit():
        last += 1
    return first, last


def _opening_with(words: Sequence[Word], index: int) -> tuple[int, int] | None:
    word = words[index]
    if not word.capital or word.lower not in _place_heads("before") or not word.joined or index + 1 >= len(words):
        return None
    last = index
    while last + 1 < len(words) and words[last].joined and last - index < 2 and _goes_on(words[last + 1]):
        last += 1
    return (index, last) if last > index else None


def _goes_on(word: Word) -> bool:
    return (word.capital and stop_reason(word) is None) or word.text.isdigit()


def _opening_with_of(words: Sequence[Word], index: int) -> tuple[int, int] | None:
    word = words[index]
    if not word.capital or word.lower not in _place_heads("of") or index + 2 >= len(words):
        return None
    if words[index + 1].lower != "of" or not word.joined or not words[index + 1].joined:
        return None
    start = index + 2 + (words[index + 2].lower == "the")
    last = start - 1
    while (
        last + 1 < len(words) and last - start < 2 and words[last + 1].capital and (last < start or words[last].joined)
    ):
        if stop_reason(words[last + 1]) is not None or _is_whole(words, start, last):
            break
        last += 1
    if last < start or (word.lower == "state" and not _is_known(words, start, last)):
        return None  # the State of the Union is no state
    compass = index > 0 and words[index - 1].joined and words[index - 1].lower in QUARTERS and words[index - 1].capital
    return (index - 1 if compass else index), last


def _is_known(words: Sequence[Word], first: int, last: int) -> bool:
    return " ".join(word.text for word in words[first : last + 1]) in gazetteer()


def _is_whole(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the words are the whole name of a known place, which the next word does not go on."""
    return last >= first and _is_known(words, first, last) and not _is_known(words, first, last + 1)
