"""What dates mean: inclusive ends, read against a reference day and against each other."""

from __future__ import annotations

import datetime

import pytest

from newsextract.errors import DateInputError
from newsextract.timex import read_dates

REFERENCE = "2016-11-09"  # a Wednesday
VALUES = {
    "a day": ("27 July 2012", "2012-07-27", "2012-07-27", "day"),
    "a month": ("February 2012", "2012-02-01", "2012-02-29", "month"),
    "a year": ("in 2012", "2012-01-01", "2012-12-31", "year"),
    "a range in one month": ("June 5-19, 2015", "2015-06-05", "2015-06-19", "day"),
    "a range over two months": ("30 June - 2 July 2019", "2019-06-30", "2019-07-02", "day"),
    "a range over New Year": ("from 28 December to 3 January 2019", "2018-12-28", "2019-01-03", "day"),
    "a range over New Year, named at its start": ("28 December 2018 to 3 January", "2018-12-28", "2019-01-03", "day"),
    "a range of months": ("from May to September 2015", "2015-05-01", "2015-09-30", "month"),
    "a range of years": ("2010-2015", "2010-01-01", "2015-12-31", "year"),
    "a short range of years": ("1990-91", "1990-01-01", "1991-12-31", "year"),
    "an academic year": ("the 2016 education year", "2016-09-01", "2017-08-31", "year"),
    "an academic year with a slash": ("2017/18", "2017-09-01", "2018-08-31", "year"),
    "an American fiscal year": ("fiscal year 2007", "2006-10-01", "2007-09-30", "year"),
    "a fiscal quarter": ("Q3 fiscal 2020", "2020-04-01", "2020-06-30", "quarter"),
    "a quarter": ("Q3 2020", "2020-07-01", "2020-09-30", "quarter"),
    "a quarter in words": ("the third quarter of 2020", "2020-07-01", "2020-09-30", "quarter"),
    "the first months": ("the first five months of 2014", "2014-01-01", "2014-05-31", "period"),
    "a half": ("the second half of 2020", "2020-07-01", "2020-12-31", "period"),
    "early in a month": ("early May 2015", "2015-05-01", "2015-05-10", "period"),
    "the middle of a month": ("mid-May 2015", "2015-05-11", "2015-05-20", "period"),
    "late in a month": ("late May 2015", "2015-05-21", "2015-05-31", "period"),
    "early in a year": ("early 2018", "2018-01-01", "2018-04-30", "period"),
    "late in a year": ("late 2018", "2018-09-01", "2018-12-31", "period"),
    "the middle of a decade": ("the mid-1990s", "1994-01-01", "1996-12-31", "period"),
    "a decade": ("the 1840s", "1840-01-01", "1849-12-31", "decade"),
    "a century": ("the tenth century", "0901-01-01", "1000-12-31", "century"),
    "a season": ("the summer of 1987", "1987-06-01", "1987-08-31", "season"),
    "a winter": ("winter 2015", "2015-12-01", "2016-02-29", "season"),
    "a week of a month": ("the second week of March 2015", "2015-03-08", "2015-03-14", "week"),
    "the last weeks of a month": ("the last two weeks of June 2015", "2015-06-17", "2015-06-30", "period"),
    "two centuries": ("the 19th and 20th centuries", "1801-01-01", "2000-12-31", "century"),
    "days with a slash": ("12/13 May 2010", "2010-05-12", "2010-05-13", "day"),
    "a fiscal year over two": ("the financial year 2013-14", "2013-10-01", "2014-09-30", "year"),
    "a compound offset": ("1 month and 21 days ago", "2016-09-18", "2016-09-18", "day"),
    "a numbered week": ("week 27 of 2018", "2018-07-02", "2018-07-08", "week"),
    "up to now": ("from March 2016 to date", "2016-03-01", "2016-11-09", "period"),
    "this and next": ("this month and next", "2016-11-01", "2016-12-31", "month"),
    "by the end of a year": ("by the end of 2018", "2018-12-31", "2018-12-31", "day"),
    "a weekday of a month": ("the last Monday of May 2015", "2015-05-25", "2015-05-25", "day"),
    "the final quarter": ("the final quarter of 2009", "2009-10-01", "2009-12-31", "quarter"),
    "closing months": ("the closing months of 2011", "2011-09-01", "2011-12-31", "period"),
    "first days": ("the first days of May 2015", "2015-05-01", "2015-05-10", "period"),
    "last weeks of a year": ("the last weeks of 2012", "2012-12-01", "2012-12-31", "month"),
    "a quarter behind its fiscal year": ("fiscal 1989's second quarter", "1989-01-01", "1989-03-31", "quarter"),
    "a quarter behind its year": ("the 1988 third quarter", "1988-07-01", "1988-09-30", "quarter"),
    "a quarter's code": ("4Q15", "2015-10-01", "2015-12-31", "quarter"),
    "a half's code": ("1H 2012", "2012-01-01", "2012-06-30", "period"),
    "months with a slash": ("July/August 2012", "2012-07-01", "2012-08-31", "month"),
    "months over New Year": ("Dec/Jan 2013", "2012-12-01", "2013-01-31", "month"),
    "year end": ("by year end", "2016-12-31", "2016-12-31", "day"),
    "the prior year": ("in the prior year", "2015-01-01", "2015-12-31", "year"),
    "the week before last": ("the week before last", "2016-10-24", "2016-10-30", "week"),
    "a couple": ("a couple of years ago", "2014-01-01", "2014-12-31", "year"),
    "a month's time": ("in a month's time", "2016-12-01", "2016-12-31", "month"),
    "a weekend at a holiday": ("Labor Day weekend", "2016-09-03", "2016-09-04", "day"),
    "year, month, day": ("2012 July 27", "2012-07-27", "2012-07-27", "day"),
    "a period that nothing names": ("the year-ago period", "2015-01-01", "2015-12-31", "year"),
    "a quarter a year earlier": ("the year-earlier third quarter", "2015-07-01", "2015-09-30", "quarter"),
    "days in a row": ("a third straight day", "2016-11-09", "2016-11-09", "day"),
    "weeks in a row": ("the fourth week in a row", "2016-11-07", "2016-11-13", "week"),
    "hundreds of years": ("the 1800s", "1800-01-01", "1899-12-31", "century"),
    "the first years of a century": ("the 2000s", "2000-01-01", "2009-12-31", "decade"),
    "five to ten years": ("in the next five to ten years", "2016-11-09", "2026-11-09", "period"),
    "half a century": ("a half-century ago", "1966-01-01", "1966-12-31", "year"),
    "today": ("today", "2016-11-09", "2016-11-09", "day"),
    "yesterday": ("yesterday", "2016-11-08", "2016-11-08", "day"),
    "the day before yesterday": ("the day before yesterday", "2016-11-07", "2016-11-07", "day"),
    "last week": ("last week", "2016-10-31", "2016-11-06", "week"),
    "next month": ("next month", "2016-12-01", "2016-12-31", "month"),
    "this year": ("this year", "2016-01-01", "2016-12-31", "year"),
    "last Tuesday": ("last Tuesday", "2016-11-08", "2016-11-08", "day"),
    "next Tuesday": ("next Tuesday", "2016-11-15", "2016-11-15", "day"),
    "Friday of next week": ("Friday of next week", "2016-11-18", "2016-11-18", "day"),
    "last December": ("last December", "2015-12-01", "2015-12-31", "month"),
    "next April": ("next April", "2017-04-01", "2017-04-30", "month"),
    "last spring": ("last spring", "2016-03-01", "2016-05-31", "season"),
    "weeks ago": ("two weeks ago", "2016-10-26", "2016-10-26", "day"),
    "years ago": ("five years ago", "2011-01-01", "2011-12-31", "year"),
    "over the last year": ("over the last year", "2015-11-09", "2016-11-09", "period"),
    "the first decade of a century": ("the first decade of the 21st century", "2001-01-01", "2010-12-31", "decade"),
    "a quarter of a fiscal year": ("Q1 FY2016", "2015-10-01", "2015-12-31", "quarter"),
    "a winter over two years": ("winter 2019/20", "2019-12-01", "2020-02-29", "season"),
    "year-end": ("by year's end", "2016-12-31", "2016-12-31", "day"),
    "an ISO time": ("2012-07-30T10:00:00", "2012-07-30", "2012-07-30", "day"),
    "the past years": ("the past three years", "2013-11-09", "2016-11-09", "period"),
    "the next years": ("the next five years", "2016-11-09", "2021-11-09", "period"),
    "later this month": ("later this month", "2016-11-09", "2016-11-30", "period"),
    "earlier this year": ("earlier this year", "2016-01-01", "2016-11-09", "period"),
    "by the end of the decade": ("by the end of the decade", "2019-12-31", "2019-12-31", "day"),
    "early in a season": ("in early summer", "2016-06-01", "2016-06-30", "period"),
    "decades in words": ("the mid-nineties", "1994-01-01", "1996-12-31", "period"),
    "a short year": ("May '68", "1968-05-01", "1968-05-31", "month"),
    "a year of the era": ("AD 79", "0079-01-01", "0079-12-31", "year"),
    "the end of the year": ("the end of the year", "2016-12-01", "2016-12-31", "month"),
    "Easter": ("Easter 2016", "2016-03-27", "2016-03-27", "day"),
    "Lent": ("Lent 2014", "2014-03-05", "2014-04-19", "day"),
    "Advent": ("Advent 2013", "2013-12-01", "2013-12-24", "day"),
    "Thanksgiving": ("Thanksgiving Day 2016", "2016-11-24", "2016-11-24", "day"),
    "a numeric date that leaves no doubt": ("23/08/2022", "2022-08-23", "2022-08-23", "day"),
    "a numeric date with dots": ("05.08.2022", "2022-08-05", "2022-08-05", "day"),
    "words that say too little": ("a few days ago", None, None, "day"),
    "an era": ("the Soviet era", None, None, "period"),
    "an event in figures": ("the years after 9/11", "2001-09-11", "2001-09-11", "day"),
    "an event by its day": ("the September 11 attacks", "2001-09-11", "2001-09-11", "day"),
    "an attack of any year": ("the July 7 attack", "2016-07-07", "2016-07-07", "day"),
    "the first half of a month": ("the first half of April", "2016-04-01", "2016-04-15", "period"),
    "the second half of a decade": ("the second half of the 1990s", "1995-01-01", "1999-12-31", "period"),
    "the first half of a century": ("the first half of the 20th century", "1901-01-01", "1950-12-31", "period"),
    "a season of last year": ("in the autumn of last year", "2015-09-01", "2015-11-30", "season"),
    "an ISO interval": ("2015-05-12/2015-05-15", "2015-05-12", "2015-05-15", "day"),
    "a day of a short year": ("7th May '15", "2015-05-07", "2015-05-07", "day"),
    "half a year ago": ("half a year ago", "2016-05-01", "2016-05-31", "month"),
    "a year and a half ago": ("a year and a half ago", "2015-05-01", "2015-05-31", "month"),
    "the last weekend of a month": ("the last weekend of June 2015", "2015-06-27", "2015-06-28", "day"),
    "an era behind another": ("the post-Soviet era", None, None, "period"),
    "a leap day": ("29 February 2012", "2012-02-29", "2012-02-29", "day"),
    "no leap day": ("29 February 2013", None, None, "day"),
}


