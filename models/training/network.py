"""The multi-task network: one shared encoder, span layers, trigger status and links."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from newsextract.model.advice import HINTS
from newsextract.model.labels import ADVICE, DISTANCES, LAYERS, LINKS, SENTENCE_GAPS, STATUSES, TAGS
from newsextract.model.pieces import SHAPE_COUNT


class Network(nn.Module):
    """Word pieces, shapes and what the rules found -> tags per layer, status, and the two ends of every link."""

    def __init__(self, config: BertConfig, *, link_size: int, dropout: float) -> None:
        super().__init__()
        self.encoder = BertModel(config, add_pooling_layer=False)
        hidden = config.hidden_size
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
        words = self.encoder.embeddings.word_embeddings(ids) + self.shapes(shapes) + self.hints(hints)
        hidden = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        mixed = self.dropout(self.mixer(hidden))
        return self.tagger(hidden) + self.advised(hints), self.status(hidden), self.source(mixed), self.target(mixed)


def base_encoder(package: str) -> Path:
    """The folder of the base encoder's weights inside an installed Python package."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the package {package!r} is not installed; pip install it to train")
    return Path(spec.origin).parent / "model"


def fresh_network(folder: Path, *, link_size: int, dropout: float) -> Network:
    """A network whose encoder starts from the base encoder's weights."""
    base = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="sdpa")
    network = Network(base.config, link_size=link_size, dropout=dropout)
    network.encoder = base
    return network
