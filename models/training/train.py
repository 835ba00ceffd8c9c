"""Trains the network: resumable, seeds fixed, on two CPU cores or a GPU."""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
import yaml
from advisor import Advisor
from augment import augment, read_names
from corpora import read_corpora
from network import Network, base_encoder, fresh_network
from prepare import IGNORE, Window, build_windows, read_articles
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from newsextract.model.advice import HINTS
from newsextract.model.labels import LAYERS, LINKS, MENTION_LAYERS, TAGS, distance_buckets, sentence_buckets
from newsextract.model.pieces import load_tokenizer

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


def collate(windows: list[Window]) -> tuple[Tensor, ...]:
    """Padded ids, shapes, hints, mask, tags and statuses, with the special pieces around each window."""
    longest = max(len(w.ids) for w in windows) + 2
    ids = torch.full((len(windows), longest), PAD)
    shapes = torch.zeros((len(windows), longest), dtype=torch.long)
    hints = torch.zeros((len(windows), longest, HINTS))
    mask = torch.zeros((len(windows), longest), dtype=torch.long)
    tags = torch.full((len(windows), longest, len(LAYERS)), IGNORE)
    statuses = torch.full((len(windows), longest), IGNORE)
    for row, w in enumerate(windows):
        n = len(w.ids)
        ids[row, 0], ids[row, n + 1] = CLS, SEP
        ids[row, 1 : n + 1] = torch.from_numpy(w.ids)
        shapes[row, 1 : n + 1] = torch.from_numpy(w.shapes)
        hints[row, 1 : n + 1] = torch.from_numpy(w.hints)
        mask[row, : n + 2] = 1
        tags[row, 1 : n + 1] = torch.from_numpy(w.tags.T.copy())
        statuses[row, 1 : n + 1] = torch.from_numpy(w.statuses)
    return ids, shapes, hints, mask, tags, statuses


def candidate_pairs(window: Window) -> Pairs:
    """All pairs of spans that some link allows: rows of link, the ends of both spans and the facts between; answers.

    The facts are the bucket of their distance, that of the sentences between them, and what the rules say.
    """
    if not window.spans:
        return np.zeros((0, 8), dtype=np.int64), np.zeros(0, dtype=np.float32)
    layer, first, last = np.array(window.spans).T
    gaps = distance_buckets(first[None] - first[:, None])
    apart = sentence_buckets(window.sentences[first][None] - window.sentences[first][:, None])
    rows, answers = [], []
    for link, name in enumerate(LINKS):
        possible = ALLOWED[link][layer[:, None], layer[None]]
        np.fill_diagonal(possible, False)
        if not possible.any():
            continue
        truth = np.zeros(possible.shape, dtype=np.int64)
        for (one, a, b), value in window.links.items():
            if one == link:
                truth[a, b] = value
        said = window.advice.table(name, window.places, window.places) if window.advice else np.zeros_like(truth)
        a, b = np.nonzero(possible & (truth != IGNORE))
        ends = (np.full(len(a), link), first[a] + 1, last[a] + 1, first[b] + 1, last[b] + 1)
        rows.append(np.stack([*ends, gaps[a, b], apart[a, b], said[a, b]], axis=1))
        answers.append(truth[a, b])
    if not rows:
        return np.zeros((0, 8), dtype=np.int64), np.zeros(0, dtype=np.float32)
    return np.concatenate(rows), np.concatenate(answers).astype(np.float32)


ALLOWED = np.array(
    [[[allowed(link, a, b) for b in range(len(LAYERS))] for a in range(len(LAYERS))] for link in range(len(LINKS))]
)


def link_scores(network: Network, source: Tensor, target: Tensor, pairs: Tensor) -> Tensor:
    """The logit of each candidate pair of one window."""
    size = network.link_size
    link, a1, a2, b1, b2, bucket, apart, said = pairs.unbind(1)
    left = source.view(len(source), -1, size)
    right = target.view(len(target), -1, size)
    ends = (left[a1, link] + left[a2, link]) * (right[b1, link] + right[b2, link])
    facts = network.distance[link, bucket] + network.sentences[link, apart] + network.advice[link, said]
    return ends.sum(-1) / size**0.5 + facts + network.bias[link]


