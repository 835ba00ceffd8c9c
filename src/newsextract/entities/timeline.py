"""Date mentions -> date entities, read against the document's timeline; the reading itself is `timex.timeline`."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from ..mentions.mention import DateMention
from ..model.reading import Reading
from ..text.layout import Layout
from ..timex import FoundDate, read_timeline
from ..timex.options import DEFAULTS, DateOptions
from .date_tenses import tenses_of
from .entity import DateEntity


@dataclass(frozen=True, slots=True)
class Timeline:
    """The date entities in order, when the article was published (ISO) and how that is known."""

    dates: list[DateEntity]
    published: str | None
    published_basis: str | None


def resolve_dates(
    text: str,
    layout: Layout,
    mentions: Sequence[DateMention],
    *,
    published: str | None,
    options: DateOptions = DEFAULTS,
    reading: Reading | None = None,
) -> Timeline:
    """The dates of a document with their values; `published` is the given ISO date, if any.

    The article's date is the given one, else that of a dateline or date line, else one that the text calls today.
    `reading` is what the model says about the text, if it was asked.
    """
    found = [FoundDate(one.start, one.end, one.text, one.timex, one.found_by) for one in mentions]
    given = None if published is None else datetime.date.fromisoformat(published)
    datelines = [(zone.start, zone.end) for zone in layout.zones if zone.kind == "dateline"]
    tenses = [] if reading is None else tenses_of(mentions, reading)
    read = read_timeline(text, found, published=given, datelines=datelines, tenses=tenses, options=options)
    dates = [
        DateEntity(mention, _iso(value.start), _iso(value.end), value.granularity, value.basis)
        for mention, value in zip(mentions, read.values, strict=True)
    ]
    return Timeline(dates, _iso(read.published), read.published_basis)


def _iso(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()
