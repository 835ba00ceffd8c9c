"""Recognise: text -> runs of parts. A part is a word or mark that dates are built with; a run holds no other word.

One pass over the words of the text with a dictionary look-up each, so that time grows with the text and no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import regex

from .vocabulary import Entry, phrase_at, word_entries, word_entry

_TOKEN = regex.compile(r"\w+|[^\w\s]")
_MIXED = (
    ("ord", regex.compile(r"(\d{1,3})(?:st|nd|rd|th)")),
    ("decade", regex.compile(r"((?:1\d|20)\d0)s")),
    ("shortdecade", regex.compile(r"(\d0)s")),
    ("fiscalcode", regex.compile(r"fy(\d{2}|\d{4})")),
    ("quartercode", regex.compile(r"q([1-4])")),
    ("halfcode", regex.compile(r"h([12])")),
    ("weekcode", regex.compile(r"w(\d{2})")),
)
_QUARTER_FIRST = regex.compile(r"(?:([1-4])Q|Q([1-4]))(\d{4}|\d{2})?|([12])H")  # 4Q, 1Q12, Q312, 1H
_DAY_AND_HOUR = regex.compile(r"\d\dt\d\d")  # of an ISO time: 2012-07-30T10:00
_GLUED_DATE = regex.compile(r"(\d{1,2})([a-z]{3,9})(\d{4}|\d{2})?|([a-z]{3,9})(\d{1,2})|(\d{4})(q[1-4])")
_MARKS = {
    "-": "dash", "–": "dash", "—": "dash", "‐": "dash", "‑": "dash", "−": "dash", "~": "dash", ",": "comma",
    ".": "dot", "/": "slash", "(": "open", ")": "close", "'": "quote", "’": "quote", "&": "and", "[": "open",
    "]": "close",
}  # fmt: skip
_LIST_MARK = regex.compile(r"[-•*–—]|\d{1,3}[.)]\s|\(\w\)")
_OPEN_ENDED = frozenset(
    (
        "num", "ord", "ordword", "of", "comma", "the", "from", "to", "dash", "and", "between", "in", "on", "this",
        "last", "next", "past", "coming", "following", "that", "edge", "nounedge", "count", "vague", "fiscal",
        "academic",
    )
)  # fmt: skip
_SEEDS = frozenset(
    (
        "month", "lowmonth", "weekday", "lowweekday", "year", "unit", "deictic", "decade", "shortdecade", "season",
        "fiscalcode", "quartercode", "halfcode", "holiday", "era", "ord", "hours", "daypart", "weekcode", "fiscal",
        "eightfigures",
        "adbc",
        "decadeword",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A word, number, mark or composed expression at `[start, end)`; `kind` is what the grammar knows it by."""

    kind: str
    start: int
    end: int
    value: Any
    rule: str = ""


def recognise(text: str) -> Iterator[list[Part]]:
    """The runs of parts in a text that hold at least one word of time, in order."""
    entries = word_entries()
    run: list[Part] = []
    seeded = False
    end = 0
    skip_to = 0
    for token in _TOKEN.finditer(text):
        start = token.start()
        if start < skip_to:
            continue
        word = token.group()
        if run and start > end and _breaks(text, run[-1], start):
            if seeded:
                yield run
            run, seeded = [], False
        is_other = word not in entries and word.isalpha()  # as most words are
        parts = [] if is_other else _parts_of(text, word, start)
        if not parts:
            if run and (seeded or _is_last(text, run)):
                yield run
            run, seeded = [], False
            continue
        run.extend(parts)
        seeded = seeded or any(part.kind in _SEEDS for part in parts)
        seeded = seeded or (len(run) > 2 and parts[-1].kind == "num" and run[-2].kind in ("slash", "dash", "dot"))
        end = skip_to = parts[-1].end
    if run and (seeded or _is_last(text, run)):
        yield run


def _is_last(text: str, run: list[Part]) -> bool:
    """Whether nothing but marks follows a run: a number there may be a day ("We leave on the 27.")."""
    return len(text) - run[-1].end < 4 and not text[run[-1].end :].strip(" .!?\n")


