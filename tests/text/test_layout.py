"""The parts of an article, and spaCy's sentences after them."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newsextract.text.layout import Layout, Zone, layout_of, read_layout, write_layout

ARTICLE = """Home > News > Content

Rector of Lakeside visits Porto
Two agreements are planned for the autumn

Tuesday, 6 March 2018

PORTO, 6 March (Atlantic Wire) – Rector Ana Lind visited Porto on Monday. She met Mayor
Tomas Reis, who showed her the new harbour, and the two of them signed a letter of intent
on the exchange of students. The delegation left in the evening for Braga, where it was
received at the School of Nursing.

Programme:
- 10:00 meeting with the Dean
- 12:00 signing of the protocol

About Lakeside
Lakeside Medical School was founded in 1931.

Ministry of Health Ministry of Education Council of Rectors Virtual Lakeside
Contact Us Site Map For students
© 2018 Lakeside Medical School
"""


def make_doc(text: str) -> Doc:
    words = regex.findall(r"\s+|\w+|[^\w\s]", text)
    return Doc(Vocab(), words=words, spaces=[False] * len(words))


def parts(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(zone.kind, text[zone.start : zone.end]) for zone in read_layout(text, title=title).zones]


def test_parts_of_an_article() -> None:
    """Navigation, headline and deck, date line, dateline, paragraph, list, company note and footer are told apart."""
    found = parts(ARTICLE)
    assert [kind for kind, _ in found] == [
        *("boilerplate", "headline", "headline", "dateline", "dateline"),
        *["paragraph"] * 6,
        *["boilerplate"] * 3,
    ]
    assert found[4][1] == "PORTO, 6 March (Atlantic Wire) –"
    assert found[5][1].startswith("Rector Ana Lind")
    assert found[5][1].endswith("School of Nursing.")


def test_wrapped_lines_are_one_paragraph() -> None:
    """A sentence goes on over a line end that only the width of the page made."""
    layout = read_layout(ARTICLE)
    told = [ARTICLE[start:end] for start, end in layout.sentences]
    assert (
        "She met Mayor\nTomas Reis, who showed her the new harbour, and the two of them signed a letter of intent\n"
        "on the exchange of students." in told
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends_do_not_matter(end: str) -> None:
    """Each kind of line end gives the same parts."""
    text = ARTICLE.replace("\n", end)
    assert [(kind, words.replace(end, "\n")) for kind, words in parts(text)] == parts(ARTICLE)


def test_lines_of_a_list_stay_apart() -> None:
    """Lines that the writer ended are paragraphs of their own."""
    text = "Present:\nAna Lind, Rector\nTomas Reis, Dean\nMei Tan, Head of Nursing\n"
    assert [words for _, words in parts(text)] == text.strip().split("\n")


@pytest.mark.parametrize(
    ("text", "title", "headline"),
    [
        ("Rector visits Porto\nRector Lind came.", None, ["Rector visits Porto"]),
        ("Rector Lind visits Porto.\nShe came at noon.", "Rector Lind visits Porto", ["Rector Lind visits Porto."]),
        (
            "Office of the Rector\n\nLind Visits\nPorto\n\nShe came.",
            "Lind visits Porto",
            ["Office of the Rector", "Lind Visits", "Porto"],
        ),
        ("Rector Lind came to Porto.\nShe left.", None, []),
        ("Dear friends,\nWe met.", None, []),
        ("Visit to Reis Harbour Ltd.\n\nThe rector came.", None, ["Visit to Reis Harbour Ltd."]),
        ("Rector visits Porto", None, []),
        ("Staff Week May 2019\nThe guests came.", "Staff Week May 2019", ["Staff Week May 2019"]),
        ("Lind came. She left\nHe stayed.", None, []),
        ("3 May 2019\nRector visits Porto\nShe came.", None, ["Rector visits Porto"]),
        ("Rector visits Porto\nMembers:\nAna Lind", None, ["Rector visits Porto"]),
    ],
)
def test_headlines(text: str, title: str | None, headline: list[str]) -> None:
    """The first line is a headline unless it is a sentence; a title given with the text is looked for in it."""
    assert [words for kind, words in parts(text, title) if kind == "headline"] == headline


@given(st.text(max_size=300), st.none() | st.text(max_size=20))
def test_zones_part_the_text(text: str, title: str | None) -> None:
    """Zones are in order, do not overlap, and leave only white space between them."""
    zones = read_layout(text, title=title).zones
    place = 0
    for zone in zones:
        assert place <= zone.start < zone.end
        assert not text[place : zone.start].strip()
        place = zone.end
    assert not text[place:].strip()


@given(st.text(max_size=200))
def test_zone_at_finds_the_zone(text: str) -> None:
    """A character is in the zone that holds its offset, and in none between zones."""
    layout = read_layout(text)
    for place in range(len(text) + 1):
        holding = [zone for zone in layout.zones if zone.start <= place < zone.end]
        assert layout.zone_at(place) == (holding[0] if holding else None)


def test_footer_on_the_line_of_the_last_sentence() -> None:
    """Links glued to the end of the text are a footer of their own; a last word without a stop is not."""
    story = "Rector Lind came to Porto. She met the mayor."
    assert parts(f"Visit\n{story} Contact Us Site Map")[1:] == [
        ("paragraph", story),
        ("boilerplate", "Contact Us Site Map"),
    ]
    assert parts(f"Visit\n{story} Ana Reis, Porto")[1:] == [("paragraph", f"{story} Ana Reis, Porto")]


def test_boilerplate_is_known_by_offset() -> None:
    """Only offsets in navigation and footer are boilerplate."""
    layout = read_layout(ARTICLE)
    assert layout.is_boilerplate(ARTICLE.index("Home >"))
    assert layout.is_boilerplate(ARTICLE.index("Contact Us"))
    assert not layout.is_boilerplate(ARTICLE.index("10:00 meeting"))
    assert not layout.is_boilerplate(len(ARTICLE))


def test_doc_sentences_start_where_the_layout_says() -> None:
    """spaCy's sentences are the layout's, with white space counted to the sentence before it."""
    doc = make_doc(ARTICLE)
    layout = read_layout(doc.text)
    write_layout(doc, layout)
    assert layout_of(doc) is layout
    assert [sent.text.strip() for sent in doc.sents] == [ARTICLE[start:end] for start, end in layout.sentences]


def test_border_inside_a_token() -> None:
    """A token that a border cuts opens the sentence that starts in it, and no sentence is lost."""
    doc = make_doc("abcdef ghi")
    write_layout(doc, Layout((Zone("paragraph", 0, 10),), ((0, 3), (3, 7), (7, 10))))
    assert [(token.text, token.is_sent_start) for token in doc] == [("abcdef", True), (" ", False), ("ghi", True)]


def test_white_space_before_the_first_sentence() -> None:
    """Leading white space makes no sentence of its own."""
    doc = make_doc("\n\n Rector Lind came.")
    write_layout(doc, read_layout(doc.text))
    assert len(list(doc.sents)) == 1


def test_doc_without_layout_is_one_paragraph() -> None:
    """Before the layout stage a text is one paragraph of one sentence; an empty one is nothing."""
    assert layout_of(make_doc("Ana Lind")).zones == (Zone("paragraph", 0, 8),)
    assert layout_of(make_doc("")) == Layout((), ())
