"""What the words and the place of a telling say."""

from __future__ import annotations

import pytest

from marked_text import read_marked
from newsextract.events.retelling import Telling, read_telling
from newsextract.events.telling_words import stem_of, stems_that
from newsextract.resources.lexicons import read_lexicon


def _read(written: str) -> Telling:
    """The telling of the only trigger of a marked text, without arguments."""
    marked = read_marked(written)
    return read_telling(marked.event(0, "meeting"), marked.doc, 0)


@pytest.mark.parametrize(
    ("claim", "yes", "no"),
    [
        ("definite", "The <meeting> lasted an hour.", "A <meeting> lasted an hour."),
        ("indefinite", "A <meeting> lasted an hour.", "The <meeting> lasted an hour."),
        ("another", "Another <meeting> followed.", "The <meeting> followed."),
        ("also", "They also <met> the mayor.", "They <met> the mayor."),
        ("verb", "They <met> the mayor.", "The <meeting> ended."),
        ("verb", "They will <visit> the mayor.", "The <visit> ended."),
        ("joined", "They came and <met> the mayor.", "They <met> the mayor."),
        ("told_on", "The <meeting> was held in Porto.", "The <meeting> of Tamm and Lind"),
        ("framed", "On the sidelines of the forum they <met>.", "They <met> in Porto."),
        ("plural", "The <meetings> went on.", "The <meeting> went on."),
        ("plural", "A number of <visits> followed.", "A <visit> followed."),
        ("plural", "The recent <visits> ended.", "Lind <visits> Porto."),
        ("plural", "Two <meetings> followed.", "Lind <meets> Tamm."),
        ("plural", "Two <congresses> followed.", "The <congress> followed."),
        ("plural", "Two <meetings> followed.", "The <talks> followed."),
        ("plural", "Two <meetings> followed.", "The University of Oakdale <signs> it."),
        ("plural", "Two <meetings> followed.", "Lind <receives> Tamm."),
    ],
)
def test_a_claim_holds_where_its_words_say_so(claim: str, yes: str, no: str) -> None:
    """Each reading of a telling is true of one sentence, and false of the other."""
    assert getattr(_read(yes), claim) is True
    assert getattr(_read(no), claim) is False


@pytest.mark.parametrize(
    ("written", "name", "ordinals"),
    [
        ("They spoke at the East Asia <Summit> today.", {"East", "Asia"}, set()),
        ("They spoke at the summit on trade, the second <summit> of the year.", set(), {"second"}),
        ("The 5th <meeting> took place.", set(), {"5th"}),
        ("THE EAST ASIA <SUMMIT> TODAY.", set(), set()),
    ],
)
def test_a_telling_has_the_name_and_number_of_its_event(written: str, name: set[str], ordinals: set[str]) -> None:
    """The capitalised words before a trigger with a capital name it, and an ordinal counts it."""
    telling = _read(written)
    assert (telling.name, telling.ordinals) == (name, ordinals)


def test_a_headline_is_known_as_one() -> None:
    """A telling says whether it stands in the headline, and which paragraph is its own."""
    marked = read_marked("Lind <meets> Tamm in Porto\n\nAna Lind <met> Bo Tamm in Porto on Monday, he said.")
    head, body = (read_telling(marked.event(at, "meeting"), marked.doc, at) for at in (0, 1))
    assert (head.headline, body.headline) == (True, False)
    assert head.paragraph != body.paragraph
    assert (head.order, body.order) == (0, 1)


@pytest.mark.parametrize("gap", range(20, 45))
def test_the_rest_of_a_cut_word_says_nothing(gap: int) -> None:
    """Wherever the look to either side ends, "misduring" is not read as "during" nor "heldover" as "held"."""
    telling = _read(f"They spoke misduring {'y' * gap} <meeting> {'y' * gap} heldover talk")
    assert not telling.framed
    assert not telling.told_on


@pytest.mark.parametrize("sense", ["content", "gathering", "encounter"])
def test_every_trigger_of_the_lexicon_matches_itself(sense: str) -> None:
    """A telling with the very word of an entry has a word that the claims look up."""
    for row in read_lexicon("telling_words"):
        if row["sense"] == sense:
            assert _read(f"The <{row['word']}> ended.").word in stems_that(sense)


@pytest.mark.parametrize(
    "forms",
    [
        ("receive", "receives", "received", "receiving"),
        ("welcome", "welcomes", "welcomed", "welcoming"),
        ("discuss", "discusses", "discussed", "discussing"),
        ("hearing", "hearings"),
        ("congress", "congresses"),
        ("assembly", "assemblies"),
        ("plenary", "plenaries"),
        ("conference", "conferences"),
        ("conversation", "conversations"),
        ("exchange", "exchanges", "exchanged"),
        ("agree", "agrees", "agreed"),
        ("meeting", "meetings", "meet", "meets"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    """Tellings in several forms of a word are told with the same word."""
    assert len({stem_of(form) for form in forms}) == 1
