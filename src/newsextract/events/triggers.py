"""Which words of a sentence announce an event, by the rules of the declared types."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..mentions.mention import GroupMention
from .clauses_verbs import Items, is_passive, is_phrase, is_verb, verb_form
from .items import Item
from .triggers_governors import accepted_governor, follows, governing_verb
from .types import EventRule, EventType
from .verbs import index_verbs

_INSIDE_OBJECT = frozenset({"of", "in", "at", "with", "between", "by"})


@dataclass(frozen=True, slots=True)
class Announcement:
    """A trigger in a sentence: item positions `[first, last)`, its rule, and the verb or noun that completes it.

    `verb` is what a noun stands under or over, `object_noun` what a verb has as its object; `passive` says whether the
    verb of the two is passive, so that what stands before it is its logical object.
    """

    type: str
    rule: EventRule
    first: int
    last: int
    verb: int | None = None
    object_noun: tuple[int, int] | None = None
    passive: bool = False

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
            found.extend(_group_announcements(item, at, index))
            continue
        if item.word in index.verbs:
            found.extend(_verb_announcements(items, at, index))
        if item.word in index.nouns:
            found.extend(_noun_announcements(items, at, index))
    return found


def _group_announcements(item: Item, at: int, index: TriggerIndex) -> list[Announcement]:
    """A group whose head noun is a trigger: "a delegation of teachers" that goes somewhere."""
    mention = item.phrase.mention if item.phrase is not None else None
    if not isinstance(mention, GroupMention) or mention.head.lower() not in index.nouns:
        return []
    entries = index.nouns[mention.head.lower()]
    return [Announcement(name, rule, at, at + 1) for name, rule, rest in entries if not rest and _names_itself(rule)]


def _names_itself(rule: EventRule) -> bool:
    return any("itself" in pattern.where for pattern in rule.arguments)


def _verb_announcements(items: Items, at: int, index: TriggerIndex) -> list[Announcement]:
    if verb_form(items, at) is None and not _unlisted_verb(items, at):
        return []
    found: list[Announcement] = []
    for type_name, rule, rest in index.verbs[items[at].word]:
        last = at + 1 + len(rest)
        if not follows(items, at + 1, rest) or _is_excluded(items, at, last, rule):
            continue
        if rule.trigger.unless_objects and _noun_right(items, at, _forms(rule.trigger.unless_objects)):
            continue
        passive, noun = is_passive(items, at), None
        if rule.trigger.objects:
            noun, passive = _object_noun(items, at, passive, _forms(rule.trigger.objects))
            if noun is None:
                continue
        if rule.trigger.voice in {"any", "passive" if passive else "active"}:
            found.append(Announcement(type_name, rule, at, last, object_noun=noun, passive=passive))
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
        if follows(items, at + 1, rest):
            return at, at + 1 + len(rest)
    return None


def _object_noun(
    items: Items, at: int, passive: bool, forms: dict[str, tuple[tuple[str, ...], ...]]
) -> tuple[tuple[int, int] | None, bool]:
    """Where one of the nouns heads the verb's object, and whether the verb is passive, as a reduced one can be."""
    if not passive:
        found = _noun_right(items, at, forms)
        if found is not None:
            return found, False
    found = _noun_left(items, at, forms)
    if found is None or not {form for _, form in items[at].readings} & {"past", "participle"}:
        return None, passive
    before = at - 1
    while before >= 0 and items[before].tag in {"adverb", "aux"}:
        before -= 1
    return found, passive or not is_phrase(
        items[before]
    )  # "agreements which A signed" against "agreements signed by A"


def _noun_right(items: Items, at: int, forms: dict[str, tuple[tuple[str, ...], ...]]) -> tuple[int, int] | None:
    for i in range(at + 1, min(len(items), at + 14)):
        if _ends_object(items, i):
            return None
        found = _noun_at(items, i, forms)
        if found is not None:
            return found
    return None


def _ends_object(items: Items, at: int) -> bool:
    """Whether the object of a verb to the left cannot go on here: "the rules under the agreement" is no agreement."""
    item = items[at]
    if item.tag == "stop" or (item.tag == "to" and at + 1 < len(items) and verb_form(items, at + 1) == "base"):
        return True
    if item.tag == "preposition":
        return item.word not in _INSIDE_OBJECT
    return is_verb(items, at) and verb_form(items, at) in {"past", "third"}


def _noun_left(items: Items, at: int, forms: dict[str, tuple[tuple[str, ...], ...]]) -> tuple[int, int] | None:
    """The noun left of its verb, over complements and "is expected to be"; no full verb may stand between."""
    for i in range(at - 1, max(-1, at - 25), -1):
        if items[i].tag == "stop":
            return None
        if is_verb(items, i) and items[i].tag != "aux" and not (i + 1 < at and items[i + 1].tag == "to"):
            return None
        found = _noun_at(items, i, forms)
        if found is not None:
            return found
    return None


def _noun_announcements(items: Items, at: int, index: TriggerIndex) -> list[Announcement]:
    if items[at].readings and verb_form(items, at) is not None:
        return []
    candidates = [entry for entry in index.nouns[items[at].word] if follows(items, at + 1, entry[2])]
    longest = max((len(entry[2]) for entry in candidates), default=0)
    found: list[Announcement] = []
    for type_name, rule, rest in candidates:
        last = at + 1 + len(rest)
        if len(rest) < longest and any(type_name == t and len(r) > len(rest) for t, _, r in candidates):
            continue
        if _is_modifier(items, last) or _is_excluded(items, at, last, rule):
            continue
        pattern = rule.trigger
        if not pattern.under and not pattern.over:
            found.append(Announcement(type_name, rule, at, last))
            continue
        governor = accepted_governor(items, governing_verb(items, at, last), pattern.under, pattern.over)
        if governor is not None:
            found.append(Announcement(type_name, rule, at, last, verb=governor.verb, passive=governor.passive))
    return found


def _is_modifier(items: Items, after: int) -> bool:
    """Whether the noun before `after` only modifies another noun: "meeting room", "visit programme"."""
    if after >= len(items):
        return False
    item = items[after]
    return item.tag == "word" and item.word.isalpha() and verb_form(items, after) is None
