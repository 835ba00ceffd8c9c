"""Compose: a run of parts -> expressions. Passes of rules rewrite the parts from left to right, longest match first."""

from __future__ import annotations

from .builders import BUILDERS, Captured, Listed
from .grammar import CompiledPass, Match, code_of, compiled_passes
from .numerals import join_number_words
from .parts import Part

_LONGEST = 16  # no rule spans more parts; what lies further ahead cannot matter


def compose(text: str, run: list[Part]) -> list[Part]:
    """The expressions in a run of recognised parts, in order; what no rule used is left out."""
    parts = join_number_words(run)
    for one in compiled_passes():
        parts = _run_pass(text, parts, one)
    return [part for part in parts if part.rule]


def _run_pass(text: str, parts: list[Part], one: CompiledPass) -> list[Part]:
    """The parts with everything that a rule of the pass matched replaced by one composed part."""
    codes = "".join(code_of(part.kind) for part in parts)
    rewritten: list[Part] = []
    at = 0
    while at < len(parts):
        composed, used = _apply(text, parts, at, one.matches_at(codes[at : at + _LONGEST]))
        rewritten.extend(composed)
        at += used
    return rewritten


def _apply(text: str, parts: list[Part], at: int, matches: tuple[Match, ...]) -> tuple[list[Part], int]:
    """What the first match makes whose builder accepts its parts; the untouched part where none does."""
    for match in matches:
        names = {name: parts[at + offset] for name, offset in match.names.items()}
        inside = parts[at : at + match.end]
        expression = BUILDERS[match.rule.build](Captured(text, tuple(inside), names))
        if isinstance(expression, Listed):
            kind, rule = match.rule.becomes, match.rule.name
            return [Part(kind, part.start, part.end, one, rule) for part, one in expression.dates], match.end
        if expression is not None:
            composed = Part(match.rule.becomes, inside[0].start, inside[-1].end, expression, match.rule.name)
            return [composed], match.end
    return [parts[at]], 1
