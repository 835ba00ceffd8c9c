"""Names of places: gazetteer, head nouns, state tags of legislators."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import regex
from spacy.tokens import Doc

from ..text.doc_text import text_of
from .document_names import opens_document_name
from .mention import PlaceMention
from .name_words import Word, read_words
from .overlap import keep_longest, outside
from .places_context import located_places
from .places_gazetteer import KnownPlace, demonyms, gazetteer, longest_by_first_word
from .places_grammar import QUARTERS, headed_places
from .store import dates, institutions, people

_WHITE = regex.compile(r"\s+")
_PREPOSITIONS = frozenset(
    {
        "in",
        "at",
        "from",
        "to",
        "near",
        "of",
        "around",
        "outside",
        "via",
        "into",
        "toward",
        "towards",
        "across",
        "visited",
    }
)
_CITIES_TOO = frozenset({"New York", "Quebec"})  # states that more often stand for their city
_TAG = regex.compile(
    r"(?<=\b(?:R|D|I|ID|DFL|Rep|Dem)\.?\s?[-–—]\s?)(\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?)(?=-\d|[\s),.;:\]]|$)"
    r"|(?<=\p{Ll} [RDI] )(\p{Lu}{2})(?=[\s),.;]|$)"
    r"|(?<=\()(\p{Lu}{2})(?=(?:-\d+)?\))"
)


class PlaceFinder:
    """Finds the names of places outside the names of people and institutions and outside dates."""

    def find(self, doc: Doc) -> list[PlaceMention]:
        """The place mentions in the order of the text; none overlap each other or an earlier name."""
        text = text_of(doc)
        words = read_words(text)
        found = [
            *known_places(text, words),
            *headed_places(text, words),
            *state_tags(text),
            *located_places(text, words),
        ]
        named = {name.end for name in people(doc)}
        found = [mention for mention in found if not _is_honour(text, mention, named)]
        for earlier in (institutions(doc), people(doc), dates(doc)):
            found = outside(found, earlier)
        return keep_longest(found)


def _is_honour(text: str, mention: PlaceMention, name_ends: Collection[int]) -> bool:
    """Whether a postal code stands right after a person's name, where it is an honour ("K. Tan, SC")."""
    if len(mention.text) > 4 or not mention.text.replace(".", "").isupper():
        return False
    return any(
        text[end : mention.start] in {", ", " "} for end in (mention.start - 1, mention.start - 2) if end in name_ends
    )


def known_places(text: str, words: Sequence[Word]) -> Iterator[PlaceMention]:
    """Names that the gazetteer holds, the longest first, and the parts of compounds ("Russia-Finland")."""
    longest, skip = longest_by_first_word(), -1
    for index, word in enumerate(words):
        if index <= skip:
            continue
        reach = longest.get(word.text) or (longest.get(word.text.title()) if word.text.isupper() else None) or 0
        for size in range(min(reach, len(words) - index), 0, -1) if reach else ():
            last = index + size - 1
            end, known = _longest_known(text, word.start, words[last])
            if known is not None and _is_meant(text, known, words, (index, last)):
                start = words[_with_quarter(words, index)].start
                yield PlaceMention(start, end, text[start:end], f"lexicon {known.source}", known.code)
                skip = last
                break
        if "-" in word.text and skip < index:
            yield from _in_compound(words, index)


def _longest_known(text: str, start: int, last: Word) -> tuple[int, KnownPlace | None]:
    """What is known from `start` to the end of the last word, or of its part before a hyphen ("New Zealand-based")."""
    known = look_up(text[start : last.end])
    hyphen = text.find("-", last.start, last.end)
    if known is None and hyphen > 0 and start < last.start:
        return hyphen, look_up(text[start:hyphen])
    return last.end, known


def _with_quarter(words: Sequence[Word], first: int) -> int:
    """The first word with a compass point that stands before the name ("Eastern Ukraine", "Russian Far East")."""
    if first == 0 or not words[first - 1].joined or not words[first - 1].capital:
        return first
    before = words[first - 1]
    far = words[first].lower in {"far", "arctic"} and before.text in demonyms()
    return first - 1 if before.lower in QUARTERS or far else first


