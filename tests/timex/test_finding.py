"""What is a date, with its exact words, and what is none."""

from __future__ import annotations

import pytest

from newsextract.timex import find_dates

DATES = {
    "a day with its month": ("The talks of [27 July] went well.",),
    "an ordinal with its month": ("They met on the [23rd of April] in Turku.",),
    "an ordinal in words": ("They met on the [twenty-third of April].",),
    "a year in words": ("Done on the [19th day of February, two thousand and twenty-six].",),
    "an American date": ("They met on [July 27, 2012], in Turku.",),
    "an abbreviated month": ("Signed on [Sept. 3], it holds.",),
    "capitals": ("HELSINKI, [15 MAY 2024]",),
    "a weekday with its date": ("Held on [Friday, 16 March 2012] at noon.",),
    "a weekday in brackets": ("[3 June (Mon)] farewell call",),
    "a weekday behind": ("[1 May, Wednesday]\n- 07:30 departure",),
    "a weekday with its day": ("Until [Saturday 12] the guests stay.",),
    "an event": ("It was shut after [9/11] and reopened.",),
    "two days side by side": ("Held on [8th] [9th August] in Turku.",),
    "a range of days": ("On [June 5-19], nurses arrived.",),
    "a range with an en dash": ("The fair runs [5–19 June].",),
    "a range with spaces round the dash": ("It lasts from [23 - 24 October 2018].",),
    "from and to with one month": ("Held [from 3 to 7 May 2019] in Porto.",),
    "from and to with two months": ("Held [from 26 June to 21 August 2019].",),
    "from and to with weekdays": ("Closed [from Monday through Thursday].",),
    "from and to with weekdays and days": ("Held [from Sunday 8 to Wednesday 11 July 2012].",),
    "between": ("Held [between 28 June and 2 July] in Oslo.",),
    "between with a dash": ("Struck [between 11-13 Dec] near the town.",),
    "two days next to each other": ("Held on [21 and 22 April 2016].",),
    "a range over two months with a dash": ("The tour, [30 June - 2 July 2019], ended.",),
    "a range of months": ("It lasts [from May to September].",),
    "a range of years": ("In [2010-2015] it grew.",),
    "a short range of years": ("In [1990-91] it grew.",),
    "an academic year": ("From the [2018-2019 academic year] on it runs.",),
    "an academic year with a slash": ("In [2017/18] it grew.",),
    "a fiscal year": ("The [FY2007] budget",),
    "a part of a month": ("In [early December] they met.",),
    "a part of a year": ("It opens in [mid-2018].",),
    "a part of a decade": ("It grew in the [mid-1990s].",),
    "a half": ("It opens in the [second half of 2022].",),
    "a quarter": ("Sales in the [first quarter of 2017] rose.",),
    "a season": ("He left in the [summer of 1987].",),
    "a century": ("A church of the [tenth century].",),
    "a relative week": ("They met [last week].",),
    "a weekday of a week": ("They meet on [Friday of next week].",),
    "a month of a year": ("In [October of that year] they came.",),
    "a month this year": ("In [February this year] they came.",),
    "weeks ago": ("They met [two weeks ago].",),
    "nearly a decade ago": ("It began [nearly a decade ago].",),
    "the past years": ("Over the [past three years] it grew.",),
    "this morning": ("She spoke [this morning].",),
    "yesterday and its weekday": ("Formalised [yesterday], [Monday], the loan holds.",),
    "a weekday without the time of day": ("They met on [Friday] morning.",),
    "a day of the month": ("The mayor left on the [13th].",),
    "a numeric date": ("Published [23/08/2022] 10h05",),
    "a date with dots": ("Signed on [21.04.2015].",),
    "an ISO date": ("Updated [2017-05-22].",),
    "a compact date": ("Filed [10Aug17].",),
    "a year in brackets": ("the Model Law ([1985]) applies",),
    "a year before a name": ("the [2015] Package of Measures",),
    "since takes the date alone": ("She has led it since [2009].",),
    "no line break inside a headline": ("Closed until [Friday]\n[September 18, 2008]\nThe firm said so.",),
    "a wrapped date": ("They met on July\n14, 2012, in Turku.".replace("July\n14, 2012", "[July\n14, 2012]"),),
    "dates of a list stay apart": ("1. [May]\n2. [June]",),
    "a weekday before a time": ("They met on [Friday], 10:30 in Turku.",),
    "commas inside a range": ("It runs [from Saturday, May 4, through Monday, May 6].",),
    "a possessive": ("[Today]'s meeting went well.",),
    "a holiday": ("They met on [Christmas Eve].",),
}  # fmt: skip


