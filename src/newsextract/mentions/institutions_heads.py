"""The words that make a name an institution, and those that end or open one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from ..records.institutions import InstitutionKind
from ..resources.lexicons import column, mapping, read_lexicon
from .name_words import Word

VENUE_KINDS = frozenset(
    {"convention", "conference", "event", "events", "exhibition", "congress", "sports", "expo", "shopping", "trade"}
)  # a "… Convention Center" is a building, not an institution


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun of the lexicon: its kind, whether it may be in lower case, and what may follow it within a name."""

    kind: InstitutionKind
    unit: str
    lower: bool
    complement: frozenset[str]


@cache
def heads() -> dict[str, Head]:
    """The head nouns of institution names by their lower-case form."""
    return {
        row["head"]: Head(
            cast(InstitutionKind, row["kind"]), row["unit"], row["lower"] == "yes", frozenset(row["complement"].split())
        )
        for row in read_lexicon("institution_heads")
    }


def head_of(word: Word) -> Head | None:
    """The head noun that a word is, if it is one."""
    known = heads().get(word.lower)
    if known is None or known.unit == "defined" or not (word.capital or known.lower):
        return None
    return known


def is_strong_head(word: Word) -> bool:
    """Whether the word, on its own, ends or opens the name of an institution wherever it stands."""
    known = heads().get(word.lower)
    return known is not None and known.unit not in {"part", "defined"}


@cache
def topics() -> frozenset[str]:
    """Words that English writes in lower case too: what an institution can be about."""
    return column("common_words", "word")


def stop_reason(word: Word) -> str | None:
    """Why a capitalised word cannot be part of the name to its right, if it cannot: "title", "opening", "date" …"""
    return mapping("name_stops", "word", "reason").get(word.lower)
