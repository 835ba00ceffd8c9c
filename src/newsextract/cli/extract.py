"""`newsextract FILE...`: records as JSON on the screen, or as files of any format."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from itertools import chain, islice
from pathlib import Path
from typing import Any

import click

from ..archives.crew import work_through
from ..archives.entries import Entry
from ..archives.fields import Fields
from ..archives.inputs import IN_FOLDERS, input_size
from ..archives.outcome import Outcome
from ..archives.run import Report, Summary, run_archive
from ..archives.target import Target
from ..archives.worker import Defaults
from ..errors import DateInputError, OutputError
from ..outputs.formats import find_format, format_of
from ..records.document import SCHEMA_VERSION
from ..timex.published import day_order, parse_published
from .inputs import complain, entries_of
from .progress import progress_bar
from .stages import StageOptions, read_stages, stage_options

ON_SCREEN = ("json", "jsonl")
COMPLAINTS = 10  # documents that failed which are named on standard error; the list of errors names all
FAILED, MISUSED, INTERRUPTED = 1, 2, 130


class FormatType(click.ParamType):  # type: ignore[type-arg]
    """The name of a format that is registered."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name; one that is not known is a usage error."""
        try:
            return find_format(value).name
        except OutputError as error:
            self.fail(str(error), param, ctx)