@pytest.mark.parametrize(("words", "start", "end", "size"), VALUES.values(), ids=VALUES.keys())
def test_value(words: str, start: str | None, end: str | None, size: str) -> None:
    """A date alone has these ends and this granularity."""
    (date,) = read_dates(words, reference=REFERENCE)
    assert (date.start_date, date.end_date, date.granularity) == (start, end, size)


SENTENCES = {
    "a past weekday": ("The rector met him on Tuesday.", "2016-11-08"),
    "a weekday to come": ("The rector will meet him on Tuesday.", "2016-11-15"),
    "the very day": ("The rector met him on Wednesday.", "2016-11-09"),
    "a past month": ("The rector met him in December.", "2015-12-01"),
    "a month to come": ("The rector will meet him in February.", "2017-02-01"),
    "a passive to come": ("The treaty is expected to be signed in June.", "2017-06-01"),
    "a past day": ("They signed it on 20 December.", "2015-12-20"),
    "a day to come": ("The fair, scheduled for 20 January, is free.", "2017-01-20"),
    "a weekday that agrees with its date": ("The office opens on Friday, 6 April.", "2018-04-06"),
}


@pytest.mark.parametrize(("sentence", "start"), SENTENCES.values(), ids=SENTENCES.keys())
def test_tense_decides_past_or_future(sentence: str, start: str) -> None:
    """Weekdays and dates without a year lie on the side of the reference day that the sentence speaks of."""
    assert [date.start_date for date in read_dates(sentence, reference=REFERENCE)] == [start]


