"""Error records: the cause of each mistake, its words and its sentence."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from gold_articles import ARTICLES, PLAN, QUIET, VISIT, at, gold_of, perfect
from hypothesis import given
from hypothesis import strategies as st

from newsextract.evaluate.errors import error_labels, grouped, matching
from newsextract.evaluate.evaluation import Evaluation, compare_with_gold
from newsextract.evaluate.finding import ErrorRecord
from newsextract.evaluate.found import FoundDocument
from newsextract.evaluate.report import error_lines

Plain = dict[str, Any]
TEXT = VISIT["text"]


def plain(article: Plain) -> Plain:
    """The perfect document of an article as plain values, to be spoiled."""
    return perfect(gold_of(article)).model_dump(mode="json")


def scored(article: Plain, document: Plain) -> Evaluation:
    """One article's document, scored."""
    return compare_with_gold([gold_of(article)], [FoundDocument.model_validate(document)])


def seen(errors: tuple[ErrorRecord, ...]) -> list[tuple[str, str, str, str | None, str | None]]:
    """What matters of errors, in their order."""
    return [(one.label, one.cause, one.words, one.gold, one.found) for one in errors]


def drop_place(document: Plain) -> None:
    del document["places"][1]


def add_place(document: Plain) -> None:
    document["places"].append({"id": "l9", "name": "Customs", "mentions": [at(TEXT, "memorandum")]})


def cut_place(document: Plain) -> None:
    document["places"][1]["mentions"] = [at(TEXT, "Customs House")]


def call_place_institution(document: Plain) -> None:
    place = document["places"].pop(1)
    document["institutions"].append({**place, "id": "i9"})


def change_value(document: Plain) -> None:
    document["dates"][0]["end_date"] = None


def drop_person(document: Plain) -> None:
    del document["people"][1]["mentions"][0]


def rename_title(document: Plain) -> None:
    document["people"][1]["titles"][0]["text"] = "Guest"


def swap_affiliation(document: Plain) -> None:
    document["people"][0]["affiliations"] = ["i2"]


def merge_institutions(document: Plain) -> None:
    first, second = document["institutions"]
    document["institutions"] = [{**first, "mentions": first["mentions"] + second["mentions"]}]


def split_institution(document: Plain) -> None:
    first = document["institutions"][0]
    document["institutions"].append({**first, "id": "i9", "name": "HU", "mentions": [first["mentions"].pop()]})


def drop_event(document: Plain) -> None:
    del document["events"][2]


def add_event(document: Plain) -> None:
    document["events"].append({**document["events"][2], "id": "e9"})


def change_type(document: Plain) -> None:
    meeting = document["events"][1]
    meeting.update(type="visit", visitors=meeting.pop("participants"), hosts=[], destination=None)


def change_role(document: Plain) -> None:
    visit = document["events"][0]
    visit["hosts"], visit["visitors"] = visit["visitors"], []


def swap_argument(document: Plain) -> None:
    document["events"][1]["participants"][1] = document["events"][0]["destination"]


def change_date(document: Plain) -> None:
    document["events"][0]["date"] = {"start_date": "2021-05-05", "end_date": None}


def change_place(document: Plain) -> None:
    document["events"][1]["place"] = None


def change_status(document: Plain) -> None:
    document["events"][2]["status"] = "planned"


HOUSE = "Old Customs House"
AGREED = "agreement: party Halden University, party Ansel Institute"
MET = "participant Ilse Marrow, participant Tomas Quill"


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (drop_place, [("place", "missed", HOUSE, HOUSE, None)]),
        (add_place, [("place", "spurious", "memorandum", None, "memorandum")]),
        (cut_place, [("place", "boundary", HOUSE, HOUSE, "Customs House")]),
        (call_place_institution, [("place", "label", HOUSE, "place", "institution")]),
        (change_value, [("date", "value", "4 May 2021", "2021-05-04..2021-05-04", "2021-05-04..?")]),
        (drop_person, [("person", "missed", "Tomas Quill", "Tomas Quill", None)]),
        (
            rename_title,
            [
                ("person titles", "missed", "Mayor of Port Ansel", "Tomas Quill: Mayor of Port Ansel", None),
                ("person titles", "spurious", "Mayor of Port Ansel", None, "Tomas Quill: Guest"),
            ],
        ),
        (
            swap_affiliation,
            [
                ("person institutions", "missed", "Halden University", "Ilse Marrow: Halden University", None),
                ("person institutions", "spurious", "Ansel Institute", None, "Ilse Marrow: Ansel Institute"),
            ],
        ),
        (
            merge_institutions,
            [("institution cluster", "merged", "Ansel Institute", "Ansel Institute", "Halden University")],
        ),
        (split_institution, [("institution cluster", "split", "HU", "Halden University", "HU")]),
        (drop_event, [("agreement", "missed", "signed", AGREED, None)]),
        (add_event, [("agreement", "spurious", "signed", None, AGREED)]),
        (
            change_type,
            [("meeting", "label", "met", f"meeting: {MET}", "visit: visitor Ilse Marrow, visitor Tomas Quill")],
        ),
        (change_role, [("visit visitor", "role", "Ilse Marrow", "visitor", "host")]),
        (
            swap_argument,
            [
                ("meeting participant", "spurious", "Port Ansel", None, "Port Ansel"),
                ("meeting participant", "missed", "Tomas Quill", "Tomas Quill", None),
            ],
        ),
        (change_date, [("visit", "date", "visited", "2021-05-04..2021-05-04", "2021-05-05..?")]),
        (change_place, [("meeting", "place", "met", HOUSE, None)]),
        (change_status, [("agreement", "status", "signed", "occurred", "planned")]),
    ],
)
def test_each_mistake_has_its_cause(spoil, expected: list[tuple[str, str, str, str | None, str | None]]):
    """One mistake in a perfect document gives one error, or one for each side, with what both say."""
    document = plain(VISIT)
    spoil(document)
    assert seen(scored(VISIT, document).errors) == expected


