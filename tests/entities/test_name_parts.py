"""Parts of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsextract.entities.names import parse_name, split_name

PARSED = {
    "S. Orlunov": {"initials": "S.", "family": "Orlunov"},
    "A.T.Orlunov": {"initials": "A.T.", "family": "Orlunov"},
    "Hamad bin Jaber Al Orlun": {"given": "Hamad", "patronymic": "bin Jaber", "family": "Al Orlun"},
    "Ursula von der Lindt": {"given": "Ursula", "family": "von der Lindt"},
    "Ivan Petrovich Orlunov": {"given": "Ivan", "patronymic": "Petrovich", "family": "Orlunov"},
    "Orlunov Ivan Petrovich": {"given": "Ivan", "patronymic": "Petrovich", "family": "Orlunov"},
    "Elnur Rauf oglu Verinov": {"given": "Elnur", "patronymic": "Rauf oglu", "family": "Verinov"},
    "Verinov Elnur Rauf oglu": {"given": "Elnur", "patronymic": "Rauf oglu", "family": "Verinov"},
    "Verinova Dilnoza": {"given": "Dilnoza", "family": "Verinova"},
    "Dilnoza Verinova": {"given": "Dilnoza", "family": "Verinova"},
    "Roman Arkadyevich Verinovich": {"given": "Roman", "patronymic": "Arkadyevich", "family": "Verinovich"},
    "John Milan Verinovich": {"given": "John Milan", "family": "Verinovich"},
    "Verinova Anna Nikitichna": {"given": "Anna", "patronymic": "Nikitichna", "family": "Verinova"},
    "Sukhdev Verin": {"given": "Sukhdev", "family": "Verin"},
    "Xiaoyan Zhang": {"given": "Xiaoyan", "family": "Zhang"},
    "Sargsyan Serzh": {"given": "Serzh", "family": "Sargsyan"},
    "Kang Do-yun": {"given": "Do-yun", "family": "Kang"},
    "Wu Jianfen": {"given": "Jianfen", "family": "Wu"},
    "Anna VERINENKO": {"given": "Anna", "family": "VERINENKO"},
    "Orlunov A. T.": {"initials": "A. T.", "family": "Orlunov"},
    "John Q. Verin, Jr.": {"given": "John", "initials": "Q.", "family": "Verin", "suffix": "Jr."},
    "Verin": {"family": "Verin"},
}


@pytest.mark.parametrize(("name", "parts"), PARSED.items(), ids=PARSED)
def test_parts_of_a_name(name, parts):
    """The parts are as written, and a part that is not given is null."""
    assert {key: value for key, value in parse_name(name).model_dump().items() if value is not None} == parts


SPLIT = {
    "Dr. Ann B. Verin": {"title": "Dr.", "given": "Ann", "middle": "B.", "family": "Verin"},
    "Verin, Ann B.": {"given": "Ann", "middle": "B.", "family": "Verin"},
    "John Q. Verin, Jr., MD": {"given": "John", "middle": "Q.", "family": "Verin", "suffix": "Jr. MD"},
    'Ann "Annie" Verin': {"given": "Ann", "family": "Verin", "nickname": '"Annie"'},
    "Maria Van Holt": {"given": "Maria", "family": "Van Holt"},
    "State Senator Ann Verin": {"title": "State Senator", "given": "Ann", "family": "Verin"},
    "Ann Verin attorney at law": {"given": "Ann", "family": "Verin", "suffix": "attorney at law"},
    "Earl Verin": {"given": "Earl", "family": "Verin"},
}


@pytest.mark.parametrize(("name", "parts"), SPLIT.items(), ids=SPLIT)
def test_split_of_a_listed_name(name, parts):
    """A name of an address list is split into six parts, the missing ones empty."""
    assert {key: value for key, value in split_name(name).items() if value} == parts


@given(st.text(alphabet="aA.,-'\" ()IVJrbin", max_size=30))
def test_any_string_has_parts(name):
    """No string is refused, and every part is made of the string's own letters."""
    parts = [part for part in parse_name(name).model_dump().values() if part]
    assert all(letter in name for part in parts for letter in part if letter != " ")
    assert set(split_name(name)) == {"title", "given", "middle", "family", "suffix", "nickname"}
