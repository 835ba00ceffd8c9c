"""The shipped model: loaded once, lazily, checked against its checksums; text in, spans and links out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from ..errors import ResourceError
from .advice import Span, hints_of
from .decode import Floats, probabilities, read_spans, snapped
from .links import LinkTables
from .pieces import Pieces, cut_pieces, load_tokenizer, owned, windows
from .reading import Reading

CLS, SEP = 101, 102
_REMEDY = "reinstall newsextract, or load it with exclude=['newsextract_model']"


class Encoder:
    """The trained network of one folder of model files; `threads` changes its speed and nothing else."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        _check(folder)
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.layers: tuple[str, ...] = tuple(labels["layers"])
        self.status_names: tuple[str, ...] = tuple(labels["statuses"])
        self._windows: dict[str, int] = labels["windows"]
        self._links = LinkTables.from_labels(labels)
        self._tokenizer = load_tokenizer(folder / "tokenizer.json")
        self._session = onnxruntime.InferenceSession(str(folder / "encoder.onnx"), _options(threads))

    def read(
        self, text: str, *, sentences: Sequence[Span], mentions: Mapping[str, Iterable[Span]] | None = None
    ) -> Reading:
        """What the model says about a text of any length; `mentions` are what the rules found, by label.

        Each window runs alone: int8 scales depend on what runs together, and no text may change another's answer.
        """
        pieces = cut_pieces(text, self._tokenizer)
        hints = hints_of(pieces, mentions)
        spans = windows(len(pieces), **self._windows)
        parts = [self._run(pieces, hints, start, end) for start, end in spans]
        if not parts:
            return Reading.of_nothing(self.layers, self.status_names, self._links)
        own = owned(spans)
        tags, statuses, source, target = (_join(column, spans, own) for column in zip(*parts, strict=True))
        chances = probabilities(tags.reshape(len(pieces), len(self.layers), 3))
        found = tuple(snapped(span, pieces) for span in read_spans(chances, self.layers))
        return Reading(
            pieces=pieces,
            sentences=pieces.sentences(sentences),
            layers=self.layers,
            spans=found,
            chances=chances,
            statuses=probabilities(statuses),
            status_names=self.status_names,
            source=source,
            target=target,
            tables=self._links,
        )

    def _run(self, pieces: Pieces, hints: Floats, start: int, end: int) -> list[Floats]:
        ids = np.array([[CLS, *pieces.ids[start:end], SEP]], dtype=np.int64)
        shapes = np.array([[0, *pieces.shapes[start:end], 0]], dtype=np.int64)
        advised = np.pad(hints[start:end], ((1, 1), (0, 0)))[np.newaxis]
        fed = {"ids": ids, "shapes": shapes, "hints": advised, "mask": np.ones_like(ids)}
        return [answer[0, 1:-1] for answer in self._session.run(None, fed)]


def _join(column: Sequence[Floats], spans: list[tuple[int, int]], own: list[tuple[int, int]]) -> Floats:
    """The answers of all windows, each for the pieces that it decides."""
    cut = [
        part[first - start : last - start] for part, (start, _), (first, last) in zip(column, spans, own, strict=True)
    ]
    return np.concatenate(cut)


def _options(threads: int) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options


def _check(folder: Path) -> None:
    """Refuse a folder whose files are missing or not those that were shipped."""
    sums: dict[str, Any]
    try:
        sums = json.loads((folder / "checksums.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ResourceError(str(folder / "checksums.json"), "model", f"cannot be read; {_REMEDY}") from error
    for name, expected in sums.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            raise ResourceError(str(folder / name), "model", f"is missing; {_REMEDY}") from error
        if found != expected:
            raise ResourceError(str(folder / name), "model", f"is damaged (checksum differs); {_REMEDY}")


@lru_cache(maxsize=2)
def load_encoder(folder: Path, threads: int = 1) -> Encoder:
    """The encoder of a folder, loaded once per process.

    Raises `ResourceError` that names the file where one is missing or not what was shipped.
    """
    return Encoder(folder, threads=threads)


def shipped_folder() -> Path:
    """Where the model lies: inside the installed package, or beside the sources of a checkout."""
    packaged = Path(__file__).parents[1] / "en_news"
    return packaged if packaged.exists() else Path(__file__).parents[3] / "models" / "en_news"
