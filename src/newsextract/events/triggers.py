"""Which words of a sentence announce an event, by the rules of the declared types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from .clauses_verbs import Items, is_passive, is_phrase, verb_form
from .types import EventRule, EventType
from .verbs import index_verbs


@dataclass(frozen=True, slots=True)
class Announcement:
    """A trigger in a sentence: item positions `[first, last)`, the rule, and the verb that a noun stands under or over."""

    type: str
    rule: EventRule
    first: int
    last: int
    verb: int | None = None
    object_noun: tuple[int, int] | None = None

    @property
    def is_noun(self) -> bool:
        """Whether the trigger is a noun."""
        return bool(self.rule.trigger.nouns)


@dataclass(frozen=True)
class TriggerIndex:
    """The triggers of all types by the first word that they can have in a text."""

    verbs: dict[str, tuple[tuple[str, EventRule, tuple[str, ...]], ...]]
    nouns: dict[str, tuple[tuple[str, EventRule, tuple[str, ...]], ...]]


def plural(noun: str) -> str:
    """The regular plural of a noun; of "point of view" the word before "of" is inflected."""
    head, of, rest = noun.partition(" of ")
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        return f"{head[:-1]}ies{of}{rest}"
    return f"{head}{'es' if head.endswith(('s', 'x', 'ch', 'sh')) else 's'}{of}{rest}"


@lru_cache(maxsize=16)
def index_triggers(types: tuple[EventType, ...]) -> TriggerIndex:
    """All triggers of the types, ready to be looked up word by word."""
    verbs: dict[str, list[tuple[str, EventRule, tuple[str, ...]]]] = {}
    nouns: dict[str, list[tuple[str, EventRule, tuple[str, ...]]]] = {}
    for declared in types:
        for rule in declared.rules:
            for phrase in rule.trigger.verbs:
                lemma, *rest = phrase.split()
                for word in index_verbs((lemma,)):
                    verbs.setdefault(word, []).append((declared.type, rule, tuple(rest)))
            for noun in rule.trigger.nouns:
                for form in dict.fromkeys((noun, plural(noun))):
                    first, *rest = form.split()
                    nouns.setdefault(first, []).append((declared.type, rule, tuple(rest)))
    return TriggerIndex(
        {word: tuple(found) for word, found in verbs.items()}, {word: tuple(found) for word, found in nouns.items()}
    )


def announcements(items: Items, index: TriggerIndex) -> list[Announcement]:
    """All triggers of a sentence with the rules that they satisfy, in order."""
    found: list[Announcement] = []
    for at, item in enumerate(items):
        if item.phrase is not None:
            continue
        if item.word in index.verbs:
            found.extend(_verb_announcements(items, at, index))
        if item.word in index.nouns:
            found.extend(_noun_announcements(items, at, index))
    return found


def _follows(items: Items, at: int, rest: Sequence[str]) -> bool:
    return len(items) >= at + len(rest) and all(items[at + i].word == word for i, word in enumerate(rest))


def _verb_announcements(items: Items, at: int, index: TriggerIndex) -> list[Announcement]:
    if verb_form(items, at) is None and not _unlisted_verb(items, at):
        return []
    passive = is_passive(items, at)
    found: list[Announcement] = []
    for type_name, rule, rest in index.verbs[items[at].word]:
        if not _follows(items, at + 1, rest) or _is_excluded(items, at, at + 1 + len(rest), rule):
            continue
        if rule.trigger.voice == ("active" if passive else "passive"):
            continue
        noun = None
        if rule.trigger.objects:
            noun = _object_noun(items, at, passive, _forms(rule.trigger.objects))
            if noun is None:
                continue
        found.append(Announcement(type_name, rule, at, at + 1 + len(rest), object_noun=noun))
    return found


def _is_excluded(items: Items, first: int, last: int, rule: EventRule) -> bool:
    """Whether a word that the rule excludes stands directly before or after the trigger."""
    unless = rule.trigger.unless
    before = items[first - 1].word if first else ""
    after = items[last].word if last < len(items) else ""
    return before in unless or after in unless


def _unlisted_verb(items: Items, at: int) -> bool:
    """Whether a verb that the lexicon lacks stands where a verb can: rules may name any verb."""
    return (
        not items[at].readings and at > 0 and (is_phrase(items[at - 1]) or items[at - 1].tag in {"aux", "to", "adverb"})
    )


@lru_cache(maxsize=256)
def _forms(nouns: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    forms: dict[str, list[tuple[str, ...]]] = {}
    for noun in nouns:
        for form in dict.fromkeys((noun, plural(noun))):
            first, *rest = form.split()
            forms.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in forms.items()}


def _noun_at(items: Items, at: int, forms: dict[str, tuple[tuple[str, ...], ...]]) -> tuple[int, int] | None:
    for rest in forms.get(items[at].word, ()):
        if _follows(items, at + 1, rest):
            return at, at + 1 + len(rest)
    return None


def _object_noun(
    items: Items, at: int, passive: bool, forms: dict[str, tuple[tuple[str, ...], ...]]
) -> tuple[int, int] | None:
    """Where one of the nouns heads the verb's object (its subject, if the verb is passive)."""
    if passive:
        places = range(at - 1, max(-1, at - 25), -1)
    else:
        places = range(at + 1, min(len(items), at + 14))
    for i in places:
        item = items[i]
        if item.tag == "stop" or (
            item.readings and i != at and verb_form(items, i) in {"past", "third"} and i + 1 != at
        ):
            return None
        found = _noun_at(items, i, forms)
        if found is not None:
            return found
    return None


