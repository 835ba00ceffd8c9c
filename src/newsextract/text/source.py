"""What is known about a text from outside it: its id, its title and the day it appeared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from spacy.tokens import Doc

_KEY = "newsextract.source"


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """Where a text comes from; `published` is an ISO date, or null where nobody has said."""

    id: str | None = None
    title: str | None = None
    published: str | None = None


def write_source(doc: Doc, facts: SourceFacts) -> None:
    """Keep the facts on the Doc."""
    doc.user_data[_KEY] = facts


def source_of(doc: Doc) -> SourceFacts:
    """The facts that came with a Doc; all null where none were given."""
    return cast(SourceFacts, doc.user_data.get(_KEY) or SourceFacts())
