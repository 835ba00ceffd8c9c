"""Rules and model together: who decides on the mentions of each label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

import regex
from pydantic import BaseModel, ConfigDict, Field

from ..model.reading import Reading
from ..resources.rules import read_rules
from .from_spans import mention_at
from .mention import Label, Mention
from .overlap import keep_first, outside
from .places import is_country
from .places_gazetteer import is_demonym
from .title_lexicon import is_only_modifiers
from .whole_phrases import whole_names, whole_phrases

Found = Mapping[Label, Sequence[Mention]]
_NAMES: tuple[Label, ...] = ("person", "institution", "place")  # a stretch of text is one of these at most


class Decider(BaseModel):
    """How the mentions of a label are decided.

    Where the `model` decides, its spans that are at least `least` sure are taken, which it read beside what the rules
    found; and those of the rules that it did not take, if it holds their words to be of the label by `kept_above`.
    Where the `rules` decide, theirs are taken.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    by: Literal["model", "rules"]
    least: float = Field(default=0.0, ge=0, le=1)
    kept_above: float = Field(default=1.0, ge=0, le=1)
    measured: str  # what was seen on articles that the model did not learn from


class SameEvent(BaseModel):
    """How two tellings are judged to tell one event, beside what the rules claim about them.

    If the weights of the claims, `constant` and `model` times the log-odds of the model's link sum up to more than
    zero, they are one event. Tellings too far apart for the model are judged by the claims alone.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    constant: float
    model: float = Field(ge=0)


class Player(BaseModel):
    """How sure the model must be that somebody plays a part.

    `named` is for those whom the rules name in an event that they find, `others` for anybody else in it, `alone` for an
    event that the model alone finds. A role that somebody always plays falls to the likeliest, from `likeliest` on,
    where nobody reaches those limits.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    named: float = Field(ge=0, le=1)
    others: float = Field(ge=0, le=1)
    alone: float = Field(ge=0, le=1)
    likeliest: float | None = Field(default=None, ge=0, le=1)


class EventDeciders(BaseModel):
    """How events are decided: how sure the model must be of a trigger, and who decides on date, place and status.

    `model_alone` is for triggers that only the model finds, `both` for those that the rules find too, `rules_alone`
    for the words of those that only the rules find. Where `both` decide on a date or place, what the rules say stands
    where the model is not sure, and so does a date that they see at the telling itself (of several such tellings, that
    of which the model is surest); but not where it is less likely than `doubted`,
    which is 0.05 at least, the least chance that is asked for. On a status they stand where the
    model is less sure than `status_least`. The members of a list of names take part as surely as the surest of them
    if the mean of their chances is at least `listed`, else as unsurely as the mean. `confidence` are weights that
    `models/training/calibrate.py` gives.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    model_alone: float = Field(ge=0, le=1)
    both: float = Field(ge=0, le=1)
    rules_alone: float = Field(ge=0, le=1)
    same_event: SameEvent
    date: Literal["model", "rules", "both"]
    place: Literal["model", "rules", "both"]
    status: Literal["rules", "both"]
    status_least: float = Field(ge=0, le=1)
    doubted: float = Field(ge=0.05, le=1)
    listed: float = Field(ge=0, le=1)
    confidence: tuple[float, ...] = Field(min_length=5, max_length=5)
    measured: str


class TenseDecider(BaseModel):
    """How sure the model must be of a trigger, its link to a date and its status to say if the date is past."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    trigger: float = Field(ge=0, le=1)
    linked: float = Field(ge=0, le=1)
    status: float = Field(ge=0, le=1)
    measured: str


