"""What holds for every text: spans, order, ends, determinism, time that grows with the text and no more."""

from __future__ import annotations

import datetime
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsextract.timex import find_dates, read_dates

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WORDS = [
    "14",
    "28",
    "3",
    "2012",
    "1999",
    "July",
    "May",
    "may",
    "March",
    "Sept.",
    "Tuesday",
    "mon",
    "Sat",
    "today",
    "last",
    "next",
    "this",
    "week",
    "year",
    "years",
    "month",
    "the",
    "of",
    "in",
    "on",
    "to",
    "from",
    "until",
    "since",
    "between",
    "and",
    "or",
    "-",
    "–",
    "/",
    ".",
    ",",
    "(",
    ")",
    "'",
    "s",
    "a",
    "two",
    "three",
    "twenty",
    "first",
    "second",
    "27th",
    "quarter",
    "half",
    "early",
    "late",
    "end",
    "mid",
    "summer",
    "fall",
    "Christmas",
    "Easter",
    "FY07",
    "Q3",
    "1990s",
    "21st",
    "century",
    "ago",
    "later",
    "earlier",
    "before",
    "after",
    "past",
    "coming",
    "same",
    "that",
    "fiscal",
    "academic",
    "weekend",
    "night",
    "morning",
    "\n",
    "\n\n",
    "Lind",
    "met",
    "people",
    "12/03",
    "30.07.2012",
    "2017-05-22",
    "BC",
    "hundred",
    "thousand",
    "several",
]
days = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))
texts = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


def ordinal(day: int) -> str:
    suffix = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{suffix}"


FORMATS = {
    "British": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "American": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "without a comma": lambda d: f"{MONTHS[d.month - 1]} {d.day} {d.year}",
    "ordinal": lambda d: f"{ordinal(d.day)} of {MONTHS[d.month - 1]} {d.year}",
    "American ordinal": lambda d: f"{MONTHS[d.month - 1]} {ordinal(d.day)}, {d.year}",
    "short month": lambda d: f"{d.day} {MONTHS[d.month - 1][:3]} {d.year}",
    "weekday": lambda d: f"{d:%A}, {d.day} {MONTHS[d.month - 1]} {d.year}",
    "American weekday": lambda d: f"{d:%A}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    "ISO": lambda d: d.isoformat(),
    "ISO with slashes": lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    "dots": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    "capitals": lambda d: f"{d.day} {MONTHS[d.month - 1].upper()} {d.year}",
    "dashes": lambda d: f"{d.day:02}-{MONTHS[d.month - 1][:3]}-{d.year}",
}
RANGES = {
    "dash": lambda a, b: f"{a.day} {MONTHS[a.month - 1]} {a.year} – {b.day} {MONTHS[b.month - 1]} {b.year}",
    "from and to": lambda a, b: (
        f"from {MONTHS[a.month - 1]} {a.day}, {a.year} to {MONTHS[b.month - 1]} {b.day}, {b.year}"
    ),
    "between": lambda a, b: (
        f"between {a.day} {MONTHS[a.month - 1]} {a.year} and {b.day} {MONTHS[b.month - 1]} {b.year}"
    ),
    "ISO": lambda a, b: f"{a.isoformat()} to {b.isoformat()}",
}


@pytest.mark.parametrize("render", FORMATS.values(), ids=FORMATS.keys())
@given(day=days)
@settings(max_examples=40, deadline=None)
def test_rendered_day_is_read_back(render, day: datetime.date) -> None:  # type: ignore[no-untyped-def]
    """Whatever the format, the one date found in a sentence is the whole of what was written, and the same day."""
    (date,) = read_dates(f"They met on {render(day)} in Turku.")
    assert (date.text, date.start_date, date.end_date) == (render(day), day.isoformat(), day.isoformat())


@pytest.mark.parametrize("render", RANGES.values(), ids=RANGES.keys())
@given(first=days, length=st.integers(1, 400))
@settings(max_examples=40, deadline=None)
def test_rendered_range_is_read_back(render, first: datetime.date, length: int) -> None:  # type: ignore[no-untyped-def]
    """A range of two full dates is one date with both ends, whatever joins them."""
    last = first + datetime.timedelta(days=length)
    (date,) = read_dates(f"They met {render(first, last)}.")
    assert (date.text, date.start_date, date.end_date) == (render(first, last), first.isoformat(), last.isoformat())


@given(first=days, length=st.integers(1, 27))
@settings(deadline=None)
def test_range_inside_a_month_is_read_back(first: datetime.date, length: int) -> None:
    """Days of one month share its name and year."""
    first = first.replace(day=1)
    last = first + datetime.timedelta(days=length)
    (date,) = read_dates(f"Held {first.day}–{last.day} {MONTHS[first.month - 1]} {first.year} in Turku.")
    assert (date.start_date, date.end_date) == (first.isoformat(), last.isoformat())


@given(text=texts, reference=st.none() | days | st.sampled_from([datetime.date.min, datetime.date.max]))
@settings(max_examples=300, deadline=None)
def test_any_words_give_sound_dates(text: str, reference: datetime.date | None) -> None:
    """Spans cut their words, never overlap, stand in order; ends are in order and known or unknown together."""
    dates = read_dates(text, reference=reference, open_ends=False)
    assert all(text[date.start : date.end] == date.text and date.text.strip() == date.text for date in dates)
    assert all(one.end <= other.start for one, other in pairwise(dates))
    assert all((date.start_date is None) == (date.end_date is None) for date in dates)
    assert all(date.start_date <= date.end_date for date in dates if date.start_date and date.end_date)
    assert all(date.basis for date in dates)


@given(text=st.text(max_size=200))
@settings(deadline=None)
def test_any_characters_are_survived(text: str) -> None:
    """No sequence of characters makes the date stage fail."""
    assert all(found.text for found in find_dates(text))


@given(text=texts)
@settings(max_examples=50, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    """The same text gives the same dates."""
    assert read_dates(text, reference="2016-11-09") == read_dates(text, reference="2016-11-09")


def test_threads_may_share_the_reader() -> None:
    """Many threads at once read what one reads alone."""
    some = [f"Held on {day} July 2012 and last week." for day in range(1, 31)] * 4
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: read_dates(text, reference="2012-08-01"), some))
    assert together == [read_dates(text, reference="2012-08-01") for text in some]


ADVERSARIAL = {
    "numbers": "14 ",
    "numbers with dashes": "14-",
    "dates with dashes": "July 14-",
    "months": "May ",
    "ranges": "from May to ",
    "years": "2012 ",
    "years with slashes": "2012/",
    "number words": "twenty two thousand and ",
    "articles": "the of in ",
    "white space": "July \n",
    "letters": "x",
    "figures": "1",
    "points": ".",
    "relative words": "the last the next ",
    "sentences": "It will be held on Friday. ",
    "open ranges": "since 2012 until May ",
    "slashes": "9/11 ",
    "one sentence": "who will meet on Friday ",
}


@pytest.mark.parametrize("piece", ADVERSARIAL.values(), ids=ADVERSARIAL.keys())
def test_time_grows_with_the_text_and_no_more(piece: str) -> None:
    """Eight times the text takes about eight times as long, even on one endless line."""
    small, large = piece * (2_000 // len(piece)), piece * (16_000 // len(piece))
    assert seconds(large) < 24 * max(seconds(small), 0.05)


def seconds(text: str) -> float:
    start = time.process_time()
    read_dates(text, reference="2016-11-09")
    read_dates(text)
    return time.process_time() - start
