"""The trained network -> the files that are shipped: int8 ONNX, vocabulary, labels, checksums."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import onnx
import torch
import yaml
from network import Network, base_encoder
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import BertConfig

from newsextract.model.advice import HINTS
from newsextract.model.labels import LAYERS, LINKS, STATUSES

INPUTS = ["ids", "shapes", "hints", "mask"]
OUTPUTS = ["tags", "statuses", "source", "target"]


def read_network(folder: Path, package: str) -> Network:
    """The trained network of a build folder, ready for inference."""
    shape = json.loads((folder / "network.json").read_text(encoding="utf-8"))
    config = BertConfig.from_pretrained(base_encoder(package), attn_implementation="eager")
    network = Network(config, link_size=shape["link_size"], dropout=0.0)
    network.load_state_dict(torch.load(folder / "network.pt", map_location="cpu"))
    return network.eval()


def write_onnx(network: Network, path: Path) -> None:
    """The network as an ONNX graph over any batch and length."""
    ids = torch.ones((1, 16), dtype=torch.long)
    axes = {name: {0: "batch", 1: "pieces"} for name in [*INPUTS, *OUTPUTS]}
    torch.onnx.export(
        network,
        (ids, torch.zeros_like(ids), torch.zeros((1, 16, HINTS)), torch.ones_like(ids)),
        str(path),
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Weights as int8, seven bits of them used: no processor's instructions can then overflow, so all agree."""
    quantize_dynamic(source, target, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)


def _rounded(row: torch.Tensor) -> list[float]:
    return [round(x, 6) for x in row.tolist()]


def main() -> None:
    """Command line: export.py [--config FILE] --build FOLDER --to FOLDER."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.yaml"))
    parser.add_argument("--build", type=Path)
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    config = yaml.safe_load(options.config.read_text(encoding="utf-8"))
    build = options.build or Path(config["output"])
    options.to.mkdir(parents=True, exist_ok=True)
    network = read_network(build, config["data"]["encoder"])
    full = build / "full.onnx"
    write_onnx(network, full)
    quantise(full, options.to / "encoder.onnx")
    shutil.copy(base_encoder(config["data"]["encoder"]) / "tokenizer.json", options.to / "tokenizer.json")
    labels = {
        "layers": LAYERS,
        "statuses": STATUSES,
        "links": LINKS,
        "link_size": network.link_size,
        "windows": config["windows"],
        "bias": _rounded(network.bias),
        **{name: [_rounded(row) for row in getattr(network, name)] for name in ("distance", "sentences", "advice")},
    }
    (options.to / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    names = ("encoder.onnx", "tokenizer.json", "labels.json")
    sums = {name: hashlib.sha256((options.to / name).read_bytes()).hexdigest() for name in names}
    (options.to / "checksums.json").write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")
    onnx.checker.check_model(str(options.to / "encoder.onnx"))
    print({name: (options.to / name).stat().st_size for name in names})


if __name__ == "__main__":
    main()
