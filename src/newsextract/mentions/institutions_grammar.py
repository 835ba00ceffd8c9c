"""Where the name of an institution begins and ends around its head noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from ..records.institutions import InstitutionKind
from ..resources.lexicons import column, read_lexicon
from .name_words import Word

_SPACE = regex.compile(r"[ \t\u00a0]+")
_AMPERSAND = regex.compile(r" ?& ?|[ \u00a0]?[-–/][ \u00a0]?")
_COMMA = regex.compile(r", ?\n?")
_NUMBERED = regex.compile(r"[IVX]{1,4}|\d{1,3}")
_LEFT_LIMIT = 12  # words; no real name has more before its head
_RIGHT_LIMIT = 16
_GLUE = frozenset({"of", "and", "the", "for", "de", "del", "della", "do", "da", "des", "du", "la", "le", "al", "en", "e", "y", "für", "und", "der", "die", "van", "di", "et", "pour"})


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun of the lexicon."""

    kind: InstitutionKind
    unit: str
    lower: bool
    complement: frozenset[str]


@lru_cache(maxsize=None)
def heads() -> dict[str, Head]:
    """The head nouns of institution names by their lower-case form."""
    return {
        row["head"]: Head(row["kind"], row["unit"], row["lower"] == "yes", frozenset(row["complement"].split()))  # type: ignore[arg-type]
        for row in read_lexicon("institution_heads")
    }


@lru_cache(maxsize=None)
def _stops() -> frozenset[str]:
    return column("name_stops", "word")


@lru_cache(maxsize=None)
def topics() -> frozenset[str]:
    """Words that English writes in lower case too: what an institution can be about."""
    return column("common_words", "word")


def head_of(word: Word) -> Head | None:
    """The head noun that a word is, if it is one."""
    known = heads().get(word.lower)
    if known is None or (not word.capital and not known.lower):
        return None
    return known


def joins(word: Word) -> bool:
    """Whether only space, or a line end within a paragraph, follows the word."""
    return _SPACE.fullmatch(word.gap) is not None or (word.text in {"St", "Mt", "No"} and word.gap == ". ")


def left_edge(words: Sequence[Word], head: int) -> int:
    """The index of the first word of the name that ends in the head at index `head`."""
    first = head
    for index in range(head - 1, max(head - _LEFT_LIMIT, 0) - 1, -1):
        word = words[index]
        tight = joins(word) or _AMPERSAND.fullmatch(word.gap) is not None
        if tight and premodifies(word):
            if word.possessive and not _possessive_inside(words, index, head):
                break
            first = index
        elif tight and word.text in {"and"} and _coordinates(words, index, head):
            continue
        elif _COMMA.fullmatch(word.gap) and first < head and _lists(words, index, head):
            first = index
        else:
            break
    while first < head and words[first].lower in {"and", "&"}:
        first += 1
    return first


def premodifies(word: Word) -> bool:
    """Whether the word can be part of a name before its head noun."""
    if word.text[0].isdigit():
        return word.text[-1].isalpha()
    return word.capital and word.lower not in _stops()


def _possessive_inside(words: Sequence[Word], index: int, head: int) -> bool:
    """Whether a possessive belongs to the name ("Children's Hospital", "Prime Minister's Office")."""
    return words[index].lower in topics() or words[head].lower in {"church", "hospital", "college", "school"}


def _coordinates(words: Sequence[Word], index: int, head: int) -> bool:
    """Whether "and" at `index` joins two topics of one name."""
    if index == 0 or index + 1 >= head:
        return False
    before, after = words[index - 1], words[index + 1]
    return joins(before) and before.capital and before.lower in topics() and after.lower in topics() and before.lower not in heads()


def _lists(words: Sequence[Word], index: int, head: int) -> bool:
    """Whether a comma after `index` separates topics of one name that ends "… and Z Committee"."""
    rest = words[index + 1 : head]
    return (
        words[index].capital
        and words[index].lower in topics()
        and words[index].lower not in _stops()
        and any(word.lower == "and" for word in rest)
        and rest[0].lower in topics()
        and words[index].lower not in heads()
    )


def right_edge(words: Sequence[Word], head: int, known: Head, *, places: frozenset[str] = frozenset()) -> int:
    """The index of the last word of the name whose head is at index `head`."""
    last = head
    if "foreign" in known.complement:
        return _foreign_tail(words, head)
    while last + 2 < len(words) and joins(words[last]) and last - head < _RIGHT_LIMIT:
        preposition = words[last + 1].text
        if preposition == "named":
            return _named_after(words, last)
        if preposition not in known.complement or not joins(words[last + 1]):
            break
        end = _complement(words, last + 1, known)
        if end is None:
            break
        last = end
    return _number(words, last)


