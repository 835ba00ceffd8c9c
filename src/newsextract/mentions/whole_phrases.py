"""Spans of the model that break off in the middle of a phrase, made whole."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import regex

from ..model.advice import Span
from ..resources.lexicons import column
from .mention import Label
from .name_evidence import is_patronymic
from .name_tokens import read_tokens
from .title_lexicon import head_at

Scored = tuple[int, int, float]  # start and end in characters, and how sure the model is

_LOOSE = frozenset({"a", "an", "and", "or", "of", "for", "the", "from", "with", "in", "at", "to", "by", "&"})
_LAST_WORD = regex.compile(r"(?<!\S)\S+\s*$")
_DETERMINERS = "an?|the|his|her|its|their|our|my|your"
_OPENING = regex.compile(rf"(?:(?:{_DETERMINERS})(?:\s+|$))+")  # in lower case: "The Hague" and "A Coruña" stay whole
_NOBODY = regex.compile(_DETERMINERS, regex.IGNORECASE)
_BETWEEN = frozenset({" ", "\u00a0"})  # not a line's end, which parts a signature from the next one
_MODIFIED = frozenset({"post", "rank"})  # "Oakdale Institute Director"; "Prince" and "Dr" are titles of their own


def whole_phrases(label: Label, text: str, spans: Sequence[Scored], *, least: float = 0.0) -> Iterator[Scored]:
    """The spans of a label that are at least `least` sure, in order, those that break off made whole.

    What breaks off goes on into a sure span right behind it, or else loses the loose words at its end: "mayors and" +
    "ministers" is one group; "Foreign Policy Institute" + "Director" is one title, as the first of them has no word
    that is a title. A phrase is as sure as the least sure of its parts. A group has no determiner before it: "his
    entourage" is "entourage", and "his" is nobody.
    """
    joined = _joined(label, text, spans, least)
    return _without_determiners(text, joined) if label == "group" else joined


def whole_names(spans: Sequence[Scored], names: Sequence[Span]) -> list[Scored]:
    """The spans, in order; parts of one of the `names`, which do not overlap, become that name, as sure as the surest.

    >>> whole_names([(0, 7, 0.9), (12, 19, 0.6)], [(0, 19)])  # "Antigua", "Barbuda"
    [(0, 19, 0.9)]
    """
    made: dict[Span, float] = {}
    ordered = sorted(names)
    for start, end, score in spans:
        before = bisect_right(ordered, start, key=lambda name: name[0])
        within = before and end <= ordered[before - 1][1]
        whole = ordered[before - 1] if within else (start, end)
        made[whole] = max(score, made.get(whole, 0.0))
    return sorted((start, end, score) for (start, end), score in made.items())


def _joined(label: Label, text: str, spans: Sequence[Scored], least: float) -> Iterator[Scored]:
    """The sure spans; those that break off joined with what follows, or cut."""
    held: Scored | None = None
    for span in (one for one in spans if one[2] >= least):
        whole = span
        if held is not None and _goes_on(label, text, held, span):
            whole = held[0], span[1], min(held[2], span[2])
        elif held is not None:
            yield from _without_loose_end(text, held)
        held = whole
        if not _may_go_on(label, text, whole):
            yield whole
            held = None
    if held is not None:
        yield from _without_loose_end(text, held)


def _may_go_on(label: Label, text: str, span: Scored) -> bool:
    """Whether a span may only be the beginning of a phrase."""
    if label == "person" and " " not in text[span[0] : span[1]].strip():
        return True
    return _ends_loose(text, span) or _is_headless(label, text, span)


def _goes_on(label: Label, text: str, span: Scored, following: Scored) -> bool:
    """Whether a span that breaks off goes on in the next one."""
    if text[span[1] : following[0]] not in _BETWEEN:
        return False
    if _ends_loose(text, span):
        return True
    if label == "person":
        words = text[following[0] : following[1]].split()
        return len(words) == 2 and is_patronymic(words[1])  # "Ivanov" + "Ivan Petrovich"
    is_courtesy = text[span[0] : span[1]] in column("courtesy_acronyms", "word")
    return _is_headless(label, text, span) and not is_courtesy and _head_kind(text, following) in _MODIFIED


def _ends_loose(text: str, span: Scored) -> bool:
    last = _LAST_WORD.search(text[span[0] : span[1]])
    return last is not None and last.group().strip() in _LOOSE


def _is_headless(label: Label, text: str, span: Scored) -> bool:
    return label == "title" and _head_kind(text, span) is None


def _head_kind(text: str, span: Scored) -> str | None:
    """The kind of the first word of a title that is one by itself."""
    tokens = read_tokens(text[span[0] : span[1]])
    return next((head.kind for at in range(len(tokens)) if (head := head_at(tokens, at)) is not None), None)


def _without_determiners(text: str, spans: Iterable[Scored]) -> Iterator[Scored]:
    """The spans behind their determiners; nothing where there is no more."""
    for start, end, score in spans:
        opening = _OPENING.match(text, start, end)
        first = start if opening is None else opening.end()
        if first < end and _NOBODY.fullmatch(text, first, end) is None:
            yield first, end, score


def _without_loose_end(text: str, span: Scored) -> Iterator[Scored]:
    """The span up to its last word that is not loose; nothing where all are."""
    start, end, score = span
    words = text[start:end]
    while (last := _LAST_WORD.search(words)) is not None and last.group().strip() in _LOOSE:
        words = words[: last.start()].rstrip()
    if words:
        yield start, start + len(words), score
