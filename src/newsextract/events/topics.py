"""What an event is about, and what a signed instrument is called: short stretches beside the trigger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex
from spacy.tokens import Doc

from ..mentions import store
from ..mentions.mention import Mention
from ..records.spans import Span
from ..resources.lexicons import read_lexicon
from ..text.doc_text import text_of
from .ranges import mentions_between
from .telling_words import words_that
from .verbs import readings_by_word

_NEAR, _LONGEST = 130, 90
_END = regex.compile(
    r"[.;:!?,()“”\"\n|]|\s(?:that|which|who|with|at|during|after|before|where|when|will|would|was|were|is|are|has|have|"
    r"by|while|as|and\s+(?:the|also|then|other|to))\b",
    regex.IGNORECASE,
)
_ARTICLE = regex.compile(r"(?:the|a|an|their|its|his|her)\s+", regex.IGNORECASE)
_NO_TOPIC = regex.compile(
    r"(?:behalf|sidelines?|margins?|phone|telephone|immediate|(?:the\s+)?(?:first|second|third|last|next)\s+time|"
    r"invitation|occasion|eve|basis|way|site|ground|display|\d+|example|instance|now|more|all|board|you|him|her|them|us|me)\b",
    regex.IGNORECASE,
)
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}’'-]*")
_TOPICAL = regex.compile(
    r"[ ]on[ ](?!\p{N})\p{L}[\p{L}’'-]*"
    r"(?:[ ](?!on\b|with\b|for\b|at\b|by\b|in\b|between\b|was\b|were\b|is\b)[\p{L}’'-]+){0,5}"
)
_KIND = regex.compile(
    r"[ ]of[ ](?:understanding|co-?operation|intent|friendship)(?:[ ]and[ ]\p{Ll}+(?:[ ]\p{Ll}+)?)?", regex.IGNORECASE
)


@cache
def _pattern(sense: str) -> regex.Pattern[str]:
    """The openers of one sense, longest first, so that "to exchange views on" is not read as "on"."""
    words = sorted(
        (row["words"] for row in read_lexicon("topic_openers") if row["sense"] == sense), key=len, reverse=True
    )
    return regex.compile(rf"\b(?:{'|'.join(words)})\s+", regex.IGNORECASE)


def topic_of(doc: Doc, trigger_span: Span, *, sentence: tuple[int, int]) -> Span | None:
    """The words that say what the event is about or for, if its sentence says so."""
    limit = min(sentence[1], trigger_span.end + _NEAR)
    for sense in ("complement", "verb"):
        for found in _pattern(sense).finditer(text_of(doc), trigger_span.end, limit):
            span = _complement(doc, found.end(), sentence[1])
            if span is not None:
                return span
    return None


def _complement(doc: Doc, start: int, limit: int) -> Span | None:
    """The phrase that starts here, without article, up to the next border; None where it is a date or a name."""
    text = text_of(doc)
    article = _ARTICLE.match(text, start)
    start = article.end() if article else start
    limit = min(limit, start + _LONGEST)
    end = _END.search(text, start, limit)
    words = text[start : end.start() if end else limit].rstrip()
    if not end and limit - start == _LONGEST and " " in words:
        words = words.rsplit(" ", 1)[0]
    if len(words) < 3 or _NO_TOPIC.match(words) or _is_named(doc, start):
        return None
    return Span(start=start, end=start + len(words), text=words)


def _is_named(doc: Doc, start: int) -> bool:
    """Whether the phrase opens with a date, a person, a group or a place rather than a topic."""
    kinds: tuple[Sequence[Mention], ...] = (
        store.dates(doc),
        store.people(doc),
        store.groups(doc),
        store.places(doc),
        store.titles(doc),
    )
    near = (mention for found in kinds for mention in mentions_between(found, start - _LONGEST, start + 4))
    return any(start < mention.end for mention in near)


def instrument_of(doc: Doc, trigger_span: Span, *, sentence: tuple[int, int]) -> Span | None:
    """The words that name the signed instrument, nearest to the trigger."""
    first, last = max(sentence[0], trigger_span.start - _NEAR), min(sentence[1], trigger_span.end + _NEAR)
    found = list(_instruments(text_of(doc), first, last))
    nearest = min(found, default=None, key=lambda span: (_gap(span, trigger_span), span[0]))
    if nearest is None:
        return None
    return Span(start=nearest[0], end=nearest[1], text=text_of(doc)[nearest[0] : nearest[1]])


@cache
def _instrument_heads() -> frozenset[str]:
    return frozenset(row["head"] for row in read_lexicon("instrument_heads"))


def _instruments(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Names of instruments: head nouns with their modifiers and what they are on or of."""
    words = list(_WORD.finditer(text, first, last))
    for at, word in enumerate(words):
        if word.group().lower() in _instrument_heads():
            yield words[_first_modifier(text, words, at)].start(), _name_end(text, word.end(), last)


def _first_modifier(text: str, words: list[regex.Match[str]], head: int) -> int:
    """The first of at most three modifiers in front of the head: no verb, no function word, nothing past a mark."""
    first = head
    while first > 0 and head - first < 3 and text[words[first - 1].end() : words[first].start()] == " ":
        word = words[first - 1].group().lower()
        forms = {form for _, form in readings_by_word().get(word, ())} - {"gerund"}
        if word in words_that("no-premodifier") or forms - {"base"}:
            break
        first -= 1
    return first


def _name_end(text: str, end: int, last: int) -> int:
    """Behind "of understanding" and "on …" after a head."""
    for pattern in (_KIND, _TOPICAL):
        further = pattern.match(text, end, last)
        end = further.end() if further else end
    return end


def _gap(span: tuple[int, int], trigger: Span) -> int:
    return max(0, span[0] - trigger.end, trigger.start - span[1])
