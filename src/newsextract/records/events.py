"""Events: what the three types share, and the roles of each."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .dates import EventDate
from .spans import Record, Ref, Span

Status = Literal["occurred", "planned", "cancelled", "proposed"]


class Event(Record):
    """One real-world event, however often the document tells it.

    `triggers` are the words that announce it, `evidence` the sentences that tell it, `confidence` lies in [0, 1].
    """

    id: str
    type: str
    status: Status
    confidence: Annotated[float, Field(ge=0, le=1)]
    triggers: tuple[Span, ...]
    evidence: tuple[Span, ...]
    date: EventDate | None
    place: Ref | None
    topic: Span | None


class Visit(Event):
    """Somebody comes for work, study or protocol to a place or an institution.

    `further_destinations` are those named beside the `destination`: "visited the port, the clinic and the market".
    """

    type: Literal["visit"]
    visitors: tuple[Ref, ...]
    hosts: tuple[Ref, ...]
    destination: Ref | None
    further_destinations: tuple[Ref, ...] = ()  # documents written before there was this field have none


class Meeting(Event):
    """People come together, in a room or by call, to talk."""

    type: Literal["meeting"]
    participants: tuple[Ref, ...]
    organizers: tuple[Ref, ...]


class Agreement(Event):
    """Parties conclude, sign or renew a binding or formal instrument; `instrument` is the words that name it."""

    type: Literal["agreement"]
    parties: tuple[Ref, ...]
    signatories: tuple[Ref, ...]
    instrument: Span | None


AnyEvent = Annotated[Visit | Meeting | Agreement, Field(discriminator="type")]
