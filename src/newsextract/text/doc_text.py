"""The text of a Doc, put together once: `doc.text` joins all tokens anew at every access."""

from __future__ import annotations

from typing import cast

from spacy.tokens import Doc

_KEY = "newsextract.text"


def text_of(doc: Doc) -> str:
    """The text of the Doc, exactly as given."""
    text = doc.user_data.get(_KEY)
    return doc.text if text is None else cast(str, text)


def keep_text(doc: Doc, text: str | None = None) -> None:
    """Keep the text of the Doc on it, once for all stages: `text`, if it is at hand, else put together."""
    if _KEY not in doc.user_data:
        doc.user_data[_KEY] = doc.text if text is None else text
