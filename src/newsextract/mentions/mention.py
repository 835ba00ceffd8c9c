"""What every finder returns: a span that names something, with the rule or lexicon entry that found it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..records.institutions import InstitutionKind
from ..records.people import TitleKind
from ..records.spans import Span
from ..timex.expressions import Timex

Label = Literal["person", "title", "institution", "place", "date", "group"]
LABELS: tuple[Label, ...] = ("date", "title", "institution", "person", "place", "group")


@dataclass(frozen=True, slots=True)
class Mention:
    """A half-open stretch of the text that names something; `found_by` is the rule or lexicon that says so."""

    start: int
    end: int
    text: str
    found_by: str

    def overlaps(self, other: Mention) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Mention) -> bool:
        """Whether every character of `other` lies inside this mention."""
        return self.start <= other.start and other.end <= self.end

    def span(self) -> Span:
        """The place of this mention in the record's form."""
        return Span(start=self.start, end=self.end, text=self.text)


@dataclass(frozen=True, slots=True)
class PersonMention(Mention):
    """The name of a person, without titles."""


@dataclass(frozen=True, slots=True)
class TitleMention(Mention):
    """A post, rank, degree, honour or courtesy title; `plural` when it names several holders ("rectors")."""

    kind: TitleKind = "post"
    plural: bool = False


@dataclass(frozen=True, slots=True)
class InstitutionMention(Mention):
    """The name of an organisation; `known_as` is the lexicon's full name where the words are an alias of it."""

    kind: InstitutionKind = "other"
    known_as: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention(Mention):
    """The name of a place; `country` is an ISO 3166 alpha-2 code or null."""

    country: str | None = None


@dataclass(frozen=True, slots=True)
class DateMention(Mention):
    """A date as written: `timex` is what the words say before they are read against the document's timeline."""

    timex: Timex


@dataclass(frozen=True, slots=True)
class GroupMention(Mention):
    """A described collective: "8 students of LSU" has head "students" and count 8."""

    head: str = ""
    count: int | None = None
