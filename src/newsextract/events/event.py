"""An event before it becomes a record: every part with the rule that found it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..entities.entity import DateEntity, Entity
from ..mentions.mention import Mention
from ..records.events import Status
from ..records.spans import Span


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that announce an event, and the rule of the event type that they satisfied."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Argument:
    """An entity in a role; `mention` is where the text says so, `found_by` names the rule or carry-over."""

    role: str
    entity: Entity
    mention: Mention
    found_by: str


@dataclass(slots=True)
class FoundEvent:
    """One real-world event of a declared type; `type` and roles are names from the type's declaration."""

    type: str
    triggers: list[Trigger]
    arguments: list[Argument]
    status: Status
    confidence: float
    evidence: list[Span]
    status_basis: str = ""
    date: DateEntity | None = None
    date_basis: str = ""
    start_date: str | None = None  # may be known without a date mention ("today" from the publication date)
    end_date: str | None = None
    place: Argument | None = None
    signals: tuple[float, ...] = ()  # what speaks for it, from which confidence is calibrated; see `confidence`
    spans: dict[str, Span] = field(default_factory=dict)  # topic, instrument and what else the type declares
