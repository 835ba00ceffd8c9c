"""Names of institutions: head-noun grammar, known organisations and acronyms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from .institutions_grammar import Head, head_of, heads, left_edge, right_edge, topics
from .mention import InstitutionMention
from .name_words import Word, read_words
from .overlap import keep_longest


class InstitutionFinder:
    """Finds the names of institutions."""

    def find(self, doc: Doc) -> list[InstitutionMention]:
        """The institution mentions in the order of the text; none overlap."""
        words = read_words(doc.text)
        return keep_longest(headed_names(doc.text, words))


def headed_names(text: str, words: Sequence[Word]) -> Iterator[InstitutionMention]:
    """Names built around a head noun ("Ministry of Health", "Dentons Rodyk LLP")."""
    for index, word in enumerate(words):
        known = head_of(word)
        if known is not None:
            mention = _around(text, words, index, known)
            if mention is not None:
                yield mention


def _around(text: str, words: Sequence[Word], index: int, known: Head) -> InstitutionMention | None:
    first, last = left_edge(words, index), right_edge(words, index, known)
    if not _is_name(words, first, index, last, known):
        return None
    start, end = words[first].start, words[last].end
    return InstitutionMention(start, end, text[start:end], f"head-noun {words[index].lower}", kind=known.kind)


def _is_name(words: Sequence[Word], first: int, head: int, last: int, known: Head) -> bool:
    """Whether enough surrounds the head noun to make it a name."""
    if last > head:
        return True
    if first == head:
        return False
    if not words[head].capital:
        return any(words[i].lower in topics() for i in range(first, head))
    return True
