"""Surface grammar: which words are verbs, and who stands left and right of them."""

from __future__ import annotations

import pytest

from newsextract.events.anaphora import find_anaphors
from newsextract.events.clauses import attachments, objects
from newsextract.events.clauses_lists import list_right
from newsextract.events.clauses_subjects import subject
from newsextract.events.clauses_verbs import is_passive, verb_form
from newsextract.events.engine import sentences_of
from newsextract.events.examples import read_example
from newsextract.events.items import Item
from newsextract.events.phrase import Phrase
from newsextract.events.rehearsal import build_example
from newsextract.events.verbs import forms_of


def items_of(written: str) -> tuple[Item, ...]:
    """The first sentence of a marked text as a row of items."""
    doc, entities = build_example(read_example(written))
    return next(iter(sentences_of(doc, entities))).items


def at(items: tuple[Item, ...], word: str) -> int:
    """The position of a word."""
    return next(i for i, item in enumerate(items) if item.word == word)


def names(phrases: list[Phrase]) -> list[str]:
    """The words of each phrase's mention, or of a pronoun."""
    return [phrase.mention.text if phrase.mention else phrase.words for phrase in phrases]


@pytest.mark.parametrize(
    ("written", "word", "form"),
    [
        ("[Ana Lind|person] visits [Porto|place].", "visits", "third"),
        ("The visits of [Ana Lind|person] were short.", "visits", None),
        ("[Ana Lind|person] will visit [Porto|place].", "visit", "base"),
        ("A visit to [Porto|place] is planned.", "visit", None),
        ("[Ana Lind|person] is meeting [Juan Perez|person].", "meeting", "gerund"),
        ("The meeting was short.", "meeting", None),
        ("[Ana Lind|person] plans to meet [Juan Perez|person].", "meet", "base"),
        ("The signed paper was lost.", "signed", None),
        ("[Ana Lind|person] has signed the paper.", "signed", "participle"),
        ("[Ana Lind|person] spoke by phone.", "spoke", "past"),
    ],
)
def test_verbs_are_told_from_nouns_by_their_neighbours(written: str, word: str, form: str | None) -> None:
    """A word that can be noun or verb is what the words beside it make it."""
    items = items_of(written)
    assert verb_form(items, at(items, word)) == form


@pytest.mark.parametrize(
    ("written", "verb", "expected"),
    [
        ("[Ana Lind|person] also met them.", "met", ["Ana Lind"]),
        ("[Ana Lind|person] and [Mia Berg|person] met.", "met", ["Ana Lind", "Mia Berg"]),
        ("[Ana Lind|person], [Jo Ek|person] and [Mia Berg|person] met.", "met", ["Ana Lind", "Jo Ek", "Mia Berg"]),
        ("[A group of mayors|group], led by [Ana Lind|person], met them.", "met", ["A group of mayors", "Ana Lind"]),
        ("[Ana Lind|person] visited [Porto|place] and met them.", "met", ["Ana Lind"]),
        ("[Juan Perez|person] greeted [Ana Lind|person], who met them.", "met", ["Ana Lind"]),
        ("[Ana Lind|person] travelled to [Porto|place] to meet them.", "meet", ["Ana Lind"]),
        ("Visiting [Porto|place], [Ana Lind|person] spoke.", "visiting", ["Ana Lind"]),
        ("Representatives of [Lviv University|institution] met them.", "met", ["Lviv University"]),
        ("The plan for [Lviv University|institution] met them.", "met", []),
        ("Taking part were [Ana Lind|person] and [Mia Berg|person].", "taking", ["Ana Lind", "Mia Berg"]),
    ],
)  # fmt: skip
def test_the_subject_is_found(written: str, verb: str, expected: list[str]) -> None:
    """Who does it is found across adverbs, lists, insertions, second verbs, relative clauses and infinitives."""
    items = items_of(written)
    assert names(subject(items, at(items, verb))) == expected


