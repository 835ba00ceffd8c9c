"""Invented gold articles for the tests of the evaluation, and the documents that match them perfectly."""

from __future__ import annotations

import json
from typing import Any

from newsextract.evaluate.gold import GoldDocument, GoldEvent, GoldSpan
from newsextract.evaluate.roles import event_models, roles_of
from newsextract.records.dates import Date, EventDate
from newsextract.records.document import Document, Source
from newsextract.records.events import Event
from newsextract.records.institutions import Group, Institution, Place
from newsextract.records.people import Person, Title
from newsextract.records.spans import Ref, Span


def at(text: str, words: str, nth: int = 0) -> dict[str, Any]:
    """The nth occurrence of some words as a span."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


def event(
    text: str,
    kind: str,
    trigger: str,
    arguments: list[tuple[str, str]],
    *,
    ends: tuple[str | None, str | None] = (None, None),
    place: str | None = None,
    status: str = "occurred",
) -> dict[str, Any]:
    """A gold event in the gold format."""
    return {
        "type": kind,
        "triggers": [at(text, trigger)],
        "arguments": [{"role": role, **at(text, words)} for role, words in arguments],
        "date": None,
        "from": ends[0],
        "to": ends[1],
        "accept": [],
        "place": at(text, place) if place else None,
        "status": status,
        "topic": None,
        "instrument": None,
    }


VISIT_TEXT = (
    "Dr. Ilse Marrow, Rector of Halden University, visited Port Ansel on 4 May 2021.\n"
    "There Marrow met with Tomas Quill, Mayor of Port Ansel, in the Old Customs House. "
    "Halden University (HU) signed a memorandum with the Ansel Institute."
)
VISIT: dict[str, Any] = {
    "id": "visit",
    "text": VISIT_TEXT,
    "title": None,
    "source": "invented",
    "published": "2021-05-05",
    "mentions": [
        {"type": "title", **at(VISIT_TEXT, "Dr.")},
        {"type": "person", **at(VISIT_TEXT, "Ilse Marrow")},
        {"type": "title", **at(VISIT_TEXT, "Rector")},
        {"type": "institution", **at(VISIT_TEXT, "Halden University")},
        {"type": "place", **at(VISIT_TEXT, "Port Ansel")},
        {"type": "date", **at(VISIT_TEXT, "4 May 2021"), "from": "2021-05-04", "to": "2021-05-04"},
        {"type": "person", **at(VISIT_TEXT, "Marrow", 1)},
        {"type": "person", **at(VISIT_TEXT, "Tomas Quill")},
        {"type": "title", **at(VISIT_TEXT, "Mayor of Port Ansel")},
        {"type": "place", **at(VISIT_TEXT, "Port Ansel", 1)},
        {"type": "place", **at(VISIT_TEXT, "Old Customs House")},
        {"type": "institution", **at(VISIT_TEXT, "Halden University", 1)},
        {"type": "institution", **at(VISIT_TEXT, "HU")},
        {"type": "institution", **at(VISIT_TEXT, "Ansel Institute")},
    ],
    "people": [
        {"name": "Ilse Marrow", "also": ["Marrow"], "titles": ["Dr.", "Rector"], "institutions": ["Halden University"]},
        {"name": "Tomas Quill", "also": [], "titles": ["Mayor of Port Ansel"], "institutions": []},
    ],
    "institutions": [{"name": "Halden University", "also": ["HU"]}, {"name": "Ansel Institute", "also": []}],
    "events": [
        event(
            VISIT_TEXT,
            "visit",
            "visited",
            [("visitor", "Ilse Marrow"), ("destination", "Port Ansel")],
            ends=("2021-05-04", "2021-05-04"),
            place="Port Ansel",
        ),
        event(
            VISIT_TEXT,
            "meeting",
            "met",
            [("participant", "Ilse Marrow"), ("participant", "Tomas Quill")],
            ends=("2021-05-04", "2021-05-04"),
            place="Old Customs House",
        ),
        event(VISIT_TEXT, "agreement", "signed", [("party", "Halden University"), ("party", "Ansel Institute")]),
    ],
}

PLAN_TEXT = (
    "A delegation of the Ministry of Tides will hold talks with Gull Shipping in June 2022. "
    "The summit in Corvin was called off."
)
PLAN: dict[str, Any] = {
    "id": "plan",
    "text": PLAN_TEXT,
    "title": "Talks ahead",
    "source": "invented",
    "published": None,
    "mentions": [
        {"type": "group", **at(PLAN_TEXT, "delegation of the Ministry of Tides"), "count": None},
        {"type": "institution", **at(PLAN_TEXT, "Ministry of Tides")},
        {"type": "institution", **at(PLAN_TEXT, "Gull Shipping")},
        {
            "type": "date",
            **at(PLAN_TEXT, "June 2022"),
            "from": "2022-06-01",
            "to": "2022-06-30",
            "accept": [["2022-06-01", "2022-06-15"]],
        },
        {"type": "place", **at(PLAN_TEXT, "Corvin")},
    ],
    "people": [],
    "institutions": [{"name": "Ministry of Tides", "also": []}, {"name": "Gull Shipping", "also": []}],
    "events": [
        event(
            PLAN_TEXT,
            "meeting",
            "talks",
            [("participant", "delegation of the Ministry of Tides"), ("participant", "Gull Shipping")],
            ends=("2022-06-01", "2022-06-30"),
            status="planned",
        ),
        event(PLAN_TEXT, "meeting", "summit", [("participant", "Corvin")], place="Corvin", status="cancelled"),
    ],
}

QUIET_TEXT = "The library of Halden University is closed today."
QUIET: dict[str, Any] = {
    "id": "quiet",
    "text": QUIET_TEXT,
    "mentions": [
        {"type": "institution", **at(QUIET_TEXT, "Halden University")},
        {"type": "date", **at(QUIET_TEXT, "today"), "from": None, "to": None},
    ],
    "people": [],
    "institutions": [{"name": "Halden University", "also": []}],
    "events": [],
}

ARTICLES = [VISIT, PLAN, QUIET]


def gold_of(article: dict[str, Any]) -> GoldDocument:
    """The gold document of an article in the gold format."""
    return GoldDocument.model_validate_json(json.dumps(article))


def perfect(gold: GoldDocument) -> Document:
    """The document that says just what gold says."""
    maker = _Maker(gold)
    return Document(
        source=Source(id=gold.id, title=gold.title, published=gold.published, published_basis=None),
        people=maker.people,
        institutions=maker.institutions,
        groups=maker.groups,
        places=maker.places,
        dates=maker.dates,
        events=tuple(maker.event(number, one) for number, one in enumerate(gold.events, 1)),
    )


class _Maker:
    def __init__(self, gold: GoldDocument) -> None:
        self.gold = gold
        self.institutions = tuple(
            Institution(
                id=f"i{n}",
                name=one.name,
                acronyms=(),
                kind="other",
                parent=None,
                mentions=self.spans("institution", one.forms),
            )
            for n, one in enumerate(gold.institutions, 1)
        )
        ids = {one.name: one.id for one in self.institutions}
        self.people = tuple(
            Person(
                id=f"p{n}",
                name=one.name,
                name_parts=None,
                titles=tuple(
                    Title(text=title, kind="post", institution=None, mentions=self.spans("title", {title}))
                    for title in one.titles
                ),
                affiliations=tuple(ids[name] for name in one.institutions),
                mentions=self.spans("person", one.forms),
            )
            for n, one in enumerate(gold.people, 1)
        )
        self.groups = tuple(
            Group(id=f"g{n}", text=text, head=text, count=None, affiliations=(), mentions=self.spans("group", {text}))
            for n, text in enumerate(self.texts("group"), 1)
        )
        self.places = tuple(
            Place(id=f"l{n}", name=text, country=None, mentions=self.spans("place", {text}))
            for n, text in enumerate(self.texts("place"), 1)
        )
        self.dates = tuple(
            Date(
                id=f"d{n}",
                text=one.text,
                start_date=one.first,
                end_date=one.last,
                granularity="day",
                basis="as written",
                mentions=(span_of(one),),
            )
            for n, one in enumerate((one for one in gold.mentions if one.type == "date"), 1)
        )

    def texts(self, label: str) -> list[str]:
        return list(dict.fromkeys(one.text for one in self.gold.mentions if one.type == label))

    def spans(self, label: str, forms: frozenset[str] | set[str]) -> tuple[Span, ...]:
        return tuple(span_of(one) for one in self.gold.mentions if one.type == label and one.text in forms)

    def ref(self, wanted: GoldSpan) -> Ref:
        entities = (*self.people, *self.institutions, *self.groups, *self.places)
        owner = next(one.id for one in entities if span_of(wanted) in one.mentions)
        return Ref(id=owner, text=wanted.text, start=wanted.start, end=wanted.end)

    def event(self, number: int, gold: GoldEvent) -> Event:
        model = event_models()[gold.type]
        filled: dict[str, Any] = {}
        for field, role in roles_of(model).items():
            refs = tuple(self.ref(one) for one in gold.arguments if one.role == role)
            filled[field] = refs
        if "destination" in filled:
            every = filled["destination"]
            filled |= {"destination": next(iter(every), None), "further_destinations": every[1:]}
        spare = {"instrument": None} if "instrument" in model.model_fields else {}
        return model(
            id=f"e{number}",
            type=gold.type,
            status=gold.status,
            confidence=1,
            triggers=tuple(span_of(one) for one in gold.triggers),
            evidence=(),
            date=EventDate(id=None, start_date=gold.first, end_date=gold.last) if gold.first else None,
            place=self.ref(gold.place) if gold.place else None,
            topic=None,
            **filled,
            **spare,
        )


def span_of(gold: GoldSpan) -> Span:
    """A gold span as a span of the records."""
    return Span(start=gold.start, end=gold.end, text=gold.text)
