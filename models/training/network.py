"""The multi-task network: one shared encoder, span layers, trigger status and links."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from encoders import MPNET_MORE, mpnet_numbers
from torch import Tensor, nn
from transformers import AutoConfig, BertModel, MPNetModel, PreTrainedModel

from newsextract.model.advice import HINTS
from newsextract.model.labels import ADVICE, DISTANCES, LAYERS, LINKS, SENTENCE_GAPS, STATUSES, TAGS
from newsextract.model.pieces import SHAPE_COUNT


class Network(nn.Module):
    """Word pieces, shapes and what the rules found -> tags per layer, status, and the two ends of every link.

    Word pieces are numbered as in BERT's uncased vocabulary, whichever encoder reads them.
    """

    numbers: Tensor  # of word pieces in the encoder's own vocabulary

    def __init__(self, encoder: PreTrainedModel, *, link_size: int, dropout: float) -> None:
        super().__init__()
        self.encoder: Any = encoder
        count, hidden = encoder.config.vocab_size, encoder.config.hidden_size
        numbers = mpnet_numbers(count - MPNET_MORE) if encoder.config.model_type == "mpnet" else np.arange(count)
        self.register_buffer("numbers", torch.from_numpy(numbers), persistent=False)
        self.shapes = nn.Embedding(SHAPE_COUNT, hidden)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.hints = nn.Linear(HINTS, hidden, bias=False)
        nn.init.normal_(self.hints.weight, std=0.02)
        self.advised = nn.Linear(HINTS, len(LAYERS) * len(TAGS), bias=False)
        nn.init.zeros_(self.advised.weight)
        self.dropout = nn.Dropout(dropout)
        self.tagger = nn.Linear(hidden, len(LAYERS) * len(TAGS))
        self.status = nn.Linear(hidden, len(STATUSES))
        self.link_size = link_size
        self.mixer = nn.Sequential(nn.Linear(hidden, hidden), nn.GELU())
        self.source = nn.Linear(hidden, len(LINKS) * link_size)
        self.target = nn.Linear(hidden, len(LINKS) * link_size)
        for ends in (self.source, self.target):
            nn.init.normal_(ends.weight, std=0.02)
        self.distance = nn.Parameter(torch.zeros(len(LINKS), DISTANCES))
        self.sentences = nn.Parameter(torch.zeros(len(LINKS), SENTENCE_GAPS))
        self.advice = nn.Parameter(torch.zeros(len(LINKS), len(ADVICE)))
        self.bias = nn.Parameter(torch.full((len(LINKS),), -3.0))

    def forward(self, ids: Tensor, shapes: Tensor, hints: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Logits of tags and statuses, and both ends of links; each `(batch, pieces, …)`."""
        return self.heads(self.encoded(ids, shapes, hints, mask), hints)

    def encoded(self, ids: Tensor, shapes: Tensor, hints: Tensor, mask: Tensor) -> Tensor:
        """What the encoder makes of each piece: `(batch, pieces, width of the encoder)`."""
        words = self.encoder.embeddings.word_embeddings(self.numbers[ids]) + self.shapes(shapes) + self.hints(hints)
        hidden: Tensor = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        return hidden

    def heads(self, hidden: Tensor, hints: Tensor) -> tuple[Tensor, ...]:
        """What `forward` gives, of what the encoder made."""
        hidden = self.dropout(hidden)
        mixed = self.dropout(self.mixer(hidden))
        return self.tagger(hidden) + self.advised(hints), self.status(hidden), self.source(mixed), self.target(mixed)


def read_encoder(folder: Path, *, dropout: float = 0.1) -> PreTrainedModel:
    """A base encoder with its weights."""
    chances = {"hidden_dropout_prob": dropout, "attention_probs_dropout_prob": dropout}
    encoder: PreTrainedModel = _kind(folder).from_pretrained(folder, add_pooling_layer=False, **chances)
    return encoder.float()


def bare_encoder(folder: Path, **settings: Any) -> PreTrainedModel:
    """An encoder of the same shape without weights, for those of a trained network."""
    config = AutoConfig.from_pretrained(folder, **settings)
    encoder: PreTrainedModel = _kind(folder)(config, add_pooling_layer=False)
    return encoder


def _kind(folder: Path) -> Any:
    return {"bert": BertModel, "mpnet": MPNetModel}[AutoConfig.from_pretrained(folder).model_type]


def read_weights(path: Path) -> dict[str, Tensor]:
    """The weights of a network as they were kept, in full precision."""
    kept: dict[str, Tensor] = torch.load(path, map_location="cpu", weights_only=True)
    return {name: weights.float() for name, weights in kept.items()}


def write_weights(network: Network, path: Path, *, precision: torch.dtype = torch.float32) -> None:
    """Keep the weights of a network; the file has its name only when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    torch.save({name: weights.to("cpu", precision) for name, weights in network.state_dict().items()}, partial)
    partial.replace(path)


def write_mean(paths: Sequence[Path], path: Path) -> None:
    """Keep the mean of the weights in several files: of networks that went on from the same weights by other ways.

    Their mean answers like all of them together, at the price of one (Wortsman et al. 2022, "Model soups").
    """
    networks = [read_weights(one) for one in paths]
    mean = {name: torch.stack([one[name] for one in networks]).mean(0) for name in networks[0]}
    partial = path.with_suffix(".part")
    torch.save(mean, partial)
    partial.replace(path)
