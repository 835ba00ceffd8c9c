"""How sure the model is of the links from the triggers of one type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..model.advice import Advice, Span
from ..model.reading import Reading
from .candidates import Candidates

_LEAST = 0.05  # no link is decided by a chance below it
SURE_NO = 1e-4  # a chance that is rounded to nothing
Chances = dict[int, float]  # numbers of candidates
Pairs = Mapping[tuple[int, int], float]  # numbers of triggers, the later one first


class LinkScores:
    """Chances of links from some triggers, each link asked once for all of them."""

    def __init__(self, reading: Reading, advice: Advice, at: list[Span]) -> None:
        self.at = at
        self._reading, self._advice = reading, advice
        self._known: dict[str, dict[int, Chances]] = {}

    def of(self, link: str, candidates: Candidates, rows: Sequence[int]) -> Chances:
        """The candidates that may stand in the link to one of the triggers of these numbers."""
        if link not in self._known:
            by_row = self._known[link] = {}
            for row, column, chance in self._reading.links(link, self.at, candidates.spans, self._advice, least=_LEAST):
                by_row.setdefault(row, {})[column] = chance
        found: Chances = {}
        for row in rows:
            for column, chance in self._known[link].get(row, {}).items():
                found[column] = max(chance, found.get(column, 0.0))
        return dict(sorted(found.items()))

    def between(self, link: str) -> Pairs:
        """The mean chance of both directions of a link between two triggers; none for those too far apart to be seen.

        A link that the model is sure to be none, which `links` does not tell, counts as `SURE_NO`.
        """
        found: dict[tuple[int, int], float] = defaultdict(float)
        for one, other, chance in self._reading.links(link, self.at, self.at, self._advice):
            found[max(one, other), min(one, other)] += chance / 2
        return {pair: max(SURE_NO, found[pair]) for pair in self._reading.pairs_within_reach(self.at)}
