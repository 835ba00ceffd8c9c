"""The whole record of one document: the contract that library, command line and exporters share."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from .dates import Date
from .events import AnyEvent
from .institutions import Group, Institution, Place
from .notebook import render_html
from .people import Person
from .spans import Record, Ref

SCHEMA_VERSION: Literal["1.0"] = "1.0"

PublishedBasis = Literal["given", "dateline", "inferred"]
Entity = Person | Institution | Group | Place | Date


class Source(Record):
    """Where the text came from; `published_basis` says how the publication date is known."""

    id: str | None
    title: str | None
    published: str | None
    published_basis: PublishedBasis | None


class Document(Record):
    """Everything that was found in one text; the same text and options give the same bytes.

    >>> document = Document(source=Source(id=None, title=None, published=None, published_basis=None))
    >>> document.events
    ()
    """

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    source: Source
    people: tuple[Person, ...] = ()
    institutions: tuple[Institution, ...] = ()
    groups: tuple[Group, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[Date, ...] = ()
    events: tuple[AnyEvent, ...] = ()
    warnings: tuple[str, ...] = ()

    @cached_property
    def _by_id(self) -> dict[str, Entity]:
        entities: tuple[Entity, ...] = (*self.people, *self.institutions, *self.groups, *self.places, *self.dates)
        return {entity.id: entity for entity in entities}

    def resolve(self, ref: Ref | str) -> Entity:
        """The entity that a reference or an id names.

        Raises `KeyError` for an id that this document does not have.
        """
        return self._by_id[ref if isinstance(ref, str) else ref.id]

    def to_json(self, *, indent: int | None = None) -> str:
        """The record as JSON in the contract's key order, Unicode left as it is."""
        return self.model_dump_json(indent=indent)

    def _repr_html_(self) -> str:
        """The record as notebooks show it."""
        return render_html(self)
