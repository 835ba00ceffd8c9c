"""Described collectives: "8 students of LSU", "a 12-member delegation of the Ministry of Health"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc

from ..resources.lexicons import read_lexicon
from ..text.doc_text import text_of
from .groups_complement import complement_end
from .groups_grammar import count_of, first_modifier
from .groups_words import Words, words_of
from .mention import GroupMention
from .overlap import keep_longest

_POSSESSIVE = (("'s",), ("’s",), ("'",), ("’",))
_POINTING = frozenset({"the", "both", "these", "those", "this", "that", "all"})


class GroupFinder:
    """Finds described collectives around plural nouns for people and nouns such as "delegation"."""

    def find(self, doc: Doc) -> list[GroupMention]:
        """The group mentions in the order of the text; none overlap."""
        text, words = text_of(doc), words_of(doc)
        found = [mention for at in _heads(words) if (mention := _around(doc, text, words, at)) is not None]
        return list(_without_echoes(text, keep_longest(found)))


@cache
def _kinds() -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for row in read_lexicon("group_heads"):
        kinds.setdefault(row["head"], set()).add(row["kind"])
    return {head: frozenset(found) for head, found in kinds.items()}


def group_head(words: Sequence[str]) -> str:
    """The head noun of a described collective of these words in lower case: the last before a complement, or "".

    What only counts ("hundreds of police officers") is not the head; the last noun of what it counts is.
    """
    heads = [at for at, word in enumerate(words) if word in _kinds()]
    complement = next((at for at, word in enumerate(words) if word in {"of", "from", "for"} and heads[:1] < [at]), None)
    before = [at for at in heads if complement is None or at < complement]
    if before and before != heads and _kinds()[words[before[-1]]] == {"measure"}:
        counted = next(at for at in heads if at not in before)
        while counted + 1 in heads:
            counted += 1
        return words[counted]
    return words[(before or heads)[-1]] if heads else ""


def _heads(words: Words) -> Iterator[int]:
    """Positions of words that can head a group: in the lexicon, and in no name or title."""
    kinds = _kinds()
    return (
        at
        for at, word in enumerate(words.lower)
        if word in kinds and words.named[at] is None and words.lower[at + 1 : at + 2] not in _POSSESSIVE
    )


def _around(doc: Doc, text: str, words: Words, head: int) -> GroupMention | None:
    kinds = _kinds()[words.lower[head]]
    first = first_modifier(words, head)
    last = complement_end(words, first, head, _kinds())
    if kinds == {"measure"} and last == head + 1:
        return None
    count = count_of(words, first, head, last, kinds)
    if kinds <= {"organisations", "measure"} and not (count or last > head + 1 or _is_specific(words, first, head)):
        return None
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    noun = group_head(words.lower[head:last]) if kinds == {"measure"} else words.lower[head]
    return GroupMention(start, end, text[start:end], f"group-head {words.lower[head]}", noun, count)


def _is_specific(words: Words, first: int, head: int) -> bool:
    """Whether a modifier with a capital letter says which: "Syrian parties", "ASEAN countries"."""
    return any(words.text[at][0].isupper() and not words.opens[at] for at in range(first, head))


def _without_echoes(text: str, mentions: Sequence[GroupMention]) -> Iterator[GroupMention]:
    """The mentions, less "the delegation" where a fuller description came before, and "the sides", who are named."""
    told: set[str] = set()
    for mention in mentions:
        bare = mention.text.lower() == mention.head
        before = text[max(0, mention.start - 8) : mention.start].lower().split()
        pointing = bool(before) and before[-1] in _POINTING
        if bare and pointing and (mention.head in told or mention.head in _people_named_elsewhere()):
            continue
        told.add(mention.head)
        yield mention


@cache
def _people_named_elsewhere() -> frozenset[str]:
    return frozenset(row["noun"] for row in read_lexicon("anaphor_nouns") if row["antecedent"] == "parties")
