"""Spans that break off in the middle of a phrase are made whole."""

from __future__ import annotations

from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from newsextract.mentions.mention import Label
from newsextract.mentions.whole_phrases import whole_phrases

LOOSE = {"a", "an", "and", "or", "of", "for", "the", "from", "with", "in", "at", "to", "by", "&"}
DETERMINERS = {"the", "their", "our"}  # of the text below
TEXT = (
    "20 city mayors and ministers of trade met Oakdale Institute Director Ana Lind and the\n"
    "Chair, HRH Prince Otto and HE Minister Bo Lind, Soil microbiologist Dr Tamm with members of and\nstaff, "
    "their guests and the guests of our A Coruna guests. His"
)


def _spans(*words: str) -> list[tuple[int, int, float]]:
    return [(TEXT.index(one), TEXT.index(one) + len(one), 0.9) for one in words]


@pytest.mark.parametrize(
    ("label", "words", "whole"),
    [
        ("group", ["20 city mayors and", "ministers of trade"], ["20 city mayors and ministers of trade"]),
        ("group", ["20 city mayors", "ministers of trade"], ["20 city mayors", "ministers of trade"]),
        ("group", ["mayors and", "Director"], ["mayors", "Director"]),
        ("title", ["Oakdale Institute", "Director"], ["Oakdale Institute Director"]),
        ("institution", ["Oakdale Institute", "Director"], ["Oakdale Institute", "Director"]),
        ("person", ["Ana Lind and the"], ["Ana Lind"]),
        ("person", ["and the"], []),
        ("person", ["and"], []),
        ("person", ["Ana Lind and the", "Chair"], ["Ana Lind", "Chair"]),
        ("title", ["Chair", "HRH", "Prince"], ["Chair", "HRH", "Prince"]),
        ("title", ["HE", "Minister"], ["HE", "Minister"]),
        ("title", ["Soil microbiologist", "Dr"], ["Soil microbiologist", "Dr"]),
        ("group", ["members of and", "staff"], ["members", "staff"]),
        ("group", ["their guests", "the guests of our"], ["guests", "guests of our"]),
        ("group", ["the", "our A", "His"], []),
        ("group", ["A Coruna guests"], ["A Coruna guests"]),
        ("institution", ["the guests"], ["the guests"]),
    ],
)
def test_a_phrase_that_breaks_off_is_made_whole(label: Label, words: list[str], whole: list[str]) -> None:
    """It is joined with the span right behind it in the same line, or loses the loose words at its end."""
    assert [TEXT[start:end] for start, end, _ in whole_phrases(label, TEXT, _spans(*words))] == whole


@pytest.mark.parametrize(
    ("sure", "whole"),
    [
        ((0.9, 0.6), [("20 city mayors and ministers of trade", 0.6)]),
        ((0.9, 0.4), [("20 city mayors", 0.9)]),
        ((0.4, 0.9), [("ministers of trade", 0.9)]),
        ((0.4, 0.4), []),
    ],
)
def test_a_sure_part_is_not_lost_with_an_unsure_one(sure: tuple[float, float], whole: list[tuple[str, float]]) -> None:
    """Only parts that are sure enough by themselves are joined, so that what comes out is as well."""
    spans = [
        (a, b, chance)
        for (a, b, _), chance in zip(_spans("20 city mayors and", "ministers of trade"), sure, strict=True)
    ]
    assert [(TEXT[a:b], score) for a, b, score in whole_phrases("group", TEXT, spans, least=0.5)] == whole


LABELS: list[Label] = ["group", "title", "person"]
cut_spans = st.builds(
    lambda borders, scores: [
        (start, end, score) for start, end, score in zip(borders[::2], borders[1::2], scores, strict=False)
    ],
    st.sets(st.sampled_from([0, len(TEXT), *(m.start() for m in regex.finditer(r"\b", TEXT))]), min_size=2).map(sorted),
    st.lists(st.sampled_from([0.2, 0.5, 0.7, 0.9]), min_size=60, max_size=60),
)


@given(st.sampled_from(LABELS), cut_spans, st.sampled_from([0.0, 0.5, 0.8]))
def test_every_sure_span_goes_into_just_one_phrase(
    label: Label, spans: list[tuple[int, int, float]], least: float
) -> None:
    """What comes out lies in order and apart; each sure span is in one phrase, less loose words, and no other is.

    A group may have lost determiners in front as well, and with them a part that was no more than these.
    """
    loose = LOOSE | (DETERMINERS if label == "group" else set())
    made = list(whole_phrases(label, TEXT, spans, least=least))
    assert all(one[1] <= other[0] for one, other in pairwise(made))
    sure = [one for one in spans if one[2] >= least]
    taken = []
    for start, end, score in made:
        parts = [one for one in sure if start < one[1] and one[0] < end]
        assert parts[0][0] == start or label == "group"
        assert set(TEXT[parts[0][0] : start].split()) <= DETERMINERS
        assert end <= parts[-1][1]
        assert set(TEXT[end : parts[-1][1]].split()) <= LOOSE
        assert least <= score <= min(one[2] for one in parts)
        assert label == "group" or score == min(one[2] for one in parts)
        assert all(TEXT[one[1] : other[0]] == " " for one, other in pairwise(parts))
        taken += parts
    assert all(
        set(TEXT[start:end].lower().split()) <= loose for start, end, score in sure if (start, end, score) not in taken
    )
