"""Names of institutions."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newsextract.mentions.institutions import InstitutionFinder
from newsextract.mentions.mention import TitleMention
from newsextract.mentions.store import write_mentions

FINDER = InstitutionFinder()


def make_doc(text):
    return Doc(Vocab(), words=[text], spaces=[False])


def find(text):
    return [mention.text for mention in FINDER.find(make_doc(text))]


GRAMMAR = {
    "complement with country": (
        "He met staff of the Ministry of Health of the Republic of Ghana today.",
        ["Ministry of Health of the Republic of Ghana"],
    ),
    "coordinated topics": (
        "The Ministry of Labour, Migration and Social Protection agreed.",
        ["Ministry of Labour, Migration and Social Protection"],
    ),
    "topic that no list has, joined with one": (
        "She works for the Ministry of Tidelands and Irrigation.",
        ["Ministry of Tidelands and Irrigation"],
    ),
    "sciences": (
        "the Lind National Centre of Epidemiology and Neurophysiology",
        ["Lind National Centre of Epidemiology and Neurophysiology"],
    ),
    "unit with a complement behind its parent": (
        "the Lakeside University Faculty of Law met",
        ["Lakeside University", "Faculty of Law"],
    ),
    "whole behind a school": (
        "the School of Medicine of the University of Lakeside met",
        ["School of Medicine", "University of Lakeside"],
    ),
    "person with a patronymic behind it": ("the Faculty of Hydraulics Zoya Pavlovna Gutsul", ["Faculty of Hydraulics"]),
    "embassy in a country": ("the Embassy of Mongolia in Turkey reports", ["Embassy of Mongolia in Turkey"]),
    "embassy in a town": ("the Embassy of Mongolia in Porto reports", ["Embassy of Mongolia"]),
    "verb of a headline": ("Ministry of Law Strengthens Bilateral Ties", ["Ministry of Law"]),
    "another body behind and the": (
        "The Centre for Air Quality and the Haze Task Force agreed.",
        ["Centre for Air Quality", "Haze Task Force"],
    ),
    "two ministries": (
        "The Ministry of Health and the Ministry of Education agreed.",
        ["Ministry of Health", "Ministry of Education"],
    ),
    "topics before the head": (
        "A vote of the Energy and Natural Resources Committee is due.",
        ["Energy and Natural Resources Committee"],
    ),
    "department and parent": (
        "the Faculty of Pharmacy of Lakeside Medical University",
        ["Faculty of Pharmacy", "Lakeside Medical University"],
    ),
    "department before which the parent stands": (
        "the Lakeside University Law Faculty",
        ["Lakeside University", "Law Faculty"],
    ),
    "clinic that bears the university's name": (
        "the Dental Clinic of Lakeside Medical University",
        ["Dental Clinic of Lakeside Medical University"],
    ),
    "lower-case heads of translated English": (
        "in the clinic of Cardiology and the Surgical - Diagnostic clinic of Lakeside University",
        ["clinic of Cardiology", "Surgical - Diagnostic clinic of Lakeside University"],
    ),
    "named after": (
        "the Kodori State University named after A.B. Orlin in Sukhora",
        ["Kodori State University named after A.B. Orlin"],
    ),
    "possessive office": ("She works in the Prime Minister’s Office.", ["Prime Minister’s Office"]),
    "possessive owner": ("Singapore's Ministry of Transport", ["Ministry of Transport"]),
    "number": ("pupils of School No. 7 and Working Group II on Soils", ["School No. 7", "Working Group II on Soils"]),
    "company": ("a contract with Klug Solar GmbH and Osei & Sons Ltd.", ["Klug Solar GmbH", "Osei & Sons Ltd."]),
    "person right after": ("said the Ministry of Transport Maria Lind", ["Ministry of Transport"]),
    "firm of partners": ("lawyers of Adjei Osei & Lindqvist spoke", ["Adjei Osei & Lindqvist"]),
    "foreign head": ("at the Universidad Nacional de Quibora yesterday", ["Universidad Nacional de Quibora"]),
    "campus of a state university": (
        "the University of California, Riverside",
        ["University of California, Riverside"],
    ),
    "under a patron": (
        "the Academy of Statistics under the President of the Republic of Tajikistan",
        ["Academy of Statistics under the President of the Republic of Tajikistan"],
    ),
    "embassy before its city": ("staff of the U.S. Embassy Accra", ["U.S. Embassy Accra"]),
    "footer that runs names together": (
        "Eye Clinic of Lakeside Medical University Heart Clinic of Lakeside Medical University",
        ["Eye Clinic of Lakeside Medical University", "Heart Clinic of Lakeside Medical University"],
    ),
    "capitals": ("MINISTRY OF TRANSPORT\n4 June", ["MINISTRY OF TRANSPORT"]),
    "weak head with an acronym": ("the Northern Health System (NHSY) grew", ["Northern Health System", "NHSY"]),
}


@pytest.mark.parametrize(("text", "names"), GRAMMAR.values(), ids=GRAMMAR)
def test_names_by_grammar(text, names):
    """The name runs from its first modifier to the end of its complement, and no further."""
    assert find(text) == names


NO_NAMES = {
    "generic": "The university and the ministry agreed; the University did too.",
    "country": "The Russian Federation and the West Bank were named.",
    "building": "They met in the Lakeside Convention Center and the Senate Office Building.",
    "description": "a Ghanaian hospital and a Baku clinic",
    "board of nobody": "The Board of Directors met.",
    "document": "under the UN Charter",
}


@pytest.mark.parametrize("text", NO_NAMES.values(), ids=NO_NAMES)
def test_no_institution(text):
    """Generic words, countries, buildings and documents are no institutions."""
    assert find(text) == []


ALIASES = {
    "defined in brackets": (
        "The Harbour Authority of Norland (HAN) spoke. HAN will pay.",
        ["Harbour Authority of Norland", "HAN", "HAN"],
    ),
    "defined as something in a contract": (
        "Lakeside University (hereinafter referred to as “Lakeside”) signed.",
        ["Lakeside University"],
    ),
    "spelled by the initials": (
        "Students of Lakeside Medical University came. LMU pays.",
        ["Lakeside Medical University", "LMU"],
    ),
    "leading word left out": (
        "Students of First Lakeside Medical University came. LMU pays.",
        ["First Lakeside Medical University", "LMU"],
    ),
    "acronym of a unit": (
        "The LMU Heart - Lung clinic of Lakeside Medical University opened at LMU HLC.",
        ["LMU Heart - Lung clinic of Lakeside Medical University", "LMU HLC"],
    ),
    "acronym named after": (
        "Lakeside Medical University opened. MPs saw LMU named after A.Orlin.",
        ["Lakeside Medical University", "LMU named after A.Orlin"],
    ),
    "no institution": ("A memorandum of understanding (MOU) was signed. The MOU holds.", []),
}


@pytest.mark.parametrize(("text", "names"), ALIASES.values(), ids=ALIASES)
def test_short_forms(text, names):
    """Acronyms count where the text explains them as an institution."""
    assert find(text) == names


KNOWN = {
    "international bodies": ("talks between the EU and the World Bank", ["EU", "World Bank"]),
    "part of a compound": ("a UN-mediated truce", ["UN"]),
    "house as actor": ("The White House said so.", ["White House"]),
    "house as venue": ("They met at the White House.", []),
    "parliament of a country": ("the Czech Senate", ["Czech Senate"]),
    "typographic apostrophe": ("The United Nations Children’s Fund agreed.", ["United Nations Children’s Fund"]),
}


@pytest.mark.parametrize(("text", "names"), KNOWN.values(), ids=KNOWN)
def test_known_bodies(text, names):
    """The lexicon's bodies are found under all their names, unless the words mean something else."""
    assert find(text) == names


