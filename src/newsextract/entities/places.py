"""Place mentions -> one entity per place, however it is named."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ..mentions.mention import PlaceMention
from ..mentions.places_gazetteer import gazetteer, plain
from .entity import PlaceEntity

_SPACE = regex.compile(r"\s+")


def cluster_places(mentions: Sequence[PlaceMention]) -> list[PlaceEntity]:
    """One entity per place, in the order of first mention; aliases of a country ("U.S.", "America") are one place."""
    by_key: dict[str, PlaceEntity] = {}
    for mention in mentions:
        key = _key(mention)
        entity = by_key.get(key)
        if entity is None:
            by_key[key] = PlaceEntity(_spaced(mention.text), [mention], mention.country)
            continue
        entity.mentions.append(mention)
        entity.country = entity.country or mention.country
    for entity in by_key.values():
        entity.name = _fullest(entity)
    return list(by_key.values())


def _spaced(text: str) -> str:
    return _SPACE.sub(" ", text)


def _key(mention: PlaceMention) -> str:
    name = _spaced(mention.text).replace("’", "'")
    known = gazetteer().get(name) or gazetteer().get(name.title())
    return plain(known.name if known is not None and known.name else name).casefold()


def _fullest(entity: PlaceEntity) -> str:
    """The longest form in the text; of equally long ones the first, and none in capitals if another is there."""
    forms = [_spaced(mention.text) for mention in entity.mentions]
    mixed = [form for form in forms if not (form.isupper() and len(form) > 3)]
    return max(mixed or forms, key=len)
