"""The text as a reader of names sees it: abbreviations with their stop, initials and hyphenated words whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import regex

from ..resources.lexicons import column

_TOKEN = regex.compile(
    r"\p{Lu}\p{Ll}{0,2}+\.(?:-?\p{Lu}\p{Ll}{0,2}+\.)+(?:\p{Lu}(?!\p{L}))?"  # I.M., Ph.D., U.S., J.-P.
    r"|\p{Lu}\p{Ll}?\.\p{Lu}(?!\p{L}|\.)"  # Ph.D without its last stop
    r"|\p{L}[\p{L}\p{M}\p{N}]*+(?:[&’'‘ʻ`´-]\p{L}[\p{L}\p{M}\p{N}]*+)*"
    r"|\p{N}[\p{N}\p{Ll}]*+|&"
)
_POSSESSIVE = regex.compile(r"(?:['’]s|(?<=s)['’])$", regex.IGNORECASE)
_APOSTROPHES = frozenset("'’")
_SPACE = regex.compile(r"[ \t\u00a0\u200e\u200f]+")
_LINE_END = regex.compile(r"[^\S\n]*\n[^\S\n]*")
_WRAPPED = regex.compile(r"\S\r?\n\p{Ll}")
_LINE_BREAK = regex.compile(r"\S\r?\n\S")
_INITIAL = regex.compile(r"(?:\p{Lu}\p{Ll}?\.-?)+|\p{Lu}")


@dataclass(slots=True)  # to make it frozen takes three times as long, and each word of a text is one
class Token:
    """A word with its stop if it is an abbreviation; `gap` is what stands between it and the next token."""

    start: int
    end: int
    text: str
    lower: str
    capital: bool
    gap: str
    joined: bool  # only space follows before the next token

    @property
    def initial(self) -> bool:
        """Whether the token is one or more initials of a name."""
        return _INITIAL.fullmatch(self.text) is not None

    @property
    def possessive(self) -> bool:
        """Whether a possessive ending follows."""
        return self.gap[:1] in {"'", "’"} and self.gap[1:2].lower() in {"s", " ", ""}


@lru_cache(maxsize=1)  # two finders read the same text one after the other
def read_tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order, with the characters between them."""
    wrapped = _is_wrapped(text)
    spans = [_with_stop(text, *match.span()) for match in _TOKEN.finditer(text)]
    tokens: list[Token] = []
    for (start, end), (after, _) in pairwise([*spans, (len(text), len(text))]):
        written, gap = text[start:end], text[end:after]
        joined = gap == " " or _SPACE.fullmatch(gap) is not None or _joins(written, gap)
        if wrapped and "\n" in gap and _LINE_END.fullmatch(gap):
            joined = True
        tokens.append(Token(start, end, written, written.lower(), written[0].isupper(), gap, joined))
    return tuple(tokens)


def _joins(written: str, gap: str) -> bool:
    """Whether an initial is written without a space before the family name ("K.R.Orlun")."""
    return gap == "" and written.endswith(".")


def _with_stop(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without a possessive ending, and with the stop of an abbreviation or initial."""
    if end - start > 2 and not _APOSTROPHES.isdisjoint(text[end - 2 : end]):
        ending = _POSSESSIVE.search(text, start, end)
        if ending is not None:
            return start, ending.start()
    if text.startswith(".", end):
        short = text[start:end]
        if (len(short) == 1 and short.isupper()) or short.lower() + "." in abbreviations():
            return start, end + 1
    return start, end


@cache
def abbreviations() -> frozenset[str]:
    """Title words and parts of names that are written with a stop."""
    words = {word for head in column("title_heads", "head") for word in head.split() if word.endswith(".")}
    return frozenset(
        words
        | {
            "jr.",
            "sr.",
            "st.",
            "esq.",
            "bros.",
            "yu.",
            "ya.",
            "kh.",
            "sh.",
            "ch.",
            "zh.",
            "dzh.",
            "ts.",
            "ma.",
            "md.",
            "mohd.",
            "abd.",
            "th.",
        }
    )


def _is_wrapped(text: str) -> bool:
    """Whether the lines of the text are wrapped at a width, so that a name may run over a line end."""
    breaks = len(_LINE_BREAK.findall(text))
    return breaks > 2 and 3 * len(_WRAPPED.findall(text)) >= breaks


def phrase(tokens: Sequence[Token], first: int, last: int) -> str:
    """The words from `first` to `last`, both included, with single spaces."""
    return " ".join(token.text for token in tokens[first : last + 1])
