"""F1 of networks on windows that they did not learn from: of spans as the likeliest tags make them, and of links.

Links are asked between the annotated spans. No limit is set and no rule decides, so that the student can be compared
with its teachers, which are not shipped; `newsextract evaluate` measures the whole pipeline.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from asking import likeliest_spans, mean_links, mean_tags
from configuration import add_configuration, configured
from encoders import encoder_folder
from examples import Example
from export import read_network
from learning import best_device
from network import Network
from shelves import MEASURED, Shelves
from teach import read_teachers

from newsextract.model.labels import LAYERS, LINKS

Counts = np.ndarray  # a row for each label: found and right, found, annotated


def count_spans(networks: Sequence[Network], examples: Sequence[Example], *, half: bool) -> Counts:
    """For each layer, how many spans are right, found and annotated."""
    counts = np.zeros((len(LAYERS), 3))
    for example, (tags, _) in zip(examples, mean_tags(networks, examples, half=half), strict=True):
        found, wanted = (set(map(tuple, some.tolist())) for some in (likeliest_spans(tags), example.window.spans))
        for column, spans in enumerate((found & wanted, found, wanted)):
            for layer, _, _ in spans:
                counts[layer, column] += 1
    return counts


def count_links(networks: Sequence[Network], examples: Sequence[Example], *, half: bool) -> Counts:
    """For each link, how many are right, found and annotated."""
    counts = np.zeros((len(LINKS), 3))
    for example, chances in zip(examples, mean_links(networks, examples, half=half), strict=True):
        found, wanted = chances >= 0.5, example.linked >= 0.5
        for column, some in enumerate((found & wanted, found, wanted)):
            np.add.at(counts[:, column], example.pairs[some, 0].astype(np.int64), 1)
    return counts


def scores(names: Sequence[str], counts: Counts) -> str:
    """F1 of each label, and of all together."""
    rows = zip([*names, "all"], [*counts, counts.sum(axis=0)], strict=True)
    return ", ".join(f"{name} {200 * right / max(1, found + wanted):.1f}" for name, (right, found, wanted) in rows)


def asked_networks(config: dict[str, Any], build: Path, who: str) -> list[Network]:
    """The student alone, or all teachers, whose mean counts."""
    if who == "teachers":
        return read_teachers(config, build)
    return [read_network(build, encoder_folder(config["data"]["encoder"])).to(best_device())]


def main() -> None:
    """Command line: measure.py student|teachers [--config FILE] [--build FOLDER]."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("who", choices=["student", "teachers"])
    add_configuration(parser)
    options = parser.parse_args()
    config, build = configured(options)
    networks, half = asked_networks(config, build, options.who), config["training"]["half"]
    for name in MEASURED:
        examples = Shelves(build).marked(name)
        if not examples:
            print(f"{name}: no articles")
            continue
        print(f"{name}: spans: {scores(LAYERS, count_spans(networks, examples, half=half))}")
        print(f"{name}: links: {scores(LINKS, count_links(networks, examples, half=half))}", flush=True)


if __name__ == "__main__":
    main()
