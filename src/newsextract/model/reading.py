"""What the model says about one text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .advice import Advice, Span
from .decode import Floats, ScoredSpan
from .labels import Ints
from .links import LinkTables, chances_of
from .pieces import Pieces


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

    def status_of(self, start: int, end: int) -> tuple[str, float]:
        """The likeliest status of what a trigger tells, and its chance."""
        found = self.pieces.touching(start, end)
        if found is None:
            return self.status_names[0], 0.0
        row = self.statuses[found[0]]
        best = int(row.argmax())
        return self.status_names[best], float(row[best])

    def links(
        self, name: str, sources: Sequence[Span], targets: Sequence[Span], advice: Advice | None = None
    ) -> Floats:
        """How sure the model is, in [0, 1], that each source stands in a link to each target; spans are characters."""
        if not sources or not targets or not len(self.pieces):
            return np.zeros((len(sources), len(targets)), dtype=np.float32)
        number = self.tables.names.index(name)
        a1, a2 = self._ends(sources)
        b1, b2 = self._ends(targets)
        left = self.tables.ends(self.tables.source, number, self.mixed[a1], self.mixed[a2])
        right = self.tables.ends(self.tables.target, number, self.mixed[b1], self.mixed[b2])
        said = np.zeros((len(a1), len(b1)), dtype=np.int64) if advice is None else advice.table(name, sources, targets)
        apart = self.sentences[b1][None] - self.sentences[a1][:, None]
        facts = self.tables.facts(number, b1[None] - a1[:, None], apart, said)
        return chances_of(left @ right.T / np.float32(left.shape[1] ** 0.5) + facts)

    def gaps(self, sources: Sequence[Span], targets: Sequence[Span]) -> Ints:
        """The distance in pieces between each source and each target."""
        a1, _ = self._ends(sources)
        b1, _ = self._ends(targets)
        return np.asarray(np.abs(b1[None] - a1[:, None]), dtype=np.int64)

    def _ends(self, spans: Sequence[Span]) -> tuple[Ints, Ints]:
        last = len(self.pieces) - 1
        found = [self.pieces.touching(*span) or (min(last, 0), min(last, 0)) for span in spans]
        ends = np.array(found, dtype=np.int64).reshape(-1, 2)
        return ends[:, 0], ends[:, 1]
