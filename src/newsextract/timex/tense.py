"""Whether a sentence looks back or ahead at a place: the nearest verb form or word of planning decides."""

from __future__ import annotations

from functools import lru_cache

import regex

from ..resources.lexicons import read_lexicon
from .frame import Tense

_SENTENCE_END = regex.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\n")
_UNTIL = regex.compile(r"\b(?:until|till)\s+(?:the\s+)?\Z")
_HEADING = regex.compile(r"(?:\A|\n)[ \t]*\Z")
_REACH = 400  # characters of a sentence that are looked at on either side


@lru_cache(maxsize=1)
def _mark() -> regex.Pattern[str]:
    """Every word of tense as one pattern; a passive after an auxiliary ("to be held") counts as one mark."""
    words: dict[str, list[str]] = {"future": [], "past": [], "plan": [], "open": []}
    for row in read_lexicon("tense_words"):
        words[row["tense"]].append(regex.escape(row["word"].replace("_", " "), special_only=True))
    some = {tense: "|".join(sorted(forms, key=len, reverse=True)) for tense, forms in words.items()}
    opened = rf"(?:was|were|been|originally|first|initially|had)(?: \w+)? (?:{some['open']})"
    passive = r"(?:will|shall|to|would|must|should|could|may|can|'ll|’ll)(?: not| also| then| only)? (?:be|have) \w+"
    ahead = rf"{passive}|(?:is|are|was|were) to \w+(?: \w+(?:ed|n|t|d)\b)?|(?:{some['plan']}) to \w+|{some['future']}"
    behind = rf"{some['past']}|[a-z]{{2,}}(?<!ne)ed"
    return regex.compile(rf"\b(?:(?P<open>{opened})|(?P<future>{ahead})|(?P<past>{behind}))\b")


def tense_at(text: str, start: int, end: int) -> Tense | None:
    """The tense around `[start, end)`: of the nearest mark before it in its sentence, else of the nearest behind.

    A date that heads a programme ("TUESDAY:") looks ahead.
    """
    before = text[max(0, start - _REACH) : start]
    if _UNTIL.search(before) or (text[end : end + 1] == ":" and _HEADING.search(before)):
        return "future"
    ends = [found.end() for found in _SENTENCE_END.finditer(before)]
    marks = list(_mark().finditer(before, ends[-1] if ends else 0))
    if marks:
        return _tense(marks[-1])
    after = text[end : end + _REACH]
    stop = _SENTENCE_END.search(after)
    ahead = _mark().search(after, endpos=stop.start() + 1 if stop else len(after))
    return _tense(ahead) if ahead else None


def _tense(mark: regex.Match[str]) -> Tense | None:
    if mark.group("open"):
        return None
    return "future" if mark.group("future") else "past"