def _number(words: Sequence[Word], last: int) -> int:
    following = words[last + 1] if last + 1 < len(words) else None
    if following is not None and joins(words[last]) and _NUMBERED.fullmatch(following.text) and following.text != "I":
        return last + 1
    return last


def _foreign_tail(words: Sequence[Word], head: int) -> int:
    last = head
    for index in range(head + 1, min(head + _RIGHT_LIMIT, len(words))):
        if not joins(words[index - 1]):
            break
        if words[index].capital:
            last = index
        elif words[index].lower not in _GLUE or words[index].lower in {"and", "the", "of", "for"}:
            break
    return last


def _named_after(words: Sequence[Word], last: int) -> int:
    """The end of "named after X", where X is a run of capitalised words and initials."""
    if words[last + 2].lower not in {"after", "for"}:
        return last
    end, index = last, last + 3
    while index < len(words) and index - last < 10:
        word = words[index]
        if not (word.capital or word.lower in {"the", "bin", "ibn", "al", "von", "de"}):
            break
        if word.capital:
            end = index
        if not (joins(word) or word.gap in {"", ". ", "."} or (word.gap == ". " and len(word.text) <= 3)):
            break
        if word.gap == ". " and len(word.text) > 3:
            break
        index += 1
    return end


def _complement(words: Sequence[Word], preposition: int, known: Head) -> int | None:
    """The end of the noun phrase after the preposition at index `preposition`; None where none belongs to the name."""
    start = preposition + 1
    if words[start].lower == "the" and start + 1 < len(words) and joins(words[start]):
        start += 1
    if not _opens_complement(words, start, known):
        return None
    end = _run(words, start)
    if known.unit == "unit" and words[preposition].text == "of" and _names_institution(words, start, end):
        return None
    return _coordinated(words, end)


def _opens_complement(words: Sequence[Word], start: int, known: Head) -> bool:
    word = words[start]
    return word.capital or (word.text[0].isdigit() and word.text[-1].isalpha())


def _run(words: Sequence[Word], start: int) -> int:
    """The last index of the run of capitalised words from `start`."""
    end = start
    while (
        end + 1 < len(words)
        and (joins(words[end]) or _AMPERSAND.fullmatch(words[end].gap))
        and not (words[end].possessive and not words[end].lower in topics())
        and words[end + 1].capital
        and words[end + 1].lower not in {"the", "a"}
    ):
        end += 1
    return end


def _names_institution(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether the run names an institution of its own: its last word is a head, or its first with "of" after it."""
    if words[end].lower in heads() and end > start:
        return True
    return words[start].lower in heads() or (words[end].text.isupper() and len(words[end].text) > 2)


def _coordinated(words: Sequence[Word], end: int) -> int:
    """The end of a list of topics that goes on after `end` ("Labour, Migration and Social Protection")."""
    best = end
    while best + 2 < len(words):
        index = best + 1
        if words[index].text in {"and", "&"} and (joins(words[best]) or words[best].gap in {", "}):
            if not _continues(words, best, index + 1):
                break
            return _run(words, index + 1 + (words[index + 1].lower == "the"))
        if words[best].gap.strip() == "," and words[index].capital and _comes_to_and(words, index):
            best = _run(words, index)
            continue
        break
    return best if best == end or _ended_by_and(words, best) else end


def _ended_by_and(words: Sequence[Word], index: int) -> bool:
    return index + 1 < len(words) and words[index + 1].text == "and"


def _comes_to_and(words: Sequence[Word], index: int) -> bool:
    """Whether a list of capitalised topics from `index` on reaches an "and"."""
    for step in range(index, min(index + 9, len(words) - 1)):
        word = words[step]
        if word.text == "and":
            return True
        if not word.capital or word.lower not in topics() or not (joins(word) or word.gap.strip() == ","):
            return False
    return False


def _continues(words: Sequence[Word], left: int, right: int) -> bool:
    """Whether what follows "and" is a further topic and no name of its own."""
    if right >= len(words):
        return False
    after = words[right]
    if after.lower == "the" and right + 1 < len(words):
        after = words[right + 1]
        right += 1
    if not after.capital or words[left].lower not in topics() or after.lower not in topics():
        return False
    end = _run(words, right)
    ends_in_head = words[end].lower in heads() and end > right
    starts_with_head = after.lower in heads() and end + 1 < len(words) and words[end + 1].text in {"of", "for"}
    return not ends_in_head and not starts_with_head
