"""Tokens cover the text as given, in time that grows with it and no more."""

import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from newsextract.text.tokens import tokenize

TOKENIZER = spacy.blank("en").tokenizer
PARTS = st.lists(
    st.sampled_from(["Baku", " ", "  ", "\n", "(" * 50, "-" * 40, "." * 39, "é", "3.5", "“" * 60, "a/" * 700]),
    max_size=12,
)


@given(PARTS.map("".join))
def test_tokens_hold_the_text_as_given(text: str) -> None:
    """Whatever runs of marks a text holds, its Doc has the same text and every token its place."""
    doc = tokenize(text, TOKENIZER)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@given(st.text(alphabet="ab.,()- \n", max_size=80).filter(lambda text: "(" * 40 not in text))
def test_ordinary_text_has_spacys_own_tokens(text: str) -> None:
    """Where there is no long run of marks, the tokens are spaCy's."""
    assert [token.text for token in tokenize(text, TOKENIZER)] == [token.text for token in TOKENIZER(text)]


def test_long_words_take_no_time() -> None:
    """Addresses written together without a space, for which spaCy alone needs minutes, are read at once."""
    text = "Baku " + "http://" * 20_000 + " Lisbon"
    began = time.perf_counter()
    doc = tokenize(text, TOKENIZER)
    assert time.perf_counter() - began < 5
    assert (doc[0].text, doc[-1].text, doc.text) == ("Baku", "Lisbon", text)


@pytest.mark.parametrize("mark", ["(", "_", ".", "“", "=-"])
def test_long_runs_of_marks_take_no_time(mark: str) -> None:
    """A hundred thousand marks in a row are one token, at once."""
    began = time.perf_counter()
    doc = tokenize(f"Baku {mark * 100_000} Lisbon", TOKENIZER)
    assert time.perf_counter() - began < 2
    assert [doc[0].text, doc[-1].text] == ["Baku", "Lisbon"]
