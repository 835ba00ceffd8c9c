"""The headline of an article: its first line, or the lines that repeat a title given with it, and the deck below."""

from __future__ import annotations

import regex

from .lines import Line
from .stops import ends_sentence

_LONGEST_HEADLINE, _LONGEST_DECK = 300, 250
_NOT_WORDS = regex.compile(r"[^\p{L}\p{N}]+")


def headline_groups(groups: list[list[Line]], title: str | None) -> int:
    """How many of the groups at the beginning are headline and deck."""
    wanted = _plain(title or "")
    said = ""
    for count, group in enumerate(groups[:4], 1):
        said += _plain(_words(group))
        if wanted and said == wanted:
            return count + _has_deck(groups, count)
        if not wanted.startswith(said):
            break
    if len(groups) > 1 and _is_headline(_words(groups[0])):
        return 1 + _has_deck(groups, 1)
    return 0


def _is_headline(words: str) -> bool:
    return len(words) <= _LONGEST_HEADLINE and words[-1] not in ".:;," and any(sign.isalpha() for sign in words)


def _has_deck(groups: list[list[Line]], count: int) -> bool:
    """Whether the next group is a line below the headline rather than the beginning of the report."""
    if count + 1 >= len(groups):
        return False
    words = _words(groups[count])
    return (
        len(words) <= _LONGEST_DECK
        and not ends_sentence(words)
        and words[-1] not in ":;,"
        and words[0].isupper()
        and len(words.split()) >= 4
    )


def _words(group: list[Line]) -> str:
    return " ".join(line.words for line in group)


def _plain(words: str) -> str:
    return _NOT_WORDS.sub("", words).casefold()
