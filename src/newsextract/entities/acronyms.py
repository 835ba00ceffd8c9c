"""Acronyms as names of entities: what a document defines, and what an undefined one may stand for."""

from __future__ import annotations

from functools import lru_cache

from ..text.acronyms import Definition, find_definitions, is_short_form, spells

__all__ = ["Definition", "find_definitions", "is_acronym", "may_stand_for", "spells"]


@lru_cache(maxsize=4096)  # each name of a text is asked about several times
def is_acronym(name: str) -> bool:
    """Whether a name is one short word with at least two capitals ("AMU", "MinLaw", "G20")."""
    if not is_short_form(name) or " " in name:
        return False
    return sum(letter.isupper() or letter.isdigit() for letter in name) >= 2


def may_stand_for(acronym: str, phrase: str) -> bool:
    """Whether the acronym spells the phrase, or its end: up to two words in front may be left out.

    "LMU" may stand for "Second Lakeside Medical University named after K.R. Orlun".
    """
    words = phrase.split(" named ", maxsplit=1)[0].split()
    return any(spells(acronym, " ".join(words[skipped:])) for skipped in range(min(3, max(1, len(words) - 1))))
