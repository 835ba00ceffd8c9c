"""The grammar's own examples, and what the reader of the grammar refuses."""

from __future__ import annotations

import pytest
import regex

from newsextract.errors import ResourceError
from newsextract.resources.lexicons import read_lexicon
from newsextract.resources.rules import parse_rules
from newsextract.timex.builders import BUILDERS
from newsextract.timex.finding import find_dates
from newsextract.timex.grammar import DateGrammar, DateRule, date_grammar

RULES = [rule for one in date_grammar().passes for rule in one.rules]
MARKS = "dash comma dot slash open close quote and"
MIXED = "eightfigures ord decade shortdecade fiscalcode quartercode halfcode weekcode num year bignum holiday era"
MIXED += " lowmonth lowweekday month weekday ordword count vague hundred thousand"


def named(rules: list[DateRule]) -> list[object]:
    return [pytest.param(rule, id=rule.name) for rule in rules]


@pytest.mark.parametrize("rule", named(RULES))
def test_rule_finds_its_examples(rule: DateRule) -> None:
    """What an example marks in square brackets is found, and nothing else of the sentence."""
    for example in rule.matches:
        plain = example.replace("[", "").replace("]", "")
        assert [found.text for found in find_dates(plain)] == regex.findall(r"\[([^\]]*)\]", example)


@pytest.mark.parametrize("rule", named(RULES))
def test_rule_leaves_its_near_misses(rule: DateRule) -> None:
    """The rule finds nothing in the sentences that it must not match."""
    for example in rule.rejects:
        assert rule.name not in [found.rule for found in find_dates(example)]


@pytest.mark.parametrize("rule", named(RULES))
def test_rule_is_used_or_used_up(rule: DateRule) -> None:
    """A rule that makes dates makes one in its examples; only pieces are used up by later rules."""
    if rule.becomes not in ("slashdate", "nthbare", "weekdate", "date", "monthly"):
        plain = [example.replace("[", "").replace("]", "") for example in rule.matches]
        assert rule.name in [found.rule for text in plain for found in find_dates(text)]


@pytest.mark.parametrize("rule", named(RULES))
def test_rule_names_a_builder(rule: DateRule) -> None:
    """Every rule's builder exists."""
    assert rule.build in BUILDERS


def test_kinds_in_patterns_exist() -> None:
    """A pattern can only ask for kinds that words have or rules make, so that a slip of the pen shows."""
    grammar = date_grammar()
    known = {row["kind"] for row in read_lexicon("date_words")} | {rule.becomes for rule in RULES}
    known |= set(MARKS.split()) | set(MIXED.split()) | set(grammar.kinds)
    asked = {kind for rule in RULES for kind in regex.findall(r"(?<![a-z:])(?:[a-z]+:)?([a-z]+)(?!\w|:)", rule.pattern)}
    asked |= {kind for members in grammar.kinds.values() for kind in members.split()}
    assert asked <= known


BAD = {
    "a pattern with a stray sign": ("day:num + month", "cannot read"),
    "a rule of one word": ("day:num", "pattern"),
}


@pytest.mark.parametrize(("pattern", "message"), BAD.values(), ids=BAD.keys())
def test_bad_rule_is_refused_when_read(pattern: str, message: str) -> None:
    """A damaged rule is refused with the name of its file, before any text is read."""
    name = "one" if message == "pattern" else "one-rule"
    content = f"""
kinds: {{}}
passes:
  - name: only
    rules:
      - {{name: {name}, pattern: "{pattern}", build: weekday, becomes: date, matches: [a], rejects: [b]}}
"""
    with pytest.raises(ResourceError, match=f"some.yaml.*{message}"):
        parse_rules(content, "some.yaml", DateGrammar)


def test_two_rules_of_one_name_are_refused() -> None:
    """A name says which rule found a date, so it is given once."""
    rule = '{name: one-rule, pattern: "num", build: weekday, becomes: date, matches: [a], rejects: [b]}'
    content = f"kinds: {{}}\npasses:\n  - name: only\n    rules: [{rule}, {rule}]\n"
    with pytest.raises(ResourceError, match="two rules are named 'one-rule'"):
        parse_rules(content, "some.yaml", DateGrammar)
