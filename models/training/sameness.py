"""What speaks for two tellings being of one event, and how much: weights of claims and of the model's link."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from regression import fitted
from spacy.tokens import Doc

import newsextract
from newsextract.entities.store import read_entities
from newsextract.evaluate import GoldDocument, read_gold
from newsextract.evaluate.gold import GoldEvent
from newsextract.events.deciding import Deciding
from newsextract.events.engine import events_of, find_tellings
from newsextract.events.event import FoundEvent
from newsextract.events.joining import log_odds
from newsextract.events.link_scores import Pairs
from newsextract.events.retelling import read_telling
from newsextract.events.sameness import claims, count_alike, weights
from newsextract.events.types import read_types
from newsextract.mentions.model_reading import reading_of

_MODEL = "model"
_LEARNED = 0.5  # how much a pair counts whose article the model learned from: there its arguments are too good
_UNMARKED = 0.5  # the same for a telling that no annotated event has


@dataclass(frozen=True)
class Pair:
    """A telling beside the earlier tellings of one event: what speaks for it being of that event, and whether it is."""

    features: dict[str, float]
    right: bool
    share: float


def pairs_of(article: GoldDocument, doc: Doc, *, learned: bool) -> Iterator[Pair]:
    """The pairs of one article that the pipeline has read."""
    entities, types, reading = read_entities(doc), read_types(), reading_of(doc)
    assert reading is not None
    tellings = find_tellings(doc, entities, types)
    deciding = Deciding(doc, entities, tellings, events_of(tellings, doc, entities, types), reading)
    for declared in types:
        told, chances = deciding.tellings_of(declared)
        marked = [event for event in article.events if event.type == declared.type]
        yield from _compared(doc, told, [_owner(one, marked) for one in told], {} if learned else chances, learned)


def _owner(telling: FoundEvent, marked: Sequence[GoldEvent]) -> int | None:
    span = telling.triggers[0].span
    for number, event in enumerate(marked):
        if any(span.start < trigger.end and trigger.start < span.end for trigger in event.triggers):
            return number
    return None


def _compared(
    doc: Doc, told: Sequence[FoundEvent], owners: Sequence[int | None], chances: Pairs, learned: bool
) -> Iterator[Pair]:
    """Each telling beside every event told before; two events that nobody annotated are not compared."""
    read = [read_telling(one, doc, number) for number, one in enumerate(told)]
    groups: dict[tuple[bool, int], list[int]] = {}
    for number, owner in enumerate(owners):
        key = (owner is not None, number if owner is None else owner)
        alike = count_alike(read[number], ([read[one] for one in members] for members in groups.values()))
        for other, members in groups.items():
            if not (key[0] or other[0]):
                continue
            features = dict.fromkeys(claims(read[number], [read[one] for one in members], len(groups), alike), 1.0)
            seen = [chances[number, one] for one in members if (number, one) in chances]
            if seen:
                features[_MODEL] = log_odds(sum(seen) / len(seen))
            share = (_LEARNED if learned else 1.0) * (1.0 if key[0] and other[0] else _UNMARKED)
            yield Pair(features, other == key, share)
        groups.setdefault(key, []).append(number)


def learned_weights(pairs: Sequence[Pair]) -> dict[str, float]:
    """The weight of each claim, and of the model's log-odds."""
    names = sorted({*weights(), _MODEL, *(name for pair in pairs for name in pair.features)})
    rows = np.array([[pair.features.get(name, 0.0) for name in names] for pair in pairs])
    before = np.array([0.2 if name == _MODEL else 0.7 * weights().get(name, 0.0) for name in names])
    ridge = np.array([0.3 if name in {"always", _MODEL} else 2.8 for name in names])
    right, shares = np.array([float(pair.right) for pair in pairs]), np.array([pair.share for pair in pairs])
    found = fitted(rows, right, ridge=ridge, before=before, shares=shares)
    return dict(zip(names, found.round(2).tolist(), strict=True))


def main() -> None:
    """Command line: sameness.py [--config FILE]. Prints a line for each claim, and one for the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.yaml"))
    config = yaml.safe_load(parser.parse_args().config.read_text(encoding="utf-8"))
    every = config["training"]["held_out"]
    extractor = newsextract.load()
    pairs: list[Pair] = []
    for number, article in enumerate(read_gold(Path(config["data"]["gold"]))):
        doc = extractor.annotate(article.text, article.published, article.id, article.title)
        pairs += pairs_of(article, doc, learned=bool(not every or number % every))
    for name, weight in learned_weights(pairs).items():
        print(f"{name}\t{weight:.2f}")


if __name__ == "__main__":
    main()
