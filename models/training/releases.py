"""Which press releases that nobody annotated are read by the teachers."""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import Any

import regex
from known_texts import PRINT_LETTERS, is_known, letters_of

_EVENT_WORD = regex.compile(
    r"\b(visit\w*|met with|meeting|delegation|agreement|memorandum|signed|hosted|welcomed|travel\w*|talks)\b",
    regex.IGNORECASE,
)


def read_releases(path: Path) -> list[dict[str, Any]]:
    """The releases of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def choose_releases(
    releases: list[dict[str, Any]], choice: dict[str, Any], *, without: Collection[str]
) -> list[dict[str, Any]]:
    """In a random order: none that tells a text of `without` or repeats another, not too many of a kind of source.

    They come as articles of which no label is annotated.
    """
    rng = random.Random(choice["seed"])
    known = [letters_of(text) for text in without]
    shortest, longest = choice["words"]
    taken: list[dict[str, Any]] = []
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    order = list(releases)
    rng.shuffle(order)
    for release in order:
        words, kind = len(release["text"].split()), release["source"].split("/")[0]
        if not shortest <= words <= longest or counts[kind] >= choice["most"].get(kind, choice["most_of_others"]):
            continue
        told = len(_EVENT_WORD.findall(release["text"])) / words
        if told < choice["eventful"] and rng.random() < choice["uneventful_left_out"]:
            continue
        letters = letters_of(release["text"])
        if letters[:PRINT_LETTERS] in seen or is_known(letters, known):
            continue
        seen.add(letters[:PRINT_LETTERS])
        counts[kind] += 1
        taken.append({**release, "mentions": [], "layers": []})
    return taken
