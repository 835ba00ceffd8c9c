"""Merging of tellings."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marked_text import MarkedText, read_marked
from newsextract.events import sameness
from newsextract.events.event import Argument, FoundEvent
from newsextract.events.frames import FROM_FRAME
from newsextract.events.merge import combined, merge_events, united
from newsextract.events.retelling import read_telling
from newsextract.events.sameness import claims, weights
from newsextract.events.setting import IN_CLAUSE

REPEATED = read_marked(
    "Meeting of Ana Lind and Juan Perez\n\n[Ana Lind|person] <met> with [Juan Perez|person] in Porto. "
    "At the <meeting> they spoke about the port. Later [Ana Lind|person] <met> with [Olga Kim|person]."
)
ONE = REPEATED.event(0, "meeting", participant=["Ana Lind", "Juan Perez"])
AGAIN = REPEATED.event(1, "meeting")
OTHER = REPEATED.event(2, "meeting", participant=["Ana Lind", "Olga Kim"])


def merged(marked: MarkedText, *events: FoundEvent) -> list[FoundEvent]:
    return merge_events(list(events), marked.doc, marked.entities)


def test_definite_noun_tells_the_same_event() -> None:
    """ "The meeting" right after a meeting is that meeting; its trigger joins the first."""
    events = merged(REPEATED, ONE, AGAIN)
    assert [[trigger.span.text for trigger in event.triggers] for event in events] == [["met", "meeting"]]


def test_other_counterpart_is_another_event() -> None:
    """Who "later met with" somebody else has had two meetings."""
    assert len(merged(REPEATED, ONE, OTHER)) == 2


def test_headline_and_lead_tell_one_event() -> None:
    """The headline's telling and the first sentence's are one event, with the arguments of both."""
    marked = read_marked(
        "[Ana Lind|person] <visits> Sea College\n\n"
        "[Ana Lind|person] <visited> the [Sea College|institution] in [Porto|place] on Monday and saw its library."
    )
    events = merged(
        marked,
        marked.event(0, "visit", visitor="Ana Lind"),
        marked.event(1, "visit", visitor="Ana Lind", destination="Sea College"),
    )
    assert len(events) == 1
    assert [argument.role for argument in events[0].arguments] == ["visitor", "destination"]
    assert len(events[0].evidence) == 2


def test_other_days_are_other_events() -> None:
    """Two meetings of the same people on different days stay apart."""
    marked = read_marked(
        "[Ana Lind|person] <met> [Juan Perez|person] on 3 May. [Ana Lind|person] <met> [Juan Perez|person] on 9 May."
    )
    tellings = [marked.event(at, "meeting", participant=["Ana Lind", "Juan Perez"]) for at in (0, 1)]
    for telling, day in zip(tellings, ("2024-05-03", "2024-05-09"), strict=True):
        telling.start_date = telling.end_date = day
        telling.date_basis = IN_CLAUSE
    assert len(merged(marked, *tellings)) == 2


def test_types_never_merge() -> None:
    """A visit and a meeting of the same people at the same time are two events."""
    visit = REPEATED.event(1, "visit")
    assert {event.type for event in merged(REPEATED, ONE, visit)} == {"meeting", "visit"}


def test_merging_does_not_change_the_tellings() -> None:
    """What goes in is left as it was, so that a second run gives the same."""
    before = (list(ONE.triggers), list(ONE.arguments))
    first, second = merged(REPEATED, ONE, AGAIN), merged(REPEATED, ONE, AGAIN)
    assert first == second
    assert (ONE.triggers, ONE.arguments) == before


def test_entity_fills_a_role_once_with_its_fullest_mention() -> None:
    """Of two mentions of one person in a role the fuller one is kept, in the order of first telling."""
    lind = REPEATED.entity("Ana Lind")
    short, full = lind.mentions[0], lind.mentions[1]
    event = REPEATED.event(0, "meeting")
    longer = type(full)(full.start, full.end + 5, full.text + " Holm", "test")
    event.arguments = [Argument("participant", lind, short, "a"), Argument("participant", lind, longer, "b")]
    assert [argument.mention for argument in united([event]).arguments] == [longer]


def test_words_of_status_win_over_silence() -> None:
    """The telling that says that the event was called off decides; one that says nothing never does."""
    first, second = REPEATED.event(0, "meeting"), REPEATED.event(1, "meeting")
    first.status_basis = "nothing says otherwise"
    second.status, second.status_basis = "cancelled", "event-called-off: 'postponed'"
    assert united([first, second]).status == "cancelled"


@given(st.lists(st.floats(min_value=0, max_value=1), min_size=1, max_size=6))
def test_confidence_never_falls_and_is_never_certain(confidences: list[float]) -> None:
    """More tellings make an event surer, never less sure, and never quite certain."""
    whole = combined(confidences)
    assert 0 <= whole <= 0.99
    assert whole >= combined(confidences[:1]) - 0.005


CLAIMS = {
    "definite without members": ("definite-without-members", ONE, AGAIN),
    "same word": ("same-word", ONE, OTHER),
    "some known members": ("some-known-members", ONE, OTHER),
    "also": ("also", ONE, OTHER),
}


@pytest.mark.parametrize(("claim", "old", "new"), CLAIMS.values(), ids=CLAIMS)
def test_claims_say_what_the_text_says(claim: str, old: FoundEvent, new: FoundEvent) -> None:
    """A claim holds where its words say so, and has a weight."""
    tellings = [read_telling(event, REPEATED.doc, order) for order, event in enumerate((old, new))]
    assert claim in set(claims(tellings[1], tellings[:1], 1))
    assert claim in weights()


def _claims_of(source: str) -> set[str]:
    """The words that the functions of a module yield, which are the names of claims."""
    yields = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Yield))
    parts = (part for value in yields if value is not None for part in _said(value))
    return {part.value for part in parts if isinstance(part, ast.Constant)}


def _said(value: ast.expr) -> Iterator[ast.expr]:
    """What a conditional expression may be, or else the expression; its condition is no claim."""
    if isinstance(value, ast.IfExp):
        yield from (*_said(value.body), *_said(value.orelse))
    else:
        yield value


def test_every_claim_has_a_weight_and_every_weight_a_claim() -> None:
    """The lexicon has a row for whatever may be claimed, and none for what never is."""
    claimed = _claims_of(inspect.getsource(sameness))
    assert {"always", "only-such", "other-days-in-clause"} <= claimed
    assert claimed == set(weights()) == set(weights("with_model"))


def test_meeting_in_the_course_of_a_visit_takes_its_day_and_place() -> None:
    """A meeting told without day or place, by somebody whose visit was told before, takes those of the visit."""
    marked = read_marked(
        "[Ana Lind|person] <visited> [Porto|place] on 3 May.\n\n[Ana Lind|person] <met> [Juan Perez|person]."
    )
    visit = marked.event(0, "visit", visitor="Ana Lind", destination="Porto")
    visit.start_date = visit.end_date = "2024-05-03"
    meeting = marked.event(1, "meeting", participant=["Ana Lind", "Juan Perez"])
    framed = merged(marked, visit, meeting)[1]
    assert (framed.start_date, framed.date_basis) == ("2024-05-03", FROM_FRAME)
    assert framed.place is not None
    assert framed.place.entity is marked.entity("Porto")


def test_other_peoples_meeting_is_not_part_of_a_visit() -> None:
    """A meeting of others stays without day and place."""
    marked = read_marked("[Ana Lind|person] <visited> [Porto|place].\n\n[Olga Kim|person] <met> [Juan Perez|person].")
    visit = marked.event(0, "visit", visitor="Ana Lind", destination="Porto")
    visit.start_date = visit.end_date = "2024-05-03"
    meeting = merged(marked, visit, marked.event(1, "meeting", participant=["Olga Kim", "Juan Perez"]))[1]
    assert (meeting.start_date, meeting.place) == (None, None)
