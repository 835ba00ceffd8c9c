"""What a model might say of a text, invented for a test."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from newsextract.model.decode import ScoredSpan


@dataclass
class FakeReading:
    """Says the same of every link and status, and holds the words of every trigger to be one as far as it is told to.

    The pieces of its spans are characters.
    """

    link: float
    held: float
    spans: tuple[ScoredSpan, ...] = ()
    status: tuple[str, float] = ("occurred", 0.0)

    def status_of(self, triggers: Sequence[Any]) -> tuple[str, float]:
        """The same of all triggers."""
        return self.status

    def place_of(self, span: ScoredSpan) -> tuple[int, int]:
        """The span of characters."""
        return span.first, span.last + 1

    def support(self, layer: str, start: int, end: int) -> float:
        """How far the words are held to be of the layer."""
        return self.held

    def links(
        self, name: str, sources: Sequence[Any], targets: Sequence[Any], advice: Any = None, *, least: float = 0.0
    ) -> Iterator[tuple[int, int, float]]:
        """All pairs, all alike."""
        if self.link >= max(least, 1e-4):
            yield from ((a, b, self.link) for a in range(len(sources)) for b in range(len(targets)))

    def pairs_within_reach(self, spans: Sequence[Any]) -> Iterator[tuple[int, int]]:
        """All pairs."""
        yield from ((later, earlier) for later in range(len(spans)) for earlier in range(later))
