"""What the model answers: span layers, the status of a trigger, and links between spans."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

MENTION_LAYERS = ("person", "title", "institution", "place", "date", "group")
TRIGGER_LAYERS = ("visit", "meeting", "agreement")
LAYERS = (*MENTION_LAYERS, *TRIGGER_LAYERS)
TAGS = ("O", "B", "I")
STATUSES = ("occurred", "planned", "cancelled", "proposed")
ROLE_LINKS = ("visitor", "host", "destination", "participant", "organizer", "party", "signatory")
LINKS = (
    *ROLE_LINKS,
    "when",  # trigger -> date
    "where",  # trigger -> place or institution
    "same-event",  # trigger -> trigger
    "holds",  # title -> person
    "belongs",  # person -> institution or place
    "same",  # mention -> mention of one person or institution
)
ADVICE = ("none asked", "no", "yes")  # what the rules say about a link
_BORDERS = np.array((1, 2, 4, 8, 16, 32, 64, 128, 256))  # upper borders of the buckets, in pieces
DISTANCES = 2 * (len(_BORDERS) + 1)
_SENTENCES_AWAY = 3
SENTENCE_GAPS = 2 * _SENTENCES_AWAY + 1


def distance_buckets(gaps: Ints) -> Ints:
    """For signed distances in pieces: which span comes first, and how far away.

    >>> distance_buckets(np.array([1, -1, 1000])).tolist()
    [0, 10, 9]
    """
    sizes = np.searchsorted(_BORDERS, np.abs(gaps), side="left")
    return np.where(gaps >= 0, sizes, sizes + len(_BORDERS) + 1)


def sentence_buckets(gaps: Ints) -> Ints:
    """For signed distances in sentences: 3 is the same sentence, 4 the next, 2 the one before; 0 and 6 are far.

    >>> sentence_buckets(np.array([0, 1, -9])).tolist()
    [3, 4, 0]
    """
    within = np.minimum(np.maximum(gaps, -_SENTENCES_AWAY), _SENTENCES_AWAY)  # twice as fast as np.clip
    return within + _SENTENCES_AWAY
