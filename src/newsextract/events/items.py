"""A sentence as a row of items: noun phrases that name somebody or something, and the words between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from spacy.tokens import Doc

from ..resources.lexicons import mapping
from ..text.doc_text import lower_words_of
from .phrase import Phrase
from .verbs import Reading, readings_by_word
from .words import words_of_role

Tag = Literal["phrase", "word", "verb", "aux", "adverb", "preposition", "conjunction", "determiner", "relative",
              "subordinator", "comma", "possessive", "open", "close", "stop", "to"]  # fmt: skip
_BEFORE_DATE = frozenset({"on", "in", "at", "during", "from", "since", "until", "by", "for", "of", "between"})
_QUOTES = frozenset({'"', "“", "”", "«", "»", "„"})
_LONGEST_NAME = 12  # words in quotation marks
_DETERMINERS = frozenset({"the", "this", "that", "a"})
_TIME_NOUNS, _TIME_MODIFIERS = words_of_role("time-noun"), words_of_role("time-modifier")


@dataclass(slots=True)  # to make it frozen takes three times as long, and almost each word is one
class Item:
    """A phrase or a single word of a sentence; ends are token positions, `word` is in lower case."""

    start: int
    end: int
    word: str
    tag: Tag
    phrase: Phrase | None = None
    readings: tuple[Reading, ...] = ()


@cache
def _function_words() -> dict[str, Tag]:
    return {word: cast(Tag, tag) for word, tag in mapping("clause_words", "word", "tag").items()}


def items_of(doc: Doc, phrases: Sequence[Phrase], start: int, end: int) -> list[Item]:
    """The items of the tokens `[start, end)`; `phrases` are those inside, in order."""
    items: list[Item] = []
    at = start
    for phrase in phrases:
        items.extend(_words(doc, at, phrase.start))
        tag: Tag = "determiner" if phrase.kind == "possessor" else "phrase"
        items.append(Item(phrase.start, phrase.end, phrase.words, tag, phrase))
        at = phrase.end
    items.extend(_words(doc, at, end))
    return _without_times(_without_dates(_without_quoted_names(doc, items)))


def _without_quoted_names(doc: Doc, items: Sequence[Item]) -> list[Item]:
    """The items without the marks around a name, which end no clause: a "Training Protocol" was signed.

    Behind a noun the name goes too: the seminar "Clean Water" was held.
    """
    kept: list[Item] = []
    at = 0
    while at < len(items):
        closing = _closing_of_name(doc, items, at) if items[at].word in _QUOTES else None
        if closing is None:
            kept.append(items[at])
            at += 1
            continue
        inside = items[at + 1 : closing]
        if not (kept and kept[-1].tag == "word" and all(_is_of_name(item) for item in inside)):
            kept.extend(inside)
        at = closing + 1
    return kept


def _is_of_name(item: Item) -> bool:
    return item.phrase is None or item.phrase.kind == "place"


def _closing_of_name(doc: Doc, items: Sequence[Item], opening: int) -> int | None:
    """The position of the mark that closes a quoted name; None where what is quoted is no name but speech."""
    before = items[opening - 1] if opening else None
    if before is None or before.readings or before.tag not in {"determiner", "word", "preposition", "conjunction"}:
        return None
    inside = items[opening].start + 1
    if inside >= len(doc) or not doc[inside].text[:1].isupper():
        return None
    for at in range(opening + 1, min(opening + _LONGEST_NAME, len(items))):
        if items[at].word in _QUOTES:
            return at if at > opening + 1 else None
        if items[at].tag not in {"word", "phrase", "preposition", "conjunction", "determiner", "verb"}:
            return None
    return None


def _without_dates(items: Sequence[Item]) -> list[Item]:
    """The items without dates, their prepositions and commas: a date is no part of the frame of a clause."""
    kept: list[Item] = []
    after_date = False
    for item in items:
        if item.phrase is not None and item.phrase.kind == "date":
            for words in (_DETERMINERS, _BEFORE_DATE):
                if kept and kept[-1].word in words:
                    kept.pop()
            after_date = True
            continue
        if after_date:
            after_date = False
            opened = not kept or kept[-1].tag in {"comma", "stop"}
            if item.tag == "possessive" or (item.tag == "comma" and not kept):
                continue
            if item.tag == "comma" and opened:
                kept.pop()
                continue
        kept.append(item)
    return kept


def _without_times(items: Sequence[Item]) -> list[Item]:
    """The items without "in the afternoon", "on the same day" and the comma after them."""
    kept: list[Item] = []
    for item in items:
        if item.word in _TIME_NOUNS and _drop_time(kept):
            continue
        if item.tag == "comma" and not kept:
            continue
        kept.append(item)
    return kept


def _drop_time(kept: list[Item]) -> bool:
    """Take what belongs to a time noun off the end of the row, if the row ends in such words."""
    first = len(kept)
    while first and (kept[first - 1].word in _TIME_MODIFIERS or kept[first - 1].word in _DETERMINERS):
        first -= 1
    if first == len(kept):
        return False
    if first and kept[first - 1].word in _BEFORE_DATE:
        first -= 1
    elif first and kept[first - 1].tag not in {"comma", "stop", "adverb"}:
        return False
    del kept[first:]
    return True


def _words(doc: Doc, start: int, end: int) -> Iterator[Item]:
    tags = _function_words()
    readings = readings_by_word()
    for at, word in enumerate(lower_words_of(doc)[start:end], start):
        if word.isspace():
            continue
        other: Tag = "adverb" if word.endswith("ly") and len(word) > 4 else "word"
        yield Item(at, at + 1, word, tags.get(word, other), None, readings.get(word, ()))
