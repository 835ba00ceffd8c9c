"""Who takes part in which of two events that coordinated verbs tell: "will call on A and meet with B and C"."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

import regex

from ..records.spans import Span
from .event import FoundEvent
from .ranges import mentions_between

_JOINED = regex.compile(r"\band\s+(?:(?:then|also|later|will|would|to|had|has|have)\s+)*\Z")
_CLAUSE = regex.compile(r"\b(?:who|whom|whose|which|that)\b")
_REACH = 60  # characters before a verb in which its conjunction stands
_Stretch = tuple[int, int]  # of characters, half-open
_Verb = tuple[FoundEvent, Span]


def part_objects(text: str, sentences: Sequence[_Stretch], events: Sequence[FoundEvent]) -> None:
    """Take from each of the events of one type that such verbs tell those who are objects of the others alone.

    Whoever stands before all of the verbs takes part in all. A role of which no member stands among the event's own
    objects stays as it is.
    """
    for verbs, sentence in _coordinated(text, sentences, events):
        subjects = sentence[0], verbs[0][1].start
        ends = [*(trigger.start for _, trigger in verbs[1:]), sentence[1]]
        objects = [(trigger.end, end) for (_, trigger), end in zip(verbs, ends, strict=True)]
        for event in {id(event): event for event, _ in verbs}.values():
            own = [stretch for stretch, (one, _) in zip(objects, verbs, strict=True) if one is event]
            _keep(event, subjects, own, [stretch for stretch in objects if stretch not in own])


def _coordinated(
    text: str, sentences: Sequence[_Stretch], events: Sequence[FoundEvent]
) -> Iterator[tuple[list[_Verb], _Stretch]]:
    """Runs of triggers of two events or more in one sentence, "and" right before each but the first."""
    told: dict[int, list[_Verb]] = defaultdict(list)
    for event in events:
        for trigger in event.triggers:
            told[bisect_right(sentences, trigger.span.start, key=lambda one: one[0]) - 1].append((event, trigger.span))
    for at, verbs in told.items():
        run: list[_Verb] = []
        for verb in [*sorted(verbs, key=lambda one: one[1].start), None]:
            if verb is not None and run and _is_joined(text, run[-1][1].end, verb[1].start):
                run.append(verb)
                continue
            if len({id(event) for event, _ in run}) > 1:
                yield run, (sentences[max(at, 0)][0], min(sentences[max(at, 0)][1], _end(verb)))
            run = [] if verb is None else [verb]


def _end(verb: _Verb | None) -> int:
    """Where the objects of a run end: before the next verb, if there is one."""
    return sys.maxsize if verb is None else verb[1].start


def _is_joined(text: str, end: int, start: int) -> bool:
    """Whether a verb that starts there shares its subject with the one that ends before."""
    return bool(_JOINED.search(text, max(end, start - _REACH), start)) and _CLAUSE.search(text, end, start) is None


def _keep(event: FoundEvent, subjects: _Stretch, own: Sequence[_Stretch], foreign: Sequence[_Stretch]) -> None:
    """Keep of the event's arguments those who are not named for it among `foreign` objects alone."""
    having = {one.role for one in event.arguments if _lies_in(one.mention.start, own)}
    event.arguments = [
        one
        for one in event.arguments
        if one.role not in having
        or not _lies_in(one.mention.start, foreign)
        or any(mentions_between(one.entity.mentions, *stretch) for stretch in (subjects, *own))
    ]


def _lies_in(offset: int, stretches: Sequence[_Stretch]) -> bool:
    return any(start <= offset < end for start, end in stretches)
