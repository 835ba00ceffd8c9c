"""What a person reads: a table of the figures, and the errors by label and cause with their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.table import Table

from .errors import grouped
from .evaluation import Evaluation
from .finding import ErrorRecord
from .roles import event_models
from .score import Balance, Share


def figure_table(evaluation: Evaluation, *, baseline: Mapping[str, float] | None = None) -> Table:
    """One row per figure; with a baseline, also how much it changed."""
    table = Table(title=_caption(evaluation), title_justify="left", box=None, pad_edge=False)
    table.add_column("figure", no_wrap=True)
    for column in ("precision", "recall", "F1", "right", "of", *(("before", "change") if baseline is not None else ())):
        table.add_column(column, justify="right", no_wrap=True)
    for name, figure in evaluation.figures.items():
        indented = f"  {name}" if name in event_models() else name
        table.add_row(indented, *_cells(figure), *_change(figure, name, baseline))
    return table


def error_lines(errors: Iterable[ErrorRecord]) -> Iterator[str]:
    """The errors by label and cause: each with its document, what gold says, what was found, and the sentence."""
    groups = grouped(errors)
    for (label, cause), members in groups.items():
        yield f"{label}: {cause} ({len(members)})"
        for error in members:
            yield f"  {error.document} [{error.start}, {error.end}) {_sides(error)}"
            yield f"      {error.marked}"
        yield ""
    if not groups:
        yield "no errors"


def _caption(evaluation: Evaluation) -> str:
    parts = [f"{evaluation.documents} documents"]
    if evaluation.missing:
        parts.append(f"{len(evaluation.missing)} missing")
    if evaluation.bad_offsets:
        parts.append(f"{evaluation.bad_offsets} mentions outside of their text")
    return ", ".join(parts)


def _cells(figure: Balance | Share) -> tuple[str, ...]:
    if isinstance(figure, Balance):
        return f"{figure.p:.1f}", f"{figure.r:.1f}", f"{figure.f:.1f}", "", str(figure.n)
    return "", "", "", f"{figure.acc:.1f}", str(figure.n)


def _change(figure: Balance | Share, name: str, baseline: Mapping[str, float] | None) -> tuple[str, ...]:
    if baseline is None:
        return ()
    if name not in baseline:
        return "", ""
    return f"{baseline[name]:.1f}", f"{figure.headline - baseline[name]:+.1f}"


def _sides(error: ErrorRecord) -> str:
    sides = [("gold", error.gold), ("found", error.found)]
    return " | ".join(f"{side}: {' '.join(words.split())}" for side, words in sides if words is not None)
