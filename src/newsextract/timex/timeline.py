"""A document's dates read in order: what one mention states governs the ones that leave it unsaid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import regex

from ..records.document import PublishedBasis
from .expressions import Nth, Offset, PartialDate, Portion, Range, Relative, Timex, Window, named_year
from .finding import FoundDate
from .frame import Frame, StatedYear, Tense, Value
from .open_ranges import with_open_ends
from .options import DEFAULTS, DateOptions
from .own_date import Stretches, anchored, inside, is_dated
from .resolving import evaluate
from .stretch import Stretch, days_in
from .tense import tense_at

_NUMBERS = regex.compile(r"(\d{1,2})[./-](\d{1,2})[./-](?:\d{4}|\d{2})")
_SENTENCE_BREAK = regex.compile(r"[.!?][\"”’)]*\s+[\"“‘(]?[A-Z]|\n")
_JOINS = regex.compile(r",?\s+(?:and|or|&)\s+(?:on\s+)?")
_SHORT_WAY = regex.compile(r",?\s+(?:on|in)\s+(?:the\s+)?")
_ONLY_MARKS = regex.compile(r"[\s,.;]*(?:(?:and|or)\s+)?")
_SEEN: dict[Tense, str] = {"past": "that took place", "future": "that is to come"}
_SAME_CLAUSE = 120  # characters within which a year named before still governs
_LONG_AGO = 550  # days before the publication from which a day belongs to history
_ENOUGH = 2  # dates of a year that make it that of the story
_SAME_STORY = 45  # days of the calendar between two dates of one story


@dataclass(frozen=True, slots=True)
class Timeline:
    """The values of a document's dates, one for each found date, and when the document was published."""

    values: tuple[Value, ...]
    published: date | None
    published_basis: PublishedBasis | None


@dataclass(slots=True)
class _Story:
    """The dates of a text, the year that each states or takes over from its neighbour, and where one is stated next."""

    text: str
    found: Sequence[FoundDate]
    stated: list[int | None]
    next_stated: list[int | None]
    last_stated: int | None = None
    before: Value | None = None  # the value of the date before
    latest: date | None = None  # the last day that the text has spoken of, but for that of its publication
    ends_in: Counter[int] = field(default_factory=Counter)  # how many dates end in a year

    def tell(self, at: int, value: Value, published: date | None) -> None:
        """Take in what a date means before the next one is read."""
        self.before = value
        self.last_stated = at if self.stated[at] is not None else self.last_stated
        if value.end is not None and not value.start == value.end == published:
            self.ends_in[value.end.year] += 1
            self.latest = value.end if self.latest is None else max(self.latest, value.end)

    def between(self, first: int, second: int) -> str:
        """The text between two neighbouring dates."""
        return self.text[self.found[first].end : self.found[second].start]

    def year_of(self, at: int) -> StatedYear | None:
        """The year that a date states, with its words."""
        year = self.stated[at]
        return None if year is None else StatedYear(year, self.found[at].text)


def read_timeline(
    text: str,
    found: Sequence[FoundDate],
    *,
    published: date | None = None,
    datelines: Stretches = (),
    tenses: Sequence[Tense | None] = (),
    options: DateOptions = DEFAULTS,
) -> Timeline:
    """The value of every found date, read against the document's own timeline.

    `datelines` are the stretches of the text, in order, in which its own date may stand. Where `published` is not
    given it is read from there, else from words such as "today, 3 May 2019"; else it stays unknown and nothing is
    counted from it. `tenses`, if any, say for each date whether what it dates is past or to come; where they do not,
    the words around it are asked.
    """
    frame = Frame(
        published=published,
        day_first=_day_first(found),
        usual_day_first=options.day_first,
        fiscal_month=options.fiscal_month,
        academic_month=options.academic_month,
    )
    frame, known, basis = anchored(text, found, datelines, frame)
    values = _walk(text, found, frame, datelines, tenses or [None] * len(found))
    return Timeline(with_open_ends(text, found, values, cut_open_end=options.open_ends), known, basis)


