"""Titles of people: grammar, attachment and kinds."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newsextract.mentions.titles import TitleFinder
from newsextract.resources.lexicons import read_lexicon

FINDER = TitleFinder()


def find(text):
    return FINDER.find(Doc(Vocab(), words=[text], spaces=[False]))


def texts(text):
    return [mention.text for mention in find(text)]


GRAMMAR = {
    "country behind a venue": ("He received at Bayan Hall French Ambassador Clotilde Roe.", ["French Ambassador"]),
    "legislator behind a headline": ("Congressional Gold Medal Senator Carl Lind spoke.", ["Senator"]),
    "First Lady's staff": (
        "Director of Policy for the First Lady Ann Roe spoke.",
        ["Director of Policy for the First Lady"],
    ),
    "legislator of a state": ("New York Senator Carl Lind spoke.", ["New York Senator"]),
    "committee on a topic": (
        "She is the Ranking Member of the Committee on Small Business and Trade.",
        ["Ranking Member of the Committee on Small Business and Trade"],
    ),
    "degree with its field": (
        "They met Doctor of Technical Sciences, Professor Ada Lind and Candidate of Medical Sciences Carl Roe.",
        ["Doctor of Technical Sciences", "Professor", "Candidate of Medical Sciences"],
    ),
    "sciences": (
        "Director of the Lind Centre of Epidemiology and Neurophysiology Anna Roe spoke.",
        ["Director of the Lind Centre of Epidemiology and Neurophysiology"],
    ),
    "complement with coordination": (
        "The Minister of Education and Science Ada Lind opened it.",
        ["Minister of Education and Science"],
    ),
    "complement with a list": (
        "We met Minister for Culture, Community and Youth Ada Lind.",
        ["Minister for Culture, Community and Youth"],
    ),
    "complement before an unknown name": (
        "The Minister of Foreign Affairs Oltan Verimov came.",
        ["Minister of Foreign Affairs"],
    ),
    "country before a name": ("President of Finland Ada Lind spoke.", ["President of Finland"]),
    "country of many words": (
        "President of the Republic of Turkey Ada Lind spoke.",
        ["President of the Republic of Turkey"],
    ),
    "two complements": (
        "Ada Lind, Assistant to the President for National Security Affairs, came.",
        ["Assistant to the President for National Security Affairs"],
    ),
    "demonym in front": ("Mongolian Foreign Minister Bat Orlun came.", ["Mongolian Foreign Minister"]),
    "country in front": ("U.S. Secretary of State Ada Lind came.", ["U.S. Secretary of State"]),
    "place of two words in front": ("New York Lt. Gov. Ada Lind came.", ["New York Lt. Gov."]),
    "acronym in front": ("IRS Commissioner Ada Lind came.", ["IRS Commissioner"]),
    "lower case": ("The talks with foreign minister Ada Lind ended.", ["foreign minister"]),
    "deputy of a body": ("Deputy Security Council Chairman Ada Lind came.", ["Deputy Security Council Chairman"]),
    "abbreviated ranks": ("Maj. Gen. Ada Lind and Col. Jan Roe came.", ["Maj. Gen.", "Col."]),
    "one complement for two posts": (
        "Ada Lind, President and CEO of Lakeside Foundation, spoke.",
        ["President and CEO of Lakeside Foundation"],
    ),
    "field in brackets": ("Permanent Secretary (Law) Ada Lind came.", ["Permanent Secretary (Law)"]),
    "lower-case institution": ("Ada Lind, director of the hospital, spoke.", ["director of the hospital"]),
    "setting in front": ("In Tirana President Ada Lind spoke.", ["President"]),
    "possessive stays out": ("Norway’s Minister Ada Lind spoke.", ["Minister"]),
    "former stays out": ("It was opened by former Mayor Ada Lind.", ["Mayor"]),
}


@pytest.mark.parametrize(("text", "expected"), GRAMMAR.values(), ids=GRAMMAR)
def test_title_is_the_whole_noun_phrase(text, expected):
    """A title is the head noun with what belongs to it, without article, name or possessor."""
    assert texts(text) == expected


STACKED = {
    "honour, rank and courtesy": (
        "Rector of Lakeside University, Academician, Professor Dr. Ada Lind spoke.",
        ["Rector of Lakeside University", "Academician", "Professor", "Dr."],
    ),
    "excellency": ("H.E. Mr. Jan Roe spoke.", ["H.E.", "Mr."]),
    "two posts": (
        "Minister for Home Affairs and Minister for Law Jan Roe spoke.",
        ["Minister for Home Affairs", "Minister for Law"],
    ),
    "rank in brackets": ("Major General (Retd) Jan Roe spoke.", ["Major General"]),
    "letters behind": ("Mr Jan Roe SC spoke to Ada Lind, Ph.D., yesterday.", ["Mr", "SC", "Ph.D."]),
}


@pytest.mark.parametrize(("text", "expected"), STACKED.values(), ids=STACKED)
def test_stacked_titles_are_separate(text, expected):
    """Titles in a row are mentions of their own."""
    assert texts(text) == expected


BEHIND = {
    "with article": ("Ada Lind, the director of the clinic, spoke.", ["director of the clinic"]),
    "who is": ("Ada Lind, who is the Head of the Press Office, spoke.", ["Head of the Press Office"]),
    "appointed": ("Ada Lind was appointed Rector of Lakeside University.", ["Rector of Lakeside University"]),
    "named with its country": ("Ada Lind, Norway’s Minister for Health, spoke.", ["Minister for Health"]),
}


@pytest.mark.parametrize(("text", "expected"), BEHIND.values(), ids=BEHIND)
def test_title_behind_a_name(text, expected):
    """A title may follow the name it belongs to."""
    assert texts(text) == expected


NOT_TITLES = {
    "generic": "A minister must resign if the court says so.",
    "plural of nobody": "Ministers and presidents met there every year.",
    "institution named after somebody": "the Ivan Orlun Institute named after Academician Orlun",
    "office of the holder": "The Prime Minister’s Office announced it.",
    "part of a compound": "a 12-member delegation",
    "verb in a headline": "Lawyers head home",
}


@pytest.mark.parametrize("text", NOT_TITLES.values(), ids=NOT_TITLES)
def test_words_that_are_nobodys_title(text):
    """Nouns of office that belong to nobody are left out."""
    assert texts(text) == []


def test_bare_office_counts_where_its_holder_is_named():
    """ "The President" is a title where the text names a President, and only there."""
    assert texts("President Ada Lind came. The President spoke.") == ["President", "President"]
    assert texts("She hoped to see the governor. The governor slept.") == []


def test_office_with_its_body_stands_for_the_holder():
    """An office that names its body stands for its holder though nobody is named."""
    assert texts("They met with the Minister of Education yesterday.") == ["Minister of Education"]


KINDS = {
    "Rector": "post",
    "Professor": "rank",
    "Col.": "rank",
    "Academician": "honour",
    "Sir": "honour",
    "Mr.": "courtesy",
    "H.E.": "courtesy",
}


@pytest.mark.parametrize(("title", "kind"), KINDS.items(), ids=KINDS)
def test_kind_of_title(title, kind):
    """The head noun tells the kind of a title."""
    assert [(mention.text, mention.kind) for mention in find(f"{title} Jan Roe spoke.")] == [(title, kind)]


def test_plural_title_says_so():
    """A title of several holders is marked plural."""
    assert [(mention.text, mention.plural) for mention in find("Senators Ada Lind and Jan Roe spoke.")] == [
        ("Senators", True)
    ]


def test_every_kind_of_the_lexicon_is_known():
    """The lexicon uses the kinds of the record and no others."""
    assert {row["kind"] for row in read_lexicon("title_heads")} == {"post", "rank", "degree", "honour", "courtesy"}


WORDS = st.sampled_from(
    [
        "President",
        "of",
        "the",
        "and",
        "Ada",
        "Lind",
        ",",
        "Minister",
        "Mr.",
        "(",
        ")",
        "\n",
        "Norway",
        "’s",
        "Deputy",
        "to",
        "for",
        "SC",
        "Prof.",
    ]
)


@given(st.lists(WORDS, max_size=25))
def test_mentions_hold_their_text_and_never_overlap(words):
    """Whatever goes in, a mention is a stretch of the text, and no two share a character."""
    text = " ".join(words)
    mentions = find(text) if text else []
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
