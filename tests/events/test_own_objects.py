"""Events that coordinated verbs tell keep their own objects."""

from __future__ import annotations

import pytest

from marked_text import read_marked
from newsextract.events.own_objects import part_objects
from newsextract.text.layout import layout_of

EVERYBODY = ["Ana Lind", "Bo Gray", "Eva Holm"]
PARTED = {
    "objects of two verbs": (
        "[Ana Lind|person] <received> [Bo Gray|person] and <met> [Eva Holm|person].",
        ["Ana Lind", "Bo Gray"],
        ["Ana Lind", "Eva Holm"],
    ),
    "an adverb behind the conjunction": (
        "[Ana Lind|person] <met> [Bo Gray|person] and later <met> [Eva Holm|person].",
        ["Ana Lind", "Bo Gray"],
        ["Ana Lind", "Eva Holm"],
    ),
    "another subject": (
        "[Ana Lind|person] <met> [Bo Gray|person] and [Eva Holm|person] joined the <talks>.",
        EVERYBODY,
        EVERYBODY,
    ),
    "the first object as subject of the second": (
        "[Ana Lind|person] <met> [Bo Gray|person], who went to Paris and <met> [Eva Holm|person].",
        EVERYBODY,
        EVERYBODY,
    ),
    "a new subject and an adverb": (
        "[Ana Lind|person] <met> [Bo Gray|person], and [Eva Holm|person] then <met> them.",
        EVERYBODY,
        EVERYBODY,
    ),
    "no object of its own": (
        "[Ana Lind|person] and [Eva Holm|person] <met> [Bo Gray|person] and <talked>.",
        EVERYBODY,
        EVERYBODY,
    ),
    "far apart, as without full stops": (
        "[Ana Lind|person] <met> [Bo Gray|person]" + " she likes the hills" * 12 + " and <met> [Eva Holm|person].",
        EVERYBODY,
        EVERYBODY,
    ),
    "two sentences": (
        "[Ana Lind|person] <met> [Bo Gray|person]. And <meet> [Eva Holm|person] they did.",
        EVERYBODY,
        EVERYBODY,
    ),
}


@pytest.mark.parametrize(("written", "first", "second"), PARTED.values(), ids=PARTED)
def test_each_of_two_verbs_has_its_own_objects(written: str, first: list[str], second: list[str]) -> None:
    """Who stands behind one verb alone takes no part in what the other tells; who stands before both does."""
    marked = read_marked(written)
    events = [marked.event(number, "meeting", participant=EVERYBODY) for number in (0, 1)]
    part_objects(marked.doc.text, layout_of(marked.doc), events)
    taking_part = [sorted(one.mention.text for one in event.arguments) for event in events]
    assert taking_part == [first, second]


def test_a_run_of_verbs_parts_all_objects() -> None:
    """Who is an object of the first of three verbs is no subject of the third."""
    marked = read_marked(
        "[Ana Lind|person] <met> [Bo Gray|person] and <met> [Eva Holm|person] and later <met> [Cal Dunn|person]."
    )
    events = [marked.event(at, "meeting", participant=[*EVERYBODY, "Cal Dunn"]) for at in range(3)]
    part_objects(marked.doc.text, layout_of(marked.doc), events)
    others = [[one.mention.text for one in event.arguments if one.mention.text != "Ana Lind"] for event in events]
    assert others == [["Bo Gray"], ["Eva Holm"], ["Cal Dunn"]]
