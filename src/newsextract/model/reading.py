"""What the model says about one text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .advice import Advice, Span
from .decode import Floats, ScoredSpan
from .labels import Ints
from .links import LinkTables, chances_of
from .pieces import Pieces

# Pieces between the spans of a link, at most: the model learned links of spans so far apart, also across windows, which
# are read apart (models/en_news/MODEL_CARD.md).
WITHIN = 508
_BLOCK = 64


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The spans of all layers, and what is needed to ask for the link between any two spans of the text."""

    pieces: Pieces
    sentences: Ints
    layers: tuple[str, ...]
    spans: tuple[ScoredSpan, ...]
    chances: Floats  # pieces x layers x O/B/I
    statuses: Floats  # pieces x statuses
    status_names: tuple[str, ...]
    mixed: Floats  # pieces x hidden: what links are read from
    tables: LinkTables

    @classmethod
    def of_nothing(cls, layers: tuple[str, ...], statuses: tuple[str, ...], tables: LinkTables) -> Reading:
        """The reading of a text without words."""
        none, nothing = np.zeros(0, dtype=np.int64), np.zeros((0, 0), dtype=np.float32)
        pieces = Pieces(none, none, none.reshape(0, 2), none)
        return cls(pieces, none, layers, (), nothing, nothing, statuses, nothing, tables)

    def place_of(self, span: ScoredSpan) -> Span:
        """The half-open character span of a scored span."""
        return int(self.pieces.offsets[span.first, 0]), int(self.pieces.offsets[span.last, 1])

    def support(self, layer: str, start: int, end: int) -> float:
        """How sure the model is, in [0, 1], that the words of a span belong to some span of the layer."""
        found = self.pieces.touching(start, end)
        if found is None:
            return 0.0
        column = self.chances[found[0] : found[1] + 1, self.layers.index(layer), 0]
        return round(float(1 - column.mean()), 4)

    def status_of(self, triggers: Sequence[Span]) -> tuple[str, float]:
        """The likeliest status of what triggers tell, and its mean chance; spans are characters."""
        found = [pieces for span in triggers if (pieces := self.pieces.touching(*span)) is not None]
        if not found:
            return self.status_names[0], 0.0
        mean = self.statuses[[first for first, _ in found]].mean(axis=0).round(4)
        best = int(mean.argmax())
        return self.status_names[best], round(float(mean[best]), 4)

    def links(
        self,
        name: str,
        sources: Sequence[Span],
        targets: Sequence[Span],
        advice: Advice | None = None,
        *,
        least: float = 0.0,
    ) -> Iterator[tuple[int, int, float]]:
        """The numbers of sources and targets that stand in a link with a chance of at least `least`, and the chance.

        Spans are characters. Only pairs at most `WITHIN` pieces apart count, so that a long text takes no longer by the
        word than a short one.
        """
        if not sources or not targets or not len(self.pieces):
            return
        number = self.tables.names.index(name)
        a, b = self._ends(sources), self._ends(targets)
        rows, columns = np.argsort(a[:, 0], kind="stable"), np.argsort(b[:, 0], kind="stable")
        starts = b[columns, 0]
        for at in range(0, len(rows), _BLOCK):
            block = rows[at : at + _BLOCK]
            low, high = a[block[0], 0] - WITHIN, a[block[-1], 0] + WITHIN
            near = columns[np.searchsorted(starts, low) : np.searchsorted(starts, high, side="right")]
            if not len(near):
                continue
            said = self._said(advice, name, [sources[n] for n in block], [targets[n] for n in near])
            chances = self._chances(number, a[block], b[near], said)
            found = np.nonzero(chances >= max(least, 1e-4))
            yield from zip(block[found[0]].tolist(), near[found[1]].tolist(), chances[found].tolist(), strict=True)

    def pairs_within_reach(self, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
        """The numbers of any two spans that `links` compares, the later number first; spans are characters."""
        if not spans or not len(self.pieces):
            return
        firsts = self._ends(spans)[:, 0]
        order = np.argsort(firsts, kind="stable")
        ends = np.searchsorted(firsts[order], firsts[order] + WITHIN, side="right").tolist()
        rows = order.tolist()
        for at, end in enumerate(ends):
            for other in rows[at + 1 : end]:
                yield max(rows[at], other), min(rows[at], other)

    @staticmethod
    def _said(advice: Advice | None, name: str, sources: list[Span], targets: list[Span]) -> Ints:
        if advice is None:
            return np.zeros((len(sources), len(targets)), dtype=np.int64)
        return advice.table(name, sources, targets)

    def _chances(self, number: int, a: Ints, b: Ints, said: Ints) -> Floats:
        """The chance of a link for each pair; 0 for those too far apart."""
        left = self.tables.ends(self.tables.source, number, self.mixed[a[:, 0]], self.mixed[a[:, 1]])
        right = self.tables.ends(self.tables.target, number, self.mixed[b[:, 0]], self.mixed[b[:, 1]])
        gaps = b[:, 0][None] - a[:, 0][:, None]
        apart = self.sentences[b[:, 0]][None] - self.sentences[a[:, 0]][:, None]
        facts = self.tables.facts(number, gaps, apart, said)
        chances = chances_of(left @ right.T / np.float32(left.shape[1] ** 0.5) + facts)
        chances[np.abs(gaps) > WITHIN] = 0
        return chances

    def _ends(self, spans: Sequence[Span]) -> Ints:
        """The first and the last piece of each span."""
        last = len(self.pieces) - 1
        found = [self.pieces.touching(*span) or (last, last) for span in spans]
        return np.array(found, dtype=np.int64).reshape(-1, 2)
