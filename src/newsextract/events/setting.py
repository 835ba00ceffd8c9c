"""When and where an event takes place: the date and the place of its clause, else those told just before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day
from functools import cache

import regex
from spacy.tokens import Doc

from ..entities.entity import DateEntity, Entities, InstitutionEntity, PlaceEntity
from ..mentions import store
from ..mentions.mention import Mention
from ..records.spans import Span
from ..resources.lexicons import read_lexicon
from ..text.layout import Layout, layout_of
from .clause_text import words_of
from .event import Argument, FoundEvent

IN_CLAUSE, IN_SENTENCE = "date beside the trigger", "date in the same sentence"
FROM_LEAD = "date of the article's opening"
_CLOSE, _TOO_FAR = 14, 45  # costs
_OPENING, _WHILE_SAME = 800, 2000  # characters for which the opening's day goes on: alone, and while events keep to it
_CARRIED_PLACE = 200  # characters between two tellings, at most, for the later one to be where the earlier one is
_LONGEST_EVENT = 370  # days: a longer stretch of time does not say when one event takes place
_LEAD = 700  # characters of the article's first paragraphs that set the day for what follows


def date_of(
    doc: Doc, entities: Entities, trigger_span: Span, *, sentence: tuple[int, int], previous: FoundEvent | None
) -> tuple[DateEntity | None, str | None, str | None, str]:
    """The date that says when the event takes place, its first and last day, and how that is known."""
    near = _nearest_date(doc, entities, trigger_span, sentence)
    if near is not None:
        close = _cost(doc.text, near.mention, trigger_span) <= _CLOSE
        return near, near.start_date, near.end_date, IN_CLAUSE if close else IN_SENTENCE
    if _is_told_of_another_time(doc.text, trigger_span):
        return None, None, None, ""
    lead = _lead_date(doc, entities)
    if lead is None or not _is_of_the_day(doc, lead, trigger_span, previous):
        return None, None, None, ""
    return lead, lead.start_date, lead.end_date, FROM_LEAD


def _nearest_date(doc: Doc, entities: Entities, trigger: Span, sentence: tuple[int, int]) -> DateEntity | None:
    costs = [
        (_cost(doc.text, date.mention, trigger), at, date)
        for at, date in enumerate(entities.dates)
        if sentence[0] <= date.mention.start < sentence[1] and _can_date(doc, date, trigger, entities.published)
    ]
    best = min(costs, default=None, key=lambda one: one[:2])
    return best[2] if best is not None and best[0] <= _TOO_FAR else None


@cache
def _border_costs() -> dict[str, int]:
    return {row["word"]: int(row["cost"]) for row in read_lexicon("clause_borders")}


def _cost(text: str, mention: Mention, trigger: Span) -> int:
    """How far a mention is from a trigger: the words between them, those that open another clause counting more."""
    if mention.start < trigger.end and trigger.start < mention.end:
        return 0
    left, right = sorted(((mention.start, mention.end), (trigger.start, trigger.end)))
    between = words_of(text[left[1] : right[0]])
    borders = _border_costs()
    return sum(1 + borders.get(word, 0) for word in between)


_REPORTS = frozenset(
    {"said", "says", "announced", "announces", "told", "stated", "reported", "confirmed", "added", "issued", "released",
     "wrote", "declared", "introduced", "disclosed"}
)  # fmt: skip
_TERMS = frozenset({"since", "until", "till", "valid", "through", "effective", "expires", "expired", "release", "for", "updated"})
_POINTS = frozenset({"on", "of", "from", "in", "this", "next", "last", "the", "by", "between", "during", "for", "held"})
_YEAR = regex.compile(r"\b\d{4}\b")


def _can_date(doc: Doc, date: DateEntity, trigger: Span, published: str | None) -> bool:
    """Whether a date can say when something takes place, and not when it was reported or how long it holds."""
    if date.start_date is None or _days(date) > _LONGEST_EVENT or _is_dateline(doc, date, published):
        return False
    before = words_of(doc.text[max(0, date.mention.start - 40) : date.mention.start])[-3:]
    after = words_of(doc.text[date.mention.end : date.mention.end + 40])[:2]
    if any(word in _TERMS for word in before[-1:]):
        return False
    reported = set(before[-2:]) & _REPORTS or set(after[:1]) & _REPORTS
    return not reported or 0 <= date.mention.start - trigger.end < 12


def _days(date: DateEntity) -> int:
    if date.start_date is None or date.end_date is None:
        return 0
    return (Day.fromisoformat(date.end_date) - Day.fromisoformat(date.start_date)).days


def _is_dateline(doc: Doc, date: DateEntity, published: str | None) -> bool:
    """Whether a date stands at the head of the article or of a paragraph to say when it was published."""
    zone = layout_of(doc).zone_at(date.mention.start)
    if zone is not None and zone.kind == "dateline":
        return True
    before = words_of(doc.text[max(0, date.mention.start - 20) : date.mention.start])[-1:]
    is_whole = _YEAR.search(date.mention.text) is not None and date.start_date == date.end_date == published
    return is_whole and not set(before) & _POINTS


_OTHER_TIME = frozenset({"last", "previous", "earlier", "recent", "past", "next", "upcoming", "forthcoming", "future",
                         "ago", "recently", "previously", "had", "coming"})  # fmt: skip


def _is_told_of_another_time(text: str, trigger: Span) -> bool:
    """Whether words before the trigger say that it is not of the day that the article tells of."""
    return any(word in _OTHER_TIME for word in words_of(text[max(0, trigger.start - 40) : trigger.start])[-3:])


def _goes_on(previous: FoundEvent, trigger: Span, reach: int) -> bool:
    """Whether the trigger is told close behind the previous event."""
    return 0 <= trigger.start - previous.triggers[-1].span.end <= reach


def _lead_date(doc: Doc, entities: Entities) -> DateEntity | None:
    """The day that the article's opening sets, else the first "today" of the text."""
    start = _text_start(layout_of(doc))
    for date in entities.dates:
        if start <= date.mention.start < start + _LEAD and _days(date) <= 14 and _sets_the_day(doc, date, entities):
            return date
    today = (d for d in entities.dates if d.start_date == d.end_date == entities.published and _is_in_words(d))
    return next(today, None)


