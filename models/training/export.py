"""The trained network -> the files that are shipped: int8 ONNX, vocabulary, labels, checksums."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from configuration import add_configuration, configured
from encoders import encoder_folder
from network import Network, bare_encoder, read_weights
from onnxruntime.quantization import QuantType, quantize_dynamic

from newsextract.model.advice import HINTS
from newsextract.model.labels import LAYERS, LINKS, STATUSES

INPUTS = ["ids", "shapes", "hints"]
OUTPUTS = ["tags", "statuses", "mixed"]
_HEADS = 3  # of attention, worked out at a time
FILES = ("encoder.onnx", "links.npz", "tokenizer.json", "labels.json")


class Shipped(torch.nn.Module):
    """The part of the network that runs on every piece: windows run alone, so there is no mask."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor, shapes: torch.Tensor, hints: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Logits of tags and statuses, and what links are read from."""
        network = self.network
        words = network.encoder.embeddings.word_embeddings(ids) + network.shapes(shapes) + network.hints(hints)
        hidden = network.encoder.embeddings(inputs_embeds=words)
        for layer in network.encoder.encoder.layer:
            attended = layer.attention.output(_attended(layer.attention.self, hidden), hidden)
            hidden = layer.output(layer.intermediate(attended), attended)
        return network.tagger(hidden) + network.advised(hints), network.status(hidden), network.mixer(hidden)


def _attended(own: torch.nn.Module, hidden: torch.Tensor) -> torch.Tensor:
    """What each piece takes from the others; queries are scaled, not scores, which are many more.

    A few heads at a time: where 508 pieces are read, the scores of all heads at once take a tenth longer in all.
    """
    shape = (own.num_attention_heads, own.attention_head_size)
    queries, keys, values = (
        states.unflatten(-1, shape).transpose(1, 2).split(_HEADS, dim=1)
        for states in (own.query(hidden) / own.attention_head_size**0.5, own.key(hidden), own.value(hidden))
    )
    taken = [
        (some @ key.transpose(2, 3)).softmax(-1) @ value for some, key, value in zip(queries, keys, values, strict=True)
    ]
    return torch.cat(taken, dim=1).transpose(1, 2).flatten(2)


def read_network(build: Path, encoder: Path) -> Network:
    """The trained student of a build folder, ready for inference."""
    shape = json.loads((build / "network.json").read_text(encoding="utf-8"))
    network = Network(bare_encoder(encoder, attn_implementation="eager"), link_size=shape["link_size"], dropout=0.0)
    network.load_state_dict(read_weights(build / "network.pt"))
    return network.eval()


def write_onnx(network: Network, path: Path) -> None:
    """The network as an ONNX graph over any batch and length."""
    ids = torch.ones((1, 16), dtype=torch.long)
    axes = {name: {0: "batch", 1: "pieces"} for name in [*INPUTS, *OUTPUTS]}
    torch.onnx.export(
        Shipped(network),
        (ids, torch.zeros_like(ids), torch.zeros((1, 16, HINTS))),
        str(path),
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Weights as int8, seven bits of them used: no processor's instructions can then overflow, so all agree.

    The products of attention, both of whose sides are made as it runs, are int8 as well.
    """
    quantize_dynamic(
        source,
        target,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": False},
    )


def _maps(ends: torch.nn.Linear, network: Network) -> np.ndarray:
    """One side of all links as `(links, hidden + 1, size)`, the constants in the last row."""
    weights = torch.cat([ends.weight, ends.bias[:, None]], dim=1).view(len(LINKS), network.link_size, -1)
    return weights.transpose(1, 2).contiguous().detach().numpy()


def _rounded(row: torch.Tensor) -> list[float]:
    return [round(x, 6) for x in row.tolist()]


def main() -> None:
    """Command line: export.py [--config FILE] [--build FOLDER] --to FOLDER."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_configuration(parser)
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    config, build = configured(options)
    encoder = encoder_folder(config["data"]["encoder"])
    options.to.mkdir(parents=True, exist_ok=True)
    network = read_network(build, encoder)
    full = build / "full.onnx"
    write_onnx(network, full)
    quantise(full, options.to / "encoder.onnx")
    shutil.copy(encoder / "tokenizer.json", options.to / "tokenizer.json")
    labels = {
        "layers": LAYERS,
        "statuses": STATUSES,
        "links": LINKS,
        "windows": {name: config["windows"][name] for name in ("length", "overlap")},
        "bias": _rounded(network.bias),
        **{name: [_rounded(row) for row in getattr(network, name)] for name in ("distance", "sentences", "advice")},
    }
    (options.to / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    np.savez(options.to / "links.npz", source=_maps(network.source, network), target=_maps(network.target, network))
    sums = {name: hashlib.sha256((options.to / name).read_bytes()).hexdigest() for name in FILES}
    (options.to / "checksums.json").write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")
    onnx.checker.check_model(str(options.to / "encoder.onnx"))
    print({name: (options.to / name).stat().st_size for name in FILES})


if __name__ == "__main__":
    main()
