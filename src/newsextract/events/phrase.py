"""A noun phrase that is one possible argument."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..entities.entity import Entity
from ..mentions.mention import Mention

PhraseKind = Literal["person", "office", "group", "institution", "place", "date", "anaphor", "possessor"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that is one argument: titles, name and apposed titles together; ends are token positions.

    A pronoun or description that stands for somebody named elsewhere is an "anaphor"; a possessive pronoun before its
    noun is a "possessor", which is no argument of a verb.
    """

    start: int
    end: int
    kind: PhraseKind
    mention: Mention | None
    entity: Entity | None
    words: str = ""
