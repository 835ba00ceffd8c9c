"""Bytes -> text, exactly as given; what cannot be read is refused in one line that names the remedy."""

from __future__ import annotations

import codecs
from pathlib import Path

import regex

from ..errors import InputError

LARGEST_FILE = 10_000_000  # bytes

_CONTROL = regex.compile(rb"[\x01-\x06\x0e-\x1a\x7f]")
_LETTER = regex.compile(r"\p{L}")
_NOT_UTF8 = (
    (codecs.BOM_UTF32_LE, "UTF-32"),  # before UTF-16, whose mark is the first half of this one
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def read_file(path: Path | str) -> str:
    """The text of a UTF-8 file: a byte order mark is dropped, line ends stay as they are.

    Raises `InputError` for a file that is missing, no file, closed to us, too large, binary or not UTF-8.
    """
    name = str(path)
    try:
        with Path(path).open("rb") as stream:
            raw = stream.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise InputError(name, "there is no such file", "check the path") from None
    except IsADirectoryError:
        raise InputError(name, "is a folder, not a file", "name the files in it") from None
    except PermissionError:
        raise InputError(name, "may not be read", "ask for the right to read it (chmod +r)") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(name, f"cannot be read ({reason})", "check the path and the disk") from None
    return decode(raw, name=name)


def decode(raw: bytes, *, name: str) -> str:
    """UTF-8 bytes as text: a byte order mark is dropped, line ends stay as they are.

    `name` is what errors call the bytes. Raises `InputError` for too many bytes, binary or another encoding.
    """
    if len(raw) > LARGEST_FILE:
        raise InputError(name, f"is larger than {LARGEST_FILE // 1_000_000} MB", "split it into single articles")
    for mark, encoding in _NOT_UTF8:
        if raw.startswith(mark):
            raise InputError(name, f"is {encoding}, not UTF-8", f"convert it: iconv -f {encoding} -t UTF-8")
    body = raw.removeprefix(codecs.BOM_UTF8)
    dropped = len(raw) - len(body)
    control = _sign_of_binary(body)
    if control is not None:
        where = f"at byte offset {dropped + control} stands the control character 0x{body[control]:02X}"
        raise InputError(name, f"is binary, not text: {where}", "save it as plain text in UTF-8")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        where = f"at byte offset {dropped + error.start} stands 0x{body[error.start]:02X}"
        remedy = "convert it, e.g. iconv -f WINDOWS-1252 -t UTF-8"
        raise InputError(name, f"is not UTF-8: {where}", remedy) from None


def _sign_of_binary(body: bytes) -> int | None:
    """The offset of the first control character of bytes that are no text: any zero byte, or one control in a hundred.

    Stray ones occur in texts taken from PDF files, and are let through.
    """
    zero = body.find(0)
    if zero >= 0:
        return zero
    controls = [hit.start() for hit in _CONTROL.finditer(body)]
    return controls[0] if len(controls) > len(body) / 100 else None


def text_warnings(text: str) -> list[str]:
    """What a reader of the record should know about a text that gives an empty one."""
    if not text.strip():
        return ["the text is empty"]
    if not _LETTER.search(text):
        return ["the text holds no letter"]
    return []