def _is_of_the_day(doc: Doc, lead: DateEntity, trigger: Span, previous: FoundEvent | None) -> bool:
    """Whether an event told without a date goes on from the opening's: near it, and no other day was named between."""
    reach = trigger.start - _text_start(layout_of(doc))
    if previous is None or previous.date is None:
        return reach < _OPENING
    same = (previous.start_date, previous.end_date) == (lead.start_date, lead.end_date)
    return same and reach < _WHILE_SAME


def _text_start(layout: Layout) -> int:
    return next((zone.start for zone in layout.zones if zone.kind == "paragraph"), 0)


def _sets_the_day(doc: Doc, date: DateEntity, entities: Entities) -> bool:
    nowhere = Span(start=date.mention.start, end=date.mention.start + 1, text=date.mention.text[:1])
    before = words_of(doc.text[max(0, date.mention.start - 20) : date.mention.start])[-1:]
    return _can_date(doc, date, nowhere, entities.published) and not set(before) & {"of", "'s", "’s"}


def _is_in_words(date: DateEntity) -> bool:
    return not any(character.isdigit() for character in date.mention.text)


_VENUE_ROLES = frozenset(row["role"] for row in read_lexicon("venue_roles"))
_AT = regex.compile(
    r"\b(at|in|inside|within|near|aboard|outside)\s+(?:the\s+|its\s+|his\s+|our\s+|their\s+)?(?:\p{Ll}+\s+){0,2}$",
    regex.IGNORECASE,
)
_TRAVEL = regex.compile(
    r"\b(?:travel\p{L}*|went|go(?:es|ing)?|proceed\p{L}*|return\p{L}*|trip|visit|mission|journey|delegation|flew|fly)\s+"
    r"(?:\p{L}+\s+){0,2}?(to)\s+(?:the\s+)?$|\b(?:visited|visits|visiting|toured|tours)\s+(?:the\s+)?()$",
    regex.IGNORECASE,
)
_ABOUT = frozenset(
    {"situation", "war", "conflict", "peace", "stability", "developments", "crisis", "interest", "invest", "investment",
     "role", "participation", "elections", "operations", "security", "events", "born", "based", "rights", "progress",
     "development", "interests", "cooperation", "people", "democracy", "presence", "reforms", "projects"}
)  # fmt: skip


