"""Groups as entities."""

from __future__ import annotations

from newsextract.entities.entity import InstitutionEntity, PlaceEntity
from newsextract.entities.groups import build_groups
from newsextract.mentions.mention import GroupMention, InstitutionMention, PlaceMention

TEXT = "students of Sea College and Norwegian teachers in Norway"


def at(words: str) -> tuple[int, int, str]:
    start = TEXT.index(words)
    return start, start + len(words), words


COLLEGE = InstitutionEntity("Sea College", [InstitutionMention(*at("Sea College"), "test")])
NORWAY = PlaceEntity("Norway", [PlaceMention(*at("Norway"), "test")], country="NO")
NORWAY.mentions = [PlaceMention(len(TEXT) - 6, len(TEXT), "Norway", "test")]


def test_group_belongs_to_what_its_description_names() -> None:
    """An institution named inside the group's span is an affiliation; one outside is not."""
    group = GroupMention(*at("students of Sea College"), "test", "students")
    assert build_groups(TEXT, [group], [COLLEGE], [NORWAY])[0].affiliations == [COLLEGE]


def test_demonym_points_to_its_country() -> None:
    """ "Norwegian teachers" belong to Norway where the text names it, and to nothing where it does not."""
    group = GroupMention(*at("Norwegian teachers"), "test", "teachers")
    assert build_groups(TEXT, [group], [COLLEGE], [NORWAY])[0].affiliations == [NORWAY]
    assert build_groups(TEXT, [group], [COLLEGE], [])[0].affiliations == []
