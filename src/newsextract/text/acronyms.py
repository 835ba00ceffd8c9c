"""Acronyms in running text: which short form a text defines for which long form, and what can stand for what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

_BRACKETS = regex.compile(r"\(([^()\n]{2,120})\)|\[([^\[\]\n]{2,120})\]")
_LEAD = regex.compile(
    r"(?:(?:here(?:in)?after|henceforth|thereafter|below|further|or|also|abbreviated"
    r"|known|referred|called|to|as|the|in short)[\s:,]+)+",
    regex.IGNORECASE,
)
_QUOTES = "\"'“”‘’«»„ "
_SHORT = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}.&/’'-]*(?: [\p{L}\p{N}][\p{L}\p{N}&/-]*)?")
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}’'&.]*")
_CLAUSE_END = regex.compile(r"[.!?;:]\s|\n|[()\[\]]")
_SMALL = frozenset(
    {
        "of",
        "the",
        "and",
        "for",
        "in",
        "on",
        "to",
        "at",
        "a",
        "an",
        "de",
        "la",
        "del",
        "und",
        "für",
        "et",
        "des",
        "du",
        "da",
        "do",
        "e",
        "y",
    }
)
_PARTS = regex.compile(r"[\s/–—-]+")
_MARKS = ".,;:()\"'“”’"
_LONGEST_SHORT = 10
_LOOK_BACK = 200


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form with the long form that the text gives it, and where both stand."""

    short: str
    long: str
    short_start: int
    long_start: int


def find_definitions(text: str) -> list[Definition]:
    """The short-long pairs that brackets define: "Ministry of Foreign Affairs (MFA)", "MFA (Ministry …)"."""
    return [found for match in _BRACKETS.finditer(text) if (found := _defined_by(text, match)) is not None]


def _defined_by(text: str, match: regex.Match[str]) -> Definition | None:
    group = 1 if match.group(1) is not None else 2
    for start, inside in _readings(match.group(group), match.start(group)):
        if is_short_form(inside):
            long_start = _long_before(text, match.start(), inside)
            if long_start is not None:
                return Definition(inside, text[long_start : match.start()].rstrip(), start, long_start)
    return _reversed(text, match, group)


def _readings(inside: str, start: int) -> Iterator[tuple[int, str]]:
    """What the brackets may give as the short form: all they hold, or what stands before a comma or semicolon."""
    lead = _LEAD.match(inside)
    offset = lead.end() if lead else 0
    for end in dict.fromkeys(
        (len(inside), *(at for at in (inside.find(","), inside.find(";"), inside.find(" or ")) if at > offset))
    ):
        piece = inside[offset:end]
        stripped = piece.strip(_QUOTES)
        yield start + offset + (len(piece) - len(piece.lstrip(_QUOTES))), stripped


def is_short_form(candidate: str) -> bool:
    """Whether the words look like a short form: brief, with a capital letter or digit among its letters."""
    return (
        2 <= len(candidate) <= _LONGEST_SHORT
        and _SHORT.fullmatch(candidate) is not None
        and any(letter.isupper() for letter in candidate)
        and any(letter.isalpha() for letter in candidate)
    )


def _long_before(text: str, end: int, short: str) -> int | None:
    """Where the long form of `short` that ends right before the bracket at `end` starts."""
    window_start = max(0, end - _LOOK_BACK)
    window = text[window_start:end]
    breaks = [found.end() for found in _CLAUSE_END.finditer(window) if not _is_abbreviation(window, found.start())]
    if breaks:
        window_start, window = window_start + breaks[-1], window[breaks[-1] :]
    words = [(found.start(), found.group()) for found in _WORD.finditer(window)]
    if not words or short.lower() == words[-1][1].lower():
        return None
    letters = len([letter for letter in short if letter.isalnum()])
    words = words[-min(letters + 6, 2 * letters + 2) :]
    best = _by_capitals(words, short)
    if best is None:
        at = _align(window[words[0][0] :], short)
        best = None if at is None else words[0][0] + at
    return None if best is None or window[best:].strip() == "" else window_start + best


def _is_abbreviation(window: str, at: int) -> bool:
    """Whether the full stop at `at` ends initials, as in "U.S. Department"."""
    return window[at] == "." and at >= 1 and window[at - 1].isupper() and (at < 2 or not window[at - 2].isalpha())


def _by_capitals(words: list[tuple[int, str]], short: str) -> int | None:
    """The start of the shortest run of words at the end whose capitals spell the short form."""
    for index in range(len(words) - 1, -1, -1):
        phrase = " ".join(word for _, word in words[index:])
        if words[index][1][0].isupper() and spells(short, phrase) and words[index][1][0].upper() == short[0].upper():
            return words[index][0]
    return None


def _align(phrase: str, short: str) -> int | None:
    """Schwartz and Hearst (2003): match the short form's letters from the right; its first letter opens a word."""
    at = len(phrase) - 1
    letters = [letter for letter in short.lower() if letter.isalnum()]
    lowered = phrase.lower()
    for index in range(len(letters) - 1, -1, -1):
        while at >= 0 and (lowered[at] != letters[index] or (index == 0 and at > 0 and lowered[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
        at -= 1
    return at + 1


def _reversed(text: str, match: regex.Match[str], group: int) -> Definition | None:
    """ "MFA (Ministry of Foreign Affairs)": the short form stands before the bracket."""
    inside = match.group(group).strip(_QUOTES)
    before = regex.search(r"(?:^|\s)([\p{L}\p{N}&./-]{2,10}) ?$", text[max(0, match.start() - 14) : match.start()])
    if before is None or " " not in inside or not is_short_form(before.group(1)):
        return None
    short = before.group(1)
    if short.upper() != short or not (spells(short, inside) or _align(inside, short) == 0):
        return None
    return Definition(short, inside, match.start() - len(before.group(0).lstrip()), match.start(group))


def spells(acronym: str, phrase: str) -> bool:
    """Whether the initials of `phrase` spell `acronym`, with or without its small words."""
    letters = "".join(letter for letter in acronym if letter.isalnum()).upper()
    return len(letters) > 1 and letters in initials(phrase)


@lru_cache(maxsize=4096)  # each name of a text is asked about several times
def initials(phrase: str) -> tuple[str, ...]:
    """The acronyms that a phrase can have: from its capitals, from all but small words, from all its words."""
    words = [part for word in _PARTS.split(phrase) if (part := word.strip(_MARKS))]
    capitals = "".join(word[0] for word in words if word[0].isupper())
    content = "".join(word[0].upper() for word in words if word[0].isupper() or word.lower() not in _SMALL)
    everything = "".join(word[0].upper() for word in words)
    return tuple(one for one in dict.fromkeys((capitals, content, everything)) if len(one) > 1)