def unasked(window: Window, pairs: Pairs) -> tuple[Window, Pairs]:
    """The same example as the model sees it where no rules are asked."""
    rows = pairs[0].copy()
    rows[:, 7] = 0
    return replace(window, hints=np.zeros_like(window.hints)), (rows, pairs[1])


def loss_of(network: Network, windows: list[Window], pairs: list[Pairs], settings: dict[str, Any]) -> Tensor:
    """The summed loss of one batch."""
    device = next(network.parameters()).device.type
    ids, shapes, hints, mask, tags, statuses = (x.to(device) for x in collate(windows))
    with torch.autocast(device, dtype=torch.bfloat16, enabled=settings["half"]):
        answers_of = network(ids, shapes, hints, mask)
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


Example = tuple[Window, Pairs]


def examples(
    articles: list[dict[str, Any]], tokenizer: Tokenizer, advisor: Advisor, lengths: list[int], overlap: int
) -> list[Example]:
    """The windows of all articles, each with its candidate pairs; the articles take turns with the window lengths."""
    return [
        (window, candidate_pairs(window))
        for number, article in enumerate(articles)
        for window in build_windows(
            article, tokenizer, advisor.advise(article), length=lengths[number % len(lengths)], overlap=overlap
        )
    ]


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

    def learn(self, shown: list[Example], order: list[list[int]]) -> Iterator[float]:
        """One epoch; the loss of each batch."""
        self.network.train()
        for batch in order:
            chosen = [shown[n][0] for n in batch], [shown[n][1] for n in batch]
            loss = loss_of(self.network, *chosen, self.settings)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            self.optimizer.step()
            self.schedule.step()
            self.optimizer.zero_grad(set_to_none=True)
            yield loss.item()


def begin(network: Network, settings: dict[str, Any], *, steps: int, checkpoint: Path, device: str) -> Course:
    """A course with a warm-up and a linear decay.

    The heads, which start from nothing, learn faster than the encoder, and the few weights of what the rules say and of
    distances, which must go far, fastest.
    """
    facts = {"distance", "sentences", "advice", "bias", "advised.weight"}
    groups: dict[str, list[torch.nn.Parameter]] = {"encoder_rate": [], "head_rate": [], "fact_rate": []}
    for name, weights in network.named_parameters():
        rate = "encoder_rate" if name.startswith("encoder.") else "fact_rate" if name in facts else "head_rate"
        groups[rate].append(weights)
    rates = [{"params": weights, "lr": settings[rate]} for rate, weights in groups.items()]
    optimizer = torch.optim.AdamW(rates, weight_decay=settings["weight_decay"])
    warm = max(1, int(steps * settings["warmup"]))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / warm, max(0.0, (steps - n) / max(1, steps - warm)))
    )
    return Course(network, optimizer, schedule, settings, checkpoint, device)


def learned_from(articles: list[dict[str, Any]], held_out: int) -> list[dict[str, Any]]:
    """All articles but every `held_out`-th, which calibration reads; 0 leaves none out."""
    return [article for n, article in enumerate(articles) if not held_out or n % held_out]


