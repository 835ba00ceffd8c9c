"""Which spans of a window may be linked, and what is known of each such pair before the text is read."""

from __future__ import annotations

import numpy as np
from prepare import IGNORE, Window

from newsextract.model.labels import LAYERS, LINKS, MENTION_LAYERS, distance_buckets, sentence_buckets

SAID = 7  # the column of what the rules say
COLUMNS = 8
_ACTORS = {LAYERS.index(name) for name in ("person", "title", "institution", "place", "group")}
_LAYER = {name: LAYERS.index(name) for name in LAYERS}
_TRIGGERS = set(range(len(MENTION_LAYERS), len(LAYERS)))
_ROLES: dict[str, tuple[str, ...]] = {
    "visit": ("visitor", "host", "destination"),
    "meeting": ("participant", "organizer"),
    "agreement": ("party", "signatory"),
}


def allowed(link: int, source: int, target: int) -> bool:
    """Whether spans of these two layers can stand in this link."""
    name = LINKS[link]
    if name == "holds":
        return source == _LAYER["title"] and target == _LAYER["person"]
    if name == "belongs":
        return source == _LAYER["person"] and target in (_LAYER["institution"], _LAYER["place"])
    if name == "same":
        return source == target and source in (_LAYER["person"], _LAYER["institution"])
    if source not in _TRIGGERS:
        return False
    if name == "same-event":
        return source == target
    if name == "when":
        return target == _LAYER["date"]
    if name == "where":
        return target in (_LAYER["place"], _LAYER["institution"])
    return name in _ROLES[LAYERS[source]] and target in _ACTORS


_ALLOWED = np.array(
    [[[allowed(link, a, b) for b in range(len(LAYERS))] for a in range(len(LAYERS))] for link in range(len(LINKS))]
)


def candidate_pairs(window: Window, spans: np.ndarray, links: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """All pairs of spans that some link allows, and whether they are linked; those left open by `links` are left out.

    A row is the link, the first and last piece of both spans (counted behind the special piece in front), the buckets
    of their distance in pieces and sentences, and what the rules say: 1 no, 2 yes.
    """
    if not len(spans):
        return _no_pairs()
    layer, first, last = spans.astype(np.int64).T
    sentence = window.sentences.astype(np.int64)[first]
    gaps = distance_buckets(first[None] - first[:, None])
    apart = sentence_buckets(sentence[None] - sentence[:, None])
    rows, answers = [], []
    for link in range(len(LINKS)):
        possible = _ALLOWED[link][layer[:, None], layer[None]]
        np.fill_diagonal(possible, False)
        if not possible.any():
            continue
        truth = np.zeros(possible.shape, dtype=np.int64)
        _, sources, targets, values = links[links[:, 0] == link].T
        truth[sources, targets] = values
        said = said_by_rules(window.relations[window.relations[:, 0] == link], first, last)
        a, b = np.nonzero(possible & (truth != IGNORE))
        ends = (np.full(len(a), link), first[a] + 1, last[a] + 1, first[b] + 1, last[b] + 1)
        rows.append(np.stack([*ends, gaps[a, b], apart[a, b], said[a, b]], axis=1).astype(np.int16))
        answers.append(truth[a, b].astype(np.float32))
    return (np.concatenate(rows), np.concatenate(answers)) if rows else _no_pairs()


def _no_pairs() -> tuple[np.ndarray, np.ndarray]:
    return np.zeros((0, COLUMNS), dtype=np.int16), np.zeros(0, dtype=np.float32)


def said_by_rules(relations: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """For each pair of spans 2 where a relation links mentions that share pieces with them, else 1."""
    numbers, column = np.unique(relations[:, 1], return_inverse=True)
    touching = (relations[:, 3] <= last[:, None]) & (relations[:, 4] >= first[:, None])
    sides = np.zeros((2, len(first), len(numbers)), dtype=np.int64)
    for side in (0, 1):
        own = relations[:, 2] == side
        np.maximum.at(sides[side].T, column[own], touching[:, own].T)
    return np.where(sides[0] @ sides[1].T > 0, 2, 1)
