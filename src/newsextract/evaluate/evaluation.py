"""Gold and documents in, figures and errors out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict

from ..records.document import Document
from .align import align
from .errors import errors_in
from .finding import ErrorRecord
from .found import FoundDocument, found_in
from .gold import GoldDocument
from .score import Balance, Counts, Share, figures_of


class Evaluation(BaseModel):
    """How well documents match gold: the figures by name, and every error in the order of gold.

    `missing` are the gold ids without a document; their records count as missed. `bad_offsets` counts mentions
    outside of their text.
    """

    model_config = ConfigDict(frozen=True)

    documents: int
    missing: tuple[str, ...]
    bad_offsets: int
    figures: dict[str, Balance | Share]
    errors: tuple[ErrorRecord, ...]

    def counted(self) -> dict[str, Any]:
        """The figures as plain values, flat, as they go into JSON."""
        figures = {name: figure.model_dump() for name, figure in self.figures.items()}
        return {
            "documents": self.documents,
            "missing": len(self.missing),
            "bad_offsets": self.bad_offsets,
            **figures,
        }


def compare_with_gold(golds: Sequence[GoldDocument], documents: Iterable[Document | FoundDocument]) -> Evaluation:
    """Compare each gold document with the document of the same id; documents that gold does not know are no matter."""
    found = [found_in(one) if isinstance(one, Document) else one for one in documents]
    ids = {one.source.id for one in found}
    counts = Counts()
    errors: list[ErrorRecord] = []
    for compared in align(golds, found):
        counts.add(compared)
        errors += errors_in(compared)
    return Evaluation(
        documents=counts.documents,
        missing=tuple(gold.id for gold in golds if gold.id not in ids),
        bad_offsets=counts.bad_offsets,
        figures=figures_of(counts),
        errors=tuple(errors),
    )


def as_json(evaluation: Evaluation, **further: object) -> str:
    """The figures, and whatever else is given, as one JSON object."""
    return json.dumps({**evaluation.counted(), **further}, ensure_ascii=False)
