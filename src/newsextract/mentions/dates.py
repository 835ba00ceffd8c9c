"""Date mentions: a thin adapter from the date stage, which works on the text, to the Doc."""

from __future__ import annotations

from spacy.tokens import Doc

from ..text.doc_text import text_of
from ..timex import find_dates
from .mention import DateMention


class DateFinder:
    """Finds the calendar dates and ranges that a text names; without `event_days`, no event called by its day."""

    def __init__(self, *, event_days: bool = True) -> None:
        self.event_days = event_days

    def find(self, doc: Doc) -> list[DateMention]:
        """The date mentions in the order of the text; `found_by` is the rule of `resources/rules/dates.yaml`."""
        return [
            DateMention(start=found.start, end=found.end, text=found.text, found_by=found.rule, timex=found.expression)
            for found in find_dates(text_of(doc), event_days=self.event_days)
        ]
