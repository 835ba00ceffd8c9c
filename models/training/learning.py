"""How a network learns from examples: loss, optimiser, and a course that goes on where it was stopped."""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from batches import Batch, collate
from examples import Example
from network import Network
from torch import Tensor
from torch.nn import functional
from torch.utils.data import DataLoader, Dataset

_FACTS = frozenset({"distance", "sentences", "advice", "bias", "advised.weight"})
_STATUS_WEIGHT = 0.2
_LIKE = 24  # pieces by which rows that are read at a time may differ


@dataclass(frozen=True, eq=False)
class Answers:
    """What a network says of a batch: logits of tags, of statuses, and of each candidate pair."""

    tags: Tensor
    statuses: Tensor
    links: Tensor


def device_of(network: Network) -> torch.device:
    """Where a network computes."""
    return next(network.parameters()).device


def best_device() -> str:
    """A GPU where there is one."""
    torch.backends.cuda.enable_cudnn_sdp(False)  # it plans anew for each shape of a batch: over 0.1 s a step
    return "cuda" if torch.cuda.is_available() else "cpu"


def on_device(batch: Batch, device: torch.device) -> dict[str, Tensor]:
    """The arrays of a batch as tensors."""
    return moved(tensors_of(batch), device)


def tensors_of(batch: Batch) -> dict[str, Tensor]:
    """The arrays of a batch as tensors in main memory, which share their numbers."""
    return {name: torch.from_numpy(array) for name, array in asdict(batch).items()}


def moved(tensors: dict[str, Tensor], device: torch.device) -> dict[str, Tensor]:
    """Tensors where a network computes."""
    return {name: tensor.to(device, non_blocking=True) for name, tensor in tensors.items()}


def answers_of(network: Network, batch: dict[str, Tensor], *, half: bool) -> Answers:
    """All answers in one pass."""
    with torch.autocast(batch["ids"].device.type, dtype=torch.bfloat16, enabled=half):
        given = network.heads(hidden_of(network, batch), batch["hints"])
    tags, statuses, source, target = (answer.float() for answer in given)
    return Answers(tags, statuses, link_scores(network, source, target, batch["pairs"]))


def hidden_of(network: Network, batch: dict[str, Tensor]) -> Tensor:
    """What the encoder makes of a batch, each row of which has pieces and then padding; that of padding is any number.

    A GPU reads all rows at once; a CPU, to which padding costs as much as words, rows of like length at a time.
    """
    names = ("ids", "shapes", "hints", "mask")
    if device_of(network).type != "cpu":
        return network.encoded(*(batch[name] for name in names))
    sizes = batch["mask"].sum(1)
    alike: list[list[int]] = []
    for row in torch.argsort(sizes, stable=True).tolist():
        if not alike or sizes[row] - sizes[alike[-1][0]] > _LIKE:
            alike.append([])
        alike[-1].append(row)
    read = [network.encoded(*(batch[name][rows, : sizes[rows[-1]]] for name in names)) for rows in alike]
    padded = [functional.pad(hidden, (0, 0, 0, batch["ids"].shape[1] - hidden.shape[1])) for hidden in read]
    back = torch.argsort(torch.tensor([row for rows in alike for row in rows]))
    return torch.cat(padded)[back]


def link_scores(network: Network, source: Tensor, target: Tensor, pairs: Tensor) -> Tensor:
    """The logit of each candidate pair, whose spans may be of two windows."""
    size = network.link_size
    one, other, link, a1, a2, b1, b2, bucket, apart, said = pairs.unbind(1)
    left = source.view(*source.shape[:2], -1, size)
    right = target.view(*target.shape[:2], -1, size)
    ends: Tensor = (left[one, a1, link] + left[one, a2, link]) * (right[other, b1, link] + right[other, b2, link])
    facts = network.distance[link, bucket] + network.sentences[link, apart] + network.advice[link, said]
    return ends.sum(-1) / size**0.5 + facts + network.bias[link]


def loss_of(network: Network, batch: dict[str, Tensor], *, half: bool, link_weight: float) -> Tensor:
    """The loss of a batch: tags and links by piece, statuses by trigger."""
    answers = answers_of(network, batch, half=half)
    wanted = batch["tags"].view(*batch["ids"].shape, -1, 3)
    tags = -(wanted * answers.tags.view_as(wanted).log_softmax(-1)).sum()
    loss: Tensor = tags / (wanted.sum((-2, -1)) > 0).sum().clamp(min=1)
    statuses = -(batch["statuses"] * answers.statuses.log_softmax(-1)).sum()
    loss = loss + _STATUS_WEIGHT * statuses / (batch["statuses"].sum(-1) > 0).sum().clamp(min=1)
    links = functional.binary_cross_entropy_with_logits(answers.links, batch["linked"], reduction="sum")
    return loss + link_weight * links / (batch["mask"].sum(1) - 2).sum()


def optimizer_of(network: Network, settings: dict[str, Any]) -> torch.optim.Optimizer:
    """AdamW with three rates.

    The heads, which start from nothing, learn faster than the encoder, and the few weights of what the rules say and of
    distances, which must go far, fastest.
    """
    groups: dict[str, list[torch.nn.Parameter]] = {"encoder_rate": [], "head_rate": [], "fact_rate": []}
    for name, weights in network.named_parameters():
        rate = "encoder_rate" if name.startswith("encoder.") else "fact_rate" if name in _FACTS else "head_rate"
        groups[rate].append(weights)
    rates = [{"params": weights, "lr": settings[rate]} for rate, weights in groups.items()]
    return torch.optim.AdamW(rates, weight_decay=settings["weight_decay"], fused=device_of(network).type == "cuda")


