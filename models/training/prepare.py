"""Annotated articles -> windows of word pieces with the answers that the model must give.

A window is small, so that all of them fit in memory: numbers as narrow as they may be, hints as bits.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from advisor import Advised
from tokenizers import Tokenizer

from newsextract.model.advice import Relation, hints_of
from newsextract.model.labels import LAYERS, LINKS, MENTION_LAYERS, STATUSES, TRIGGER_LAYERS
from newsextract.model.pieces import Pieces, cut_pieces, windows

IGNORE = -100


@dataclass(frozen=True, eq=False)
class Window:
    """One training example: what the model reads of some pieces, and what it must answer."""

    ids: np.ndarray  # uint16
    shapes: np.ndarray  # uint8
    hints: np.ndarray  # uint16, bit n for column n of what the rules found
    sentences: np.ndarray  # uint8: the number of the sentence, from 0
    relations: (
        np.ndarray
    )  # int32, the links of the rules: link, number of the relation, side (0, 1), first and last piece
    tags: np.ndarray  # int8, pieces x layers; IGNORE where unknown
    statuses: np.ndarray  # int8; IGNORE where no trigger starts
    spans: np.ndarray  # int16: layer, first and last piece
    links: np.ndarray  # int16: link, from span, to span, and 1 or IGNORE; all other pairs are not linked


def read_articles(path: Path) -> list[dict[str, Any]]:
    """The gold articles of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@dataclass(frozen=True)
class _Spanned:
    layer: str
    start: int
    end: int


def _cluster_of(article: dict[str, Any]) -> dict[tuple[str, str], tuple[str, int]]:
    """Which entity a mention's words stand for."""
    owner: dict[tuple[str, str], tuple[str, int]] = {}
    for kind, key in (("person", "people"), ("institution", "institutions")):
        for number, entity in enumerate(article[key]):
            for form in (entity["name"], *entity.get("also", [])):
                owner.setdefault((kind, form), (kind, number))
    return owner


def _spans(article: dict[str, Any]) -> tuple[list[_Spanned], dict[_Spanned, int]]:
    """All mentions and triggers, and the event number of each trigger."""
    spans = [_Spanned(m["type"], m["start"], m["end"]) for m in article["mentions"]]
    events: dict[_Spanned, int] = {}
    for number, event in enumerate(article["events"]):
        for trigger in event["triggers"]:
            events.setdefault(_Spanned(event["type"], trigger["start"], trigger["end"]), number)
    return [*spans, *events], events


def build_windows(
    article: dict[str, Any], tokenizer: Tokenizer, advised: Advised, *, length: int, overlap: int
) -> list[Window]:
    """The training windows of one article, which may be annotated in part, or not at all: see `partial_labels`."""
    pieces = cut_pieces(article["text"], tokenizer)
    bits = _bits(hints_of(pieces, advised.mentions))
    sentences, relations = pieces.sentences(advised.sentences), _in_pieces(advised.relations, pieces)
    whole = {"events": [], "people": [], "institutions": [], **article}
    spans, events = _spans(whole)
    placed = {span: found for span in spans if (found := pieces.touching(span.start, span.end))}
    truth = _Truth(whole, placed, events)
    unknown = _unknown_layers(article, pieces)
    made = []
    for cut in windows(sentences, length=length, overlap=overlap):
        start, end = cut.start, cut.end
        tags, statuses, inside, links = _answers(placed, truth, start, end)
        tags[unknown[start:end]] = IGNORE
        if "layers" in article:  # no links are annotated there
            inside, links = [], []
        made.append(
            Window(
                pieces.ids[start:end].astype(np.uint16),
                pieces.shapes[start:end].astype(np.uint8),
                bits[start:end],
                (sentences[start:end] - sentences[start]).astype(np.uint8),
                _cut(relations, start, end),
                tags,
                statuses,
                np.array(inside, dtype=np.int16).reshape(-1, 3),
                np.array(links, dtype=np.int16).reshape(-1, 4),
            )
        )
    return made


def _bits(hints: np.ndarray) -> np.ndarray:
    return np.asarray((hints.astype(np.int64) << np.arange(hints.shape[1])).sum(axis=1), dtype=np.uint16)


def _in_pieces(relations: Sequence[Relation], pieces: Pieces) -> np.ndarray:
    """A row for each span of each relation: link, number of the relation, side, first and last piece."""
    rows = [
        (LINKS.index(link), number, side, *found)
        for number, (link, *sides) in enumerate(relations)
        for side, spans in enumerate(sides)
        for span in sorted(set(spans))
        if (found := pieces.touching(*span))
    ]
    return np.array(rows, dtype=np.int32).reshape(-1, 5)


def _cut(relations: np.ndarray, start: int, end: int) -> np.ndarray:
    """The relations that have spans of both sides in a window, counted in its pieces."""
    inside = relations[(relations[:, 3] < end) & (relations[:, 4] >= start)]
    sides = [inside[inside[:, 2] == side, 1] for side in (0, 1)]
    kept = inside[np.isin(inside[:, 1], np.intersect1d(*sides))]
    kept[:, 3:] = np.clip(kept[:, 3:], start, end - 1) - start
    return kept


