"""What the evaluation reads of a document record: the fields that are scored, and nothing else.

A file of predictions may hold just these fields: another annotator's documents have no confidence and no evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

from ..errors import GoldError
from ..records.document import Document
from .lines import read_lines
from .roles import event_models, roles_of


class FoundRecord(BaseModel):
    """Base of what is read: frozen; keys that are not scored are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class FoundSpan(FoundRecord):
    """A stretch of the text, which may lie outside of it: then the scores count it as a bad offset."""

    start: int
    end: int


class FoundEntity(FoundRecord):
    """A person, institution, group, place or date of the document."""

    id: str
    name: str | None = None
    mentions: tuple[FoundSpan, ...]


class FoundTitle(FoundRecord):
    """A title of a person."""

    text: str
    mentions: tuple[FoundSpan, ...] = ()


class FoundPerson(FoundEntity):
    """A person; `name` is null for one who is known by office alone."""

    titles: tuple[FoundTitle, ...] = ()
    affiliations: tuple[str | None, ...] = ()


class FoundEnds(FoundRecord):
    """Inclusive ISO ends."""

    start_date: str | None = None
    end_date: str | None = None


class FoundDate(FoundEntity, FoundEnds):
    """A date of the document."""


class FoundRef(FoundRecord):
    """A reference to an entity, with the mention that justifies it where the record gives one."""

    id: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None

    @model_validator(mode="after")
    def _has_both_ends_or_none(self) -> FoundRef:
        if (self.start is None) != (self.end is None):
            raise ValueError("a reference has a start and an end, or neither")
        return self

    @property
    def spans(self) -> tuple[FoundSpan, ...]:
        """The mention that justifies the reference, if it is given."""
        return () if self.start is None or self.end is None else (FoundSpan(start=self.start, end=self.end),)


class FoundArgument(FoundRecord):
    """A role of an event and what fills it."""

    role: str
    ref: FoundRef


class FoundEvent(FoundRecord):
    """An event; `arguments` are gathered from the fields that its record model declares as roles."""

    type: str
    status: str | None = None
    triggers: tuple[FoundSpan, ...]
    date: FoundEnds | None = None
    place: FoundRef | None = None
    arguments: tuple[FoundArgument, ...]

    @model_validator(mode="before")
    @classmethod
    def _gathers_arguments(cls, given: object) -> object:
        if not isinstance(given, dict) or not isinstance(given.get("type"), str):
            return given
        models = event_models()
        if given["type"] not in models:
            raise ValueError(f"no event type {given['type']!r}; there are {', '.join(models)}")
        roles = roles_of(models[given["type"]])
        filled = [(role, ref) for field, role in roles.items() for ref in _as_list(given.get(field))]
        return {**given, "arguments": [{"role": role, "ref": ref} for role, ref in filled]}

    @property
    def first(self) -> str | None:
        """The first day of the event."""
        return self.date.start_date if self.date else None

    @property
    def last(self) -> str | None:
        """The last day of the event."""
        return self.date.end_date if self.date else None


class FoundSource(FoundRecord):
    """Where the text came from: its id is what gold is matched by."""

    id: str | None = None


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A labelled stretch of the text; `entity` is the id of what it names, dates have their value."""

    label: str
    start: int
    end: int
    entity: str | None = None
    first: str | None = None
    last: str | None = None


class FoundDocument(FoundRecord):
    """The scored part of one document."""

    source: FoundSource = FoundSource()
    people: tuple[FoundPerson, ...] = ()
    institutions: tuple[FoundEntity, ...] = ()
    places: tuple[FoundEntity, ...] = ()
    groups: tuple[FoundEntity, ...] = ()
    dates: tuple[FoundDate, ...] = ()
    events: tuple[FoundEvent, ...] = ()

    @cached_property
    def entities(self) -> dict[str, FoundEntity]:
        """Every entity by its id."""
        return {entity.id: entity for _, entity in self._labelled()}

    @cached_property
    def named_people(self) -> tuple[FoundPerson, ...]:
        """The people with a name: those known by office alone may fill a role, and are no person to be found."""
        return tuple(person for person in self.people if person.name)

    @cached_property
    def mentions(self) -> tuple[FoundMention, ...]:
        """Every mention of a named entity, group, date or title; titles come last."""
        named = [
            FoundMention(label, span.start, span.end, entity.id, *_ends_of(entity))
            for label, entity in self._labelled()
            if not (label == "person" and entity.name is None)
            for span in entity.mentions
        ]
        spans = [span for person in self.people for title in person.titles for span in title.mentions]
        return (*named, *(FoundMention("title", span.start, span.end) for span in spans))

    def labelled(self, label: str) -> list[FoundMention]:
        """The mentions with that label; of those that cover the same stretch, the last."""
        return list({(one.start, one.end): one for one in self.mentions if one.label == label}.values())

    def spans_of(self, ref: FoundRef | None) -> tuple[FoundSpan, ...]:
        """Every place in the text where that which a reference names is mentioned."""
        if ref is None:
            return ()
        entity = self.entities.get(ref.id or "")
        return (*(entity.mentions if entity else ()), *ref.spans)

    def _labelled(self) -> Iterator[tuple[str, FoundEntity]]:
        yield from (("person", person) for person in self.people)
        yield from (("institution", institution) for institution in self.institutions)
        yield from (("place", place) for place in self.places)
        yield from (("group", group) for group in self.groups)
        yield from (("date", date) for date in self.dates)


def _ends_of(entity: FoundEntity) -> tuple[str | None, str | None]:
    return (entity.start_date, entity.end_date) if isinstance(entity, FoundDate) else (None, None)


def _as_list(given: object) -> list[Any]:
    if isinstance(given, list | tuple):
        return list(given)
    return [given] if given else []


def found_in(document: Document) -> FoundDocument:
    """The scored part of a document record."""
    return FoundDocument.model_validate(document.model_dump())


def read_predictions(path: Path) -> list[FoundDocument]:
    """The documents of a JSON Lines file as `newsextract --format jsonl` prints it, in its order.

    Raises `GoldError` for a missing file, and for a line that is no document, or one without an id or with that of
    an earlier line.
    """
    documents: dict[str, FoundDocument] = {}
    for number, document in read_lines(path, FoundDocument):
        if document.source.id is None:
            raise GoldError(f"{path}: line {number}: source.id: is missing; gold documents are matched by it")
        if document.source.id in documents:
            raise GoldError(f"{path}: line {number}: the id {document.source.id!r} occurs twice")
        documents[document.source.id] = document
    return list(documents.values())
