"""Rules and model together: who holds a title, and who belongs to which institution or place."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..mentions.deciding import link_least
from ..model.advice import Advice, Span
from ..model.reading import Reading
from .advice import spans_of
from .affiliations import Body
from .entity import PersonEntity
from .holders import Held, NamedAt, Neighbours

_SEEN = 220  # pieces between two mentions that the model saw in one window, at the least


def decide_holders(near: Neighbours, links: Sequence[Held], reading: Reading) -> list[Held]:
    """Every title with those who hold it by the model, told what the rules say, in the order of the text."""
    names = near.names
    titles = [(held.title.start, held.title.end) for held in links]
    people = [(name.start, name.end) for name in names]
    chances = reading.links("holds", titles, people, Advice(_relations(links)))
    chances[reading.gaps(titles, people) > _SEEN] = 0
    return [_decided(held, names, row) for held, row in zip(links, chances, strict=True)]


def _relations(links: Sequence[Held]) -> list[tuple[str, list[Span], list[Span]]]:
    return [
        ("holds", [(held.title.start, held.title.end)], spans_of(person.mentions))
        for held in links
        for person in held.people
    ]


def _decided(held: Held, names: Sequence[NamedAt], chances: np.ndarray) -> Held:
    """The title with the surest holder; with all that are sure enough where the title names several people."""
    sure = np.flatnonzero(chances >= link_least("holds"))
    if not len(sure):
        return Held(held.title, (), "")
    best = int(chances.argmax())
    if not held.title.plural:
        sure = np.array([best])
    people = tuple(dict.fromkeys(names[at].person for at in sure.tolist()))
    if people == held.people:
        return held
    return Held(held.title, people, f"model holds {chances[best]:.2f}")


def decide_affiliations(people: Sequence[PersonEntity], bodies: Sequence[Body], reading: Reading) -> None:
    """Replace the affiliations of named people by those that the model, told what the rules say, is sure of."""
    named = [person for person in people if person.name is not None]
    names, name_owner = _places(named)
    spans, body_owner = _places(bodies)
    if not names or not spans:
        return
    said = [(person, home) for person in named for home in person.affiliations]
    advice = Advice(("belongs", spans_of(person.mentions), spans_of(home.mentions)) for person, home in said)
    chances = reading.links("belongs", names, spans, advice)
    chances[reading.gaps(names, spans) > _SEEN] = 0
    best = np.zeros((len(named), len(bodies)), dtype=np.float32)
    np.maximum.at(best, (name_owner[:, None], body_owner[None]), chances)
    for person, row in zip(named, best, strict=True):
        sure = np.flatnonzero(row >= link_least("belongs")).tolist()
        sure_bodies = [bodies[at] for at in sorted(sure, key=lambda at: (-row[at], at))]
        kept = [home for home in person.affiliations if home in sure_bodies]
        person.affiliations = [*kept, *(home for home in sure_bodies if home not in kept)]


def _places(entities: Sequence[PersonEntity] | Sequence[Body]) -> tuple[list[Span], np.ndarray]:
    """All mentions of some entities, and the number of the entity that each is of."""
    spans = [(span, number) for number, entity in enumerate(entities) for span in spans_of(entity.mentions)]
    return [span for span, _ in spans], np.array([number for _, number in spans], dtype=np.int64)
