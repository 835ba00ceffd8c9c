"""Which person, institution, argument and event of a document is taken for which of gold."""

from __future__ import annotations

from typing import Any

import pytest
from gold_articles import at, event, gold_of

from newsextract.evaluate.align import DocumentAlignment, align
from newsextract.evaluate.found import FoundDocument

TEXT = "Ilse Marrow met Tomas Quill and saw Per Holt in Port Ansel. Port Ansel and Halden are far."


def article(**changes: Any) -> dict[str, Any]:
    """An article in the gold format with nothing in it but what is given."""
    return {"id": "a", "text": TEXT, "mentions": [], "people": [], "institutions": [], "events": [], **changes}


def compared(gold: dict[str, Any], **found: Any) -> DocumentAlignment:
    """The article beside a document with nothing in it but what is given."""
    return DocumentAlignment(gold_of(gold), FoundDocument.model_validate({"source": {"id": "a"}, **found}))


def person(name: str | None, *forms: str, **further: Any) -> dict[str, Any]:
    """A person that a document has."""
    return {"id": "p1", "name": name, "mentions": [at(TEXT, form) for form in forms], **further}


@pytest.mark.parametrize(
    ("gold", "also", "name", "forms", "expected"),
    [
        ("Ilse Marrow", [], "Ilse Marrow", [], True),
        ("Ilse Marrow", [], "Somebody", ["Ilse Marrow"], True),
        ("I. M. Lund", ["Marrow"], "Somebody", ["Marrow"], True),
        ("Ilse Marrow", [], "Marrow Quill", [], True),
        ("Ilse Marrow", [], "Dr Marrow Quill", [], False),
        ("Ilse Marrow", [], "Tomas Quill", [], False),
        ("Ilse Marrow", [], None, ["Ilse Marrow"], False),
    ],
)
def test_people_are_paired_by_a_form_or_by_half_of_the_words(
    gold: str, also: list[str], name: str | None, forms: list[str], expected: bool
):
    """One form in common is enough, and so is half of the longer name; somebody without a name is nobody's pair."""
    wanted = article(people=[{"name": gold, "also": also}])
    assert bool(compared(wanted, people=[person(name, *forms)]).people.pairs) is expected


def test_the_person_with_more_forms_in_common_is_the_one():
    """Two people who share a family name are told apart by the other forms."""
    wanted = article(people=[{"name": "Marrow"}, {"name": "Ilse Marrow", "also": ["Marrow"]}])
    both = compared(wanted, people=[person("Ilse Marrow", "Marrow")])
    assert both.people.pairs == ((1, 0),)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ministry of Tides", True),
        ("MT", True),
        ("Ministry of Tides and Harbours", True),
        ("Ministry of Waves", False),
        ("Office of Waves", False),
    ],
)
def test_affiliations_are_paired_by_a_form_or_by_most_of_the_words(name: str, expected: bool):
    """Two ministries share a word and are not the same."""
    wanted = article(
        people=[{"name": "Ilse Marrow", "institutions": ["Ministry of Tides"]}],
        institutions=[{"name": "Ministry of Tides", "also": ["MT"]}],
    )
    found = compared(
        wanted,
        people=[person("Ilse Marrow", affiliations=["i1"])],
        institutions=[{"id": "i1", "name": name, "mentions": []}],
    )
    assert bool(found.person_pairs[0].institutions.pairs) is expected


def test_an_affiliation_that_is_no_entity_fits_nothing():
    """A dangling id counts as found and is wrong."""
    wanted = article(people=[{"name": "Ilse Marrow", "institutions": ["Halden"]}])
    (pair,) = compared(wanted, people=[person("Ilse Marrow", affiliations=["i7", None])]).person_pairs
    assert (pair.institutions.missed, pair.institutions.spurious) == (["Halden"], ["i7", None])


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ("Rector", "Rector", True),
        ("Rector", "Vice-Rector", True),
        ("Rector", "Vice-Rector for Research", False),
        ("Minister of Tides", "the Minister of Tides", True),
        ("Rector", "Dean", False),
    ],
)
def test_titles_are_paired_by_half_of_the_words(gold: str, found: str, expected: bool):
    """Small words do not count."""
    wanted = article(people=[{"name": "Ilse Marrow", "titles": [gold]}])
    (pair,) = compared(wanted, people=[person("Ilse Marrow", titles=[{"text": found}])]).person_pairs
    assert bool(pair.titles.pairs) is expected


