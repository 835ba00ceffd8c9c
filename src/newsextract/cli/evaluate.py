"""`newsextract evaluate GOLD.jsonl`: how well the records match gold, and where they do not."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from ..errors import GoldError, NewsextractError
from ..evaluate.errors import CAUSES, error_labels, matching
from ..evaluate.evaluation import Evaluation, as_json, compare_with_gold
from ..evaluate.finding import ErrorRecord
from ..evaluate.floors import changes, falls, read_baseline, read_floors
from ..evaluate.found import FoundDocument, read_predictions
from ..evaluate.gold import GoldDocument, read_gold
from ..evaluate.report import error_lines, figure_table
from ..extractor import Extractor, load
from ..records.document import Document
from .inputs import complain
from .stages import read_stages, stage_options

PLAIN_WIDTH = 120  # columns when no terminal says how many it has
NAMED = 5  # missing documents that are named
FAILED, MISUSED = 1, 2

_FILE = click.Path(path_type=Path)


@click.command("evaluate")
@click.argument("gold", metavar="GOLD.jsonl", type=_FILE)
@click.option("--predictions", type=_FILE, metavar="PRED.jsonl", help="Score these records; do not extract anew.")
@click.option("--json", "as_machine", is_flag=True, help="One JSON object instead of a table.")
@click.option("--errors", is_flag=True, help="Also list what was missed, spurious or wrong, with its sentence.")
@click.option(
    "--label",
    "labels",
    multiple=True,
    type=click.Choice(error_labels()),
    metavar="LABEL",
    help='Only errors of this label, and those below it: "visit" takes in "visit host". May be repeated.',
)
@click.option(
    "--cause", "causes", multiple=True, type=click.Choice(CAUSES), help="Only errors of this cause. May be repeated."
)
@click.option("--baseline", type=_FILE, metavar="RESULT.json", help="Show the change since this --json output.")
@stage_options
@click.option("--floors", type=_FILE, metavar="FLOORS.yaml", help="Fail where a figure is below the floor given here.")
def evaluate(
    *,
    gold: Path,
    predictions: Path | None,
    as_machine: bool,
    errors: bool,
    labels: tuple[str, ...],
    causes: tuple[str, ...],
    baseline: Path | None,
    floors: Path | None,
    exclude: tuple[str, ...],
    chosen: tuple[str, ...],
) -> None:
    """Score records against the gold documents of GOLD.jsonl.

    Without --predictions the gold texts are extracted now. Figures are in per cent: precision, recall and F1, or
    the share that is right, over all documents. --label and --cause list errors, as --errors does.

    Exit status: 0; 1 when a gold document has no record or a figure fell below its floor; 2 for misuse.
    """
    try:
        golds = read_gold(gold)
        least = read_floors(floors) if floors else {}
        before = read_baseline(baseline) if baseline else None
        documents = read_predictions(predictions) if predictions else None
    except GoldError as error:
        complain(error)
        sys.exit(MISUSED)
    if documents is None:
        left_out, options = read_stages(exclude, chosen)
        found = extract_gold(golds, load(exclude=left_out, options=options))
    evaluation = compare_with_gold(golds, found if documents is None else documents)
    listed = matching(evaluation.errors, labels, causes) if errors or labels or causes else None
    (_print_json if as_machine else _print_table)(evaluation, listed, before)
    sys.exit(_status(evaluation, least, golds, documents))


def extract_gold(golds: Sequence[GoldDocument], extractor: Extractor) -> Iterator[Document]:
    """The record of each gold text; a text that cannot be extracted is reported, and its record is missing."""
    quiet = not sys.stderr.isatty()
    for gold in track(golds, "extracting", console=Console(stderr=True), transient=True, disable=quiet):
        try:
            yield extractor.extract(gold.text, published=gold.published, id=gold.id, title=gold.title)
        except NewsextractError as error:
            complain(NewsextractError(f"{gold.id}: {error}"))


def _print_json(
    evaluation: Evaluation, listed: Sequence[ErrorRecord] | None, before: Mapping[str, float] | None
) -> None:
    further: dict[str, object] = {}
    if before is not None:
        further["change"] = changes(evaluation.figures, before)
    if listed is not None:
        further["errors"] = [error.model_dump() for error in listed]
    click.echo(as_json(evaluation, **further))


def _print_table(
    evaluation: Evaluation, listed: Sequence[ErrorRecord] | None, before: Mapping[str, float] | None
) -> None:
    Console(width=None if sys.stdout.isatty() else PLAIN_WIDTH).print(figure_table(evaluation, baseline=before))
    for line in ("", *error_lines(listed)) if listed is not None else ():
        click.echo(line)


def _status(
    evaluation: Evaluation,
    least: Mapping[str, float],
    golds: Sequence[GoldDocument],
    documents: Sequence[FoundDocument] | None,
) -> int:
    """The exit status, with a line on standard error for everything that speaks against 0, or may be a mistake."""
    fallen = falls(evaluation.figures, least)
    for fall in fallen:
        complain(GoldError(str(fall)))
    if evaluation.missing:
        complain(GoldError(f"{_some(evaluation.missing)}: no record for {len(evaluation.missing)} of {len(golds)}"))
    unknown = {one.source.id or "" for one in documents or ()} - {gold.id for gold in golds}
    if unknown:
        complain(GoldError(f"{_some(sorted(unknown))}: not in gold, and not scored"))
    return FAILED if fallen or evaluation.missing else 0


def _some(ids: Sequence[str]) -> str:
    return ", ".join(ids[:NAMED]) + (f" and {len(ids) - NAMED} more" if len(ids) > NAMED else "")