WEEKDAYS = {
    "two in the past": ("He was in Porto on Monday and Tuesday.", [("2016-11-07", "2016-11-08")]),
    "two to come": ("He will be in Porto on Monday and Tuesday.", [("2016-11-14", "2016-11-15")]),
    "two, the last of them today": ("He was in Porto on Tuesday and Wednesday.", [("2016-11-08", "2016-11-09")]),
    "two, the first of them today": ("He was in Porto on Wednesday and Thursday.", [("2016-11-02", "2016-11-03")]),
    "two over Sunday": ("He was in Porto on Sunday and Monday.", [("2016-11-06", "2016-11-07")]),
    "three": ("He was in Porto Monday, Tuesday, and Wednesday.", [("2016-11-07", "2016-11-09")]),
    "five": ("He was in Porto Monday, Tuesday, Wednesday, Thursday and Friday.", [("2016-10-31", "2016-11-04")]),
    "of last week": ("He was in Porto last Sunday and Monday.", [("2016-11-06", "2016-11-07")]),
    "apart": ("He was in Porto on Monday and Thursday.", [("2016-11-07", "2016-11-07"), ("2016-11-03", "2016-11-03")]),
    "of two clauses": (
        "He was in Porto on Monday and Tuesday's vote was lost.",
        [("2016-11-07", "2016-11-07"), ("2016-11-08", "2016-11-08")],
    ),
}


