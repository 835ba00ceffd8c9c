"""What speaks for two tellings being of one event, and how much: weights of claims and of the model's link."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from configuration import add_config, read_config
from held_out import held_out_step
from regression import fitted
from spacy.tokens import Doc

import newsextract
from newsextract.entities.store import read_entities
from newsextract.evaluate import GoldDocument, read_gold
from newsextract.evaluate.gold import GoldEvent
from newsextract.events.deciding import Deciding
from newsextract.events.engine import events_of, find_tellings
from newsextract.events.event import FoundEvent
from newsextract.events.joining import seen_by_model
from newsextract.events.link_scores import Pairs
from newsextract.events.retelling import Telling, read_telling
from newsextract.events.sameness import weights
from newsextract.events.told import ToldEvent, ToldEvents
from newsextract.events.types import read_types
from newsextract.mentions.model_reading import reading_of
from newsextract.resources.lexicons import read_lexicon

_CONSTANT, _MODEL = "constant", "model"  # of `same_event` in deciders.yaml: both only where the model sees a pair
_BEFORE = {_CONSTANT: 0.0, _MODEL: 0.2}
_HELD = 1e9  # the ridge of a weight that does not move
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
    events, known = ToldEvents(), dict[tuple[bool, int], ToldEvent]()
    keys: dict[int, tuple[bool, int]] = {}  # by the identity of an event, whether it is annotated, and which
    for number, (telling, owner) in enumerate(zip(told, owners, strict=True)):
        new = read_telling(telling, doc, number)
        key = (owner is not None, number if owner is None else owner)
        for event in events.near():
            other = keys[id(event)]
            if key[0] or other[0]:
                share = (_LEARNED if learned else 1.0) * (1.0 if key[0] and other[0] else _UNMARKED)
                yield Pair(_features(new, event, events, chances), other == key, share)
        known[key] = events.add(new, known.get(key))
        keys[id(known[key])] = key


def _features(new: Telling, event: ToldEvent, events: ToldEvents, chances: Pairs) -> dict[str, float]:
    features = dict.fromkeys(events.claims(new, event), 1.0)
    seen = seen_by_model(new, event, chances)
    return features if seen is None else {**features, _CONSTANT: 1.0, _MODEL: seen}


def learned_weights(pairs: Sequence[Pair]) -> dict[str, float]:
    """The weight of each claim, and of what the model says; what the guidelines decide stays as they say."""
    decided = {row["claim"] for row in read_lexicon("sameness_weights") if row["source"] == "guidelines"}
    names = sorted({*weights(), *_BEFORE, *(name for pair in pairs for name in pair.features)})
    rows = np.array([[pair.features.get(name, 0.0) for name in names] for pair in pairs])
    before = np.array(
        [_BEFORE.get(name, weights().get(name, 0.0) * (1.0 if name in decided else 0.7)) for name in names]
    )
    ridge = np.array([_HELD if name in decided else 0.3 if name in {"always", *_BEFORE} else 2.8 for name in names])
    right, shares = np.array([float(pair.right) for pair in pairs]), np.array([pair.share for pair in pairs])
    found = fitted(rows, right, ridge=ridge, before=before, shares=shares)
    return dict(zip(names, found.round(2).tolist(), strict=True))


def main() -> None:
    """Command line: sameness.py [--config FILE]. Prints each claim's weight, and those of deciders.yaml."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_config(parser)
    config = read_config(parser.parse_args().config)
    every = held_out_step(config)
    extractor = newsextract.load()
    pairs: list[Pair] = []
    for number, article in enumerate(read_gold(Path(config["data"]["gold"]))):
        doc = extractor.annotate(article.text, article.published, article.id, article.title)
        pairs += pairs_of(article, doc, learned=bool(number % every))
    for name, weight in learned_weights(pairs).items():
        print(f"{name}\t{weight:.2f}")


if __name__ == "__main__":
    main()
