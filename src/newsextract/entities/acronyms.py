"""Acronyms as names of entities: what a document defines, and what an undefined one may stand for."""

from __future__ import annotations

from ..text.acronyms import Definition, find_definitions, is_short_form, spells

__all__ = ["Definition", "find_definitions", "is_acronym", "may_stand_for", "spells"]


def is_acronym(name: str) -> bool:
    """Whether a name is one word of capitals ("AMU", "UT-AUSTIN" is none)."""
    letters = [letter for letter in name if letter.isalpha()]
    return is_short_form(name) and " " not in name and sum(letter.isupper() for letter in letters) >= 2 and len(name) <= 8


def may_stand_for(acronym: str, phrase: str) -> bool:
    """Whether the acronym spells the phrase, or its end: leading words may be skipped ("MMU": First Moscow Medical University)."""
    base = phrase.split(" named ")[0]
    words = base.split()
    return any(spells(acronym, " ".join(words[skipped:])) for skipped in range(min(3, len(words) - 1)))
