"""Names of institutions: head-noun grammar, known organisations and acronyms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from .institutions_acronyms import acronyms_in_use, defined_short_forms, short_form_uses
from .institutions_grammar import is_place_name, left_edge, right_edge
from .institutions_heads import Head, head_of, topics
from .institutions_known import known_organisations
from .mention import InstitutionMention, TitleMention
from .name_words import Word, read_words
from .overlap import keep_longest
from .places_gazetteer import demonyms
from .places_grammar import is_place_head
from .store import titles


class InstitutionFinder:
    """Finds the names of institutions."""

    def find(self, doc: Doc) -> list[InstitutionMention]:
        """The institution mentions in the order of the text; none overlap."""
        text = doc.text
        words = read_words(text)
        headed = within_titles(headed_names(text, words), titles(doc))
        named = keep_longest([*headed, *known_organisations(text, words)])
        short_forms = defined_short_forms(text, named)
        uses = short_form_uses(text, words, short_forms)
        return keep_longest([*named, *uses, *acronyms_in_use(text, words, named)])


def headed_names(text: str, words: Sequence[Word]) -> Iterator[InstitutionMention]:
    """Names built around a head noun ("Ministry of Health", "Klug und Partner GmbH")."""
    for index, word in enumerate(words):
        known = head_of(word)
        if known is None:
            continue
        first, last = left_edge(words, index), right_edge(words, index, known)
        if _is_name(text, words, (first, index, last), known):
            start, end = words[first].start, words[last].end
            yield InstitutionMention(start, end, text[start:end], f"head-noun {word.lower}", known.kind)


def _is_name(text: str, words: Sequence[Word], edges: tuple[int, int, int], known: Head) -> bool:
    """Whether enough surrounds the head noun to make it the name of an institution."""
    first, head, last = edges
    if last > head:
        return True
    if first == head or _ends_as_place(words, head):
        return False
    if is_place_name(text[words[first].start : words[last].end]):
        return False
    before = words[first:head]
    if not words[head].capital:
        return any(word.lower in topics() and word.text not in demonyms() for word in before)
    return known.unit != "part" or len(before) > 1 or before[0].text not in demonyms()


def _ends_as_place(words: Sequence[Word], head: int) -> bool:
    """Whether the next words make the whole a place ("Air Force Base", "Senate Office Building")."""
    following = words[head + 1 : head + 3]
    return bool(following) and words[head].joined and any(word.capital and is_place_head(word) for word in following[:1])


def within_titles(
    mentions: Iterator[InstitutionMention], held: Sequence[TitleMention]
) -> Iterator[InstitutionMention]:
    """The mentions, cut where a title that they begin in ends: a name follows there ("Minister of Health Ann Roe")."""
    for mention in mentions:
        around = next((title for title in held if title.start <= mention.start < title.end < mention.end), None)
        if around is None or around.end - mention.start < 3:
            yield mention
            continue
        text = mention.text[: around.end - mention.start]
        yield InstitutionMention(mention.start, around.end, text, mention.found_by, mention.kind)
