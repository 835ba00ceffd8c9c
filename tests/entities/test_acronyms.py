"""Which short form stands for which long form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsextract.entities.acronyms import find_definitions, is_acronym, may_stand_for, spells

PAIRS = {
    "after the name": ("the Harbour Authority of Norland (HAN) said", [("HAN", "Harbour Authority of Norland")]),
    "in quotation marks": ("Lakeside Dental Clinic (“LDC”) opened", [("LDC", "Lakeside Dental Clinic")]),
    "hereinafter": ("Kofi State University (hereinafter KSU)", [("KSU", "Kofi State University")]),
    "before the name": ("the HAN (Harbour Authority of Norland)", [("HAN", "Harbour Authority of Norland")]),
    "letters inside words": ("a randomised chlorine trial (RCT)", [("RCT", "randomised chlorine trial")]),
    "lower-case long form": ("visual field index (VFI)", [("VFI", "visual field index")]),
    "abbreviation in front": (
        "the U.S. Harbour Board (USHB) met",
        [("USHB", "U.S. Harbour Board")],
    ),
    "year": ("Lind and Osei (2011) report", []),
    "remark": ("the ministry (in Accra) agreed", []),
    "sentence border": ("He left. Roads (HAN) closed", []),
    "numbered reference": ("as shown in (21), the", []),
}


@pytest.mark.parametrize(("text", "pairs"), PAIRS.values(), ids=PAIRS)
def test_definitions(text, pairs):
    """A bracket defines a short form where its letters are found in the words next to it."""
    assert [(found.short, found.long) for found in find_definitions(text)] == pairs


def test_definitions_know_their_places():
    """Both forms can be cut from the text at the offsets given."""
    text = "The Lakeside Dental Clinic (LDC) opened; the HAN (Harbour Authority of Norland) paid."
    for found in find_definitions(text):
        assert text[found.short_start :].startswith(found.short)
        assert text[found.long_start :].startswith(found.long)


SPELLED = {
    "capitals": ("KSU", "Kofi State University", True),
    "small words left out": ("MFA", "Ministry of Foreign Affairs", True),
    "small words taken": ("BoN", "Bank of Norland", True),
    "hyphen": ("ETC", "Educational-Therapeutic clinic", True),
    "other order": ("UKS", "Kofi State University", False),
    "word too few": ("KS", "Kofi State University", False),
}


@pytest.mark.parametrize(("acronym", "phrase", "spelled"), SPELLED.values(), ids=SPELLED)
def test_spelling(acronym, phrase, spelled):
    """An acronym spells a phrase where the initials of its words give all its letters in order."""
    assert spells(acronym, phrase) is spelled


def test_leading_words_may_be_left_out():
    """An undefined acronym may leave out words in front and the person a body is named after."""
    assert may_stand_for("KMU", "First Kofi Medical University named after A.B. Orlin")
    assert not may_stand_for("KMU", "Kofi Technical University")


def test_what_looks_like_an_acronym():
    """One short word with at least two capitals or digits is an acronym."""
    assert [name for name in ("KSU", "MinHealth", "G20", "Kofi", "KSU Clinic") if is_acronym(name)] == [
        "KSU",
        "MinHealth",
        "G20",
    ]


@given(st.text(alphabet="AbC (),.\n[]“”-", max_size=60))
def test_any_text_is_read(text):
    """Whatever the brackets, pairs are substrings of the text."""
    assert all(found.short in text and found.long in text for found in find_definitions(text))