def published_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The --published option, shared by the commands that read articles."""
    return click.option(
        "--published",
        metavar="DATE",
        help='The day the articles appeared: ISO, or as people write it ("30 July 2012").',
    )(command)


def read_published(words: str | None, options: StageOptions) -> str | None:
    """The ISO date of --published, two numbers in the order that the stages are told; what is no date is misuse."""
    if words is None:
        return None
    try:
        return parse_published(words, day_first=day_order(options))
    except DateInputError as error:
        raise click.BadParameter(str(error), param_hint="'--published'") from None


@click.command("extract")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@published_option
@click.option("--title", help="The headline, where the text does not hold it (one FILE only).")
@click.option(
    "--format",
    "form",
    type=FormatType(),
    help="json: one indented object; jsonl: one a line; csv, parquet: a file for each table; sqlite: a database.",
)
@click.option(
    "--output", "-o", metavar="PATH", help="Write to this file, or into this folder (out/), not to the screen."
)
@click.option("--jobs", "-j", type=click.IntRange(min=1), default=1, show_default=True, help="How many processes work.")
@click.option("--resume", is_flag=True, help="Go on where an interrupted run with the same --output stopped.")
@click.option("--text-field", metavar="NAME", default="text", help="The field of an archive that holds the text: text.")
@click.option("--id-field", metavar="NAME", help="The field that holds the id: id, if it is there.")
@click.option("--date-field", metavar="NAME", help="The field that holds the date: published, if it is there.")
@click.option("--title-field", metavar="NAME", help="The field that holds the headline: title, if it is there.")
@stage_options
def extract_command(
    files: tuple[str, ...],
    *,
    published: str | None,
    title: str | None,
    form: str | None,
    output: str | None,
    jobs: int,
    resume: bool,
    text_field: str,
    id_field: str | None,
    date_field: str | None,
    title_field: str | None,
    exclude: tuple[str, ...],
    chosen: tuple[str, ...],
) -> None:
    """Print the record of each FILE, or write them to --output: JSON for one document, JSON Lines for several.

    FILE is a text or a web page of up to 10 MB in UTF-8, a folder (the texts and pages below it), an archive of many
    documents (.jsonl, .csv, .parquet), or - for standard input. Files may be compressed (.gz, .zst). The suffix of
    --output chooses the format. A document that cannot be read is reported, and the rest go on.
    """
    fields = Fields(text_field, id_field, date_field, title_field)
    left_out, options = read_stages(exclude, chosen)
    defaults = Defaults(read_published(published, options), title, left_out, options)
    entries = entries_of(files, fields)
    first = list(islice(entries, 2))
    several = len(first) > 1
    form = form or _suited_format(output, several)
    _refuse_misuse(form, output=output, title=title, several=several, resume=resume)
    _refuse_to_overwrite(files, output)
    every = chain(first, entries)
    if output is None:
        sys.exit(_print_records(every, form, jobs, defaults))
    target = _target(output, form)
    run = _identity(files, fields, defaults)
    sys.exit(_write_records(every, target, files, jobs=jobs, defaults=defaults, run=run, resume=resume))


def _suited_format(output: str | None, several: bool) -> str:
    """The format that the suffix chooses; else lines, or for a single document in a file or on the screen an object."""
    by_suffix = format_of(Path(output)) if output is not None and not _is_folder(output) else None
    if by_suffix is not None and (by_suffix.name != "json" or not several):
        return by_suffix.name
    return "jsonl" if several or (output is not None and _is_folder(output)) else "json"


def _refuse_misuse(form: str, *, output: str | None, title: str | None, several: bool, resume: bool) -> None:
    if form == "json" and several:
        raise click.UsageError("--format json holds one record; use jsonl for several documents")
    if title is not None and several:
        raise click.UsageError("--title belongs to one document; give one FILE at a time")
    if output is None and form not in ON_SCREEN:
        raise click.UsageError(f"--format {form} is not for the screen; give --output")
    if output is None and resume:
        raise click.UsageError("--resume goes on with an --output; give the one of the interrupted run")


def _refuse_to_overwrite(files: Sequence[str], output: str | None) -> None:
    """A usage error where the output would take the place of a text that is read."""
    if output is None or not Path(output).is_file():
        return
    target = Path(output).resolve()
    for source in (Path(file).resolve() for file in files):
        if target == source or (source in target.parents and target.suffix in IN_FOLDERS):
            raise click.UsageError(f"--output {output} is one of the texts to read; choose another name")


def _is_folder(output: str) -> bool:
    return output.endswith("/") or Path(output).is_dir()


def _target(output: str, form: str) -> Target:
    """The file or folder; without a suffix, a format of several files makes a folder."""
    several_files = len(find_format(form).stems) > 1 and not Path(output).suffix
    return Target(Path(output), find_format(form), is_folder=_is_folder(output) or several_files)


def _identity(files: Sequence[str], fields: Fields, defaults: Defaults) -> dict[str, Any]:
    """What makes two runs the same: only such a run is resumed."""
    return {
        "inputs": list(files),
        "size": input_size([file for file in files if not Path(file).is_dir()]),
        "fields": fields.wanted(),
        "published": defaults.published,
        "title": defaults.title,
        "exclude": sorted(defaults.exclude),
        "options": defaults.options,
        "version": version("newsextract"),
        "schema_version": SCHEMA_VERSION,
    }


def _print_records(entries: Iterable[Entry], form: str, jobs: int, defaults: Defaults) -> int:
    """Records to standard output as they come, a line on standard error for each failure; the exit status."""
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    failed = False
    for _, line in work_through(enumerate(entries), jobs=jobs, defaults=defaults):
        outcome = Outcome.model_validate_json(line)
        if outcome.record is not None:
            click.echo(outcome.record.to_json(indent=2 if form == "json" else None))
        else:
            failed = True
            complain(outcome.reason or "")
    return int(failed)


def _write_records(entries: Iterable[Entry], target: Target, files: Sequence[str], **options: Any) -> int:
    """The whole run with its progress and summary; the exit status."""
    begun = time.monotonic()
    news = Summary()
    try:
        with progress_bar(lambda: input_size(files)) as show:
            summary = run_archive(entries, target, report=_telling(news, show), **options)
    except KeyboardInterrupt:
        complain("interrupted; the same command with --resume goes on from here")
        return INTERRUPTED
    except OutputError as error:
        complain(error)
        return MISUSED
    except OSError as error:
        complain(f"{target.path}: cannot be written ({error.strerror or error}); make room, then go on with --resume")
        return FAILED
    _print_summary(summary, target, news.words / (time.monotonic() - begun))
    return FAILED if summary.failed else 0


def _telling(news: Summary, show: Report) -> Report:
    """Counts each new outcome, shows it, and names the first documents that failed."""

    def report(outcome: Outcome, position: int) -> None:
        news.count(outcome)
        show(outcome, position)
        if outcome.reason is not None and news.failed <= COMPLAINTS:
            complain(outcome.reason)

    return report


def _print_summary(summary: Summary, target: Target, speed: float) -> None:
    resumed = f" ({summary.resumed:,} from the interrupted run)" if summary.resumed else ""
    failed = f"; {summary.failed:,} failed, see {target.errors_path}" if summary.failed else ""
    documents, words = _counted(summary.documents, "document"), _counted(summary.words, "word")
    counts = f"{documents}{resumed}, {words}, {speed:,.0f} words/s"
    complain(f"{counts}{failed}; wrote {target.path}")


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