def test_kind_follows_the_head():
    """The head noun says what kind of institution it is."""
    kinds = {
        mention.text: mention.kind for mention in FINDER.find(make_doc("Lakeside Hospital and the Bank of Norland"))
    }
    assert kinds == {"Lakeside Hospital": "health", "Bank of Norland": "bank"}


FIELDS = {
    "Kivu Cancer Centre": "health",
    "Tide Research Center": "research",
    "Lind Centre for Neurophysiology": "research",
    "Cancer Research Centre of Umbria": "research",
    "Centre for Dialogue": "other",
    "Haze Task Force": "government",
    "Advisory Committee on Ports": "government",
    "Committee on Ports": "parliament",
}


@pytest.mark.parametrize(("name", "kind"), FIELDS.items(), ids=FIELDS)
def test_kind_of_a_centre_follows_its_field(name, kind):
    """A head noun that leaves the kind open takes it from what the name is about."""
    assert [(found.text, found.kind) for found in FINDER.find(make_doc(f"the {name} met"))] == [(name, kind)]


def test_every_mention_says_how_it_was_found():
    """Provenance names the head noun or the lexicon."""
    found = FINDER.find(make_doc("Lakeside Hospital and NATO"))
    assert [mention.found_by for mention in found] == ["head-noun hospital", "lexicon organisations"]


def test_name_ends_with_the_title_it_is_in():
    """A person's name after "Minister of …" is not drawn into the institution."""
    text = "Deputy Head of the Department of Transport Ann Roe came."
    doc = make_doc(text)
    write_mentions(doc, "title", [TitleMention(0, 42, text[:42], "test")])
    assert [mention.text for mention in FINDER.find(doc)] == ["Department of Transport"]


PIECES = [
    "Ministry",
    "of",
    "the",
    "Health",
    "and",
    "University",
    "(LMU)",
    "U.S.",
    ",",
    "Clinic's",
    "named",
    "after",
    "\n",
    "UN",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_mentions_are_cut_from_the_text(text):
    """Whatever the words, mentions have their own text, in order, and none overlap."""
    found = FINDER.find(make_doc(text or " "))
    assert all((text or " ")[mention.start : mention.end] == mention.text for mention in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
