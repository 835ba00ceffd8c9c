"""Names of places: gazetteer, head nouns, state tags of legislators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex
from spacy.tokens import Doc

from .mention import PlaceMention
from .name_words import Word, read_words
from .overlap import keep_longest, outside
from .places_gazetteer import KnownPlace, gazetteer, longest_by_first_word
from .places_grammar import headed_places
from .store import institutions, people

_WHITE = regex.compile(r"\s+")
_PREPOSITIONS = frozenset({"in", "at", "from", "to", "near", "of", "around", "outside", "via", "into", "toward", "towards", "across", "throughout", "visit", "visited", "leaves", "between"})


class PlaceFinder:
    """Finds the names of places outside the names of people and institutions."""

    def find(self, doc: Doc) -> list[PlaceMention]:
        """The place mentions in the order of the text; none overlap each other or an earlier name."""
        words = read_words(doc.text)
        found = [*known_places(doc.text, words), *headed_places(doc.text, words), *state_tags(doc.text)]
        free = outside(outside(found, institutions(doc)), people(doc))
        return keep_longest(free)


def known_places(text: str, words: Sequence[Word]) -> Iterator[PlaceMention]:
    """Names that the gazetteer holds, the longest first."""
    longest, skip = longest_by_first_word(), -1
    for index, word in enumerate(words):
        if index <= skip:
            continue
        reach = longest.get(word.text) or (longest.get(word.text.title()) if word.text.isupper() else None)
        if not reach:
            continue
        for size in range(min(reach, len(words) - index), 0, -1):
            last = words[index + size - 1]
            known = _look_up(text[word.start : last.end])
            if known is not None and _is_meant(known, words, index, index + size - 1):
                yield PlaceMention(word.start, last.end, text[word.start : last.end], f"lexicon {known.source}", known.code)
                skip = index + size - 1
                break


def _look_up(name: str) -> KnownPlace | None:
    spaced = _WHITE.sub(" ", name).replace("’", "'")
    known = gazetteer().get(spaced)
    if known is None and spaced.isupper() and len(spaced) > 3:
        known = gazetteer().get(spaced.title())
        return known if known is not None and known.evidence == "none" else None
    return known


def _is_meant(known: KnownPlace, words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the text shows that the place is meant, as far as its name asks for evidence."""
    if known.evidence == "none":
        return True
    before = words[first - 1] if first else None
    after = words[last + 1] if last + 1 < len(words) else None
    if known.evidence == "context":
        return _stands_alone(words, first, last) and (
            (before is not None and before.lower in _PREPOSITIONS and before.gap == " ")
            or (after is not None and words[last].gap == ", " and _is_state_or_country(after))
        )
    return before is not None and before.gap in {", ", " "} and before.capital and _ends_address(words, last) and before.gap == ", "


def _ends_address(words: Sequence[Word], last: int) -> bool:
    return words[last].gap[:1] in {"", ",", ".", ")", ";", "\n"} or words[last].gap.strip() in {"–", "—", "-"} or words[last].gap == " "


def _stands_alone(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether no capitalised word touches the name."""
    left = first > 0 and words[first - 1].joined and words[first - 1].capital
    right = last + 1 < len(words) and words[last].joined and words[last + 1].capital
    return not left and not right


def _is_state_or_country(word: Word) -> bool:
    known = gazetteer().get(word.text)
    return known is not None and known.source != "cities"


_TAG = regex.compile(r"(?<=\b(?:R|D|I|ID|DFL|Rep|Dem)\.?\s?[-–—]\s?)(\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?)(?=[\s),.;:\]]|$)")


def state_tags(text: str) -> Iterator[PlaceMention]:
    """The state in a legislator's tag ("R-Maine", "D-CT")."""
    for match in _TAG.finditer(text):
        name = match.group(1)
        known = gazetteer().get(name) or gazetteer().get(name.rstrip("."))
        if known is not None:
            yield PlaceMention(match.start(1), match.end(1), name, "state-tag", known.code)
