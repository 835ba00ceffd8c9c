"""The grammar of dates as data: patterns over kinds of parts, read from `resources/rules/dates.yaml`.

A pattern is a line of kinds. `[…]` is optional, `(…|…)` a choice, `name:kind` gives the part to the builder under
that name. `kinds` in the file names sets of kinds ("day" is a number, "27th" or "twenty-seventh").
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

import regex
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from ..resources.rules import read_rules

RuleName = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)+$")]
_PIECE = regex.compile(r"\[|\]|(?:([a-z]+):)?\(|\)|\||(?:([a-z]+):)?([a-z]+)|\s+")


class Declared(BaseModel):
    """Base of what a linguist declares: frozen, and refusing keys that mean nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class DateRule(Declared):
    """A pattern, the builder that makes an expression of what it matched, and sentences that test it.

    In `matches` the words that the rule must find stand in square brackets; it must find nothing in `rejects`.
    `becomes` is the kind by which later passes know the expression.
    """

    name: RuleName
    pattern: str
    build: str
    becomes: str
    matches: tuple[str, ...] = Field(min_length=1)
    rejects: tuple[str, ...] = Field(min_length=1)


class Pass(Declared):
    """Rules that run side by side: at each part the longest match wins, the earlier rule where two are as long."""

    name: str
    rules: tuple[DateRule, ...] = Field(min_length=1)


class DateGrammar(Declared):
    """All passes in order; a later one works on what the earlier ones composed."""

    kinds: dict[str, str]
    passes: tuple[Pass, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _can_be_compiled(self) -> DateGrammar:
        names: set[str] = set()
        for rule in (rule for one in self.passes for rule in one.rules):
            if rule.name in names:
                raise ValueError(f"two rules are named {rule.name!r}")
            names.add(rule.name)
            to_regex(rule.pattern, self.kinds)
        return self


_CODES: dict[str, str] = {}
_LOCK = threading.Lock()


def code_of(kind: str) -> str:
    """The one character that stands for a kind of part, so that a run of parts can be matched as a string."""
    code = _CODES.get(kind)
    if code is None:
        with _LOCK:
            code = _CODES.setdefault(kind, chr(0x4E00 + len(_CODES)))
    return code


def to_regex(pattern: str, kinds: dict[str, str]) -> str:
    """A pattern as a regular expression over codes.

    Raises `ValueError` where the pattern holds what is no kind, bracket or bar.
    """
    out: list[str] = []
    at = 0
    while at < len(pattern):
        piece = _PIECE.match(pattern, at)
        if piece is None:
            raise ValueError(f"cannot read {pattern[at:]!r} in the pattern {pattern!r}")
        out.append(_piece_regex(piece, kinds))
        at = piece.end()
    return "".join(out)


def _piece_regex(piece: regex.Match[str], kinds: dict[str, str]) -> str:
    name, kind = piece.group(1) or piece.group(2), piece.group(3)
    if kind is None and name:
        return f"(?P<{name}>"
    if kind is None:
        return {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}.get(piece.group(), "")
    members = sorted(set(kinds.get(kind, kind).split()))
    codes = "".join(code_of(member) for member in members)
    return f"(?P<{name}>[{codes}])" if name else f"[{codes}]"


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits parts `[start, end)` of a run, and which part each of its names is."""

    rule: DateRule
    start: int
    end: int
    names: dict[str, int]


class CompiledPass:
    """A pass ready to run; what fits a sequence of kinds is worked out once and remembered."""

    def __init__(self, rules: tuple[DateRule, ...], kinds: dict[str, str]) -> None:
        self._rules = [(rule, regex.compile(to_regex(rule.pattern, kinds))) for rule in rules]
        self._opened_by = lru_cache(maxsize=None)(self._rules_opened_by)
        self.matches_at = lru_cache(maxsize=2_000)(self._matches_at)

    def _rules_opened_by(self, code: str) -> list[tuple[DateRule, regex.Pattern[str]]]:
        """The rules whose pattern can begin with a kind of part."""
        return [(rule, pattern) for rule, pattern in self._rules if pattern.match(code, partial=True)]

    def _matches_at(self, codes: str) -> tuple[Match, ...]:
        """Every rule that fits at the start of a sequence of kinds, longest first."""
        found = [(rule, pattern.match(codes)) for rule, pattern in self._opened_by(codes[:1])]
        fits = [Match(rule, 0, hit.end(), _named(hit)) for rule, hit in found if hit is not None and hit.end() > 0]
        return tuple(sorted(fits, key=lambda match: -match.end))


def _named(hit: regex.Match[str]) -> dict[str, int]:
    return {name: hit.start(name) for name in hit.groupdict() if hit.group(name) is not None}


@lru_cache(maxsize=1)
def date_grammar() -> DateGrammar:
    """The grammar that the package declares. Raises `ResourceError` that names a bad rule."""
    return read_rules("dates", DateGrammar)


@lru_cache(maxsize=1)
def compiled_passes() -> tuple[CompiledPass, ...]:
    """The passes of the grammar, ready to run."""
    grammar = date_grammar()
    return tuple(CompiledPass(one.rules, grammar.kinds) for one in grammar.passes)
