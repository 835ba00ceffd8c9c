"""Institutions, groups and places."""

from __future__ import annotations

from typing import Literal

from .spans import Record, Span

InstitutionKind = Literal[
    "university",
    "school",
    "government",
    "parliament",
    "court",
    "health",
    "research",
    "company",
    "bank",
    "international",
    "association",
    "party",
    "military",
    "media",
    "religious",
    "department",
    "other",
]


class Institution(Record):
    """One organisation of the document under its fullest name; `parent` is the id of what it is a unit of."""

    id: str
    name: str
    acronyms: tuple[str, ...]
    kind: InstitutionKind
    parent: str | None
    mentions: tuple[Span, ...]


class Group(Record):
    """A described collective that takes part in an event; `count` is null where no number is said."""

    id: str
    text: str
    head: str
    count: int | None
    affiliations: tuple[str, ...]
    mentions: tuple[Span, ...]


class Place(Record):
    """One place of the document; `country` is an ISO 3166 alpha-2 code, or null where it is unknown."""

    id: str
    name: str
    country: str | None
    mentions: tuple[Span, ...]
