"""The tables that records become. `docs/tables.md` is made from this file; columns may be added, none renamed."""

from __future__ import annotations

from pathlib import Path

from ..errors import OutputError
from . import entity_rows, event_rows
from .table import Column, Kind, Table

_PERSON = Column("person_id", "string", "the person's id within the document, `p1`", nullable=False)
_INSTITUTION = Column("institution_id", "string", "the institution's id within the document, `i1`", nullable=False)
_EVENT = Column("event_id", "string", "the event's id within the document, `e1`", nullable=False)
_START = Column("start_date", "date", "the first day; null where nothing allows a value")
_END = Column("end_date", "date", "the last day, inclusive")


def _required(name: str, kind: Kind, meaning: str) -> Column:
    return Column(name, kind, meaning, nullable=False)


DOCUMENTS = Table(
    "documents",
    "One row for each document that was read.",
    (
        Column("title", "string", "the headline, as given or as found"),
        Column("published", "date", "the day it appeared"),
        Column("published_basis", "string", "how that day is known: `given`, `dateline` or `inferred`"),
        _required("schema_version", "string", "the version of the record's schema"),
        _required("warnings", "strings", "what a reader of the record should know"),
    ),
    (),
    entity_rows.document_rows,
)
PEOPLE = Table(
    "people",
    "One row for each person of a document.",
    (
        _PERSON,
        Column("name", "string", "the fullest name; null for somebody known by office alone"),
        Column("given", "string", "the given name as written"),
        Column("initials", "string", "initials as written"),
        Column("patronymic", "string", "the patronymic as written"),
        Column("family", "string", "the family name as written"),
        Column("suffix", "string", "a suffix such as Jr."),
    ),
    ("person_id",),
    entity_rows.person_rows,
)
TITLES = Table(
    "titles",
    "One row for each title that a person holds.",
    (
        _PERSON,
        _required("title_number", "integer", "the title's place among the person's titles, counted from 0"),
        _required("title", "string", "the title as written"),
        _required("kind", "string", "`post`, `rank`, `degree`, `honour` or `courtesy`"),
        Column("institution_id", "string", "where the post is held, if the text says so"),
    ),
    ("person_id", "title_number"),
    entity_rows.title_rows,
)
INSTITUTIONS = Table(
    "institutions",
    "One row for each institution of a document.",
    (
        _INSTITUTION,
        _required("name", "string", "the fullest name"),
        _required("acronyms", "strings", "its acronyms in the text"),
        _required("kind", "string", "`university`, `government`, `company` and so on"),
        Column("parent_id", "string", "the institution that this one is a unit of"),
    ),
    ("institution_id",),
    entity_rows.institution_rows,
)
AFFILIATIONS = Table(
    "affiliations",
    "One row for each institution that a person or group belongs to.",
    (_required("entity_id", "string", "the person (`p1`) or group (`g1`)"), _INSTITUTION),
    ("entity_id", "institution_id"),
    entity_rows.affiliation_rows,
)
GROUPS = Table(
    "groups",
    "One row for each described collective that takes part in an event.",
    (
        _required("group_id", "string", "the group's id within the document, `g1`"),
        _required("name", "string", "the words that describe it"),
        _required("head", "string", "the noun of those words"),
        Column("count", "integer", "how many they are, if said"),
    ),
    ("group_id",),
    entity_rows.group_rows,
)
PLACES = Table(
    "places",
    "One row for each place of a document.",
    (
        _required("place_id", "string", "the place's id within the document, `l1`"),
        _required("name", "string", "the name"),
        Column("country", "string", "an ISO 3166 alpha-2 code, if known"),
    ),
    ("place_id",),
    entity_rows.place_rows,
)
DATES = Table(
    "dates",
    "One row for each date or range that a document mentions.",
    (
        _required("date_id", "string", "the date's id within the document, `d1`"),
        _required("words", "string", "the date as written"),
        _START,
        _END,
        _required("granularity", "string", "`day`, `month`, `year` and so on"),
        _required("basis", "string", "what was read from where"),
    ),
    ("date_id",),
    entity_rows.date_rows,
)
MENTIONS = Table(
    "mentions",
    "One row for each span of a record: the words that justify a value, and where they stand.",
    (
        _required("mention_number", "integer", "the row's place among the document's mentions, counted from 0"),
        _required(
            "kind",
            "string",
            "`person`, `title`, `institution`, `group`, `place` or `date`; of an event `trigger`, `evidence`, "
            "`topic` or `instrument`",
        ),
        _required("entity_id", "string", "the id of what is mentioned; of a title, the person's; or of the event"),
        Column("title_number", "integer", "which of the person's titles, for a title"),
        _required("start", "integer", "the first character, counted in Unicode code points of the text as given"),
        _required("end", "integer", "the character after the last"),
        _required("text", "string", "the words"),
    ),
    ("mention_number",),
    entity_rows.mention_rows,
)
EVENTS = Table(
    "events",
    "One row for each event of a document.",
    (
        _EVENT,
        _required("type", "string", "`visit`, `meeting` or `agreement`"),
        _required("status", "string", "`occurred`, `planned`, `cancelled` or `proposed`"),
        _required("confidence", "number", "from 0 to 1"),
        Column("date_id", "string", "the date record that says when"),
        _START,
        _END,
        Column("place_id", "string", "the entity that says where"),
        Column("place", "string", "its name"),
        Column("topic", "string", "the words that say what about"),
        Column("instrument", "string", "the words that name what was signed, for an agreement"),
        _required("evidence", "string", "the sentences that tell it, one a line"),
    ),
    ("event_id",),
    event_rows.event_rows,
)
EVENT_ARGUMENTS = Table(
    "event_arguments",
    "One row for each entity that plays a part in an event.",
    (
        _EVENT,
        _required("argument_number", "integer", "the row's place among the event's arguments, counted from 0"),
        _required(
            "role",
            "string",
            "`visitor`, `host` or `destination` of a visit; `participant` or `organizer` of a meeting; `party` or "
            "`signatory` of an agreement",
        ),
        _required("entity_id", "string", "the id of a person, institution, group or place"),
        _required("entity_type", "string", "`person`, `institution`, `group` or `place`"),
        _required("name", "string", "the entity's name; where it has none, the words of the text"),
        _required("text", "string", "the words that justify it"),
        _required("start", "integer", "their first character"),
        _required("end", "integer", "the character after their last"),
    ),
    ("event_id", "argument_number"),
    event_rows.argument_rows,
)

TABLES: tuple[Table, ...] = (
    DOCUMENTS,
    PEOPLE,
    TITLES,
    INSTITUTIONS,
    AFFILIATIONS,
    GROUPS,
    PLACES,
    DATES,
    MENTIONS,
    EVENTS,
    EVENT_ARGUMENTS,
)


def table_of(path: Path) -> Table:
    """The table that a file is named after. Raises `OutputError` for a name that is no table."""
    for table in TABLES:
        if table.name == path.stem:
            return table
    names = ", ".join(table.name for table in TABLES)
    remedy = f"name the file after one ({names}), or give a folder for all of them"
    raise OutputError(path.name, f"a {path.suffix} file holds one table", remedy)
