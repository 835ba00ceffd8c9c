"""Typed event records from institutional news: who, what, where, when, each traceable to the words that justify it.

>>> import newsextract
>>> document = newsextract.extract("Rector Ana Pereira visited Lisbon on 3 May 2019.")
>>> [person.name for person in document.people]
['Ana Pereira']
"""

from .archives.html import read_html
from .errors import (
    DateInputError,
    GoldError,
    InputError,
    MissingExtraError,
    NewsextractError,
    OutputError,
    ResourceError,
)
from .explanation import Reason, explain
from .extractor import Article, Extractor, extract, load
from .frames import to_frames
from .outputs.displacy import to_displacy
from .pipeline import STAGES
from .records.dates import Date, EventDate
from .records.document import Document, Source
from .records.events import Agreement, Event, Meeting, Visit
from .records.institutions import Group, Institution, Place
from .records.people import NameParts, Person, Title
from .records.spans import Ref, Span
from .timex import ReadDate
from .timex import read_dates as dates

__all__ = [
    "STAGES",
    "Agreement",
    "Article",
    "Date",
    "DateInputError",
    "Document",
    "Event",
    "EventDate",
    "Extractor",
    "GoldError",
    "Group",
    "InputError",
    "Institution",
    "Meeting",
    "MissingExtraError",
    "NameParts",
    "NewsextractError",
    "OutputError",
    "Person",
    "Place",
    "ReadDate",
    "Reason",
    "Ref",
    "ResourceError",
    "Source",
    "Span",
    "Title",
    "Visit",
    "dates",
    "explain",
    "extract",
    "load",
    "read_html",
    "to_displacy",
    "to_frames",
]
