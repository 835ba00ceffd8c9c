"""What an event is about, and what a signed instrument is called: short stretches beside the trigger."""

from __future__ import annotations

import regex
from spacy.tokens import Doc

from ..mentions import store
from ..records.spans import Span

_OPENERS = (
    "to discuss", "to talk about", "to exchange views on", "devoted to", "dedicated to", "aimed at", "focused on",
    "focusing on", "on the subject of", "on the topic of", "on the issue of", "with a view to", "in connection with",
    "within the framework of", "as part of", "in the field of", "concerning", "regarding", "about", "on", "for",
)  # fmt: skip
_OPENER = regex.compile(r"\b(?:" + "|".join(_OPENERS) + r")\s+", regex.IGNORECASE)
_DISCUSSED = regex.compile(
    r"\b(?:discuss(?:ed|ing|es)?|exchang(?:ed|ing) (?:views|opinions) on|touched upon|talked about|considered|reviewed|"
    r"focused on|spoke about|addressed)\s+",
    regex.IGNORECASE,
)
_END = regex.compile(r"[.;:!?,()“”\"\n]|\s(?:that|which|who|with|at|during|after|before|where|when|will|was|were|is|are|and\s+(?:the|also|then|other))\b", regex.IGNORECASE)
_ARTICLE = regex.compile(r"(?:the|a|an|their|its|his|her)\s+", regex.IGNORECASE)
_NEAR, _LONGEST = 130, 90

_INSTRUMENT_HEAD = (
    r"(?:memorand(?:um|a|ums)|agreements?|contracts?|treat(?:y|ies)|protocols?|accords?|deals?|declarations?|conventions?|"
    r"MoUs?|MOUs?|pacts?|letters? of intent|leases?|loans?|partnerships?|charters?|minutes|road ?map|statements?)"
)
_INSTRUMENT = regex.compile(
    r"(?:[\p{L}-]+[ ]){0,3}?\b" + _INSTRUMENT_HEAD + r"\b"
    r"(?:[ ](?:of[ ]understanding|of[ ]cooperation|of[ ]co-operation|of[ ]intent|on[ ](?:[\p{L}-]+[ ]?){1,5}))?",
    regex.IGNORECASE,
)
_FUNCTION = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "their", "its", "his", "her", "our", "and", "or", "of", "to", "in", "on", "at", "for", "with", "by", "from", "signed", "sign", "signing", "concluded", "inked", "initialed", "under", "second", "first", "two", "three", "several", "new", "has", "have", "had", "will", "would", "was", "were", "is", "are", "been", "into", "between"]
)


def topic_of(doc: Doc, trigger_span: Span, *, sentence: tuple[int, int]) -> Span | None:
    """The words that say what the event is about or for, if its sentence says so."""
    text = doc.text
    right = text[trigger_span.end : min(sentence[1], trigger_span.end + _NEAR)]
    for opener in (_OPENER, _DISCUSSED):
        for found in opener.finditer(right):
            span = _complement(doc, trigger_span.end + found.end(), sentence[1])
            if span is not None:
                return span
    return None


def _complement(doc: Doc, start: int, limit: int) -> Span | None:
    """The phrase that starts here, without article, up to the next border; None where it is a date or a name."""
    text = doc.text
    article = _ARTICLE.match(text, start)
    start = article.end() if article else start
    limit = min(limit, start + _LONGEST)
    end = _END.search(text, start, limit)
    words = text[start : end.start() if end else limit].rstrip()
    if not end and limit - start == _LONGEST and " " in words:
        words = words.rsplit(" ", 1)[0]
    if len(words) < 3 or _is_named(doc, start, start + len(words)):
        return None
    return Span(start=start, end=start + len(words), text=words)


def _is_named(doc: Doc, start: int, end: int) -> bool:
    """Whether the phrase opens with a date, a person, a group or a place rather than a topic."""
    named = (*store.dates(doc), *store.people(doc), *store.groups(doc), *store.places(doc), *store.titles(doc))
    return any(mention.start <= start + 3 and start < mention.end for mention in named)


def instrument_of(doc: Doc, trigger_span: Span, *, sentence: tuple[int, int]) -> Span | None:
    """The words that name the signed instrument, nearest to the trigger."""
    text = doc.text
    first, last = max(sentence[0], trigger_span.start - _NEAR), min(sentence[1], trigger_span.end + _NEAR)
    found = [_trimmed(match) for match in _INSTRUMENT.finditer(text, first, last)]
    nearest = min(found, default=None, key=lambda span: (_gap(span, trigger_span), span[0]))
    if nearest is None:
        return None
    return Span(start=nearest[0], end=nearest[1], text=text[nearest[0] : nearest[1]])


def _trimmed(match: regex.Match[str]) -> tuple[int, int]:
    """Without function words and verbs in front of the name of the instrument."""
    start, words = match.start(), match.group()
    while " " in words and words.split(" ", 1)[0].lower() in _FUNCTION:
        start += len(words.split(" ", 1)[0]) + 1
        words = words.split(" ", 1)[1]
    return start, start + len(words.rstrip())


def _gap(span: tuple[int, int], trigger: Span) -> int:
    return max(0, span[0] - trigger.end, trigger.start - span[1])