def look_up(name: str) -> KnownPlace | None:
    """What the gazetteer knows the name as; names in capitals only if they are certain."""
    spaced = _WHITE.sub(" ", name).replace("’", "'")
    known = gazetteer().get(spaced)
    if known is None and spaced.isupper() and len(spaced) > 3:
        known = gazetteer().get(spaced.title())
        return known if known is not None and known.evidence == "none" else None
    return known


def is_country(name: str) -> bool:
    """Whether the words are the name of a country or territory.

    >>> is_country("Antigua and Barbuda"), is_country("Barbuda")
    (True, False)
    """
    known = look_up(name)
    return known is not None and known.source == "countries"


def lies_in(place: str, wider: str) -> bool:
    """Whether `wider` may be the country or state that a known city lies in, as in "Porto, Portugal".

    A state that rather stands for its city is none: "Boston, New York and Washington".

    >>> lies_in("Porto", "Portugal"), lies_in("Porto", "Spain"), lies_in("Boston", "New York")
    (True, False, False)
    """
    inner, outer = look_up(place), look_up(wider)
    if inner is None or inner.source != "cities" or outer is None or outer.source == "cities" or outer.code is None:
        return False
    return outer.name not in _CITIES_TOO and inner.code in {None, outer.code}


def _in_compound(words: Sequence[Word], index: int) -> Iterator[PlaceMention]:
    """The known countries, regions and cities that a compound joins ("U.S.-Africa", "Dallas-based")."""
    if opens_document_name(words, index):
        return
    start = words[index].start
    if _is_campus(words[index].text):
        return
    for part in words[index].text.split("-"):
        known = gazetteer().get(part.replace("’", "'"))
        if known is not None and known.evidence == "none":
            yield PlaceMention(start, start + len(part), part, f"lexicon {known.source}", known.code)
        start += len(part) + 1


def _is_campus(compound: str) -> bool:
    """Whether an acronym opens the compound, so that it names a branch ("UT-Austin"), not two places."""
    first, last = compound.split("-", 1)
    known = gazetteer().get(last)
    return first.isupper() and first not in gazetteer() and known is not None and known.source == "cities"


def _is_meant(text: str, known: KnownPlace, words: Sequence[Word], edges: tuple[int, int]) -> bool:
    """Whether the text shows that the place is meant, as far as its name asks for evidence."""
    first, last = edges
    if known.evidence == "none":
        after = text[words[last].end : words[last].end + 8]
        return not after.startswith(("$", " dollar")) and not opens_document_name(words, last, places=True)
    before = words[first - 1] if first else None
    if known.evidence == "context":
        return _stands_alone(words, first, last) and _is_located(words, first, last)
    return before is not None and before.capital and before.gap in {", ", " ,"}


def _is_located(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a preposition of place stands before the name, or a state or country after it."""
    before, after = (words[first - 1] if first else None), (words[last + 1] if last + 1 < len(words) else None)
    if before is not None and before.lower in _PREPOSITIONS and before.joined:
        return True
    return after is not None and words[last].gap == ", " and _is_state_or_country(after)


def _stands_alone(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether no capitalised word touches the name."""
    left = first > 0 and words[first - 1].joined and words[first - 1].capital
    right = last + 1 < len(words) and words[last].joined and words[last + 1].capital
    return not left and not right


def _is_state_or_country(word: Word) -> bool:
    known = gazetteer().get(word.text)
    return known is not None and known.source != "cities"


def state_tags(text: str) -> Iterator[PlaceMention]:
    """The state in a legislator's tag ("R-Maine", "D-CT", "(NH)")."""
    for match in _TAG.finditer(text):
        group = next(number for number in (1, 2, 3) if match.group(number) is not None)
        name = match.group(group)
        known = gazetteer().get(name) or gazetteer().get(name.rstrip("."))
        if known is not None and known.source != "cities" and (group == 1 or known.evidence == "postal"):
            yield PlaceMention(match.start(group), match.end(group), name, "state-tag", known.code)
