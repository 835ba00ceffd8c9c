"""Who, what and when is meant, once per document; ids are given later, when the record is put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..mentions.mention import (
    DateMention,
    GroupMention,
    InstitutionMention,
    Mention,
    PlaceMention,
    TitleMention,
)
from ..records.dates import Granularity
from ..records.institutions import InstitutionKind
from ..records.people import NameParts, TitleKind


@dataclass(eq=False, slots=True)
class InstitutionEntity:
    """One organisation; `parent` is what it is a unit of."""

    name: str
    mentions: list[InstitutionMention]
    kind: InstitutionKind = "other"
    acronyms: list[str] = field(default_factory=list)
    parent: InstitutionEntity | None = None
    linked_by: str = ""  # which coreference rules joined its mentions, for explain


@dataclass(eq=False, slots=True)
class PlaceEntity:
    """One place."""

    name: str
    mentions: list[PlaceMention]
    country: str | None = None


@dataclass(eq=False, slots=True)
class HeldTitle:
    """A title that a person holds, every place where the text says so, and where the post is held."""

    text: str
    kind: TitleKind
    mentions: list[TitleMention]
    institution: InstitutionEntity | None = None
    linked_by: str = ""  # the link rule, for explain


@dataclass(eq=False, slots=True)
class PersonEntity:
    """One person; `name` is None for somebody known by office alone, whose mentions are title mentions.

    `nations` are those among the affiliations that a title tells by an adjective ("Mongolian Foreign Minister").
    """

    name: str | None
    parts: NameParts | None
    mentions: list[Mention]
    titles: list[HeldTitle] = field(default_factory=list)
    affiliations: list[InstitutionEntity | PlaceEntity] = field(default_factory=list)
    nations: list[PlaceEntity] = field(default_factory=list)
    linked_by: str = ""


@dataclass(eq=False, slots=True)
class GroupEntity:
    """A described collective with the institutions or places that its members belong to."""

    mention: GroupMention
    affiliations: list[InstitutionEntity | PlaceEntity] = field(default_factory=list)

    @property
    def mentions(self) -> list[GroupMention]:
        """The one mention, as a list, so that all entities read alike."""
        return [self.mention]


@dataclass(eq=False, slots=True)
class DateEntity:
    """A date mention read against the document's timeline; ends are inclusive ISO dates or None."""

    mention: DateMention
    start_date: str | None
    end_date: str | None
    granularity: Granularity
    basis: str

    @property
    def mentions(self) -> list[DateMention]:
        """The one mention, as a list, so that all entities read alike."""
        return [self.mention]


Entity = PersonEntity | InstitutionEntity | GroupEntity | PlaceEntity


@dataclass(slots=True)
class Entities:
    """All entities of a document, each list in the order of first mention, and the date the article was published."""

    people: list[PersonEntity] = field(default_factory=list)
    institutions: list[InstitutionEntity] = field(default_factory=list)
    groups: list[GroupEntity] = field(default_factory=list)
    places: list[PlaceEntity] = field(default_factory=list)
    dates: list[DateEntity] = field(default_factory=list)
    published: str | None = None
    published_basis: str | None = None
    unattached_titles: list[TitleMention] = field(default_factory=list)  # titles of nobody named: offices
