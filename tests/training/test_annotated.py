"""Annotations that hold offsets alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from annotated import annotated_article, digest_of, read_annotated

TEXT = "Rector Ana Pereira of Vila Nova University (VNU) visited Lisbon on 3 May."
RELEASE = {"id": "r1", "source": "vnu.example", "title": "", "published": None, "text": TEXT}


def _at(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


ROW: dict[str, Any] = {
    "id": "r1",
    "text_sha256": digest_of(TEXT),
    "mentions": [["title", *_at("Rector")], ["person", *_at("Ana Pereira")], ["place", *_at("Lisbon")]],
    "people": [
        {
            "name": _at("Ana Pereira"),
            "also": [],
            "titles": [_at("Rector")],
            "institutions": [_at("Vila Nova University")],
        }
    ],
    "institutions": [{"name": _at("Vila Nova University"), "also": [_at("VNU")]}],
    "events": [
        {
            "type": "visit",
            "status": "occurred",
            "triggers": [_at("visited")],
            "arguments": [["visitor", *_at("Ana Pereira")], ["destination", *_at("Lisbon")]],
            "date": _at("3 May"),
            "place": None,
        }
    ],
}


def test_offsets_become_the_words_of_the_release() -> None:
    article = annotated_article(RELEASE, ROW)
    assert article["people"] == [
        {"name": "Ana Pereira", "also": [], "titles": ["Rector"], "institutions": ["Vila Nova University"]}
    ]
    assert article["institutions"] == [{"name": "Vila Nova University", "also": ["VNU"]}]
    assert [(one["type"], one["text"]) for one in article["mentions"]] == [
        ("title", "Rector"),
        ("person", "Ana Pereira"),
        ("place", "Lisbon"),
    ]
    (event,) = article["events"]
    assert [(one["role"], one["text"]) for one in event["arguments"]] == [
        ("visitor", "Ana Pereira"),
        ("destination", "Lisbon"),
    ]
    assert (event["date"]["text"], event["place"]) == ("3 May", None)


@pytest.mark.parametrize("releases", [[], [{**RELEASE, "text": TEXT.replace("3 May", "4 May")}]])
def test_a_release_that_is_missing_or_changed_is_named(tmp_path: Path, releases: list[dict[str, Any]]) -> None:
    path = tmp_path / "annotated.jsonl"
    path.write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    assert [one["id"] for one in read_annotated(path, [RELEASE])] == ["r1"]
    with pytest.raises(SystemExit, match=r"'r1' is not among data\.releases"):
        read_annotated(path, releases)


def test_each_release_is_annotated_once_and_each_event_has_a_trigger_and_an_argument() -> None:
    path = Path(__file__).parents[2] / "models" / "training" / "releases.annotated.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows) > 400
    for row in rows:
        assert all(start < end for _, start, end in row["mentions"])
        for event in row["events"]:
            assert event["triggers"]
            assert event["arguments"]
