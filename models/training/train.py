"""Trains the network: resumable, seeds fixed, on two CPU cores or a GPU."""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import yaml
from augment import augment, read_names
from inputs import load_tokenizer
from labels import LAYERS, LINKS, MENTION_LAYERS, TAGS, distance_bucket
from network import Network, base_encoder, fresh_network
from prepare import IGNORE, Window, build_windows, read_articles
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

CLS, SEP, PAD = 101, 102, 0
Pairs = tuple[np.ndarray, np.ndarray]
ACTORS = {LAYERS.index(name) for name in ("person", "title", "institution", "place", "group")}
LAYER_OF = {name: LAYERS.index(name) for name in LAYERS}
TRIGGERS = set(range(len(MENTION_LAYERS), len(LAYERS)))


def allowed(link: int, source: int, target: int) -> bool:
    """Whether spans of these two layers can stand in this link."""
    name = LINKS[link]
    if name == "holds":
        return source == LAYER_OF["title"] and target == LAYER_OF["person"]
    if name == "belongs":
        return source == LAYER_OF["person"] and target in (LAYER_OF["institution"], LAYER_OF["place"])
    if name == "same":
        return source == target and source in (LAYER_OF["person"], LAYER_OF["institution"])
    if source not in TRIGGERS:
        return False
    if name == "same-event":
        return source == target
    if name == "when":
        return target == LAYER_OF["date"]
    if name == "where":
        return target in (LAYER_OF["place"], LAYER_OF["institution"])
    event = LAYERS[source]
    roles = {
        "visit": ("visitor", "host", "destination"),
        "meeting": ("participant", "organizer"),
        "agreement": ("party", "signatory"),
    }
    return name in roles[event] and target in ACTORS


