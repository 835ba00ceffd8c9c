"""Described collectives."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marked_text import read_marked
from newsextract.mentions.groups import GroupFinder, group_head
from newsextract.mentions.mention import GroupMention
from newsextract.resources.lexicons import read_lexicon


def found(written: str) -> list[GroupMention]:
    return GroupFinder().find(read_marked(written).doc)


GROUPS = {
    "count in digits": (
        "We met 8 students of [Sea College|institution] there.",
        "8 students of Sea College",
        "students",
        8,
    ),
    "time before it": ("From the first day Russian students came.", "Russian students", "students", None),
    "count in words": ("Twenty-five teachers came.", "Twenty-five teachers", "teachers", 25),
    "about how many": (
        "The forum drew more than 40 experts from 12 countries.",
        "more than 40 experts from 12 countries",
        "experts",
        40,
    ),
    "members counted": (
        "A 12-member delegation of the [Ministry of Health|institution] arrived.",
        "12-member delegation of the Ministry of Health",
        "delegation",
        12,
    ),
    "members counted in words": ("She saw a five-person team.", "five-person team", "team", 5),
    "count inside": ("He leads a team of five scholars.", "team of five scholars", "team", 5),
    "demonym": ("He met Norwegian students on Monday.", "Norwegian students", "students", None),
    "no capital": ("He met members of parliament.", "members of parliament", "members", None),
    "list of names": (
        "She met representatives of [Alfa|institution], [Beta|institution] and [Gama|institution] there.",
        "representatives of Alfa, Beta and Gama",
        "representatives",
        None,
    ),
    "hundreds": ("Hundreds of students came.", "Hundreds of students", "students", None),
    "hundreds with a complement": (
        "Hundreds of students from [Porto|place] came.",
        "Hundreds of students from Porto",
        "students",
        None,
    ),
    "joined adjectives": ("He met local and national officials.", "local and national officials", "officials", None),
    "institution in front": ("They spoke with [UNX|institution] officials.", "UNX officials", "officials", None),
    "states": ("The pact binds 46 countries.", "46 countries", "countries", 46),
    "verb stays out": ("They will meet faith leaders.", "faith leaders", "leaders", None),
}


@pytest.mark.parametrize(("written", "text", "head", "count"), GROUPS.values(), ids=GROUPS)
def test_group_has_span_head_and_count(written: str, text: str, head: str, count: int | None) -> None:
    """The span is the noun phrase with its complement and no article; head and count are read off it."""
    groups = found(written)
    assert [(group.text, group.head, group.count) for group in groups] == [(text, head, count)]


NO_GROUPS = {
    "title of a named person": "[Ana Lind|person], [head of students|title], spoke.",
    "part of a name": "The [Council of Ministers|institution] sat.",
    "possessive": "They spoke about students' rights.",
    "bare states": "Relations between states matter.",
    "sides, who are named": "The leaders agreed.",
}


@pytest.mark.parametrize("written", NO_GROUPS.values(), ids=NO_GROUPS)
def test_near_misses_are_no_groups(written: str) -> None:
    """Titles, names and words that stand for somebody named are no groups."""
    assert found(written) == []


def test_two_descriptions_are_two_groups() -> None:
    """What has modifiers of its own is a group of its own."""
    groups = found("He met business leaders and senior officials.")
    assert [group.text for group in groups] == ["business leaders", "senior officials"]


def test_second_mention_of_a_delegation_is_no_new_group() -> None:
    """ "The delegation" after a described delegation stands for that one."""
    groups = found("A delegation of the [Sea College|institution] came. The delegation saw the port.")
    assert [group.text for group in groups] == ["delegation of the Sea College"]


@given(
    st.text(alphabet="abot ,.-–0123456789\n’'", max_size=40).map(
        lambda filler: f"{filler} 8 students of {filler} delegation{filler}"
    )
)
def test_groups_are_cut_from_the_text(text: str) -> None:
    """Whatever surrounds them, groups hold their own words and never overlap."""
    groups = GroupFinder().find(read_marked(text.replace("<", "").replace("[", "")).doc)
    doc_text = text
    assert all(doc_text[group.start : group.end] == group.text for group in groups)
    assert all(left.end <= right.start for left, right in pairwise(groups))


def test_heads_are_in_lower_case() -> None:
    """The lexicon is looked up by lower-case words."""
    assert all(row["head"] == row["head"].lower() for row in read_lexicon("group_heads"))


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("hundreds of students", "students"),
        ("hundreds of police officers", "officers"),
        ("hundreds of students from the groups", "students"),
        ("hundreds of members of parliament", "members"),
        ("a group of doctors", "group"),
        ("members of parliament", "members"),
        ("dozens", "dozens"),
    ],
)
def test_what_is_counted_is_the_head(words: str, head: str) -> None:
    """The head of "hundreds of students" is what they are, that of "a group of doctors" the group."""
    assert group_head(words.split()) == head
