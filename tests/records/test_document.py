"""The record is the contract: its keys, its immutability, its references."""

import json

import pytest
from pydantic import ValidationError

from newsextract.records.document import Document, Source
from newsextract.records.events import Meeting
from newsextract.records.institutions import Institution, Place
from newsextract.records.people import NameParts, Person, Title
from newsextract.records.spans import Ref, Span

TEXT = "Rector Ana Pereira met Tomas Lind in Porto."
ANA = Span(start=7, end=18, text="Ana Pereira")
TOMAS = Span(start=23, end=33, text="Tomas Lind")


def person(ident: str, span: Span) -> Person:
    title = Title(text="Rector", kind="post", institution=None, mentions=(Span(start=0, end=6, text="Rector"),))
    parts = NameParts(given=span.text.split()[0], family=span.text.split()[1])
    return Person(id=ident, name=span.text, name_parts=parts, titles=(title,), affiliations=(), mentions=(span,))


def ref(ident: str, span: Span) -> Ref:
    return Ref(id=ident, text=span.text, start=span.start, end=span.end)


@pytest.fixture
def document() -> Document:
    place = Place(id="l1", name="Porto", country="PT", mentions=(Span(start=37, end=42, text="Porto"),))
    meeting = Meeting(
        id="e1",
        type="meeting",
        status="occurred",
        confidence=0.9,
        triggers=(Span(start=19, end=22, text="met"),),
        evidence=(Span(start=0, end=43, text=TEXT),),
        date=None,
        place=ref("l1", place.mentions[0]),
        topic=None,
        participants=(ref("p1", ANA), ref("p2", TOMAS)),
        organizers=(),
    )
    return Document(
        source=Source(id="a.txt", title=None, published=None, published_basis=None),
        people=(person("p1", ANA), person("p2", TOMAS)),
        places=(place,),
        events=(meeting,),
    )


def test_reference_resolves_to_its_entity_in_one_call(document: Document) -> None:
    """From an event's argument to the person, in one call, by reference or by id."""
    meeting = document.events[0]
    assert isinstance(meeting, Meeting)
    found = document.resolve(meeting.participants[1])
    assert isinstance(found, Person)
    assert found.name == "Tomas Lind"
    assert document.resolve("l1") is document.places[0]


def test_unknown_reference_is_a_key_error(document: Document) -> None:
    """An id that the document does not have is refused by name."""
    with pytest.raises(KeyError, match="i9"):
        document.resolve("i9")


def test_record_survives_the_round_trip_through_json(document: Document) -> None:
    """What is printed reads back as the same record, events as their own types."""
    again = Document.model_validate_json(document.to_json())
    assert again == document
    assert isinstance(again.events[0], Meeting)


def test_no_key_is_left_out(document: Document) -> None:
    """Unknown values are null and empty lists stay lists: every key of the contract is printed."""
    printed = json.loads(document.to_json())
    assert list(printed) == [
        *("schema_version", "source", "people", "institutions", "groups", "places", "dates", "events", "warnings")
    ]
    assert printed["events"][0]["topic"] is None
    assert printed["events"][0]["organizers"] == []
    assert printed["institutions"] == []


def test_records_are_frozen(document: Document) -> None:
    """A record cannot be changed after it is made."""
    with pytest.raises(ValidationError, match="frozen"):
        document.people[0].name = "Somebody Else"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [(3, 3, ""), (5, 4, "x"), (0, 3, "Baku"), (-1, 3, "Baku")],
    ids=["empty", "reversed", "too short for its text", "negative"],
)
def test_span_that_cannot_hold_its_text_is_refused(start: int, end: int, text: str) -> None:
    """A span's length is its text's length, and its ends are in order."""
    with pytest.raises(ValidationError):
        Span(start=start, end=end, text=text)


def test_unknown_institution_kind_is_refused() -> None:
    """Only the kinds of the contract are printed."""
    with pytest.raises(ValidationError, match="kind"):
        Institution(id="i1", name="X", acronyms=(), kind="ministry", parent=None, mentions=())  # type: ignore[arg-type]
