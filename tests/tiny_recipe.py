"""A small annotated article for the training recipe, cut by the small vocabulary of `word_pieces`."""

from __future__ import annotations

from typing import Any

TEXT = "Rector Ana Pereira met Per. Ana met Per, m. s."  # rector ana per ##eira met per . ana met per , m . s .
SENTENCES = ((0, 27), (28, len(TEXT)))


def marked(words: str, nth: int = 0) -> dict[str, Any]:
    """The place of some words of the text, as an annotation has it."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


def _meeting(trigger: dict[str, Any], status: str, *participants: dict[str, Any]) -> dict[str, Any]:
    arguments = [{"role": "participant", **one} for one in participants]
    return {
        "type": "meeting",
        "status": status,
        "triggers": [trigger],
        "arguments": arguments,
        "date": None,
        "place": None,
    }


def article() -> dict[str, Any]:
    """Two meetings of two people, one of them a rector."""
    ana, per = marked("Ana Pereira"), marked("Per", 1)
    people = [("title", marked("Rector")), ("person", ana), ("person", per)]
    people += [("person", marked("Ana", 1)), ("person", marked("Per", 2))]
    return {
        "id": "tiny",
        "source": "invented",
        "text": TEXT,
        "mentions": [{"type": kind, **place} for kind, place in people],
        "events": [
            _meeting(marked("met"), "occurred", ana, per),
            _meeting(marked("met", 1), "planned", marked("Ana", 1), marked("Per", 2)),
        ],
        "people": [
            {"name": "Ana Pereira", "also": ["Ana"], "titles": ["Rector"], "institutions": []},
            {"name": "Per", "also": [], "titles": [], "institutions": []},
        ],
        "institutions": [],
    }