def _walk(
    text: str, found: Sequence[FoundDate], frame: Frame, datelines: Stretches, tenses: Sequence[Tense | None]
) -> list[Value]:
    """Evaluate in the order of the text, keeping what the text spoke of last; a dateline has no tense."""
    heads = {(one.start, one.end) for one in inside(found, datelines)}
    stated = [named_year(one.expression) for one in found]
    story = _Story(text, found, stated, _next_stated(stated))
    values: list[Value] = []
    for at, (one, seen) in enumerate(zip(found, tenses, strict=True)):
        year = _year_in_force(story, at, frame, seen)
        told = _needs_tense(one.expression) and (one.start, one.end) not in heads
        reading = replace(frame, tense=None, year=year)
        value = _told(one, reading, text, seen) if told else evaluate(one.expression, reading)
        values.append(value)
        story.tell(at, value, frame.published)
        frame = _speaking_of(frame, one, value)
    return values


def _told(one: FoundDate, frame: Frame, text: str, seen: Tense | None) -> Value:
    """The value by the tense of the words around a date, or by the one `seen` in what it dates, if that differs."""
    by_words = evaluate(one.expression, replace(frame, tense=tense_at(text, one.start, one.end)))
    if seen is None:
        return by_words
    by_event = evaluate(one.expression, replace(frame, tense=seen))
    if (by_event.start, by_event.end) == (by_words.start, by_words.end):
        return by_words
    return replace(by_event, basis=f"{by_event.basis}; the model sees an event {_SEEN[seen]}")


def _next_stated(stated: list[int | None]) -> list[int | None]:
    """For each date the place of the next one that states a year."""
    following: list[int | None] = [None] * len(stated)
    for at in range(len(stated) - 2, -1, -1):
        following[at] = at + 1 if stated[at + 1] is not None else following[at + 1]
    return following


def _year_in_force(story: _Story, at: int, frame: Frame, seen: Tense | None) -> StatedYear | None:
    """The year that governs a date without one; a year that stands right beside it is taken over for good."""
    if story.stated[at] is not None:
        return None
    year = (
        _joined_behind(story, at)
        or _of_the_clause(story, at, frame)
        or _of_history(story, at, frame, seen)
        or _stated_anywhere(story, at, frame)
    )
    if year is None and story.before is not None:
        year = _carried(story, at, story.before)
        if year is not None and _is_yearless(story.found[at].expression):
            story.stated[at] = year.year
    return year


def _joined_behind(story: _Story, at: int) -> StatedYear | None:
    """The year of a list's end: "January 11 and November 26, 2021"."""
    if at + 1 == len(story.found) or story.stated[at + 1] is None:
        return None
    following = story.found[at + 1].expression
    joined = (is_dated(following) or isinstance(following, Nth)) and _JOINS.fullmatch(story.between(at, at + 1))
    return story.year_of(at + 1) if joined else None


def _of_the_clause(story: _Story, at: int, frame: Frame) -> StatedYear | None:
    """A past year of a date just before in the same sentence: "founded in May 1999 and opened on 3 June"."""
    now = frame.published or frame.anchor
    year = story.stated[at - 1] if at else None
    if now is None or year is None or year >= now.year - 1 or not is_dated(story.found[at - 1].expression):
        return None
    between = story.between(at - 1, at)
    far = len(between) > _SAME_CLAUSE or _SENTENCE_BREAK.search(between)
    return None if far else story.year_of(at - 1)


