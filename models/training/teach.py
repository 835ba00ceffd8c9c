"""Trains the teachers: networks of a larger encoder, one for each seed, on what people annotated."""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import Any

import torch
from batches import steps_of
from configuration import add_configuration, configured
from encoders import encoder_folder
from learning import Course, best_device
from network import Network, bare_encoder, read_encoder, read_weights, write_weights
from shelves import Shelves


def teacher_path(build: Path, seed: int) -> Path:
    """Where a teacher is kept, in half precision."""
    return build / "teachers" / f"{seed}.pt"


def teach(config: dict[str, Any], build: Path, seed: int) -> None:
    """Train one teacher unless it is there, going on from the checkpoint of an earlier run."""
    path, settings = teacher_path(build, seed), {**config["training"], **config["teacher"], "seed": seed}
    if path.exists():
        return
    epochs = Shelves(build).epochs(
        settings["epochs"],
        with_corpora=settings["epochs_with_corpora"],
        versions=config["renaming"]["versions"],
        seed=seed,
    )
    steps = steps_of(epochs, settings["pieces_per_batch"], random.Random(seed))
    torch.manual_seed(seed)
    encoder = read_encoder(encoder_folder(settings["encoder"]), dropout=settings["dropout"])
    network = Network(encoder, link_size=settings["link_size"], dropout=settings["dropout"]).to(best_device())
    course = Course(network, steps, settings, path.with_suffix(".checkpoint"))
    course.run(f"teacher {seed}")
    write_weights(network, path, precision=torch.float16)
    course.finish()


def read_teachers(config: dict[str, Any], build: Path) -> list[Network]:
    """All teachers, ready to be asked."""
    settings, networks = config["teacher"], []
    for seed in settings["seeds"]:
        path = teacher_path(build, seed)
        if not path.exists():
            raise SystemExit(f"{path} is not there; run teach.py first")
        encoder = bare_encoder(encoder_folder(settings["encoder"]))
        network = Network(encoder, link_size=settings["link_size"], dropout=0.0)
        network.load_state_dict(read_weights(path))
        networks.append(network.to(best_device()).eval())
    return networks


def main() -> None:
    """Command line: teach.py [--config FILE] [--build FOLDER] [--seed N] [--threads N]."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_configuration(parser)
    parser.add_argument("--seed", type=int, help="this teacher alone, so that several can learn side by side")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    config, build = configured(options)
    if not config["teacher"]["encoder"]:
        raise SystemExit("teacher.encoder is empty in the configuration; it names the folder of the teachers' encoder")
    torch.set_num_threads(options.threads)
    for seed in config["teacher"]["seeds"] if options.seed is None else [options.seed]:
        teach(config, build, seed)


if __name__ == "__main__":
    main()
