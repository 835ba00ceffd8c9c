"""The names of places that the lexicons know, and what each stands for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..resources.lexicons import column, read_lexicon

Evidence = Literal["none", "context", "postal", "short"]
_ODD_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "’": "'", "‘": "'", "ʻ": "'"}
)


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """What a name stands for; `evidence` is what the text must show beside the name itself."""

    name: str
    code: str | None
    evidence: Evidence
    source: str


def plain(name: str) -> str:
    """The name without diacritics and with straight apostrophes."""
    if name.isascii():
        return name
    decomposed = unicodedata.normalize("NFD", name.translate(_ODD_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def gazetteer() -> dict[str, KnownPlace]:
    """Every name, with straight apostrophes, to what it stands for; countries win over regions, regions over cities."""
    names: dict[str, KnownPlace] = {}
    for name, place in _entries():
        names.setdefault(name.replace("’", "'"), place)
    return names


@cache
def longest_by_first_word() -> dict[str, int]:
    """For each first word of a name, how many words the longest name that begins so has."""
    longest: dict[str, int] = {}
    for name in gazetteer():
        first, size = first_word(name), name.count(" ") + 1
        if longest.get(first, 0) < size:
            longest[first] = size
    return longest


def first_word(name: str) -> str:
    """The first word of a name as `read_words` has it: no full stop of an abbreviation ("St. Louis"), no "'s"."""
    first = name.split(" ", 1)[0].removesuffix("'s").removesuffix("’s")
    return first.rstrip(".,") if first.count(".") == 1 else first.rstrip(",")


@cache
def country_names() -> frozenset[str]:
    """Every name of a country or territory."""
    return column("countries", "name")


@cache
def demonyms() -> frozenset[str]:
    """Adjectives and nouns for the people of a country, singular and plural."""
    singular = column("demonyms", "demonym")
    return singular | {f"{word}s" for word in singular}


def _entries() -> Iterator[tuple[str, KnownPlace]]:
    for row in read_lexicon("countries"):
        yield row["name"], KnownPlace(row["country"], row["code"], "none", "countries")
    for row in read_lexicon("regions"):
        evidence: Evidence = "none" if row["form"] == "name" else row["form"]  # type: ignore[assignment]
        code = None if row["code"] == "-" else row["code"]
        yield row["name"], KnownPlace(row["region"], code, evidence, "regions")
    yield from _cities()


def _cities() -> Iterator[tuple[str, KnownPlace]]:
    """Each city with its country, or with none where several countries have a city of that name."""
    codes: dict[str, KnownPlace] = {}
    for row in read_lexicon("cities"):
        for city in row["cities"].split("; "):
            other = codes.get(city)
            code = row["code"] if other is None or other.code == row["code"] else None
            codes[city] = KnownPlace(city, code, row["evidence"], "cities")  # type: ignore[arg-type]
    yield from codes.items()
    for city, place in codes.items():
        if not city.isascii():
            yield plain(city), place