def _of_history(story: _Story, at: int, frame: Frame, seen: Tense | None) -> StatedYear | None:
    """The year of a story of long ago: "They came in spring 1781, on May 28, 1781. On June 9 they began to dig".

    The text must have dated two things in that year and, but for the publication's own day, nothing that is not long
    past; and the date must stand some weeks at most beside the one before, which is of that year.
    """
    year, now, one = story.stated[at - 1] if at else None, frame.published, story.found[at]
    if year is None or now is None or not (_is_yearless(one.expression) and is_dated(one.expression)):
        return None
    if story.ends_in[year] < _ENOUGH or story.latest is None or (now - story.latest).days < _LONG_AGO:
        return None
    if "future" in (seen, tense_at(story.text, one.start, one.end)):
        return None
    then = evaluate(one.expression, replace(frame, year=StatedYear(year, ""), tense=None))
    first, second = None if story.before is None else _days_of(story.before), _days_of(then)
    if first is None or second is None or abs((second.start - first.start).days) > _SAME_STORY:
        return None
    story.stated[at] = year  # the story goes on with the next date
    return StatedYear(year, story.found[at - 1].text)


def _stated_anywhere(story: _Story, at: int, frame: Frame) -> StatedYear | None:
    """Where neither the publication nor the text's own day is known: the year stated last, else the next one."""
    if frame.published is not None or frame.anchor is not None:
        return None
    near = story.last_stated if story.last_stated is not None else story.next_stated[at]
    return None if near is None else story.year_of(near)


def _carried(story: _Story, at: int, value: Value) -> StatedYear | None:
    """A year that stands right before: "July 12, 2014. July 13", "last year, on 7 August"."""
    before, between = story.found[at - 1], story.between(at - 1, at)
    if isinstance(before.expression, Relative) and before.expression.unit == "year" and _SHORT_WAY.fullmatch(between):
        return None if value.start is None else StatedYear(value.start.year, before.text)
    return story.year_of(at - 1) if _ONLY_MARKS.fullmatch(between) else None


def _needs_tense(expression: Timex) -> bool:
    """Whether past or future can change the value: no year is named and nothing counts from a day."""
    if isinstance(expression, Relative):
        return expression.unit == "weekend"
    if isinstance(expression, Offset):
        return not isinstance(expression.base, str)
    return named_year(expression) is None and not isinstance(expression, Window)


def _is_yearless(expression: Timex) -> bool:
    """Whether an expression is a date or range of dates without a year."""
    return isinstance(expression, PartialDate | Range) and named_year(expression) is None


def _speaking_of(frame: Frame, one: FoundDate, value: Value) -> Frame:
    """The frame after a mention: it is what "that year" and "the same day" look back to."""
    if value.start is None or value.end is None:
        return frame
    frame = replace(frame, focus=value, focus_words=one.text)
    edge = isinstance(one.expression, Portion)  # of "by the end of June" no text counts days
    if not edge and _days_of(value) is not None:
        frame = replace(frame, day_focus=value, day_focus_words=one.text)
        if value.start < value.end:
            frame = replace(frame, range_focus=value, range_focus_words=one.text)
    return frame


def _days_of(value: Value) -> Stretch | None:
    """The stretch of a value that is a day or a few of them, with both ends known."""
    stretch = value.stretch
    is_short = stretch is not None and days_in(stretch) < 33 and value.granularity in ("day", "week", "period")
    return stretch if is_short else None


def _day_first(found: Sequence[FoundDate]) -> bool | None:
    """Which of two numbers is the day, by the dates of the text that leave no doubt, else by how it writes dates."""
    votes = 0
    for one in found:
        numbers = _NUMBERS.match(one.text)
        if numbers:
            first, second = int(numbers.group(1)), int(numbers.group(2))
            votes += 10 * ((first > 12) - (second > 12))
    votes += sum(_writes_day_first(one) for one in found)
    return None if votes == 0 else votes > 0


def _writes_day_first(one: FoundDate) -> int:
    """+1 for "14 July", -1 for "July 14"."""
    if one.rule in ("day-month", "day-month-short-year", "day-month-year", "days-to-date"):
        return 1
    return -1 if one.rule in ("month-day", "month-day-year", "date-dash-day") else 0
