"""Who is told twice among the arguments of one event."""

from __future__ import annotations

from newsextract.entities.entity import GroupEntity, PlaceEntity
from newsextract.events.event import Argument
from newsextract.events.repeats import outermost, without_repeats
from newsextract.mentions.mention import GroupMention, PlaceMention

TEXT = "The leaders of Norland and Oakdale met; the leaders left Norland."


def _group(words: str, at: int = 0) -> Argument:
    start = TEXT.index(words, at)
    mention = GroupMention(start, start + len(words), words, "test", words.split(maxsplit=1)[0])
    return Argument("participant", GroupEntity(mention), mention, "test")


def _place(words: str, at: int = 0) -> Argument:
    start = TEXT.index(words, at)
    mention = PlaceMention(start, start + len(words), words, "test")
    return Argument("participant", PlaceEntity(words, [mention]), mention, "test")


def test_who_is_named_within_another_does_not_take_part_as_well() -> None:
    """Of a group and the places in its description only the group is left; the same place elsewhere stays."""
    leaders, inside, outside = _group("leaders of Norland and Oakdale"), _place("Norland"), _place("Norland", 40)
    assert outermost([leaders, inside, outside]) == [leaders, outside]


def test_arguments_beside_each_other_all_stay() -> None:
    """Nothing is dropped where no words lie within others."""
    both = [_place("Norland"), _place("Oakdale")]
    assert outermost(both) == both


def test_a_bare_group_that_repeats_a_fuller_one_is_dropped() -> None:
    """The bare "leaders" after "leaders of Norland and Oakdale" are the same people."""
    full, bare = _group("leaders of Norland and Oakdale"), _group("leaders", 40)
    assert without_repeats([full, bare]) == [full]
