"""Cuts: whole articles are read in windows of changing lengths, and only near pairs of them are asked."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
from cuts import UNCUT, Cut, cut_anew, cuts_of, shipped_cut
from examples import marked_example, whole_example
from prepare import Window

from newsextract.model.labels import LAYERS
from newsextract.model.pieces import windows
from newsextract.model.reading import WITHIN

CONFIG: dict[str, Any] = {"windows": {"length": 256, "overlap": 64, "lengths": {160: 48, 288: 72}}}


def _article(*people: int) -> Window:
    """Six hundred pieces in sentences of twenty, and a person of one piece at each of some places."""
    ids, none = np.zeros(600, dtype=np.uint16), np.zeros((0, 5), dtype=np.int32)
    sentences = (np.arange(600) // 20).astype(np.uint8)
    tags = np.zeros((600, len(LAYERS)), dtype=np.int8)
    spans = np.array([(LAYERS.index("person"), at, at) for at in people], dtype=np.int16)
    return Window(ids, ids, ids, sentences, none, tags, tags[:, 0], spans, np.zeros((0, 4), dtype=np.int16))


def test_cuts_are_those_of_the_configuration() -> None:
    """The shipped one, those that take turns, and one that leaves an article whole."""
    assert shipped_cut(CONFIG) == Cut(256, 64)
    assert cuts_of(CONFIG) == [Cut(160, 48), Cut(288, 72)]
    assert len(windows(np.zeros(20_000, dtype=np.int64), **UNCUT._asdict())) == 1


def test_a_whole_article_asks_for_the_pairs_of_the_run_time() -> None:
    """Spans as far apart as the run time compares are a pair, those one piece farther are none."""
    article = _article(0, WITHIN, WITHIN + 1)
    example = whole_example(article)
    ends = {(a - 1, b - 1) for _, a, _, b, *_ in example.pairs.tolist()}
    near = {(0, WITHIN), (WITHIN, WITHIN + 1)}
    assert ends == near | {(b, a) for a, b in near}
    assert len(example.linked) == len(example.pairs) < len(marked_example(article).pairs)


def test_an_article_is_cut_anew_with_each_draw() -> None:
    """Parts are those that the run time makes of its sentences, decide each piece once, and share the arrays."""
    article = whole_example(_article(0, 100))
    rng, cuts = random.Random(4), cuts_of(CONFIG)
    drawn = [cut_anew(article, cuts, rng) for _ in range(20)]
    sentences = article.window.sentences.astype(np.int64)
    assert {one.parts for one in drawn} == {tuple(windows(sentences, **cut._asdict())) for cut in cuts}
    for one in drawn:
        assert [piece for part in one.parts for piece in range(part.first, part.last)] == list(range(600))
        assert one.window is article.window
        assert one.pairs is article.pairs
