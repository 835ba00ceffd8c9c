"""Line ends of any kind are read alike, and every place is one of the text as given."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsextract
from newsextract.text.line_ends import original_of_text, with_plain_line_ends

ARTICLES = sorted((Path(__file__).parents[2] / "fixtures" / "articles").glob("*.txt"))


@given(st.text(alphabet="ab \r\n", max_size=40))
def test_every_place_comes_back_to_its_character(text: str) -> None:
    """A character of the plain form that is no line end stands in the text as given where `offset` says."""
    plain, original = with_plain_line_ends(text), original_of_text(text)
    assert "\r" not in plain
    assert original.offset(len(plain)) == len(text)
    for place, character in enumerate(plain):
        if character != "\n":
            assert text[original.offset(place)] == character


def _told(document: newsextract.Document) -> dict[str, object]:
    """What a record says, without offsets and line ends."""
    said = document.model_dump()

    def bare(part: object) -> object:
        if isinstance(part, dict):
            return {key: bare(value) for key, value in part.items() if key not in {"start", "end"}}
        if isinstance(part, list | tuple):
            return [bare(one) for one in part]
        return with_plain_line_ends(part) if isinstance(part, str) else part

    return {key: bare(value) for key, value in said.items()}


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["windows", "old mac"])
def test_line_ends_change_no_record(article: Path, end: str) -> None:
    """The same article says the same with other line ends, and all its spans hold the words of the text as given."""
    plain = with_plain_line_ends(article.read_bytes().decode("utf-8"))
    text = plain.replace("\n", end)
    document = newsextract.extract(text)
    assert _told(document) == _told(newsextract.extract(plain))
    entities = (*document.people, *document.institutions, *document.places, *document.dates, *document.groups)
    assert all(span.cut(text) == span.text for entity in entities for span in entity.mentions)


def test_reasons_stand_in_the_text_as_given() -> None:
    """An explanation gives the places of the text as given, too."""
    text = "A headline\r\n\r\nRector Ana Lind visited Lisbon\r\non 3 May 2019."
    reasons = newsextract.explain(newsextract.load().annotate(text))
    assert all(text[reason.start : reason.end] == reason.text for reason in reasons)
    assert any(reason.text == "Lisbon" for reason in reasons)
