"""Names of places."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newsextract.mentions.mention import InstitutionMention, PersonMention
from newsextract.mentions.places import PlaceFinder
from newsextract.mentions.places_gazetteer import gazetteer
from newsextract.mentions.store import write_mentions
from newsextract.resources.lexicons import read_lexicon

FINDER = PlaceFinder()


def make_doc(text):
    return Doc(Vocab(), words=[text], spaces=[False])


def find(text):
    return [mention.text for mention in FINDER.find(make_doc(text))]


NAMES = {
    "owner of two words": ("They saw San Francisco’s Old Mint Building.", ["San Francisco", "Old Mint Building"]),
    "a bill is no place": ("They read the Texas Farm Bill on Monday.", []),
    "Bill is a forename too": ("They met Texas Senator Bill Lind.", ["Texas"]),
    "countries and their aliases": ("from the U.S. to the Republic of Korea", ["U.S.", "Republic of Korea"]),
    "possessive left out": (
        "Ghana's ports and the People’s Republic of China",
        ["Ghana", "People’s Republic of China"],
    ),
    "city and country": ("in Tashkent, Uzbekistan", ["Tashkent", "Uzbekistan"]),
    "without diacritics": ("in Reykjavik and Brasília", ["Reykjavik", "Brasília"]),
    "capitals": ("UZBEKISTAN AND SENEGAL SIGN", ["UZBEKISTAN", "SENEGAL"]),
    "attributive": ("a Denver-based firm and New Zealand-based staff", ["Denver", "New Zealand"]),
    "joined by a hyphen": ("Russia-Finland trade and Chile-U.K. talks", ["Russia", "Finland", "Chile", "U.K."]),
    "compass point": ("in Eastern Ukraine and the Russian Far East", ["Eastern Ukraine", "Russian Far East"]),
    "legislators' tags": ("Ann Roe (R-Maine), Lee Po (D-CT), Jo Ash (NH)", ["Maine", "CT", "NH"]),
    "state code after a city": ("in Springfield, IL.", ["Springfield", "IL"]),
    "street with number": ("at 14 Harbour Street today", ["14 Harbour Street"]),
    "waters and heights": (
        "from Lake Orlo to Mount Kesh and the Gulf of Aden",
        ["Lake Orlo", "Mount Kesh", "Gulf of Aden"],
    ),
    "administrative area": ("in Quibor province and Sukhora region", ["Quibor province", "Sukhora region"]),
    "building used as a venue": ("in the Okahandja Convention Center", ["Okahandja Convention Center"]),
    "names of several words": (
        "Ministers of St. Vincent and the Grenadines, Antigua and Barbuda and Wallis and Futuna came",
        ["St. Vincent and the Grenadines", "Antigua and Barbuda", "Wallis and Futuna"],
    ),
    "name that the text itself locates": ("a school in Belkory, while Belkory waits", ["Belkory", "Belkory"]),
}


@pytest.mark.parametrize(("text", "names"), NAMES.values(), ids=NAMES)
def test_places(text, names):
    """A place is found as written, without article or possessive ending."""
    assert find(text) == names


NO_PLACES = {
    "adjectives": "Ghanaian and Azerbaijani students",
    "document": "the Minsk agreements and the Geneva Convention",
    "money": "US$130 million and US dollars",
    "common words that are also towns": "Reading is easy. Most of the University will march.",
    "surname that is also a town": "Jackson said so.",
    "generic noun": "the river, the City and the region",
    "campus": "students of QU-Austin",
}


@pytest.mark.parametrize("text", NO_PLACES.values(), ids=NO_PLACES)
def test_no_place(text):
    """Adjectives, documents, currencies and ambiguous words without evidence are no places."""
    assert find(text) == []


def test_ambiguous_town_needs_evidence():
    """A town that is also a surname counts after a preposition of place or before its state."""
    assert find("She spoke in Jackson.") == ["Jackson"]
    assert find("Jackson, Mississippi, voted.") == ["Jackson", "Mississippi"]


def test_country_codes():
    """Each name of a country, state or city carries the code of its country; unknown ones carry none."""
    found = FINDER.find(make_doc("from the UK and Tashkent to Ohio, in Belkory."))
    assert [(mention.text, mention.country) for mention in found] == [
        ("UK", "GB"),
        ("Tashkent", "UZ"),
        ("Ohio", "US"),
        ("Belkory", None),
    ]


def test_nothing_inside_earlier_names():
    """No place lies inside an institution, a person or a date."""
    text = "Bank of Ghana met Paris Lind on the May 1 in Accra"
    doc = make_doc(text)
    write_mentions(doc, "institution", [InstitutionMention(0, 13, text[:13], "test")])
    write_mentions(doc, "person", [PersonMention(18, 28, text[18:28], "test")])
    assert [mention.text for mention in FINDER.find(doc)] == ["Accra"]


def test_honour_after_a_name_is_no_state():
    """Letters after a person's name are an honour, not a postal code."""
    text = "Mr Tan Ko, SC, spoke."
    doc = make_doc(text)
    write_mentions(doc, "person", [PersonMention(3, 9, "Tan Ko", "test")])
    assert FINDER.find(doc) == []


def test_gazetteer_holds_no_words_of_other_lexicons():
    """No city is spelled like a head noun, a month or a title, whatever evidence it asks for."""
    stops = {row["word"] for row in read_lexicon("name_stops")} | {
        row["head"] for row in read_lexicon("institution_heads")
    }
    assert [name for name, known in gazetteer().items() if known.source == "cities" and name.lower() in stops] == []


PIECES = [
    "Ghana",
    "in",
    "Lake",
    "Street",
    "U.S.",
    "-",
    "of",
    "the",
    "Sea",
    "(R-Maine)",
    "Jackson",
    ",",
    "Belkory",
    "\n",
    "12",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_mentions_are_cut_from_the_text(text):
    """Whatever the words, mentions have their own text, in order, and none overlap."""
    found = FINDER.find(make_doc(text or " "))
    assert all((text or " ")[mention.start : mention.end] == mention.text for mention in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
