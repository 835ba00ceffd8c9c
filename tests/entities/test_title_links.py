"""Who holds which title, and where."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from marked_text import read_marked
from newsextract.entities.institutions import cluster_institutions
from newsextract.entities.links import link_titles
from newsextract.entities.people import cluster_people
from newsextract.entities.places import cluster_places
from newsextract.mentions.institutions import InstitutionFinder
from newsextract.mentions.mention import TitleMention
from newsextract.mentions.people import PersonFinder
from newsextract.mentions.store import institutions, people, places, titles, write_mentions
from newsextract.mentions.titles import TitleFinder
from newsextract.text.layout import layout_of

KINDS = {"Academician": "honour", "Professor": "rank", "Dr.": "courtesy", "Ph.D.": "degree"}


def linked(written, plural=()):
    """People with their titles and affiliations, and the titles of nobody, of a marked text."""
    doc = read_marked(written).doc
    held = [
        TitleMention(one.start, one.end, one.text, one.found_by, KINDS.get(one.text, "post"), one.text in plural)
        for one in titles(doc)
    ]
    named = cluster_people(doc.text, people(doc), held)
    bodies = cluster_institutions(doc.text, institutions(doc))
    offices = link_titles(doc.text, named, held, bodies, cluster_places(places(doc)), layout_of(doc).sentences)
    return named, offices


def holders(written, plural=()):
    named, _ = linked(written, plural)
    return {person.name: [title.text for title in person.titles] for person in named}


HELD = {
    "before the name": ("[Rector|title] [Ada Lind|person] spoke.", {"Ada Lind": ["Rector"]}),
    "stacked": (
        "[Rector|title], [Professor|title] [Dr.|title] [Ada Lind|person] spoke.",
        {"Ada Lind": ["Rector", "Professor", "Dr."]},
    ),
    "joined by and": (
        "[Deputy Mayor|title] and [Minister|title] [Ada Lind|person] spoke.",
        {"Ada Lind": ["Deputy Mayor", "Minister"]},
    ),
    "name behind a comma": (
        "The [Minister of Health|title], [Ada Lind|person], spoke.",
        {"Ada Lind": ["Minister of Health"]},
    ),
    "at the end of a headline": (
        "Reply by [Ada Lind|person], [Minister for Ports|title]\n\n[Mr|title] [Bo Ek|person]: To ask the Minister",
        {"Ada Lind": ["Minister for Ports"], "Bo Ek": ["Mr"]},
    ),
    "on a line of its own above the name": (
        "They met.\n[Dean|title]\n\n[Ada Lind|person]",
        {"Ada Lind": ["Dean"]},
    ),
    "behind the name": ("[Ada Lind|person], the [Dean|title], spoke.", {"Ada Lind": ["Dean"]}),
    "two behind the name": (
        "[Ada Lind|person], [Dean|title] and [Head of Unit|title], spoke.",
        {"Ada Lind": ["Dean", "Head of Unit"]},
    ),
    "who is": ("[Ada Lind|person], who is the [Dean|title], spoke.", {"Ada Lind": ["Dean"]}),
    "appointed": ("[Ada Lind|person] was appointed [Dean|title].", {"Ada Lind": ["Dean"]}),
    "in brackets": ("[Ada Lind|person] ([Dean|title]) spoke.", {"Ada Lind": ["Dean"]}),
    "letters": ("[Ada Lind|person], [Ph.D.|title], spoke.", {"Ada Lind": ["Ph.D."]}),
    "titles first all along": (
        "The [Dean|title], [Ada Lind|person], the [Mayor|title], [Jan Roe|person], and others came.",
        {"Ada Lind": ["Dean"], "Jan Roe": ["Mayor"]},
    ),
    "names first all along": (
        "[Ada Lind|person], [Dean|title], and [Jan Roe|person], [Mayor|title], came.",
        {"Ada Lind": ["Dean"], "Jan Roe": ["Mayor"]},
    ),
    "office repeated": (
        "[President of Norland|title] [Ada Lind|person] met [Jan Roe|person]. The [President|title] spoke.",
        {"Ada Lind": ["President of Norland", "President"], "Jan Roe": []},
    ),
    "of somebody else": (
        "[President|title] [Jan Roe|person] came. At the request of the [President|title], [Ada Lind|person] spoke.",
        {"Jan Roe": ["President"], "Ada Lind": []},
    ),
}


@pytest.mark.parametrize(("written", "expected"), HELD.values(), ids=HELD)
def test_title_goes_to_its_holder(written, expected):
    """The words between title and name tell whose title it is."""
    assert holders(written) == expected


SHARED = {
    "ranks between": (
        "The [rectors of universities|title], [Academician|title] [A. Lind|person] "
        "and [Professor|title] [J. Roe|person] met."
    ),
    "direct": "[rectors of universities|title] [A. Lind|person] and [J. Roe|person] met.",
    "party tags": "[rectors of universities|title] [A. Lind|person] (R-Norland) and [J. Roe|person] met.",
    "behind the names": "[A. Lind|person] and [J. Roe|person], [rectors of universities|title], met.",
}


@pytest.mark.parametrize("written", SHARED.values(), ids=SHARED)
def test_plural_title_goes_to_each(written):
    """A title of several people is given to each of them."""
    held = holders(written, plural={"rectors of universities"})
    assert all("rectors of universities" in titles for titles in held.values())
    assert len(held) == 2


def test_office_without_a_holder_is_returned():
    """A title that belongs to nobody named comes back as an office."""
    named, offices = linked("[Ada Lind|person] met the [Minister of Education|title].")
    assert [office.text for office in offices] == ["Minister of Education"]
    assert named[0].titles == []


BODIES = {
    "behind the title": "[Ada Lind|person], [Rector|title] of [Lakeside University|institution], spoke.",
    "before the title": "[Lakeside University|institution]’s [Rector|title] [Ada Lind|person] spoke.",
    "behind the name": "[Professor|title] [Ada Lind|person] of [Lakeside University|institution] spoke.",
}


@pytest.mark.parametrize("written", BODIES.values(), ids=BODIES)
def test_institution_of_a_person(written):
    """Title and name tell to which institution somebody belongs."""
    named, _ = linked(written)
    assert [body.name for body in named[0].affiliations] == ["Lakeside University"]


def test_country_of_a_minister():
    """A country that owns the post is where it is held."""
    named, _ = linked("[Norway|place]’s [Minister for Health|title] [Ada Lind|person] spoke.")
    assert [body.name for body in named[0].affiliations] == ["Norway"]


def test_country_at_the_end_of_a_title():
    """What a minister is for may stand between the post and the country whose it is."""
    doc = read_marked("[Ada Lind|person], Minister for Ports of [Norway|place], spoke.").doc
    title = TitleMention(10, 38, doc.text[10:38], "test", "post", plural=False)
    people_, places_ = cluster_people(doc.text, people(doc), [title]), cluster_places(places(doc))
    link_titles(doc.text, people_, [title], [], places_, layout_of(doc).sentences)
    assert [body.name for body in people_[0].affiliations] == ["Norway"]


@pytest.mark.parametrize("written", ["Special Envoy for the Lakes of", "Assistant Secretary for the north of"])
def test_what_a_charge_is_about_owns_no_office(written):
    """Envoys are sent, and a part of a country is a field of work."""
    doc = read_marked(f"[Ada Lind|person], {written} [Norway|place], spoke.").doc
    end = doc.text.index(", spoke")
    title = TitleMention(10, end, doc.text[10:end], "test", "post", plural=False)
    named = cluster_people(doc.text, people(doc), [title])
    link_titles(doc.text, named, [title], [], cluster_places(places(doc)), layout_of(doc).sentences)
    assert named[0].affiliations == []


class _SureOfNothing:
    """A reading that sees every link and holds none to be so."""

    def links(self, link, sources, targets, advice, least=0.0):
        """All pairs, each without a chance; a title stays with the only person."""
        chance = 1.0 if link == "holds" else 0.0
        return [(row, column, chance) for row in range(len(sources)) for column in range(len(targets))]


def test_the_model_is_not_asked_what_an_adjective_means():
    """The country of "Norwegian Minister" stays; what the rules read from names does not without the model."""
    doc = read_marked("[Norwegian Minister|title] [Ada Lind|person] of [Oakdale|institution] left [Norway|place].").doc
    title = TitleMention(0, 18, doc.text[:18], "test", "post", plural=False)
    named = cluster_people(doc.text, people(doc), [title])
    bodies = cluster_institutions(doc.text, institutions(doc))
    where = cluster_places(places(doc))
    where[0].country = "NO"
    link_titles(doc.text, named, [title], bodies, where, layout_of(doc).sentences, _SureOfNothing())
    assert [body.name for body in named[0].affiliations] == ["Norway"]


WHOLE = {
    "inside the title": "Rector of Lakeside University Ada Lind spoke.",
    "the University": "Lakeside University grew. The Rector of the University, Ada Lind, spoke.",
    "kind of the post": "Lakeside University grew. Vice-Rector Ada Lind spoke.",
    "own": "Lakeside University grew. Its rector, Dr. Ada Lind of Lakeside University, spoke.",
}


def found(text):
    """People of a text, with everything found by the finders."""
    doc = Doc(Vocab(), words=[text], spaces=[False])
    write_mentions(doc, "title", TitleFinder().find(doc))
    write_mentions(doc, "institution", InstitutionFinder().find(doc))
    named = cluster_people(text, PersonFinder().find(doc), titles(doc))
    link_titles(text, named, titles(doc), cluster_institutions(text, institutions(doc)), [], [(0, len(text))])
    return named


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_institution_found_from_the_text_alone(text):
    """The institution of a post is the one it names, points back to, or implies."""
    assert [body.name for body in found(text)[0].affiliations] == ["Lakeside University"]


UNITS = {
    "comma": ("Dr Ada Lind, Head of the Department of Law, Lakeside University, spoke.", ["Lakeside University"]),
    "post for a body": ("Finance Minister for the Coast Authority Ada Lind spoke.", ["Coast Authority"]),
}


@pytest.mark.parametrize(("text", "expected"), UNITS.values(), ids=UNITS)
def test_last_institution_of_a_title(text, expected):
    """A unit named in a title brings the whole behind it; a post for a body is held there."""
    assert [body.name for body in found(text)[0].affiliations][-1:] == expected


def test_charge_of_an_envoy_is_not_where_the_post_is_held():
    """An ambassador of one country to another belongs to the first."""
    named, _ = linked("[Ada Lind|person], [Ambassador|title] of [Norway|place] to [Ghana|place], spoke.")
    assert [body.name for body in named[0].affiliations] == ["Norway"]


def test_each_of_several_rectors_has_a_university():
    """Holders of a plural title share out the institutions named before, in order."""
    named = found(
        "Lakeside University and Harbour University are close. "
        "The rectors of universities, Academician A. Orlunov and Professor J. Verin, met."
    )
    assert [[body.name for body in person.affiliations] for person in named] == [
        ["Lakeside University"],
        ["Harbour University"],
    ]


PLACED = {
    "a venue owns no post": ("They met at [Bayan Hall|place] [Minister|title] [Ada Lind|person].", []),
    "the next line's title is another's": (
        "[Minister|title] [Ada Lind|person] of [Norway|place]\n\n[Minister|title] [Bo Ek|person] met her.",
        ["Norway"],
    ),
    "a state alone in brackets": ("[Senators|title] [Ada Lind|person] ([Ohio|place]) and others met.", ["Ohio"]),
    "more than the place in brackets": ("[Ada Lind|person] ([Oslo|place] time) spoke.", []),
    "a line of a list": ("[Mayor|title] [Ada Lind|person], [Bergen|place]\nThey met.", ["Bergen"]),
    "a line with the larger place": (
        "[Mayor|title] [Ada Lind|person], [Salem|place], [Oregon|place]\nThey met.",
        ["Salem"],
    ),
    "the place of a sentence": ("[Mayor|title] [Ada Lind|person], [Bergen|place] time, met.", []),
    "what somebody chairs": (
        "[Ada Lind|person], who chairs the [Fisheries Board|institution], spoke.",
        ["Fisheries Board"],
    ),
    "the committee that a post is on": (
        "[Ada Lind|person], [Ranking Member|title] on the [Fisheries Committee|institution], spoke.",
        ["Fisheries Committee"],
    ),
}


@pytest.mark.parametrize(("written", "expected"), PLACED.values(), ids=PLACED)
def test_where_a_list_says_a_post_is_held(written, expected):
    """Lists put the place or the whole institution of a post behind it, and nothing of the next line."""
    named, _ = linked(written)
    assert [body.name for body in named[0].affiliations] == expected
