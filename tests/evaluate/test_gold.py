"""Gold and prediction files: what is read, and how a bad one is refused."""

from __future__ import annotations

import copy
import gc
import json
from pathlib import Path
from typing import Any, Literal

import pytest
from gold_articles import ARTICLES, PLAN, VISIT, gold_of, perfect

from newsextract.errors import GoldError
from newsextract.evaluate.found import found_in, read_predictions
from newsextract.evaluate.gold import read_gold
from newsextract.evaluate.roles import event_models, roles_of, singular
from newsextract.records.events import Event
from newsextract.records.spans import Ref, Span


def written(path: Path, *lines: str | dict[str, Any]) -> Path:
    """A JSON Lines file of these lines."""
    path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines), encoding="utf-8")
    return path


def changed(article: dict[str, Any], *steps: str | int, to: object) -> dict[str, Any]:
    """A copy of an article with one value changed."""
    copied = copy.deepcopy(article)
    inner: Any = copied
    for step in steps[:-1]:
        inner = inner[step]
    inner[steps[-1]] = to
    return copied


def test_gold_is_read_in_order(tmp_path: Path):
    """Every line that is not blank is a gold document; line ends and a BOM do not matter."""
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + b"\r\n\r\n".join(json.dumps(one).encode() for one in ARTICLES) + b"\n")
    assert [gold.id for gold in read_gold(path)] == ["visit", "plan", "quiet"]


def test_gold_keeps_the_ends_and_what_is_as_good(tmp_path: Path):
    """`from` and `to` are the ends; `accept` holds others; a value of null is one too."""
    date = next(one for one in gold_of(PLAN).mentions if one.type == "date")
    assert date.accepts("2022-06-01", "2022-06-30")
    assert date.accepts("2022-06-01", "2022-06-15")
    assert not date.accepts("2022-06-15", "2022-06-30")
    assert not date.accepts(None, None)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "Invalid JSON"),
        ("[]", "Input should be an object"),
        ({"id": "x"}, "text: Field required"),
        (changed(VISIT, "id", to=7), "id: Input should be a valid string"),
        (changed(VISIT, "mentions", 0, "type", to="animal"), "mentions.0.type: Input should be 'person'"),
        (changed(VISIT, "mentions", 0, "start", to="0"), "mentions.0.start: Input should be a valid integer"),
        (changed(VISIT, "mentions", 1, "start", to=3), "[3, 15) should hold 'Ilse Marrow' and holds ' Ilse Marrow'"),
        (changed(VISIT, "mentions", 1, "end", to=9000), "should hold 'Ilse Marrow'"),
        (changed(VISIT, "events", 0, "triggers", 0, "text", to="came"), "should hold 'came' and holds 'visited'"),
        (changed(VISIT, "events", 0, "place", "start", to=0), "should hold 'Port Ansel'"),
        (changed(VISIT, "events", 0, "triggers", to=[]), "events.0: a visit without a trigger"),
        (changed(VISIT, "events", 0, "type", to="party"), "events.0: no event type 'party'; there are visit, meeting"),
        (
            changed(VISIT, "events", 0, "arguments", 0, "role", to="guest"),
            "events.0: no role 'guest'; a visit has visitor, host, destination",
        ),
        (changed(VISIT, "events", 0, "status", to="done"), "events.0.status: no status 'done'; there are occurred"),
        (changed(VISIT, "events", 0, "accept", to=[["2021-05-04"]]), "events.0.accept.0"),
        (VISIT, "the id 'visit' occurs twice"),
    ],
)
def test_a_bad_gold_line_is_named(tmp_path: Path, line: str | dict[str, Any], complaint: str):
    """The error names file, line and what is wrong, in one line."""
    path = written(tmp_path / "gold.jsonl", VISIT, "", line)
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: line 3: ")
    assert complaint in message
    assert "\n" not in message


def test_a_line_that_is_no_utf8_is_named(tmp_path: Path):
    """Bytes that are no UTF-8 are a bad line."""
    path = tmp_path / "gold.jsonl"
    path.write_bytes(json.dumps(VISIT).encode() + b'\n{"id": "\xff"}')
    with pytest.raises(GoldError, match="line 2: "):
        read_gold(path)


