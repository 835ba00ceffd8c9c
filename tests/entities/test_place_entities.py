"""One entity per place."""

from newsextract.entities.places import cluster_places
from newsextract.mentions.mention import PlaceMention


def place(start, text, country=None):
    return PlaceMention(start, start + len(text), text, "test", country)


def test_aliases_of_a_country_are_one_place():
    """All names of a country are one place, under its fullest form in the text."""
    mentions = [place(0, "U.S.", "US"), place(10, "America", "US"), place(20, "United States", "US")]
    [entity] = cluster_places(mentions)
    assert (entity.name, entity.country) == ("United States", "US")
    assert entity.mentions == mentions


def test_state_and_its_code_are_one_place():
    """A postal code and the name of the state are one place."""
    assert len(cluster_places([place(0, "Ohio", "US"), place(10, "OH", "US")])) == 1


def test_case_diacritics_and_line_ends_do_not_matter():
    """A name in capitals, without diacritics or over a line end is the same place, its name in mixed case."""
    [entity] = cluster_places([place(0, "SAN  JOSÉ"), place(20, "San\nJose")])
    assert entity.name == "San Jose"


def test_different_places_stay_apart():
    """Two places in one country are two entities, in the order of first mention."""
    found = cluster_places([place(0, "Accra", "GH"), place(10, "Kumasi", "GH"), place(20, "Accra", "GH")])
    assert [entity.name for entity in found] == ["Accra", "Kumasi"]
    assert [len(entity.mentions) for entity in found] == [2, 1]


def test_country_is_taken_from_any_mention():
    """A code that one mention lacks is taken from another."""
    [entity] = cluster_places([place(0, "Belkory"), place(10, "Belkory", "GH")])
    assert entity.country == "GH"
