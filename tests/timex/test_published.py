"""What people type for a publication date."""

from __future__ import annotations

import datetime

import pytest

from newsextract.errors import DateInputError
from newsextract.timex import parse_published

TYPED = {
    "ISO": "2012-07-30",
    "ISO with a time": "2012-07-30T08:15:00Z",
    "British": "30 July 2012",
    "British with an ordinal": "30th of July 2012",
    "American": "July 30, 2012",
    "American, short": "Jul 30 2012",
    "with a weekday": "Monday, 30 July 2012",
    "with dots": "30.07.2012",
    "with slashes": "30/07/2012",
    "American with slashes": "07/30/2012",
    "with spaces around": "  30 July 2012 ",
    "French": "30 juillet 2012",
    "German": "30. Juli 2012",
    "a date": datetime.date(2012, 7, 30),
    "a date with a time": datetime.datetime(2012, 7, 30, 8, 15),
}


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED.keys())
def test_typed_date_is_read(typed: str | datetime.date) -> None:
    """Every usual way to write a day gives the same ISO date."""
    assert parse_published(typed) == "2012-07-30"


AMBIGUOUS = {
    "slashes": ("1/2/2012", "write 2012-02-01 or 2012-01-02"),
    "dashes": ("03-04-2012", "write 2012-04-03 or 2012-03-04"),
}


@pytest.mark.parametrize(("typed", "says"), AMBIGUOUS.values(), ids=AMBIGUOUS.keys())
def test_two_numbers_that_are_a_day_in_either_order_are_refused(typed: str, says: str) -> None:
    """Nobody's order is guessed: the line names both days and how to write them."""
    with pytest.raises(DateInputError, match=says):
        parse_published(typed)


def test_the_order_of_two_numbers_can_be_said() -> None:
    """With `day_first` the numbers have one meaning; equal numbers and dots need no order."""
    typed = "1/2/2012"
    assert (parse_published(typed, day_first=True), parse_published(typed, day_first=False)) == (
        "2012-02-01",
        "2012-01-02",
    )
    assert [parse_published(one) for one in ("2/2/2012", "01.02.2012")] == ["2012-02-02", "2012-02-01"]


REFUSED = {
    "yesterday": "yesterday",
    "today": "today",
    "last week": "last week",
    "a month": "July 2012",
    "a year": "2012",
    "a day without a year": "30 July",
    "a weekday": "Monday",
    "days ago": "3 days ago",
    "in French": "hier",
    "a word": "soon",
    "nothing": "",
    "only spaces": "   ",
    "a day that is none": "31 February 2012",
    "a range": "5-19 June 2015",
    "a number": "12",
}


@pytest.mark.parametrize("typed", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_day_is_refused(typed: str) -> None:
    """Whatever needs a clock or leaves out a part is refused with the remedy in one line."""
    with pytest.raises(DateInputError, match="2012-07-30") as caught:
        parse_published(typed)
    assert "\n" not in str(caught.value)
