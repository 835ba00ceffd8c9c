"""Spans of the model that break off in the middle of a phrase, made whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from .mention import Label
from .name_tokens import read_tokens
from .title_lexicon import head_at

Scored = tuple[int, int, float]  # start and end in characters, and how sure the model is

_DANGLING = regex.compile(r"\s+(?:and|or|of|for|the|from|with|in|at|to|by|&)$")


def whole_phrases(label: Label, text: str, spans: Sequence[Scored]) -> Iterator[Scored]:
    """The spans of a label in order; what breaks off goes on into a span right behind it, or ends a word earlier.

    "mayors and" + "ministers" is one group; "Foreign Policy Institute" + "Director" is one title, as the first of them
    has no word that is a title.
    """
    held: Scored | None = None
    for span in spans:
        whole = span
        if held is not None and held[1] + 1 == span[0]:
            whole = held[0], span[1], min(held[2], span[2])
        elif held is not None:
            yield _without_loose_end(text, held)
        held = whole if _breaks_off(label, text, whole[0], whole[1]) else None
        if held is None:
            yield whole
    if held is not None:
        yield _without_loose_end(text, held)


def _breaks_off(label: Label, text: str, start: int, end: int) -> bool:
    return _DANGLING.search(text, start, end) is not None or (label == "title" and _is_headless(text[start:end]))


def _is_headless(words: str) -> bool:
    tokens = read_tokens(words)
    return all(head_at(tokens, at) is None for at in range(len(tokens)))


def _without_loose_end(text: str, span: Scored) -> Scored:
    start, end, score = span
    while (found := _DANGLING.search(text, start, end)) is not None:
        end = found.start()
    return start, end, score
