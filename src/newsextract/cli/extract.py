"""`newsextract FILE...`: records as JSON or JSON Lines."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import click

from ..errors import DateInputError
from ..extractor import Article, load
from ..timex import parse_published
from .inputs import complain, expand, read_all


def _read_published(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The ISO date of what was typed; words that are no date are a usage error."""
    if value is None:
        return None
    try:
        return parse_published(value)
    except DateInputError as error:
        raise click.BadParameter(str(error), ctx, param) from error


def published_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The --published option, shared by the commands that read articles."""
    return click.option(
        "--published",
        metavar="DATE",
        callback=_read_published,
        help='The day the articles appeared: ISO, or as people write it ("30 July 2012").',
    )(command)


@click.command("extract")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@published_option
@click.option("--title", help="The headline, where the text does not hold it (one FILE only).")
@click.option(
    "--format", "form", type=click.Choice(["json", "jsonl"]), help="json: one indented object; jsonl: one a line."
)
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="Write here, not to the screen.")
def extract_command(
    files: tuple[str, ...], published: str | None, title: str | None, form: str | None, output: Path | None
) -> None:
    """Print the record of each FILE: one JSON object for one file, JSON Lines for several.

    FILE is UTF-8 text of up to 10 MB, a folder (its .txt files), or - for standard input. A file that cannot be
    read gets one line on standard error and the rest go on.
    """
    inputs, errors = expand(files)
    form = form or ("json" if len(inputs) == 1 else "jsonl")
    _refuse_misuse(form, title, len(inputs))
    failures: list[Exception] = list(errors)
    for error in errors:
        complain(error)
    articles = (Article(text, one.id, title, published) for one, text in read_all(inputs, failures))
    with _sink(output) as sink:
        for document in load().pipe(articles):
            sink.write(document.to_json(indent=2 if form == "json" else None) + "\n")
    sys.exit(1 if failures else 0)


def _refuse_misuse(form: str, title: str | None, count: int) -> None:
    if form == "json" and count > 1:
        raise click.UsageError("--format json holds one record; use jsonl for several files")
    if title is not None and count > 1:
        raise click.UsageError("--title belongs to one file; give one FILE at a time")


@contextmanager
def _sink(output: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears under its name only when it is whole."""
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        yield sys.stdout
        return
    try:
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
    except OSError as error:
        raise click.UsageError(f"cannot write {output}: {error.strerror}; choose another --output") from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as sink:
            yield sink
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(output)
    finally:
        Path(name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
