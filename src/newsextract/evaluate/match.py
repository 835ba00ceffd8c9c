"""When a span, a name or a sentence counts as the same: plain functions over plain values."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

import regex

Gold = TypeVar("Gold")
Found = TypeVar("Found")
Candidate = tuple[float, int, int]
Pairs = tuple[tuple[int, int], ...]


class Stretch(Protocol):
    """Anything with half-open offsets."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def common(one: Stretch, other: Stretch) -> int:
    """How many characters two stretches share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def overlaps(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches share at least half of the shorter one."""
    shorter = min(one.end - one.start, other.end - other.start)
    return shorter > 0 and 2 * common(one, other) >= shorter


def best_pairs(candidates: Iterable[Candidate]) -> Pairs:
    """One-to-one pairs (gold, found), taken greedily: the best fit first, on a tie the earlier gold, then found."""
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, gold, found in sorted(candidates, key=lambda candidate: (-candidate[0], *candidate[1:])):
        if gold not in taken_gold and found not in taken_found:
            taken_gold.add(gold)
            taken_found.add(found)
            pairs.append((gold, found))
    return tuple(pairs)


def fitting(gold: Sequence[Gold], found: Sequence[Found], fit: Callable[[Gold, Found], float]) -> Iterator[Candidate]:
    """Every pair that fits at all."""
    for i, wanted in enumerate(gold):
        for j, offered in enumerate(found):
            if (how_well := fit(wanted, offered)) > 0:
                yield how_well, i, j


def overlapping(gold: Sequence[Stretch], found: Sequence[Stretch]) -> Iterator[Candidate]:
    """Every pair of overlapping stretches, with what they share; only neighbours in the text are compared."""
    order = sorted(range(len(found)), key=lambda j: found[j].start)
    starts = [found[j].start for j in order]
    longest = max((one.end - one.start for one in found), default=0)
    for i, wanted in enumerate(gold):
        near = order[bisect_left(starts, wanted.start - longest) : bisect_left(starts, wanted.end)]
        yield from ((common(wanted, found[j]), i, j) for j in near if overlaps(wanted, found[j]))


_WORD = regex.compile(r"[\p{L}\p{N}_]+")
_SMALL_WORDS = frozenset(["the", "a", "an", "of", "and", "for", "in", "at", "to"])


@lru_cache(maxsize=100_000)
def content_words(name: str) -> frozenset[str]:
    """The words of a name in lower case, without articles, "of" and the like."""
    return frozenset(_WORD.findall(name.lower())) - _SMALL_WORDS


def likeness(one: str, other: str) -> float:
    """The share of content words that two names have in common, of the longer one's: 0 to 1."""
    left, right = content_words(one), content_words(other)
    return len(left & right) / max(len(left), len(right)) if left and right else 0.0


def best_likeness(some: Iterable[str], others: Iterable[str]) -> float:
    """How alike the most alike two names are."""
    others = tuple(others)
    return max((likeness(one, other) for one in some for other in others), default=0.0)


# White space that may end a sentence: possessive throughout, so that a line of a megabyte is read once.
_SPACE = r"[\s\x1c-\x1f]"
_GAP = regex.compile(rf"(?P<stop>[.!?…])[\"”’)\]]*+{_SPACE}++|\n{_SPACE}*+")
_OPENING = regex.compile(r"[\"“‘(\[]?[A-Z0-9]")
_BEFORE_A_WORD = regex.compile(r"[\s.(]")
_SHORTENED = frozenset(["Dr", "Mr", "Mrs", "Ms", "Prof", "St", "Gen", "Col", "Hon", "Rev", "Sen", "Rep", "Lt", "No"])


class Sentences:
    """Rough sentences of a text, the same whoever found what in it: they end at a stop before a capital or digit, and
    at every line end; not after an initial or "Dr."."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(end for gap in _GAP.finditer(text) if (end := _sentence_end(text, gap)) is not None)]

    def number(self, at: int) -> int:
        """Which sentence holds the character at an offset, from 0; -1 for an offset outside of the text."""
        return bisect_right(self._starts, at) - 1 if 0 <= at <= len(self._text) else -1

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The ends of the sentence that holds a stretch, or of the sentences it runs across, without outer space."""
        first, last = self.number(start), self.number(max(start, end - 1))
        if first < 0 or last < 0:
            return (0, 0)
        left, right = self._starts[first], (*self._starts[1:], len(self._text))[last]
        words = self._text[left:right]
        return left + len(words) - len(words.lstrip()), right - len(words) + len(words.rstrip())


def _sentence_end(text: str, gap: regex.Match[str]) -> int | None:
    """Where the next sentence starts, if this gap is between two."""
    lines = text.rfind("\n", gap.start(), gap.end()) + 1
    if gap["stop"] and _OPENING.match(text, gap.end()):
        shortened = gap["stop"] == "." and _is_shortened(text, gap.start("stop"))
        return None if shortened and not lines else gap.end()
    return lines or None


def _is_shortened(text: str, stop: int) -> bool:
    word = _BEFORE_A_WORD.split(text[max(0, stop - 5) : stop])[-1]
    return word in _SHORTENED or (len(word) == 1 and "A" <= word <= "Z")
