"""Sentences in rules: plain English with its mentions marked, so that they can be tested before any finder has run.

`[Ana Lind|person>visitor] visited [Porto|place>destination] on [Monday|date].` marks three mentions; what follows
`>` is the role that the rule must give the mention.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast, get_args

import regex

from ..mentions.mention import Label

_MARK = regex.compile(r"\[([^\[\]|]+)\|([a-z]+)(?:>([a-z]+))?\]")
_LABELS = frozenset(get_args(Label))


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and its marks: start, end, label and expected role (empty where none is expected)."""

    text: str
    marks: tuple[tuple[int, int, Label, str], ...]


def read_example(written: str) -> Example:
    """The plain sentence and the marks of a written example.

    Raises `ValueError` for a label that no mention has.
    """
    text = ""
    marks: list[tuple[int, int, Label, str]] = []
    last = 0
    for found in _MARK.finditer(written):
        text += written[last : found.start()]
        words, label, role = found.group(1), found.group(2), found.group(3) or ""
        if label not in _LABELS:
            raise ValueError(f"no mention is a {label!r}: {written}")
        marks.append((len(text), len(text) + len(words), cast(Label, label), role))
        text += words
        last = found.end()
    return Example(text + written[last:], tuple(marks))
