"""Candidate pairs: which spans may be linked, and what is known of them."""

from __future__ import annotations

import numpy as np
import pytest
from pairs import SAID, allowed, candidate_pairs
from prepare import IGNORE, Window

from newsextract.model.labels import LAYERS, LINKS, distance_buckets, sentence_buckets

TABLE = {
    "title of a person": ("holds", "title", "person", True),
    "person of a title": ("holds", "person", "title", False),
    "person of an institution": ("belongs", "person", "institution", True),
    "person of a place": ("belongs", "person", "place", True),
    "two people": ("same", "person", "person", True),
    "two places": ("same", "place", "place", False),
    "a person and an institution": ("same", "person", "institution", False),
    "two meetings": ("same-event", "meeting", "meeting", True),
    "a meeting and a visit": ("same-event", "meeting", "visit", False),
    "date of a visit": ("when", "visit", "date", True),
    "place of a visit as its date": ("when", "visit", "place", False),
    "institution where a meeting was": ("where", "meeting", "institution", True),
    "host of a visit": ("host", "visit", "institution", True),
    "host of a meeting": ("host", "meeting", "institution", False),
    "signatory by title": ("signatory", "agreement", "title", True),
    "a date that visits": ("visitor", "visit", "date", False),
    "a person with a visitor": ("visitor", "person", "person", False),
}


@pytest.mark.parametrize(("link", "source", "target", "possible"), TABLE.values(), ids=TABLE)
def test_links_join_spans_of_their_layers(link: str, source: str, target: str, possible: bool) -> None:
    """A link is asked only between spans of layers that it can join."""
    assert allowed(LINKS.index(link), LAYERS.index(source), LAYERS.index(target)) == possible


def _window(spans: list[tuple[str, int, int]], links: list[tuple[str, int, int, int]], *said: list[int]) -> Window:
    pieces = np.zeros(40, dtype=np.uint16)
    sentences = (np.arange(40) >= 20).astype(np.uint8)
    relations = np.array(said, dtype=np.int32).reshape(-1, 5)
    placed = np.array([(LAYERS.index(layer), a, b) for layer, a, b in spans], dtype=np.int16).reshape(-1, 3)
    linked = np.array([(LINKS.index(link), *rest) for link, *rest in links], dtype=np.int16).reshape(-1, 4)
    tags = np.zeros((40, len(LAYERS)), dtype=np.int8)
    return Window(pieces, pieces, pieces, sentences, relations, tags, tags[:, 0], placed, linked)


TITLE, NEAR, FAR = ("title", 0, 1), ("person", 2, 4), ("person", 30, 30)
HOLDS = LINKS.index("holds")


def _bucket(gap: int) -> int:
    return int(distance_buckets(np.array(gap)))


def _apart(gap: int) -> int:
    return int(sentence_buckets(np.array(gap)))


def test_rows_tell_places_distances_and_advice() -> None:
    """Pieces count behind the special piece in front; advice is 2 where the rules join words of both spans, else 1."""
    said = [HOLDS, 7, 0, 1, 1], [HOLDS, 7, 1, 4, 6]
    window = _window([TITLE, NEAR, FAR], [("holds", 0, 1, 1)], *said)
    rows, linked = candidate_pairs(window, window.spans, window.links)
    held = rows[:, 0] == HOLDS
    assert rows[held].tolist() == [
        [HOLDS, 1, 2, 3, 5, _bucket(2), _apart(0), 2],
        [HOLDS, 1, 2, 31, 31, _bucket(30), _apart(1), 1],
    ]
    assert linked[held].tolist() == [1.0, 0.0]
    assert rows[rows[:, 0] == LINKS.index("same")][:, [1, 3, SAID]].tolist() == [[3, 31, 1], [31, 3, 1]]


def test_a_link_that_is_left_open_is_not_asked() -> None:
    """Where another mention says it, nothing is learned."""
    window = _window([TITLE, NEAR, FAR], [("holds", 0, 1, 1), ("holds", 0, 2, IGNORE)])
    rows, _ = candidate_pairs(window, window.spans, window.links)
    assert rows[rows[:, 0] == HOLDS][:, 3].tolist() == [3]


@pytest.mark.parametrize("spans", [[], [TITLE], [TITLE, ("place", 3, 3)]], ids=["no span", "one span", "no link"])
def test_without_possible_links_there_are_no_rows(spans: list[tuple[str, int, int]]) -> None:
    """An empty table has the columns of any other."""
    window = _window(spans, [])
    rows, linked = candidate_pairs(window, window.spans, window.links)
    assert (rows.shape, linked.shape) == ((0, SAID + 1), (0,))
