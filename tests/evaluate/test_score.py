"""The figures: their arithmetic by hand, and what must hold whatever was found."""

from __future__ import annotations

from typing import Any

import pytest
from gold_articles import ARTICLES, PLAN, QUIET, VISIT, at, gold_of, perfect
from hypothesis import given
from hypothesis import strategies as st

from newsextract.evaluate.evaluation import Evaluation, compare_with_gold
from newsextract.evaluate.found import FoundDocument, found_in
from newsextract.evaluate.score import Balance, Tally, balance

GOLDS = [gold_of(article) for article in ARTICLES]
Plain = dict[str, Any]


def plain(article: Plain) -> Plain:
    """The perfect document of an article as plain values, to be spoiled."""
    return perfect(gold_of(article)).model_dump(mode="json")


def scored(article: Plain, document: Plain) -> Evaluation:
    """One article's document, scored."""
    return compare_with_gold([gold_of(article)], [FoundDocument.model_validate(document)])


def test_perfect_documents_score_a_hundred_everywhere():
    """What says just what gold says has every figure at 100."""
    evaluation = compare_with_gold(GOLDS, map(perfect, GOLDS))
    assert {name: figure.headline for name, figure in evaluation.figures.items() if figure.headline != 100} == {}
    assert (evaluation.documents, evaluation.missing, evaluation.bad_offsets, evaluation.errors) == (3, (), 0, ())


def test_no_documents_score_nothing():
    """Without documents every figure is 0, over all of gold, and the ids are missing."""
    evaluation = compare_with_gold(GOLDS, [])
    assert {figure.headline for figure in evaluation.figures.values()} == {0}
    assert evaluation.missing == ("visit", "plan", "quiet")
    assert evaluation.figures["person"].n == 3


def test_documents_that_gold_does_not_know_change_nothing():
    """A document of another text is not scored."""
    other = found_in(perfect(GOLDS[0])).model_copy(update={"source": FoundDocument().source})
    assert compare_with_gold(GOLDS[1:], [other]).figures == compare_with_gold(GOLDS[1:], []).figures


@pytest.mark.parametrize(
    ("right", "found", "gold", "expected"),
    [
        (3, 4, 6, Balance(p=75.0, r=50.0, f=60.0, n=6)),
        (0, 0, 6, Balance(p=0.0, r=0.0, f=0.0, n=6)),
        (0, 5, 0, Balance(p=0.0, r=0.0, f=0.0, n=0)),
        (1, 3, 3, Balance(p=33.3, r=33.3, f=33.3, n=3)),
        (2, 3, 2, Balance(p=66.7, r=100.0, f=80.0, n=2)),
    ],
)
def test_precision_recall_and_f1(right: int, found: int, gold: int, expected: Balance):
    """Precision is right of found, recall right of gold, F1 their harmonic mean; nothing divides by zero."""
    assert Tally(right, found, gold).balance() == expected


def test_f1_is_made_of_unrounded_shares():
    """2/3 and 1/7 give 23.5; their rounded percentages would give 23.6."""
    assert balance(2 / 3, 1 / 7, 7).f == 23.5


def drop_first_mention(document: Plain, kind: str) -> None:
    del document[kind][0]["mentions"][0]


def drop_person(document: Plain) -> None:
    del document["people"][1]


def shift_person(document: Plain) -> None:
    document["people"][1]["mentions"][0]["end"] -= 2


def shift_person_far(document: Plain) -> None:
    document["people"][1]["mentions"][0]["end"] -= len("as Quill")


def add_person(document: Plain) -> None:
    far = {
        **document["people"][1],
        "id": "p9",
        "name": "Customs",
        "titles": [],
        "mentions": [at(VISIT["text"], "Customs")],
    }
    document["people"].append(far)


def make_nameless(document: Plain) -> None:
    document["people"][1]["name"] = None


def merge_institutions(document: Plain) -> None:
    first, second = document["institutions"]
    document["institutions"] = [{**first, "mentions": first["mentions"] + second["mentions"]}]


def split_person(document: Plain) -> None:
    first = document["people"][0]
    document["people"].append(
        {**first, "id": "p9", "name": "Marrow", "titles": [], "affiliations": [], "mentions": [first["mentions"].pop()]}
    )


def change_value(document: Plain) -> None:
    document["dates"][0]["end_date"] = "2021-05-05"


