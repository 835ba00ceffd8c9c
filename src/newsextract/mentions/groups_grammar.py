"""Where the description of a collective starts, and how many it says there are, read left of its head."""

from __future__ import annotations

import regex

from .groups_words import Words, is_verb, looks_like_verb, number_at, numbers, tags, words_in
from .mention import InstitutionMention, PlaceMention

_LEFT_LIMIT = 8
_APPROXIMATIONS = (("more", "than"), ("up", "to"), ("at", "least"), ("over",), ("around",), ("about",), ("nearly",),
                   ("almost",), ("approximately",), ("some",), ("roughly",), ("as", "many", "as"))  # fmt: skip
_ADJECTIVE = regex.compile(r"\p{L}+(?:al|ic|ive|ary|ous|ish|ese|ian|ean|an|ern|ar|tory)$", regex.IGNORECASE)
_MEMBERS = regex.compile(r"(\d+|\p{L}+)-(?:member|person|strong|man|head)$", regex.IGNORECASE)


def first_modifier(words: Words, head: int) -> int:
    """The position where the noun phrase of a head starts, without its article."""
    first = head
    while first > 0 and head - first < _LEFT_LIMIT and not words.opens[first]:
        step = _modifier_before(words, first)
        if step is None:
            break
        first = step
        if number_at(words, first) is not None:
            return _over_approximation(words, first)
    return first


def _modifier_before(words: Words, first: int) -> int | None:
    """The start of the modifier that ends just before `first`, if it is one."""
    at = first - 1
    mention, word = words.named[at], words.lower[at]
    if mention is not None:
        return _start_of(words, at) if isinstance(mention, InstitutionMention | PlaceMention) else None
    if word == "-" and at > 0:
        return at - 1
    if word in {"and", ","} and _coordinates(words, at):
        return at - 1
    if word in words_in("modifier") or number_at(words, at) is not None:
        return at
    if word in words_in("stop") or word in tags() or not word[0].isalnum() or is_verb(words, at):
        return None
    return None if looks_like_verb(words.text[at]) else at


def _coordinates(words: Words, at: int) -> bool:
    """Whether adjectives are joined here: "Iraqi and Syrian officials", "local, state and federal officials"."""
    left, right = at - 1, at + 1
    if left < 0 or words.named[left] is not None or words.named[right] is not None:
        return False
    return all(bool(_ADJECTIVE.match(words.text[i])) or words.lower[i] in words_in("sector") for i in (left, right))


def _start_of(words: Words, at: int) -> int:
    mention = words.named[at]
    while at > 0 and words.named[at - 1] is mention:
        at -= 1
    return at


def _over_approximation(words: Words, first: int) -> int:
    """Left of a number over the rest of it and "more than", "up to"."""
    while first > 0 and number_at(words, first - 1) is not None:
        first -= 1
    if first > 1 and words.lower[first - 1] == "-" and number_at(words, first - 2) is not None:
        first -= 2
    for phrase in _APPROXIMATIONS:
        if words.lower[max(0, first - len(phrase)) : first] == phrase:
            return first - len(phrase)
    return first


def count_of(words: Words, first: int, head: int, last: int, kinds: frozenset[str]) -> int | None:
    """How many a description says that there are: "8 students", "12-member delegation", "team of five scholars"."""
    for at in range(head - 1, first - 1, -1):
        members = _MEMBERS.match(words.text[at])
        number = _number_word(members.group(1)) if members else _joined_number(words, first, at)
        if (
            number is None
            and words.lower[at] in {"member", "person"}
            and at >= first + 2
            and words.lower[at - 1] == "-"
        ):
            number = _joined_number(words, first, at - 2)
        if number is not None:
            return number
    if kinds & {"body", "measure"} and last > head + 2 and words.lower[head + 1] == "of":
        return next((n for i in range(head + 2, min(last, head + 6)) if (n := number_at(words, i)) is not None), None)
    return None


def _number_word(written: str) -> int | None:
    return int(written) if written.isdigit() else numbers().get(written.lower())


def _joined_number(words: Words, first: int, at: int) -> int | None:
    """A number of one word, or of two: "twenty-five"."""
    unit = number_at(words, at)
    if unit is not None and unit < 10 and at - 2 >= first and words.lower[at - 1] == "-":
        tens = number_at(words, at - 2)
        return tens + unit if tens is not None and 20 <= tens < 100 else unit
    return unit
