"""What the commands share about input: named texts for those that read a few, and the line about a bad one."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import click

from ..archives.entries import Entry
from ..archives.fields import Fields
from ..archives.inputs import read_inputs
from ..errors import NewsextractError
from ..extractor import Article
from ..text.reading import LARGEST_FILE


def complain(error: Exception | str) -> None:
    """One line on standard error."""
    click.echo(f"newsextract: {' '.join(str(error).split())}", err=True)


def read_standard_input() -> bytes:
    """What comes in on standard input, up to a byte more than a text may have."""
    return sys.stdin.buffer.read(LARGEST_FILE + 1)


def entries_of(arguments: Sequence[str], fields: Fields) -> Iterator[Entry]:
    """The documents that files, folders, archives and "-" name."""
    return read_inputs(arguments, fields, read_standard_input=read_standard_input)


def read_articles(arguments: Sequence[str], failures: list[Exception]) -> Iterator[Article]:
    """Each article; one that cannot be read is reported, kept in `failures`, and passed over."""
    for entry in entries_of(arguments, Fields()):
        try:
            yield entry.article()
        except NewsextractError as error:
            complain(error)
            failures.append(error)
