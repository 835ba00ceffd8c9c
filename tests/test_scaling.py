"""The whole pipeline takes time in proportion to the text, and no text makes it fall over."""

from __future__ import annotations

import time

import pytest

import newsextract
from newsextract import Extractor

TOLD = "Rector Mara Lind of Oakdale University visited Lisbon on 3 May 2019. The Rector met Dr. Bo Berg there. "
LONG = {
    "many events": TOLD,
    "no full stop": "Rector Mara Lind visited Lisbon and ",
    "titles without names": "The President spoke. The Minister of Health met her. ",
    "one name in many sentences": "Lind left. ",
    "both universities": "Oakdale University and Elm University met. Both universities signed an agreement. ",
    "a list of names": "Mara Lind, Bo Berg and ",
}
STRANGE = {
    "brackets": "(",
    "one letter": "a",
    "initials": "A ",
    "doctors": "Dr. ",
    "line ends": "\n",
    "a list that never ends": "X, Y and Z ",
    "conjunctions": ", and ",
    "capitals": "MINISTRY OF HEALTH SIGNED ",
    "heads": "University ",
    "complements": "University of ",
    "titles": "President ",
    "no spaces": "RectorMaraLindvisitedLisbon",
    "zeros": "\0",
    "zeros in words": "Lind\0 ",
    "right to left": "زار رئيس الوزراء المدينة ",
    "emoji": "😀👩‍👩‍👧",
    "combining marks": "e\u0301",
    "white space": " \t\r",
    "months": "May ",
    "quotation marks": "\"'“",
    "a mark that closes the text": "The seminar of the unit ” ",
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """The extractor, its lexicons and its model read, so that no test pays for that."""
    return _warm(newsextract.load())


@pytest.fixture(scope="module")
def rules() -> Extractor:
    """The rules alone: beside the time that the model takes, a walk of theirs that is too long would hardly show."""
    return _warm(newsextract.load(exclude=["newsextract_model"]))


def _warm(extractor: Extractor) -> Extractor:
    extractor.extract(TOLD)
    return extractor


def _seconds(extractor: Extractor, text: str) -> float:
    began = time.process_time()
    extractor.extract(text)
    return time.process_time() - began


def _grows_with_the_text_alone(extractor: Extractor, unit: str, characters: int) -> bool:
    short, long = unit * (characters // len(unit)), unit * (4 * characters // len(unit))
    fastest = min(_seconds(extractor, short) for _ in range(2))
    # A busy neighbour can slow one run down; a square is slow each time.
    return any(_seconds(extractor, long) < 8 * fastest + 0.1 for _ in range(3))


@pytest.mark.parametrize("unit", LONG.values(), ids=LONG.keys())
def test_time_of_the_rules_grows_with_the_text_and_no_more(rules: Extractor, unit: str) -> None:
    """Four times the text takes at most eight times the time of a processor; a square would take sixteen."""
    assert _grows_with_the_text_alone(rules, unit, 8_000)


@pytest.mark.parametrize("characters", [3_000, pytest.param(16_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("unit", LONG.values(), ids=LONG.keys())
def test_time_grows_with_the_text_and_no_more(extractor: Extractor, unit: str, characters: int) -> None:
    """The same holds with the model."""
    assert _grows_with_the_text_alone(extractor, unit, characters)


@pytest.mark.parametrize("unit", STRANGE.values(), ids=STRANGE.keys())
def test_no_text_is_too_strange(extractor: Extractor, unit: str) -> None:
    """Any text gives a record in which every span says what stands in the text."""
    text = unit * (4_000 // len(unit))
    document = extractor.extract(text)
    spans = [span for one in (*document.people, *document.institutions, *document.places) for span in one.mentions]
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert newsextract.Document.model_validate_json(document.to_json()) == document


@pytest.mark.parametrize(
    ("article", "where"),
    [
        ({"text": "Rector \ud800 met Lind."}, "offset 7 of the text .* U\\+D800"),
        ({"text": "Lind left.", "title": "\udfff"}, "offset 0 of the title"),
        ({"text": "Lind left.", "id": "a\udc80"}, "offset 1 of the id"),
    ],
)
def test_half_a_character_is_refused(extractor: Extractor, article: dict[str, str], where: str) -> None:
    """A surrogate that stands for no character is named with its place, since UTF-8 cannot write it."""
    with pytest.raises(newsextract.InputError, match=where):
        extractor.extract(**article)
