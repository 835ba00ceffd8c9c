"""What looks like a date and is none: numbers, names, verbs, addresses, fractions. One small question per kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import regex

from .expressions import Century, Holiday, NamedYear, Nth, PartialDate, Range
from .neighbours import ahead, behind
from .parts import Part

_REACH = 40  # characters of context that a question may look at on either side
_TOUCH_BEFORE = regex.compile(r"(?:[$€£¥#_@\\\w=&]|\d[.,:]|[\w%]/|\d-|(?<!\b[Pp](?:re|ost))(?<=[A-Za-z]{2})-)\Z")
_TOUCH_AFTER = regex.compile(r"(?!T\d\d:)[%_@\w=]|[.,:]\d|/\w|-\d|-(?:year|day|month)-old|-strong")
_INITIAL_BEHIND = regex.compile(r"\b[A-Z]\. ?\Z")
_YEAR_BEHIND = regex.compile(r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Yy]ear|[Ff]rom)\s+(?:the\s+year\s+)?\Z")
_CLOSES = regex.compile(r"\s*(?:\Z|[,.;:!?)–—\"”\n]|-\s)")
_THE_BEHIND = regex.compile(r"\b[Tt]he\s+\Z")
_AIM_AHEAD = regex.compile(r"\s+(?:on|for|of)\s+[A-Z]")  # the March on Washington
_NAME_AHEAD = regex.compile(r"\s+(?!I\b)[A-Z][a-z]+")
_NAME_BEHIND = regex.compile(
    r"\b(?!(?:On|In|At|By|For|The|This|Until|Since|After|Before|During|From|To|Last|Next|Every|And|Of)\b)[A-Z][\w.'’-]*\s+\Z"
)
_HEADS_LINE = regex.compile(r"(?:\A|[\n(|–—-])\s*\Z")
_WORD_AHEAD = regex.compile(r"\s+[a-z]")
_STREET_AHEAD = regex.compile(
    r"\s+(?:[NSEW]\.?\s+)?(?:[A-Z][\w.]*\s+){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Boulevard|Blvd|Lane|Parkway)\b"
)
_PHONE_BEHIND = regex.compile(r"(?:\+\d[\d\s().-]*|(?<!\d)\d{3}\s)\Z")
_GAME_AHEAD = regex.compile(r"\s+of (?:the )?(?:match|game|students|people|all)")
_WEEKDAY_BEHIND = regex.compile(
    r"(?:\b(?:on|this|by|until|from)\s+|^\s*|[\n(]|day\s+(?:or|and)\s+|\b[A-Z][a-z]{2}\s+(?:or|and)\s+)\Z"
)
_LAW_AHEAD = regex.compile(r"\)?\s+(?:[A-Z]\w+\s+(?:and |to )?){0,5}(?:NDAA|Bill|Act|Program)\b")
_SHORT_WEEKDAYS = frozenset(
    ["Sun", "Sat", "Wed", "Mon", "Fri", "Thu", "Tue", "SUN", "SAT", "WED", "MON", "FRI", "THU", "TUE"]
)
_NAMES_TOO = ("Mar", "May", "Apr", "Jun", "Aug", "Jan")


@dataclass(frozen=True, slots=True)
class Place:
    """An expression where it stands: its words, and a little of the text on either side."""

    part: Part
    words: str
    before: str
    after: str


def stands(text: str, part: Part) -> bool:
    """Whether a composed expression is a date where it stands."""
    before, after = text[max(0, part.start - _REACH) : part.start], text[part.end : part.end + _REACH]
    if _TOUCH_BEFORE.search(before) or _TOUCH_AFTER.match(after):
        return False
    question = _QUESTIONS.get(part.kind)
    return question is None or question(Place(part, text[part.start : part.end], before, after))


def _is_identifier(place: Place) -> bool:
    """Whether the word before makes the figures a number of something: "Regulation 2019", "S. 1941"."""
    return bool(behind("identifier", r"\s+").search(place.before) or _INITIAL_BEHIND.search(place.before))


def _is_year(place: Place) -> bool:
    """Whether four figures are a year: no identifier, no amount, no part of a longer number."""
    expression = place.part.value
    if not isinstance(expression, PartialDate) or expression.year is None:
        return True
    if _is_identifier(place) or behind("amount").search(place.before):
        return False
    if ahead("counted", r"[\s-]*(?:(?:[a-z]+|[A-Z]+)\s+)?").match(place.after):
        return False
    if regex.search(r"\d\s\Z", place.before) and regex.match(r"\s\d", place.after):
        return False
    if _PHONE_BEHIND.search(place.before):
        return False
    if _STREET_AHEAD.match(place.after) and not _YEAR_BEHIND.search(place.before):
        return False
    if expression.year % 100 == 0 or not 1700 <= expression.year <= 2070:
        return bool(_YEAR_BEHIND.search(place.before))
    return True


def _is_month(place: Place) -> bool:
    """Whether a month's name stands for the month: no verb, no person."""
    expression, word = place.part.value, place.words
    if place.part.rule in ("year-month-number", "month-number-year"):
        return not _is_identifier(place)
    if not isinstance(expression, PartialDate) or expression.year is not None or expression.within is not None:
        return True
    if behind("frequency").search(place.before) or ahead("event name").match(place.after):
        return False
    if word == "March" and _THE_BEHIND.search(place.before) and _AIM_AHEAD.match(place.after):
        return False
    if behind("date preposition", r"[\s-]+").search(place.before):
        return not _names_person(place)
    if word.lower() in ("may", "march") and (ahead("verb of may").match(place.after) or _WORD_AHEAD.match(place.after)):
        return False
    if word[:3] in _NAMES_TOO and (_NAME_AHEAD.match(place.after) or _NAME_BEHIND.search(place.before)):
        return False
    return len(word) > 3 or word == "May" or bool(_HEADS_LINE.search(place.before))


