"""Person mentions -> one entity per person."""

from __future__ import annotations

from collections.abc import Sequence

from ..mentions.mention import PersonMention, TitleMention
from .entity import PersonEntity


def cluster_people(
    text: str, mentions: Sequence[PersonMention], titles: Sequence[TitleMention]
) -> list[PersonEntity]:
    """One entity per person, in the order of first mention."""
    return []
