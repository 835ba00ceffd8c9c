"""The text of a Doc, put together once: `doc.text` joins all tokens anew at every access."""

from __future__ import annotations

from typing import cast

from spacy.tokens import Doc

_KEY = "newsextract.text"


def text_of(doc: Doc) -> str:
    """The text of the Doc, exactly as given."""
    text = doc.user_data.get(_KEY)
    return doc.text if text is None else cast(str, text)


def keep_text(doc: Doc) -> None:
    """Put the text together, once for all stages, and keep it on the Doc."""
    if _KEY not in doc.user_data:
        doc.user_data[_KEY] = doc.text
