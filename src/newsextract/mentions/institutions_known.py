"""Widely known institutions that a lexicon holds under all their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast

import regex

from ..records.institutions import InstitutionKind
from ..resources.lexicons import read_lexicon
from .document_names import opens_document_name
from .mention import InstitutionMention
from .name_words import Word
from .places_gazetteer import country_names, demonyms, first_word
from .places_grammar import ends_as_place

_SPACE = regex.compile(r"\s+")
_ADDRESSES = frozenset({"at", "in", "to", "inside", "outside", "near"})
_VENUES = frozenset({"White House", "Pentagon"})


@cache
def organisations() -> dict[str, tuple[str, InstitutionKind]]:
    """Every alias of a widely known body, with straight apostrophes, to its full name and kind."""
    rows = read_lexicon("organisations")
    return {row["alias"]: (row["name"], cast(InstitutionKind, row["kind"])) for row in rows}


@cache
def _longest() -> dict[str, int]:
    longest: dict[str, int] = {}
    for alias in organisations():
        first, size = first_word(alias), alias.count(" ") + 1
        longest[first] = max(longest.get(first, 0), size)
    return longest


def known_organisations(text: str, words: Sequence[Word]) -> Iterator[InstitutionMention]:
    """Names that the lexicon of organisations holds, the longest first."""
    longest = _longest()
    for index, word in enumerate(words):
        reach = longest.get(word.text, 0)
        for size in range(min(reach, len(words) - index), 0, -1) if reach else ():
            start, last = word.start, index + size - 1
            name = text[start : words[last].end]
            found = organisations().get(_alias(name))
            if found is not None and not _is_other(words, index, last, name):
                yield _of_country(text, words, index, last) or InstitutionMention(
                    start, words[last].end, name, "lexicon organisations", found[1], found[0]
                )
                break
        if "-" in word.text and word.text not in organisations():
            yield from _in_compound(words, index)


def known_as(name: str) -> tuple[str, InstitutionKind] | None:
    """The full name and the kind of a widely known body, by any of its aliases."""
    return organisations().get(_alias(name))


def _alias(name: str) -> str:
    """A name as the lexicon writes it: single spaces, straight apostrophes."""
    return _SPACE.sub(" ", name).replace("’", "'")


def _of_country(text: str, words: Sequence[Word], first: int, last: int) -> InstitutionMention | None:
    """The parliament or court with the country that stands before it ("Czech Senate"), no alias of another's then."""
    if first == 0 or not words[first - 1].joined or words[first - 1].possessive:
        return None
    before, kind = words[first - 1], organisations()[_alias(text[words[first].start : words[last].end])][1]
    if kind not in {"parliament", "court"} or not (before.text in demonyms() or before.text in country_names()):
        return None
    start, end = before.start, words[last].end
    return InstitutionMention(start, end, text[start:end], "lexicon organisations with country", kind)


def _is_other(words: Sequence[Word], first: int, last: int, name: str) -> bool:
    """Whether the name is that of a building, or opens a longer name of a document or place."""
    return _is_venue(words, first, name) or opens_document_name(words, last) or ends_as_place(words, last)


def _in_compound(words: Sequence[Word], index: int) -> Iterator[InstitutionMention]:
    """A known body as part of a compound ("EU-China", "UN-mediated")."""
    word = words[index]
    if opens_document_name(words, index):
        return
    start = word.start
    for part in word.text.split("-"):
        found = organisations().get(part)
        if found is not None:
            yield InstitutionMention(start, start + len(part), part, "lexicon organisations", found[1], found[0])
        start += len(part) + 1


def _is_venue(words: Sequence[Word], index: int, name: str) -> bool:
    """Whether a seat of government is meant as a building ("met at the White House")."""
    if name not in _VENUES:
        return False
    before = index - 2 if index and words[index - 1].lower == "the" else index - 1
    return before >= 0 and words[before].lower in _ADDRESSES