class _Deciders(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    mentions: dict[str, Decider]
    links: dict[str, float]  # how sure the model must be of a link
    players: dict[str, Player]  # by role
    tense: TenseDecider
    events: EventDeciders


@cache
def _deciders() -> _Deciders:
    return read_rules("deciders", _Deciders)


def deciders() -> dict[str, Decider]:
    """The decider of each label."""
    return _deciders().mentions


def link_least(link: str) -> float:
    """How sure the model must be of a link."""
    return _deciders().links[link]


def player_least(role: str) -> Player:
    """How sure the model must be that somebody plays a role."""
    return _deciders().players[role]


def tense_decider() -> TenseDecider:
    """How sure the model must be to say on which side of the publication a date lies."""
    return _deciders().tense


def event_deciders() -> EventDeciders:
    """How events are decided."""
    return _deciders().events


def decide(text: str, found: Found, reading: Reading) -> dict[Label, list[Mention]]:
    """The mentions of every label that rules and model together find."""
    decided: dict[Label, list[tuple[Mention, float]]] = {}
    for label, by_rules in found.items():
        decider = deciders().get(label)
        if decider is None or decider.by == "rules":
            decided[label] = [(mention, 1.0) for mention in by_rules]
        else:
            taken = list(_taken(text, label, by_rules, reading))
            left = outside(by_rules, [mention for mention, _ in taken])
            held = [(mention, reading.support(label, mention.start, mention.end)) for mention in left]
            decided[label] = [*taken, *(one for one in held if one[1] >= decider.kept_above)]
    return _settled(decided)


def _taken(text: str, label: Label, by_rules: Sequence[Mention], reading: Reading) -> Iterator[tuple[Mention, float]]:
    """The spans of the model that are sure enough; where the rules found just the same, their mention."""
    written = {(mention.start, mention.end): mention for mention in by_rules}
    spans = [(*reading.place_of(span), span.score) for span in reading.spans if span.layer == label]
    if label == "place":
        spans = whole_names(spans, [(one.start, one.end) for one in by_rules if is_country(one.text)])
    for first, last, score in whole_phrases(label, text, spans, least=deciders()[label].least):
        start, end = _trimmed(text, first, last)
        if _can_be(label, text[start:end]):
            found_by = f"model {label} {score:.2f}"
            yield written.get((start, end)) or mention_at(label, text, start, end, found_by), score


def _can_be(label: Label, words: str) -> bool:
    """Whether words may be a mention of the label at all: marks are none, no adjective is a place or a title."""
    if label == "place":
        return not is_demonym(words) and any(letter.isalpha() for letter in words)
    return any(letter.isalpha() for letter in words) and not (label == "title" and is_only_modifiers(words))


_LEADING = regex.compile(r"[^\p{L}\p{N}]*")
_TRAILING = regex.compile(r"[^\p{L}\p{N}\p{M}+!]+$")
_ABBREVIATED = regex.compile(r"\b(?:\p{L}\.(?:\p{L}\.)*|\p{Lu}\p{L}{1,4}\.)$")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without marks at its ends; the bracket that closes one it opens, and an abbreviation's stop, stay."""
    words = text[start:end]
    opening = _LEADING.match(words)
    start += opening.end() if opening is not None else 0
    trailing = _TRAILING.search(text, start, end)
    if trailing is None:
        return start, end
    mark, cut = trailing.group()[0], trailing.start()
    closes = mark == ")" and "(" in text[start:cut]
    abbreviates = mark == "." and _ABBREVIATED.search(text, start, cut + 1) is not None
    return start, cut + int(closes or abbreviates)


def _settled(decided: Mapping[Label, Sequence[tuple[Mention, float]]]) -> dict[Label, list[Mention]]:
    """One name for each stretch of text: the surest wins, then the longest."""
    ranked = sorted(
        (one for label in _NAMES for one in decided.get(label, ())),
        key=lambda one: (-one[1], one[0].start - one[0].end, one[0].start),
    )
    kept = {id(mention) for mention in keep_first(mention for mention, _ in ranked)}
    return {
        label: sorted(
            (mention for mention, _ in mentions if label not in _NAMES or id(mention) in kept),
            key=lambda mention: (mention.start, mention.end),
        )
        for label, mentions in decided.items()
    }
