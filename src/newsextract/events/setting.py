"""When and where an event takes place: the date and the place of its clause, else those told just before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex
from spacy.tokens import Doc

from ..entities.entity import DateEntity, Entities, InstitutionEntity, PlaceEntity
from ..mentions import store
from ..mentions.mention import Mention
from ..records.spans import Span
from ..text.layout import layout_of
from .clause_text import words_of
from .event import Argument, FoundEvent

_REPORTS = frozenset(
    {"said", "says", "announced", "announces", "told", "stated", "reported", "confirmed", "added", "issued", "released",
     "wrote", "declared"}
)  # fmt: skip
_TERMS = frozenset({"since", "until", "till", "valid", "through", "effective", "expires"})
_STEPS = frozenset(
    {";", ":", "after", "before", "which", "who", "when", "while", "where", "following", "because", "that", "as", "and",
     ",", "whose", "during", "ahead", "but", "including", "established", "founded", "launched"}
)  # fmt: skip
_WORD_COST, _STEP_COST = 1, 4
_CLOSE, _TOO_FAR = 14, 45
IN_CLAUSE, IN_SENTENCE = "date beside the trigger", "date in the same sentence"
_CARRIED = 400  # characters between two tellings, at most, for the later one to take place at the earlier one's time


def date_of(
    doc: Doc, entities: Entities, trigger_span: Span, *, sentence: tuple[int, int], previous: FoundEvent | None
) -> tuple[DateEntity | None, str | None, str | None, str]:
    """The date that says when the event takes place, its first and last day, and how that is known."""
    near = _nearest_date(doc.text, entities, trigger_span, sentence)
    if near is not None:
        close = _cost(doc.text, near.mention, trigger_span) <= _CLOSE
        return near, near.start_date, near.end_date, IN_CLAUSE if close else IN_SENTENCE
    if previous is not None and previous.date is not None and _goes_on(doc, previous, trigger_span):
        date = previous.date
        return date, date.start_date, date.end_date, "date of the event told just before"
    return None, None, None, ""


def _nearest_date(text: str, entities: Entities, trigger: Span, sentence: tuple[int, int]) -> DateEntity | None:
    costs = [
        (_cost(text, date.mention, trigger), at, date)
        for at, date in enumerate(entities.dates)
        if sentence[0] <= date.mention.start < sentence[1] and not _tells_something_else(text, date.mention, trigger)
    ]
    best = min(costs, default=None, key=lambda one: one[:2])
    return best[2] if best is not None and best[0] <= _TOO_FAR else None


def _cost(text: str, mention: Mention, trigger: Span) -> int:
    """How far a date is from a trigger: words between them, and the clause borders among those count more."""
    if mention.start < trigger.end and trigger.start < mention.end:
        return 0
    left, right = sorted(((mention.start, mention.end), (trigger.start, trigger.end)))
    between = words_of(text[left[1] : right[0]])
    steps = sum(1 for word in between if word in _STEPS)
    return len(between) * _WORD_COST + steps * _STEP_COST


def _tells_something_else(text: str, mention: Mention, trigger: Span) -> bool:
    """Whether a date says when something was reported, or since or until when something holds."""
    before = words_of(text[max(0, mention.start - 40) : mention.start])[-3:]
    after = words_of(text[mention.end : mention.end + 40])[:2]
    if any(word in _TERMS for word in before[-1:]):
        return True
    reported = set(before[-2:]) & _REPORTS or set(after[:1]) & _REPORTS
    return bool(reported) and not (trigger.start <= mention.start and mention.start - trigger.end < 12)


def _goes_on(doc: Doc, previous: FoundEvent, trigger: Span) -> bool:
    """Whether the trigger is told close behind the previous event, in the same part of the text."""
    last = previous.triggers[-1].span
    return 0 <= trigger.start - last.end <= _CARRIED


@dataclass(frozen=True, slots=True)
class _Spot:
    """A named place or institution behind a preposition of place."""

    mention: Mention
    entity: PlaceEntity | InstitutionEntity
    preposition: str


_AT = regex.compile(r"\b(at|in|inside|within|near|on board|outside)\s+(?:the\s+|its\s+|his\s+|our\s+)?(?:\p{L}+\s+){0,2}$", regex.IGNORECASE)
_ABOUT = frozenset(
    {"situation", "war", "conflict", "peace", "stability", "developments", "crisis", "interest", "invest", "investment",
     "role", "participation", "elections", "operations", "security", "events", "born", "based", "rights", "progress"}
)  # fmt: skip


def place_of(
    doc: Doc, entities: Entities, trigger_span: Span, *, sentence: tuple[int, int], previous: FoundEvent | None
) -> Argument | None:
    """The most specific venue that the sentence names, else the place of the event told just before."""
    spots = list(_spots(doc, entities, sentence))
    ranked = sorted(spots, key=lambda spot: (_place_cost(doc.text, spot, trigger_span), spot.mention.start))
    if ranked and _place_cost(doc.text, ranked[0], trigger_span) <= _TOO_FAR:
        spot = ranked[0]
        return Argument("place", spot.entity, spot.mention, f"{spot.preposition} + name, same sentence")
    if previous is not None and previous.place is not None and _goes_on(doc, previous, trigger_span):
        return Argument("place", previous.place.entity, previous.place.mention, "place of the event told just before")
    return None


def _place_cost(text: str, spot: _Spot, trigger: Span) -> int:
    cost = _cost(text, spot.mention, trigger)
    before = spot.mention.start < trigger.start
    return cost + (6 if before else 0) - (6 if spot.preposition == "at" else 0)


def _spots(doc: Doc, entities: Entities, sentence: tuple[int, int]) -> Iterator[_Spot]:
    text = doc.text
    covers = [m for m in (*store.titles(doc), *store.groups(doc)) if sentence[0] <= m.start < sentence[1]]
    for entity in (*entities.places, *entities.institutions):
        for mention in entity.mentions:
            if not sentence[0] <= mention.start < sentence[1] or any(c.covers(mention) for c in covers):
                continue
            opening = text[max(sentence[0], mention.start - 40) : mention.start]
            found = _AT.search(opening)
            if found and not _is_topic(opening[: found.start()], covers, mention.start - len(opening) + found.start()):
                yield _Spot(mention, entity, found.group(1).lower())


def _is_topic(opening: str, covers: list[Mention], at: int) -> bool:
    """Whether the preposition belongs to a noun that makes the name a topic or somebody's employer."""
    last = words_of(opening)[-1:]
    return bool(set(last) & _ABOUT) or any(0 <= at - mention.end <= 1 for mention in covers)
