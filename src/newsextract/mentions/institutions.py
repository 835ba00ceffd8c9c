"""Names of institutions: head-noun grammar, known organisations and acronyms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from ..resources.lexicons import column
from ..text.acronyms import initials
from .institutions_grammar import Head, head_of, left_edge, right_edge, topics
from .institutions_known import defined_short_forms, known_organisations, occurrences
from .mention import InstitutionMention
from .name_words import Word, read_words
from .overlap import keep_longest


class InstitutionFinder:
    """Finds the names of institutions."""

    def find(self, doc: Doc) -> list[InstitutionMention]:
        """The institution mentions in the order of the text; none overlap."""
        text = doc.text
        words = read_words(text)
        named = keep_longest([*headed_names(text, words), *known_organisations(text, words)])
        short_forms = defined_short_forms(text, named)
        return keep_longest([*named, *occurrences(text, short_forms, words), *spelled_acronyms(named, words)])


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


def spelled_acronyms(named: Sequence[InstitutionMention], words: Sequence[Word]) -> Iterator[InstitutionMention]:
    """Words in capitals that the initials of an institution named in the text spell."""
    by_initials: dict[str, InstitutionMention] = {}
    for mention in named:
        if " " in mention.text:
            for acronym in initials(mention.text):
                by_initials.setdefault(acronym, mention)
    for word in words:
        owner = by_initials.get(word.text)
        if owner is not None and word.text not in column("acronym_stops", "word"):
            yield InstitutionMention(word.start, word.end, word.text, "acronym of a name in the text", owner.kind)
