"""Whether an event occurred, is planned, called off or only proposed, from the words of its clause and its date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Annotated, Literal

import regex
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from spacy.tokens import Doc

from ..records.events import Status
from ..records.spans import Span
from ..resources.rules import read_rules
from ..text.doc_text import text_of
from ..text.layout import layout_of
from .clause_text import Clause, clause_around
from .verbs import readings_by_word

BY_DEFAULT = "nothing says otherwise"
_ORDER: tuple[Status, ...] = ("cancelled", "proposed", "planned")
Words = Annotated[str, StringConstraints(pattern=r"^\S+( \S+)*$")]
MarkedSentence = Annotated[str, StringConstraints(pattern=r"<[^<>]+>")]


class Cue(BaseModel):
    """Words near a trigger that give its event a status."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)+$")]
    status: Literal["cancelled", "proposed", "planned"]
    side: Literal["before", "after"]
    reach: int = Field(ge=0, le=40)
    past: bool
    over_comma: bool = True
    words: tuple[Words, ...] = Field(min_length=1)
    matches: tuple[MarkedSentence, ...] = Field(min_length=1)
    rejects: tuple[MarkedSentence, ...] = Field(min_length=1)


class StatusCues(BaseModel):
    """All cues of the package."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cues: tuple[Cue, ...]


@cache
def read_cues() -> tuple[Cue, ...]:
    """The cues that the package declares.

    Raises `ResourceError` that names the file, the cue and what is wrong with it.
    """
    return read_rules("status", StatusCues).cues


def status_of(
    doc: Doc, trigger_span: Span, *, sentence: tuple[int, int], published: str | None, start_date: str | None
) -> tuple[Status, str]:
    """The status of the event that the trigger tells, and the words or the date that say so."""
    clause = clause_around(text_of(doc), trigger_span, sentence)
    past = is_past(clause)
    cue = _strongest(hit for hit in hits(clause) if hit.cue.past or not past)
    if cue is not None:
        return cue.cue.status, f"{cue.cue.name}: {cue.words!r}"
    if past:
        return "occurred", "the verb is in the past"
    if _is_narrated(clause):
        return "occurred", "its clause is in the past"
    if _is_headline(doc, trigger_span) and _is_announced(clause):
        return "planned", "infinitive in the headline"
    if published is not None and start_date is not None and start_date > published:
        return "planned", f"{start_date} is after the publication date"
    return "occurred", BY_DEFAULT


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found in a clause, and how many words lie between it and the trigger."""

    cue: Cue
    words: str
    distance: int


def _strongest(found: Iterator[Hit]) -> Hit | None:
    ranked = sorted(found, key=lambda hit: (_ORDER.index(hit.cue.status), hit.distance))
    return ranked[0] if ranked else None


@cache
def _index(side: str) -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """The cue words of one side by their first word."""
    index: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for cue in read_cues():
        if cue.side == side:
            for words in cue.words:
                phrase = tuple(words.split())
                index.setdefault(phrase[0], []).append((phrase, cue))
    return {word: tuple(entries) for word, entries in index.items()}


def hits(clause: Clause) -> Iterator[Hit]:
    """The cues of a clause within their reach of the trigger."""
    yield from _hits_of_side("before", clause.before)
    yield from _hits_of_side("after", clause.after)


def _hits_of_side(side: str, words: Sequence[str]) -> Iterator[Hit]:
    index = _index(side)
    for at, word in enumerate(words):
        for phrase, cue in index.get(word, ()):
            last = at + len(phrase)
            distance = len(words) - last if side == "before" else at
            if distance > cue.reach or tuple(words[at:last]) != phrase:
                continue
            between = words[last:] if side == "before" else words[:at]
            if cue.over_comma or "," not in between:
                yield Hit(cue, " ".join(phrase), distance)


def _is_narrated(clause: Clause) -> bool:
    """Whether a verb that can only be past stands in front of the trigger: "held a meeting", "came for a visit"."""
    return any(
        forms and not {form for _, form in forms} & {"base", "third"} and any(form == "past" for _, form in forms)
        for forms in (readings_by_word().get(word, ()) for word in clause.before[-8:])
    )


def _is_headline(doc: Doc, trigger: Span) -> bool:
    zone = layout_of(doc).zone_at(trigger.start)
    return zone is not None and zone.kind == "headline"


def _is_announced(clause: Clause) -> bool:
    """Whether a headline tells its event by an infinitive: "Minister to visit", "Minister to attend the meeting"."""
    words = (*clause.before[-8:], *clause.trigger)
    return any(left == "to" and _is_base(right) for left, right in pairwise(words))


def _is_base(word: str) -> bool:
    return any(form == "base" for _, form in readings_by_word().get(word, ()))


_BE = frozenset({"be", "been", "being", "get"})
_PERFECT = frozenset({"has", "have", "had", "was", "were"})
_PAST_ENDING = regex.compile(r"\p{L}{2,}ed$")


def is_past(clause: Clause) -> bool:
    """Whether the trigger is a verb in the past or the perfect: "visited", "has been signed", "were held"."""
    first = clause.trigger[0]
    forms = {form for _, form in readings_by_word().get(first, ())}
    if not (forms & {"past", "participle"} or _PAST_ENDING.search(first)) or "base" in forms:
        return False
    left = clause.before[-3:]
    if any(word in _PERFECT for word in left):
        return True
    return not any(word in _BE for word in left[-2:])
