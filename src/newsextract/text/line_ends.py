"""Line ends of any kind are read as one kind, and places are given back in the text as it was.

Grammar must not read "\\r\\n" otherwise than "\\n". So the pipeline reads a text with "\\n" for all line ends, and each
place that it finds is moved back to where it stands in the text as given.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import regex
from spacy.tokens import Doc

_KEY = "newsextract.original"
_PAIR = regex.compile(r"\r\n")


def with_plain_line_ends(text: str) -> str:
    """The text with "\\n" for "\\r\\n" and for a lone "\\r"."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


@dataclass(frozen=True, slots=True)
class Original:
    """The text as given, and where its plain form lost a character."""

    text: str
    lost: tuple[int, ...]  # offsets in the plain form of each line end that was a pair

    def offset(self, plain: int) -> int:
        """Where a place of the plain form stands in the text as given.

        >>> original_of_text("a\\r\\nb").offset(2)
        3
        """
        return plain + bisect_left(self.lost, plain)

    def words(self, start: int, end: int) -> str:
        """The words of the text as given at a stretch of the plain form."""
        return self.text[self.offset(start) : self.offset(end)]


def original_of_text(text: str) -> Original:
    """A text as given, with what its plain form loses."""
    return Original(text, tuple(pair.start() - n for n, pair in enumerate(_PAIR.finditer(text))))


def keep_original(doc: Doc, text: str) -> None:
    """Note on a Doc of the plain form what the text as given was."""
    doc.user_data[_KEY] = text


def original_of(doc: Doc) -> Original | None:
    """The text as given of a Doc that was made from its plain form; None where they are the same."""
    text = doc.user_data.get(_KEY)
    return None if text is None else original_of_text(text)
