"""Gold articles under other names: people, institutions and places swapped for names from open lexicons.

The same words of an article always become the same new words, so that clusters and links stay true. The lexicons are
popular_names (CC0), ROR (CC0) and world_cities (CC BY 4.0), unpacked in one folder.
"""

from __future__ import annotations

import bisect
import csv
import json
import random
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

_NAME_WORD = regex.compile(r"\p{Lu}[\p{L}'’]{2,}")
_KEPT = frozenset({"van", "von", "bin", "Van", "Von", "Bin", "Jr", "III"})


@dataclass(frozen=True)
class Names:
    """What can stand in for a name of an article."""

    forenames: list[str]
    surnames: list[str]
    institutions: list[tuple[str, str]]  # long form, acronym or ""
    with_acronym: list[tuple[str, str]]  # those of them that have one
    cities: list[str]
    countries: list[str]


def _column(path: Path, name: str) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        words = (row[name].strip() for row in csv.DictReader(lines))
        return sorted({word for word in words if word and word[0].isupper() and " " not in word})


def read_names(folder: Path) -> Names:
    """The names of an unpacked lexicon folder."""
    bodies = []
    for line in (folder / "ror" / "ror_orgs.jsonl").read_text(encoding="utf-8").splitlines():
        body = json.loads(line)
        acronyms = [form for form, kinds, _ in body["names"] if "acronym" in kinds and form.isupper()]
        if 2 <= len(body["name"].split()) <= 8 and body["name"][0].isalpha():
            bodies.append((body["name"], acronyms[0] if acronyms else ""))
    cities = folder / "world_cities" / "world-cities.csv"
    return Names(
        _column(folder / "popular_names" / "common-forenames-by-country.csv", "Romanized Name"),
        _column(folder / "popular_names" / "common-surnames-by-country.csv", "Romanized Name"),
        sorted(bodies),
        sorted(body for body in bodies if body[1]),
        _column(cities, "name"),
        _column(cities, "country"),
    )


class _Renamer:
    """New words for the words of one article, the same each time they are asked for."""

    def __init__(self, names: Names, rng: random.Random, share: float) -> None:
        self._names, self._rng, self._share = names, rng, share
        self._words: dict[str, str] = {}
        self._whole: dict[str, str] = {}

    def person(self, text: str) -> str:
        """A name with each longer word swapped."""
        last = max((m.start() for m in _NAME_WORD.finditer(text)), default=-1)

        def swap(match: regex.Match[str]) -> str:
            word = match.group()
            if word in _KEPT or (word.isupper() and len(word) < 4):
                return word
            pool = self._names.surnames if match.start() == last else self._names.forenames
            if word not in self._words:
                self._words[word] = self._rng.choice(pool) if self._rng.random() < 0.9 else word
            new = self._words[word]
            return new.upper() if word.isupper() else new

        return str(_NAME_WORD.sub(swap, text))

    def place(self, text: str) -> str:
        """Another country for a country, another city for any other place of one word."""
        if text not in self._whole:
            new = text
            if text in self._names.countries:
                new = self._rng.choice(self._names.countries)
            elif " " not in text and text.istitle():
                new = self._rng.choice(self._names.cities)
            self._whole[text] = new if self._rng.random() < self._share else text
        return self._whole[text]

    def institution(self, record: dict[str, Any]) -> dict[str, str]:
        """New forms for an institution that has a long form and at most an acronym beside it; else none."""
        forms = [record["name"], *record.get("also", [])]
        short = [form for form in forms[1:] if form.isupper()]
        if (
            len(forms) - 1 != len(short)
            or len(short) > 1
            or len(forms[0].split()) < 2
            or self._rng.random() > self._share
        ):
            return {}
        pool = self._names.with_acronym if short else self._names.institutions
        name, acronym = self._rng.choice(pool)
        return {forms[0]: name, **({short[0]: acronym} if short else {})}


def augment(article: dict[str, Any], names: Names, rng: random.Random, *, share: float) -> dict[str, Any]:
    """The article under other names; `share` of its institutions and places and nearly all people are renamed."""
    renamer = _Renamer(names, rng, share)
    bodies = {old: new for record in article["institutions"] for old, new in renamer.institution(record).items()}
    rename_people = rng.random() < 0.75
    swaps: list[tuple[int, int, str]] = []
    for mention in article["mentions"]:
        old, new = mention["text"], mention["text"]
        if mention["type"] == "person" and rename_people:
            new = renamer.person(old)
        elif mention["type"] == "institution":
            new = bodies.get(old, old)
        elif mention["type"] == "place":
            new = renamer.place(old)
        if new != old:
            swaps.append((mention["start"], mention["end"], new))
    return _apply(article, _fitting(article, swaps)) if swaps else article


def _spans_of(article: dict[str, Any]) -> list[dict[str, Any]]:
    """Every span of an article that must move with its words."""
    events = [s for e in article["events"] for s in (*e["triggers"], *e["arguments"], e["date"], e["place"]) if s]
    return [*article["mentions"], *events]


def _fitting(article: dict[str, Any], swaps: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The swaps inside which no other span begins or ends, without overlaps."""
    borders = sorted({border for span in _spans_of(article) for border in (span["start"], span["end"])})
    kept: list[tuple[int, int, str]] = []
    for start, end, new in sorted(swaps):
        inside = bisect.bisect_left(borders, end) - bisect.bisect_right(borders, start)
        if inside == 0 and (not kept or kept[-1][1] <= start):
            kept.append((start, end, new))
    return kept


def _apply(article: dict[str, Any], swaps: list[tuple[int, int, str]]) -> dict[str, Any]:
    text = article["text"]
    ends = [end for _, end, _ in swaps]
    shift = [0]
    for start, end, new in swaps:
        shift.append(shift[-1] + len(new) - (end - start))
    parts, at = [], 0
    for start, end, new in swaps:
        parts += [text[at:start], new]
        at = end
    renamed = deepcopy(article)
    renamed["text"] = "".join(parts) + text[at:]
    words: dict[tuple[str, str], str] = {}
    for span in _spans_of(renamed):
        old = span["text"]
        span["start"] += shift[bisect.bisect_right(ends, span["start"])]
        span["end"] += shift[bisect.bisect_right(ends, span["end"])]
        span["text"] = renamed["text"][span["start"] : span["end"]]
        words[span.get("type", ""), old] = span["text"]
    _rename_records(renamed, words)
    return renamed


def _rename_records(article: dict[str, Any], words: dict[tuple[str, str], str]) -> None:
    """The records' strings, as their mentions now read."""
    for kind, key in (("person", "people"), ("institution", "institutions")):
        for record in article[key]:
            record["name"] = words.get((kind, record["name"]), record["name"])
            record["also"] = [words.get((kind, form), form) for form in record.get("also", [])]
    for person in article["people"]:
        person["titles"] = [words.get(("title", title), title) for title in person.get("titles", [])]
        person["institutions"] = [
            words.get(("institution", name)) or words.get(("place", name)) or name
            for name in person.get("institutions", [])
        ]
