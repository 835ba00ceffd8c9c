"""The words around a trigger, as far as its clause reaches on the surface."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from ..records.spans import Span

_WORD = regex.compile(r"n['’]t\b|['’]\p{L}+|\p{L}+(?:[-'’]\p{L}+)*|\p{N}+|[^\s\p{L}\p{N}]")
_LONGEST = 260
_BREAKS_BEFORE = frozenset(
    {";", ":", "!", "?", "…", "“", "”", '"', "after", "before", "following", "which", "who", "whom", "whose",
     "when", "while", "where", "because", "although", "though", "but", "said", "says", "since", "until", "as"}
)  # fmt: skip
_BREAKS_AFTER = frozenset(
    {";", ":", "!", "?", "…", "“", "”", '"', "after", "before", "who", "whom", "whose", "when", "while", "where",
     "because", "although", "though", "said", "says", "since", "until", "as"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a trigger and of its clause on either side of it, in lower case and in the order of the text."""

    before: tuple[str, ...]
    trigger: tuple[str, ...]
    after: tuple[str, ...]


def words_of(text: str) -> tuple[str, ...]:
    """The words and marks of a text in lower case; the month of May keeps its capital, "may" being another word."""
    return tuple(word if word == "May" else word.lower() for word in _WORD.findall(text))


def clause_around(text: str, trigger: Span, sentence: tuple[int, int]) -> Clause:
    """The clause of a trigger; its sentence and an upper length bound it."""
    left = words_of(text[max(sentence[0], trigger.start - _LONGEST) : trigger.start])
    right = words_of(text[trigger.end : min(sentence[1], trigger.end + _LONGEST)])
    first = next((i + 1 for i in range(len(left) - 1, -1, -1) if left[i] in _BREAKS_BEFORE), 0)
    last = next((i for i, word in enumerate(right) if word in _BREAKS_AFTER), len(right))
    return Clause(left[first:], words_of(trigger.text) or (trigger.text,), right[:last])
