"""Reading files: what comes back as text, and the one line about what cannot be read."""

import codecs
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsextract.errors import InputError
from newsextract.text.reading import LARGEST_FILE, decode, read_file, text_warnings


def test_text_comes_back_as_it_is(tmp_path: Path) -> None:
    """Line ends, tabs and odd characters of a UTF-8 file are kept; a byte order mark is dropped."""
    path = tmp_path / "visit.txt"
    path.write_bytes(codecs.BOM_UTF8 + "Rector Ó Briain\r\n\tvisited\rBraga\u2028today\n".encode())
    assert read_file(path) == "Rector Ó Briain\r\n\tvisited\rBraga\u2028today\n"
    assert read_file(str(path)) == read_file(path)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))))
def test_any_text_survives_its_encoding(text: str) -> None:
    """Text encoded as UTF-8 decodes to itself."""
    text = text.removeprefix("\ufeff")
    assert decode(text.encode(), name="text") == text


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        pytest.param("Universität".encode("latin-1"), ["offset 9 ", "0xE4", "iconv"], id="latin-1"),
        pytest.param(codecs.BOM_UTF8 + b"abc\xff", ["offset 6 "], id="byte-counted-with-the-mark"),
        pytest.param("Grüße".encode("utf-16"), ["UTF-16", "iconv -f UTF-16"], id="utf-16"),
        pytest.param(codecs.BOM_UTF32_LE + b"a\0\0\0", ["UTF-32"], id="utf-32"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00", ["binary", "offset 8 ", "0x00"], id="picture"),
        pytest.param(b"\x02\x03\x04 abc", ["binary", "offset 0 ", "0x02"], id="control-characters"),
        pytest.param(b"The rector\x00", ["binary", "offset 10 "], id="zero-byte"),
        pytest.param(b"a" * (LARGEST_FILE + 1), ["larger than 10 MB", "split"], id="too-large"),
    ],
)
def test_bytes_that_are_no_text_are_refused(raw: bytes, said: list[str]) -> None:
    """The refusal is one line that names the input, where it fails and what to do about it."""
    with pytest.raises(InputError) as refusal:
        decode(raw, name="notes.txt")
    message = str(refusal.value)
    assert message.startswith("notes.txt: ")
    assert "\n" not in message
    for part in said:
        assert part in message


def test_ten_megabytes_are_read() -> None:
    """The limit itself is not too much."""
    assert len(decode(b"a" * LARGEST_FILE, name="text")) == LARGEST_FILE


def test_a_stray_control_character_is_let_through() -> None:
    """One odd byte in a long text is no reason to refuse it."""
    raw = b"The rec\x02tor came to Porto and met the mayor." + b"a" * 100
    assert decode(raw, name="text") == raw.decode()


def test_missing_file_is_refused(tmp_path: Path) -> None:
    """A path that leads nowhere is named."""
    with pytest.raises(InputError, match=r"gone\.txt: there is no such file"):
        read_file(tmp_path / "gone.txt")


def test_folder_is_refused(tmp_path: Path) -> None:
    """A folder is no text."""
    with pytest.raises(InputError, match="is a folder"):
        read_file(tmp_path)


def test_impossible_path_is_refused() -> None:
    """A path that no system can hold is an input error like any other."""
    with pytest.raises(InputError, match="cannot be read"):
        read_file("a\0b")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_closed_file_is_refused(tmp_path: Path) -> None:
    """A file that may not be read is refused by name."""
    path = tmp_path / "closed.txt"
    path.write_text("text")
    path.chmod(0)
    with pytest.raises(InputError, match="may not be read"):
        read_file(path)


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        ("", ["the text is empty"]),
        (" \r\n\u2028\t", ["the text is empty"]),
        ("12.05.2019 ***", ["the text holds no letter"]),
        ("é", []),
        ("2019年", []),
    ],
)
def test_texts_that_can_tell_nothing_are_warned_of(text: str, warnings: list[str]) -> None:
    """Empty text and text without a letter each have their warning; any letter of any script is enough."""
    assert text_warnings(text) == warnings
