"""Number words -> numbers: "twenty-seventh" is 27th, "nineteen seventy eight" is the year 1978."""

from __future__ import annotations

from .parts import Part

_TENS = frozenset(range(20, 100, 10))


def join_number_words(parts: list[Part]) -> list[Part]:
    """The parts with neighbouring number words joined into one number each."""
    if not any(part.kind in ("count", "ordword", "couple") for part in parts):
        return parts
    return _join_years(_join_tens(_join_couples(parts)))


def _join_couples(parts: list[Part]) -> list[Part]:
    """ "a couple of" is two."""
    if not any(part.kind == "couple" for part in parts):
        return parts
    joined: list[Part] = []
    for at, part in enumerate(parts):
        if part.kind == "couple":
            article = joined.pop() if joined and joined[-1].kind == "a" else part
            joined.append(_merged("count", article, part, 2))
        elif part.kind == "of" and at and parts[at - 1].kind == "couple":
            joined[-1] = _merged("count", joined[-1], part, 2)
        else:
            joined.append(part)
    return joined


def _merged(kind: str, first: Part, last: Part, value: float) -> Part:
    return Part(kind, first.start, last.end, value)


def _join_tens(parts: list[Part]) -> list[Part]:
    """ "twenty" and "seven" or "seventh", with or without a hyphen, and "three-and-a-half"."""
    joined: list[Part] = []
    at = 0
    while at < len(parts):
        part, used = _tens_at(parts, at)
        joined.append(part)
        at += used
    return joined


def _tens_at(parts: list[Part], at: int) -> tuple[Part, int]:
    here = parts[at]
    if here.kind != "count":
        return here, 1
    kinds = tuple(part.kind for part in parts[at + 1 : at + 7])
    if kinds[:6] == ("dash", "and", "dash", "a", "dash", "half"):
        return _merged("count", here, parts[at + 6], here.value + 0.5), 7
    if kinds[:3] == ("and", "a", "half"):
        return _merged("count", here, parts[at + 3], here.value + 0.5), 4
    skip = 1 if kinds[:1] == ("dash",) else 0
    unit = parts[at + 1 + skip] if len(kinds) > skip else None
    if here.value in _TENS and unit is not None and unit.kind in ("count", "ordword") and 0 < unit.value < 10:
        return _merged(unit.kind, here, unit, here.value + unit.value), 2 + skip
    return here, 1


def _join_years(parts: list[Part]) -> list[Part]:
    """ "two thousand and twelve", "nineteen seventy-eight", "a hundred"."""
    joined: list[Part] = []
    at = 0
    while at < len(parts):
        part, used = _year_at(parts, at)
        joined.append(part)
        at += used
    return joined


def _year_at(parts: list[Part], at: int) -> tuple[Part, int]:
    here = parts[at]
    follow = parts[at + 1 : at + 4]
    kinds = tuple(part.kind for part in follow)
    if here.kind in ("count", "a") and kinds[:1] in (("thousand",), ("hundred",)):
        return _thousands_at(here, follow, kinds)
    if here.kind == "count" and 13 <= here.value <= 20 and kinds[:1] == ("count",) and 10 <= follow[0].value <= 99:
        return _merged("year", here, follow[0], here.value * 100 + follow[0].value), 2
    return here, 1


def _thousands_at(here: Part, follow: list[Part], kinds: tuple[str, ...]) -> tuple[Part, int]:
    base = here.value * follow[0].value
    skip = 1 if kinds[1:2] == ("and",) else 0
    rest = follow[1 + skip] if len(follow) > 1 + skip else None
    if rest is not None and rest.kind == "count" and rest.value < 100:
        whole = base + rest.value
        kind = "year" if 1000 <= whole < 2200 else "count"
        return _merged(kind, here, rest, whole), 3 + skip
    return _merged("count", here, follow[0], base), 2