@pytest.mark.parametrize("reader", [read_gold, read_predictions])
def test_a_missing_file_is_an_error(tmp_path: Path, reader):
    """A missing file is never an empty one; neither is a folder."""
    with pytest.raises(GoldError, match=r"nowhere\.jsonl: there is no such file"):
        reader(tmp_path / "nowhere.jsonl")
    with pytest.raises(GoldError, match="cannot be read"):
        reader(tmp_path)


def test_an_empty_gold_file_is_an_error(tmp_path: Path):
    """Nothing to measure against is no perfect score."""
    with pytest.raises(GoldError, match="holds no gold document"):
        read_gold(written(tmp_path / "gold.jsonl", "", ""))


def test_predictions_are_read_as_they_are_printed(tmp_path: Path):
    """What a document prints is read back as what the evaluation takes from the document itself."""
    documents = [perfect(gold_of(article)) for article in ARTICLES]
    path = written(tmp_path / "pred.jsonl", *(document.to_json() for document in documents))
    assert read_predictions(path) == [found_in(document) for document in documents]


def test_predictions_need_only_what_is_scored(tmp_path: Path):
    """Another annotator's documents may leave out the rest, and give several references where a record has one."""
    visit = {
        "type": "visit",
        "triggers": [{"start": 0, "end": 3}],
        "visitors": [{"id": "p1"}],
        "destination": [{"id": "l1", "start": 5, "end": 9}, {"id": "l2", "start": 11, "end": 15}],
    }
    (document,) = read_predictions(written(tmp_path / "pred.jsonl", {"source": {"id": "a"}, "events": [visit]}))
    assert [argument.role for argument in document.events[0].arguments] == ["visitor", "destination", "destination"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "Invalid JSON"),
        ({"source": {"id": None}}, "source.id: is missing"),
        ({}, "source.id: is missing"),
        ({"source": {"id": "a"}}, "the id 'a' occurs twice"),
        ({"source": {"id": "b"}, "people": [{"id": "p1"}]}, "people.0.mentions: Field required"),
        ({"source": {"id": "b"}, "events": [{"type": "party", "triggers": []}]}, "events.0: no event type 'party'"),
        ({"source": {"id": "b"}, "events": [{"triggers": []}]}, "events.0.type: Field required"),
        (
            {"source": {"id": "b"}, "events": [{"type": "visit", "triggers": [], "hosts": [{"id": "p1", "start": 3}]}]},
            "a reference has a start and an end, or neither",
        ),
    ],
)
def test_a_bad_prediction_is_named(tmp_path: Path, line: str | dict[str, Any], complaint: str):
    """The error names file, line and what is wrong."""
    path = written(tmp_path / "pred.jsonl", {"source": {"id": "a"}}, line)
    with pytest.raises(GoldError) as caught:
        read_predictions(path)
    assert str(caught.value).startswith(f"{path}: line 2: ")
    assert complaint in str(caught.value)


def test_roles_are_read_off_the_records():
    """A field of references is a role, in the singular; spans and what all events share are not."""
    assert {kind: roles_of(model) for kind, model in event_models().items()} == {
        "visit": {
            "visitors": "visitor",
            "hosts": "host",
            "destination": "destination",
            "further_destinations": "destination",
        },
        "meeting": {"participants": "participant", "organizers": "organizer"},
        "agreement": {"parties": "party", "signatories": "signatory"},
    }


def test_a_new_event_type_needs_no_change_here():
    """An event record that somebody else declares is known with its roles."""

    class Award(Event):
        type: Literal["award"]
        winners: tuple[Ref, ...]
        prize: Ref | None
        reason: Span | None

    try:
        assert event_models()["award"] is Award
        assert roles_of(Award) == {"winners": "winner", "prize": "prize"}
    finally:
        del Award
        gc.collect()


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("visitors", "visitor"),
        ("parties", "party"),
        ("witnesses", "witness"),
        ("coaches", "coach"),
        ("boxes", "box"),
        ("staff", "staff"),
    ],
)
def test_singular(plural: str, expected: str):
    """Regular plurals have their singular; anything else stays."""
    assert singular(plural) == expected