class Lessons:
    """The examples of each epoch: gold articles, most under other names and cut anew, and articles labelled in part."""

    def __init__(self, config: dict[str, Any], tokenizer: Tokenizer) -> None:
        data, self.settings = config["data"], config["training"]
        self._cut, self._tokenizer = config["windows"], tokenizer
        self._advisor = Advisor()
        gold = read_articles(Path(data["gold"]))
        written = read_articles(Path(data["written"])) if data["written"] else []
        self._gold = learned_from(gold, self.settings["held_out"])
        self._written = written
        self._names = read_names(Path(data["lexicons"]))
        self._plain = self._examples(self._gold)
        self._plainly_written = self._examples(written)
        others = read_corpora(Path(data["corpora"]), without=[one["text"] for one in gold]) if data["corpora"] else []
        self._others = self._examples([one for one in others if one["source"] in data["sources"]])

    def _examples(self, articles: list[dict[str, Any]], lengths: list[int] | None = None) -> list[Example]:
        cut = self._cut
        return examples(articles, self._tokenizer, self._advisor, lengths or [cut["length"]], cut["overlap"])

    def of(self, epoch: int, rng: random.Random) -> list[Example]:
        """What an epoch shows: the first and the last the gold as it is, the first ones the other corpora as well."""
        share, adds_written = self.settings["renamed"], epoch >= self.settings["written_from"]
        shown = [*self._plain, *(self._plainly_written if adds_written else ())]
        if 0 < epoch < self.settings["epochs"] - 1:
            articles = [*self._gold, *(self._written if adds_written else ())]
            renamed = [augment(a, self._names, rng, share=share) if rng.random() < share else a for a in articles]
            lengths = list(self._cut["lengths"])
            rng.shuffle(lengths)
            shown = self._examples(renamed, lengths)
        if epoch < self.settings["epochs_with_others"]:
            shown = [*shown, *self._others]
        return [unasked(*one) if rng.random() < self.settings["unasked"] else one for one in shown]

    def steps(self) -> int:
        """About how many batches all epochs have."""
        gold, written, others = (self._batches(one) for one in (self._plain, self._plainly_written, self._others))
        epochs = self.settings["epochs"]
        with_written = max(0, epochs - self.settings["written_from"])
        return int(1.03 * (gold * epochs + written * with_written + others * self.settings["epochs_with_others"]))

    def _batches(self, shown: list[Example]) -> int:
        sizes = [len(window.ids) for window, _ in shown]
        return len(batches(sizes, self.settings["pieces_per_batch"], random.Random(0))) if sizes else 0


def train(config: dict[str, Any], output: Path) -> None:
    """Train as configured, going on from the checkpoint of an earlier run."""
    settings, shape = config["training"], config["network"]
    torch.manual_seed(settings["seed"])
    base = base_encoder(config["data"]["encoder"])
    lessons = Lessons(config, load_tokenizer(base / "tokenizer.json"))
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network = fresh_network(base, link_size=shape["link_size"], dropout=shape["dropout"]).to(device)
    if config["data"]["initial"]:
        network.load_state_dict(torch.load(config["data"]["initial"], map_location=device))
    course = begin(network, settings, steps=lessons.steps(), checkpoint=output / "checkpoint.pt", device=device)
    for epoch in range(course.resume(), settings["epochs"]):
        rng = random.Random(settings["seed"] * 1000 + epoch)
        torch.manual_seed(settings["seed"] * 1000 + epoch)
        shown = lessons.of(epoch, rng)
        order = batches([len(w.ids) for w, _ in shown], settings["pieces_per_batch"], rng)
        losses = list(course.learn(shown, order))
        course.keep(epoch + 1)
        print(f"epoch {epoch + 1} of {settings['epochs']}: mean loss {sum(losses) / len(losses):.4f}", flush=True)
    torch.save(network.state_dict(), output / "network.pt")
    (output / "network.json").write_text(json.dumps(shape), encoding="utf-8")


def main() -> None:
    """Command line: train.py [--config FILE] [--output FOLDER] [--initial FILE] [--threads N]."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.yaml"))
    parser.add_argument("--output", type=Path)
    parser.add_argument("--initial", type=Path, help="network.pt of an earlier run to go on from")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    config = yaml.safe_load(options.config.read_text(encoding="utf-8"))
    output = options.output or Path(config["output"])
    if options.initial:
        config["data"]["initial"] = str(options.initial)
    output.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    train(config, output)


if __name__ == "__main__":
    main()
