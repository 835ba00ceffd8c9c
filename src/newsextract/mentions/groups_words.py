"""The words of a Doc as the grammar of described collectives reads them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex
from spacy.attrs import SENT_START
from spacy.tokens import Doc

from ..resources.lexicons import mapping, read_lexicon
from ..text import doc_text
from . import store
from .mention import Mention

_VERBLIKE = regex.compile(r"(?!family|monthly|elderly)\p{Ll}+(?:ed|ing|ly)$")
_DIGITS = regex.compile(r"\d{1,3}(?:[,\u00a0]\d{3})*$|\d{1,6}$")


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a Doc: in lower case, as written, and the name or title that each lies in."""

    lower: tuple[str, ...]
    text: tuple[str, ...]
    named: tuple[Mention | None, ...]
    opens: tuple[bool, ...]


def words_of(doc: Doc) -> Words:
    """The words of a Doc with the mentions that earlier stages have found."""
    named: list[Mention | None] = [None] * len(doc)
    finders = (store.places(doc), store.institutions(doc), store.people(doc), store.titles(doc), store.dates(doc))
    for mentions in finders:
        for mention in mentions:
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            for at in range(span.start, span.end) if span is not None else ():
                named[at] = mention
    opens = tuple(
        (doc.to_array([SENT_START]) == 1).ravel().tolist()
    )  # as a whole: each token asked costs as much again
    return Words(doc_text.lower_words_of(doc), doc_text.words_of(doc), tuple(named), opens)


@cache
def words_in(sense: str) -> frozenset[str]:
    """The words of one sense of the lexicon `group_words`."""
    return frozenset(row["word"] for row in read_lexicon("group_words") if row["sense"] == sense)


@cache
def tags() -> dict[str, str]:
    """What each closed-class word does between noun phrases."""
    return mapping("clause_words", "word", "tag")


@cache
def numbers() -> dict[str, int]:
    """The whole numbers that single words name."""
    return {row["word"]: int(row["value"]) for row in read_lexicon("number_words") if row["kind"] == "count"}


@cache
def main_verbs() -> frozenset[str]:
    """Forms of verbs that end a noun phrase on their left: past and third person, gerunds apart."""
    rows = read_lexicon("verb_forms")
    return frozenset(word for row in rows for cell in ("third", "past") for word in row[cell].split(","))


@cache
def _base_verbs() -> frozenset[str]:
    return frozenset(row["lemma"] for row in read_lexicon("verb_forms"))


def is_verb(words: Words, at: int) -> bool:
    """Whether the word at `at` is a verb here: in the past, or a base form behind an auxiliary or "to"."""
    word = words.lower[at]
    if word in main_verbs():
        return True
    return word in _base_verbs() and at > 0 and tags().get(words.lower[at - 1]) in {"aux", "to", "adverb"}


def looks_like_verb(word: str) -> bool:
    """Whether a word in lower case ends as participles and adverbs do."""
    return _VERBLIKE.match(word) is not None


def number_at(words: Words, at: int) -> int | None:
    """The whole number that the word at `at` is, in digits or words."""
    if _DIGITS.match(words.text[at]):
        return int(regex.sub(r"\D", "", words.text[at]))
    if words.lower[at] == "dozen":
        return 12
    return numbers().get(words.lower[at])