def drop_title(document: Plain) -> None:
    document["people"][0]["titles"].pop()


def drop_affiliation(document: Plain) -> None:
    document["people"][0]["affiliations"] = []


def affiliate_wrongly(document: Plain) -> None:
    document["people"][1]["affiliations"] = ["i2"]


def drop_event(document: Plain) -> None:
    document["events"].pop(0)


def repeat_event(document: Plain) -> None:
    document["events"].append({**document["events"][0], "id": "e9"})


def change_role(document: Plain) -> None:
    visit = document["events"][0]
    visit["hosts"], visit["visitors"] = visit["visitors"], []


def drop_argument(document: Plain) -> None:
    document["events"][1]["participants"].pop()


def change_event_date(document: Plain) -> None:
    document["events"][0]["date"] = None


def change_event_place(document: Plain) -> None:
    document["events"][1]["place"] = document["events"][0]["place"]


def change_status(document: Plain) -> None:
    document["events"][0]["status"] = "planned"


def change_type(document: Plain) -> None:
    document["events"][1].update(type="agreement", parties=[], signatories=[])


@pytest.mark.parametrize(
    ("spoil", "figure", "expected"),
    [
        # of 3 person mentions
        (drop_person, "person", (100.0, 66.7, 80.0, 3)),
        (shift_person, "person", (66.7, 66.7, 66.7, 3)),
        (shift_person, "person (overlap)", (100.0, 100.0, 100.0, 3)),
        (shift_person_far, "person (overlap)", (100.0, 100.0, 100.0, 3)),
        (add_person, "person", (75.0, 100.0, 85.7, 3)),
        (make_nameless, "person", (100.0, 66.7, 80.0, 3)),
        (drop_title, "title", (100.0, 66.7, 80.0, 3)),
        # of 2 people, with 3 titles and 1 institution
        (drop_person, "people", (100.0, 50.0, 66.7, 2)),
        (add_person, "people", (66.7, 100.0, 80.0, 2)),
        (make_nameless, "people", (100.0, 50.0, 66.7, 2)),
        (split_person, "people", (66.7, 100.0, 80.0, 2)),
        (drop_title, "person titles", (100.0, 66.7, 80.0, 3)),
        (drop_person, "person titles", (100.0, 66.7, 80.0, 3)),
        (drop_affiliation, "person institutions", (0.0, 0.0, 0.0, 1)),
        (affiliate_wrongly, "person institutions", (50.0, 100.0, 66.7, 1)),
        # 7 mentions: Marrow 2, Quill 1, Halden 3, Ansel 1. Merged: p = (2 + 1 + 3·3/4 + 1/4) / 7 = 5.5/7
        (merge_institutions, "clusters B3", (78.6, 100.0, 88.0, 7)),
        # split: r = (2·1/2 + 5) / 7
        (split_person, "clusters B3", (100.0, 85.7, 92.3, 7)),
        (drop_person, "clusters B3", (100.0, 100.0, 100.0, 6)),
        # of 3 events with 6 arguments
        (drop_event, "event", (100.0, 66.7, 80.0, 3)),
        (drop_event, "visit", (0.0, 0.0, 0.0, 1)),
        (drop_event, "meeting", (100.0, 100.0, 100.0, 1)),
        (drop_event, "argument", (100.0, 66.7, 80.0, 6)),
        (repeat_event, "event", (75.0, 100.0, 85.7, 3)),
        (repeat_event, "argument", (75.0, 100.0, 85.7, 6)),
        (change_type, "event", (66.7, 66.7, 66.7, 3)),
        (change_type, "agreement", (50.0, 100.0, 66.7, 1)),
        (change_role, "argument", (83.3, 83.3, 83.3, 6)),
        (drop_argument, "argument", (100.0, 83.3, 90.9, 6)),
    ],
)
def test_what_one_mistake_costs_in_precision_recall_and_f1(spoil, figure: str, expected: tuple[float, ...]):
    """Each figure of a document with one mistake is what a hand reckons."""
    document = plain(VISIT)
    spoil(document)
    got = scored(VISIT, document).figures[figure]
    assert (got.p, got.r, got.f, got.n) == expected