@pytest.mark.parametrize(("sentence", "days"), WEEKDAYS.values(), ids=WEEKDAYS.keys())
def test_weekdays_in_a_row_are_one_range(sentence: str, days: list[tuple[str, str]]) -> None:
    """Each must be the day after the one before; what is told in the past ends by the day of reference."""
    assert [(one.start_date, one.end_date) for one in read_dates(sentence, reference=REFERENCE)] == days


STORIES = {
    "a year stated later": ("On June 5-19, nurses came. In the 2016 education year they wrote.", "2016-06-05", 0),
    "that year": ("It grew in 2012. Nurses came in October of that year.", "2012-10-01", 1),
    "the same month": ("They met on 3 May 2012. In the same month they parted.", "2012-05-01", 1),
    "the following day": ("They met on 3 May 2012 and parted the following day.", "2012-05-04", 1),
    "days later": ("They met on 3 May 2012 and parted four days later.", "2012-05-07", 1),
    "the following weekday": ("They met on Saturday 14 May 2011 and parted the following Thursday.", "2011-05-19", 1),
    "a day of the month": ("They met from 11 to 14 June 2019. On the 13th they rested.", "2019-06-13", 1),
    "the last day of a visit": ("They met from 3 to 6 May 2019. On the last day they parted.", "2019-05-06", 1),
    "the second day of a visit, told behind a deadline": (
        "They met from 3 to 6 May 2019 and will report by the end of June. On the second day they rested.",
        "2019-05-04",
        2,
    ),
    "the second day of a visit": ("They met from 3 to 6 May 2019. On the second day they rested.", "2019-05-04", 1),
    "a weekday inside a range": ("They met from 8 to 11 November 2013. On Saturday they rested.", "2013-11-09", 1),
    "the year of most dates": (
        "They met on 3 May 2012, then on 4 May 2012. A visit is set for 6 June.",
        "2012-06-06",
        2,
    ),
    "the same quarter a year earlier": (
        "It grew in the third quarter of 2010. It had shrunk in the same quarter a year earlier.",
        "2009-07-01",
        1,
    ),
    "the same period last year": ("It grew in May 2010 over the same period last year.", "2009-05-01", 1),
    "the same month of another year": ("It grew in May 2010. In the same month of 2005 it shrank.", "2005-05-01", 1),
    "the next morning": ("They met on 3 May 2012. The next morning they left.", "2012-05-04", 1),
    "a day in a row": ("They met on 3 May 2012 and rested for a second consecutive day.", "2012-05-03", 1),
    "a list that shares its year": ("The notes of January 11 and November 26, 2021, hold.", "2021-01-11", 0),
    "dates that follow each other": ("July 12, 2014. July 13.", "2014-07-13", 1),
}