def _breaks(text: str, last: Part, start: int) -> bool:
    """Whether a new line before a word opens something new: a blank line, a list's mark, a capital after a whole."""
    lines = text.count("\n", last.end, start)
    if lines == 0:
        return False
    if lines > 1 or _LIST_MARK.match(text, start):
        return True
    return text[start].isupper() and last.kind not in _OPEN_ENDED


def _parts_of(text: str, word: str, start: int) -> list[Part]:
    """The parts that a word stands for: usually one, none for a word that dates are not built with."""
    first = word[0]
    if first.isalpha():
        entry = word_entry(word)
        if entry is None:
            return _mixed(word, start) if len(word) < 14 and not word.isalpha() else []
        return _word_parts(text, word, start, entry)
    if first.isdigit():
        if word.isdigit() and word.isascii():
            return [Part(_number_kind(word), start, start + len(word), int(word) if len(word) < 9 else 0)]
        return _mixed(word, start) if len(word) < 14 else []
    kind = _MARKS.get(word)
    return [Part(kind, start, start + 1, word)] if kind else []


def _word_parts(text: str, word: str, start: int, entry: Entry) -> list[Part]:
    phrase = phrase_at(text, word, start) if entry.opens_phrase else None
    if phrase is not None:
        return [Part(phrase.kind, start, phrase.end, phrase.value)]
    if not entry.kind:
        return []
    end = start + len(word)
    if entry.abbreviates and text[end : end + 1] == "." and _continues(text, end + 1):
        end += 1
    return [Part(entry.kind, start, end, entry.value)]


def _continues(text: str, after: int) -> bool:
    """Whether what follows an abbreviation's full stop is the same sentence: no capital, no end."""
    following = text[after : after + 2].lstrip()[:1]
    return bool(following) and not following.isupper() and following not in "\"'”’"


def _number_kind(word: str) -> str:
    if len(word) <= 2:
        return "num"
    if len(word) == 4 and "1000" <= word < "2200":
        return "year"
    if len(word) == 8 and "19000101" <= word < "20500101":
        return "eightfigures"
    return "bignum"


def _mixed(word: str, start: int) -> list[Part]:
    """Words of letters and figures: "27th", "1990s", "FY07", "10Aug17"."""
    lower = word.lower()
    for kind, pattern in _MIXED:
        found = pattern.fullmatch(lower)
        if found:
            return [Part(kind, start, start + len(word), int(found.group(1)))]
    code = _QUARTER_FIRST.fullmatch(word)
    if code:
        return _code_parts(start, code)
    if _DAY_AND_HOUR.fullmatch(lower):
        return [Part("num", start, start + 2, int(lower[:2]))]
    glued = _GLUED_DATE.fullmatch(lower)
    return _unglued(word, start, glued) if glued else []


def _code_parts(start: int, code: regex.Match[str]) -> list[Part]:
    """The parts of "1Q12", "4Q" and "1H"."""
    if code.group(4):
        return [Part("halfcode", start, start + 2, int(code.group(4)))]
    quarter = Part("quartercode", start, start + 2, int(code.group(1) or code.group(2)))
    year = code.group(3)
    if year is None:
        return [quarter]
    number = int(year) if len(year) == 4 else 2000 + int(year)
    return [quarter, Part("year", start + 2, start + code.end(), number)]


def _unglued(word: str, start: int, glued: regex.Match[str]) -> list[Part]:
    """The parts of "10Aug17", "april22" and "2018Q4"; nothing where the letters name no month."""
    parts: list[Part] = []
    for group in range(1, 8):
        piece = glued.group(group)
        if piece is None:
            continue
        at, until = start + glued.start(group), start + glued.end(group)
        entry = word_entry(piece.capitalize())
        if piece.isdigit():
            parts.append(Part(_number_kind(piece), at, until, int(piece)))
        elif group == 7:
            parts.append(Part("quartercode", at, until, int(piece[1])))
        elif entry is not None and entry.kind == "month":
            parts.append(Part("month", at, until, entry.value))
        else:
            return []
    return parts
