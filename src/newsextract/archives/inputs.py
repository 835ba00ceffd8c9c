"""What the user names -> entries, as a stream: files, folders and archives."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ..extras import import_extra
from .entries import Content, Entry, HtmlFile, RawText, TextFile, Unreadable
from .fields import Fields
from .readers import archive_kind, is_archive, read_archive

STANDARD_INPUT = "-"
HTML = (".html", ".htm", ".xhtml")
IN_FOLDERS = (".txt", *HTML)


def read_inputs(
    arguments: Sequence[str], fields: Fields, *, read_standard_input: Callable[[], bytes] = lambda: b""
) -> Iterator[Entry]:
    """The documents that files, folders and "-" name, in the order given and as a stream.

    A folder stands for the texts and web pages below it, compressed or not, in the order of their paths. The id of a
    file is its name, where two arguments share it, its path; below a folder, its path within the folder, where there
    are several arguments, its path. What cannot be read is an entry that says so.
    """
    names = Counter(Path(argument).name for argument in dict.fromkeys(arguments))
    before = 0  # bytes of the arguments that are done
    for argument in arguments:
        name = Path(argument).name if names[Path(argument).name] == 1 else argument
        inside = "" if len(arguments) == 1 else f"{argument.rstrip('/')}/"
        last = 0
        for entry in _read_argument(argument, name, inside, fields, read_standard_input):
            last = entry.position
            yield replace(entry, position=before + last)
        before += last


def input_size(arguments: Sequence[str]) -> int:
    """How many bytes files and folders hold, as far as that is known."""
    return sum(
        _size(path) for argument in arguments for path in (_files(argument) if Path(argument).is_dir() else [argument])
    )


def _read_argument(
    argument: str, name: str, inside: str, fields: Fields, read_standard_input: Callable[[], bytes]
) -> Iterator[Entry]:
    if argument == STANDARD_INPUT:
        yield Entry("standard input", argument, RawText(read_standard_input()))
    elif Path(argument).is_dir():
        yield from _read_folder(argument, inside)
    elif is_archive(argument):
        yield from read_archive(argument, name=name, fields=fields)
    else:
        yield Entry(argument, name, _content_of(argument), _size(argument))


def _read_folder(folder: str, inside: str) -> Iterator[Entry]:
    """The texts and pages below a folder, their ids being their paths within it after `inside`."""
    position, empty = 0, True
    for path in _files(folder):
        position, empty = position + _size(path), False
        yield Entry(path, inside + Path(path).relative_to(folder).as_posix(), _content_of(path), position)
    if empty:
        problem = "is a folder without .txt files or .html files"
        yield Entry(folder, folder, Unreadable(problem, "give files, or another folder"))


def _files(folder: str) -> Iterator[str]:
    """The texts and pages below a folder in the order of their paths; one level of names is in memory at a time."""
    try:
        names = _listing(folder)
    except OSError:  # reading it says what is wrong, and the folders around it are read
        yield folder
        return
    for name in names:
        path = os.path.join(folder, name.rstrip("/"))
        if name.endswith("/"):
            yield from _files(path)
        elif archive_kind(name) in IN_FOLDERS and os.path.isfile(path):
            yield path


def _listing(folder: str) -> list[str]:
    """The names in a folder in order, those of folders with a slash, which is how it comes into their paths."""
    with os.scandir(folder) as found:
        return sorted(f"{one.name}/" if one.is_dir(follow_symlinks=False) else one.name for one in found)


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except (OSError, ValueError):  # reading it says what is wrong
        return 0


def _content_of(path: str) -> Content:
    """How a single file is read. Raises `MissingExtraError` where that needs a package that is not installed."""
    if archive_kind(path) in HTML:
        import_extra("trafilatura", extra="html", purpose="reading HTML")
        return HtmlFile()
    return TextFile()
