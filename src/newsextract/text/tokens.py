"""Text -> tokens by spaCy's tokenizer, whose time is kept linear where a text holds long runs of marks."""

from __future__ import annotations

from collections.abc import Iterator

import regex
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

# spaCy peels marks off a token one by one and looks at the rest again each time: 10,000 brackets in a row take it
# many seconds. No name or date holds so long a run of marks, so each run becomes one token.
_LONG_RUN = regex.compile(r"[^\p{L}\p{N}\s]{40,}+")
# The same holds for "http://http://…" or encoded bytes without a space: they are read in pieces.
_LONG_WORD = regex.compile(r"\S{1000}")


def tokenize(text: str, tokenizer: Tokenizer) -> Doc:
    """The Doc of a text, whose own text is the text as given."""
    if _LONG_RUN.search(text) is None and _LONG_WORD.search(text) is None:
        doc: Doc = tokenizer(text)
        return doc
    words: list[str] = []
    spaces: list[bool] = []
    for part, is_run in _parts(text):
        tokens = [(part, False)] if is_run else [(token.text, bool(token.whitespace_)) for token in tokenizer(part)]
        words.extend(word for word, _ in tokens)
        spaces.extend(space for _, space in tokens)
    return Doc(tokenizer.vocab, words=words, spaces=spaces)


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """The text in order, cut around its long runs of marks and within its long words; whether each part is a run."""
    at = 0
    for run in _LONG_RUN.finditer(text):
        yield from ((piece, False) for piece in _pieces(text[at : run.start()]))
        yield run.group(), True
        at = run.end()
    yield from ((piece, False) for piece in _pieces(text[at:]))


def _pieces(text: str) -> Iterator[str]:
    """The text in order, cut behind each thousand characters without a space."""
    at = 0
    for word in _LONG_WORD.finditer(text):
        yield text[at : word.end()]
        at = word.end()
    if at < len(text):
        yield text[at:]
