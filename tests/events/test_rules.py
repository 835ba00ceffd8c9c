"""The declared event types: every rule reads its own examples, and a bad declaration is refused."""

from __future__ import annotations

import re

import pytest
import yaml

from newsextract.errors import ResourceError
from newsextract.events.rehearsal import rehearse
from newsextract.events.types import EventType, read_types
from newsextract.resources.rules import parse_rules

GOOD = {
    "type": "handover",
    "roles": [{"name": "giver", "field": "givers", "kinds": ["person"]}],
    "needs_one_of": ["giver"],
    "rules": [
        {
            "name": "giver-hands-over",
            "trigger": {"verbs": ["hand over"]},
            "arguments": [{"role": "giver", "where": ["subject"]}],
            "confidence": 0.5,
            "matches": ["[Ana Lind|person>giver] handed over the keys."],
            "rejects": ["[Ana Lind|person] lost the keys."],
        }
    ],
}


def changed(**changes: object) -> str:
    """The good declaration as YAML with some keys of its one rule changed."""
    rule = {**GOOD["rules"][0], **changes}
    return yaml.safe_dump({**GOOD, "rules": [rule]})


@pytest.mark.parametrize("declared", read_types(), ids=lambda declared: declared.type)
def test_every_rule_reads_its_examples_as_marked(declared: EventType) -> None:
    """Each rule alone gives every marked mention its role, and finds nothing in what it must reject."""
    assert rehearse(declared) == []


def test_a_good_declaration_is_read() -> None:
    """The declaration that the refused ones are made from is itself in order."""
    declared = parse_rules(changed(), "rules/handover.yaml", EventType)
    assert rehearse(declared) == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"trigger": {"verbs": ["hand over"], "nouns": ["handover"]}}, "either verbs or nouns"),
        ({"trigger": {"verbs": ["hand over"], "under": ["hold"]}}, "only a noun"),
        ({"trigger": {"nouns": ["handover"], "objects": ["key"]}}, "only a verb"),
        ({"arguments": [{"role": "taker", "where": ["subject"]}]}, "no role 'taker'"),
        ({"arguments": [{"role": "giver", "where": ["beneath"]}]}, "Input should be"),
        ({"needs": {"taker": 1}}, "no role 'taker'"),
        ({"name": "handover7"}, "String should match pattern"),
        ({"colour": "red"}, "Extra inputs are not permitted"),
        ({"matches": []}, "at least 1 item"),
        ({"rejects": []}, "at least 1 item"),
        ({"confidence": 1.5}, "less than or equal to 1"),
        ({"matches": ["[Ana Lind|hero>giver] handed over the keys."]}, "no mention is a 'hero'"),
        ({"matches": ["[Ana Lind|person>taker] handed over the keys."]}, "no role 'taker'"),
    ],
)
def test_a_bad_rule_is_refused_with_file_and_reason(changes: dict[str, object], reason: str) -> None:
    """A rule that means nothing is refused when it is read; the message names the file and what is wrong."""
    with pytest.raises(ResourceError) as refused:
        parse_rules(changed(**changes), "rules/handover.yaml", EventType)
    assert refused.value.file == "rules/handover.yaml"
    assert reason in str(refused.value)


@pytest.mark.parametrize(
    ("giver", "reason"),
    [
        ({"many": True, "further": "further_givers"}, "it needs no field for `further` ones"),
        ({"many": False, "further": "givers"}, "'givers'"),
        ({"many": False, "further": "takers"}, "'takers'"),
    ],
)
def test_a_field_is_filled_by_one_role(giver: dict[str, object], reason: str) -> None:
    """Further ones stand beside one, in a field of their own; else the declaration is refused when it is read."""
    roles = [{**GOOD["roles"][0], **giver}, {"name": "taker", "field": "takers", "kinds": ["person"]}]
    with pytest.raises(ResourceError, match=re.escape(reason)):
        parse_rules(yaml.safe_dump({**GOOD, "roles": roles}), "handover.yaml", EventType)


def test_two_rules_of_one_name_are_refused() -> None:
    """A rule's name says which rule found an event, so it must be the only one of that name."""
    twice = yaml.safe_dump({**GOOD, "rules": GOOD["rules"] * 2})
    with pytest.raises(ResourceError, match="two rules are named 'giver-hands-over'"):
        parse_rules(twice, "rules/handover.yaml", EventType)


def test_a_rule_that_misreads_its_example_is_told() -> None:
    """The rehearsal names the rule and the example that comes out otherwise than marked."""
    declared = parse_rules(changed(matches=["[Ana Lind|person>giver] kept the keys."]), "x.yaml", EventType)
    (complaint,) = rehearse(declared)
    assert "giver-hands-over" in complaint
    assert "kept the keys" in complaint
