"""Trains the student, the network that is shipped: on annotations, on the teachers' labels, on whole articles."""

from __future__ import annotations

import argparse
import json
from itertools import pairwise
from pathlib import Path
from shutil import copyfile
from typing import Any

import torch
from configuration import add_configuration, configured
from encoders import encoder_folder
from learning import Course, best_device
from network import Network, read_encoder, read_weights, write_mean, write_weights
from shelves import Shelves
from stages import STAGES


def fresh_student(config: dict[str, Any], stage: str) -> Network:
    """A network whose encoder starts from the base encoder's weights."""
    torch.manual_seed(config[stage]["seed"])
    encoder = read_encoder(encoder_folder(config["data"]["encoder"]), dropout=config[stage]["encoder_dropout"])
    return Network(encoder, **config["student"]).to(best_device())


def learn(config: dict[str, Any], build: Path, stage: str, *, start: Path | None, end: Path) -> None:
    """One stage, unless its weights are in `end`: from those in `start`, or from the base encoder."""
    if end.exists():
        return
    steps = STAGES[stage](config, Shelves(build))
    network = fresh_student(config, stage)
    if start is not None:
        network.load_state_dict(read_weights(start))
    course = Course(network, steps, {**config["training"], **config[stage]}, end.with_suffix(".checkpoint"))
    course.run(stage.replace("_", " "))
    write_weights(network, end)
    course.finish()


def learn_often(config: dict[str, Any], build: Path, stage: str, *, start: Path | None, end: Path) -> None:
    """One stage once for each of its seeds, unless their mean, with which it ends, is in `end`."""
    if end.exists():
        return
    seeds = config[stage]["seeds"]
    ends = [end.with_name(f"{stage}-{seed}.pt") for seed in seeds]
    for seed, ended in zip(seeds, ends, strict=True):
        learn({**config, stage: {**config[stage], "seed": seed}}, build, stage, start=start, end=ended)
    write_mean(ends, end)


def train(config: dict[str, Any], build: Path) -> None:
    """All stages, or the first alone where the configuration names no teachers."""
    stages = list(STAGES)[: None if config["teacher"]["encoder"] else 1]
    ends = [build / f"{stage}.pt" for stage in stages]
    for before, after in pairwise(ends):
        left = next((one for one in (after, *sorted(build.glob(f"{after.stem}-*.pt"))) if one.exists()), None)
        if left is not None and not before.exists():
            raise SystemExit(f"{left} is there, but not {before}, which it came from; remove it to train that again")
    for stage, start, end in zip(stages, (None, *ends), ends, strict=False):
        run = learn_often if "seeds" in config[stage] else learn
        run(config, build, stage, start=start, end=end)
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
