"""Files, compressed or not, as streams of bytes that know how far they have been read."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from ..errors import InputError
from ..extras import import_extra
from ..text.reading import LARGEST_FILE

COMPRESSED = (".gz", ".zst")


@dataclass(frozen=True, slots=True)
class Stream:
    """The content of a file, and the file itself, whose position says how much of it was read."""

    content: BinaryIO
    file: BinaryIO

    @property
    def position(self) -> int:
        """Bytes of the file that have been read."""
        return self.file.tell()


@contextmanager
def open_stream(path: str) -> Iterator[Stream]:
    """The content of a file, decompressed by its suffix.

    Raises `InputError` for a file that cannot be opened or turns out to be damaged, `MissingExtraError` for .zst
    without zstandard.
    """
    try:
        with Path(path).open("rb") as file:
            yield Stream(_decompressed(path, file), file)
    except FileNotFoundError:
        raise InputError(path, "there is no such file", "check the path") from None
    except _damage_errors(path) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(path, f"cannot be read to its end ({reason})", "check the path and the file") from None


def read_head(path: str) -> bytes:
    """The content of a file, up to a byte more than an article may have."""
    with open_stream(path) as stream:
        return stream.content.read(LARGEST_FILE + 1)


def _decompressed(path: str, file: BinaryIO) -> BinaryIO:
    if path.endswith(".gz"):
        return cast(BinaryIO, gzip.GzipFile(fileobj=file))
    if path.endswith(".zst"):
        decompressor = _zstandard().ZstdDecompressor()
        return io.BufferedReader(decompressor.stream_reader(file, read_across_frames=True))
    return file


def _zstandard() -> Any:
    return import_extra("zstandard", extra="zstd", purpose="reading .zst files")


def _damage_errors(path: str) -> tuple[type[Exception], ...]:
    """What reading a damaged file raises."""
    return (OSError, EOFError, zlib.error, *((_zstandard().ZstdError,) if path.endswith(".zst") else ()))
