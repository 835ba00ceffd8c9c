"""Names that no lexicon knows and that the text itself shows to be places: "a workshop in Okahandja on …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .institutions_heads import heads, stop_reason, topics
from .mention import PlaceMention
from .name_words import Word
from .places_gazetteer import demonyms

_LOCATING = frozenset({"in", "near"})
_GOING_ON = frozenset(
    {"and", "on", "to", "for", "with", "by", "at", "from", "where", "who", "which", "that", "is", "was", "will", "has"}
    | {
        "this",
        "last",
        "next",
        "during",
        "as",
        "or",
        "since",
        "after",
        "before",
        "today",
        "yesterday",
        "when",
        "between",
    }
)
_LONGEST = 2


def located_places(text: str, words: Sequence[Word]) -> Iterator[PlaceMention]:
    """Capitalised names right after "in" or "near" that close the phrase, and every other use of such a name."""
    names: set[str] = set()
    opening: set[str] = set()
    for index in range(1, len(words)):
        last = _located_run(words, index) if words[index - 1].lower in _LOCATING else None
        if last is not None:
            names.add(text[words[index].start : words[last].end])
            opening.add(words[index].text)
    for index, word in enumerate(words):
        if word.text not in opening:
            continue
        for last in range(min(index + _LONGEST, len(words)) - 1, index - 1, -1):
            name = text[word.start : words[last].end]
            if name in names and _is_bare(words, index, last):
                yield PlaceMention(word.start, words[last].end, name, "after a preposition of place")
                break


def _located_run(words: Sequence[Word], index: int) -> int | None:
    """The last word of the unknown name that starts at `index`, behind a preposition of place."""
    if not words[index - 1].joined or not _is_unknown(words[index]):
        return None
    last = index
    while words[last].joined and not words[last].possessive and last + 1 < len(words) and words[last + 1].capital:
        last += 1
        if last - index >= _LONGEST or not _is_unknown(words[last]):
            return None
    return last if _closes_phrase(words, last) else None


def _is_unknown(word: Word) -> bool:
    """Whether the word is a name of no known sort."""
    if not word.capital or not word.text.isalpha() or word.text.isupper() or len(word.text) < 3:
        return False
    return not (
        word.lower in topics() or word.lower in heads() or word.text in demonyms() or stop_reason(word) is not None
    )


def _closes_phrase(words: Sequence[Word], last: int) -> bool:
    """Whether punctuation or a word of another phrase follows."""
    if last + 1 == len(words) or words[last].possessive:
        return True
    if words[last].joined:
        return words[last + 1].lower in _GOING_ON
    return words[last].gap[0] in ",.;:)\n–—"


def _is_bare(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the name is no part of a longer one."""
    left = first > 0 and words[first - 1].joined and words[first - 1].capital and stop_reason(words[first - 1]) is None
    right = last + 1 < len(words) and words[last].joined and words[last + 1].capital and not words[last].possessive
    return not left and not right
