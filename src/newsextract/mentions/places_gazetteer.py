"""The names of places that the lexicons know, and what each stands for."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Literal, NamedTuple, cast

from ..resources.lexicons import column, read_lexicon

Evidence = Literal["none", "context", "postal", "short"]
_ODD_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "’": "'", "‘": "'", "ʻ": "'"}
)


class KnownPlace(NamedTuple):
    """What a name stands for: `name` is the one under which aliases are one place, empty where there are none.

    `evidence` is what the text must show beside the name itself.
    """

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
    names = _cities()
    for row in reversed(read_lexicon("regions")):
        evidence: Evidence = "none" if row["form"] == "name" else cast(Evidence, row["form"])
        code = None if row["code"] == "-" else row["code"]
        names[row["name"]] = KnownPlace(row["region"], code, evidence, "regions")
    for row in reversed(read_lexicon("countries")):
        names[row["name"].replace("’", "'")] = KnownPlace(row["country"], row["code"], "none", "countries")
    return names


def _cities() -> dict[str, KnownPlace]:
    """Each city with its country, or with none where several countries have a city of that name."""
    names: dict[str, KnownPlace] = {}
    for row in read_lexicon("cities"):
        evidence = cast(Evidence, row["evidence"])
        here, anywhere = KnownPlace("", row["code"], evidence, "cities"), KnownPlace("", None, evidence, "cities")
        for city in row["cities"].split("; "):
            other = names.get(city)
            names[city] = here if other is None or other.code == here.code else anywhere
    for city in [city for city in names if not city.isascii()]:
        names.setdefault(plain(city), names[city])
    return names


@cache
def longest_by_first_word() -> dict[str, int]:
    """For each first word of a name, how many words the longest name that begins so has."""
    longest: dict[str, int] = {}
    for name in gazetteer():
        size = name.count(" ") + 1
        first = first_word(name) if size > 1 or "'" in name else name
        if longest.get(first, 0) < size:
            longest[first] = size
    return longest


@cache
def opening_long_names() -> frozenset[str]:
    """The first words of names that have several."""
    return frozenset(word for word, size in longest_by_first_word().items() if size > 1)


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


def is_demonym(words: str) -> bool:
    """Whether the words are an adjective or noun for the people of a country and no name of a place as well.

    >>> is_demonym("Norwegian"), is_demonym("NORWEGIAN"), is_demonym("Norway")
    (True, True, False)
    """
    written = words.title() if words.isupper() and len(words) > 3 else words
    return written in demonyms() and written not in gazetteer()