@pytest.mark.parametrize(
    ("spoil", "figure", "expected"),
    [
        (change_value, "date value", (0.0, 1)),
        (change_event_date, "event date", (50.0, 2)),
        (drop_event, "event date", (100.0, 1)),
        (change_event_place, "event place", (50.0, 2)),
        (change_status, "event status", (66.7, 3)),
        (drop_event, "event status", (100.0, 2)),
        (change_event_date, "record", (66.7, 3)),
        (change_event_place, "record", (100.0, 3)),
        (change_status, "record", (66.7, 3)),
        (drop_argument, "record", (66.7, 3)),
        (drop_event, "record", (66.7, 3)),
    ],
)
def test_what_one_mistake_costs_in_shares(spoil, figure: str, expected: tuple[float, int]):
    """Shares count what gold knows: of found events for date, place and status, of all events for whole records."""
    document = plain(VISIT)
    spoil(document)
    got = scored(VISIT, document).figures[figure]
    assert (got.acc, got.n) == expected


def test_a_value_that_gold_accepts_is_right():
    """Where gold gives a second value that is as good, both count."""
    document = plain(PLAN)
    document["dates"][0]["end_date"] = "2022-06-15"
    assert scored(PLAN, document).figures["date value"].acc == 100


def test_a_date_that_nobody_can_know_is_not_asked_for():
    """A gold date without value is a span to be found, and no value."""
    document = plain(QUIET)
    document["dates"][0].update(start_date="2021-01-01", end_date="2021-01-01")
    figures = scored(QUIET, document).figures
    assert (figures["date"].f, figures["date value"].n) == (100, 0)


def test_mentions_outside_of_the_text_are_counted():
    """An offset beyond the text is a bad offset, and spurious."""
    document = plain(QUIET)
    document["places"] = [{"id": "l1", "name": "Nowhere", "mentions": [{"start": 900, "end": 907, "text": "Nowhere"}]}]
    evaluation = scored(QUIET, document)
    assert (evaluation.bad_offsets, evaluation.figures["place"].p) == (1, 0)


def test_an_argument_may_be_named_elsewhere():
    """A reference to another mention of the same entity is the same argument."""
    document = plain(VISIT)
    document["events"][0]["visitors"][0].update(**at(VISIT["text"], "Marrow", 1))
    assert scored(VISIT, document).figures["argument"].f == 100


def test_an_event_is_found_by_another_word_of_its_sentence():
    """A trigger in the same sentence finds the event; one in another sentence does not."""
    document = plain(VISIT)
    document["events"][0]["triggers"] = [at(VISIT["text"], "Rector")]
    assert scored(VISIT, document).figures["visit"].f == 100
    document["events"][0]["triggers"] = [at(VISIT["text"], "memorandum")]
    assert scored(VISIT, document).figures["visit"].f == 0


LISTS = ("people", "institutions", "places", "dates")


@given(st.data())
def test_dropping_a_mention_never_raises_recall(data: st.DataObject):
    """Whatever mention is left out, no recall of mentions, people or clusters' size grows."""
    document = plain(VISIT)
    before = scored(VISIT, document).figures
    for _ in range(data.draw(st.integers(1, 4))):
        entities = [one for kind in LISTS for one in document[kind] if one["mentions"]]
        chosen = data.draw(st.sampled_from(entities))
        del chosen["mentions"][data.draw(st.integers(0, len(chosen["mentions"]) - 1))]
        after = scored(VISIT, document).figures
        for label in ("person", "institution", "place", "date", "title"):
            assert after[label].r <= before[label].r
            assert after[f"{label} (overlap)"].r <= before[f"{label} (overlap)"].r
        assert after["clusters B3"].n <= before["clusters B3"].n
        before = after


@given(st.data())
def test_the_order_of_entities_and_events_does_not_matter(data: st.DataObject):
    """A document with its lists in another order has the same figures."""
    document = plain(VISIT)
    affiliate_wrongly(document)
    drop_argument(document)
    expected = scored(VISIT, document).figures
    shuffled = {**document, **{kind: data.draw(st.permutations(document[kind])) for kind in (*LISTS, "events")}}
    assert scored(VISIT, shuffled).figures == expected


@given(st.permutations(GOLDS))
def test_the_order_of_documents_does_not_matter(golds):
    """Figures are sums over documents."""
    documents = [perfect(gold) for gold in GOLDS[:2]]
    assert compare_with_gold(golds, documents).figures == compare_with_gold(GOLDS, documents[::-1]).figures