@pytest.mark.parametrize("marked", [case[0] for case in DATES.values()], ids=DATES.keys())
def test_date_is_found_with_its_words(marked: str) -> None:
    """The marked words, and no others, are dates."""
    text, spans = unmarked(marked)
    assert [(found.start, found.end) for found in find_dates(text)] == spans


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its square brackets, and the spans that stood in them."""
    text, spans, start = "", [], 0
    for letter in marked:
        if letter == "[":
            start = len(text)
        elif letter == "]":
            spans.append((start, len(text)))
        else:
            text += letter
    return text, spans


NOT_DATES = {
    "the verb may": "The council may decide, and so may we.",
    "the verb may opening a sentence": "May I ask? May God bless you.",
    "the verb that may": "Any dispute that may arise is settled there.",
    "the verb march": "They march on.",
    "the name May": "Theresa May spoke.",
    "the name April": "April Holm spoke.",
    "the name August": "We thank August Lind for it.",
    "the adjective august": "In the august presence of the mayor.",
    "the verb sat": "He sat down in the sun.",
    "the newspaper": "She writes for The Sun, he for the Star.",
    "a name in Thu": "Mr Le Van Thu signed.",
    "a man called Sunday": "Their coach, Mr. Sunday Bassey, smiled.",
    "an amount": "It cost $2000 and 2015 euros.",
    "people counted": "Some 2000 people and 1990 students came.",
    "thousands": "There were 2,010 seats and 12,000 guests.",
    "an address": "Street No. 1984, Room 2012",
    "a phone number": "Call +358 9 2015 1900 or 555-2012.",
    "a version": "Version 3.14.2 and 2.0.2015 are out.",
    "a commission named after a day": "The 9/11 Commission met.",
    "a share": "A 9/11 share fell to him.",
    "a regulation": "Regulation 2019/943 and Regulation (EU) No 1316/2014 apply.",
    "a resolution": "Under Resolution 2231 it ends.",
    "an act": "Under the Trade Expansion Act of 1962 it ends.",
    "a score": "They won 2-11 to 4-15.",
    "a fraction": "A 2/3 majority agreed, not 1/2.",
    "all day": "The line is open 24/7.",
    "all day, alone": "24/7",
    "a march with an aim": "The March on Washington was led by teachers.",
    "a plane": "A Boeing 747 and an A380 landed.",
    "an agenda": "The goals of Agenda 2030 stand.",
    "a summit": "COP26 failed.",
    "an age": "A 12-year-old and a man of 45 years came.",
    "a duration": "They spoke for three days and two weeks.",
    "a time of day": "At 10.30 a.m. they left; at 17:45 they came.",
    "a frequency": "It meets every Thursday and every second Monday.",
    "pages": "See pages 1990-1995.",
    "an ordinal that counts": "The 35th session and the 60th anniversary",
    "a strong force": "A 2015-strong force came.",
    "every May": "It meets each May.",
    "a percentage": "It fell to 20.5% and 2012%.",
    "the verb last": "The course will last two years.",
    "today's age": "In today's world it holds.",
    "an attributive holiday": "They met during the Easter recess.",
    "weeks to come": "It continues in the coming weeks.",
    "an identifier": "Form S. 1941 and H.R. 1990 passed.",
    "a match": "The second half of the match was dull.",
    "a file name": "See report-20170302.html and img_2012.png.",
    "an e-mail address": "Write to news2012@example.org.",
}


@pytest.mark.parametrize("text", NOT_DATES.values(), ids=NOT_DATES.keys())
def test_no_date_is_found(text: str) -> None:
    """Numbers, names and verbs that look like dates are none."""
    assert [found.text for found in find_dates(text)] == []


def test_rule_is_named() -> None:
    """Every date says which rule found it."""
    assert [found.rule for found in find_dates("Held on 27 July 2012.")] == ["day-month-year"]
