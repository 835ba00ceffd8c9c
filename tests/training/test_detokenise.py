"""Tokens become text as it is printed."""

from __future__ import annotations

import pytest
from detokenise import detokenise, lay_out
from hypothesis import given
from hypothesis import strategies as st

SENTENCES = {
    "marks": ("Ada , Bo and Cy came ; Di did n't .", "Ada, Bo and Cy came; Di didn't."),
    "brackets": ("The Lake Board ( LB ) met [ twice ] .", "The Lake Board (LB) met [twice]."),
    "quotes": ('He said , " We agree . "', 'He said, "We agree."'),
    "single quotes": ("a ' Big Three ' plan", "a 'Big Three' plan"),
    "owners": ("the players ' union and Ada 's aunt", "the players' union and Ada's aunt"),
    "loose apostrophe": ("Shepherd ' s plan", "Shepherd's plan"),
    "curly apostrophe": ("the Judges ’ School and the People ’ s Bank", "the Judges’ School and the People’s Bank"),
    "elision": ("Ann O 'Dell met Jean d 'Orly", "Ann O'Dell met Jean d'Orly"),
    "money": ("$ 150 or 12 %", "$150 or 12%"),
    "dashes": ("it grew -- slowly - until 1914 - 1918", "it grew – slowly - until 1914-1918"),
    "compounds": ("a rule -based plan and / or a well-known one", "a rule-based plan and/or a well-known one"),
    "initials": ("R . V . Silva", "R. V. Silva"),
}


@pytest.mark.parametrize(("tokens", "text"), SENTENCES.values(), ids=SENTENCES.keys())
def test_spacing_is_natural(tokens: str, text: str) -> None:
    """Marks, quotes, brackets and contractions stand where a printer sets them."""
    assert detokenise(tokens.split())[0] == text


@given(st.lists(st.text(alphabet="aB1.'\"-,(’s/", min_size=1, max_size=4).filter(lambda t: t not in {"--", "---"})))
def test_offsets_cut_out_each_token(tokens: list[str]) -> None:
    """Whatever the spacing, a token is found at its offsets."""
    text, offsets = detokenise(tokens)
    assert [text[start:end] for start, end in offsets] == tokens


def test_paragraphs_hold_some_sentences_each() -> None:
    """An empty line stands between paragraphs, and offsets count from the beginning of the text."""
    text, places = lay_out([["One", "."], ["Two", "."], ["Three", "."]], per_paragraph=2)
    assert text == "One. Two.\n\nThree."
    assert text[slice(*places[2][0])] == "Three"
