"""What the rules tell the model: the mentions that they found, and which of two mentions they link."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from .labels import MENTION_LAYERS
from .pieces import Pieces

Span = tuple[int, int]
Relation = tuple[str, Sequence[Span], Sequence[Span]]  # a link, all spans of what it starts from and of what it ends at
HINTS = 1 + 2 * len(MENTION_LAYERS)  # columns: whether the rules were asked, then first and further pieces by layer


def hints_of(pieces: Pieces, mentions: Mapping[str, Iterable[Span]] | None) -> NDArray[np.float32]:
    """A row for each piece that says which mentions of the rules start at it or go on in it; all 0 without rules."""
    hints = np.zeros((len(pieces), HINTS), dtype=np.float32)
    if mentions is None:
        return hints
    hints[:, 0] = 1
    for number, layer in enumerate(MENTION_LAYERS):
        for span in mentions.get(layer, ()):
            found = pieces.touching(*span)
            if found is not None:
                first, last = found
                hints[first, 1 + 2 * number] = 1
                hints[first + 1 : last + 1, 2 + 2 * number] = 1
    return hints


class Advice:
    """The links that the rules see, asked by the spans of two mentions."""

    def __init__(self, relations: Iterable[Relation]) -> None:
        sources: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        targets: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for number, (link, starts, ends) in enumerate(relations):
            sources[link] += [(*span, number) for span in starts]
            targets[link] += [(*span, number) for span in ends]
        self._sources = {link: _Stretches(spans) for link, spans in sources.items()}
        self._targets = {link: _Stretches(spans) for link, spans in targets.items()}

    def table(self, link: str, sources: Sequence[Span], targets: Sequence[Span]) -> NDArray[np.int64]:
        """For each source and target 2 where the rules see the link between mentions that share words, else 1."""
        answers = np.ones((len(sources), len(targets)), dtype=np.int64)
        if link not in self._sources:
            return answers
        right: dict[int, list[int]] = defaultdict(list)
        for column, span in enumerate(targets):
            for number in self._targets[link].at(*span):
                right[number].append(column)
        for row, span in enumerate(sources):
            for number in self._sources[link].at(*span):
                answers[row, right.get(number, [])] = 2
        return answers


class _Stretches:
    """Spans that may overlap, each with the number of its relation."""

    def __init__(self, spans: list[tuple[int, int, int]]) -> None:
        self._spans = sorted(set(spans))
        self._starts = [start for start, _, _ in self._spans]
        self._longest = max((end - start for start, end, _ in self._spans), default=0)

    def at(self, start: int, end: int) -> list[int]:
        """The numbers of the spans that share a character with `[start, end)`."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [number for _, stop, number in self._spans[first:last] if stop > start]
