"""Date mentions: a thin adapter from the date stage, which works on the text, to the Doc."""

from __future__ import annotations

from spacy.tokens import Doc

from ..text.doc_text import text_of
from ..timex import find_dates
from .mention import DateMention


class DateFinder:
    """Finds the calendar dates and ranges that a text names."""

    def find(self, doc: Doc) -> list[DateMention]:
        """The date mentions in the order of the text; `found_by` is the rule of `resources/rules/dates.yaml`."""
        return [
            DateMention(start=found.start, end=found.end, text=found.text, found_by=found.rule, timex=found.expression)
            for found in find_dates(text_of(doc))
        ]
