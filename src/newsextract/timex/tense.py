"""Whether a sentence looks back or ahead at a place: the nearest verb form or word of planning decides."""

from __future__ import annotations

from functools import cache

import regex

from ..resources.lexicons import read_lexicon
from .frame import Tense

_SENTENCE_END = regex.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\n")
_LAST_SENTENCE_END = regex.compile(rf"(?r)(?:{_SENTENCE_END.pattern})")
_UNTIL = regex.compile(r"\b(?:[Uu]ntil|[Tt]ill)\s+(?:the\s+)?\Z")
_HEADING = regex.compile(r"(?:\A|\n)[ \t]*\Z")
_REACH = 240  # characters of a sentence that are looked at on either side


@cache
def _mark(direction: str = "") -> regex.Pattern[str]:
    """Every word of tense as one pattern; a passive after an auxiliary ("to be held") counts as one mark."""
    words: dict[str, list[str]] = {"future": [], "past": [], "plan": [], "open": []}
    for row in read_lexicon("tense_words"):
        words[row["tense"]].append(row["word"].replace("_", " "))
    opened = r"(?:was|were|been|originally|first|initially|had)(?: \w+)? \L<open>(?: (?:for|to|on|in))?"
    passive = r"(?:will|shall|to|would|must|should|could|may|can|'ll|’ll)(?: not| also| then| only)? (?:be|have) \w+"
    ahead = rf"{passive}|(?:is|are|was|were) to \w+(?: \w+(?:ed|n|t|d)\b)?|\L<plan> to \w+|\L<future>"
    behind = r"\L<past>|[a-z]{2,}(?<!ne)ed"
    return regex.compile(
        rf"{direction}\b(?:(?P<open>{opened})|(?P<future>{ahead})|(?P<past>{behind}))\b",
        open=words["open"],
        plan=words["plan"],
        future=words["future"],
        past=words["past"],
    )


def tense_at(text: str, start: int, end: int) -> Tense | None:
    """The tense around `[start, end)`: of the nearest mark before it in its sentence, else of the nearest behind.

    A date that heads a programme ("TUESDAY:") looks ahead.
    """
    before = text[max(0, start - _REACH) : start]
    if _UNTIL.search(before) or (text[end : end + 1] == ":" and _HEADING.search(before)):
        return "future"
    ended = _LAST_SENTENCE_END.search(before)
    mark = _mark("(?r)").search(before, ended.end() if ended else 0)
    if mark:
        return _tense(mark)
    after = text[end : end + _REACH]
    stop = _SENTENCE_END.search(after)
    ahead = _mark().search(after, endpos=stop.start() + 1 if stop else len(after))
    return _tense(ahead) if ahead else None


def _tense(mark: regex.Match[str]) -> Tense | None:
    if mark.group("open"):
        return None
    return "future" if mark.group("future") else "past"
