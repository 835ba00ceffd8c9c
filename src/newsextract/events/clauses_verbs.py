"""Which words of a sentence are its verbs, and in which form: nouns that look like verbs are told apart by position."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .items import Item
from .verbs import Form
from .words import words_of_role

Items = Sequence[Item]
_NOMINAL_GERUNDS = words_of_role("nominal-gerund")
_NOUN_OR_VERB = words_of_role("noun-or-verb")
_NOUN_OR_THIRD = words_of_role("noun-or-third")
_RIGHT_OF_NOUN = frozenset({"to", "of", "between", "from", "for", "in", "by"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'re", "’re"})


def is_phrase(item: Item) -> bool:
    """Whether the item names somebody or something (a date or a possessive pronoun names nobody)."""
    return item.phrase is not None and item.phrase.kind not in {"date", "possessor"}


def is_date(item: Item) -> bool:
    """Whether the item is a date."""
    return item.phrase is not None and item.phrase.kind == "date"


def previous(items: Items, at: int, *, skip: Iterable[str] = ("adverb",)) -> int:
    """The position of the item left of `at`, over adverbs and dates; -1 at the sentence's start."""
    skipped = frozenset(skip)
    at -= 1
    while at >= 0 and (items[at].tag in skipped or is_date(items[at])):
        at -= 1
    return at


def verb_form(items: Items, at: int) -> Form | None:
    """Which verb form the word at `at` is in this sentence; None where it is no verb."""
    item = items[at]
    forms = {form for _, form in item.readings}
    if not forms:
        return None
    if (item.tag == "aux" and _helps(items, at)) or _is_hyphened(items, at):
        return None
    before = previous(items, at)
    left = items[before] if before >= 0 else None
    if left is not None and left.tag == "aux":
        return _after_auxiliary(items, at, forms)
    if "gerund" in forms:
        return _gerund(items, at, left)
    if left is not None and left.tag == "to":
        return "base" if "base" in forms else None
    if left is None or left.tag in {"determiner", "possessive"}:
        return None if left is not None else _opening(items, at, forms)
    if left.tag == "preposition" or (left.tag == "word" and left.readings and left.word in _NOUN_OR_VERB):
        return None
    if forms & {"past", "participle"} and "base" not in forms:
        return _past_or_participle(items, at, left, forms)
    return _present(items, at, left, forms)


def is_verb(items: Items, at: int) -> bool:
    return bool(items[at].readings) and verb_form(items, at) is not None


def _is_hyphened(items: Items, at: int) -> bool:
    """Whether the word is part of a compound ("closed-door"); "co-chairs" stays a verb."""
    before = items[at - 1].word if at else ""
    after = items[at + 1].word if at + 1 < len(items) else ""
    return after == "-" or (before == "-" and not (at > 1 and items[at - 2].word == "co"))


def _helps(items: Items, at: int) -> bool:
    """Whether the auxiliary at `at` only helps a verb that follows it."""
    after = at + 1
    while after < len(items) and items[after].tag in {"adverb", "aux"}:
        after += 1
    if after >= len(items):
        return False
    forms = {form for _, form in items[after].readings}
    if items[at].word in _BE:
        return bool(forms & {"participle", "gerund"}) or items[after].tag == "to"
    return bool(forms) or items[after].tag == "to"


def _opening(items: Items, at: int, forms: set[Form]) -> Form | None:
    """A verb that opens a sentence or line: "Met with …", "Visited …"."""
    return "past" if "past" in forms and "base" not in forms else None


def _after_auxiliary(items: Items, at: int, forms: set[Form]) -> Form | None:
    for form in ("participle", "gerund", "base", "past"):
        if form in forms:
            return form
    return None


def _gerund(items: Items, at: int, left: Item | None) -> Form | None:
    word = items[at].word
    if left is None or left.tag in {"comma", "preposition", "conjunction", "stop", "subordinator"}:
        follows = items[at + 1] if at + 1 < len(items) else None
        if word in _NOMINAL_GERUNDS and (follows is None or not (is_phrase(follows) or follows.tag == "determiner")):
            return None
        return "gerund"
    if left.tag in {"determiner", "possessive"} or word in _NOMINAL_GERUNDS:
        return None
    return "gerund" if is_phrase(left) or left.tag == "word" else None


def _past_or_participle(items: Items, at: int, left: Item, forms: set[Form]) -> Form:
    follows = items[at + 1] if at + 1 < len(items) else None
    if follows is not None and follows.word == "by" and "participle" in forms:
        return "participle"
    return "past" if "past" in forms else "participle"


def _present(items: Items, at: int, left: Item, forms: set[Form]) -> Form | None:
    word = items[at].word
    follows = items[at + 1].word if at + 1 < len(items) else ""
    form: Form = "third" if "third" in forms else "base"
    if word in _NOUN_OR_VERB or word in _NOUN_OR_THIRD:
        if follows in _RIGHT_OF_NOUN or not (is_phrase(left) or left.tag in {"relative", "conjunction"}):
            return None
        if word == "talks" and follows not in {"about"}:
            return None
        return form if is_phrase(left) or left.tag == "relative" else None
    if "past" in forms:  # "read", "put", "set"
        return "past"
    if is_phrase(left) or left.tag in {"relative", "conjunction", "comma"}:
        return form
    return form if form == "third" and left.tag == "word" else None


def is_passive(items: Items, at: int) -> bool:
    """Whether the verb at `at` is a participle after a form of "be", or one that a "by" follows."""
    if verb_form(items, at) != "participle":
        return False
    before = previous(items, at)
    while before >= 0 and items[before].tag in {"aux", "adverb"}:
        if items[before].word in {"is", "are", "was", "were", "be", "been", "being", "'re", "’re"}:
            return True
        before = previous(items, before)
    left = items[previous(items, at)] if previous(items, at) >= 0 else None
    follows = items[at + 1].word if at + 1 < len(items) else ""
    return left is not None and left.tag != "aux" and follows in {"by", "between", "in", "at", "on"}
