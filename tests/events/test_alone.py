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
