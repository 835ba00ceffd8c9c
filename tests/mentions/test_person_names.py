"""Names of people in running text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newsextract.mentions.institutions import InstitutionFinder
from newsextract.mentions.people import PersonFinder
from newsextract.mentions.store import titles, write_mentions
from newsextract.mentions.titles import TitleFinder


def find(text):
    doc = Doc(Vocab(), words=[text], spaces=[False])
    write_mentions(doc, "title", TitleFinder().find(doc))
    write_mentions(doc, "institution", InstitutionFinder().find(doc))
    return PersonFinder().find(doc), titles(doc)


def names(text):
    return [mention.text for mention in find(text)[0]]


WHOLE = {
    "initials apart": ("Professor A. T. Orlunov spoke.", ["A. T. Orlunov"]),
    "initials glued": ("Academician A.T.Orlunov spoke.", ["A.T.Orlunov"]),
    "middle initial": ("Maria T. Verin said so.", ["Maria T. Verin"]),
    "Arabic particles": ("Sheikh Hamad bin Jaber Al Orlun came.", ["Hamad bin Jaber Al Orlun"]),
    "article with a hyphen": ("Prime Minister Nasser al-Orluni came.", ["Nasser al-Orluni"]),
    "German particle": ("President Ursula von der Lindt came.", ["Ursula von der Lindt"]),
    "Spanish particle": ("Minister Carlos de la Ferra came.", ["Carlos de la Ferra"]),
    "suffix with comma": ("Senator John Q. Verin, Jr., came.", ["John Q. Verin, Jr."]),
    "suffix with numeral": ("Secretary John Q. Verin III came.", ["John Q. Verin III"]),
    "apostrophe": ("Mayor Nora O’Verin came.", ["Nora O’Verin"]),
    "hyphens": ("Dr. Anne-Marie Verin-Holt came.", ["Anne-Marie Verin-Holt"]),
    "East Asian": ("Minister Kang Do-yun came.", ["Kang Do-yun"]),
    "short English word inside": ("Mr Pang Kin Leng came.", ["Pang Kin Leng"]),
    "patronymic alone": ("Then Zoyka Pavlovna Gutsul came.", ["Zoyka Pavlovna Gutsul"]),
    "patronymic": ("Rector Ivan Petrovich Orlunov came.", ["Ivan Petrovich Orlunov"]),
    "family name in capitals": ("Director Anna VERINENKO came.", ["Anna VERINENKO"]),
    "nickname": ("Col. John “Jack” Verin came.", ["John “Jack” Verin"]),
    "family name that a place begins with": ("Then Jill St. Lucia came.", ["Jill St. Lucia"]),
    "possessive": ("President Verin’s plan failed.", ["Verin"]),
}


@pytest.mark.parametrize(("text", "expected"), WHOLE.values(), ids=WHOLE)
def test_name_is_whole_and_without_title(text, expected):
    """A name is never cut, and takes no title, possessive or comma with it."""
    assert names(text) == expected


LATER = {
    "family name": ("Maria Verin came. Verin spoke.", ["Maria Verin", "Verin"]),
    "after a courtesy": ("Maria Verin came. Ms Verin spoke.", ["Maria Verin", "Verin"]),
    "headline in capitals": ("VERIN VISITS LAKESIDE\n\nMaria Verin came.", ["VERIN", "Maria Verin"]),
    "family name first": ("Minister Wu Jianfen came. Wu spoke.", ["Wu Jianfen", "Wu"]),
}


@pytest.mark.parametrize(("text", "expected"), LATER.values(), ids=LATER)
def test_later_mentions_by_part_of_the_name(text, expected):
    """Who has been named in full may be named by family name alone."""
    assert names(text) == expected


LISTED = {
    "plural title": ("Senators Verin and Holtz came.", ["Verin", "Holtz"]),
    "unknown names with a known one": (
        "Maria Verin, Srdun Kolarch and Enis Bajrum came.",
        ["Maria Verin", "Srdun Kolarch", "Enis Bajrum"],
    ),
    "shared family name": ("She met with Marc and Debra Verin.", ["Marc", "Debra Verin"]),
}


@pytest.mark.parametrize(("text", "expected"), LISTED.values(), ids=LISTED)
def test_names_in_lists(text, expected):
    """A list makes people of names that would not do alone."""
    assert names(text) == expected


NOBODY = {
    "country": "The Minister of Health visited Saint Lucia and Papua New Guinea.",
    "institution": "Ivan Orlun National University opened.",
    "title case headline": "Bank Signs Deal With Energy Fund",
    "acronyms": "The NORDAC COP Summit said so.",
    "party and state letters": "Lakeside D IL and others",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY)
def test_other_capitalised_words_are_nobody(text):
    """Places, institutions and headlines give no people."""
    assert names(text) == []


WORDS = st.sampled_from(
    [
        "Maria",
        "Verin",
        "Mr.",
        "A.",
        "T.",
        "bin",
        "al-Orluni",
        "and",
        ",",
        "said",
        "President",
        "\n",
        "University",
        "Jr.",
        "’s",
        "“",
        "”",
        "of",
    ]
)


@given(st.lists(WORDS, max_size=25))
def test_names_hold_their_text_and_overlap_nothing(words):
    """Whatever goes in, names are stretches of the text that share no character with each other or with a title."""
    text = " ".join(words)
    people, held = find(text) if text else ([], [])
    everything = sorted([*people, *held], key=lambda mention: mention.start)
    assert all(text[mention.start : mention.end] == mention.text for mention in people)
    assert all(a.end <= b.start for a, b in pairwise(everything))