def _is_no_event_name(place: Place) -> bool:
    """Whether a day without a year is no part of an event's name: "the March 1 Movement"."""
    expression = place.part.value
    yearless = isinstance(expression, PartialDate) and expression.year is None
    return not (yearless and ahead("event name").match(place.after))


def _names_person(place: Place) -> bool:
    """Whether a month behind a preposition opens a person's name: "thanked by June Holm"."""
    person = regex.search(r"\b(?:and|by|of|from|to|for|after|before)\s+\Z", place.before)
    return bool(person) and place.words in ("May", "April", "June", "August") and bool(_NAME_AHEAD.match(place.after))


def _is_weekday(place: Place) -> bool:
    """Whether a weekday is one day: no "every Monday", no person; "Sun" and "Sat" are words too."""
    if _recurs(place) or behind("named day").search(place.before):
        return False
    if behind("person", r"\.?\s+").search(place.before) and _NAME_AHEAD.match(place.after):
        return False
    if place.words.rstrip(".") not in _SHORT_WEEKDAYS:
        return not regex.match(r"s\b", place.after)
    return bool(_WEEKDAY_BEHIND.search(place.before)) and not _WORD_AHEAD.match(place.after)


def _recurs(place: Place) -> bool:
    """Whether words of frequency stand before: "every Monday", "each second Monday and Tuesday"."""
    return bool(behind("frequency", r"\s+(?:\w+\s+)?").search(place.before))


def _is_day(place: Place) -> bool:
    """Whether "the 13th" is a day of the month: no noun follows that it counts."""
    behind_it = behind("day preposition", r"\s+(?:the\s+)?").search(place.before)
    opens = behind_it or regex.search(r"\bthe\s+\Z", place.before, regex.IGNORECASE)
    closes = _CLOSES.match(place.after) or ahead("clause").match(place.after)
    return bool(opens) and bool(closes) and (place.after[:1] != "-")


def _is_slash_date(place: Place) -> bool:
    """Whether two numbers with a slash are a date: no fraction, no "24/7", no event's name."""
    if place.words == "24/7":
        return False
    if not place.before.strip() and not place.after.strip():
        return True
    if regex.search(r"/0\d\Z", place.words) and not place.after.strip(" ."):
        return True
    opens = behind("figures preposition").search(place.before) or regex.search(r"\d/\d+,\s+\Z", place.before)
    closes = _CLOSES.match(place.after) or regex.match(r"\s*(?:or|and|to|until)\s", place.after)
    return bool(opens) and bool(closes)


def _is_event_day(place: Place) -> bool:
    """Whether the name of an event stands for its day: no fraction, no part of a longer name ("9/11 Commission")."""
    return not _NAME_AHEAD.match(place.after) and not regex.search(r"\b[Aa]n?\s+\Z", place.before)


def _is_counted_stretch(place: Place) -> bool:
    """Whether "the third quarter" stands for a stretch of the calendar."""
    counted = place.part.value
    if not isinstance(counted, Nth) or counted.whole is not None:
        return True
    if counted.unit == "quarter":
        return counted.count == 1 and not _GAME_AHEAD.match(place.after)
    if counted.unit not in ("day", "week", "weekend") or counted.count != 1:
        return False
    opens = regex.search(r"\b[Ii]n the \Z" if counted.unit == "week" else r"\b[Oo]n the \Z", place.before)
    closes = _CLOSES.match(place.after) or ahead("no attribute", r"\s+(?!of\b)").match(place.after)
    return bool(opens) and bool(closes)


def _is_holiday(place: Place) -> bool:
    """Whether a holiday stands for its day: no attribute ("Easter recess"), no family name."""
    if not isinstance(place.part.value, Holiday) or place.part.value.year is not None:
        return True
    attribute = regex.match(r"\s+[A-Za-z]{2,}", place.after) and not ahead("no attribute").match(place.after)
    return not attribute and not _NAME_BEHIND.search(place.before) and not behind("own").search(place.before)


def _is_stretch(place: Place) -> bool:
    """Whether a range, fiscal year or century is none that belongs to a name ("FY22 NDAA", "pages 1990-1995")."""
    expression = place.part.value
    if isinstance(expression, Range):
        if isinstance(expression.first, PartialDate) and expression.first.weekday is not None and _recurs(place):
            return False
        return place.words[:1].isalpha() or not _is_identifier(place)
    if isinstance(expression, NamedYear) and expression.kind == "fiscal":
        return not _LAW_AHEAD.match(place.after) and not regex.search(r"\bAct\s+for\s+\Z", place.before)
    if isinstance(expression, Century):
        return not regex.match(r"\s+[A-Z]", place.after) or "century" in place.words
    return True


def _is_relative(place: Place) -> bool:
    """Whether "today" is a day: not the present age ("today's world")."""
    age = ahead("present age", r"['’]?s\s+(?:[a-z]+\s+)?").match(place.after)
    return not (place.part.rule == "today-word" and age)


_QUESTIONS: dict[str, Callable[[Place], bool]] = {
    "yearly": _is_year,
    "monthly": _is_month,
    "date": _is_no_event_name,
    "weekdate": _is_weekday,
    "dayonly": _is_day,
    "slashdate": _is_slash_date,
    "eventday": _is_event_day,
    "nthbare": _is_counted_stretch,
    "holidate": _is_holiday,
    "stretch": _is_stretch,
    "range": _is_stretch,
    "rel": _is_relative,
}
