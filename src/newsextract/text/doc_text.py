"""The text of a Doc and its words, put together once: `doc.text` joins all tokens anew at every access."""

from __future__ import annotations

from typing import cast

from spacy.attrs import IDX, LENGTH
from spacy.tokens import Doc

_KEY = "newsextract.text"
_WORDS = "newsextract.words"


def text_of(doc: Doc) -> str:
    """The text of the Doc, exactly as given."""
    text = doc.user_data.get(_KEY)
    return doc.text if text is None else cast(str, text)


def keep_text(doc: Doc, text: str | None = None) -> None:
    """Keep the text of the Doc on it, once for all stages: `text`, if it is at hand, else put together."""
    if _KEY not in doc.user_data:
        doc.user_data[_KEY] = doc.text if text is None else text


def words_of(doc: Doc) -> tuple[str, ...]:
    """The tokens of the Doc as written: for whoever goes through all, since each access to a token makes an object."""
    return _spellings(doc)[0]


def lower_words_of(doc: Doc) -> tuple[str, ...]:
    """The tokens of the Doc in lower case."""
    return _spellings(doc)[1]


def _spellings(doc: Doc) -> tuple[tuple[str, ...], tuple[str, ...]]:
    kept = doc.user_data.get(_WORDS)
    if kept is None or len(kept[0]) != len(doc):  # somebody may have joined or split tokens between two stages
        text = text_of(doc)
        words = tuple(text[start : start + length] for start, length in doc.to_array([IDX, LENGTH]).tolist())
        kept = doc.user_data[_WORDS] = words, tuple(map(str.lower, words))
    return cast("tuple[tuple[str, ...], tuple[str, ...]]", kept)


def forget_words(doc: Doc) -> None:
    """Drop the words, so that the Doc is no larger where it is sent to another process."""
    doc.user_data.pop(_WORDS, None)