@pytest.mark.parametrize(("text", "start", "which"), STORIES.values(), ids=STORIES.keys())
def test_text_is_its_own_timeline(text: str, start: str, which: int) -> None:
    """Without a reference day, what one date states holds for the ones that leave it unsaid."""
    assert read_dates(text)[which].start_date == start


def test_listed_days_share_their_month() -> None:
    """Days that do not follow each other are dates of their own, with the month and year of the last."""
    dates = read_dates("Held on 3, 5 and 9 May 2010.")
    assert [(date.text, date.start_date) for date in dates] == [
        ("3", "2010-05-03"), ("5", "2010-05-05"), ("9 May 2010", "2010-05-09")
    ]  # fmt: skip


def test_year_of_a_clause_goes_before_the_reference() -> None:
    """A year named just before in the clause governs, not the year of the reference day."""
    dates = read_dates("It opened last year, on 7 August.", reference="2020-11-20")
    assert dates[1].start_date == "2019-08-07"


HISTORY = {
    "a story of long ago goes on": (
        "They sailed in the spring of 1781. On May 28, 1781, they arrived. Days later, on June 9, they began to dig.",
        ["1781-06-09"],
    ),
    "and on": (
        "They came on April 28, 1781. On May 2, 1781, they dug. On May 9 they rested. On May 19 they left.",
        ["1781-05-09", "1781-05-19"],
    ),
    "one date of background": ("They signed on November 2, 1990. On November 18, the ministers met.", ["2020-11-18"]),
    "another month of the year": (
        "They met in May 2006 and signed on 1 July 2006. Guests came from 20 to 22 October.",
        ["2020-10-20"],
    ),
    "what is to come": (
        "They met in May 1994 and signed on 17 October 1994. A concert will be given on 31 December.",
        ["2020-12-31"],
    ),
    "a text that has told of its own days": (
        "On Wednesday they were told so. They met in May 2000 and signed on 2 November 2000. On 4 November they met.",
        ["2020-11-04"],
    ),
}


@pytest.mark.parametrize(("text", "starts"), HISTORY.values(), ids=HISTORY.keys())
def test_year_of_a_story_of_long_ago_goes_on(text: str, starts: list[str]) -> None:
    """A day told within weeks of a day of a year long past, which the text dates twice, is of that year as well.

    Not so where the text has told of days near its own.
    """
    dates = read_dates(text, reference="2020-11-20")
    assert [one.start_date for one in dates[-len(starts) :]] == starts


