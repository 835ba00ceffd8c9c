"""What trained networks together say of windows."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from batches import batches, collate
from examples import Example, spans_of_tags
from learning import Answers, answers_of, device_of, on_device
from network import Network

from newsextract.model.labels import LAYERS, STATUSES, TAGS

PIECES_AT_ONCE = 8192


def mean_tags(
    networks: Sequence[Network], examples: Sequence[Example], *, half: bool
) -> list[tuple[np.ndarray, np.ndarray]]:
    """For each window the mean chances of tags (pieces x layers x tags) and of statuses (pieces x statuses)."""
    sizes = [len(example.window.ids) for example in examples]
    tags = [np.zeros((size, len(LAYERS), len(TAGS)), dtype=np.float32) for size in sizes]
    statuses = [np.zeros((size, len(STATUSES)), dtype=np.float32) for size in sizes]
    for network in networks:
        for numbers, answers, _ in _asked(network, examples, half=half):
            shape = (*answers.tags.shape[:2], len(LAYERS), len(TAGS))
            chances = answers.tags.view(shape).softmax(-1).cpu().numpy(), answers.statuses.softmax(-1).cpu().numpy()
            for row, number in enumerate(numbers):
                inside = slice(1, sizes[number] + 1)
                tags[number] += chances[0][row, inside]
                statuses[number] += chances[1][row, inside]
    return [(a / len(networks), b / len(networks)) for a, b in zip(tags, statuses, strict=True)]


def mean_links(networks: Sequence[Network], examples: Sequence[Example], *, half: bool) -> list[np.ndarray]:
    """For each window the mean chance of each of its candidate pairs."""
    found = [np.zeros(len(example.pairs), dtype=np.float32) for example in examples]
    for network in networks:
        for numbers, answers, rows in _asked(network, examples, half=half):
            chances = answers.links.sigmoid().cpu().numpy()
            for row, number in enumerate(numbers):
                found[number] += chances[rows == row]
    return [chances / len(networks) for chances in found]


def likeliest_spans(tags: np.ndarray) -> np.ndarray:
    """The spans that the likeliest tag of each piece and layer makes."""
    return spans_of_tags(tags.argmax(-1))


def _asked(
    network: Network, examples: Sequence[Example], *, half: bool
) -> Iterator[tuple[list[int], Answers, np.ndarray]]:
    """The windows of each batch, its answers, and which of its windows each pair belongs to."""
    network.eval()
    for numbers in batches([len(one.window.ids) for one in examples], PIECES_AT_ONCE, random.Random(0)):
        batch = collate([examples[number] for number in numbers])
        with torch.no_grad():
            answers = answers_of(network, on_device(batch, device_of(network)), half=half)
        yield numbers, answers, batch.pairs[:, 0]