def _noun_announcements(items: Items, at: int, index: TriggerIndex) -> list[Announcement]:
    if items[at].readings and verb_form(items, at) is not None:
        return []
    candidates = [entry for entry in index.nouns[items[at].word] if _follows(items, at + 1, entry[2])]
    longest = max((len(entry[2]) for entry in candidates), default=0)
    found: list[Announcement] = []
    for type_name, rule, rest in candidates:
        last = at + 1 + len(rest)
        if len(rest) < longest and any(type_name == t and len(r) > len(rest) for t, _, r in candidates):
            continue
        if _is_modifier(items, last) or _is_excluded(items, at, last, rule):
            continue
        governor = governing_verb(items, at, last)
        pattern = rule.trigger
        if pattern.under or pattern.over:
            verb = _accepted(items, governor, pattern.under, pattern.over)
            if verb is None:
                continue
            found.append(Announcement(type_name, rule, at, last, verb=verb))
        else:
            found.append(Announcement(type_name, rule, at, last))
    return found


def _is_modifier(items: Items, after: int) -> bool:
    """Whether the noun before `after` only modifies another noun: "meeting room", "visit programme"."""
    if after >= len(items):
        return False
    item = items[after]
    return item.tag == "word" and item.word.isalpha() and verb_form(items, after) is None


@dataclass(frozen=True, slots=True)
class Governor:
    """A verb that a noun depends on: as its logical object, or as its active subject."""

    verb: int
    noun_is_subject: bool


def governing_verb(items: Items, first: int, last: int) -> list[Governor]:
    """The verbs that the noun at `[first, last)` is an object or a subject of, nearest first."""
    found: list[Governor] = []
    left = _verb_before(items, first)
    if left is not None:
        found.append(Governor(left, False))
    right = _verb_behind(items, last)
    if right is not None:
        found.append(Governor(right, not is_passive(items, right)))
    return found


def _verb_before(items: Items, first: int) -> int | None:
    """The verb left of a noun, over its modifiers and one preposition ("took part in the meeting")."""
    prepositions = 0
    for i in range(first - 1, max(-1, first - 12), -1):
        item = items[i]
        if item.readings and verb_form(items, i) is not None:
            return i if not is_passive(items, i) else None
        if item.tag in {"preposition", "to"}:
            prepositions += 1
            if prepositions > 1:
                return None
        elif item.tag in {"stop", "relative", "subordinator", "aux", "comma"}:
            return None
    return None


def _verb_behind(items: Items, last: int) -> int | None:
    """The verb right of a noun, over its complements: "the meeting between A and B was held"."""
    for i in range(last, min(len(items), last + 30)):
        item = items[i]
        if item.readings and verb_form(items, i) is not None:
            return i
        if item.tag in {"stop", "subordinator"}:
            return None
    return None


def _accepted(items: Items, governors: list[Governor], under: tuple[str, ...], over: tuple[str, ...]) -> int | None:
    """The governing verb that the rule names, if there is one."""
    for governor in governors:
        allowed = over if governor.noun_is_subject else under
        for phrase in allowed:
            lemma, *rest = phrase.split()
            if items[governor.verb].word in index_verbs((lemma,)) and _follows(items, governor.verb + 1, rest):
                return governor.verb
    return None


__all__ = ["Announcement", "TriggerIndex", "announcements", "governing_verb", "index_triggers", "plural"]
