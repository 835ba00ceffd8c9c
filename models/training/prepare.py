"""Gold articles -> windows of word pieces with the answers that the model must give."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from inputs import Pieces, cut_pieces, windows
from labels import LAYERS, LINKS, MENTION_LAYERS, STATUSES, TRIGGER_LAYERS
from tokenizers import Tokenizer

IGNORE = -100


@dataclass
class Window:
    """One training example: pieces with their tags per layer, statuses at trigger starts, spans and true links."""

    ids: np.ndarray
    shapes: np.ndarray
    tags: np.ndarray  # layers x pieces; IGNORE where unknown
    statuses: np.ndarray  # pieces; IGNORE where no trigger starts
    spans: list[tuple[int, int, int]] = field(default_factory=list)  # layer, first and last piece
    links: dict[tuple[int, int, int], int] = field(default_factory=dict)  # link, from span, to span -> 1, or IGNORE


def read_articles(path: Path) -> list[dict[str, Any]]:
    """The gold articles of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


class Aligner:
    """Character spans -> word pieces."""

    def __init__(self, pieces: Pieces) -> None:
        self._starts, self._ends = pieces.offsets[:, 0], pieces.offsets[:, 1]

    def __call__(self, start: int, end: int) -> tuple[int, int] | None:
        """First and last piece that touch the span."""
        first = int(np.searchsorted(self._ends, start, side="right"))
        last = int(np.searchsorted(self._starts, end, side="left")) - 1
        return (first, last) if first <= last else None


@dataclass(frozen=True)
class _Spanned:
    layer: str
    start: int
    end: int


def _cluster_of(article: dict[str, Any]) -> dict[tuple[str, str], tuple[str, int]]:
    """Which entity a mention's words stand for."""
    owner = {}
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


def build_windows(article: dict[str, Any], tokenizer: Tokenizer, *, length: int, overlap: int) -> list[Window]:
    """The training windows of one fully annotated article."""
    pieces = cut_pieces(article["text"], tokenizer)
    align = Aligner(pieces)
    spans, events = _spans(article)
    placed = {span: found for span in spans if (found := align(span.start, span.end))}
    truth = _Truth(article, placed, events)
    return [
        _window(pieces, placed, truth, start, end)
        for start, end in windows(len(pieces), length=length, overlap=overlap)
    ]


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


def _window(pieces: Pieces, placed: dict[_Spanned, tuple[int, int]], truth: _Truth, start: int, end: int) -> Window:
    size = end - start
    tags = np.zeros((len(LAYERS), size), dtype=np.int64)
    statuses = np.full(size, IGNORE, dtype=np.int64)
    spans: list[tuple[int, int, int]] = []
    index: dict[_Spanned, int] = {}
    for span, (first, last) in placed.items():
        if last < start or first >= end:
            continue
        layer = LAYERS.index(span.layer)
        a, b = max(first, start) - start, min(last, end - 1) - start
        tags[layer, a : b + 1] = 2
        if first >= start:
            tags[layer, a] = 1
        if first >= start and last < end:
            index[span] = len(spans)
            spans.append((layer, a, b))
            if span.layer in TRIGGER_LAYERS:
                statuses[a] = STATUSES.index(truth.article["events"][truth.event_of[span]]["status"])
    links = {
        (LINKS.index(link), index[a], index[b]): value
        for (link, a, b), value in truth.links.items()
        if a in index and b in index
    }
    return Window(pieces.ids[start:end], pieces.shapes[start:end], tags, statuses, spans, links)
