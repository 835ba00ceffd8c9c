"""Batches: which windows are read together, and the arrays of them."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
from advisor import Advised
from batches import batches, collate, steps_of
from encoders import CLS, PAD, SEP
from examples import Example, marked_example
from hypothesis import given
from hypothesis import strategies as st
from pairs import SAID
from prepare import build_windows

from newsextract.model.pieces import Window as Part
from tiny_recipe import SENTENCES, article
from word_pieces import tiny

ADVISED = Advised({"person": [(7, 18)]}, (("holds", [(0, 6)], [(7, 18)]),), SENTENCES)


def _examples(length: int) -> list[Example]:
    return [marked_example(one) for one in build_windows(article(), tiny(), ADVISED, length=length, overlap=2)]


[WHOLE] = _examples(160)
FIRST, SECOND = _examples(8)


@given(st.lists(st.integers(1, 60), max_size=20), st.integers(0, 5))
def test_each_window_is_in_one_batch_that_fits(sizes: list[int], seed: int) -> None:
    """A batch with its padding and special pieces is no larger than asked for, unless one window alone is."""
    made = batches(sizes, 100, random.Random(seed))
    assert sorted(n for batch in made for n in batch) == list(range(len(sizes)))
    assert all(len(batch) * (max(sizes[n] for n in batch) + 2) <= 100 for batch in made)


def test_steps_show_every_shelf_of_every_epoch_mixed() -> None:
    """Epochs follow each other; inside one its shelves are mixed."""
    steps = steps_of([[[WHOLE] * 20, [FIRST] * 20], [[SECOND]]], 20, random.Random(3))
    shown = [[WHOLE, FIRST, SECOND].index(example) for step in steps for example in step]
    assert sorted(shown[:-1]) == [0] * 20 + [1] * 20
    assert shown[:-1] not in ([0] * 20 + [1] * 20, [1] * 20 + [0] * 20)
    assert shown[-1] == 2


def test_a_batch_is_padded_with_what_is_not_learned() -> None:
    """Special pieces stand around each window, and padding has no answer."""
    batch = collate([FIRST, WHOLE])
    size, longest = len(FIRST.window.ids), len(WHOLE.window.ids) + 2
    assert batch.ids[0].tolist() == [CLS, *FIRST.window.ids.tolist(), SEP] + [PAD] * (longest - size - 2)
    assert batch.mask.sum(axis=1).tolist() == [size + 2, longest]
    assert not batch.tags[0, [0, *range(size + 1, longest)]].any()
    assert batch.tags[0, 1 : size + 1].tolist() == FIRST.tags().tolist()
    assert batch.statuses[1, 1:-1].tolist() == WHOLE.statuses().tolist()


def test_pairs_are_numbered_by_window() -> None:
    """Each pair of the batch says which window its spans are of; answers are in the same order."""
    batch = collate([FIRST, SECOND])
    for end in (0, 1):
        assert batch.pairs[:, end].tolist() == [0] * len(FIRST.pairs) + [1] * len(SECOND.pairs)
    assert batch.pairs[:, 2:].tolist() == [*FIRST.pairs.tolist(), *SECOND.pairs.tolist()]
    assert batch.linked.tolist() == [*FIRST.linked.tolist(), *SECOND.linked.tolist()]


def test_an_unasked_window_is_read_without_the_rules() -> None:
    """Neither what they found nor what they say about links is seen; another window of the batch is as it is."""
    batch = collate([WHOLE, WHOLE], unasked=[True, False])
    said = [batch.pairs[batch.pairs[:, 0] == row][:, 2 + SAID] for row in (0, 1)]
    assert not batch.hints[0].any()
    assert not said[0].any()
    assert batch.hints[1, 2:5].sum() == 6
    assert sorted(set(said[1].tolist())) == [1, 2]


def test_a_window_without_spans_makes_no_pairs() -> None:
    """A batch of such windows alone has none."""
    bare = replace(WHOLE, pairs=WHOLE.pairs[:0], linked=WHOLE.linked[:0])
    batch = collate([bare])
    assert batch.pairs.shape == (0, WHOLE.pairs.shape[1] + 2)
    assert batch.linked.dtype == np.float32


# rector ana per ##eira met per . ana | met per , m . s .
SHARED = (Part(0, 9, 0, 8), Part(7, 15, 8, 15))  # both read pieces 7 and 8; the first decides 7, the second 8
BETWEEN = replace(WHOLE, parts=SHARED)


def test_an_article_is_read_in_its_parts() -> None:
    """Each part is a row with its pieces, hints and answers, of shared pieces too; other examples keep their rows."""
    batch = collate([FIRST, BETWEEN, SECOND])
    assert len(batch.ids) == 4
    for row, part in ((1, SHARED[0]), (2, SHARED[1])):
        read, size = slice(part.start, part.end), part.end - part.start
        assert batch.ids[row, : size + 2].tolist() == [CLS, *WHOLE.window.ids[read].tolist(), SEP]
        assert batch.mask[row].sum() == size + 2
        assert batch.tags[row, 1 : size + 1].tolist() == WHOLE.tags()[read].tolist()
        assert batch.statuses[row, 1 : size + 1].tolist() == WHOLE.statuses()[read].tolist()
    assert batch.hints[1, 2:5].sum() == 6
    last = batch.pairs[:, 0] == 3
    assert batch.pairs[last][:, 2:].tolist() == SECOND.pairs.tolist()


def test_a_pair_between_two_parts_is_placed_in_those_that_decide_its_ends() -> None:
    """Every end is found in its row at the piece that it has in the article, and no pair gets lost."""
    batch = collate([FIRST, BETWEEN])
    placed = batch.pairs[batch.pairs[:, 0] > 0]
    assert len(placed) == len(WHOLE.pairs)
    assert batch.linked[-len(placed) :].tolist() == WHOLE.linked.tolist()
    assert set(map(tuple, placed[:, :2].tolist())) == {(1, 1), (1, 2), (2, 1), (2, 2)}
    for (a, b, *own), pair in zip(placed.tolist(), WHOLE.pairs.tolist(), strict=True):
        assert [own[0], *own[5:]] == [pair[0], *pair[5:]]
        for row, place, piece in zip((a, a, b, b), own[1:5], pair[1:5], strict=True):
            part = SHARED[row - 1]
            assert part.first <= piece - 1 < part.last
            assert place + part.start == piece


def test_a_pair_whose_span_is_cut_is_left_out() -> None:
    """Ana Pereira is read in two parts: nothing is learned of her links, all others stay."""
    batch = collate([replace(WHOLE, parts=(Part(0, 3, 0, 3), Part(3, 15, 3, 15)))])
    of_ana = (WHOLE.pairs[:, [1, 3]] == 2).any(axis=1)
    assert of_ana.any()
    assert batch.pairs[:, [2, 7, 8, 9]].tolist() == WHOLE.pairs[~of_ana][:, [0, 5, 6, 7]].tolist()
    assert batch.linked.tolist() == WHOLE.linked[~of_ana].tolist()


def test_an_unasked_article_is_read_without_the_rules() -> None:
    """In none of its parts is anything seen of them."""
    batch = collate([BETWEEN], unasked=[True])
    assert not batch.hints.any()
    assert not batch.pairs[:, 2 + SAID].any()