COUNTED = {
    "plural": ("On 21 June 60 nurses met.", "2020-06-21"),
    "plural behind an adjective": ("On 21 June 60 operating nurses met.", "2020-06-21"),
    "people": ("On 21 June 60 people met.", "2020-06-21"),
    "a year before a clause": ("He was born on 3 January 62 and lives in Porto.", "1962-01-03"),
    "a year before a verb": ("The letter of 7 May 52 was lost.", "1952-05-07"),
    "a year before an apposition": ("Born on 3 January 62 as the son of a baker.", "1962-01-03"),
    "an hour": ("Sunday 31 May 1440 hrs: arrival.", "2020-05-31"),
    "a year before a title": ("On 5 May 2019 PM Lind met them.", "2019-05-05"),
    "a year before hours": ("On 5 May 2019 hours of talks began.", "2019-05-05"),
}


@pytest.mark.parametrize(("text", "start"), COUNTED.values(), ids=COUNTED.keys())
def test_number_that_counts_and_hour_are_no_year(text: str, start: str) -> None:
    """Figures behind a month are its year unless a plural follows them that they count, or "hrs"."""
    assert read_dates(text, reference="2020-11-20")[0].start_date == start


UNKNOWN = {
    "a day without a year": "They met on 14 July.",
    "a weekday": "They met on Tuesday.",
    "yesterday": "They met yesterday.",
    "that year": "They met in that year.",
}


@pytest.mark.parametrize("text", UNKNOWN.values(), ids=UNKNOWN.keys())
def test_no_year_is_invented(text: str) -> None:
    """Where nothing in the text allows a value there is none, and the basis says what is missing."""
    (date,) = read_dates(text)
    assert (date.start_date, date.end_date) == (None, None)
    assert "known" in date.basis or "no earlier date" in date.basis


BASES = {
    "the stated year": (
        "On June 5-19, they came. In the 2016 education year they wrote.",
        None,
        "2016 education year",
    ),
    "the reference day": ("They met last week.", "2016-11-09", "2016-11-09"),
    "the tense": ("They met in December.", "2016-11-09", "told in the past"),
    "the order of numbers": ("Signed on 05/08/2022.", None, "month/day"),
    "a year in a year": ("It opened in March last year.", "2016-11-09", "its year counted from the publication date"),
    "a part": ("It opened in early March 2014.", None, "the early part by the usual cut (as written)"),
    "a holiday": ("They met at Easter.", "2016-11-09", "day computed for its year; year nearest to"),
    "a week around a day": ("It was shut in the week of 6 March 2017.", None, "the week of its day (as written)"),
    "a missing end": ("It has been open since 2012.", None, "its end is not stated"),
    "a missing start": ("It is open until 15 May 2014.", None, "its start is not stated"),
}


@pytest.mark.parametrize(("text", "reference", "words"), BASES.values(), ids=BASES.keys())
def test_basis_says_what_was_inferred_from_what(text: str, reference: str | None, words: str) -> None:
    """The basis names the words or the day that the value rests on."""
    assert words in read_dates(text, reference=reference)[0].basis


OPEN = {
    "since a year": ("It has been open since 2012.", "2012-01-01", None),
    "since the end of a month": ("Open since the end of June 2014.", "2014-06-21", None),
    "not until": ("It will not open. Not until 15 May 2014, they said.", "2014-05-15", None),
    "from a day onwards": ("Free from 3 June 2014 onwards.", "2014-06-03", None),
    "until a day": ("It is open until 15 May 2014.", None, "2014-05-15"),
    "until a weekday": ("The bank stays closed until Friday.", None, "2016-11-11"),
    "both ends stated": ("It is open from 3 until 7 May 2014.", "2014-05-03", "2014-05-07"),
    "by a day": ("Answers by 15 May 2014, please.", "2014-05-15", "2014-05-15"),
}


