"""When an event takes place: the date of its clause, else the day that the article's opening sets."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Sequence

import regex
from spacy.tokens import Doc

from ..entities.entity import DateEntity, Entities
from ..records.spans import Span
from ..text.doc_text import text_of
from ..text.layout import Layout, layout_of
from .clause_text import words_of
from .distance import TOO_FAR, distance
from .event import FoundEvent
from .ranges import dates_between
from .telling_words import words_that
from .venues import place_of, venue_of

IN_CLAUSE, IN_SENTENCE = "date beside the trigger", "date in the same sentence"
FROM_LEAD = "date of the article's opening"
FROM_FRAME = "date that opens the sentence before"
FROM_OPENER = "date that last opened a sentence before"
_CLOSE = 14  # a date no further than this stands beside its trigger
_FRESH, _WHILE_SAME = 800, 2000  # characters for which the opening's day goes on: alone, and while events keep to it
_FEW_DAYS = 14  # that a text goes on telling of
_LONGEST_EVENT = 370  # days: a longer stretch of time does not say when one event takes place
_FIRST_DATES = 200  # dates of a text among which a "today" is looked for
_LEAD = 700  # characters of the article's first paragraphs that set the day for what follows


def date_of(
    doc: Doc, entities: Entities, trigger_span: Span, *, sentence: tuple[int, int], previous: FoundEvent | None
) -> tuple[DateEntity | None, str | None, str | None, str]:
    """The date that says when the event takes place, its first and last day, and how that is known."""
    near = _nearest_date(doc, entities, trigger_span, sentence)
    if near is not None:
        close = distance(text_of(doc), near.mention, trigger_span) <= _CLOSE
        return near, near.start_date, near.end_date, IN_CLAUSE if close else IN_SENTENCE
    if _is_told_of_another_time(text_of(doc), trigger_span):
        return None, None, None, ""
    frame = _frame_date(doc, entities, sentence)
    if frame is not None:
        return frame, frame.start_date, frame.end_date, FROM_FRAME
    lead = _lead_date(doc, entities)
    if lead is None or not _is_of_the_day(doc, lead, trigger_span, previous):
        return None, None, None, ""
    return lead, lead.start_date, lead.end_date, FROM_LEAD


def _nearest_date(doc: Doc, entities: Entities, trigger: Span, sentence: tuple[int, int]) -> DateEntity | None:
    costs = [
        (distance(text_of(doc), date.mention, trigger), at, date)
        for at, date in enumerate(dates_between(entities, *sentence))
        if _can_date(doc, date, trigger, entities.published)
    ]
    best = min(costs, default=None, key=lambda one: one[:2])
    return best[2] if best is not None and best[0] <= TOO_FAR else None


_REPORTS = words_that("report")
_TERMS = words_that("term")
_POINTS = words_that("date-opener")
_YEAR = regex.compile(r"\b\d{4}\b")


def _can_date(doc: Doc, date: DateEntity, trigger: Span, published: str | None) -> bool:
    """Whether a date can say when something takes place, and not when it was reported or how long it holds."""
    if date.start_date is None or _days(date) > _LONGEST_EVENT or _is_dateline(doc, date, published):
        return False
    if _is_target(date, published):
        return False
    before = words_of(text_of(doc)[max(0, date.mention.start - 40) : date.mention.start])[-3:]
    after = words_of(text_of(doc)[date.mention.end : date.mention.end + 40])[:2]
    if any(word in _TERMS for word in before[-1:]):
        return False
    reported = set(before[-2:]) & _REPORTS or set(after[:1]) & _REPORTS
    return not reported or after[:1] == (",",) or 0 <= date.mention.start - trigger.end < 12


_FRAME_OPENING = regex.compile(r"(?:[Ii]n|[Oo]n|[Dd]uring|[Oo]ver)\s+(?:the\s+)?|")
_OPENING = regex.compile(
    r"(?:\(?\w{1,3}[.)]|[•*–—-])?\s*(?:\p{L}+,\s+)?"
    r"(?:(?:in|on|during|over|from|also on|later on|earlier on)\s+(?:the\s+)?)?"
    r"(?:(?:morning|afternoon|evening|night) of\s+)?",
    regex.IGNORECASE,
)
_SMALL_WORD = regex.compile(r"(?<!\w)\p{Ll}{2,}")
_REMEMBERED = 8  # sentences for which a day that opens one goes on being told of


def is_of_later(doc: Doc, date: DateEntity, triggers: Sequence[Span]) -> bool:
    """Whether a day, or few days, opens a sentence behind all triggers: it governs what follows, not what comes before.

    "She will visit the agency. On 13 March, she will visit the university."
    """
    start, end = _sentence_of(doc, date)
    goes_on = _SMALL_WORD.search(text_of(doc), date.mention.end, end) is not None  # no date line of a programme or page
    later = goes_on and all(trigger.start < start for trigger in triggers)
    return later and _opens_with_day(doc, date)


def opener_before(doc: Doc, entities: Entities, offset: int) -> DateEntity | None:
    """The last day, or few days, that opened one of the sentences just before an offset, or its own."""
    sentences = layout_of(doc).sentences
    first, _ = sentences[max(0, layout_of(doc).sentence_number_at(offset) - _REMEMBERED)]
    for date in reversed(dates_between(entities, first, offset)):
        if _opens_with_day(doc, date) and _can_date(doc, date, _nowhere(date), entities.published):
            return date
    return None


def _opens_with_day(doc: Doc, date: DateEntity) -> bool:
    """Whether a day, or few days, opens a sentence: behind a number or mark, an adverb and a preposition at most."""
    if _days(date) > _FEW_DAYS:
        return False
    start, _ = _sentence_of(doc, date)
    return bool(_OPENING.fullmatch(text_of(doc), start, date.mention.start))


def _sentence_of(doc: Doc, date: DateEntity) -> tuple[int, int]:
    layout = layout_of(doc)
    return layout.sentences[layout.sentence_number_at(date.mention.start)]


def _frame_date(doc: Doc, entities: Entities, sentence: tuple[int, int]) -> DateEntity | None:
    """The date set in front of the sentence before, in the same paragraph: "In the 2012 season, ties grew." """
    sentences = layout_of(doc).sentences
    at = bisect_left(sentences, sentence[0], key=lambda span: span[0]) - 1
    if at < 0:
        return None
    start, end = sentences[at]
    text = text_of(doc)
    if "\n" in text[start : sentence[0]]:
        return None
    for date in dates_between(entities, start, min(end, start + 16)):
        opens = _FRAME_OPENING.fullmatch(text[start : date.mention.start]) and text[date.mention.end : end][:1] == ","
        if opens and date.start_date and _days(date) <= _LONGEST_EVENT:
            return date
    return None


def _is_target(date: DateEntity, published: str | None) -> bool:
    """Whether a date is a year far ahead, as in "climate neutrality by 2050"."""
    if published is None or date.start_date is None or _days(date) < _LONGEST_EVENT - 10:
        return False
    return int(date.start_date[:4]) > int(published[:4]) + 1


def _days(date: DateEntity) -> int:
    if date.start_date is None or date.end_date is None:
        return 0
    return (datetime.date.fromisoformat(date.end_date) - datetime.date.fromisoformat(date.start_date)).days


def _is_dateline(doc: Doc, date: DateEntity, published: str | None) -> bool:
    """Whether a date stands at the head of the article or of a paragraph to say when it was published."""
    zone = layout_of(doc).zone_at(date.mention.start)
    if zone is not None and zone.kind == "dateline":
        return True
    before = words_of(text_of(doc)[max(0, date.mention.start - 20) : date.mention.start])[-1:]
    is_whole = _YEAR.search(date.mention.text) is not None and date.start_date == date.end_date == published
    return is_whole and not set(before) & _POINTS


_OTHER_TIME = words_that("other-time")


def _is_told_of_another_time(text: str, trigger: Span) -> bool:
    """Whether words before the trigger say that it is not of the day that the article tells of."""
    return any(word in _OTHER_TIME for word in words_of(text[max(0, trigger.start - 40) : trigger.start])[-3:])


def _lead_date(doc: Doc, entities: Entities) -> DateEntity | None:
    """The day that the article's opening sets, else the first "today" of the text."""
    start = _text_start(layout_of(doc))
    for date in dates_between(entities, start, start + _LEAD):
        if _days(date) <= _FEW_DAYS and _sets_the_day(doc, date, entities):
            return date
    first = entities.dates[:_FIRST_DATES]
    today = (date for date in first if date.start_date == date.end_date == entities.published and _is_in_words(date))
    return next(today, None)


