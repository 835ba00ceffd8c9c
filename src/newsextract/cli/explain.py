"""`newsextract explain FILE`: which rule, lexicon entry or head of the model found what."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..explanation import Reason, explain
from ..extractor import load
from .extract import published_option, read_published
from .inputs import read_articles
from .stages import read_stages, stage_options

SHOWN = 60  # characters of a reason's words that fit a row
PLAIN_WIDTH = 200  # columns when no terminal says how many it has


@click.command("explain")
@click.argument("file", metavar="FILE")
@published_option
@click.option("--title", help="The headline, where the text does not hold it.")
@click.option("--at", type=click.IntRange(min=0), help="Only what touches the character at this offset.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line instead of tables.")
@stage_options
def explain_command(
    file: str,
    *,
    published: str | None,
    title: str | None,
    at: int | None,
    as_json: bool,
    exclude: tuple[str, ...],
    chosen: tuple[str, ...],
) -> None:
    """Show for each mention, entity and event of FILE what found it, on which words, and for each date its basis.

    FILE may be a folder or an archive: the id of each article stands above its tables, and in each JSON object.
    """
    failures: list[Exception] = []
    left_out, options = read_stages(exclude, chosen)
    day = read_published(published, options)
    extractor = load(exclude=left_out, options=options)
    for one in read_articles([file], failures):
        reasons = explain(
            extractor.annotate(one.text, published=one.published or day, id=one.id, title=one.title or title)
        )
        shown = [reason for reason in reasons if at is None or reason.touches(at)]
        if as_json:
            click.echo("".join(_json_line(one.id, reason) for reason in shown), nl=False)
        else:
            click.echo(f"# {one.id}\n")
            _print_tables(shown)
    sys.exit(1 if failures else 0)


def _json_line(article: str | None, reason: Reason) -> str:
    return json.dumps({"article": article, **asdict(reason)}, ensure_ascii=False) + "\n"


def _print_tables(reasons: list[Reason]) -> None:
    console = Console(width=None if sys.stdout.isatty() else PLAIN_WIDTH)
    for stage in dict.fromkeys(reason.stage for reason in reasons):
        table = Table(title=stage, title_justify="left", box=None, pad_edge=False)
        for column in ("where", "what", "words", "why"):
            table.add_column(column, overflow="fold")
        for reason in reasons:
            if reason.stage == stage:
                table.add_row(f"{reason.start}-{reason.end}", reason.label, Text(_short(reason.text)), Text(reason.why))
        console.print(table)
        console.print()


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"
