"""The words that dates are built with, read from the lexicons once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import regex

from ..resources.lexicons import read_lexicon

_LONGEST_PHRASE = 60
_SPACE = regex.compile(r"\s")


class Entry(NamedTuple):
    """What a word is: its kind (empty for a word that only opens a phrase) and the number or name behind it."""

    kind: str
    value: int | str
    abbreviates: bool = False
    opens_phrase: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A holiday or era of several words that ends at `end`."""

    kind: str
    end: int
    value: str


@lru_cache(maxsize=1)
def word_entries() -> dict[str, Entry]:
    """Every word in the spellings that count: lower case, Capitalised and CAPITALS."""
    entries: dict[str, Entry] = {}
    for row in read_lexicon("date_words"):
        _add(entries, row["word"], row["kind"], row["value"])
    for row in read_lexicon("number_words"):
        kind = {"ordinal": "ordword"}.get(row["kind"], row["kind"])
        _add(entries, row["word"], kind, row["value"])
    for name, column, low in (("months", "month", "lowmonth"), ("weekdays", "weekday", "lowweekday")):
        for row in read_lexicon(name):
            short = row["doubt"] == "short"
            _add(entries, row["word"], column, row[column], short=short)
            if row["doubt"] in ("short", "verb", "adjective"):
                entries[row["word"]] = Entry(low, int(row[column]), short)
    for first in _phrases():
        for spelling in _spellings(first):
            entries[spelling] = entries.get(spelling, Entry("", ""))._replace(opens_phrase=True)
    return entries


def _spellings(word: str) -> tuple[str, ...]:
    return word, word.capitalize(), word.upper()


def _add(entries: dict[str, Entry], word: str, kind: str, value: str, *, short: bool = False) -> None:
    number = int(value) if value.lstrip("-").isdigit() else value
    for spelling in _spellings(word):
        entries[spelling] = Entry(kind, number, short)


def word_entry(word: str) -> Entry | None:
    """What the lexicons know about a word as spelt."""
    return word_entries().get(word)


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[str, str]]]:
    """First word -> the (phrase, kind) pairs it opens, longest first; apostrophes straight, all in lower case."""
    opened: dict[str, list[tuple[str, str]]] = {}
    pairs = [(row["name"], "holiday") for row in read_lexicon("holidays")]
    pairs += [(row["name"], "era") for row in read_lexicon("eras")]
    for name, kind in sorted(pairs, key=lambda pair: (-len(pair[0]), pair)):
        first = regex.match(r"\w+", name)
        if first:
            opened.setdefault(first.group(), []).append((name, kind))
    return opened


def phrase_at(text: str, word: str, start: int) -> Phrase | None:
    """The longest holiday or era that starts at a word, unless it is written all in lower case."""
    ahead = text[start : start + _LONGEST_PHRASE]
    plain = _SPACE.sub(" ", ahead.lower()).replace("’", "'")
    for name, kind in _phrases().get(word.lower(), ()):
        if plain.startswith(name) and not plain[len(name) : len(name) + 1].isalnum():
            written = ahead[: len(name)]
            if kind == "era" or any(letter.isupper() for letter in written):
                return Phrase(kind, start + len(name), name)
    return None
