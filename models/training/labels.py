"""What the model answers: span layers, the status of a trigger, and links between spans."""

from __future__ import annotations

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
DISTANCES = (1, 2, 4, 8, 16, 32, 64, 128, 256)  # upper borders of the buckets, in pieces


def distance_bucket(gap: int) -> int:
    """The bucket of a signed distance in pieces: which span comes first, and how far away."""
    size = sum(abs(gap) > border for border in DISTANCES)
    return size if gap >= 0 else size + len(DISTANCES) + 1


BUCKETS = 2 * (len(DISTANCES) + 1)
