"""The engine: what it finds in invented sentences, and what it owes to whoever adds a type or another reader."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsextract.events.discourse import Discourse
from newsextract.events.engine import find_events, sentences_of
from newsextract.events.engine_reader import Announced, Reading, Sentence
from newsextract.events.event import Argument, FoundEvent
from newsextract.events.examples import read_example
from newsextract.events.rehearsal import build_example
from newsextract.events.types import EventType, read_types
from newsextract.records.spans import Span
from newsextract.resources.rules import parse_rules
from newsextract.text.layout import Layout, Zone, write_layout

LAUNCH = """
type: launch
roles:
  - {name: launcher, field: launchers, kinds: [institution]}
  - {name: site, field: site, kinds: [place], many: false}
needs_one_of: [launcher]
rules:
  - name: institution-launches-rocket
    trigger: {verbs: [launch, lift off with], objects: [rocket, probe]}
    arguments:
      - {role: launcher, where: [subject]}
      - {role: site, where: [in, from]}
    needs: {launcher: 1}
    confidence: 0.9
    matches: ["[Skylark Agency|institution>launcher] launched a rocket from [Kiruna|place>site]."]
    rejects: ["[Skylark Agency|institution] launched a website."]
"""


def read(written: str, types: Sequence[EventType] | None = None) -> list[FoundEvent]:
    """The events of a marked text."""
    doc, entities = build_example(read_example(written))
    return find_events(doc, entities, types or read_types())


def roles(event: FoundEvent) -> dict[str, list[str]]:
    """The words that fill each role of an event."""
    found: dict[str, list[str]] = {}
    for argument in event.arguments:
        found.setdefault(argument.role, []).append(argument.mention.text)
    return found


def test_a_new_type_needs_no_code() -> None:
    """A type that is declared in YAML is found by the same engine, with the roles that it declares."""
    launch = parse_rules(LAUNCH, "rules/launch.yaml", EventType)
    (event,) = read("[Skylark Agency|institution] launched its first rocket from [Kiruna|place].", [launch])
    assert (event.type, roles(event)) == ("launch", {"launcher": ["Skylark Agency"], "site": ["Kiruna"]})
    assert event.triggers[0].rule == "institution-launches-rocket"


@pytest.mark.parametrize(
    ("written", "type_name", "expected"),
    [
        (
            "[Ana Lind|person], [Juan Perez|person] and [Mia Berg|person] met in [Porto|place].",
            "meeting",
            {"participant": ["Ana Lind", "Juan Perez", "Mia Berg"]},
        ),
        (
            "[Ana Lind|person], [Rector|title] of the school, will meet [Juan Perez|person].",
            "meeting",
            {"participant": ["Ana Lind", "Juan Perez"]},
        ),
        (
            "[Ana Lind|person] visited [Porto|place]. There she met with [Juan Perez|person].",
            "meeting",
            {"participant": ["Ana Lind", "Juan Perez"]},
        ),
        (
            "[Minister|title] [Ana Lind|person] invited [Juan Perez|person] to visit [Porto|place].",
            "visit",
            {"visitor": ["Juan Perez"], "destination": ["Porto"]},
        ),
        (
            "[Ana Lind|person] travelled to [Porto|place] to sign an agreement.",
            "visit",
            {"visitor": ["Ana Lind"], "destination": ["Porto"]},
        ),
        (
            "The treaty which [Norway|place] and [Peru|place] signed is in force.",
            "agreement",
            {"party": ["Norway", "Peru"]},
        ),
        (
            "[Norway|place] and [Peru|place] held talks. The two countries signed a protocol.",
            "agreement",
            {"party": ["Norway", "Peru"]},
        ),
    ],
    ids=["coordination", "apposition", "pronoun", "object-control", "purpose", "object-relative", "the-two-countries"],
)
def test_roles_are_read_across_constructions(written: str, type_name: str, expected: dict[str, list[str]]) -> None:
    """Subjects and objects are found across lists, appositions, pronouns, infinitives and relative clauses."""
    (event,) = [one for one in read(written) if one.type == type_name]
    assert roles(event) == expected


@pytest.mark.parametrize(
    "written",
    [
        "The meeting room on the second floor was painted.",
        "The plan meets all needs.",
        "[Ana Lind|person] held a press conference.",
        "There was broad agreement that rain is wet.",
        "[Porto University|institution] received a grant.",
    ],
)
def test_what_only_looks_like_an_event_is_none(written: str) -> None:
    """Compound nouns, press conferences and things received are no events."""
    assert read(written) == []


def test_boilerplate_tells_nothing() -> None:
    """A sentence in navigation or footer text gives no event."""
    doc, entities = build_example(read_example("[Ana Lind|person] met [Juan Perez|person]."))
    assert find_events(doc, entities, read_types())
    span = (0, len(doc.text))
    write_layout(doc, Layout((Zone("boilerplate", *span),), (span,)))
    assert find_events(doc, entities, read_types()) == []


def test_an_office_is_one_unnamed_person() -> None:
    """A title of nobody named takes part as a person without a name, who holds that title."""
    (event,) = read("[Ana Lind|person] met with the [Minister of Health|title] on the lawn.")
    office = next(one for one in event.arguments if one.mention.text == "Minister of Health")
    assert office.entity.name is None  # type: ignore[union-attr]


class _EverybodyTalks:
    """A reader that takes every sentence for a talk of all its phrases, as a model might."""

    def find_triggers(self, sentence: Sentence) -> list[Announced]:
        text = sentence.doc.text[sentence.start : sentence.end]
        return [Announced("meeting", Span(start=sentence.start, end=sentence.end, text=text), False)]

    def find_arguments(self, announced: Announced, sentence: Sentence, discourse: Discourse) -> Reading:
        phrases = [item.phrase for item in sentence.items if item.phrase and item.phrase.entity and item.phrase.mention]
        arguments = tuple(Argument("participant", one.entity, one.mention, "model") for one in phrases)  # type: ignore[arg-type]
        return Reading(arguments, "model", 0.9)


def test_another_reader_can_decide() -> None:
    """Triggers and roles come from the reader that is given; the engine adds the rest."""
    doc, entities = build_example(read_example("Tea with [Ana Lind|person] and [Juan Perez|person]."))
    (event,) = find_events(doc, entities, read_types(), reader=_EverybodyTalks())
    assert roles(event) == {"participant": ["Ana Lind", "Juan Perez"]}
    assert event.triggers[0].rule == "model"


PIECES = ["[Ana Lind|person]", "[Porto|place]", "[Lviv University|institution]", "[a group of mayors|group]", "met",
          "signed", "an agreement", "with", "and", ",", "the meeting", "of", "visited", "was", "received", "by", "to",
          "who", "which", "they", "the sides", "talks", ".", "(", ")", "held", "in", "his", "visit"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25))
@settings(max_examples=150, deadline=None)
def test_any_row_of_words_is_read(pieces: list[str]) -> None:
    """Whatever words follow each other, reading ends, every argument is a mention of its entity, and no role is new."""
    doc, entities = build_example(read_example(" ".join(pieces)))
    declared = {one.type: one for one in read_types()}
    for event in find_events(doc, entities, read_types()):
        names = {role.name for role in declared[event.type].roles}
        for argument in event.arguments:
            assert argument.role in names
            assert any(argument.mention is mention for mention in argument.entity.mentions)
            assert doc.text[argument.mention.start : argument.mention.end] == argument.mention.text


def test_a_list_of_names_belongs_to_the_event_above_it() -> None:
    """Whom the lines below "Participants included:" open with takes part; the first other sentence ends the list."""
    (event,) = read(
        "[Ana Lind|person] met [a group of mayors|group] at noon. "
        "Participants included: Mayor [Juan Perez|person], [Porto|place]. - [Ola Vik|person]. "
        "It rained. [Mia Berg|person] wrote a book."
    )
    assert roles(event)["participant"] == ["Ana Lind", "a group of mayors", "Juan Perez", "Ola Vik"]


def test_a_text_without_full_stops_is_read_in_pieces() -> None:
    """A line of many thousand words is cut, so that no walk through it is long; the pieces join without gaps."""
    doc, entities = build_example(read_example("[Ana Lind|person] met [Juan Perez|person] " + "and went on " * 3000))
    sentences = list(sentences_of(doc, entities))
    assert len(sentences) > 1
    assert all(len(sentence.items) <= 300 for sentence in sentences)
    assert all(left.end == right.start for left, right in pairwise(sentences))
    assert [roles(event) for event in find_events(doc, entities, read_types())] == [
        {"participant": ["Ana Lind", "Juan Perez"]}
    ]
