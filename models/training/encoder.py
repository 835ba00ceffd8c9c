"""The shipped model: loaded once, lazily, checked against its checksums; text in, spans and links out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from decode import Floats, ScoredSpan, probabilities, read_spans
from inputs import Pieces, cut_pieces, load_tokenizer, owned, windows
from labels import distance_bucket

from newsextract.errors import ResourceError

CLS, SEP = 101, 102


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model says about one text: its pieces, the spans of all layers, status chances and link ends."""

    pieces: Pieces
    spans: tuple[ScoredSpan, ...]
    statuses: Floats
    _source: Floats
    _target: Floats
    _encoder: Encoder

    def place_of(self, span: ScoredSpan) -> tuple[int, int]:
        """The half-open character span of a scored span."""
        return int(self.pieces.offsets[span.first, 0]), int(self.pieces.offsets[span.last, 1])

    def status_of(self, trigger: ScoredSpan) -> tuple[str, float]:
        """The likeliest status of a trigger and its chance."""
        row = self.statuses[trigger.first]
        best = int(row.argmax())
        return self._encoder.status_names[best], float(row[best])

    def link(self, name: str, source: ScoredSpan, target: ScoredSpan) -> float:
        """How sure the model is, in [0, 1], that `source` stands in the link `name` to `target`."""
        return self._encoder.link_chance(name, self._source, self._target, source, target)


class Encoder:
    """The trained network of one folder of model files."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        _check(folder)
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.layers: tuple[str, ...] = tuple(labels["layers"])
        self.status_names: tuple[str, ...] = tuple(labels["statuses"])
        self._links = {name: number for number, name in enumerate(labels["links"])}
        self._size: int = labels["link_size"]
        self._windows: dict[str, int] = labels["windows"]
        self._bias = np.array(labels["bias"], dtype=np.float32)
        self._distance = np.array(labels["distance"], dtype=np.float32)
        self._tokenizer = load_tokenizer(folder / "tokenizer.json")
        self._session = onnxruntime.InferenceSession(str(folder / "encoder.onnx"), _options(threads))

    def read(self, text: str) -> Reading:
        """What the model says about a text of any length, read in overlapping windows.

        Each window runs alone: int8 scales depend on what runs together, and no text may change another's answer.
        """
        pieces = cut_pieces(text, self._tokenizer)
        spans = windows(len(pieces), **self._windows)
        parts = [self._run(pieces, start, end) for start, end in spans]
        tags, statuses, source, target = (
            self._join(column, spans, owned(spans)) for column in (zip(*parts, strict=True) if parts else [()] * 4)
        )
        chances = probabilities(tags.reshape(len(pieces), len(self.layers), 3)) if parts else np.zeros((0, 0, 3))
        found = read_spans(np.asarray(chances, dtype=np.float32), self.layers)
        snapped = tuple(_snap(span, pieces) for span in found)
        return Reading(pieces, snapped, probabilities(statuses) if parts else statuses, source, target, self)

    def _run(self, pieces: Pieces, start: int, end: int) -> tuple[Floats, ...]:
        ids = np.array([[CLS, *pieces.ids[start:end], SEP]], dtype=np.int64)
        shapes = np.array([[0, *pieces.shapes[start:end], 0]], dtype=np.int64)
        answers = self._session.run(None, {"ids": ids, "shapes": shapes, "mask": np.ones_like(ids)})
        return tuple(answer[0, 1:-1] for answer in answers)

    @staticmethod
    def _join(column: Iterable[Any], spans: list[tuple[int, int]], own: list[tuple[int, int]]) -> Floats:
        cut = [
            part[first - start : last - start]
            for part, (start, _), (first, last) in zip(column, spans, own, strict=True)
        ]
        return np.concatenate(cut) if cut else np.zeros((0, 0), dtype=np.float32)

    def link_chance(self, name: str, source: Floats, target: Floats, a: ScoredSpan, b: ScoredSpan) -> float:
        """The chance of one link between two spans, rounded."""
        link = self._links[name]
        columns = slice(link * self._size, (link + 1) * self._size)
        left = source[a.first, columns] + source[a.last, columns]
        right = target[b.first, columns] + target[b.last, columns]
        bucket = distance_bucket(b.first - a.first)
        score = float(left @ right) / self._size**0.5 + float(self._distance[link, bucket]) + float(self._bias[link])
        return round(1 / (1 + float(np.exp(-score))), 4)


def _snap(span: ScoredSpan, pieces: Pieces) -> ScoredSpan:
    """The span widened to whole words."""
    first, last = span.first, span.last
    while first > 0 and not pieces.word_start[first]:
        first -= 1
    while last + 1 < len(pieces) and not pieces.word_start[last + 1]:
        last += 1
    return ScoredSpan(span.layer, first, last, span.score)


def _options(threads: int) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options


def _check(folder: Path) -> None:
    """Refuse a folder whose files are missing or not those that were shipped."""
    remedy = "reinstall newsextract"
    try:
        sums: dict[str, str] = json.loads((folder / "checksums.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ResourceError(str(folder / "checksums.json"), "model", f"cannot be read; {remedy}") from error
    for name, expected in sums.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            raise ResourceError(str(folder / name), "model", f"is missing; {remedy}") from error
        if found != expected:
            raise ResourceError(str(folder / name), "model", f"is damaged (checksum differs); {remedy}")


@lru_cache(maxsize=4)
def load_encoder(folder: Path, threads: int = 1) -> Encoder:
    """The encoder of a folder, loaded once per process."""
    return Encoder(folder, threads=threads)
