"""Rows of the tables of people, institutions and whatever else a text names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from ..records.document import Document, Entity
from ..records.institutions import Group
from ..records.people import NameParts, Person
from ..records.spans import Span
from .event_rows import event_spans
from .table import Row

Mentioned = tuple[str, str, int | None, Span]  # kind, entity id, number of the title, span


def document_rows(document: Document) -> Iterator[Row]:
    """The one row of a document."""
    source = document.source
    yield source.title, source.published, source.published_basis, document.schema_version, list(document.warnings)


def person_rows(document: Document) -> Iterator[Row]:
    """A row for each person."""
    for person in document.people:
        parts = person.name_parts or NameParts()
        yield person.id, person.name, parts.given, parts.initials, parts.patronymic, parts.family, parts.suffix


def title_rows(document: Document) -> Iterator[Row]:
    """A row for each title of each person."""
    for person in document.people:
        for number, title in enumerate(person.titles):
            yield person.id, number, title.text, title.kind, title.institution


def institution_rows(document: Document) -> Iterator[Row]:
    """A row for each institution."""
    for one in document.institutions:
        yield one.id, one.name, list(one.acronyms), one.kind, one.parent


def affiliation_rows(document: Document) -> Iterator[Row]:
    """A row for each institution that a person or group belongs to."""
    holders: tuple[Person | Group, ...] = (*document.people, *document.groups)
    for holder in holders:
        for institution in dict.fromkeys(holder.affiliations):
            yield holder.id, institution


def group_rows(document: Document) -> Iterator[Row]:
    """A row for each group."""
    for group in document.groups:
        yield group.id, group.text, group.head, group.count


def place_rows(document: Document) -> Iterator[Row]:
    """A row for each place."""
    for place in document.places:
        yield place.id, place.name, place.country


def date_rows(document: Document) -> Iterator[Row]:
    """A row for each date."""
    for date in document.dates:
        yield date.id, date.text, date.start_date, date.end_date, date.granularity, date.basis


def mention_rows(document: Document) -> Iterator[Row]:
    """A row for each span of the record: entities in the order of the record, then events."""
    for number, (kind, entity, title, span) in enumerate(chain(_entity_spans(document), _event_spans(document))):
        yield number, kind, entity, title, span.start, span.end, span.text


def _entity_spans(document: Document) -> Iterator[Mentioned]:
    yield from _spans_of_people(document)
    yield from _spans_of("institution", document.institutions)
    yield from _spans_of("group", document.groups)
    yield from _spans_of("place", document.places)
    yield from _spans_of("date", document.dates)


def _spans_of(kind: str, entities: Iterable[Entity]) -> Iterator[Mentioned]:
    for entity in entities:
        yield from _numbered(kind, entity.id, None, entity.mentions)


def _spans_of_people(document: Document) -> Iterator[Mentioned]:
    for person in document.people:
        yield from _numbered("person", person.id, None, person.mentions)
        for number, title in enumerate(person.titles):
            yield from _numbered("title", person.id, number, title.mentions)


def _event_spans(document: Document) -> Iterator[Mentioned]:
    for event in document.events:
        for kind, spans in event_spans(event):
            yield from _numbered(kind, event.id, None, spans)


def _numbered(kind: str, entity: str, title: int | None, spans: Iterable[Span]) -> Iterator[Mentioned]:
    return ((kind, entity, title, span) for span in spans)