def batches(sizes: list[int], budget: int, rng: random.Random) -> list[list[int]]:
    """Window numbers in batches of like length, at most `budget` pieces with padding, in random order."""
    order = sorted(range(len(sizes)), key=lambda n: (sizes[n] // 32, rng.random()))
    made: list[list[int]] = [[]]
    for n in order:
        longest = max([sizes[n], *(sizes[m] for m in made[-1])]) + 2
        if made[-1] and longest * (len(made[-1]) + 1) > budget:
            made.append([])
        made[-1].append(n)
    rng.shuffle(made)
    return made


def collate(windows: list[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Padded ids, shapes, mask, tags and statuses, with the special pieces around each window."""
    longest = max(len(w.ids) for w in windows) + 2
    ids = torch.full((len(windows), longest), PAD)
    shapes = torch.zeros((len(windows), longest), dtype=torch.long)
    mask = torch.zeros((len(windows), longest), dtype=torch.long)
    tags = torch.full((len(windows), longest, len(LAYERS)), IGNORE)
    statuses = torch.full((len(windows), longest), IGNORE)
    for row, w in enumerate(windows):
        n = len(w.ids)
        ids[row, 0], ids[row, n + 1] = CLS, SEP
        ids[row, 1 : n + 1] = torch.from_numpy(w.ids)
        shapes[row, 1 : n + 1] = torch.from_numpy(w.shapes)
        mask[row, : n + 2] = 1
        tags[row, 1 : n + 1] = torch.from_numpy(w.tags.T.copy())
        statuses[row, 1 : n + 1] = torch.from_numpy(w.statuses)
    return ids, shapes, mask, tags, statuses


LINKS_BETWEEN = {
    (source, target): [link for link in range(len(LINKS)) if allowed(link, source, target)]
    for source in range(len(LAYERS))
    for target in range(len(LAYERS))
}


def candidate_pairs(window: Window) -> tuple[np.ndarray, np.ndarray]:
    """All pairs of spans that some link allows: rows of link, first and last piece of both, bucket; and the answers."""
    rows, answers = [], []
    for a, (source, a1, a2) in enumerate(window.spans):
        for b, (target, b1, b2) in enumerate(window.spans):
            links = LINKS_BETWEEN[source, target]
            if a == b or not links:
                continue
            bucket = distance_bucket(b1 - a1)
            for link in links:
                answer = window.links.get((link, a, b), 0)
                if answer != IGNORE:
                    rows.append((link, a1 + 1, a2 + 1, b1 + 1, b2 + 1, bucket))
                    answers.append(answer)
    return np.array(rows, dtype=np.int64).reshape(-1, 6), np.array(answers, dtype=np.float32)


def link_scores(network: Network, source: Tensor, target: Tensor, pairs: Tensor) -> Tensor:
    """The logit of each candidate pair of one window."""
    size = network.link_size
    link, a1, a2, b1, b2, bucket = pairs.unbind(1)
    left = source.view(len(source), -1, size)
    right = target.view(len(target), -1, size)
    ends = (left[a1, link] + left[a2, link]) * (right[b1, link] + right[b2, link])
    return ends.sum(-1) / size**0.5 + network.distance[link, bucket] + network.bias[link]


def loss_of(network: Network, windows: list[Window], pairs: list[Pairs], settings: dict[str, Any]) -> Tensor:
    """The summed loss of one batch."""
    device = next(network.parameters()).device.type
    ids, shapes, mask, tags, statuses = (x.to(device) for x in collate(windows))
    with torch.autocast(device, dtype=torch.bfloat16, enabled=settings["half"]):
        answers_of = network(ids, shapes, mask)
    tag_logits, status_logits, source, target = (answer.float() for answer in answers_of)
    tag_logits = tag_logits.view(*tags.shape, len(TAGS))
    loss = (
        functional.cross_entropy(
            tag_logits.reshape(-1, len(TAGS)), tags.reshape(-1), ignore_index=IGNORE, reduction="sum"
        )
        / (tags != IGNORE).any(-1).sum()
    )
    known = statuses != IGNORE
    if known.any():
        loss = loss + 0.2 * functional.cross_entropy(status_logits[known], statuses[known])
    total, count = torch.zeros((), device=device), 0
    for row, (rows, answers) in enumerate(pairs):
        if len(rows):
            scores = link_scores(network, source[row], target[row], torch.from_numpy(rows).to(device))
            total = total + functional.binary_cross_entropy_with_logits(
                scores, torch.from_numpy(answers).to(device), reduction="sum"
            )
            count += len(windows[row].ids)
    return loss + settings["link_weight"] * total / max(count, 1)


def examples(
    articles: list[dict[str, Any]], tokenizer: Tokenizer, cut: dict[str, int]
) -> tuple[list[Window], list[tuple[np.ndarray, np.ndarray]]]:
    """The windows of all articles, and the candidate pairs of each."""
    windows = [window for article in articles for window in build_windows(article, tokenizer, **cut)]
    return windows, [candidate_pairs(window) for window in windows]


@dataclass
class Course:
    """One training run: the network, how it learns, and where it keeps what it has learned."""

    network: Network
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    settings: dict[str, Any]
    checkpoint: Path
    device: str

    def resume(self) -> int:
        """The number of epochs that an earlier run finished; its state is loaded."""
        if not self.checkpoint.exists():
            return 0
        saved = torch.load(self.checkpoint, map_location=self.device, weights_only=False)
        self.network.load_state_dict(saved["network"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.schedule.load_state_dict(saved["schedule"])
        return int(saved["epoch"])

    def keep(self, epoch: int) -> None:
        """Write the state after an epoch under its final name only when it is whole."""
        state = {name: getattr(self, name).state_dict() for name in ("network", "optimizer", "schedule")}
        partial = self.checkpoint.with_suffix(".part")
        torch.save({**state, "epoch": epoch}, partial)
        partial.replace(self.checkpoint)

    def learn(self, windows: list[Window], pairs: list[Pairs], order: list[list[int]]) -> Iterator[float]:
        """One epoch; the loss of each batch."""
        self.network.train()
        for batch in order:
            chosen = [windows[n] for n in batch], [pairs[n] for n in batch]
            loss = loss_of(self.network, *chosen, self.settings)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            self.optimizer.step()
            self.schedule.step()
            self.optimizer.zero_grad(set_to_none=True)
            yield loss.item()


def begin(network: Network, settings: dict[str, Any], *, steps: int, checkpoint: Path, device: str) -> Course:
    """A course with a warm-up and a linear decay; the heads, which start from nothing, learn faster."""
    encoder = [p for n, p in network.named_parameters() if n.startswith("encoder.")]
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    rates = [{"params": encoder, "lr": settings["encoder_rate"]}, {"params": heads, "lr": settings["head_rate"]}]
    optimizer = torch.optim.AdamW(rates, weight_decay=settings["weight_decay"])
    warm = max(1, int(steps * settings["warmup"]))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / warm, max(0.0, (steps - n) / max(1, steps - warm)))
    )
    return Course(network, optimizer, schedule, settings, checkpoint, device)


def learned_from(articles: list[dict[str, Any]], held_out: int) -> list[dict[str, Any]]:
    """All articles but every `held_out`-th, which calibration reads; 0 leaves none out."""
    return [article for n, article in enumerate(articles) if not held_out or n % held_out]


def train(config: dict[str, Any], output: Path) -> None:
    """Train as configured, going on from the checkpoint of an earlier run."""
    settings, shape = config["training"], config["network"]
    torch.manual_seed(settings["seed"])
    base = base_encoder(config["data"]["encoder"])
    tokenizer = load_tokenizer(base / "tokenizer.json")
    articles = learned_from(read_articles(Path(config["data"]["gold"])), settings["held_out"])
    names = read_names(Path(config["data"]["lexicons"]))
    windows, pairs = examples(articles, tokenizer, config["windows"])
    budget = settings["pieces_per_batch"]
    per_epoch = len(batches([len(w.ids) for w in windows], budget, random.Random(settings["seed"])))
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network = fresh_network(base, link_size=shape["link_size"], dropout=shape["dropout"]).to(device)
    steps = int(per_epoch * settings["epochs"] * 1.03)  # renamed articles differ a little in length
    course = begin(network, settings, steps=steps, checkpoint=output / "checkpoint.pt", device=device)
    for epoch in range(course.resume(), settings["epochs"]):
        rng = random.Random(settings["seed"] * 1000 + epoch)
        torch.manual_seed(settings["seed"] * 1000 + epoch)
        if 0 < epoch < settings["epochs"] - 1:  # the first and the last epoch read the articles as they are
            share = settings["renamed"]
            renamed = [augment(a, names, rng, share=share) if rng.random() < share else a for a in articles]
            windows, pairs = examples(renamed, tokenizer, config["windows"])
        order = batches([len(w.ids) for w in windows], budget, rng)
        losses = list(course.learn(windows, pairs, order))
        course.keep(epoch + 1)
        print(f"epoch {epoch + 1} of {settings['epochs']}: mean loss {sum(losses) / len(losses):.4f}", flush=True)
    torch.save(network.state_dict(), output / "network.pt")
    (output / "network.json").write_text(json.dumps(shape), encoding="utf-8")


def main() -> None:
    """Command line: train.py [--config FILE] [--output FOLDER] [--threads N]."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.yaml"))
    parser.add_argument("--output", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    config = yaml.safe_load(options.config.read_text(encoding="utf-8"))
    output = options.output or Path(config["output"])
    output.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    train(config, output)


if __name__ == "__main__":
    main()
