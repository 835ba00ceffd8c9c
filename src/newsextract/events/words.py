"""Small closed sets of words that the clause modules look at, read from lexicons."""

from __future__ import annotations

from functools import cache

from ..resources.lexicons import read_lexicon


@cache
def words_of_role(role: str) -> frozenset[str]:
    """The words that `clause_roles.tsv` gives a role."""
    return frozenset(row["word"] for row in read_lexicon("clause_roles") if row["role"] == role)


@cache
def collective_nouns() -> frozenset[str]:
    """Nouns for people or bodies of people: "representatives of X" take part for X."""
    groups = frozenset(row["head"] for row in read_lexicon("group_heads") if row["kind"] != "measure")
    return groups | words_of_role("collective")
