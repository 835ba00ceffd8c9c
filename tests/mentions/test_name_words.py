"""Words as a reader of names sees them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsextract.mentions.name_words import read_words

CASES = {
    "possessive apart": ("Lindholm's clinic", ["Lindholm", "clinic"]),
    "plural possessive apart": ("Farmers’ Union", ["Farmers", "Union"]),
    "hyphenated word whole": ("Vice-Rector of Baden-Alt", ["Vice-Rector", "of", "Baden-Alt"]),
    "initials with stops whole": ("the U.S. and I.M.Orlov", ["the", "U.S.", "and", "I.M.", "Orlov"]),
    "initials at the end of a compound": ("Norland-U.S. talks", ["Norland", "U.S.", "talks"]),
    "ordinal": ("the 3rd Battalion", ["the", "3rd", "Battalion"]),
    "apostrophe inside": ("N'Djamena", ["N'Djamena"]),
}


@pytest.mark.parametrize(("text", "words"), CASES.values(), ids=CASES)
def test_words(text, words):
    """Each word is what belongs to a name, without a possessive ending."""
    assert [word.text for word in read_words(text)] == words


def test_possessive_is_kept_as_a_fact():
    """The ending that was taken off is remembered, with its end in the text."""
    word = read_words("Ghana's ports")[0]
    assert word.possessive
    assert (word.end, word.tail) == (5, 7)


def test_line_end_of_a_wrapped_paragraph_joins():
    """A name may run over a line end where the text is wrapped at a width."""
    text = "The rector of the University\nof Okahandja met the\nstaff of the clinic\nin the old hall\nof the city."
    assert next(word for word in read_words(text) if word.text == "University").joined


def test_line_end_of_a_list_separates():
    """Names in lines of their own stay apart."""
    text = "Ministry of Health\nMinistry of Education\nState Archive\nAbout us"
    assert not next(word for word in read_words(text) if word.text == "Health").joined


@given(st.text(max_size=80))
def test_words_are_cut_from_the_text(text):
    """Whatever the text, every word is found at its own offsets, in order."""
    words = read_words(text)
    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(left.tail <= right.start for left, right in pairwise(words))
