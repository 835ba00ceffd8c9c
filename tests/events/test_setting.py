"""Date and place of events."""

from __future__ import annotations

import pytest

from marked_text import read_marked
from newsextract.events.event import Argument
from newsextract.events.setting import (
    FROM_FRAME,
    FROM_LEAD,
    IN_CLAUSE,
    date_of,
    is_of_later,
    opener_before,
    place_of,
    venue_of,
)

DATES = {
    "beside the trigger": ("They <met> in Porto on [3 May|date 2024-05-03].", "2024-05-03"),
    "opening the sentence": ("On [3 May|date 2024-05-03] they <met> in Porto.", "2024-05-03"),
    "nearest of two": (
        "They <met> on [3 May|date 2024-05-03] and they signed a contract on [5 May|date 2024-05-05].",
        "2024-05-03",
    ),
    "not the day of the report": ("He said on [3 May|date 2024-05-03] that they had <met> in Porto.", None),
    "not since when": ("They <met> as partners since [2012|date 2012-01-01/2012-12-31].", None),
    "not for how long": ("They <met> on a plan for [2020-2025|date 2020-01-01/2025-12-31].", None),
    "not the dateline": ("PORTO, [3 May 2024|date 2024-05-03] – They <met> in the port.", None),
    "not in another clause": (
        "They <met> to speak about the fund, which was founded by the city and by the county in the month of "
        "[May|date 2011-05-01/2011-05-31] by the old council of the port.",
        None,
    ),
}


@pytest.mark.parametrize(("written", "day"), DATES.values(), ids=DATES)
def test_date_of_a_sentence(written: str, day: str | None) -> None:
    """The date that belongs to the trigger's clause is its date; others in the sentence are not."""
    marked = read_marked(written, published="2024-05-03")
    trigger = marked.triggers[0]
    found = date_of(marked.doc, marked.entities, trigger, sentence=marked.sentence(trigger), previous=None)
    assert found[1] == day


OPENING = "[Today|date 2024-05-03] [Ana Lind|person] opened a school in Porto. Then she <met> the pupils there."


def test_day_of_the_opening_goes_on() -> None:
    """An event told without a date right after the opening takes place on the opening's day, and the basis says so."""
    marked = read_marked(OPENING, published="2024-05-03")
    trigger = marked.triggers[0]
    found = date_of(marked.doc, marked.entities, trigger, sentence=marked.sentence(trigger), previous=None)
    assert found[1:] == ("2024-05-03", "2024-05-03", FROM_LEAD)


FRAMES = {
    "set in front": ("In [2019|date 2019-01-01/2019-12-31], ties grew. The rectors <signed> a treaty.", FROM_FRAME),
    "not set in front": (
        "Ties grew in [2019|date 2019-01-01/2019-12-31], they say. The rectors <signed> a treaty.",
        None,
    ),
    "in another paragraph": (
        "In [2019|date 2019-01-01/2019-12-31], ties grew.\n\nThe rectors <signed> a treaty.",
        None,
    ),
}


@pytest.mark.parametrize(("written", "basis"), FRAMES.values(), ids=FRAMES)
def test_date_in_front_of_a_sentence_holds_for_the_next(written: str, basis: str | None) -> None:
    """A date that opens a sentence sets the time of what the next sentence of the paragraph tells."""
    marked = read_marked(written)
    trigger = marked.triggers[0]
    found = date_of(marked.doc, marked.entities, trigger, sentence=marked.sentence(trigger), previous=None)
    assert (found[3] == FROM_FRAME) == (basis == FROM_FRAME)


def test_day_of_the_opening_ends_with_other_times() -> None:
    """What the text says was earlier gets no date from the opening."""
    marked = read_marked(OPENING.replace("Then she <met>", "They spoke of the last <meeting> with"))
    trigger = marked.triggers[0]
    found = date_of(marked.doc, marked.entities, trigger, sentence=marked.sentence(trigger), previous=None)
    assert found == (None, None, None, "")


LATER = {
    "opens a later sentence": ("She will <visit> the port. On [3 May|date 2024-05-03], she will see the mayor.", True),
    "opens a numbered paragraph": ("8. She will <visit> the port.\n\n9. On [3 May|date 2024-05-03] she rests.", True),
    "opens it behind an adverb": ("They <met> the mayor. Earlier, on [3 May|date 2024-05-03], they rested.", True),
    "is told in a later sentence": ("They will <meet>. The talks are set for [3 May|date 2024-05-03].", False),
    "opens the sentence itself": ("On [3 May|date 2024-05-03] they <met> the mayor.", False),
    "a month": ("They will <meet> again. In [May|date 2024-05-01/2024-05-31] they will travel.", False),
    "line of a programme": ("They <met> the mayor.\n\n[3 May 2024|date 2024-05-03]\nPorto City Hall", False),
    "opens one before": ("On [3 May|date 2024-05-03] they rested. They <met> the mayor.", False),
}


