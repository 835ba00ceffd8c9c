"""Spans, names and sentences that count as the same."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsextract.evaluate.found import FoundSpan
from newsextract.evaluate.match import Sentences, best_pairs, common, content_words, likeness, overlapping, overlaps


def span(start: int, end: int) -> FoundSpan:
    return FoundSpan(start=start, end=end)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 10), (0, 10), True),
        ((0, 10), (5, 15), True),
        ((0, 10), (6, 16), False),
        ((0, 10), (8, 12), True),
        ((0, 10), (9, 12), False),
        ((0, 10), (10, 20), False),
        ((0, 10), (3, 5), True),
        ((0, 10), (4, 4), False),
        ((4, 4), (4, 4), False),
    ],
)
def test_overlap_is_half_of_the_shorter(one: tuple[int, int], other: tuple[int, int], expected: bool):
    """Two stretches overlap when they share at least half of the shorter one, in either order."""
    assert overlaps(span(*one), span(*other)) is expected
    assert overlaps(span(*other), span(*one)) is expected


spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 15)).map(lambda pair: span(pair[0], pair[0] + pair[1])), max_size=12
)


@given(spans, spans)
def test_no_overlapping_pair_is_passed_over(gold: list[FoundSpan], found: list[FoundSpan]):
    """Looking at neighbours only finds the same pairs as looking at all."""
    every = [
        (common(one, other), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if overlaps(one, other)
    ]
    assert sorted(overlapping(gold, found)) == sorted(every)


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 5), st.integers(0, 5)), max_size=20))
def test_pairs_are_one_to_one_and_leave_nothing_that_fits(candidates: list[tuple[float, int, int]]):
    """No side is used twice, and every candidate has at least one of its sides used."""
    pairs = best_pairs(candidates)
    gold, found = {i for i, _ in pairs}, {j for _, j in pairs}
    assert len(gold) == len(found) == len(pairs)
    assert all(i in gold or j in found for _, i, j in candidates)


@pytest.mark.parametrize(
    ("candidates", "expected"),
    [
        ([(1, 0, 0), (2, 1, 0)], ((1, 0),)),
        ([(1, 1, 0), (1, 0, 0)], ((0, 0),)),
        ([(1, 0, 1), (1, 0, 0)], ((0, 0),)),
        ([(3, 0, 1), (2, 0, 0), (2, 1, 1)], ((0, 1),)),
    ],
)
def test_the_best_fit_goes_first_and_ties_go_by_order(candidates, expected):
    """The better fit wins; of equal ones the earlier gold, then the earlier found."""
    assert best_pairs(candidates) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ministry of Tides", "the ministry of tides", 1.0),
        ("Rector", "Rector of Halden University", 1 / 3),
        ("Vice-Rector", "Rector", 0.5),
        ("Marrow", "Quill", 0.0),
        ("of the", "of the", 0.0),
        ("", "Marrow", 0.0),
    ],
)
def test_likeness_is_the_share_of_content_words(one: str, other: str, expected: float):
    """Small words and capitals do not count; the longer name is the measure."""
    assert likeness(one, other) == likeness(other, one) == pytest.approx(expected)


def test_content_words_keep_accents_and_digits():
    """Letters of any script, digits and underscores make words."""
    assert content_words("École n° 12, Bağ_1") == {"école", "n", "12", "bağ_1"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("One? Two! Three… Four", ["One?", "Two!", "Three…", "Four"]),
        ("He left. he said.", ["He left. he said."]),
        ("Dr. Lund and J. Quill met Prof. Marrow.", ["Dr. Lund and J. Quill met Prof. Marrow."]),
        ("(Dr. Lund) came.", ["(Dr. Lund) came."]),
        ("Plan B. Next one.", ["Plan B. Next one."]),
        ("The USB. Next one.", ["The USB.", "Next one."]),
        ("Dr! Lund came.", ["Dr!", "Lund came."]),
        ("“We go.” (Then) 30 came.", ["“We go.”", "(Then) 30 came."]),
        ("Headline\nText goes\r\non", ["Headline", "Text goes", "on"]),
        ("Written by Dr.\nLund", ["Written by Dr.", "Lund"]),
        ("One.\n\n\n Two", ["One.", "Two"]),
        ("a b  c", ["a b  c"]),
        ("\n\nOne", ["", "One"]),
        ("", [""]),
    ],
)
def test_sentences(text: str, expected: list[str]):
    """Sentences end at a stop before a capital or digit and at line ends, not after initials and short titles."""
    sentences = Sentences(text)
    numbers = [sentences.number(at) for at in range(len(text) + 1)]
    parts = [
        "".join(text[at : at + 1] for at in range(len(text) + 1) if numbers[at] == n) for n in dict.fromkeys(numbers)
    ]
    assert [part.strip() for part in parts] == expected


@given(st.text(alphabet='AbZ.!?)"” \n\t', max_size=40))
def test_every_character_lies_in_one_sentence_and_in_order(text: str):
    """Sentence numbers start at 0 and rise by one; what lies outside of the text has none."""
    sentences = Sentences(text)
    numbers = [sentences.number(at) for at in range(len(text) + 1)]
    assert numbers[0] == 0
    assert all(before <= after <= before + 1 for before, after in pairwise(numbers))
    assert sentences.number(-1) == sentences.number(len(text) + 1) == -1


def test_the_sentence_around_a_span_has_no_outer_space():
    """The sentence of a span, or the sentences that it runs across."""
    text = "One is here.  Two is there. \nThree"
    assert [
        text[slice(*Sentences(text).around(*ends))] for ends in ((0, 3), (14, 17), (5, 17), (29, 34), (90, 95))
    ] == [
        "One is here.",
        "Two is there.",
        "One is here.  Two is there.",
        "Three",
        "",
    ]


def test_a_megabyte_of_stops_and_spaces_is_read_at_once():
    """Long runs of closing quotes or white space are read once."""
    text = "." + ")" * 500_000 + " " * 500_000 + "A" + ".)" * 200_000
    assert Sentences(text).number(len(text)) == 1
