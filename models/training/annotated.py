"""Annotations of releases whose texts are not part of the project: offsets here, words from the file of releases."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

_DIGITS = 16  # of the text's SHA-256 that are kept


def digest_of(text: str) -> str:
    """The beginning of the SHA-256 of a text, by which it is known to be the one that was annotated."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:_DIGITS]


def read_annotated(path: Path, releases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The annotated releases in the form of gold articles.

    A line of the file holds the `id` of a release, `text_sha256`, and half-open offsets of characters: mentions
    `[type, start, end]`, the names, further names, titles and institutions of people and institutions, and events. Ends
    with one line where a release is missing or its text another one.

    >>> text = "Ana Pereira visited Lisbon."
    >>> people = [{"name": [0, 11], "also": [], "titles": [], "institutions": []}]
    >>> row = {"mentions": [["person", 0, 11]], "people": people, "institutions": [], "events": []}
    >>> annotated_article({"id": "r1", "text": text}, row)["mentions"]
    [{'type': 'person', 'start': 0, 'end': 11, 'text': 'Ana Pereira'}]
    """
    known = {release["id"]: release for release in releases}
    articles = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        release = known.get(row["id"])
        if release is None or digest_of(release["text"]) != row["text_sha256"]:
            raise SystemExit(
                f"{path}: release {row['id']!r} is not among data.releases of the configuration as it was annotated; "
                "name the file that holds it, or leave data.annotated empty"
            )
        articles.append(annotated_article(release, row))
    return articles


def annotated_article(release: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    """A release with its annotations; values of dates are not annotated."""
    text = release["text"]
    entities = {kind: [_named(text, one) for one in row[kind]] for kind in ("people", "institutions")}
    mentions = [{"type": kind, **_span(text, (start, end))} for kind, start, end in row["mentions"]]
    return {**release, "mentions": mentions, **entities, "events": [_event(text, event) for event in row["events"]]}


def _span(text: str, place: Any) -> dict[str, Any]:
    start, end = place
    return {"start": start, "end": end, "text": text[start:end]}


def _named(text: str, entity: dict[str, Any]) -> dict[str, Any]:
    words = {field: [text[start:end] for start, end in places] for field, places in entity.items() if field != "name"}
    start, end = entity["name"]
    return {"name": text[start:end], **words}


def _event(text: str, event: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": event["type"],
        "status": event["status"],
        "triggers": [_span(text, place) for place in event["triggers"]],
        "arguments": [{"role": role, **_span(text, (start, end))} for role, start, end in event["arguments"]],
        **{field: _span(text, event[field]) if event[field] else None for field in ("date", "place")},
    }
