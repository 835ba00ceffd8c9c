"""What the rules tell the model."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsextract.model.advice import HINTS, Advice, Relation, Span, hints_of
from newsextract.model.labels import MENTION_LAYERS
from newsextract.model.pieces import Pieces
from word_pieces import cut, made, pieces_in_a_row, spans

PERSON, TITLE = 1 + 2 * MENTION_LAYERS.index("person"), 1 + 2 * MENTION_LAYERS.index("title")


def test_hints_tell_first_and_further_pieces() -> None:
    """The first piece of a mention and those that go on in it have a column each, by label."""
    text = "Rector Ana Pereira met"  # Rector | Ana | Per | eira | met
    hints = hints_of(cut(text), {"title": [(0, 6)], "person": [(7, 18)]})
    assert hints[:, TITLE].tolist() == [1, 0, 0, 0, 0]
    assert hints[:, PERSON].tolist() == [0, 1, 0, 0, 0]
    assert hints[:, PERSON + 1].tolist() == [0, 0, 1, 1, 0]
    assert hints.sum() == len(hints) + 4


def test_no_rules_is_not_no_mentions() -> None:
    """The model can tell that rules were not asked from rules that found nothing."""
    pieces = cut("Ana met")
    assert hints_of(pieces, None).tolist() == [[0.0] * HINTS] * 2
    assert hints_of(pieces, {}).tolist() == [[1.0] + [0.0] * (HINTS - 1)] * 2


@given(pieces_in_a_row(), st.dictionaries(st.sampled_from(MENTION_LAYERS), st.lists(spans, max_size=3)))
def test_hints_mark_every_piece_of_a_mention_and_no_other(pieces: Pieces, mentions: dict[str, list[Span]]) -> None:
    """A piece is marked for a label just where it shares a character with one of its mentions."""
    hints = hints_of(pieces, mentions)
    assert hints.shape == (len(pieces), HINTS)
    for number, layer in enumerate(MENTION_LAYERS):
        marked = hints[:, 1 + 2 * number : 3 + 2 * number].max(axis=1, initial=0).tolist()
        assert marked == [
            any(first < end and start < last for start, end in mentions.get(layer, ()))
            for first, last in pieces.offsets.tolist()
        ]


@given(pieces_in_a_row(), st.lists(spans, max_size=4))
def test_hints_do_not_depend_on_the_order_of_mentions(pieces: Pieces, given_spans: list[Span]) -> None:
    """Mentions in any order, given twice or once, are the same hint."""
    one = hints_of(pieces, {"person": given_spans})
    assert np.array_equal(one, hints_of(pieces, {"person": [*reversed(given_spans), *given_spans]}))


def test_mention_that_touches_no_piece_is_no_hint() -> None:
    """White space that a mention covers marks nothing."""
    assert hints_of(made([(0, 3), (8, 10)]), {"place": [(4, 7)]})[:, 1:].sum() == 0


TABLES: dict[str, tuple[list[Relation], list[list[int]]]] = {
    "nothing seen": ([], [[1, 1], [1, 1]]),
    "another link": ([("belongs", [(0, 3)], [(10, 14)])], [[1, 1], [1, 1]]),
    "the same spans": ([("holds", [(0, 3)], [(10, 14)])], [[2, 1], [1, 1]]),
    "spans that share a word": ([("holds", [(2, 9)], [(8, 11)])], [[2, 1], [2, 1]]),
    "spans that only meet": ([("holds", [(3, 5)], [(14, 20)])], [[1, 1], [1, 1]]),
    "all mentions of both": ([("holds", [(0, 3), (5, 9)], [(10, 14), (20, 24)])], [[2, 2], [2, 2]]),
    "two relations do not mix": (
        [("holds", [(0, 3)], [(10, 14)]), ("holds", [(5, 9)], [(20, 24)])],
        [[2, 1], [1, 2]],
    ),
    "the other direction": ([("holds", [(10, 14)], [(0, 3)])], [[1, 1], [1, 1]]),
    "nothing at the other end": ([("holds", [(0, 3)], [])], [[1, 1], [1, 1]]),
}


@pytest.mark.parametrize(("relations", "table"), TABLES.values(), ids=TABLES)
def test_advice_is_asked_by_spans(relations: list[Relation], table: list[list[int]]) -> None:
    """2 where the rules see the link between mentions that share words with those asked about, else 1."""
    assert Advice(relations).table("holds", [(0, 3), (5, 9)], [(10, 14), (20, 24)]).tolist() == table


def _share(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


relations = st.tuples(st.sampled_from(["holds", "same"]), st.lists(spans, max_size=3), st.lists(spans, max_size=3))


@given(st.lists(relations, max_size=4), st.lists(spans, max_size=4), st.lists(spans, max_size=4))
def test_advice_equals_asking_every_pair(told: list[Relation], sources: list[Span], targets: list[Span]) -> None:
    """However spans overlap, the table says what looking at each relation for each pair says."""
    expected = [
        [
            2
            if any(
                link == "holds" and any(_share(a, s) for s in starts) and any(_share(b, e) for e in ends)
                for link, starts, ends in told
            )
            else 1
            for b in targets
        ]
        for a in sources
    ]
    table = Advice(told).table("holds", sources, targets)
    assert table.shape == (len(sources), len(targets))
    assert table.tolist() == expected
