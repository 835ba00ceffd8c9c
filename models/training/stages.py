"""What each stage of the student shows, step by step."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from batches import steps_of
from cuts import cut_anew, cuts_of
from examples import Example
from shelves import CASE, PLAIN, WHOLE, WHOLE_CASE, Shelves, labelled_shelves, renamed_shelf

Steps = list[list[Example]]
Step = TypeVar("Step")


def steps_of_stage_one(config: dict[str, Any], shelves: Shelves) -> Steps:
    """What people annotated, mostly under other names, with the partly annotated corpora in the first epochs."""
    settings = config["stage_one"]
    epochs = shelves.epochs(
        settings["epochs"],
        with_corpora=settings["epochs_with_corpora"],
        versions=config["renaming"]["versions"],
        seed=settings["seed"],
    )
    return steps_of(epochs, settings["pieces_per_batch"], random.Random(settings["seed"]))


def steps_of_stage_two(config: dict[str, Any], shelves: Shelves) -> Steps:
    """Passes over all that the teachers labelled, evenly mixed with annotated articles and the case."""
    settings = config["stage_two"]
    rng, labelled = random.Random(settings["seed"]), labelled_examples(config, shelves)
    read = {version: shelves.marked(renamed_shelf(version)) for version in sorted(set(settings["renamed"]))}
    annotated = (
        [shelves.marked(PLAIN)] * settings["plain"],
        [read[version] for version in settings["renamed"]],
        [shelves.marked(CASE)] * settings["case"],
    )
    passes = [([labelled] * settings["passes"], settings["labelled_pieces_per_batch"])]
    passes += [(shown, settings["pieces_per_batch"]) for shown in annotated]
    return evenly_mixed([steps_of([[one] for one in shown], budget, rng) for shown, budget in passes], rng)


def steps_of_stage_three(config: dict[str, Any], shelves: Shelves) -> Steps:
    """Whole annotated articles and the case, each cut anew, and windows that the teachers labelled, in their shares."""
    settings, cuts = config["stage_three"], cuts_of(config)
    rng, cuts = random.Random(settings["seed"]), [*cuts, max(cuts)]  # the longest, which is shipped, twice as likely
    kinds = {
        "labelled": (labelled_examples(config, shelves), "labelled_pieces_per_batch"),
        "whole": (shelves.whole(WHOLE), "pieces_per_batch"),
        "case": (shelves.whole(WHOLE_CASE), "case_pieces_per_batch"),
    }
    shares = {kind: settings["shares"][kind] for kind, (shown, _) in kinds.items() if shown}
    streams = {kind: without_end(kinds[kind][0], settings[kinds[kind][1]], rng) for kind in shares}
    steps: Steps = []
    for kind in rng.choices(list(shares), list(shares.values()), k=settings["steps"]):
        step = next(streams[kind])
        steps.append(step if kind == "labelled" else [cut_anew(article, cuts, rng) for article in step])
    return steps


STAGES: dict[str, Callable[[dict[str, Any], Shelves], Steps]] = {
    "stage_one": steps_of_stage_one,
    "stage_two": steps_of_stage_two,
    "stage_three": steps_of_stage_three,
}


def labelled_examples(config: dict[str, Any], shelves: Shelves) -> list[Example]:
    """All that the teachers labelled."""
    return [one for name in labelled_shelves(config["releases"]["parts"]) for one in shelves.labelled(name)]


def evenly_mixed(streams: Sequence[Sequence[Step]], rng: random.Random) -> list[Step]:
    """The steps of all streams: each stream in its own order, spread over the whole."""
    turns = [number for number, stream in enumerate(streams) for _ in stream]
    rng.shuffle(turns)
    left = [iter(stream) for stream in streams]
    return [next(left[number]) for number in turns]


def without_end(examples: list[Example], budget: int, rng: random.Random) -> Iterator[list[Example]]:
    """One pass over some examples after the other, each in batches made anew."""
    while examples:
        yield from steps_of([[examples]], budget, rng)
