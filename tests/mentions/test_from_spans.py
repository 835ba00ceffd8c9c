"""Mentions made of spans that the model found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marked_text import read_marked
from newsextract.mentions.from_spans import mention_at
from newsextract.mentions.groups import GroupFinder
from newsextract.mentions.institutions import InstitutionFinder
from newsextract.mentions.mention import (
    GroupMention,
    InstitutionMention,
    Label,
    Mention,
    PersonMention,
    PlaceMention,
    TitleMention,
)
from newsextract.mentions.titles import TitleFinder

LABELS: tuple[Label, ...] = ("person", "title", "institution", "place", "group")


def _of(label: Label, words: str) -> Mention:
    return mention_at(label, f"xx {words} yy", 3, 3 + len(words), "model")


def test_a_person_is_the_words() -> None:
    """The mention of a person is the span, with what found it."""
    assert _of("person", "Ana Pereira") == PersonMention(3, 14, "Ana Pereira", "model")


INSTITUTIONS = {
    "Oakdale University": "university",
    "University of Oakdale": "university",
    "the University of Oakdale": "university",
    "Ministry of Health": "government",
    "Ministry of Foreign Affairs of Norland": "government",
    "Embassy of Norland in Oakdale": "government",
    "Oakdale General Hospital": "health",
    "Oakdale University Hospital": "health",
    "Bank of Oakdale": "bank",
    "Bank for the Development of Norland": "bank",
    "Oakdale Ltd": "company",
    "Oakdale Parliamentary Assembly": "parliament",
    "Oakdale District Court": "court",
    "Faculty of Law": "department",
    "Center for Cancer Research": "research",
    "OAKDALE UNIVERSITY": "university",
    "Zorblax": "other",
}


@pytest.mark.parametrize(("words", "kind"), INSTITUTIONS.items())
def test_kind_of_an_institution_is_that_of_its_head(words: str, kind: str) -> None:
    """The head noun tells the kind: the one that a complement follows, else the last; without one it is open."""
    found = _of("institution", words)
    assert isinstance(found, InstitutionMention)
    assert (found.kind, found.known_as) == (kind, None)


@pytest.mark.parametrize(
    ("words", "known_as", "kind"),
    [
        ("UN", "United Nations", "international"),
        ("United  Nations", "United Nations", "international"),
        ("United\nNations", "United Nations", "international"),
        ("European Union", "European Union", "international"),
    ],
    ids=ascii,
)
def test_widely_known_institution_has_its_full_name(words: str, known_as: str, kind: str) -> None:
    """An alias of the lexicon, spaced in any way, stands for the body's full name and kind."""
    found = _of("institution", words)
    assert isinstance(found, InstitutionMention)
    assert (found.known_as, found.kind) == (known_as, kind)


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Norway", "NO"),
        ("NORWAY", "NO"),
        ("U.S.", "US"),
        ("Lisbon", "PT"),
        ("New\nYork", "US"),
        ("Zorblax", None),
        ("X", None),
    ],
    ids=ascii,
)
def test_country_of_a_place_is_looked_up(words: str, country: str | None) -> None:
    """A place that the gazetteer holds has its country, any other none."""
    found = _of("place", words)
    assert isinstance(found, PlaceMention)
    assert found.country == country


TITLES = {
    "Rector": ("post", False),
    "rectors": ("post", True),
    "Deputy Ministers of Health": ("post", True),
    "head of the press office": ("post", False),
    "President and CEO": ("post", False),
    "General": ("rank", False),
    "Professor": ("rank", False),
    "professors": ("rank", True),
    "Dr.": ("courtesy", False),
    "Mr": ("courtesy", False),
    "Ph.D.": ("degree", False),
    "Sir": ("honour", False),
    "chief tea taster": ("post", False),
    "tea taster": ("post", False),
}


