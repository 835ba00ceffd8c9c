"""Trains the student, the network that is shipped: on what people annotated, then on what the teachers labelled."""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import Any

import torch
from batches import steps_of
from configuration import add_configuration, configured
from encoders import encoder_folder
from examples import Example
from learning import Course, best_device
from network import Network, read_encoder, read_weights, write_weights
from shelves import PLAIN, Shelves, releases_shelf, renamed_shelf

STAGE_ONE, STAGE_TWO = "stage_one", "stage_two"


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


def epochs_of_stage_two(config: dict[str, Any], shelves: Shelves) -> list[list[list[Example]]]:
    """One long epoch: the labelled releases once, mixed with some epochs of what people annotated."""
    versions = config["renaming"]["versions"]
    renamed = [renamed_shelf(1 + n % versions) for n in range(config[STAGE_TWO]["renamed_epochs"])]
    releases = [one for part in range(config["releases"]["parts"]) for one in shelves.labelled(releases_shelf(part))]
    return [[*(shelves.marked(name) for name in renamed), releases, shelves.marked(PLAIN)]]


def learn(config: dict[str, Any], build: Path, stage: str, *, start: Path | None, end: Path) -> None:
    """One stage, unless its weights are in `end`: from those in `start`, or from the base encoder."""
    if end.exists():
        return
    epochs = {STAGE_ONE: epochs_of_stage_one, STAGE_TWO: epochs_of_stage_two}[stage](config, Shelves(build))
    settings = {**config["training"], **config[stage]}
    steps = steps_of(epochs, settings["pieces_per_batch"], random.Random(settings["seed"]))
    network = fresh_student(config, stage)
    if start is not None:
        network.load_state_dict(read_weights(start))
    course = Course(network, steps, settings, build / f"{stage}.checkpoint")
    course.run(stage.replace("_", " "))
    write_weights(network, end)
    course.finish()


def train(config: dict[str, Any], build: Path) -> None:
    """Both stages, or the first alone where the configuration names no teachers."""
    final = build / "network.pt"
    if config["teacher"]["encoder"]:
        learn(config, build, STAGE_ONE, start=None, end=build / "stage_one.pt")
        learn(config, build, STAGE_TWO, start=build / "stage_one.pt", end=final)
    else:
        learn(config, build, STAGE_ONE, start=None, end=final)
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
