"""Sentences: where a stop ends one and where it does not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsextract.text.layout import read_layout
from newsextract.text.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


ONE = [
    "Dr. Lind and Prof. Okoro met Sen. Byrne in St. Kitts.",
    "The rectors A.T. Moreira and I. M. Lindqvist signed it.",
    "The school named after I.M.Lindqvist opened.",
    "The U.S. Embassy and the U.N. Children's Fund agreed.",
    "It rose by 3.5 per cent, to 1,200.75 euros.",
    "Order No. 17 was signed on Sept. 3 and Oct. 4.",
    "The talks begin at 10 a.m. on Monday and end at 5 p.m. Tuesday.",
    "Harbour Shipping Inc. President Ana Reis arrived.",
    "See e.g. Lisbon, or cf. Art. 5 of the treaty.",
    "“Will you come?” he asked.",
    "She waited ... and then signed.",
    "The case of Lind v. Okoro was closed.",
    "SEN. BYRNE VISITS ST. ALBANS ON NOV. 26TH",
    "3. The Council met in Porto.",
    "(a) The ministers met.",
    "The guests of prof. dr. Jan Peeters and ing. Karel Novak left.",
    "Asst. Prof. Mei Tan and Engr. Rosa Cruz spoke.",
    "The centre named after Sh. Tursunov held a seminar.",
    "The office is at Jln. Merdeka and Spc. Lorna Byrne works there.",
    "Visit lakeside.example or write to office@lakeside.example today.",
]


@pytest.mark.parametrize("text", ONE)
def test_stops_inside_a_sentence_do_not_end_it(text: str) -> None:
    """Abbreviations, initials, numbers and quoted questions stay inside their sentence."""
    assert sentences(text) == [text]


TWO = [
    ("The rector arrived.", "He met the dean."),
    ("They live in Washington, D.C.", "The visit was short."),
    ("He came to the U.S.", "They met there."),
    ("It ended at 5 p.m.", "The guests left."),
    ("It is made by Harbour Inc.", "This is known."),
    ("“We agree.”", "Then they signed."),
    ('"We agreed."', '"So did we."'),
    ("He asked: why?", "Nobody knew."),
    ("(It was signed in May.)", "The text is secret."),
    ("He waited…", "Then she came."),
    ("He waited...", "Then she came."),
    ("It was founded in 1931.", "2019 was its best year."),
    ("It is warmer by 1.5°C.", "Amidst this they met."),
    ("The court was moved.[2]", "Judges complained."),
    ("The answer was no.", "Ministers left."),
    ("It lies 5 km.", "Guests walked there."),
    ("They brought books, maps, etc.", "Rector Lind spoke."),
    ("It changed the Copyright Act.", "Lawyers complained."),
    ("The lawyers joined the DRS.", "The public did not."),
    ("He spoke to Ann.", "“Come in,” she said."),
    ("Sie kam aus Łódź.", "Ørsted came from Aarhus."),
]


@pytest.mark.parametrize(("first", "second"), TWO)
@pytest.mark.parametrize("space", [" ", "\u00a0", "  ", "\t"])
def test_stops_at_the_end_part_sentences(first: str, second: str, space: str) -> None:
    """A stop parts two sentences, whatever white space follows; that of an abbreviation does before an opening word."""
    assert sentences(first + space + second) == [first, second]


def test_missing_space_after_a_stop() -> None:
    """A stop with no space after it ends a sentence only before a word that opens one."""
    assert sentences("They came to Baku.The guests left.") == ["They came to Baku.", "The guests left."]
    assert sentences("Read more at Booking.Com today.") == ["Read more at Booking.Com today."]


def test_bullets_inside_a_line_part_sentences() -> None:
    """Entries run together on one line are told apart by their bullets."""
    assert sentences("• visit to Porto • talks in Braga") == ["• visit to Porto", "• talks in Braga"]


MARKS = [*" \n\r\u2028\u00a0\t\x1c\u200b.…”“)(•#|", "\r\n", "...", "? "]
WORDS = ["Dr.", "A.", "The", "rector", "Porto", "5", "©", "Contact Us", "2019", "é"]


@given(st.lists(st.sampled_from(MARKS + WORDS), max_size=60).map("".join) | st.text(max_size=200))
def test_every_character_lies_in_one_sentence(text: str) -> None:
    """Whatever the text: sentences are in order, start and end in no white space, and leave out nothing else."""
    spans = read_layout(text).sentences
    assert list(spans) == sorted(spans)
    covered = [0] * len(text)
    for start, end in spans:
        assert start < end
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        for place in range(start, end):
            covered[place] += 1
    assert max(covered, default=0) <= 1
    assert all(count == 1 or sign.isspace() for sign, count in zip(text, covered, strict=True))


@pytest.mark.parametrize(
    "piece",
    ["word ", "Dr. A. ", ". ", '."', "a", "A –", "Home > ", " ", "a|", "The rector came to Porto and left again. "],
)
def test_a_line_of_a_megabyte_takes_no_time(piece: str) -> None:
    """The layout of one long line takes time in proportion to its length."""
    text = piece * (200_000 // len(piece))
    started = time.process_time()
    read_layout(text)
    short = time.process_time() - started
    started = time.process_time()
    read_layout(text * 5)
    assert time.process_time() - started < max(0.5, 12 * short)
