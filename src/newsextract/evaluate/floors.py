"""The least that each figure must reach, and what an earlier evaluation reached."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from ..errors import GoldError
from .lines import first_problem, read_bytes
from .score import Figure, figure_names

_FLOORS = TypeAdapter(dict[str, Annotated[float, Field(ge=0, le=100)]])


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure that is below its floor."""

    figure: str
    value: float
    floor: float

    def __str__(self) -> str:
        return f"{self.figure} is {self.value:.1f}, below its floor of {self.floor:.1f}"


class _Earlier(BaseModel):
    """A figure of an earlier evaluation: F1 or a share."""

    model_config = ConfigDict(extra="ignore")

    f: float | None = None
    acc: float | None = None


def read_floors(path: Path) -> dict[str, float]:
    """The floors of a YAML file: the name of a figure, and the least F1 or share in per cent.

    Raises `GoldError` for a missing file, one that is no such table, and a figure that does not exist.
    """
    try:
        floors = _FLOORS.validate_python(yaml.safe_load(read_bytes(path)))
    except yaml.YAMLError as error:
        raise GoldError(f"{path}: is no YAML: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        raise GoldError(f"{path}: {first_problem(error)}") from error
    unknown = next((name for name in floors if name not in figure_names()), None)
    if unknown is not None:
        raise GoldError(f"{path}: there is no figure {unknown!r}; there are {', '.join(figure_names())}")
    return floors


def falls(figures: Mapping[str, Figure], floors: Mapping[str, float]) -> list[Fall]:
    """The figures that are below their floor, in the order of the floors."""
    return [
        Fall(name, figures[name].headline, floor) for name, floor in floors.items() if figures[name].headline < floor
    ]


def read_baseline(path: Path) -> dict[str, float]:
    """The F1 or share of each figure in the JSON of an earlier evaluation.

    Raises `GoldError` for a missing file and for one that is no such JSON.
    """
    try:
        earlier: Any = json.loads(read_bytes(path))
        named = {name: _Earlier.model_validate(figure) for name, figure in earlier.items() if isinstance(figure, dict)}
    except (ValueError, AttributeError) as error:
        raise GoldError(f"{path}: is no JSON of an evaluation; make one with --json") from error
    known = {name: figure.f if figure.acc is None else figure.acc for name, figure in named.items()}
    return {name.strip(): value for name, value in known.items() if value is not None}


def changes(figures: Mapping[str, Figure], baseline: Mapping[str, float]) -> dict[str, float]:
    """How much each figure rose or fell since the baseline, where that has it."""
    return {name: round(figure.headline - baseline[name], 1) for name, figure in figures.items() if name in baseline}
