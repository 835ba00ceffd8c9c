"""The verbs that a noun depends on: what it is the object of ("hold" a meeting), or the subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .clauses_verbs import Items, is_passive, is_phrase, is_verb
from .verbs import index_verbs


def follows(items: Items, at: int, rest: Sequence[str]) -> bool:
    """Whether the words stand one after another from `at` on."""
    return len(items) >= at + len(rest) and all(items[at + i].word == word for i, word in enumerate(rest))


@dataclass(frozen=True, slots=True)
class Governor:
    """A verb that a noun depends on: as its logical object, or as its active subject."""

    verb: int
    noun_is_subject: bool
    passive: bool = False


def governing_verb(items: Items, first: int, last: int) -> list[Governor]:
    """The verbs that the noun at `[first, last)` is an object or a subject of, nearest first."""
    found: list[Governor] = []
    left = _verb_before(items, first)
    if left is not None:
        found.append(Governor(left, False))
    right = _verb_behind(items, last)
    if right is not None:
        passive = is_passive(items, right)
        relative = not passive and _is_object_relative(items, last, right)
        found.append(Governor(right, not passive and not relative, passive))
    return found


def _verb_before(items: Items, first: int) -> int | None:
    """The verb left of a noun, over its modifiers and two prepositions ("was in Porto for a visit")."""
    prepositions = 0
    for i in range(first - 1, max(-1, first - 14), -1):
        item = items[i]
        if is_verb(items, i):
            return i if not is_passive(items, i) else None
        if item.tag in {"preposition", "to"}:
            prepositions += 1
            if prepositions > 2:
                return None
        elif item.tag in {"stop", "relative", "subordinator", "aux", "comma"}:
            return None
    return None


def _verb_behind(items: Items, last: int) -> int | None:
    """The verb right of a noun, over its complements: "the meeting between A and B was held"."""
    for i in range(last, min(len(items), last + 30)):
        if is_verb(items, i):
            return i
        if items[i].tag in {"stop", "subordinator"}:
            return None
    return None


def _is_object_relative(items: Items, last: int, verb: int) -> bool:
    """Whether the verb's clause only says who did it to the noun: "the talks that A and B held"."""
    opener = next((i for i in range(last, verb) if items[i].tag == "relative"), None)
    return opener is not None and any(is_phrase(items[i]) for i in range(opener + 1, verb))


def accepted_governor(
    items: Items, governors: list[Governor], under: tuple[str, ...], over: tuple[str, ...]
) -> Governor | None:
    """The governor whose verb the rule names, if there is one."""
    for governor in governors:
        for phrase in over if governor.noun_is_subject else under:
            lemma, *rest = phrase.split()
            if items[governor.verb].word in index_verbs((lemma,)) and follows(items, governor.verb + 1, rest):
                return governor
    return None