def venue_of(event: FoundEvent) -> Argument | None:
    """Where an event takes place: what fills a role that is its venue, else its place."""
    return next(_venues(event), event.place)


def _venues(event: FoundEvent) -> Iterator[Argument]:
    return (
        Argument("place", argument.entity, argument.mention, f"{argument.role} of the event")
        for argument in event.arguments
        if argument.role in _VENUE_ROLES
    )


@dataclass(frozen=True, slots=True)
class _Spot:
    """A named place or institution behind a preposition of place."""

    mention: Mention
    entity: PlaceEntity | InstitutionEntity
    preposition: str


def place_of(
    doc: Doc, entities: Entities, trigger_span: Span, *, sentence: tuple[int, int], previous: FoundEvent | None
) -> Argument | None:
    """The most specific venue that the sentence names, else the place of the event told just before."""
    spots = [
        (_place_cost(doc.text, spot, trigger_span), spot)
        for spot in _spots(doc, entities, sentence, trigger_span)
    ]
    cost, spot = min(spots, default=(_TOO_FAR + 1, None), key=lambda one: (one[0], one[1].mention.start))
    if spot is not None and cost <= _TOO_FAR:
        return Argument("place", spot.entity, spot.mention, f"{spot.preposition or 'visited'} + name, same sentence")
    venue = next(_venues(previous), None) if previous is not None else None
    if venue is not None and previous is not None and _goes_on(previous, trigger_span, _CARRIED_PLACE):
        return Argument("place", venue.entity, venue.mention, "venue of the event told just before")
    return None


def _place_cost(text: str, spot: _Spot, trigger: Span) -> int:
    cost = _cost(text, spot.mention, trigger)
    before = spot.mention.start < trigger.start
    return cost + (6 if before else 0) - (6 if spot.preposition == "at" else 0)


def _spots(doc: Doc, entities: Entities, sentence: tuple[int, int], trigger: Span) -> Iterator[_Spot]:
    text = doc.text
    covers = [m for m in (*store.titles(doc), *store.groups(doc)) if sentence[0] <= m.start < sentence[1]]
    for entity in (*entities.places, *entities.institutions):
        for mention in entity.mentions:
            if sentence[0] <= mention.start < sentence[1] and not any(c.covers(mention) for c in covers):
                preposition = _preposition_before(text, mention, sentence[0], trigger)
                if preposition is not None and not _only_modifies(text, mention):
                    yield _Spot(mention, entity, preposition)


def _preposition_before(text: str, mention: Mention, start: int, trigger: Span) -> str | None:
    """The preposition of place that a name stands behind; empty for what somebody visited before the trigger."""
    opening = text[max(start, mention.start - 40) : mention.start]
    found = _AT.search(opening)
    if found:
        is_about = set(words_of(opening[: found.start()])[-1:]) & _ABOUT
        return None if is_about else str(found.group(1)).lower()
    travelled = _TRAVEL.search(opening) if mention.start < trigger.start else None
    return (travelled.group(1) or "") if travelled else None


_MODIFIED = regex.compile(r"(?:[’']s)?\s+(?:\(\p{L}+\)\s+)?\p{Lu}\p{Ll}+")


def _only_modifies(text: str, mention: Mention) -> bool:
    """Whether a name only modifies the name of something else: "the Porto Club Annual Meeting"."""
    return _MODIFIED.match(text, mention.end) is not None


__all__ = ["FROM_LEAD", "IN_CLAUSE", "IN_SENTENCE", "date_of", "place_of", "venue_of"]
