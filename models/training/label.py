"""The teachers' answers for releases and for the corpora's texts: mean chances of tags, statuses and links."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch
from asking import likeliest_spans, mean_links, mean_tags
from columns import write_columns
from configuration import add_configuration, configured
from examples import Labels, in_steps, marked_example, pairs_of_spans, trigger_starts
from network import Network
from prepare import Window
from shelves import Shelves, labelled_shelves
from teach import read_teachers


def labels_of(networks: Sequence[Network], windows: Sequence[Window], *, half: bool) -> list[Labels]:
    """What the networks say of each window; spans are those of the likeliest tags, and all their pairs are asked."""
    examples = [marked_example(window) for window in windows]
    chances = mean_tags(networks, examples, half=half)
    spans = [likeliest_spans(tags) for tags, _ in chances]
    asked = [
        replace(example, pairs=(pairs := pairs_of_spans(example.window, own)), linked=np.zeros(len(pairs)))
        for example, own in zip(examples, spans, strict=True)
    ]
    links = mean_links(networks, asked, half=half)
    return [
        Labels(in_steps(tags.reshape(len(tags), -1)), own, in_steps(statuses[trigger_starts(own)]), in_steps(linked))
        for (tags, statuses), own, linked in zip(chances, spans, links, strict=True)
    ]


def main() -> None:
    """Command line: label.py [--config FILE] [--build FOLDER] [--parts N…] [--threads N]."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_configuration(parser)
    parser.add_argument(
        "--parts",
        type=int,
        nargs="+",
        help="these alone, so that several runs work side by side; the corpora follow the parts of the releases",
    )
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    config, build = configured(options)
    if not config["data"]["releases"]:
        raise SystemExit("data.releases is empty in the configuration: there is nothing to label")
    torch.set_num_threads(options.threads)
    networks, shelves = read_teachers(config, build), Shelves(build)
    names = labelled_shelves(config["releases"]["parts"])
    for name in [names[part] for part in options.parts] if options.parts is not None else names:
        if not shelves.labels_path(name).exists():
            labels = labels_of(networks, shelves.windows(name), half=config["training"]["half"])
            write_columns(shelves.labels_path(name), labels)
            print(f"{name}: {len(labels)} windows, {sum(len(one.spans) for one in labels)} spans", flush=True)


if __name__ == "__main__":
    main()
