"""The headline of an article: its first line, or the lines that repeat a title given with it, and the deck below."""

from __future__ import annotations

import regex

from .lines import Line
from .stops import ends_sentence, is_abbreviation, sentence_starts

_LONGEST_HEADLINE = 250  # characters
_TOP, _LABELS, _LONGEST_DECK = 8, 4, 3  # groups: looked at, above the title, below it
_LABEL = regex.compile(r"\p{Lu}[\p{L} ]{1,30}:")
_ENTRY = regex.compile(r"\(?\p{N}{1,3}[.)]\s")
_NOT_WORDS = regex.compile(r"[^\p{L}\p{N}]+")


def headline_groups(groups: list[list[Line]], title: str | None) -> int:
    """How many of the groups at the beginning are headline and deck."""
    top = [_words(group) for group in groups[: _TOP + 1]]
    count = _repeat_of(title, top) if title else 0
    if not count and len(top) > 1 and _is_headline(top[0]):
        count = 1
    return count + _deck(top[count:]) if count else 0


def repeats_title(group: list[Line], title: str | None) -> bool:
    """Whether a line says the title that came with the text, whatever its punctuation and capitals."""
    wanted = _plain(title or "")
    return bool(wanted) and _plain(_words(group)) == wanted


def _repeat_of(title: str, top: list[str]) -> int:
    """How many groups it takes to read the title, labels above it counted; 0 if it does not stand there."""
    wanted = _plain(title)
    for first in range(min(_LABELS, len(top))):
        said = ""
        for count, words in enumerate(top[first:], first + 1):
            said += _plain(words)
            if said and said == wanted:
                return count
            if not wanted.startswith(said):
                break
        if not _is_headline(top[first]):
            break
    return 0


def _is_headline(words: str) -> bool:
    """Whether words may be a headline: they are no sentence, though an abbreviation may end them ("in Wells, Ltd.")."""
    stopped = words[-1] in ":;," or (words[-1] == "." and not is_abbreviation(words.rsplit(maxsplit=1)[-1]))
    return not stopped and any(sign.isalpha() for sign in words) and not _is_text(words)


def _deck(below: list[str]) -> int:
    """How many groups below a headline belong to it: lines that are no sentences, with the report under them."""
    count = 0
    while count < min(_LONGEST_DECK, len(below)) and _is_deck(below[count]):
        count += 1
    return count if count < len(below) and _opens_report(below[count]) else 0


def _is_deck(words: str) -> bool:
    plain = not ends_sentence(words) and words[-1] not in ":;," and not _is_text(words)
    return plain and len(words.split()) >= 4 and not _LABEL.match(words) and not _ENTRY.match(words)


def _is_text(words: str) -> bool:
    """Whether words are too many for a line above a report, or go on after a full stop."""
    if len(words) > _LONGEST_HEADLINE:
        return True
    return any(words[:start].rstrip().endswith(".") for start in sentence_starts(words, 0, len(words))[1:])


def _opens_report(words: str) -> bool:
    return ends_sentence(words) or len(words) > _LONGEST_HEADLINE


def _words(group: list[Line]) -> str:
    return " ".join(line.words for line in group)


def _plain(words: str) -> str:
    return _NOT_WORDS.sub("", words).casefold()
