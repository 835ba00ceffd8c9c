"""The words of a text as a reader of names sees them: possessive endings apart, hyphenated words whole."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import regex

_WORD = regex.compile(
    r"(?:\p{Lu}\.){2,4}(?!\p{Ll})"  # initials: U.S., I.M.
    r"|\p{L}[\p{L}\p{M}\p{N}]*(?:[&’'‘ʻ`-]\p{L}(?!\.\p{Lu}\.)[\p{L}\p{M}\p{N}]*)*"
    r"|\p{N}+(?:st|nd|rd|th)?\b"
)
_POSSESSIVE = regex.compile(r"['’]s$", regex.IGNORECASE)
_APOSTROPHES = frozenset("'’")
_LINE_END = regex.compile(r"[^\S\n]*\n[^\S\n]*")
_SPACE = regex.compile(r"[ \t\u00a0]+")
_WRAPPED = regex.compile(r"\S\n\p{Ll}")
_LINE_BREAK = regex.compile(r"\S\n\S")
_PLURAL_POSSESSIVES = frozenset({"' ", "’ "})
_ABBREVIATIONS = frozenset({"St", "Mt", "Ft"})


@dataclass(slots=True)  # to make it frozen takes three times as long, and each word of a text is one
class Word:
    """A word of the text: `end` is before a possessive ending, `tail` after it, `gap` what precedes the next word."""

    start: int
    end: int
    tail: int
    text: str
    lower: str
    capital: bool
    gap: str
    joined: bool  # whether only space follows before the next word of the same line or wrapped paragraph

    @property
    def possessive(self) -> bool:
        """Whether a possessive ending follows."""
        return self.tail > self.end


@lru_cache(maxsize=1)  # two finders read the same text one after the other
def read_words(text: str) -> tuple[Word, ...]:
    """The words and numbers of a text in order, with the characters between them."""
    wrapped = _is_wrapped(text)
    spans = [match.span() for match in _WORD.finditer(text)]
    words = []
    for (start, stop), (after, _) in pairwise([*spans, (len(text), len(text))]):
        tail = stop
        possessive = tail - start > 3 and text[tail - 2] in _APOSTROPHES and _POSSESSIVE.match(text, tail - 2, tail)
        end = tail - 2 if possessive else tail
        written, gap = text[start:end], text[tail:after]
        if gap in _PLURAL_POSSESSIVES and written[-1] == "s":
            tail, gap = tail + 1, gap[1:]
        if "\n" in gap and wrapped and _LINE_END.fullmatch(gap):
            gap = " "
        joined = gap == " " or (gap == ". " and written in _ABBREVIATIONS) or _SPACE.fullmatch(gap) is not None
        words.append(Word(start, end, tail, written, written.lower(), written[0].isupper(), gap, joined))
    return tuple(words)


def _is_wrapped(text: str) -> bool:
    """Whether the lines of the text are wrapped at a width, so that a name may run over a line end."""
    breaks = len(_LINE_BREAK.findall(text))
    return breaks > 2 and 3 * len(_WRAPPED.findall(text)) >= breaks
