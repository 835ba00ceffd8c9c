"""Where an event takes place: the venue that its clause names, else where the event told just before takes place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex
from spacy.tokens import Doc

from ..entities.entity import Entities, InstitutionEntity, PlaceEntity
from ..mentions import store
from ..mentions.mention import InstitutionMention, Mention, PlaceMention
from ..records.spans import Span
from ..resources.lexicons import column, read_lexicon
from ..text.doc_text import text_of
from .clause_text import words_of
from .distance import REACH, TOO_FAR, distance
from .event import Argument, FoundEvent
from .latest import Latest
from .ranges import mentions_between
from .telling_words import words_that

_CARRIED = 200  # characters between two tellings, at most, for the later one to be where the earlier one is
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
_ABOUT = words_that("topic-noun")


def is_venue_role(role: str) -> bool:
    """Whether what fills the role is at the same time where the event takes place."""
    return role in _VENUE_ROLES


def has_venue_role(event: FoundEvent) -> bool:
    """Whether something fills a role of the event that is its venue."""
    return any(is_venue_role(argument.role) for argument in event.arguments)


def venue_of(event: FoundEvent) -> Argument | None:
    """Where an event takes place: what fills a role that is its venue, else its place."""
    venues = list(_venues(event))
    return most_specific(venues) if venues else event.place


def most_specific(venues: Sequence[Argument]) -> Argument:
    """The first venue that is no country, else the first."""
    return next((venue for venue in venues if not _is_country(venue)), venues[0])


def _is_country(venue: Argument) -> bool:
    return isinstance(venue.entity, PlaceEntity) and venue.entity.name in _countries()


def _venues(event: FoundEvent) -> Iterator[Argument]:
    return (
        Argument("place", argument.entity, argument.mention, f"{argument.role} of the event")
        for argument in event.arguments
        if is_venue_role(argument.role)
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
        (_place_cost(text_of(doc), spot, trigger_span), spot) for spot in _spots(doc, entities, sentence, trigger_span)
    ]
    nearest = min(spots, default=None, key=lambda one: (one[0], one[1].mention.start))
    if nearest is not None and nearest[0] <= TOO_FAR:
        spot = nearest[1]
        return Argument("place", spot.entity, spot.mention, f"{spot.preposition or 'visited'} + name, same sentence")
    venue = next(_venues(previous), None) if previous is not None else None
    if venue is not None and previous is not None and _goes_on(previous, trigger_span):
        return Argument("place", venue.entity, venue.mention, "venue of the event told just before")
    return None


def _goes_on(previous: FoundEvent, trigger: Span) -> bool:
    """Whether the trigger is told close behind the previous event."""
    return 0 <= trigger.start - previous.triggers[-1].span.end <= _CARRIED


def _place_cost(text: str, spot: _Spot, trigger: Span) -> int:
    cost = distance(text, spot.mention, trigger)
    before = spot.mention.start < trigger.start
    return cost + (6 if before else 0) - (6 if spot.preposition == "at" else 0)


def _spots(doc: Doc, entities: Entities, sentence: tuple[int, int], trigger: Span) -> Iterator[_Spot]:
    """The named venues of a sentence that lie in no title and in no description of a group."""
    near = max(sentence[0], trigger.start - REACH), min(sentence[1], trigger.end + REACH)
    around = max(sentence[0], near[0] - REACH), near[1]
    covers = [m for found in (store.titles(doc), store.groups(doc)) for m in mentions_between(found, *around)]
    named: tuple[Sequence[PlaceMention | InstitutionMention], ...] = (store.places(doc), store.institutions(doc))
    for mention in (one for found in named for one in mentions_between(found, *near)):
        preposition = _preposition_before(text_of(doc), mention, sentence[0], trigger)
        if preposition is None or _only_modifies(text_of(doc), mention, trigger):
            continue
        if not any(cover.covers(mention) for cover in covers):
            entity = _owners(entities).get(id(mention))
            if entity is not None:
                yield _Spot(mention, entity, preposition)


_Places = dict[int, PlaceEntity | InstitutionEntity]


def _read_owners(entities: Entities) -> _Places:
    named: tuple[PlaceEntity | InstitutionEntity, ...] = (*entities.places, *entities.institutions)
    return {id(mention): entity for entity in named for mention in entity.mentions}


_owners: Latest[Entities, _Places] = Latest(_read_owners)  # the place or institution of each mention, by identity


def _preposition_before(text: str, mention: Mention, start: int, trigger: Span) -> str | None:
    """The preposition of place that a name stands behind; empty for what somebody visited before the trigger."""
    opening = text[max(start, mention.start - 40) : mention.start]
    found = _AT.search(opening)
    if found is None and _names_the_trigger(text, mention, trigger):
        return ""
    if found:
        is_about = set(words_of(opening[: found.start()])[-1:]) & _ABOUT
        return None if is_about else str(found.group(1)).lower()
    travelled = _TRAVEL.search(opening) if mention.start < trigger.start else None
    return (travelled.group(1) or "") if travelled else None


@cache
def _countries() -> frozenset[str]:
    return column("countries", "name")


def _names_the_trigger(text: str, mention: Mention, trigger: Span) -> bool:
    """Whether a place other than a country modifies the trigger: "the Porto talks"."""
    if not isinstance(mention, PlaceMention) or mention.text in _countries():
        return False
    between = text[mention.end : trigger.start] if mention.end < trigger.start else None
    return between is not None and _ONE_MODIFIER.fullmatch(between) is not None


_ONE_MODIFIER = regex.compile(r"\s(?:\p{Ll}+\s)?")
_MODIFIED = regex.compile(r"(?:[’']s)?\s+(?:\(\p{L}+\)\s+)?\p{Lu}\p{Ll}+")


def _only_modifies(text: str, mention: Mention, trigger: Span) -> bool:
    """Whether a name only modifies the name of something else: "the Porto Club Annual Meeting"."""
    modified = _MODIFIED.match(text, mention.end)
    return modified is not None and not trigger.start < modified.end() <= trigger.end
