"""The lines of a text, and which of them one writer's line breaks merely wrapped."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import regex

from .stops import ends_sentence

_NARROWEST, _WIDEST = 45, 130  # characters of a wrapped line
_FEWEST = 3  # full lines that it takes to show a width
_BULLET = regex.compile(r"[•‣▪●◦·*–—-]\s")
_ENTRY = regex.compile(r"\(?(?:\d{1,3}|\p{Ll}|[ivx]{1,4})[.)]\s|\(?\p{Lu}\)\s")
_HANGING = regex.compile(
    r"(?<![;,])\s(?:and|or|of|the|for|to|in|with|by|an?|at|from|&|AND|OR|OF|THE|FOR|TO|IN|WITH|BY|AT|FROM)$"
)
_LISTED = regex.compile(r";\s(?:and|or)$")
_ADDRESS = regex.compile(r"\S{0,40}(?:@|www\.|://|:(?=\s|$))")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, without the white space at its ends; `after_blank` if a blank line comes before."""

    start: int
    end: int
    words: str
    after_blank: bool

    def __len__(self) -> int:
        return self.end - self.start


def read_lines(text: str) -> list[Line]:
    """The lines that hold something, in order; every line end that Unicode knows counts."""
    lines: list[Line] = []
    start, blank = 0, False
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        if words:
            begin = start + len(raw) - len(raw.lstrip())
            lines.append(Line(begin, begin + len(words), words, blank))
        blank = not words
        start += len(raw)
    return lines


def join_wrapped(lines: list[Line]) -> list[list[Line]]:
    """Lines grouped into paragraphs: a line joins the one before where only the width of the page parted them."""
    width = wrap_width(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def wrap_width(lines: list[Line]) -> int | None:
    """The width at which a text is wrapped, or null for a text whose lines end where the writer ended them."""
    widths = sorted(len(line) for line in lines)
    width = widths[int(0.98 * (len(widths) - 1))] if widths else 0
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = 0
    for block in _blocks(lines):
        filled = sum(1 for one, other in pairwise(block) if _is_full(one, other, width))
        full += filled if filled >= 0.6 * (len(block) - 1) else 0
    return width if full >= _FEWEST else None


def _blocks(lines: list[Line]) -> list[list[Line]]:
    """The lines between blank ones."""
    blocks: list[list[Line]] = []
    for line in lines:
        if line.after_blank or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the first word of the next line would have been too much for this one."""
    return len(line) + 1 + len(following.words[:width].split(maxsplit=1)[0]) > width


def _continues(line: Line, following: Line, width: int | None) -> bool:
    """Whether one paragraph goes on from a line to the next."""
    if following.after_blank or "|" in line.words or _BULLET.match(following.words):
        return False
    ended = ends_sentence(line.words)
    if width is not None and _is_full(line, following, width):
        return not (ended and _ENTRY.match(following.words)) and not _stands_alone(line, following)
    if ended or _ENTRY.match(following.words) or _ADDRESS.match(following.words):
        return False
    if line.words[-1] in ":;{}" or _LISTED.search(line.words[-8:]) or _stands_alone(line, following):
        return False
    return following.words[0].islower() or _HANGING.search(line.words[-12:]) is not None


def _stands_alone(line: Line, following: Line) -> bool:
    """Whether a line is a heading in capitals, or announces what is quoted or listed below."""
    if following.words[0].islower():
        return False
    return line.words[-1] == ":" or (line.words.isupper() and not following.words.isupper())
