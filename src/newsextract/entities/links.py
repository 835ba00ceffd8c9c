"""Titles -> the people who hold them, and people -> the institutions and places where they hold their posts."""

from __future__ import annotations

from collections.abc import Sequence

from ..mentions.mention import TitleMention
from .entity import InstitutionEntity, PersonEntity, PlaceEntity


def link_titles(
    text: str,
    people: Sequence[PersonEntity],
    titles: Sequence[TitleMention],
    institutions: Sequence[InstitutionEntity],
    places: Sequence[PlaceEntity],
    sentences: Sequence[tuple[int, int]],
) -> list[TitleMention]:
    """Fill the people's titles and affiliations; return the titles that belong to nobody named."""
    return list(titles)