@pytest.mark.parametrize(("text", "start", "end"), OPEN.values(), ids=OPEN.keys())
def test_end_that_is_not_stated_stays_open(text: str, start: str | None, end: str | None) -> None:
    """A range of which the text states one end has no other end."""
    (date,) = read_dates(text, reference=REFERENCE)
    assert (date.start_date, date.end_date) == (start, end)


def test_open_ends_are_an_option() -> None:
    """Without open ends a date has the value of its words, and the basis still says that it is one end of a range."""
    (date,) = read_dates("It has been open since 2012.", open_ends=False)
    assert (date.start_date, date.end_date) == ("2012-01-01", "2012-12-31")
    assert "a range begins here" in date.basis


ORDERS = {
    "another date leaves no doubt": ("Signed on 05/08/2022 and 23/08/2022.", None, "2022-08-05"),
    "the text writes the day first": ("Signed on 05/08/2022. It holds from 9 August 2022.", None, "2022-08-05"),
    "the text writes the month first": ("Signed on 05/08/2022. It holds from May 9, 2022.", None, "2022-05-08"),
    "the reference day itself": ("Published 05/08/2022.", "2022-08-05", "2022-08-05"),
    "the weekday agrees": ("Held on Friday 05/08/2022.", None, "2022-08-05"),
    "the year in front": ("Signed on 16-12-13.", "2016-12-11", "2016-12-13"),
    "no year in front": ("Signed on 16-12-13.", "2013-12-20", "2013-12-16"),
    "dots": ("Signed on 05.08.2022.", None, "2022-08-05"),
}


@pytest.mark.parametrize(("text", "reference", "start"), ORDERS.values(), ids=ORDERS.keys())
def test_order_of_numbers_is_decided_by_evidence(text: str, reference: str | None, start: str) -> None:
    """Day or month first is decided by weekday, reference day, the other dates of the text, then the marks."""
    assert read_dates(text, reference=reference)[0].start_date == start


@pytest.mark.parametrize("reference", ["2012-07-30", "30 July 2012", datetime.date(2012, 7, 30)])
def test_reference_is_a_date_or_words(reference: str | datetime.date) -> None:
    """The reference day may be given in any form that `parse_published` reads."""
    assert read_dates("today", reference=reference)[0].start_date == "2012-07-30"


def test_bad_reference_is_refused() -> None:
    """A reference that is no date is named in the error."""
    with pytest.raises(DateInputError, match="soon"):
        read_dates("today", reference="soon")


def test_options_settle_what_the_text_leaves_open() -> None:
    """Order of numbers and the start of fiscal and academic years can be chosen."""
    (signed,) = read_dates("Signed on 05/08/2022.", day_first=True)
    (fiscal,) = read_dates("In FY2007 it grew.", fiscal_month=4)
    (academic,) = read_dates("In the 2012 academic year it grew.", academic_month=2)
    assert signed.start_date == "2022-08-05"
    assert (fiscal.start_date, fiscal.end_date) == ("2006-04-01", "2007-03-31")
    assert (academic.start_date, academic.end_date) == ("2012-02-01", "2013-01-31")


def test_option_never_goes_before_evidence() -> None:
    """A date of the text that leaves no doubt decides the order of the others, whatever the option."""
    dates = read_dates("Signed on 05/08/2022 and 23/08/2022.", day_first=False)
    assert [date.start_date for date in dates] == ["2022-08-05", "2022-08-23"]


def test_month_that_no_year_has_is_refused() -> None:
    """An option out of range is an error that names it, not a strange value."""
    with pytest.raises(ValueError, match="fiscal_month is 13"):
        read_dates("In FY2007 it grew.", fiscal_month=13)


def test_events_called_by_their_day_can_be_left_out() -> None:
    """Without event days, "9/11" is no date and the others stay."""
    dates = read_dates("It changed after 9/11 and in 2004.", event_days=False)
    assert [date.text for date in dates] == ["2004"]
