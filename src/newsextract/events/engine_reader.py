"""The seam between the engine and whoever decides on triggers and roles: rules now, a trained model as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Doc

from ..records.spans import Span
from .discourse import Discourse
from .event import Argument
from .items import Item


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document: its offsets, and its tokens as a row of noun phrases and words."""

    doc: Doc
    start: int
    end: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Announced:
    """Words that may announce an event of a type; `points_back` if they can tell again an event told before."""

    type: str
    span: Span
    points_back: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What a trigger tells: who plays which part, by which rule, how sure.

    `found_by` is empty where the words tell no event of their own; each of `further` is a set of arguments for the
    event of the type that was told just before. A trigger that `retells` tells an event anew only where none told
    before has one of these arguments.
    """

    arguments: tuple[Argument, ...] = ()
    found_by: str = ""
    confidence: float = 0.0
    further: tuple[tuple[Argument, ...], ...] = ()
    retells: bool = False


class Reader(Protocol):
    """Decides which words announce an event, and who fills its roles."""

    def find_triggers(self, sentence: Sentence) -> Sequence[Announced]:
        """The triggers of a sentence, in order."""

    def find_arguments(self, announced: Announced, sentence: Sentence, discourse: Discourse) -> Reading:
        """What one of these triggers tells."""
