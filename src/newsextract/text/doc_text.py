"""The text of a Doc, put together once: `doc.text` joins all tokens anew at every access."""

from __future__ import annotations

from typing import cast

from spacy.tokens import Doc

_KEY = "newsextract.text"


def text_of(doc: Doc) -> str:
    """The text of the Doc, exactly as given."""
    text = doc.user_data.get(_KEY)
    if text is None:
        text = doc.user_data[_KEY] = doc.text
    return cast(str, text)
