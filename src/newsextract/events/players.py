"""Who plays which part in what some triggers tell, by the chances that the model gives and by whom the rules name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from ..entities.entity import DateEntity, Entity
from ..mentions.deciding import Player, event_deciders, player_least
from ..mentions.mention import TitleMention
from ..model.advice import Span
from ..text.layout import Layout
from .candidates import Candidates
from .coordinations import by_member, coordinations, together
from .engine_rules import kind_of
from .event import Argument
from .link_scores import Chances, LinkScores
from .types import EventType, Role

Chosen = list[tuple[Argument, float]]  # who plays, and how sure the model is


class Players:
    """The choice among the `actors` of one text of this `layout`; `titles` are those in it."""

    def __init__(self, actors: Candidates, text: str, layout: Layout, titles: Sequence[TitleMention]) -> None:
        self.actors = actors
        self._list_of = by_member(coordinations(text, actors.mentions, titles))
        self._numbers = {id(mention): number for number, mention in enumerate(actors.mentions)}
        self._text = text
        self._layout = layout

    def of(
        self, declared: EventType, rows: Sequence[int], by_rules: Sequence[Argument] | None, scores: LinkScores
    ) -> Chosen:
        """Who plays a part in what the triggers of these rows tell; `by_rules` is None where the rules see nothing.

        Of a list ("A, B and C") all members play a part that several can play, or none.
        """
        told = {self.sentence_at(scores.at[row][0]) for row in rows}
        own = {role.name: self._fit_for(role, scores.of(role.name, self.actors, rows)) for role in declared.roles}
        least = event_deciders().listed
        chances = {
            role.name: together(own[role.name], self._list_of, least) if role.many or role.further else own[role.name]
            for role in declared.roles
        }
        chosen: Chosen = []
        for role in declared.roles:
            said = None
            if by_rules is not None:
                said = {id(argument.entity) for argument in by_rules if argument.role == role.name}
            chosen += self._sure(role, chances[role.name], said, told)
        played = {one.role for one, _ in chosen}
        for role in declared.roles:
            if role.name not in played:
                busy = {id(one.entity) for one, _ in chosen}
                chosen += self._likeliest(role.name, chances[role.name], busy, told)
        return [(self._with_own_chance(one, chance, own[one.role]), chance) for one, chance in chosen]

    def sentence_at(self, offset: int) -> Span:
        """The sentence around an offset, without the space behind it."""
        start, end = self._layout.sentences[self._layout.sentence_number_at(offset)]
        return start, start + len(self._text[start:end].rstrip())

    def argument(self, role: str, number: int, chance: float) -> Argument:
        """The actor of a number in a role, by the mention of that number."""
        entity, mention = self.actors.entities[number], self.actors.mentions[number]
        assert not isinstance(entity, DateEntity)
        return Argument(role, entity, mention, f"model {role} {chance:.2f}")

    def _fit_for(self, role: Role, chances: Chances) -> Chances:
        """The chances of those who can play a role at all."""
        entities = self.actors.entities
        return {number: chance for number, chance in chances.items() if _can_play(entities[number], role)}

    def _sure(self, role: Role, chances: Chances, said: AbstractSet[int] | None, told: AbstractSet[Span]) -> Chosen:
        """Those of whom the model is sure, each with the mention that it is surest of.

        A mention in one of the sentences `told`, which tell the event, comes before others. `said` are the entities
        that the rules give the role; None where they do not know the event.
        """
        best: dict[int, tuple[bool, float, int]] = {}
        limits = player_least(role.name)
        for number, chance in chances.items():
            one = id(self.actors.entities[number])
            if chance >= _least(limits, one, said):
                best[one] = max((self._is_beside(number, told), chance, -number), best.get(one, (False, 0.0, 0)))
        chosen = sorted(((chance, -minus) for _, chance, minus in best.values()), key=lambda one: one[1])
        if not role.many:
            chosen.sort(key=lambda one: -one[0])  # the first is the one
        return self._as_arguments(role.name, chosen)

    def _likeliest(self, role: str, chances: Chances, busy: AbstractSet[int], told: AbstractSet[Span]) -> Chosen:
        """The likeliest of those who play no other part, in a role that somebody always plays; shown as in `_sure`."""
        least = player_least(role).likeliest
        free = {number: chance for number, chance in chances.items() if id(self.actors.entities[number]) not in busy}
        if least is None or max(free.values(), default=0.0) < least:
            return []
        likeliest = self.actors.entities[max(free, key=lambda number: (free[number], -number))]
        theirs = [number for number in free if self.actors.entities[number] is likeliest and free[number] >= least]
        shown = max(theirs, key=lambda number: (self._is_beside(number, told), free[number], -number))
        argument = self.argument(role, shown, free[shown])
        return [(replace(argument, found_by=f"{argument.found_by}, the likeliest"), free[shown])]

    def _with_own_chance(self, argument: Argument, chance: float, own: Chances) -> Argument:
        """The argument, which says how sure the model is of it alone if its list decided."""
        alone = own.get(self._numbers[id(argument.mention)], 0.0)
        if f"{alone:.2f}" == f"{chance:.2f}":
            return argument
        return replace(argument, found_by=f"{argument.found_by} with those in its list, {alone:.2f} alone")

    def _is_beside(self, number: int, told: AbstractSet[Span]) -> bool:
        """Whether a mention stands in one of the sentences that tell the event."""
        start = self.actors.mentions[number].start
        return any(first <= start < last for first, last in told)

    def _as_arguments(self, role: str, chosen: Iterable[tuple[float, int]]) -> Chosen:
        return [(self.argument(role, number, chance), chance) for chance, number in chosen]


def _can_play(entity: Entity | DateEntity, role: Role) -> bool:
    return not isinstance(entity, DateEntity) and kind_of(entity) in role.kinds


def _least(limits: Player, entity: int, said: AbstractSet[int] | None) -> float:
    """How sure the model must be of somebody, by what the rules say."""
    if said is None:
        return limits.alone
    return limits.named if entity in said else limits.others
