"""What the rules say about who holds a title and belongs where, in the form that the model takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..mentions.mention import Mention
from ..model.advice import Relation, Span
from .entity import Entities


def spans_of(mentions: Sequence[Mention]) -> list[Span]:
    """The character spans of mentions."""
    return [(mention.start, mention.end) for mention in mentions]


def relations_of_people(entities: Entities) -> Iterator[Relation]:
    """Every title that a named person holds, and every institution or place that the person belongs to."""
    for person in entities.people:
        if person.name is None:
            continue
        names = spans_of(person.mentions)
        yield "holds", [span for held in person.titles for span in spans_of(held.mentions)], names
        yield "belongs", names, [span for home in person.affiliations for span in spans_of(home.mentions)]
