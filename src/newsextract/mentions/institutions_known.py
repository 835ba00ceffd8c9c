"""Institutions that are known before the sentence is read: by lexicon, or by an acronym that the document explains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import regex

from ..records.institutions import InstitutionKind
from ..resources.lexicons import column, read_lexicon
from ..text.acronyms import find_definitions, is_short_form
from .institutions_grammar import heads
from .mention import InstitutionMention
from .name_words import Word
from .places_gazetteer import first_word, gazetteer

_SPACE = regex.compile(r"\s+")
_AFTER_NAME = regex.compile(
    r"(?:['’]s)?,?\s*\((?:(?:hereinafter|hereafter|also|known|referred|to|as|or|the|abbreviated)[ ,:]+)*[\"“”'‘’«]?(?:the )?"
    r"([\p{L}\p{N}][\p{L}\p{M}\p{N}&.’'-]*(?: \p{Lu}[\p{L}\p{N}&-]*){0,2})[\"“”'’»]?[),;]"
)
_ADDRESSES = frozenset({"at", "in", "to", "inside", "outside", "near"})


@lru_cache(maxsize=None)
def organisations() -> dict[str, tuple[str, InstitutionKind]]:
    """Every alias of a widely known body, with straight apostrophes, to its full name and kind."""
    return {row["alias"]: (row["name"], row["kind"]) for row in read_lexicon("organisations")}  # type: ignore[misc]


@lru_cache(maxsize=None)
def _longest() -> dict[str, int]:
    longest: dict[str, int] = {}
    for alias in organisations():
        first, size = first_word(alias), alias.count(" ") + 1
        longest[first] = max(longest.get(first, 0), size)
    return longest


def known_organisations(text: str, words: Sequence[Word]) -> Iterator[InstitutionMention]:
    """Names that the lexicon of organisations holds, the longest first."""
    for index, word in enumerate(words):
        for size in range(min(_longest().get(word.text, 0), len(words) - index), 0, -1):
            start, end = word.start, words[index + size - 1].end
            found = organisations().get(_SPACE.sub(" ", text[start:end]).replace("’", "'"))
            if found is not None and not _is_venue(words, index, text[start:end]):
                name, kind = found
                yield InstitutionMention(start, end, text[start:end], "lexicon organisations", kind, name)
                break
        yield from _in_compound(word)


def _in_compound(word: Word) -> Iterator[InstitutionMention]:
    """A known body as part of a compound ("EU-China", "UN-mediated")."""
    if "-" not in word.text or word.text in organisations():
        return
    start = word.start
    for part in word.text.split("-"):
        found = organisations().get(part)
        if found is not None:
            yield InstitutionMention(start, start + len(part), part, "lexicon organisations", found[1], found[0])
        start += len(part) + 1


def _is_venue(words: Sequence[Word], index: int, name: str) -> bool:
    """Whether a seat of government is meant as a building ("met at the White House")."""
    if name not in {"White House", "Pentagon"}:
        return False
    before = index - 1 if index and words[index - 1].lower != "the" else index - 2
    return before >= 0 and words[before].lower in _ADDRESSES


def defined_short_forms(text: str, mentions: Iterable[InstitutionMention]) -> dict[str, InstitutionMention]:
    """Short forms that the text gives institutions in brackets, each with the mention that it stands for."""
    by_end = {mention.end: mention for mention in mentions}
    short_forms: dict[str, InstitutionMention] = {}
    for end, mention in by_end.items():
        match = _AFTER_NAME.match(text, end)
        if match is not None and _may_be_short(match.group(1)):
            short_forms.setdefault(match.group(1), mention)
    for found in find_definitions(text):
        long_end = found.long_start + len(found.long)
        owner = by_end.get(long_end) or next((m for m in by_end.values() if m.start == found.long_start), None)
        if owner is not None and _may_be_short(found.short):
            short_forms.setdefault(found.short, owner)
    return short_forms


def _may_be_short(short: str) -> bool:
    if short in column("acronym_stops", "word") or short.replace("’", "'") in gazetteer():
        return False
    return (is_short_form(short) and sum(letter.isupper() for letter in short) >= 2) or short.lower() in heads()


def occurrences(text: str, short_forms: dict[str, InstitutionMention], words: Sequence[Word]) -> Iterator[InstitutionMention]:
    """Every place where a defined short form stands as a word of its own."""
    for index, word in enumerate(words):
        for size in (1, 2, 3):
            if index + size > len(words):
                break
            name = text[word.start : words[index + size - 1].end]
            owner = short_forms.get(name)
            if owner is not None:
                end = word.start + len(name)
                yield InstitutionMention(word.start, end, name, "acronym defined in brackets", owner.kind)
