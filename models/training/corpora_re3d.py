"""re3d: statements of ministries and armed forces, with persons (title included), organisations and locations."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from partial_labels import Span, is_doubtful, partial_article

SOURCES = (
    "Australian Department of Foreign Affairs",
    "CENTCOM",
    "Delegation of the European Union to Syria",
    "UK Government",
    "US State Department",
    "Wikipedia",
)
KINDS = {"Person": "person", "Organisation": "institution", "Location": "place"}
CONFIDENT = 0.9
NAME = re.compile(r"(?:[Tt]he )?(?P<name>[A-Z][\w.’'-]*(?: (?:of |and |for |the )*[A-Z][\w.’'-]*)*)")
PERSON = re.compile(r"(?P<name>[A-Z][\w’'-]+(?: [A-Z]\.)?(?: [A-Za-z][\w’'-]+)+)")
CAPITALISED = re.compile(r"[A-Z][\w’'-]*")


def read_re3d(folder: Path) -> list[dict[str, Any]]:
    """Each statement an article: names that are sure are mentions, other capitals within a mark are unknown."""
    return [article for source in SOURCES for article in _read_source(folder / "re3d" / source)]


def _read_source(folder: Path) -> list[dict[str, Any]]:
    source = f"re3d-{folder.name.lower().replace(' ', '-')}"
    marks = _lines(folder / "entities.json")
    places = frozenset(m["value"] for m in marks if m["type"] == "Location" and m["confidence"] >= CONFIDENT)
    return [
        _article(document, source, [m for m in marks if m["documentId"] == document["_id"]], places)
        for document in _lines(folder / "documents.json")
    ]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]


def _article(
    document: dict[str, Any], source: str, marks: list[dict[str, Any]], places: frozenset[str]
) -> dict[str, Any]:
    text = document["text"]
    spans, unknown = [], []
    for mark in (m for m in marks if m["type"] in KINDS):
        span = _name(text, mark, places) if mark["confidence"] >= CONFIDENT else None
        if span:
            spans.append(span)
        words = CAPITALISED.finditer(text, mark["begin"], mark["end"])
        unknown += [w.span() for w in words if not (span and span.start <= w.start() < span.end)]
    return partial_article(
        f"re3d-{document['_id']}", source, text, spans=spans, unknown=unknown, layers=tuple(KINDS.values())
    )


def _name(text: str, mark: dict[str, Any], places: frozenset[str]) -> Span | None:
    """The name that a sure mark consists of; None for a description, a title with a name, a name with an addition."""
    kind = KINDS[mark["type"]]
    pattern = PERSON if kind == "person" else NAME
    found = pattern.fullmatch(text, mark["begin"], mark["end"])
    if not found:
        return None
    if kind == "institution" and found["name"] in places:
        kind = "place"  # a country that acts
    if is_doubtful(kind, found["name"].split(), place_names=places):
        return None
    return Span(kind, *found.span("name"))
