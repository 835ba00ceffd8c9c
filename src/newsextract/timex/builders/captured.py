"""What a builder sees: the parts a rule matched, some under names, and the text around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..expressions import Timex
from ..parts import Part


@dataclass(frozen=True, slots=True)
class Listed:
    """Several dates that one rule makes, each with the part that it stands on: "3, 5 and 9 May"."""

    dates: tuple[tuple[Part, Timex], ...]


@dataclass(frozen=True, slots=True)
class Captured:
    """The parts of one match, in order, and those that the pattern names."""

    text: str
    parts: tuple[Part, ...]
    names: dict[str, Part]

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def value(self, name: str, default: Any = None) -> Any:
        """The value of a named part."""
        part = self.names.get(name)
        return default if part is None else part.value

    def word(self, name: str) -> str:
        """A named part as the text has it."""
        part = self.names[name]
        return self.text[part.start : part.end]

    def kind(self, name: str) -> str:
        """The kind of a named part; empty where the match has none of that name."""
        part = self.names.get(name)
        return "" if part is None else part.kind

    def has_kind(self, kind: str) -> bool:
        """Whether some matched part is of that kind."""
        return any(part.kind == kind for part in self.parts)

    def unit_is(self, *units: str) -> bool:
        """Whether every unit among the parts is one of these; true where there is none."""
        return all(part.value in units for part in self.parts if part.kind == "unit")

    def is_glued(self) -> bool:
        """Whether no space stands between the parts."""
        return all(a.end == b.start for a, b in zip(self.parts, self.parts[1:], strict=False))

    def marks(self) -> set[str]:
        """The kinds of dash, dot and slash among the parts."""
        return {part.kind for part in self.parts if part.kind in ("dash", "dot", "slash")}

    def before(self, length: int = 12) -> str:
        """The text right before the match."""
        start = self.parts[0].start
        return self.text[max(0, start - length) : start]

    def after(self, length: int = 12) -> str:
        """The text right after the match."""
        end = self.parts[-1].end
        return self.text[end : end + length]
