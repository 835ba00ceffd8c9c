"""Rules and model together: who holds a title, and who belongs to which institution or place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..mentions.deciding import link_least
from ..model.advice import Advice, Span
from ..model.reading import Reading
from .advice import spans_of
from .affiliations import Body
from .entity import PersonEntity
from .holders import Held, NamedAt, Neighbours


def decide_holders(near: Neighbours, links: Sequence[Held], reading: Reading) -> list[Held]:
    """Every title with those who hold it by the model, told what the rules say, in the order of the text."""
    names = near.names
    titles = [(held.title.start, held.title.end) for held in links]
    people = [(name.start, name.end) for name in names]
    holders: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for row, column, chance in reading.links("holds", titles, people, _advice(links), least=link_least("holds")):
        holders[row].append((chance, -column))
    return [_decided(held, names, holders.get(number, [])) for number, held in enumerate(links)]


def _advice(links: Sequence[Held]) -> Advice:
    titles: dict[int, list[Span]] = defaultdict(list)
    people: dict[int, PersonEntity] = {}
    for held in links:
        for person in held.people:
            titles[id(person)].append((held.title.start, held.title.end))
            people[id(person)] = person
    return Advice(("holds", titles[key], spans_of(person.mentions)) for key, person in people.items())


def _decided(held: Held, names: Sequence[NamedAt], sure: list[tuple[float, int]]) -> Held:
    """The title with the surest holder; with all that are sure enough where the title names several people."""
    if not sure:
        return Held(held.title, (), "")
    best = max(sure)
    numbers = sorted(-minus for _, minus in (sure if held.title.plural else [best]))
    people = tuple(dict.fromkeys(names[number].person for number in numbers))
    return held if people == held.people else Held(held.title, people, f"model holds {best[0]:.2f}")


def decide_affiliations(people: Sequence[PersonEntity], bodies: Sequence[Body], reading: Reading) -> None:
    """Replace the affiliations of named people by those that the model, told what the rules say, is sure of.

    What the rules say of a body that is not named near the person stays: the model does not see so far. So does the
    country that an adjective in a title means: the model links names.
    """
    named = [person for person in people if person.name is not None]
    names, name_of = _places(named)
    spans, body_of = _places(bodies)
    advice = Advice(
        (
            "belongs",
            spans_of(person.mentions),
            [span for home in person.affiliations for span in spans_of(home.mentions)],
        )
        for person in named
    )
    best: dict[int, dict[int, float]] = defaultdict(dict)
    said = [{id(home) for home in person.affiliations} for person in named]
    seen: list[set[int]] = [set() for _ in named]
    for row, column, chance in reading.links("belongs", names, spans, advice):
        number, body = name_of[row], body_of[column]
        seen[number].add(id(bodies[body]))
        limit = "belongs by the rules" if id(bodies[body]) in said[number] else "belongs"
        if chance >= link_least(limit):
            best[number][body] = max(chance, best[number].get(body, 0.0))
    for number, person in enumerate(named):
        sure = sorted(best[number].items(), key=lambda one: (-one[1], one[0]))
        homes_by_model = [bodies[at] for at, _ in sure]
        kept = [
            home
            for home in person.affiliations
            if id(home) not in seen[number] or home in person.nations or any(home is one for one in homes_by_model)
        ]
        person.affiliations = [*kept, *(one for one in homes_by_model if all(one is not home for home in kept))]


def _places(entities: Sequence[PersonEntity] | Sequence[Body]) -> tuple[list[Span], list[int]]:
    """All mentions of some entities, and the number of the entity that each is of."""
    spans = [(span, number) for number, entity in enumerate(entities) for span in spans_of(entity.mentions)]
    return [span for span, _ in spans], [number for _, number in spans]