def schedule_of(optimizer: torch.optim.Optimizer, steps: int, warmup: float) -> torch.optim.lr_scheduler.LambdaLR:
    """A warm-up and a linear decay."""
    warm = max(1, int(steps * warmup))
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / warm, max(0.0, (steps - n) / max(1, steps - warm)))
    )


def digest_of(network: Network, steps: Sequence[list[Example]]) -> str:
    """Tells apart what runs begin with: the weights, and in their order the windows, their parts and links."""
    digest = hashlib.sha256()
    for weights in network.state_dict().values():
        digest.update(weights.cpu().numpy().tobytes())
    for step in steps:
        for example in step:
            digest.update(example.window.ids.tobytes() + b"|" + example.linked.tobytes() + b";")
            digest.update(str(example.parts).encode())
        digest.update(b".")
    return digest.hexdigest()


class Drawn(Dataset[tuple[int, dict[str, Tensor]]]):
    """The steps that are left of a run: for each the seed of its chance, and its batch.

    Chance depends on the seed of the run and the number of a step alone, whichever process makes the batch.
    """

    def __init__(self, steps: Sequence[list[Example]], settings: dict[str, Any], *, taken: int) -> None:
        self._steps, self._settings, self._taken = steps, settings, taken

    def __len__(self) -> int:
        return len(self._steps) - self._taken

    def __getitem__(self, left: int) -> tuple[int, dict[str, Tensor]]:
        number = self._taken + left
        rng = random.Random(f"{self._settings['seed']}:{number}")
        seed, examples = rng.getrandbits(63), self._steps[number]
        batch = collate(examples, unasked=[rng.random() < self._settings["unasked"] for _ in examples])
        return seed, tensors_of(batch)


class Course:
    """One training run over steps that are known before it begins.

    Chance depends on the seed and the number of a step alone, so a run that was stopped ends with the same weights,
    as does one whose batches are made by another number of processes, the `workers` of the settings.
    """

    def __init__(
        self, network: Network, steps: Sequence[list[Example]], settings: dict[str, Any], checkpoint: Path
    ) -> None:
        self._network, self._steps, self._checkpoint = network, steps, checkpoint
        self._settings = {name: value for name, value in settings.items() if name != "workers"}
        self._workers = settings["workers"]
        self._begun = digest_of(network, steps)
        self._optimizer = optimizer_of(network, settings)
        self._schedule = schedule_of(self._optimizer, len(steps), settings["warmup"])

    def run(self, name: str) -> None:
        """Take all steps that are left; the checkpoint stays until the caller has kept the weights."""
        self._network.train()
        every, began, losses = self._settings["keep_every"], time.monotonic(), [torch.zeros(())]
        taken = self._resume()
        for number, (seed, batch) in enumerate(self._drawn(taken), taken):
            losses.append(self._step(seed, batch))
            if (number + 1) % every == 0 or number + 1 == len(self._steps):
                mean = torch.stack(losses[1:]).mean().item()
                passed = time.monotonic() - began
                print(f"{name}: step {number + 1} of {len(self._steps)}, loss {mean:.4f}, {passed:.0f} s", flush=True)
                losses = losses[:1]
                self._keep(number + 1)

    def finish(self) -> None:
        """Remove the checkpoint."""
        self._checkpoint.unlink(missing_ok=True)

    def _drawn(self, taken: int) -> DataLoader[tuple[int, dict[str, Tensor]]]:
        drawn = Drawn(self._steps, self._settings, taken=taken)
        pinned = device_of(self._network).type == "cuda"
        return DataLoader(drawn, batch_size=None, num_workers=self._workers, pin_memory=pinned)

    def _step(self, seed: int, batch: dict[str, Tensor]) -> Tensor:
        torch.manual_seed(seed)
        loss = loss_of(
            self._network,
            moved(batch, device_of(self._network)),
            half=self._settings["half"],
            link_weight=self._settings["link_weight"],
        )
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self._network.parameters(), 1.0)
        self._optimizer.step()
        self._schedule.step()
        self._optimizer.zero_grad(set_to_none=True)
        return loss.detach()

    def _resume(self) -> int:
        """The number of steps that an earlier run took; its state is loaded."""
        if not self._checkpoint.exists():
            return 0
        saved = torch.load(self._checkpoint, map_location=device_of(self._network), weights_only=True)
        if saved["settings"] != self._settings or saved["begun"] != self._begun:
            message = "was begun with other settings, weights or windows; remove it to begin anew"
            raise SystemExit(f"{self._checkpoint} {message}")
        self._network.load_state_dict(saved["network"])
        self._optimizer.load_state_dict(saved["optimizer"])
        self._schedule.load_state_dict(saved["schedule"])
        return int(saved["taken"])

    def _keep(self, taken: int) -> None:
        """Write the state under its final name only when it is whole."""
        parts: dict[str, Any] = {"network": self._network, "optimizer": self._optimizer, "schedule": self._schedule}
        state = {name: part.state_dict() for name, part in parts.items()}
        partial = self._checkpoint.with_suffix(".part")
        partial.parent.mkdir(parents=True, exist_ok=True)
        torch.save({**state, "taken": taken, "begun": self._begun, "settings": self._settings}, partial)
        partial.replace(self._checkpoint)
