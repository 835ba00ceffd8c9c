"""The words of a text as a reader of names sees them: possessive endings apart, hyphenated words whole."""

from __future__ import annotations

from dataclasses import dataclass

import regex

_WORD = regex.compile(
    r"(?:\p{Lu}\.[ ]?){2,4}(?![\p{Ll}])"  # initials: U.S., I.M.
    r"|\p{L}[\p{L}\p{M}\p{N}]*(?:[&’'‘ʻ`-]\p{L}[\p{L}\p{M}\p{N}]*)*"
    r"|\p{N}+(?:st|nd|rd|th)?\b"
)
_WRAPPED = 60  # letters; a shorter line ends on purpose
_POSSESSIVE = regex.compile(r"['’]s$", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text; `end` is before a possessive ending, `tail` after it, and `gap` is what follows up to the next word."""

    start: int
    end: int
    tail: int
    text: str
    gap: str

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether the word starts with a capital letter."""
        return self.text[0].isupper()

    @property
    def possessive(self) -> bool:
        """Whether a possessive ending follows."""
        return self.tail > self.end


def _unwrapped(gap: str, text: str, at: int) -> str:
    """The gap, a line end that only wraps a paragraph being a space."""
    if gap != "\n" and gap != "\r\n":
        return gap
    line = at - max(text.rfind("\n", 0, at), -1)
    return " " if line > _WRAPPED else gap


def read_words(text: str) -> list[Word]:
    """The words and numbers of a text in order, with the characters between them."""
    matches = list(_WORD.finditer(text))
    words = []
    for index, match in enumerate(matches):
        start, tail = match.start(), match.start() + len(match.group().rstrip())
        ending = _POSSESSIVE.search(text, start, tail)
        end = ending.start() if ending and ending.start() > start else tail
        after = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        gap = _unwrapped(text[tail:after], text, tail)
        words.append(Word(start, end, tail, text[start:end], gap))
    return words
