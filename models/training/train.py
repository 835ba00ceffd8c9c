"""Trains the student, the network that is shipped: on what people annotated, then on what the teachers labelled."""

from __future__ import annotations

import argparse
import json
import random
from itertools import pairwise
from pathlib import Path
from shutil import copyfile
from typing import Any

import torch
from batches import steps_of
from configuration import add_configuration, configured
from encoders import encoder_folder
from examples import Example
from learning import Course, best_device
from network import Network, read_encoder, read_weights, write_weights
from shelves import CASE, PLAIN, Shelves, releases_shelf, renamed_shelf

STAGE_ONE = "stage_one"
STAGES_WITH_LABELS = ("stage_two", "stage_three")


def fresh_student(config: dict[str, Any], stage: str) -> Network:
    """A network whose encoder starts from the base encoder's weights."""
    torch.manual_seed(config[stage]["seed"])
    encoder = read_encoder(encoder_folder(config["data"]["encoder"]), dropout=config[stage]["encoder_dropout"])
    return Network(encoder, **config["student"]).to(best_device())


def epochs_of_stage_one(config: dict[str, Any], shelves: Shelves) -> list[list[list[Example]]]:
    """What people annotated, mostly under other names, with the partly annotated corpora in the first epochs."""
    settings = config[STAGE_ONE]
    return list(
        shelves.epochs(
            settings["epochs"],
            with_corpora=settings["epochs_with_corpora"],
            versions=config["renaming"]["versions"],
            seed=settings["seed"],
        )
    )


def epochs_with_labels(config: dict[str, Any], shelves: Shelves, stage: str) -> list[list[list[Example]]]:
    """One long epoch: releases as the teachers labelled them, mixed with some versions of what people annotated."""
    settings = config[stage]
    names = [PLAIN, *map(renamed_shelf, settings["renamed"]), *[CASE] * settings["case"]]
    releases = [one for part in range(config["releases"]["parts"]) for one in shelves.labelled(releases_shelf(part))]
    if settings["share_of_releases"] < 1:
        rng = random.Random(settings["seed"])
        releases = rng.sample(releases, int(settings["share_of_releases"] * len(releases)))
    return [[*(shelves.marked(name) for name in names), releases]]


def keep_some_of(before: dict[str, torch.Tensor], network: Network, *, share: float) -> None:
    """Mean of the weights that a stage began with, which count `share`, and those it ended with.

    Two ends of one course read unseen text better together than either (Wortsman et al. 2022, "Model soups").
    """
    mixed = {name: torch.lerp(after, before[name].to(after), share) for name, after in network.state_dict().items()}
    network.load_state_dict(mixed)


def learn(config: dict[str, Any], build: Path, stage: str, *, start: Path | None, end: Path) -> None:
    """One stage, unless its weights are in `end`: from those in `start`, or from the base encoder."""
    if end.exists():
        return
    shelves = Shelves(build)
    with_labels = stage in STAGES_WITH_LABELS
    epochs = epochs_with_labels(config, shelves, stage) if with_labels else epochs_of_stage_one(config, shelves)
    settings = {**config["training"], **config[stage]}
    steps = steps_of(epochs, settings["pieces_per_batch"], random.Random(settings["seed"]))
    network = fresh_student(config, stage)
    if start is not None:
        network.load_state_dict(read_weights(start))
    course = Course(network, steps, settings, build / f"{stage}.checkpoint")
    course.run(stage.replace("_", " "))
    if start is not None:
        keep_some_of(read_weights(start), network, share=settings["kept_of_before"])
    write_weights(network, end)
    course.finish()


def train(config: dict[str, Any], build: Path) -> None:
    """All stages, or the first alone where the configuration names no teachers."""
    stages = (STAGE_ONE, *(STAGES_WITH_LABELS if config["teacher"]["encoder"] else ()))
    ends = [build / f"{stage}.pt" for stage in stages]
    for before, after in pairwise(ends):
        if after.exists() and not before.exists():
            raise SystemExit(f"{after} is there, but not {before}, which it came from; remove it to train that again")
    for stage, start, end in zip(stages, (None, *ends), ends, strict=False):
        learn(config, build, stage, start=start, end=end)
    copyfile(ends[-1], build / "network.pt")
    (build / "network.json").write_text(json.dumps(config["student"]), encoding="utf-8")


def main() -> None:
    """Command line: train.py [--config FILE] [--build FOLDER] [--threads N]."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_configuration(parser)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    train(*configured(options))


if __name__ == "__main__":
    main()