@pytest.mark.parametrize(("words", "expected"), TITLES.items())
def test_title_has_kind_and_number_of_its_head(words: str, expected: tuple[str, bool]) -> None:
    """The head noun tells whether a title is a post, rank, degree, honour or courtesy, and of how many."""
    found = _of("title", words)
    assert isinstance(found, TitleMention)
    assert (found.kind, found.plural) == expected


GROUPS: dict[str, tuple[str, int | None]] = {
    "students": ("students", None),
    "8 students of Oakdale University": ("students", 8),
    "2,500 students": ("students", 2500),
    "more than 800,000 women": ("women", 800_000),
    "Twenty-five teachers": ("teachers", 25),
    "five-person team": ("team", 5),
    "12-member delegation of the Ministry of Health": ("delegation", 12),
    "12-member\ndelegation": ("delegation", 12),
    "team of five scholars": ("team", 5),
    "more than 40 experts from 12 countries": ("experts", 40),
    "students of 3 universities": ("students", None),
    "officers of the three countries": ("officers", None),
    "G7 partners": ("partners", None),
    "partners and allies": ("partners", None),
    "students, teachers and parents": ("students", None),
    "local, state and federal officials": ("officials", None),
    "students and 20 teachers": ("students", None),
    "7 zorblaxes": ("", 7),
    "zorblaxes of 7 hills": ("", None),
    "²students": ("students", None),
    "①② students": ("students", None),
    "8 8 8": ("", 8),
    "1" * 40 + " students": ("students", None),
    "–": ("", None),
}


@pytest.mark.parametrize(("words", "expected"), GROUPS.items())
def test_group_has_head_and_count(words: str, expected: tuple[str, int | None]) -> None:
    """The first head noun of a described collective and how many it says there are, not a number in its complement."""
    found = _of("group", words)
    assert isinstance(found, GroupMention)
    assert (found.head, found.count) == expected


WRITTEN = (
    "[Oakdale University|institution] hosted a 12-member delegation of teachers. More than 1,200 students came.\n"
    "The Ministry of Health of Norland, the Bank of Oakdale and the Oakdale University Hospital signed it.\n"
    "Two deputy ministers, vice-rectors for research, Prof. Lind, General Berg and Dr. Tamm met partners and allies.\n"
    "He led a team of five scholars; Twenty-five teachers and 30 experts from 12 countries were there.\n"
    "The United Nations, the Constitutional Court and the Center for Cancer Research told members of the parliament."
)
FINDERS = {"group": GroupFinder(), "institution": InstitutionFinder(), "title": TitleFinder()}


@pytest.mark.parametrize("label", FINDERS)
def test_what_the_rules_found_is_read_alike(label: Label) -> None:
    """A span that the rules find too has the kind, head, number and count that they give it."""
    marked = read_marked(WRITTEN)
    found = FINDERS[label].find(marked.doc)
    assert len(found) > 3
    assert [mention_at(label, marked.doc.text, one.start, one.end, one.found_by) for one in found] == found


@given(st.sampled_from(LABELS), st.text(min_size=1, max_size=40), st.integers(0, 5))
def test_any_span_is_a_mention(label: Label, words: str, before: int) -> None:
    """Whatever words the model takes for a mention, one is made of just those words."""
    text = "-" * before + words + "–"
    made = mention_at(label, text, before, before + len(words), f"model {label} 0.50")
    assert (made.start, made.end, made.text) == (before, before + len(words), words)
    assert made.found_by == f"model {label} 0.50"
    assert made == mention_at(label, text, before, before + len(words), f"model {label} 0.50")


_NUMBERS = st.lists(
    st.sampled_from(
        (*("²", "①", "८", "1,000", "12", "-", "member", "dozen"), *("hundred", "five", "students", "of", "and", ","))
    ),
    min_size=1,
)


@given(_NUMBERS, st.sampled_from(["", " "]))
def test_numbers_in_any_order_are_no_error(words: list[str], space: str) -> None:
    """However numbers, marks and heads follow each other, a group is made, with a count of at least 0 or none."""
    made = _of("group", space.join(words))
    assert isinstance(made, GroupMention)
    assert made.count is None or made.count >= 0
