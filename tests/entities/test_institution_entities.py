"""One entity per organisation."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newsextract.entities.institutions import by_head_word, cluster_institutions, nearest_of_kind
from newsextract.mentions.institutions import InstitutionFinder
from newsextract.mentions.mention import InstitutionMention

FINDER = InstitutionFinder()


def entities(text):
    return cluster_institutions(text, FINDER.find(Doc(Vocab(), words=[text], spaces=[False])))


def names(text):
    return [[mention.text for mention in entity.mentions] for entity in entities(text)]


ONE = {
    "acronym in brackets": "The Harbour Authority of Norland (HAN) spoke. HAN pays.",
    "acronym never defined": "Students of Lakeside Medical University came. LMU pays.",
    "leading word left out": "First Lakeside Medical University opened. LMU named after A.Orlin pays. LMU grew.",
    "case and article": "The Ministry of Health spoke.\nMINISTRY OF HEALTH\n4 June",
    "word order": "The Defence Ministry spoke. The Ministry of Defence pays.",
    "country in front": "The Singapore Ministry of Transport spoke. The Ministry of Transport pays.",
    "country behind": "The Law Society of Norland spoke. The Law Society pays.",
    "aliases of a known body": "The United Nations met; the UN spoke.",
}


@pytest.mark.parametrize("text", ONE.values(), ids=ONE)
def test_one_institution(text):
    """However it is named, one organisation is one entity."""
    assert len(entities(text)) == 1


def given(*forms):
    """The names of each organisation, from names in the order of a text."""
    text = ". ".join(forms)
    starts = [sum(len(form) + 2 for form in forms[:number]) for number in range(len(forms))]
    mentions = [InstitutionMention(at, at + len(form), form, "test") for at, form in zip(starts, forms, strict=True)]
    return [[mention.text for mention in entity.mentions] for entity in cluster_institutions(text, mentions)]


SHORTENED = {
    "company": ("Quanta-Leaf Technologies Inc.", "Quanta-Leaf"),
    "legal form that is not known": ("Terraluz SGPS, S.A.", "Terraluz"),
    "in the headline": ("Cordillera Adventist", "Cordillera Adventist College"),
    "chain": ("Orlun", "Orlun Solar", "Orlun Solar Energy Ltd"),
}


@pytest.mark.parametrize("forms", SHORTENED.values(), ids=SHORTENED)
def test_first_words_of_one_name_are_its_short_form(forms):
    """A name without a head noun is the short form of the only longer name that begins so."""
    assert given(*forms) == [list(forms)]


def test_first_words_of_several_names_are_the_short_form_of_the_one_that_begins_all():
    """Of two bodies, the name of one of which begins that of the other, a short form is that of the shorter name."""
    text = "Orlun Solar and Orlun Solar Oceania signed an agreement. Orlun grew."
    names, starts = ("Orlun Solar", "Orlun Solar Oceania", "Orlun"), (0, 16, 57)
    mentions = [InstitutionMention(at, at + len(name), name, "test") for at, name in zip(starts, names, strict=True)]
    found = [[mention.text for mention in entity.mentions] for entity in cluster_institutions(text, mentions)]
    assert found == [["Orlun Solar", "Orlun"], ["Orlun Solar Oceania"]]


@pytest.mark.parametrize("acronym", ["IMR", "IM-R", "I.M.R."])
def test_marks_between_the_letters_of_an_acronym_do_not_count(acronym):
    """An acronym that is never defined belongs to the name that its letters spell."""
    assert given("Institute of Marine Research", acronym) == [["Institute of Marine Research", acronym]]


OTHERS = {
    "two that begin so": ("Orlun Grid Holdings", "Orlun Grid Laboratories", "Orlun Grid"),
    "acronym": ("UN Security Council", "UN"),
    "a company's letters": ("Ministry of Sport", "M&S"),
    "seat": ("Senate Finance Committee", "Senate"),
    "own head noun": ("Lakeside University Press", "Lakeside University"),
    "its secretariat": ("Lok Sabha Secretariat", "Lok Sabha"),
    "country": ("Norway Telecom Ltd", "Norway"),
    "its workers": ("Orlun Motors", "Orlun Motors Workers Union"),
    "its foundation": ("Orlun", "Orlun Foundation"),
}


@pytest.mark.parametrize("forms", OTHERS.values(), ids=OTHERS)
def test_bodies_named_after_others_stay_apart(forms):
    """What an acronym, a state, a seat of government or a whole name begins is another body."""
    assert given(*forms) == [[form] for form in forms]


def test_bodies_named_side_by_side_are_two():
    """A name beside a longer name that begins with it is that of another body."""
    text, names = "Orlun and Orlun Solar signed an agreement. Orlun grew.", ("Orlun", "Orlun Solar", "Orlun")
    starts = (0, 10, 43)
    mentions = [InstitutionMention(at, at + len(name), name, "test") for at, name in zip(starts, names, strict=True)]
    assert [entity.name for entity in cluster_institutions(text, mentions)] == ["Orlun", "Orlun Solar"]


APART = {
    "another kind of university": "The Medical University of Norland and the University of Norland met.",
    "another department": "The Department of Transport and the Department of Energy met.",
    "two ministries": "The Ghana Ministry of Health, the Kenya Ministry of Health and Ministry of Health staff met.",
    "parent and unit": "The Law Faculty of Lakeside University met.",
}


@pytest.mark.parametrize(("text", "count"), list(zip(APART.values(), (2, 2, 3, 2), strict=True)), ids=APART)
def test_institutions_stay_apart(text, count):
    """Words that tell bodies apart are never dropped to join them, and of two candidates none is guessed."""
    assert len(entities(text)) == count


CLINIC = (
    "LMU Heart - Lung clinic opened. Lakeside Medical University paid. It is in LMU HLC. "
    "The Heart-Lung clinic of Lakeside Medical University grew. Heart - Lung clinic of University is new. "
    "The Dental Clinic of Lakeside Medical University is old."
)


def test_acronyms_inside_names_are_written_out():
    """A unit is one entity whether its parent, itself or both are written as acronyms."""
    assert names(CLINIC) == [
        [
            "LMU Heart - Lung clinic",
            "LMU HLC",
            "Heart-Lung clinic of Lakeside Medical University",
            "Heart - Lung clinic of University",
        ],
        ["Lakeside Medical University"],
        ["Dental Clinic of Lakeside Medical University"],
    ]


def test_fullest_form_is_the_name():
    """The name printed is the longest form in the text, acronyms and capitals aside."""
    [entity] = entities("HARBOUR AUTHORITY OF NORLAND\nThe Harbour Authority of Norland (HAN) spoke. HAN pays.")
    assert entity.name == "Harbour Authority of Norland"
    assert entity.acronyms == ["HAN"]


PARENTS = {
    "of": "the Law Faculty of Lakeside University",
    "possessive": "Lakeside University's Law Faculty",
    "comma": "the Law Faculty, Lakeside University",
    "side by side": "the Lakeside University Law Faculty",
}


@pytest.mark.parametrize("text", PARENTS.values(), ids=PARENTS)
def test_parent_of_a_unit(text):
    """A unit named next to its institution has it as parent and is a department."""
    unit = next(entity for entity in entities(text) if entity.name == "Law Faculty")
    assert unit.parent is not None
    assert unit.parent.name == "Lakeside University"
    assert unit.kind == "department"


def test_parent_within_the_name():
    """A unit whose name holds that of another institution of the text has it as parent."""
    by_name = {entity.name: entity for entity in entities(CLINIC)}
    parent = by_name["Dental Clinic of Lakeside Medical University"].parent
    assert parent is by_name["Lakeside Medical University"]


def test_no_institution_is_its_own_ancestor():
    """Parents never form a ring."""
    for entity in entities(CLINIC):
        above, steps = entity.parent, 0
        while above is not None:
            above, steps = above.parent, steps + 1
            assert steps < 10


def test_nearest_of_kind():
    """A generic noun means the last named institution of that kind before it."""
    text = "Lakeside University met Porto University. The university agreed. The ministry did not."
    found = entities(text)
    nearest = nearest_of_kind(by_head_word(found), "university", text.index("The university"))
    assert nearest is not None
    assert nearest.name == "Porto University"
    assert nearest_of_kind(by_head_word(found), "ministry", len(text)) is None
    assert nearest_of_kind(by_head_word(found), "university", 0) is None


def test_order_of_first_mention():
    """Entities come in the order in which the text first names them, their mentions too."""
    found = entities("HAN grew. Porto University met the Harbour Authority of Norland (HAN).")
    starts = [entity.mentions[0].start for entity in found]
    assert starts == sorted(starts)
    assert all(e.mentions == sorted(e.mentions, key=lambda m: m.start) for e in found)
