"""A record as a small piece of HTML for notebooks: escaped, without scripts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from .spans import Ref

if TYPE_CHECKING:
    from .document import Document
    from .events import Event

SHOWN = 20  # rows of a kind; a notebook is no place for hundreds


def render_html(document: Document) -> str:
    """Events, people and institutions as tables, with a heading that says which document it is."""
    source = document.source
    heading = " · ".join(part for part in (source.title or source.id or "Document", source.published) if part)
    events = [_event_cells(document, event) for event in document.events]
    people = [(person.name, "; ".join(title.text for title in person.titles)) for person in document.people]
    institutions = [(one.name, one.kind) for one in document.institutions]
    return "\n".join(
        [
            f"<div><strong>{escape(heading)}</strong>",
            _table("events", ("type", "status", "when", "where", "who"), events),
            _table("people", ("name", "titles"), people),
            _table("institutions", ("name", "kind"), institutions),
            *(f"<p>{escape(warning)}</p>" for warning in document.warnings),
            "</div>",
        ]
    )


def _event_cells(document: Document, event: Event) -> Sequence[str | None]:
    """Type, status, date, place and the names of everybody who takes part."""
    days = (event.date.start_date, event.date.end_date) if event.date else ()
    when = " – ".join(dict.fromkeys(day for day in days if day))
    where = _name(document, event.place) if event.place else None
    return event.type, event.status, when, where, "; ".join(_parts(document, event))


def _parts(document: Document, event: Event) -> Iterable[str]:
    for field in type(event).model_fields:
        value = getattr(event, field)
        refs = value if isinstance(value, tuple) else (value,)
        names = [_name(document, ref) for ref in refs if isinstance(ref, Ref)]
        if names and field != "place":
            yield f"{field}: {', '.join(names)}"


def _name(document: Document, ref: Ref) -> str:
    return getattr(document.resolve(ref), "name", None) or ref.text


def _table(label: str, header: Sequence[str], rows: Sequence[Sequence[str | None]]) -> str:
    """The rows under a header, or nothing where there are none; what is left out is counted."""
    if not rows:
        return ""
    head = "".join(f"<th>{name}</th>" for name in header)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell or '')}</td>" for cell in row) + "</tr>" for row in rows[:SHOWN])
    more = f"<p>and {len(rows) - SHOWN} more</p>" if len(rows) > SHOWN else ""
    return f"<table><caption>{label}</caption><tr>{head}</tr>{body}</table>{more}"
