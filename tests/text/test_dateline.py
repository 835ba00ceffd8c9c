"""Datelines and date lines."""

import pytest

from newsextract.text.dateline import dateline_end, is_date_line, is_masthead

OPENINGS = [
    "BAKU, 30 July (ATLANTIC WIRE) –",
    "WASHINGTON, D.C. –",
    "WASHINGTON, D.C -",
    "ST. ALBANS, Vt. —",
    "Brussels, 15 November 2019 –",
    "DOHA, Qatar, Jan. 30, 2020 —",
    "KUWAIT, Nov 2 (Harbour News) --",
    "ISLAMABAD, Sep 18 (Harbour News):",
    "GENEVA (3 May 2019) –",
    "SEOUL, Korea – October 28, 2021 –",
    "ALMATY. November 21. /STEPPEPRESS/ –",
    "Ulaanbaatar, June 8 /SteppeNews/.",
    "Grodno, 15 April.",
    "(Washington, DC) –",
    "(PORTO, PORTUGAL)",
    "Lisbon –",
    "St. John's, Antigua –",
    "3 May 2019, Porto –",
    "NEW YORK/GENEVA, 3 May 2019 –",
]


@pytest.mark.parametrize("opening", OPENINGS)
def test_openings_are_datelines(opening: str) -> None:
    """What agencies and press offices open a report with is cut off before its first sentence."""
    paragraph = f"{opening} The ministers of health met in the capital."
    assert paragraph[: dateline_end(paragraph, opens_report=True)].strip() == opening


SENTENCES = [
    "On 3 May 2019 – a Friday – the ministers met.",
    "In May 2019: talks in Porto.",
    "Secretary Lind (March 3): We agreed.",
    "Artificial Intelligence (AI): what next.",
    "Minister: The talks were good.",
    "Vice-Rector Ana Lind – the only woman – spoke.",
    "The ministers met in Porto, 3 May 2019 – and left.",
    "10:00 – Meeting with the Dean",
]


@pytest.mark.parametrize("paragraph", SENTENCES)
def test_sentences_are_no_datelines(paragraph: str) -> None:
    """A sentence that names a date, a speaker or an aside keeps its beginning."""
    assert dateline_end(paragraph, opens_report=True) == 0


def test_later_paragraphs_need_place_and_date() -> None:
    """Below the first paragraph only a place in capitals with its date is a dateline."""
    assert dateline_end("PORTO, 3 May – The talks ended.", opens_report=False) > 0
    assert dateline_end("PORTO – The talks ended.", opens_report=False) == 0
    assert dateline_end("Lisbon, 3 May – The talks ended.", opens_report=False) == 0


@pytest.mark.parametrize(
    "line",
    [
        "Tuesday, 11 June 2013, 4:35 pm",
        "3.11.2022",
        "2019-05-03",
        "FOR IMMEDIATE RELEASE March 3, 2005",
        "For Immediate Release: September 28, 2007",
        "14 March 2024 Posted in Press releases",
        "Posted by Admin Office on 16/10/2019",
        "By: Media Department 12-3-2014",
        "December 3, 2014 | Press Office",
        "Ashgabat, 17 September 2014",
        "14 July 2016, Galle",
        "Done at Rabat, 11 July 2012",
        "Time: 2017-05-22   Source: Office of Exchange   Author: Mei Tan   Click: 318",
        "Published 23/08/2022 10h05",
        "TUESDAY, JULY 20, 2004",
        "(November 3, 2023)",
    ],
)
def test_lines_that_hold_a_date(line: str) -> None:
    """A date framed by words of publication, by place or by a byline is a date line."""
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "3 May 2019: visit to the School of Nursing",
        "Opening of the Congress, 3 May 2019",
        "29 April – 2 May 2024",
        "2 – 13 November 2009",
        "The rector arrived on 3 May 2019",
        "Order No. 1234 of 3 May 2019",
        "In attendance",
        "",
    ],
)
def test_lines_that_tell_more_than_a_date(line: str) -> None:
    """A line that names an event, a range or a thing is no date line."""
    assert not is_date_line(line)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("FOR IMMEDIATE RELEASE", True),
        ("Press Release: Harbour Council", True),
        ("Media release", True),
        ("Press Release: Lakeside University of Nursing", True),
        ("PRESS RELEASE: LIND TO VISIT PORTO", False),
        ("Media Release: school agrees with union", False),
        ("Press Release: Rector Lind Visits the New School in May", False),
        ("Immediate steps", False),
    ],
)
def test_mastheads(line: str, is_one: bool) -> None:
    """A label that says "release" is a masthead; a headline behind such a label is not."""
    assert is_masthead(line) is is_one
