"""Which tellings tell the same event: what the rules claim about them, and how sure the model is of their link."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from ..mentions.deciding import SameEvent
from .event import FoundEvent
from .link_scores import Pairs
from .retelling import Telling, read_telling
from .sameness import count_alike, sameness

_EDGE = 0.01
_LOOK_BACK = 30  # events, and tellings of one event, that a telling is compared with besides the first


def join_tellings(
    doc: Doc,
    tellings: Sequence[FoundEvent],
    chances: Pairs,
    weights: SameEvent,
    *,
    retold: Mapping[int, int] | None = None,
) -> list[list[int]]:
    """The numbers of the tellings of each event, in the order of first telling.

    `tellings` are in the order of the text; `chances` has a chance for the later and the earlier number of a pair that
    the model sees together. Each telling joins the event that most speaks for, if more speaks for it than against; one
    that is in `retold` joins that of the earlier telling given there.
    """
    evidence = _Evidence([read_telling(one, doc, number) for number, one in enumerate(tellings)], chances, weights)
    groups: list[list[int]] = []
    joined: list[list[int]] = []  # by the number of the telling, its group
    bound = retold or {}
    for number in range(len(tellings)):
        group = joined[bound[number]] if number in bound else evidence.best(number, groups)
        if group is None:
            group = []
            groups.append(group)
        group.append(number)
        joined.append(group)
    return groups


class _Evidence:
    """What speaks for a telling to belong to an event that was told before."""

    def __init__(self, read: Sequence[Telling], chances: Pairs, weights: SameEvent) -> None:
        self.read, self.chances, self.weights = read, chances, weights

    def best(self, number: int, groups: Sequence[list[int]]) -> list[int] | None:
        """The event that most speaks for, the latest of equals; None if more speaks against each."""
        recent = groups[max(1, len(groups) - _LOOK_BACK) :]
        told = ([self.read[one] for one in group] for group in recent)
        alike = count_alike(self.read[number], told)
        found, most = None, 0.0
        for group in reversed([*groups[:1], *recent]):
            likeness = self.likeness(number, group, len(groups), alike)
            if likeness > most:
                found, most = group, likeness
        return found

    def likeness(self, number: int, group: Sequence[int], told: int, alike: int) -> float:
        """Above zero, more speaks for than against; `told` events are known, `alike` of them by the same word."""
        members = [*group[:3], *group[max(3, len(group) - _LOOK_BACK) :]]
        claimed = sameness(self.read[number], [self.read[one] for one in members], told, alike, "with_model")
        seen = [self.chances[number, one] for one in members if (number, one) in self.chances]
        if not seen:
            return claimed
        return claimed + self.weights.constant + self.weights.model * log_odds(sum(seen) / len(seen))


def log_odds(chance: float) -> float:
    """The logarithm of the odds of a chance that is never quite 0 or 1."""
    inside = min(1 - _EDGE, max(_EDGE, chance))
    return math.log(inside / (1 - inside))
