"""Command-line arguments -> named texts; a bad one is reported and the rest go on."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from ..errors import InputError
from ..text.reading import decode, read_file

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class NamedInput:
    """One text to read: its path as given ("-" for standard input) and the id its record will carry."""

    path: str
    id: str

    def read(self) -> str:
        """The text. Raises `InputError` where it cannot be read."""
        if self.path == STANDARD_INPUT:
            return decode(sys.stdin.buffer.read(), name="standard input")
        return read_file(Path(self.path))


def expand(arguments: Sequence[str]) -> tuple[list[NamedInput], list[InputError]]:
    """The inputs that files, folders and "-" name, in the order given, and the folders that hold no text.

    A folder stands for the .txt files below it, in the order of their paths. The id is the file's name; where two
    inputs share a name, their paths.
    """
    paths: list[str] = []
    errors: list[InputError] = []
    for argument in arguments:
        if argument != STANDARD_INPUT and Path(argument).is_dir():
            inside = sorted(str(path) for path in Path(argument).rglob("*.txt") if path.is_file())
            if not inside:
                errors.append(InputError(argument, "is a folder without .txt files", "give files, or another folder"))
            paths.extend(inside)
        else:
            paths.append(argument)
    names = Counter(Path(path).name for path in dict.fromkeys(paths))
    return [NamedInput(path, Path(path).name if names[Path(path).name] == 1 else path) for path in paths], errors


def complain(error: Exception) -> None:
    """One line on standard error."""
    click.echo(f"newsextract: {' '.join(str(error).split())}", err=True)


def read_all(inputs: Sequence[NamedInput], failures: list[Exception]) -> Iterator[tuple[NamedInput, str]]:
    """Each input with its text; one that cannot be read is reported, kept in `failures`, and passed over."""
    for one in inputs:
        try:
            yield one, one.read()
        except InputError as error:
            complain(error)
            failures.append(error)