@pytest.mark.parametrize(("written", "later"), LATER.values(), ids=LATER)
def test_date_that_opens_a_later_sentence_is_of_what_follows(written: str, later: bool) -> None:
    """A day in front of a sentence behind all tellings of an event begins another one."""
    marked = read_marked(written)
    assert is_of_later(marked.doc, marked.entities.dates[0], marked.triggers) is later


OPENERS = {
    "a sentence before": ("On [2 May|date 2024-05-02] they left. They rested. They <met> the mayor.", "2 May"),
    "the last of two": (
        "On [2 May|date 2024-05-02] they left.\n\nOn [3 May|date 2024-05-03] they came. They <met> the mayor.",
        "3 May",
    ),
    "none in front": ("They left on [2 May|date 2024-05-02]. They <met> the mayor.", None),
    "no month": ("In [May|date 2024-05-01/2024-05-31] they left. They <met> the mayor.", None),
    "too far": ("On [2 May|date 2024-05-02] they left. " + "They rested. " * 9 + "They <met> the mayor.", None),
}


@pytest.mark.parametrize(("written", "words"), OPENERS.values(), ids=OPENERS)
def test_day_that_opened_a_sentence_before_goes_on(written: str, words: str | None) -> None:
    """The last day in front of one of the sentences before; a longer stretch or a day inside a sentence is none."""
    marked = read_marked(written)
    found = opener_before(marked.doc, marked.entities, marked.triggers[0].start)
    assert (found.mention.text if found else None) == words


def test_date_beside_the_trigger_is_told_apart() -> None:
    """The basis tells a date beside the trigger from one that is only in the sentence."""
    marked = read_marked("They <met> on [3 May|date 2024-05-03].")
    trigger = marked.triggers[0]
    found = date_of(marked.doc, marked.entities, trigger, sentence=marked.sentence(trigger), previous=None)
    assert found[3] == IN_CLAUSE


PLACES = {
    "city": ("They <met> in [Porto|place].", "Porto"),
    "venue before city": ("They <met> at the [Sea Museum|institution] in [Porto|place].", "Sea Museum"),
    "opening the sentence": ("In [Porto|place] they <met> the mayor.", "Porto"),
    "travelled to": ("He travelled to [Porto|place] to <meet> the mayor.", "Porto"),
    "not where somebody works": ("[Ana Lind|person], [dean at Sea College|title] of law, <met> them.", None),
    "not a topic": ("They <met> about the situation in [Norway|place].", None),
    "not part of a longer name": ("They <met> at the [Porto|place] Harbour Forum.", None),
    "nothing": ("They <met> with [Norway|place].", None),
}


@pytest.mark.parametrize(("written", "name"), PLACES.values(), ids=PLACES)
def test_place_of_a_sentence(written: str, name: str | None) -> None:
    """The most specific venue behind a preposition of place is the place; topics and employers are not."""
    marked = read_marked(written)
    trigger = marked.triggers[0]
    place = place_of(marked.doc, marked.entities, trigger, sentence=marked.sentence(trigger), previous=None)
    assert (place.mention.text if place else None) == name


def test_place_goes_on_from_a_visit() -> None:
    """A meeting told right after a visit takes place where the visit went."""
    marked = read_marked("[Ana Lind|person] <visited> [Porto|place]. She <met> the mayor.")
    visit = marked.event(0, "visit", visitor="Ana Lind", destination="Porto")
    trigger = marked.triggers[1]
    place = place_of(marked.doc, marked.entities, trigger, sentence=marked.sentence(trigger), previous=visit)
    assert place is not None
    assert place.entity is marked.entity("Porto")


def test_venue_is_the_destination() -> None:
    """What fills a role that is a venue is where the event takes place, whatever place its sentence names."""
    marked = read_marked("[Ana Lind|person] <visited> [Sea Museum|institution] in [Porto|place].")
    visit = marked.event(0, "visit", visitor="Ana Lind", destination="Sea Museum")
    porto = marked.entity("Porto")
    visit.place = Argument("place", porto, porto.mentions[0], "test")
    venue = venue_of(visit)
    assert venue is not None
    assert venue.entity is marked.entity("Sea Museum")
