"""Reads lexicons: tab-separated files that open with their rule of admission and name the source of each entry.

A lexicon starts with comment lines (`# …`), then a header line of column names, then one entry a line.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from ..errors import ResourceError

Row = dict[str, str]


def _lines(name: str) -> list[str]:
    path = files("newsextract.resources") / "lexicons" / f"{name}.tsv"
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise ResourceError(f"lexicons/{name}.tsv", "file", "is not part of this installation; reinstall") from None


@cache
def read_lexicon(name: str) -> tuple[Row, ...]:
    """The entries of `lexicons/NAME.tsv` in file order, each a mapping from column name to text.

    Raises `ResourceError` for a missing file, a line with too few or too many columns, or a repeated line.
    """
    lines = [(number, line) for number, line in enumerate(_lines(name), 1) if line.strip() and not line.startswith("#")]
    if not lines:
        raise ResourceError(f"lexicons/{name}.tsv", "file", "holds no header line")
    columns = lines[0][1].split("\t")
    rows: list[Row] = []
    seen: set[str] = set()
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise ResourceError(f"lexicons/{name}.tsv", f"line {number}", f"has {len(cells)} columns, not {columns}")
        if line in seen:
            raise ResourceError(f"lexicons/{name}.tsv", f"line {number}", f"repeats {line!r}")
        seen.add(line)
        rows.append(dict(zip(columns, cells, strict=True)))
    return tuple(rows)


@cache
def column(name: str, key: str) -> frozenset[str]:
    """All values of one column of a lexicon."""
    return frozenset(row[key] for row in read_lexicon(name))


@cache
def mapping(name: str, key: str, value: str) -> dict[str, str]:
    """One column of a lexicon as a mapping to another; the first entry of a key wins."""
    pairs: dict[str, str] = {}
    for row in read_lexicon(name):
        pairs.setdefault(row[key], row[value])
    return pairs