@pytest.mark.parametrize(
    ("written", "verb", "expected"),
    [
        ("She met [Ana Lind|person] and [Mia Berg|person].", "met", ["Ana Lind", "Mia Berg"]),
        ("She met [Ana Lind|person] and [Mia Berg|person] left.", "met", ["Ana Lind"]),
        ("She received in [Porto|place] [a group of mayors|group].", "received", ["a group of mayors"]),
        ("She met [Peru|place]'s envoy [Ana Lind|person].", "met", ["Ana Lind"]),
        ("She met [Ana Lind|person], [Lviv University|institution].", "met", ["Ana Lind"]),
        ("She met with [Ana Lind|person].", "met", []),
    ],
)
def test_the_object_is_found(written: str, verb: str, expected: list[str]) -> None:
    """Whom it is done to is a whole list, without possessors, affiliations and the next clause's subject."""
    items = items_of(written)
    assert names(objects(items, at(items, verb))) == expected


@pytest.mark.parametrize(
    ("written", "noun", "expected"),
    [
        ("Talks between [Norway|place] and [Peru|place] began.", "talks", {"between": ["Norway", "Peru"]}),
        (
            "A meeting with [Ana Lind|person] in [Porto|place] that [Juan Perez|person] missed.",
            "meeting",
            {"with": ["Ana Lind"], "in": ["Porto"]},
        ),
        ("A dinner hosted by [Ana Lind|person].", "dinner", {"hosted by": ["Ana Lind"]}),
        ("Talks with officials of [Peru|place].", "talks", {"with": ["Peru"]}),
        ("A trip at the invitation of [Ana Lind|person].", "trip", {"invitation of": ["Ana Lind"]}),
    ],
)
def test_prepositional_phrases_end_with_the_clause(written: str, noun: str, expected: dict[str, list[str]]) -> None:
    """What hangs on a noun is found by its preposition, and nothing of the clause behind it."""
    items = items_of(written)
    assert {name: names(found) for name, found in attachments(items, at(items, noun) + 1).items()} == expected


@pytest.mark.parametrize(
    ("written", "verb", "passive"),
    [
        ("[Ana Lind|person] was received by [Mia Berg|person].", "received", True),
        ("A dinner hosted by [Mia Berg|person] followed.", "hosted", True),
        ("[Ana Lind|person] has received [Mia Berg|person].", "received", False),
        ("[Ana Lind|person] spoke by phone.", "spoke", False),
    ],
)
def test_the_passive_is_told(written: str, verb: str, passive: bool) -> None:
    """A participle after "be", or with a "by" behind it, is passive."""
    items = items_of(written)
    assert is_passive(items, at(items, verb)) is passive


def test_a_list_goes_on_over_companions() -> None:
    """ "As well as", "together with" and "accompanied by" go on with a list."""
    items = items_of("She met [Ana Lind|person], accompanied by [Mia Berg|person], as well as [Juan Perez|person].")
    assert names(list_right(items, 2)) == ["Ana Lind", "Mia Berg", "Juan Perez"]


def test_a_date_is_no_part_of_the_clause() -> None:
    """Dates and their commas are left out, so that a subject stands next to its verb."""
    items = items_of("[Ana Lind|person], on [12 May 2014|date], met [Mia Berg|person].")
    assert [item.word for item in items] == ["ana lind", "met", "mia berg", "."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met the two rectors.", ["they", "rectors"]),
        ("The two also met.", ["parties"]),
        ("Both boards agreed.", ["parties"]),
        ("The house was red.", []),
    ],
)
def test_words_that_point_back_are_found(text: str, expected: list[str]) -> None:
    """Pronouns, known descriptions and pairs point back; other definite nouns do not."""
    doc, _ = build_example(read_example(text))
    assert [phrase.words for phrase in find_anaphors(doc, [])] == expected


@pytest.mark.parametrize(
    ("lemma", "form", "expected"),
    [
        ("meet", "past", "met"),
        ("visit", "gerund", "visiting"),
        ("co-sponsor", "past", "co-sponsored"),
        ("marvel-ify", "third", "marvel-ifies"),
        ("zip-tie", "past", "zip-tied"),
    ],
)
def test_verbs_are_inflected(lemma: str, form: str, expected: str) -> None:
    """A verb's forms come from the lexicon, or by the spelling rules for a verb that it lacks."""
    assert expected in forms_of(lemma)[form]  # type: ignore[index]
