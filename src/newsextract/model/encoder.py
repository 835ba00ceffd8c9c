"""The shipped model: loaded once, lazily, checked against its checksums; text in, spans and links out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from ..errors import ResourceError
from .advice import Span, hints_of
from .decode import Floats, probabilities, read_spans, whole_words
from .links import LinkTables
from .pieces import Pieces, Window, cut_pieces, load_tokenizer, windows
from .reading import Reading

CLS, SEP = 101, 102
_N = TypeVar("_N", bound=np.generic)
_FILES = frozenset({"encoder.onnx", "labels.json", "links.npz", "tokenizer.json"})
_REMEDY = "reinstall newsextract, or load it with exclude=['newsextract_model']"


class Encoder:
    """The trained network of one folder of model files; `threads` changes its speed and nothing else."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        _check(folder)
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.layers: tuple[str, ...] = tuple(labels["layers"])
        self.status_names: tuple[str, ...] = tuple(labels["statuses"])
        self._windows: dict[str, int] = labels["windows"]
        self._links = LinkTables.read(labels, folder / "links.npz")
        self._tokenizer = load_tokenizer(folder / "tokenizer.json")
        self._session = onnxruntime.InferenceSession(str(folder / "encoder.onnx"), _options(threads))

    def read(
        self, text: str, *, sentences: Sequence[Span], mentions: Mapping[str, Iterable[Span]] | None = None
    ) -> Reading:
        """What the model says about a text of any length; `mentions` are what the rules found, by label.

        Each window runs alone: int8 scales depend on what runs together, and no text may change another's answer.
        """
        pieces = cut_pieces(text, self._tokenizer)
        hints, numbers = hints_of(pieces, mentions), pieces.sentences(sentences)
        parts = [self._run(pieces, hints, window) for window in windows(numbers, **self._windows)]
        if not parts:
            return Reading.of_nothing(self.layers, self.status_names, self._links)
        tags, statuses, mixed = (np.concatenate(column) for column in zip(*parts, strict=True))
        chances = probabilities(tags.reshape(len(pieces), len(self.layers), 3))
        found = tuple(whole_words(read_spans(chances, self.layers), pieces))
        return Reading(
            pieces=pieces,
            sentences=numbers,
            layers=self.layers,
            spans=found,
            chances=chances,
            statuses=probabilities(statuses),
            status_names=self.status_names,
            mixed=mixed,
            tables=self._links,
        )

    def _run(self, pieces: Pieces, hints: Floats, window: Window) -> list[Floats]:
        """The answers for the pieces that a window decides."""
        read, own = slice(window.start, window.end), slice(window.first - window.start, window.last - window.start)
        asked = {
            "ids": _framed(CLS, pieces.ids[read], SEP),
            "shapes": _framed(0, pieces.shapes[read], 0),
            "hints": _framed(0, hints[read], 0),
        }
        return [answer[0, 1:-1][own] for answer in self._session.run(None, asked)]


def _framed(first: int, rows: NDArray[_N], last: int) -> NDArray[_N]:
    """A batch of one window: its rows, and what stands for the marks that open and close it."""
    framed = np.empty((1, len(rows) + 2, *rows.shape[1:]), dtype=rows.dtype)
    framed[0, 0], framed[0, 1:-1], framed[0, -1] = first, rows, last
    return framed


def _options(threads: int) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("optimization.enable_gelu_approximation", "1")  # by tanh: off by less than int8 is
    return options


def _check(folder: Path) -> None:
    """Refuse a folder whose files are missing or not those that were shipped."""
    sums: Any
    try:
        sums = json.loads((folder / "checksums.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ResourceError(str(folder / "checksums.json"), "model", f"cannot be read; {_REMEDY}") from error
    if not isinstance(sums, dict) or not sums.keys() >= _FILES:
        raise ResourceError(str(folder / "checksums.json"), "model", f"does not list the model's files; {_REMEDY}")
    for name, expected in sums.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            raise ResourceError(str(folder / name), "model", f"is missing; {_REMEDY}") from error
        if found != expected:
            raise ResourceError(str(folder / name), "model", f"is damaged (checksum differs); {_REMEDY}")


def load_encoder(folder: Path, threads: int = 1) -> Encoder:
    """The encoder of a folder, loaded once per process.

    Raises `ResourceError` that names the file where one is missing or not what was shipped.
    """
    return _loaded(folder, threads)


@lru_cache(maxsize=2)
def _loaded(folder: Path, threads: int) -> Encoder:
    return Encoder(folder, threads=threads)


@cache
def shipped_folder() -> Path:
    """Where the model lies: inside the installed package, or beside the sources of a checkout."""
    packaged = Path(__file__).parents[1] / "en_news"
    return packaged if packaged.exists() else Path(__file__).parents[3] / "models" / "en_news"
