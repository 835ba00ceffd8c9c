"""Alignments -> figures: precision, recall and F1, or a share that is right, in per cent with one decimal."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import fsum

from pydantic import BaseModel, ConfigDict

from .align import SCORED_LABELS, ClusterLink, DocumentAlignment, EventPair
from .roles import event_models


class Figure(BaseModel):
    """One measured figure over `n` gold records; `headline` is the number to watch."""

    model_config = ConfigDict(frozen=True)

    @property
    def headline(self) -> float:
        """The one number of the figure."""
        raise NotImplementedError


class Balance(Figure):
    """Precision `p`, recall `r` and their harmonic mean `f`."""

    p: float
    r: float
    f: float
    n: int

    @property
    def headline(self) -> float:
        """F1."""
        return self.f


class Share(Figure):
    """How much of `n` is right."""

    acc: float
    n: int

    @property
    def headline(self) -> float:
        """The share."""
        return self.acc


@dataclass(slots=True)
class Tally:
    """How many were right, of how many found and how many in gold."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, right: int, found: int, gold: int) -> None:
        """Count one more document."""
        self.right += right
        self.found += found
        self.gold += gold

    def balance(self) -> Balance:
        """Precision, recall and F1 of what was counted."""
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        return balance(precision, recall, self.gold)

    def share(self) -> Share:
        """The share of gold that is right."""
        return Share(acc=round(100 * self.right / self.gold, 1) if self.gold else 0.0, n=self.gold)


@dataclass
class Counts:
    """What was counted over all documents; B-cubed keeps precision and recall of every mention."""

    documents: int = 0
    bad_offsets: int = 0
    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    cluster_precision: list[float] = field(default_factory=list)
    cluster_recall: list[float] = field(default_factory=list)

    def add(self, compared: DocumentAlignment) -> None:
        """Count one more document."""
        self.documents += 1
        length = len(compared.gold.text)
        self.bad_offsets += sum(not 0 <= one.start < one.end <= length for one in compared.found.mentions)
        self._add_mentions(compared)
        self._add_people(compared)
        self._add_clusters(compared.cluster_links)
        self._add_events(compared)

    def _add_mentions(self, compared: DocumentAlignment) -> None:
        for label, mentions in compared.mentions.items():
            found = {(one.start, one.end) for one in mentions.found}
            exact = found & {(one.start, one.end) for one in mentions.gold}
            sizes = len(mentions.found), len(mentions.gold)
            self.tallies[label].add(len(exact), *sizes)
            self.tallies[f"{label} (overlap)"].add(len(mentions.pairs), *sizes)
        dates = compared.mentions["date"]
        right = sum(bool(gold.first) and gold.accepts(found.first, found.last) for gold, found in dates.matched)
        self.tallies["date value"].add(right, 0, sum(bool(gold.first) for gold in dates.gold))

    def _add_people(self, compared: DocumentAlignment) -> None:
        people, pairs = compared.people, compared.person_pairs
        self.tallies["people"].add(len(people.pairs), len(people.found), len(people.gold))
        self.tallies["person titles"].add(
            sum(len(pair.titles.pairs) for pair in pairs),
            sum(len(person.titles) for person in people.found),
            sum(len(person.titles) for person in people.gold),
        )
        self.tallies["person institutions"].add(
            sum(len(pair.institutions.pairs) for pair in pairs),
            sum(len(person.affiliations) for person in people.found),
            sum(len(person.institutions) for person in people.gold),
        )

    def _add_clusters(self, links: Iterable[ClusterLink]) -> None:
        both = Counter((link.rank, link.entity) for link in links)
        gold, found = Counter[tuple[str, int]](), Counter[str]()
        for (rank, entity), size in both.items():
            gold[rank] += size
            found[entity] += size
        for (rank, entity), size in both.items():
            self.cluster_precision += [size / found[entity]] * size
            self.cluster_recall += [size / gold[rank]] * size

    def _add_events(self, compared: DocumentAlignment) -> None:
        events, pairs = compared.events, compared.event_pairs
        self.tallies["event"].add(len(pairs), len(events.found), len(events.gold))
        for kind in event_models():
            self.tallies[kind].add(
                sum(pair.gold.type == kind for pair in pairs),
                sum(event.type == kind for event in events.found),
                sum(event.type == kind for event in events.gold),
            )
        self.tallies["argument"].add(
            sum(len(pair.arguments.pairs) for pair in pairs),
            sum(len(event.arguments) for event in events.found),
            sum(len(event.arguments) for event in events.gold),
        )
        self._add_event_facts(pairs, len(events.gold))

    def _add_event_facts(self, pairs: Iterable[EventPair], events: int) -> None:
        for pair in pairs:
            if pair.gold.first:
                self.tallies["event date"].add(pair.date_fits, 1, 1)
            if pair.gold.place:
                self.tallies["event place"].add(pair.place_fits, 1, 1)
            self.tallies["event status"].add(pair.status_fits, 1, 1)
            self.tallies["record"].add(pair.is_complete, 1, 0)
        self.tallies["record"].add(0, 0, events)

    def clusters(self) -> Balance:
        """B-cubed over the mentions that both sides have."""
        size = len(self.cluster_precision)
        precision, recall = (fsum(of) / size if size else 0.0 for of in (self.cluster_precision, self.cluster_recall))
        return balance(precision, recall, size)


def balance(precision: float, recall: float, n: int) -> Balance:
    """Precision and recall, as shares of 1, with their F1, in per cent."""
    both = precision + recall
    f1 = round(200 * precision * recall / both, 1) if both else 0.0
    return Balance(p=round(100 * precision, 1), r=round(100 * recall, 1), f=f1, n=n)


def figure_names() -> tuple[str, ...]:
    """Every figure there is, in the order of reading."""
    spans = [name for label in SCORED_LABELS for name in (label, f"{label} (overlap)")]
    records = ["date value", "people", "person titles", "person institutions", "clusters B3"]
    events = ["event", *event_models(), "argument", "event date", "event place", "event status", "record"]
    return (*spans, *records, *events)


_SHARES = frozenset({"date value", "event date", "event place", "event status", "record"})


def figures_of(counts: Counts) -> dict[str, Balance | Share]:
    """Every figure by name, in the order of reading."""
    figures: dict[str, Balance | Share] = {}
    for name in figure_names():
        tally = counts.tallies[name]
        if name == "clusters B3":
            figures[name] = counts.clusters()
        else:
            figures[name] = tally.share() if name in _SHARES else tally.balance()
    return figures
