"""Dates of an article against its own timeline: the adapter between mentions, layout and date entities."""

from __future__ import annotations

import pytest

from fake_reading import FakeReading
from newsextract.entities.timeline import Timeline, resolve_dates
from newsextract.mentions.mention import DateMention
from newsextract.model.decode import ScoredSpan
from newsextract.text.layout import Layout, Zone
from newsextract.timex import find_dates

MEETING = ScoredSpan("meeting", 4, 7, 0.9)  # "fair"


def _reading(status: str, *, sure: float = 0.9, link: float = 0.9, trigger: ScoredSpan = MEETING) -> FakeReading:
    """One meeting, its status, and its link to every date."""
    return FakeReading(link=link, held=0.9, spans=(trigger,), status=(status, sure))


def timeline_of(
    text: str, *, dateline: str = "", published: str | None = None, reading: FakeReading | None = None
) -> Timeline:
    """The timeline of a text whose dateline zone is the given words."""
    zones = []
    if dateline:
        start = text.index(dateline)
        zones.append(Zone("dateline", start, start + len(dateline)))
    mentions = [
        DateMention(start=one.start, end=one.end, text=one.text, found_by=one.rule, timex=one.expression)
        for one in find_dates(text)
    ]
    layout = Layout(tuple(zones), ((0, len(text)),))
    return resolve_dates(text, layout, mentions, published=published, reading=reading)  # type: ignore[arg-type]


PUBLISHED = {
    "given": ("BAKU, 30 July 2012 – They met.", "BAKU, 30 July 2012 –", "2012-08-01", ("2012-08-01", "given")),
    "a dateline": ("BAKU, 30 July 2012 – They met.", "BAKU, 30 July 2012 –", None, ("2012-07-30", "dateline")),
    "a dateline without a year": (
        "BAKU, 30 July – They met on 27 July 2012.", "BAKU, 30 July –", None, ("2012-07-30", "dateline")
    ),
    "a dateline whose year nothing tells": ("BAKU, 30 July – They met.", "BAKU, 30 July –", None, (None, None)),
    "a date that the text calls today": ("They met today, 30 July 2012.", "", None, ("2012-07-30", "inferred")),
    "an event's date": ("They met on 30 July 2012.", "", None, (None, None)),
    "no date": ("They met.", "", None, (None, None)),
}  # fmt: skip


@pytest.mark.parametrize(("text", "dateline", "published", "expected"), PUBLISHED.values(), ids=PUBLISHED.keys())
def test_publication_date_and_how_it_is_known(
    text: str, dateline: str, published: str | None, expected: tuple[str | None, str | None]
) -> None:
    """The given date goes first, then a dateline, then what the text calls today; an event's date is none."""
    timeline = timeline_of(text, dateline=dateline, published=published)
    assert (timeline.published, timeline.published_basis) == expected


def test_every_mention_becomes_one_entity_in_order() -> None:
    """Date entities stand in the order of the mentions and keep them."""
    timeline = timeline_of("They met on 27 July 2012, last week and in May.", published="2012-07-30")
    assert [entity.mention.text for entity in timeline.dates] == ["27 July 2012", "last week", "May"]


def test_dateline_anchors_the_article() -> None:
    """What counts from the publication date counts from the dateline where none is given, and the basis says so."""
    (_, tuesday) = timeline_of("BAKU, 30 July 2012 – They met on Friday.", dateline="BAKU, 30 July 2012 –").dates
    assert tuesday.start_date == "2012-07-27"
    assert "dateline" in tuesday.basis


def test_dateline_a_day_before_publication_counts() -> None:
    """What is published a day late was told on the day of its dateline; the given date stays the article's."""
    text = "BAKU, 30 July 2012 – They met today."
    timeline = timeline_of(text, dateline="BAKU, 30 July 2012 –", published="2012-07-31")
    assert (timeline.dates[1].start_date, timeline.published) == ("2012-07-30", "2012-07-31")


def test_dateline_has_no_tense() -> None:
    """A dateline without a year lies next to the publication date whatever verb follows."""
    (dateline,) = timeline_of("BAKU, 2 August – They met.", dateline="BAKU, 2 August –", published="2012-07-30").dates
    assert dateline.start_date == "2012-08-02"


def test_model_case() -> None:
    """A range before the year is stated, "of that year" and a day after it all lie in the stated year."""
    text = (
        "Nurses of the Nordic Institute stayed in Tartu on March 4-18\n\nThe ties grew in the 2016 education year. "
        "Twelve more trained here in March of that year. The two rectors spoke on the 17th of March."
    )
    first, year, march, meeting = timeline_of(text).dates
    assert (first.start_date, first.end_date) == ("2016-03-04", "2016-03-18")
    assert "'2016 education year'" in first.basis
    assert (year.granularity, march.start_date, march.end_date) == ("year", "2016-03-01", "2016-03-31")
    assert meeting.start_date == "2016-03-17"


TENSES = {
    "planned": (_reading("planned"), "2013-02-20"),
    "occurred": (_reading("occurred"), "2012-02-20"),
    "an unsure trigger": (_reading("planned", trigger=ScoredSpan("meeting", 4, 7, 0.6)), "2012-02-20"),
    "an unsure status": (_reading("planned", sure=0.4), "2012-02-20"),
    "a date of another event": (_reading("planned", link=0.1), "2012-02-20"),
    "no model": (None, "2012-02-20"),
}


@pytest.mark.parametrize(("reading", "start"), TENSES.values(), ids=TENSES.keys())
def test_the_status_of_the_event_says_on_which_side_its_date_lies(reading: FakeReading | None, start: str) -> None:
    """A plan in words that look back has its day ahead if the model is sure of plan and date; else the words decide."""
    (date,) = timeline_of("The fair organised for 20 February", published="2012-10-30", reading=reading).dates
    assert date.start_date == start
    assert ("the model sees an event that is to come" in date.basis) == (start == "2013-02-20")
