"""How far a date or a place is from a trigger, in words and in the clause borders between them."""

from __future__ import annotations

from functools import cache

from ..mentions.mention import Mention
from ..records.spans import Span
from ..resources.lexicons import read_lexicon
from .clause_text import words_of

TOO_FAR = 45  # what is further does not belong to the trigger

REACH = 900  # characters: more than the words that are near can fill


@cache
def _border_costs() -> dict[str, int]:
    return {row["word"]: int(row["cost"]) for row in read_lexicon("clause_borders")}


def distance(text: str, mention: Mention, trigger: Span) -> int:
    """How far a mention is from a trigger: the words between them, those that open another clause counting more."""
    if mention.start < trigger.end and trigger.start < mention.end:
        return 0
    left, right = sorted(((mention.start, mention.end), (trigger.start, trigger.end)))
    if right[0] - left[1] > REACH:
        return right[0] - left[1]
    between = words_of(text[left[1] : right[0]])
    borders = _border_costs()
    return sum(1 + borders.get(word, 0) for word in between)
