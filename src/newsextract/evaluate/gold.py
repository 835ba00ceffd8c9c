"""The gold format: articles with the records that careful readers gave them, one JSON object a line."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, field_validator, model_validator

from ..errors import GoldError
from ..records.events import Status
from .lines import read_lines
from .roles import event_models, role_names

GoldLabel = Literal["person", "title", "institution", "place", "date", "group"]


class GoldRecord(BaseModel):
    """Base of the gold records: frozen and strict; keys that the evaluation has no use for are passed over."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class GoldSpan(GoldRecord):
    """A half-open stretch of the article, in code points."""

    start: NonNegativeInt
    end: NonNegativeInt
    text: str


class Dated(GoldRecord):
    """Something with inclusive ISO ends, null where nobody can know them; `accept` holds further ends as good."""

    first: str | None = Field(default=None, alias="from")
    last: str | None = Field(default=None, alias="to")
    accept: tuple[tuple[str | None, str | None], ...] = ()

    def accepts(self, first: str | None, last: str | None) -> bool:
        """Whether these ends are those of gold, or as good."""
        return (first, last) == (self.first, self.last) or (first, last) in self.accept


class GoldMention(Dated, GoldSpan):
    """A span with its label; a date has its ends too."""

    type: GoldLabel


class GoldInstitution(GoldRecord):
    """One institution of the article: the fullest name, and every other form."""

    name: str
    also: tuple[str, ...] = ()

    @property
    def forms(self) -> frozenset[str]:
        """Every form of the name in the article."""
        return frozenset((self.name, *self.also))


class GoldPerson(GoldInstitution):
    """One person of the article, with the titles and institutions that it gives the person, as written there."""

    titles: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()


class GoldArgument(GoldSpan):
    """Who or what plays a role in an event, by its most informative mention."""

    role: str


class GoldEvent(Dated):
    """One event of the article."""

    type: str
    triggers: tuple[GoldSpan, ...]
    arguments: tuple[GoldArgument, ...]
    place: GoldSpan | None = None
    status: str

    @field_validator("status")
    @classmethod
    def _has_a_known_status(cls, status: str) -> str:
        if status not in get_args(Status):
            raise ValueError(f"no status {status!r}; there are {', '.join(get_args(Status))}")
        return status

    @model_validator(mode="after")
    def _is_of_a_known_type(self) -> GoldEvent:
        models = event_models()
        if self.type not in models:
            raise ValueError(f"no event type {self.type!r}; there are {', '.join(models)}")
        roles = role_names(models[self.type])
        strange = next((argument.role for argument in self.arguments if argument.role not in roles), None)
        if strange is not None:
            raise ValueError(f"no role {strange!r}; a {self.type} has {', '.join(roles)}")
        if not self.triggers:
            raise ValueError(f"a {self.type} without a trigger")
        return self


class GoldDocument(GoldRecord):
    """One article with everything that is to be found in it; every span holds the words it says."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    mentions: tuple[GoldMention, ...]
    people: tuple[GoldPerson, ...]
    institutions: tuple[GoldInstitution, ...]
    events: tuple[GoldEvent, ...]

    @model_validator(mode="after")
    def _spans_hold_their_words(self) -> GoldDocument:
        for span in self._spans():
            held = self.text[span.start : span.end]
            if held != span.text or not held:
                raise ValueError(f"[{span.start}, {span.end}) should hold {span.text!r} and holds {held!r}")
        return self

    def _spans(self) -> list[GoldSpan]:
        spans: list[GoldSpan] = [*self.mentions]
        for event in self.events:
            spans += [*event.triggers, *event.arguments, *([event.place] if event.place else [])]
        return spans


def read_gold(path: Path) -> list[GoldDocument]:
    """The gold documents of a file, in its order.

    Raises `GoldError` for a missing or empty file, and for a line that is no gold document or repeats an id.
    """
    golds: dict[str, GoldDocument] = {}
    for number, gold in read_lines(path, GoldDocument):
        if gold.id in golds:
            raise GoldError(f"{path}: line {number}: the id {gold.id!r} occurs twice")
        golds[gold.id] = gold
    if not golds:
        raise GoldError(f"{path}: holds no gold document")
    return list(golds.values())
