"""Who takes part in which of the events that coordinated verbs tell: "received A and then met B and C"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from ..records.spans import Span
from ..text.layout import Layout
from .clause_text import words_of
from .distance import REACH, TOO_FAR
from .event import FoundEvent
from .ranges import mentions_between

_JOINED = regex.compile(r"\band\s+(?:(?:then|also|later|will|would|to|had|has|have)\s+)*\Z")
_CLAUSE = regex.compile(r"\b(?:who|whom|whose|which|that)\b")
_CONJUNCTION = 60  # characters before a verb in which its conjunction stands
_Stretch = tuple[int, int]  # of characters, half-open
_Verb = tuple[Span, FoundEvent]


def part_objects(text: str, layout: Layout, events: Sequence[FoundEvent]) -> None:
    """Take from each of the events of one type that such verbs tell those who are objects of the others alone.

    Whoever stands before all of the verbs takes part in all. A role of which no member stands among the event's own
    objects stays as it is.
    """
    for start, verbs, end in _runs(text, layout, events):
        subjects = start, verbs[0][0].start
        ends = [*(trigger.start for trigger, _ in verbs[1:]), end]
        objects = [(trigger.end, last) for (trigger, _), last in zip(verbs, ends, strict=True)]
        for event in {id(event): event for _, event in verbs}.values():
            own = [stretch for stretch, (_, one) in zip(objects, verbs, strict=True) if one is event]
            _keep(event, subjects, own, [stretch for stretch in objects if stretch not in own])


def _runs(text: str, layout: Layout, events: Sequence[FoundEvent]) -> Iterator[tuple[int, list[_Verb], int]]:
    """The coordinated verbs of two events or more, with the start of their sentence and the end of their objects."""
    told: dict[int, list[_Verb]] = defaultdict(list)
    for event in events:
        for trigger in event.triggers:
            told[layout.sentence_number_at(trigger.span.start)].append((trigger.span, event))
    for number, verbs in told.items():
        start, end = layout.sentences[number]
        runs = _joined(text, sorted(verbs, key=lambda verb: verb[0].start))
        ends = [*(run[0][0].start for run in runs[1:]), end]
        for run, last in zip(runs, ends, strict=True):
            if len({id(event) for _, event in run}) > 1:
                yield start, run, last


def _joined(text: str, verbs: Sequence[_Verb]) -> list[list[_Verb]]:
    """The verbs of a sentence, in order, parted wherever one does not share its subject with the one before."""
    runs = [[verbs[0]]]
    for (before, _), verb in pairwise(verbs):
        if _is_joined(text, before.end, verb[0].start):
            runs[-1].append(verb)
        else:
            runs.append([verb])
    return runs


def _is_joined(text: str, end: int, start: int) -> bool:
    """Whether a verb that starts there shares its subject with the one that ends before: "and" stands right before it.

    Not so far behind, as in a text without full stops, and not behind a relative pronoun.
    """
    if start - end > REACH or _JOINED.search(text, max(end, start - _CONJUNCTION), start) is None:
        return False
    return _CLAUSE.search(text, end, start) is None and len(words_of(text[end:start])) <= TOO_FAR


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
