"""Roles that one plays alone, but for those whom the text lists with it."""

from __future__ import annotations

import pytest

from marked_text import read_marked
from newsextract.events.alone import Alone
from newsextract.events.types import read_types

MARKED = read_marked(
    "[Ana Lind|person] and [Juan Perez|person] <visited> [Porto|place], [Braga|place] and [Lisbon|place]. "
    "[Faro|place] was next."
)
VISIT = next(declared for declared in read_types() if declared.type == "visit")
ONE_ALONE = VISIT.model_copy(update={"roles": tuple(role.model_copy(update={"further": None}) for role in VISIT.roles)})


@pytest.mark.parametrize(
    ("destinations", "kept"),
    [
        (["Porto", "Braga", "Lisbon"], ["Porto", "Braga", "Lisbon"]),
        (["Lisbon", "Porto", "Faro"], ["Lisbon", "Porto"]),
        (["Faro", "Porto", "Braga"], ["Faro"]),
        (["Porto"], ["Porto"]),
        ([], []),
    ],
)
def test_the_first_stays_with_those_of_its_list(destinations: list[str], kept: list[str]) -> None:
    """Of a visit's destinations; a role for many keeps all, and without a field for further ones the first is alone."""
    visitors = ["Ana Lind", "Juan Perez"]
    visit = MARKED.event(0, "visit", visitor=visitors, destination=destinations)
    alone = Alone(MARKED.doc, MARKED.entities)
    found = [one.mention.text for one in alone.among(visit.arguments, VISIT)]
    assert found == [*visitors, *kept]
    assert [one.mention.text for one in alone.among(visit.arguments, ONE_ALONE)] == [*visitors, *kept[:1]]


SEVERAL_TIMES = read_marked(
    "[Porto|place] <saw> her. She was in [Porto|place] and [Braga|place]. [Braga|place] and [Faro|place]."
)


@pytest.mark.parametrize(
    ("destinations", "kept"),
    [(["Porto", "Braga"], ["Porto", "Braga"]), (["Braga", "Faro", "Porto"], ["Braga", "Faro", "Porto"])],
)
def test_any_mention_may_stand_in_the_list(destinations: list[str], kept: list[str]) -> None:
    """A list counts whichever mentions of its members they were found by, here the first of each."""
    visit = SEVERAL_TIMES.event(0, "visit", destination=destinations)
    found = [one.mention.text for one in Alone(SEVERAL_TIMES.doc, SEVERAL_TIMES.entities).among(visit.arguments, VISIT)]
    assert found == kept
    assert "Faro" not in [
        one.mention.text
        for one in Alone(SEVERAL_TIMES.doc, SEVERAL_TIMES.entities).among(
            SEVERAL_TIMES.event(0, "visit", destination=["Porto", "Faro"]).arguments, VISIT
        )
    ]


OF_TWO_KINDS = read_marked("[Ana Lind|person] <visited> [Oak College|institution] and the [Faro Reserve|place].")
WITH_PLACE = read_marked(
    "[Ana Lind|person] <visited> [Oak College|institution] (in [Porto|place]) and [Elm College|institution]."
)


def test_a_list_of_destinations_may_mix_places_and_institutions() -> None:
    """ "The college and the reserve" are both visited."""
    visit = OF_TWO_KINDS.event(0, "visit", visitor=["Ana Lind"], destination=["Oak College", "Faro Reserve"])
    found = Alone(OF_TWO_KINDS.doc, OF_TWO_KINDS.entities).among(visit.arguments, VISIT)
    assert [one.mention.text for one in found] == ["Ana Lind", "Oak College", "Faro Reserve"]


def test_a_place_in_brackets_does_not_break_a_list() -> None:
    """What the list of one kind holds stays listed, whatever of another kind stands between."""
    visit = WITH_PLACE.event(0, "visit", destination=["Oak College", "Elm College"])
    found = Alone(WITH_PLACE.doc, WITH_PLACE.entities).among(visit.arguments, VISIT)
    assert [one.mention.text for one in found] == ["Oak College", "Elm College"]