MEETINGS = [
    event(TEXT, "meeting", "met", [("participant", "Ilse Marrow"), ("participant", "Tomas Quill")], place="Port Ansel"),
    event(TEXT, "meeting", "saw", [("participant", "Ilse Marrow"), ("participant", "Per Holt")]),
]


def meeting(trigger: str, *participants: str, **further: Any) -> dict[str, Any]:
    """A meeting that a document has."""
    refs = [{"id": None, **at(TEXT, words)} for words in participants]
    return {"type": "meeting", "triggers": [at(TEXT, trigger)], "participants": refs, **further}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([meeting("saw"), meeting("met")], {(0, 1), (1, 0)}),
        ([meeting("and", "Per Holt"), meeting("and", "Tomas Quill")], {(0, 1), (1, 0)}),
        ([meeting("met", "Per Holt"), meeting("saw", "Tomas Quill")], {(0, 0), (1, 1)}),
        ([meeting("and"), meeting("in")], {(0, 0), (1, 1)}),
        ([meeting("far")], set()),
        ([meeting("saw"), meeting("saw")], {(1, 0), (0, 1)}),
    ],
)
def test_events_are_paired_by_trigger_then_sentence_then_arguments(found: list[Any], expected: set[tuple[int, int]]):
    """The trigger's own words decide, then what is shared; without a shared sentence there is no pair."""
    assert set(compared(article(events=MEETINGS), events=found).events.pairs) == expected


@pytest.mark.parametrize(("nth", "listed", "expected"), [(0, True, True), (1, True, True), (1, False, False)])
def test_an_argument_is_any_mention_of_the_same_words(nth: int, listed: bool, expected: bool):
    """A second mention with the words of gold's is as good, if gold has it as a mention."""
    place = {"type": "place", **at(TEXT, "Port Ansel", 1)}
    wanted = article(
        mentions=[place] if listed else [], events=[event(TEXT, "visit", "met", [("destination", "Port Ansel")])]
    )
    visit = {"type": "visit", "triggers": [at(TEXT, "met")], "destination": at(TEXT, "Port Ansel", nth)}
    (pair,) = compared(wanted, events=[visit]).event_pairs
    assert bool(pair.arguments.pairs) is expected


@pytest.mark.parametrize(
    ("place", "expected"), [(None, False), (at(TEXT, "Port Ansel"), True), (at(TEXT, "Halden"), False)]
)
def test_a_place_must_be_that_of_gold(place: dict[str, Any] | None, expected: bool):
    """No place is wrong where gold has one."""
    (pair,) = compared(article(events=MEETINGS[:1]), events=[meeting("met", place=place)]).event_pairs
    assert pair.place_fits is expected


def test_a_place_that_gold_does_not_give_cannot_be_wrong():
    """Nothing is asked, nothing is wrong."""
    (pair,) = compared(article(events=MEETINGS[1:]), events=[meeting("saw", place=at(TEXT, "Halden"))]).event_pairs
    assert pair.place_fits


def test_each_gold_document_has_the_document_of_its_id():
    """Documents are matched by id, in whatever order; a gold document without one is compared with nothing."""
    golds = [gold_of(article(id=name)) for name in ("a", "b", "c")]
    found = [FoundDocument.model_validate({"source": {"id": name}}) for name in ("c", "x", "a")]
    pairs = [(one.gold.id, one.found.source.id) for one in align(golds, found)]
    assert pairs == [("a", "a"), ("b", None), ("c", "c")]
