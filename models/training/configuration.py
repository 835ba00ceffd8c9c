"""The options that all stages of training share."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import yaml


def add_config(parser: argparse.ArgumentParser) -> None:
    """Add `--config`."""
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.yaml"))


def add_configuration(parser: argparse.ArgumentParser) -> None:
    """Add `--config` and `--build`."""
    add_config(parser)
    parser.add_argument("--build", type=Path, help="folder of all that is made; default: `build` of the configuration")


def read_config(path: Path) -> dict[str, Any]:
    """The configuration; one line instead where written articles are not given as a list, as they once were."""
    config: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    written = config.get("data", {}).get("written", [])
    if not isinstance(written, list):
        raise SystemExit(f"{path}: `data.written` is a list of files ([] for none), not {written!r}")
    return config


def configured(options: argparse.Namespace) -> tuple[dict[str, Any], Path]:
    """The configuration, and the build folder."""
    config = read_config(options.config)
    return config, options.build or Path(config["build"])
