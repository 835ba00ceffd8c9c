"""Members of a list of names play the same part."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsextract.events.coordinations import OF_ONE_KIND, OF_SITES, Sort, by_member, coordinations, together
from newsextract.mentions.mention import InstitutionMention, Mention, PersonMention, PlaceMention, TitleMention

KINDS: dict[str, type[Mention]] = {"p": PersonMention, "i": InstitutionMention, "l": PlaceMention}


def _lists(text: str, *names: str, kinds: Sequence[Sort] = OF_ONE_KIND) -> list[list[str]]:
    """The lists of a text; each name has the letter of its kind in front, "t" for a title."""
    mentions: list[Mention] = []
    titles: list[TitleMention] = []
    at = 0
    for name in names:
        kind, words = name[0], name[2:]
        at = text.index(words, at)
        if kind == "t":
            titles.append(TitleMention(at, at + len(words), words, "test"))
        else:
            mentions.append(KINDS[kind](at, at + len(words), words, "test"))  # type: ignore[call-arg]
        at += len(words)
    return [[mentions[number].text for number in one] for one in coordinations(text, mentions, titles, kinds)]


LISTS = {
    "two": ("Peru and Norway met.", ("l Peru", "l Norway"), [["Peru", "Norway"]]),
    "three": ("of Peru, Norway, and the Gambia", ("l Peru", "l Norway", "l Gambia"), [["Peru", "Norway", "Gambia"]]),
    "titles between": (
        "President Lind, Minister Tamm and Dr. Roe came.",
        ("t President", "p Lind", "t Minister", "p Tamm", "t Dr.", "p Roe"),
        [["Lind", "Tamm", "Roe"]],
    ),
    "brackets between": ("Oak Bank (OB) and Elm Bank", ("i Oak Bank", "i Elm Bank"), [["Oak Bank", "Elm Bank"]]),
    "names in the brackets": (
        "Lind (R-Ohio), Roe (D-Texas) and Tamm (D-Iowa) came",
        ("p Lind", "l Ohio", "p Roe", "l Texas", "p Tamm", "l Iowa"),
        [["Lind", "Roe", "Tamm"]],
    ),
    "names of one kind in the brackets": (
        "Oak Bank (OB) and Elm Bank (EB) met",
        ("i Oak Bank", "i OB", "i Elm Bank", "i EB"),
        [["Oak Bank", "Elm Bank"]],
    ),
    "more than a name in the brackets": (
        "Oak Bank (OB, part of Elm Bank) and Ash Bank",
        ("i Oak Bank", "i OB", "i Elm Bank", "i Ash Bank"),
        [["Oak Bank", "Ash Bank"]],
    ),
    "countries behind cities": (
        "to Porto, Portugal, Lima, Peru and Madrid, Spain",
        ("l Porto", "l Portugal", "l Lima", "l Peru", "l Madrid", "l Spain"),
        [["Porto", "Lima", "Madrid"]],
    ),
    "countries in brackets": (
        "to Porto (Portugal) and Madrid (Spain)",
        ("l Porto", "l Portugal", "l Madrid", "l Spain"),
        [["Porto", "Madrid"]],
    ),
    "states behind cities": (
        "to Austin, Texas and Denver, Colorado",
        ("l Austin", "l Texas", "l Denver", "l Colorado"),
        [["Austin", "Denver"]],
    ),
    "a city and two countries": (
        "London, France and Italy",
        ("l London", "l France", "l Italy"),
        [["London", "France", "Italy"]],
    ),
    "three cities": (
        "Boston, New York and Washington",
        ("l Boston", "l New York", "l Washington"),
        [["Boston", "New York", "Washington"]],
    ),
    "two lists": (
        "Lind and Tamm met Roe and Ash",
        ("p Lind", "p Tamm", "p Roe", "p Ash"),
        [["Lind", "Tamm"], ["Roe", "Ash"]],
    ),
    "no end": ("in Porto, Portugal", ("l Porto", "l Portugal"), []),
    "of two kinds": ("Lind and Oak Bank", ("p Lind", "i Oak Bank"), []),
    "words between": ("Lind of Peru and later Tamm", ("p Lind", "p Tamm"), []),
    "side by side": ("Lind Tamm", ("p Lind", "p Tamm"), []),
    "one": ("Lind left.", ("p Lind",), []),
    "none": ("Nobody came.", (), []),
}


@pytest.mark.parametrize(("text", "names", "lists"), LISTS.values(), ids=LISTS)
def test_lists_of_names(text: str, names: tuple[str, ...], lists: list[list[str]]) -> None:
    """Names of one kind with commas between them, and "and" before the last, are a list."""
    assert _lists(text, *names) == lists


@pytest.mark.parametrize(
    ("text", "names", "lists"),
    [
        ("Oak Bank and the Faro Reserve", ("i Oak Bank", "l Faro Reserve"), [["Oak Bank", "Faro Reserve"]]),
        ("Faro, Braga and Oak Bank", ("l Faro", "l Braga", "i Oak Bank"), [["Faro", "Braga", "Oak Bank"]]),
        ("Oak Bank, Porto, and Elm Bank", ("i Oak Bank", "l Porto", "i Elm Bank"), [["Porto", "Elm Bank"]]),
        ("in Faro the Oak Bank and Elm Bank", ("l Faro", "i Oak Bank", "i Elm Bank"), [["Oak Bank", "Elm Bank"]]),
        ("Lind and Oak Bank", ("p Lind", "i Oak Bank"), []),
    ],
)
def test_lists_of_sites(text: str, names: tuple[str, ...], lists: list[list[str]]) -> None:
    """Places and institutions are of one kind where asked for so, with "and" between; people are not among them."""
    assert _lists(text, *names, kinds=OF_SITES) == lists


@pytest.mark.parametrize(
    ("chances", "made"),
    [
        ({0: 0.9, 1: 0.3, 2: 0.9}, {0: 0.9, 1: 0.9, 2: 0.9}),
        ({0: 0.9, 2: 0.9}, {0: 0.9, 1: 0.9, 2: 0.9}),
        ({0: 0.9}, {0: 0.3, 1: 0.3, 2: 0.3}),
        ({5: 0.9}, {5: 0.9}),
        ({}, {}),
    ],
)
def test_a_list_is_in_or_out_as_a_whole(chances: dict[int, float], made: dict[int, float]) -> None:
    """By the mean of its members: all as sure as the surest, or all as unsure as the mean."""
    assert together(chances, by_member([(0, 1, 2)]), 0.5) == made


@given(st.dictionaries(st.integers(0, 9), st.floats(0.05, 1)), st.permutations(range(10)))
def test_members_share_their_chance_and_nobody_else_changes(chances: dict[int, float], order: list[int]) -> None:
    """Whatever the chances, the members of a list end alike, between the least and the most sure of them."""
    lists = [tuple(order[:3]), tuple(order[3:5])]
    made = together(chances, by_member(lists), 0.5)
    for members in lists:
        assert len({made.get(number) for number in members}) == 1
        known = [chances.get(number, 0.0) for number in members]
        assert min(known) - 1e-3 <= made.get(members[0], 0.0) <= max(known) + 1e-3
    assert all(made.get(number) == chances.get(number) for number in order[5:])
