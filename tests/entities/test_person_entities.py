"""One entity per person."""

import pytest

from newsextract.entities.people import cluster_people
from newsextract.mentions.mention import PersonMention, TitleMention


def clusters(*names, titled=()):
    """The names of each person, from names in the order of a text; `titled` gives titles by position."""
    text, mentions, titles = "", [], []
    for number, name in enumerate(names):
        title = dict(titled).get(number)
        if title is not None:
            titles.append(TitleMention(len(text), len(text) + len(title), title, "test"))
            text += f"{title} "
        mentions.append(PersonMention(len(text), len(text) + len(name), name, "test"))
        text += f"{name}. "
    return [
        (person.name, [mention.text for mention in person.mentions])
        for person in cluster_people(text, mentions, titles)
    ]


ONE = {
    "initial": ("S. Orlunov", "Orlunov", "Sergey Orlunov"),
    "initials glued": ("A.T. Orlunov", "A. T. Orlunov", "A.T.Orlunov"),
    "middle name left out": ("Maria T. Verin", "Maria Verin", "Verin"),
    "capitals": ("VERIN", "Maria Verin"),
    "marks": ("José Verín", "Jose Verin"),
    "other order": ("Wu Jianfen", "Jianfen Wu"),
    "particle": ("Ursula von der Lindt", "von der Lindt"),
    "suffix": ("John Verin, Jr.", "John Verin"),
    "short given name": ("Alexander Verin", "Alex Verin"),
    "family name first": ("Wu Jianfen", "Wu"),
    "short form of the given name": ("Joe Verin", "Joseph R. Verin, Jr."),
    "patronymic behind": ("Orlunova Gulnara Serikovna", "G.S. Orlunova", "Gulnara Serikovna", "Orlunova"),
    "initial of two letters": ("Orlunov Sherzod Rustamovich", "Sh.R. Orlunov"),
    "family name first, no patronymic": ("Orlunova Dilnoza", "D. Orlunova"),
    "spelt with a letter more": ("Timur Orlunbaev", "Timur Orlunbayev"),
    "spelt with another letter": ("Timur Orlunbaev", "Timur Orlunboev"),
}


@pytest.mark.parametrize("names", ONE.values(), ids=ONE)
def test_forms_of_one_name_are_one_person(names):
    """Fuller and shorter forms of a name are one person."""
    assert len(clusters(*names)) == 1


APART = {
    "given names": ("Maria Verin", "Nora Verin"),
    "initials": ("S. Orlunov", "T. Orlunov"),
    "family names": ("Maria Verin", "Maria Holtz"),
    "short form of another name": ("Bill Verin", "Joseph Verin"),
    "one consonant": ("Boris Johnson", "Boris Johnston"),
    "one vowel of a given name": ("Francis Lind", "Frances Lind"),
    "given names behind the family name": ("Wang Xiaoling", "Wang Xiaolong"),
    "hyphenated given names": ("Park Young-sun", "Park Young-jun"),
    "short form of a middle name": ("Bill Lind", "Peter William Lind"),
    "last letter": ("Aleks Orlunov", "Aleks Orlunova"),
    "given names that are a name of another": ("Chen Li Wei", "Li Wei"),
    "patronymics": ("Orlunov Ivan Petrovich", "Ivan Sergeevich"),
    "first letter": ("Timur Orlunbaev", "Timur Urlunbaev"),
    "short words": ("Maria Verin", "Maria Veron"),
    "two words": ("Timur Orlunbaev", "Tamur Orlunbayev"),
}


@pytest.mark.parametrize("names", APART.values(), ids=APART)
def test_different_people_stay_apart(names):
    """A shared part of the name makes nobody the same."""
    assert len(clusters(*names)) == 2


def test_name_is_the_fullest_form():
    """The name of a person is the fullest form in the text, not the one in capitals."""
    assert clusters("VERIN", "Maria Verin", "Verin")[0][0] == "Maria Verin"


def test_courtesy_title_tells_who_is_meant():
    """ "Mr." and "Ms." keep people of one family name apart."""
    found = clusters(
        "Jan Verin", "Ada Verin", "Verin", "Verin", titled=((0, "Mr."), (1, "Ms."), (2, "Mr."), (3, "Ms."))
    )
    assert found == [("Jan Verin", ["Jan Verin", "Verin"]), ("Ada Verin", ["Ada Verin", "Verin"])]


def test_ambiguous_family_name_goes_to_the_one_named_last():
    """A family name that fits two people means the one who was named last before."""
    assert clusters("Jan Verin", "Ada Verin", "Verin")[1][1] == ["Ada Verin", "Verin"]
