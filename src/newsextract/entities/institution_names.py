"""How names of one institution can differ: words, order, case, acronyms, short forms."""

from __future__ import annotations

from functools import lru_cache

import regex

from ..mentions.institutions_heads import heads
from ..mentions.places_gazetteer import demonyms, gazetteer, plain

_SPACE = regex.compile(r"\s+")
_WORD = regex.compile(r"[\p{L}\p{N}]+(?:['.&][\p{L}\p{N}]+)*")
_NAMED = regex.compile(r",? named (?:after|for) .*$", regex.IGNORECASE)
_BASE_END = regex.compile(r" (?:of|for|on|named|to|in|under|against) ", regex.IGNORECASE)
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "at", "a", "an", "s"})
_STATES = frozenset(
    {"republic", "kingdom", "federation", "state", "national", "federal", "people", "democratic", "us", "u.s", "usa"}
)


def spaced(text: str) -> str:
    """The text with every run of white space as one space."""
    return _SPACE.sub(" ", text)


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell it apart, in lower case, without diacritics and without a "named after" part."""
    folded = plain(_NAMED.sub("", spaced(name)).replace("’", "'")).casefold()
    folded = folded.replace("u.s.", "us").replace("u s ", "us ").replace("u.n.", "un")
    words = (word.removesuffix("'s") for word in _WORD.findall(folded))
    return tuple(word for word in words if word not in _SMALL)


@lru_cache(maxsize=4096)
def head_word(name: str) -> str | None:
    """The head noun of a name: the last one before its first "of" or "for"."""
    base = _BASE_END.split(f"{spaced(name)} ", maxsplit=1)[0]
    known = [word.casefold() for word in regex.split(r"[\s/-]+", base) if word.casefold() in heads()]
    return known[-1] if known else None


def base_words(name: str) -> tuple[str, ...]:
    """The words of a name before its "of …" complement."""
    return name_words(_BASE_END.split(spaced(name), maxsplit=1)[0])


def left_out(brief: str, full: str) -> frozenset[str] | None:
    """The words by which `brief` is shorter than `full` of the same head; None where it is no shorter way to write it.

    The country and everything after the head noun may be left out freely, so the set is empty then. What remains
    must be the name of a parent body: "Medical University of X" is not the "University of X".
    """
    few, many = set(name_words(brief)), set(name_words(full))
    head = head_word(brief)
    if head is None or head != head_word(full) or not few < many:
        return None
    if few == {head} or few == set(base_words(full)):
        return frozenset()
    return frozenset(word for word in many - few if not _is_geographic(word) and word not in heads())


@lru_cache(maxsize=4096)
def _is_geographic(word: str) -> bool:
    title = word.title()
    return word in _STATES or title in gazetteer() or title in demonyms() or word.upper() in gazetteer()


def without_bare_heads(name: str) -> str:
    """The name without a generic parent at its end: "Therapeutic clinic of University" is a "Therapeutic clinic"."""
    match = regex.search(r" of (?:the )?(\p{L}+)$", spaced(name), regex.IGNORECASE)
    if match is None or match.group(1).casefold() not in heads():
        return name
    return spaced(name)[: match.start()]
