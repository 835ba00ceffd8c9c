"""Adapter for the scorer of the date suites: `python score.py --module bench/date_suites.py`."""

from __future__ import annotations

from newsextract.timex import read_dates


def dates(text: str, reference_date: str | None) -> list[dict[str, object]]:
    """The dates of a text in the form that the scorer reads, with the package's defaults."""
    return [
        {"start": one.start, "end": one.end, "text": one.text, "from": one.start_date, "to": one.end_date}
        for one in read_dates(text, reference=reference_date)
    ]
