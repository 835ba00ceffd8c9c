"""The kind of an institution whose head noun alone does not tell it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import cast

from ..records.institutions import InstitutionKind
from ..resources.lexicons import read_lexicon
from .institutions_heads import Head
from .name_evidence import is_field

_EXECUTIVE = frozenset({"advisory", "steering", "interministerial", "inter-ministerial", "interagency"})  # committees
_OPEN = frozenset({"centre", "center", "centres", "centers", "system", "facility", "complex"})


@cache
def _fields() -> dict[str, InstitutionKind]:
    return {row["word"]: cast(InstitutionKind, row["kind"]) for row in read_lexicon("institution_fields")}


def kind_of_name(words: Sequence[str], head: str, known: Head) -> InstitutionKind:
    """The kind that the words of a name, in lower case, give it: its head's, unless that leaves it open."""
    if known.kind == "military" and ("task", "force") in pairwise(words):
        return "government"
    if known.kind == "parliament" and _EXECUTIVE.intersection(words):
        return "government"
    if known.kind != "other" or head not in _OPEN:
        return known.kind
    named = next((kind for word, kind in _fields().items() if word in words), None)
    return named or ("research" if any(is_field(word) for word in words) else known.kind)
