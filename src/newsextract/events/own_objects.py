"""Who takes part in which of two events that coordinated verbs tell: "will call on A and meet with B and C"."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from ..records.spans import Span
from .event import Argument, FoundEvent

_JOINED = regex.compile(r"\b(?:and|then)\s+(?:(?:then|also|later|will|would|to|had|has|have)\s+)*\Z")
_Stretch = tuple[int, int]  # of characters, half-open


def part_objects(text: str, sentences: Sequence[_Stretch], events: Sequence[FoundEvent]) -> None:
    """Take from each of two such events of one type those who are told of as objects of the other's verb alone.

    Whoever stands before both verbs takes part in both. A role of which no other member stands among the event's own
    objects stays as it is.
    """
    for first, second, sentence in _coordinated(text, sentences, events):
        (one, verb), (other, later) = first, second
        between, behind = (verb.end, later.start), (later.end, sentence[1])
        subjects = (sentence[0], verb.start)
        _take(other, foreign=between, own=(subjects, behind), behind=behind)
        _take(one, foreign=behind, own=(subjects, between), behind=between)


_Verb = tuple[FoundEvent, Span]


def _coordinated(
    text: str, sentences: Sequence[_Stretch], events: Sequence[FoundEvent]
) -> Iterator[tuple[_Verb, _Verb, _Stretch]]:
    """Neighbouring triggers of two events in one sentence, "and" right before the second."""
    told: dict[int, list[_Verb]] = defaultdict(list)
    for event in events:
        for trigger in event.triggers:
            told[bisect_right(sentences, trigger.span.start, key=lambda one: one[0]) - 1].append((event, trigger.span))
    for at, verbs in told.items():
        verbs.sort(key=lambda one: one[1].start)
        for first, second in pairwise(verbs):
            if first[0] is not second[0] and _JOINED.search(text, first[1].end, second[1].start):
                yield first, second, sentences[max(at, 0)]


def _take(event: FoundEvent, *, foreign: _Stretch, own: Sequence[_Stretch], behind: _Stretch) -> None:
    """Take from an event those who are named for it among `foreign` objects, and not in a stretch of its own."""
    having = {one.role for one in event.arguments if _lies_in(one.mention.start, behind)}
    event.arguments = [one for one in event.arguments if one.role not in having or not _is_foreign(one, foreign, own)]


def _is_foreign(argument: Argument, foreign: _Stretch, own: Sequence[_Stretch]) -> bool:
    if not _lies_in(argument.mention.start, foreign):
        return False
    return not any(_lies_in(mention.start, stretch) for mention in argument.entity.mentions for stretch in own)


def _lies_in(offset: int, stretch: _Stretch) -> bool:
    return stretch[0] <= offset < stretch[1]