def _is_of_the_day(doc: Doc, lead: DateEntity, trigger: Span, previous: FoundEvent | None) -> bool:
    """Whether an event told without a date goes on from the opening's: near it, and no other day was named between."""
    reach = trigger.start - _text_start(layout_of(doc))
    if previous is None or previous.date is None:
        return reach < _FRESH
    same = (previous.start_date, previous.end_date) == (lead.start_date, lead.end_date)
    return same and reach < _WHILE_SAME


def _text_start(layout: Layout) -> int:
    return next((zone.start for zone in layout.zones if zone.kind == "paragraph"), 0)


def _sets_the_day(doc: Doc, date: DateEntity, entities: Entities) -> bool:
    before = words_of(text_of(doc)[max(0, date.mention.start - 20) : date.mention.start])[-1:]
    return _can_date(doc, date, _nowhere(date), entities.published) and not set(before) & {"of", "'s", "’s"}


def _nowhere(date: DateEntity) -> Span:
    """A place in the text that no event is told at: for asking whether a date can say when anything takes place."""
    return Span(start=date.mention.start, end=date.mention.start + 1, text=date.mention.text[:1])


def _is_in_words(date: DateEntity) -> bool:
    return not any(character.isdigit() for character in date.mention.text)


__all__ = [
    "FROM_LEAD",
    "FROM_OPENER",
    "IN_CLAUSE",
    "IN_SENTENCE",
    "date_of",
    "is_of_later",
    "opener_before",
    "place_of",
    "venue_of",
]