def _unknown_layers(article: dict[str, Any], pieces: Pieces) -> np.ndarray:
    """Pieces x layers: where an article does not say what is right."""
    unknown = np.zeros((len(pieces), len(LAYERS)), dtype=bool)
    if "layers" in article:
        unknown[:, [number for number, layer in enumerate(LAYERS) if layer not in article["layers"]]] = True
    for start, end in article.get("unknown", ()):
        found = pieces.touching(start, end)
        if found is not None:
            unknown[found[0] : found[1] + 1] = True
    return unknown


class _Truth:
    """Which links hold between two spans of an article: 1, IGNORE (true, but another mention says it), or absent."""

    def __init__(
        self, article: dict[str, Any], placed: dict[_Spanned, tuple[int, int]], events: dict[_Spanned, int]
    ) -> None:
        self.article, self.placed, self.event_of = article, placed, events
        self.text = article["text"]
        cluster = _cluster_of(article)
        self.groups: dict[Any, list[_Spanned]] = defaultdict(list)
        self.entity: dict[_Spanned, Any] = {}
        for span in placed:
            if span.layer in MENTION_LAYERS:
                words = self.text[span.start : span.end]
                key = cluster.get((span.layer, words), (span.layer, words))
                self.entity[span] = key
                self.groups[key].append(span)
        self.links: dict[tuple[str, _Spanned, _Spanned], int] = {}
        self._roles()
        self._events()
        self._people()
        self._same()

    def _mark(self, link: str, source: _Spanned, targets: list[_Spanned]) -> None:
        """The nearest of a target entity's mentions is the answer; its other mentions are left out of the loss."""
        if not targets:
            return
        nearest = min(targets, key=lambda t: (abs(self.placed[t][0] - self.placed[source][0]), t.start))
        for target in targets:
            key = (link, source, target)
            if target is nearest:
                self.links[key] = 1
            else:
                self.links.setdefault(key, IGNORE)

    def _mentions_at(self, argument: dict[str, Any], layers: tuple[str, ...]) -> list[_Spanned]:
        exact = [
            s for s in self.placed if s.layer in layers and (s.start, s.end) == (argument["start"], argument["end"])
        ]
        return [t for s in exact[:1] for t in self.groups[self.entity[s]]]

    def _roles(self) -> None:
        actors = ("person", "institution", "group", "place", "title")
        for number, event in enumerate(self.article["events"]):
            for trigger in (t for t, n in self.event_of.items() if n == number and t in self.placed):
                for argument in event["arguments"]:
                    self._mark(argument["role"], trigger, self._mentions_at(argument, actors))
                if event["date"]:
                    self._mark("when", trigger, self._mentions_at(event["date"], ("date",)))
                if event["place"]:
                    self._mark("where", trigger, self._mentions_at(event["place"], ("place", "institution")))

    def _events(self) -> None:
        for a, n in self.event_of.items():
            for b, m in self.event_of.items():
                if a in self.placed and b in self.placed and a is not b and n == m:
                    self.links["same-event", a, b] = 1

    def _people(self) -> None:
        titles: dict[str, list[_Spanned]] = defaultdict(list)
        for span in self.placed:
            if span.layer == "title":
                titles[self.text[span.start : span.end]].append(span)
        for person in self.article["people"]:
            own = self.groups.get(self.entity_key("person", person["name"]), [])
            for title in person.get("titles", []):
                for source in titles.get(title, []):
                    near = [p for p in own if abs(p.start - source.start) < 300]
                    self._mark("holds", source, near)
            for name in person.get("institutions", []):
                where = self.groups.get(self.entity_key("institution", name)) or self.groups.get(("place", name)) or []
                for source in own:
                    near = [t for t in where if abs(t.start - source.start) < 250]
                    self._mark("belongs", source, near)

    def entity_key(self, kind: str, name: str) -> Any:
        """The cluster of a name."""
        return _cluster_of(self.article).get((kind, name), (kind, name))

    def _same(self) -> None:
        for key, members in self.groups.items():
            if key[0] in ("person", "institution"):
                for a in members:
                    for b in members:
                        if a is not b:
                            self.links["same", a, b] = 1


def _answers(
    placed: dict[_Spanned, tuple[int, int]], truth: _Truth, start: int, end: int
) -> tuple[np.ndarray, np.ndarray, list[tuple[int, int, int]], list[tuple[int, int, int, int]]]:
    """Tags, statuses, spans and links of the pieces from `start` to `end`."""
    tags = np.zeros((end - start, len(LAYERS)), dtype=np.int8)
    statuses = np.full(end - start, IGNORE, dtype=np.int8)
    spans: list[tuple[int, int, int]] = []
    index: dict[_Spanned, int] = {}
    for span, (first, last) in placed.items():
        if last < start or first >= end:
            continue
        layer = LAYERS.index(span.layer)
        a, b = max(first, start) - start, min(last, end - 1) - start
        tags[a : b + 1, layer] = 2
        if first >= start:
            tags[a, layer] = 1
        if first >= start and last < end:
            index[span] = len(spans)
            spans.append((layer, a, b))
            if span.layer in TRIGGER_LAYERS:
                statuses[a] = STATUSES.index(truth.article["events"][truth.event_of[span]]["status"])
    links = [
        (LINKS.index(link), index[a], index[b], value)
        for (link, a, b), value in truth.links.items()
        if a in index and b in index
    ]
    return tags, statuses, spans, links
