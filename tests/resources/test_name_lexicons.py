"""The lexicons of institutions and places keep their rules of admission."""

from typing import get_args

import pytest

from newsextract.records.institutions import InstitutionKind
from newsextract.resources.lexicons import column, read_lexicon

LEXICONS = {
    "institution_heads": "head",
    "organisations": "alias",
    "countries": "name",
    "regions": "name",
    "name_stops": "word",
    "acronym_stops": "word",
    "document_heads": "head",
    "demonyms": "demonym",
}


@pytest.mark.parametrize(("lexicon", "key"), LEXICONS.items(), ids=LEXICONS)
def test_no_entry_comes_twice(lexicon, key):
    """An entry has one meaning, so its word stands in one row."""
    words = [row[key] for row in read_lexicon(lexicon)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("lexicon", [*LEXICONS, "cities", "place_heads"])
def test_every_entry_names_its_source(lexicon):
    """No entry is without a source."""
    assert all(row["source"] for row in read_lexicon(lexicon))


@pytest.mark.parametrize("lexicon", ["institution_heads", "organisations"])
def test_kinds_are_those_of_the_contract(lexicon):
    """Each kind in a lexicon is one that a record can have."""
    assert column(lexicon, "kind") <= set(get_args(InstitutionKind))


def test_country_codes_are_two_capitals():
    """Codes are ISO 3166 alpha-2, or a dash where there is none."""
    codes = column("countries", "code") | column("cities", "code") | (column("regions", "code") - {"-"})
    assert all(len(code) == 2 and code.isupper() for code in codes)


def test_no_organisation_is_a_common_word():
    """An alias in small letters would match ordinary prose."""
    assert [alias for alias in column("organisations", "alias") if alias.islower()] == []
