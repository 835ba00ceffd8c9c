"""Finds pronouns and descriptions that stand for somebody named elsewhere: "they", "the sides", "the University"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Token

from ..resources.lexicons import column, read_lexicon
from ..text.doc_text import lower_words_of
from .phrase import Phrase, PhraseKind

_BARE = frozenset({"two", "three", "four", "five", "visiting", "guest", "both", "same"})
SINGULAR = frozenset({"he", "she", "him", "his", "her"})
NEUTER = frozenset({"it", "its"})
PLURAL = frozenset({"they", "them", "their"})
_PRONOUNS = SINGULAR | NEUTER | PLURAL
_DETERMINERS = frozenset({"the", "both", "these", "all", "this", "our"})
_AFTER_PAIR = frozenset({"had", "have", "will", "also", "met", "were", "are", "spoke", "held", "then"})
_COUNTERS = frozenset({"two", "three", "four", "both", "visiting", "respective", "said"})


@cache
def antecedents() -> dict[str, tuple[str, ...]]:
    """For each noun that can point back, what it points to, the likeliest first."""
    kinds: dict[str, list[str]] = {}
    for row in read_lexicon("anaphor_nouns"):
        kinds.setdefault(row["noun"], []).append(row["antecedent"])
    return {noun: tuple(found) for noun, found in kinds.items()}


def find_anaphors(doc: Doc, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Pronouns and definite descriptions outside the given phrases."""
    taken = {i for phrase in phrases for i in range(phrase.start, phrase.end)}
    found: list[Phrase] = []
    for at, word in enumerate(lower_words_of(doc)):
        if at in taken:
            continue
        if word in _PRONOUNS:
            kind: PhraseKind = "possessor" if _is_possessive(doc, doc[at]) else "anaphor"
            found.append(Phrase(at, at + 1, kind, None, None, word))
        elif word in _DETERMINERS:
            found.extend(_description(doc, doc[at], taken))
    return found


@cache
def function_words() -> frozenset[str]:
    """Words of closed classes, none of which is a noun."""
    return column("clause_words", "word")


def _is_possessive(doc: Doc, token: Token) -> bool:
    """Whether a pronoun says whose the noun behind it is: "her visit", but not "met her in Porto"."""
    word = token.lower_
    if word in {"his", "its", "their"}:
        return True
    if word != "her" or token.i + 1 >= len(doc):
        return False
    following = doc[token.i + 1]
    return following.is_alpha and following.lower_ not in function_words()


def _description(doc: Doc, determiner: Token, taken: set[int]) -> Iterator[Phrase]:
    """A definite noun phrase that names nobody: "the sides", "the two boards", "the two" before a verb."""
    i = determiner.i + 1
    paired = determiner.lower_ == "both"
    while i < len(doc) and doc[i].lower_ in _COUNTERS:
        paired = paired or doc[i].lower_ in {"two", "three", "both"}
        i += 1
    if i >= len(doc) or i in taken:
        return
    word = doc[i].lower_
    if word in antecedents():
        if i + 1 < len(doc) and (i + 1) in taken and doc[i].is_title:
            return  # "the President Lind": part of a name that a finder cut
        yield Phrase(determiner.i, i + 1, "anaphor", None, None, word)
    elif paired and word.endswith("s") and len(word) > 4:
        yield Phrase(determiner.i, i + 1, "anaphor", None, None, "parties")
    elif paired and (word in _AFTER_PAIR or doc[i].is_punct or word.endswith(("ed", "ly"))):
        yield Phrase(determiner.i, i, "anaphor", None, None, "parties")


def points_back(doc: Doc, phrase: Phrase) -> bool:
    """Whether a group mention only points to one named before: "the delegation", "the two companies"."""
    words = phrase.words.split()
    before = doc[phrase.start - 1].lower_ if phrase.start else ""
    return before in _DETERMINERS and all(word in _BARE for word in words[:-1])