def test_a_place_inside_a_missed_title_is_no_confusion():
    """Only mostly the same words under another label are a confusion of labels."""
    document = plain(VISIT)
    del document["people"][1]["titles"][0]["mentions"][0]
    document["places"][0]["mentions"].pop()
    document["groups"] = []
    document["dates"].append({"id": "d9", "mentions": [at(TEXT, "Port", 1)]})
    causes = {(one.label, one.cause) for one in scored(VISIT, document).errors}
    assert causes == {("title", "missed"), ("place", "missed"), ("date", "spurious")}


def test_a_missed_person_is_shown_at_the_first_mention():
    """A person of whom nothing was found is missed once, at the first mention, and each mention once."""
    document = plain(VISIT)
    del document["people"][0]
    errors = matching(scored(VISIT, document).errors, ["people", "person"], [])
    assert [(one.label, one.words) for one in errors] == [
        ("person", "Ilse Marrow"),
        ("people", "Ilse Marrow"),
        ("person", "Marrow"),
    ]


def test_the_sentence_is_shown_with_its_words_marked():
    """An error brings the whole sentence, and where its words are in it."""
    document = plain(VISIT)
    drop_place(document)
    (error,) = scored(VISIT, document).errors
    assert error.sentence == "There Marrow met with Tomas Quill, Mayor of Port Ansel, in the Old Customs House."
    assert error.marked == "There Marrow met with Tomas Quill, Mayor of Port Ansel, in the >>Old Customs House<<."
    assert TEXT[error.start : error.end] == error.words
    assert TEXT[error.sentence_start :].startswith(error.sentence)


def test_words_outside_of_the_text_have_no_sentence():
    """An error at a bad offset is told, without words."""
    document = plain(QUIET)
    document["places"] = [{"id": "l1", "name": "Nowhere", "mentions": [{"start": 900, "end": 907}]}]
    (error,) = scored(QUIET, document).errors
    assert (error.cause, error.start, error.words, error.sentence, error.marked) == ("spurious", 900, "", "", "")


def test_an_event_without_triggers_or_arguments_is_told():
    """A record that lacks what a good one has is still listed."""
    document = plain(QUIET)
    document["events"] = [{"type": "visit", "triggers": [], "visitors": []}]
    (error,) = scored(QUIET, document).errors
    assert (error.label, error.cause, error.found) == ("visit", "spurious", "visit: ")


@given(st.data())
def test_every_lost_mention_has_its_error(data: st.DataObject):
    """Missed, boundary and label errors of gold add up to what is not found exactly, and so do spurious ones."""
    document = plain(VISIT)
    for kind in ("people", "institutions", "places", "dates"):
        for entity in document[kind]:
            for span in entity["mentions"]:
                span["start"] = max(0, span["start"] + data.draw(st.integers(-9, 4)))
                span["end"] = max(span["start"] + 1, span["end"] + data.draw(st.integers(-9, 9)))
    evaluation = scored(VISIT, document)
    for label in ("person", "institution", "place", "date"):
        exact = round(evaluation.figures[label].r * evaluation.figures[label].n / 100)
        causes = Counter(one.cause for one in evaluation.errors if one.label == label)
        assert causes["missed"] + causes["boundary"] + causes["label"] == evaluation.figures[label].n - exact


def spoiled() -> tuple[ErrorRecord, ...]:
    """The errors of two bad documents."""
    documents = []
    for article in (VISIT, PLAN):
        document = plain(article)
        document["places"] = []
        document["events"] = document["events"][1:]
        document["events"][0]["participants"].pop()
        documents.append(FoundDocument.model_validate(document))
    return compare_with_gold([gold_of(article) for article in ARTICLES[:2]], documents).errors


@pytest.mark.parametrize(
    ("labels", "causes", "expected"),
    [
        ([], [], {"place", "visit", "meeting", "meeting participant"}),
        (["meeting"], [], {"meeting", "meeting participant"}),
        (["meeting participant"], [], {"meeting participant"}),
        (["place", "visit"], ["missed"], {"place", "visit"}),
        (["place"], ["boundary"], set()),
        ([], ["place"], set()),
    ],
)
def test_errors_are_chosen_by_label_and_cause(labels: list[str], causes: list[str], expected: set[str]):
    """A label takes in those below it; no label and no cause is all."""
    errors = spoiled()
    chosen = {one.label for one in matching(errors, labels, causes)}
    assert chosen == expected


def test_errors_are_listed_in_one_order():
    """Groups go by label, then cause; errors by document as in gold, then by place."""
    groups = grouped(spoiled())
    assert list(groups) == sorted(groups, key=lambda group: error_labels().index(group[0]))
    places = [(one.document, one.start) for one in groups["place", "missed"]]
    assert places == sorted(places, key=lambda one: (one[0] != "visit", one[1]))


def test_errors_read_as_lines():
    """A group's head with its count, each error with document, sides and sentence."""
    document = plain(VISIT)
    cut_place(document)
    start, end = TEXT.index(HOUSE), TEXT.index(HOUSE) + len(HOUSE)
    assert list(error_lines(scored(VISIT, document).errors)) == [
        "place: boundary (1)",
        f"  visit [{start}, {end}) gold: Old Customs House | found: Customs House",
        "      There Marrow met with Tomas Quill, Mayor of Port Ansel, in the >>Old Customs House<<.",
        "",
    ]
    assert list(error_lines([])) == ["no errors"]
