"""What the model says about a text: spans, statuses and links."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsextract.model.advice import Advice, Span
from newsextract.model.decode import ScoredSpan
from newsextract.model.labels import DISTANCES, SENTENCE_GAPS
from newsextract.model.links import LinkTables, chances_of
from newsextract.model.pieces import Pieces
from newsextract.model.reading import WITHIN, Reading
from word_pieces import made

LINKS = ("holds", "same")
HIDDEN, SIZE = 3, 2
WORDS = made([(0, 6), (7, 10), (11, 14), (14, 18), (20, 23)], [1, 1, 1, 0, 1])


def _tables(seed: int = 7) -> LinkTables:
    """Tables of invented numbers."""
    made_up = np.random.default_rng(seed)

    def of(*shape: int) -> np.ndarray:
        return (made_up.normal(size=shape) / 4).astype(np.float32)

    maps = of(2, HIDDEN + 1, SIZE), of(2, HIDDEN + 1, SIZE)
    return LinkTables(LINKS, *maps, of(2), of(2, DISTANCES), of(2, SENTENCE_GAPS), of(2, 3))


def _reading(pieces: Pieces = WORDS, seed: int = 7) -> Reading:
    made_up = np.random.default_rng(seed)
    count = len(pieces)
    return Reading(
        pieces=pieces,
        sentences=np.array([1, 1, 1, 1, 2], dtype=np.int64)[:count],
        layers=("person", "title"),
        spans=(ScoredSpan("person", 1, 3, 0.9),),
        chances=np.array([[[0.1, 0.9, 0.0], [0.8, 0.1, 0.1]]] * 2 + [[[0.5, 0.25, 0.25], [1, 0, 0]]] * 3, "float32"),
        statuses=np.array([[0.9, 0.1], [0.4, 0.6], [1, 0], [1, 0], [0.5, 0.5]], dtype=np.float32),
        status_names=("occurred", "planned"),
        mixed=made_up.normal(size=(count, HIDDEN)).astype(np.float32),
        tables=_tables(seed),
    )


def test_a_span_has_its_place_in_the_text() -> None:
    """The span of pieces is a half-open span of characters."""
    assert _reading().place_of(ScoredSpan("person", 1, 3, 0.9)) == (7, 18)


@pytest.mark.parametrize(
    ("layer", "span", "expected"),
    [
        ("person", (0, 6), 0.9),
        ("person", (0, 10), 0.9),
        ("person", (7, 14), 0.7),
        ("title", (0, 6), 0.2),
        ("title", (11, 23), 0.0),
        ("person", (18, 20), 0.0),
        ("person", (40, 50), 0.0),
    ],
)
def test_support_is_the_mean_of_the_words(layer: str, span: Span, expected: float) -> None:
    """How far the model holds words to be of a layer is the mean over their pieces, 0 where there are none."""
    assert _reading().support(layer, *span) == pytest.approx(expected)


def test_status_is_that_of_the_first_pieces_of_triggers() -> None:
    """The likeliest status with its mean chance; on a tie the first; nothing sure of words that are not there."""
    reading = _reading()
    assert reading.status_of([(0, 10)]) == ("occurred", pytest.approx(0.9))
    assert reading.status_of([(7, 18)]) == ("planned", pytest.approx(0.6))
    assert reading.status_of([(0, 10), (7, 18)]) == ("occurred", pytest.approx(0.65))
    assert reading.status_of([(20, 23)]) == ("occurred", pytest.approx(0.5))
    assert reading.status_of([(30, 33)]) == reading.status_of([]) == ("occurred", 0.0)


def _long(count: int) -> Reading:
    """A reading of `count` words of three letters, four to a sentence."""
    made_up = np.random.default_rng(count)
    return Reading(
        pieces=made([(4 * at, 4 * at + 3) for at in range(count)]),
        sentences=np.arange(count, dtype=np.int64) // 4,
        layers=("person",),
        spans=(),
        chances=np.zeros((count, 1, 3), dtype=np.float32),
        statuses=np.zeros((count, 2), dtype=np.float32),
        status_names=("occurred", "planned"),
        mixed=made_up.normal(size=(count, HIDDEN)).astype(np.float32),
        tables=_tables(),
    )


LONG = _long(600)
words = st.tuples(st.integers(0, 599), st.integers(1, 3)).map(lambda pair: (4 * pair[0], 4 * sum(pair) - 1))
advice = st.none() | st.lists(
    st.tuples(st.sampled_from(LINKS), st.lists(words, max_size=2), st.lists(words, max_size=2)), max_size=3
).map(Advice)


@given(
    st.lists(words, max_size=90), st.lists(words, max_size=6), st.sampled_from(LINKS), advice, st.floats(0.001, 0.999)
)
def test_links_of_many_are_those_of_each_pair(
    sources: list[Span], targets: list[Span], name: str, said: Advice | None, least: float
) -> None:
    """However many spans are asked about at once, each pair that is near and sure enough comes once, as if alone."""
    found = {(row, column): chance for row, column, chance in LONG.links(name, sources, targets, said)}
    assert all(0 < chance <= 1 for chance in found.values())
    assert {(a, b) for (a, b), chance in found.items() if chance >= np.float32(least)} == {
        (a, b) for a, b, _ in LONG.links(name, sources, targets, said, least=least)
    }
    for row, source in enumerate(sources[:12]):
        for column, target in enumerate(targets[:3]):
            alone = [chance for _, _, chance in LONG.links(name, [source], [target], said)]
            # The last digit may differ: products of matrices of other sizes are added up in another order.
            assert found.get((row, column), 0) == pytest.approx(alone[0] if alone else 0, abs=2.1e-4)
            assert abs(source[0] - target[0]) // 4 <= WITHIN or not alone


def test_links_come_once() -> None:
    """No pair of a source and a target is told twice."""
    many = [(4 * at, 4 * at + 3) for at in range(0, 600, 2)]
    pairs = [(row, column) for row, column, _ in LONG.links("holds", many, many)]
    assert len(pairs) == len(set(pairs)) > 300


@pytest.mark.parametrize(("gap", "asked"), [(WITHIN, True), (WITHIN + 1, False)])
def test_links_do_not_reach_further_than_was_learned(gap: int, asked: bool) -> None:
    """Spans farther apart than what training saw together are not linked, in either direction."""
    near, far = (4 * 10, 4 * 10 + 3), (4 * (10 + gap), 4 * (10 + gap) + 3)
    assert bool(list(LONG.links("same", [near], [far]))) == bool(list(LONG.links("same", [far], [near]))) == asked


@given(st.lists(words, max_size=40))
def test_pairs_within_reach_are_those_that_links_can_tell(spans: list[Span]) -> None:
    """Just the pairs whose first pieces are at most `WITHIN` apart come, each once, the later number first."""
    pairs = list(LONG.pairs_within_reach(spans))
    near = {(b, a) for b in range(len(spans)) for a in range(b) if abs(spans[a][0] - spans[b][0]) // 4 <= WITHIN}
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == near
    assert {(max(pair), min(pair)) for *pair, _ in LONG.links("same", spans, spans) if pair[0] != pair[1]} <= near


def _chance(reading: Reading, name: str, source: Span, target: Span, said: Advice | None = None) -> float:
    return next(chance for _, _, chance in reading.links(name, [source], [target], said))


def test_links_weigh_ends_distance_sentences_and_advice() -> None:
    """A link is scored by the ends of both spans and the facts between them, as was learned."""
    reading = _reading()
    tables, mixed = reading.tables, reading.mixed
    a = (mixed[0] + mixed[0]) @ tables.source[0, :-1] + 2 * tables.source[0, -1]
    b = (mixed[4] + mixed[4]) @ tables.target[0, :-1] + 2 * tables.target[0, -1]
    # Four pieces on are bucket 2, the next sentence is bucket 4, 2 is the yes of the rules.
    facts = tables.distance[0, 2] + tables.sentences[0, 4] + tables.advice[0, 2] + tables.bias[0]
    expected = 1 / (1 + np.exp(-(a @ b / 2**0.5 + facts)))
    said = Advice([("holds", [(0, 6)], [(20, 23)])])
    assert _chance(reading, "holds", (0, 6), (20, 23), said) == pytest.approx(expected, abs=1e-4)


def test_no_advice_is_not_a_no_of_the_rules() -> None:
    """Rules that were not asked weigh otherwise than rules that do not see the link."""
    reading = _reading()
    unasked, refused = (_chance(reading, "same", (0, 6), (7, 18), said) for said in (None, Advice([])))
    assert unasked != refused


def test_an_empty_text_has_an_empty_reading() -> None:
    """Nothing is found in, supported by or linked in a text without words, whatever is asked."""
    nothing = Reading.of_nothing(("person",), ("occurred", "planned"), _tables())
    assert nothing.spans == ()
    assert len(nothing.pieces) == len(nothing.sentences) == 0
    assert nothing.support("person", 0, 3) == 0.0
    assert nothing.status_of([(0, 3)]) == ("occurred", 0.0)
    assert list(nothing.pairs_within_reach([(0, 1), (2, 3)])) == []
    assert list(nothing.links("holds", [(0, 1)], [(0, 1), (2, 3)])) == []
    assert list(_reading().links("holds", [], [(0, 6)])) == list(_reading().links("holds", [(0, 6)], [])) == []


@given(st.lists(st.floats(-1000, 1000, width=32), max_size=6))
def test_chances_of_links_are_rounded(scores: list[float]) -> None:
    """Any score is a chance in [0, 1] with four digits, without overflow, and a higher score is no lower a chance."""
    with np.errstate(over="raise"):
        chances = chances_of(np.array(sorted(scores), dtype=np.float32))
    assert ((chances >= 0) & (chances <= 1)).all()
    assert np.array_equal(chances, np.round(chances, 4))
    assert (np.diff(chances) >= 0).all()
