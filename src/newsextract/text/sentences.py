"""Sentences: every character that is not white space lies in exactly one."""

from __future__ import annotations

from itertools import pairwise

import regex

from .stops import sentence_starts

_BULLET = regex.compile(r"(?<=\s)[•‣▪●◦■](?=\s)")


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of text[start:end], a paragraph; none opens or ends in white space."""
    starts = sorted({*sentence_starts(text, start, end), *(hit.start() for hit in _BULLET.finditer(text, start, end))})
    spans = (_trimmed(text, one, other) for one, other in pairwise([*starts, end]))
    return [span for span in spans if span[0] < span[1]]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
