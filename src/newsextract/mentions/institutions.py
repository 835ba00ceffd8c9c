"""Names of institutions: head-noun grammar, known organisations and acronyms."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from ..text.doc_text import text_of
from .institutions_acronyms import acronyms_in_use, defined_names, defined_short_forms, short_form_uses
from .institutions_grammar import is_place_name, left_edge, premodifies, right_edge
from .institutions_heads import VENUE_KINDS, Head, head_of, stop_reason, topics
from .institutions_kinds import kind_of_name
from .institutions_known import known_organisations
from .mention import InstitutionMention, TitleMention
from .name_words import Word, read_words
from .overlap import keep_longest
from .places_gazetteer import country_names, demonyms
from .places_grammar import ends_as_place
from .store import titles

_COMMON = frozenset({"center", "centre", "school", "museum", "court", "group"})  # with a common word: "High School"


_WEAKEST = frozenset({"services", "service", "news", "works", "panel", "technologies", "industries", "enterprises"})


class InstitutionFinder:
    """Finds the names of institutions."""

    def find(self, doc: Doc) -> list[InstitutionMention]:
        """The institution mentions in the order of the text; none overlap."""
        text = text_of(doc)
        words = read_words(text)
        named = keep_longest(
            [
                *known_organisations(text, words),
                *headed_names(text, words, titles(doc)),
                *defined_names(text),
                *partner_names(text, words),
            ]
        )
        short_forms = defined_short_forms(text, named)
        uses = short_form_uses(text, words, short_forms)
        return keep_longest([*named, *uses, *acronyms_in_use(text, words, named)])


def headed_names(text: str, words: Sequence[Word], held: Sequence[TitleMention] = ()) -> Iterator[InstitutionMention]:
    """Names built around a head noun ("Ministry of Health", "Klug GmbH"); none crosses the end of a title."""
    borders = _title_borders(words, held)
    for index, word in enumerate(words):
        known = head_of(word)
        if known is None:
            continue
        first, last = left_edge(words, index), right_edge(words, index, known)
        first, last = _between(borders, first, index, last)
        if _is_name(text, words, (first, index, last), known):
            start, end = words[first].start, _with_stop(text, words[last].end, known)
            kind = kind_of_name([one.lower for one in words[first : last + 1]], word.lower, known)
            yield InstitutionMention(start, end, text[start:end], f"head-noun {word.lower}", kind)


def _is_place_run(words: Sequence[Word]) -> bool:
    """Whether the words, without an article, are known to name a place or a body that is not of this kind."""
    return is_place_name(" ".join(word.text for word in words if word.lower != "the"))


def _title_borders(words: Sequence[Word], held: Sequence[TitleMention]) -> list[int]:
    """The indexes of the words right after titles: a person's name starts there ("Minister of Health Ann Roe")."""
    ends = {title.end for title in held}
    return [index + 1 for index, word in enumerate(words) if word.end in ends or word.tail in ends]


def partner_names(text: str, words: Sequence[Word]) -> Iterator[InstitutionMention]:
    """Firms named after their partners ("Osei & Lind", "Mori Tanaka & Ito"): names on both sides of an ampersand."""
    for index, word in enumerate(words[:-1]):
        if word.gap != " & " or not (_is_partner(word) and _is_partner(words[index + 1])):
            continue
        first, last = index, index + 1
        while first > 0 and index - first < 2 and words[first - 1].joined and premodifies(words[first - 1]):
            first -= 1
        while last + 1 < len(words) and last - index < 3 and words[last].joined and _is_partner(words[last + 1]):
            last += 1
        start, end = words[first].start, words[last].end
        yield InstitutionMention(start, end, text[start:end], "partners with ampersand", "company")


def _is_partner(word: Word) -> bool:
    """Whether the word is a name, not a topic, a place or a word that opens a sentence."""
    return (
        word.capital
        and word.text.isalpha()
        and word.lower not in topics()
        and word.text not in country_names()
        and stop_reason(word) is None
    )


def _between(borders: Sequence[int], first: int, head: int, last: int) -> tuple[int, int]:
    """The edges moved in so that no border lies between them and the head."""
    at = bisect_right(borders, head)
    first = max(first, borders[at - 1]) if at else first
    return first, min(last, borders[at] - 1) if at < len(borders) else last


def _with_stop(text: str, end: int, known: Head) -> int:
    """The end of the name with the full stop of its last abbreviation ("Ltd.")."""
    return end + 1 if "suffix" in known.complement and text[end : end + 1] == "." and text[end - 1] != "." else end


def _is_name(text: str, words: Sequence[Word], edges: tuple[int, int, int], known: Head) -> bool:
    """Whether enough surrounds the head noun to make it the name of an institution."""
    first, head, last = edges
    if last > head and (first < head or words[head].capital):
        return True
    if last > head:
        return words[head + 1].lower != "of" or not _is_place_run(words[head + 2 : last + 1])
    if first == head or ends_as_place(words, head):
        return False
    if words[head].lower in {"center", "centre"} and words[head - 1].lower in VENUE_KINDS:
        return False
    if is_place_name(text[words[first].start : words[last].end]):
        return False
    before = words[first:head]
    if not words[head].capital:
        return any(word.lower in topics() and word.text not in demonyms() for word in before)
    if words[head].lower in _COMMON and len(before) == 1 and before[0].lower in topics():
        return False
    if words[head].lower in _WEAKEST and all(word.lower in topics() or word.lower == "and" for word in before):
        return False
    return known.unit != "part" or len(before) > 1 or before[0].text not in demonyms()
