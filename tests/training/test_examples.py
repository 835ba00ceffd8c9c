"""What is to be learned from a window: from annotations, or from what teachers said."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import numpy as np
from advisor import Advised
from columns import read_columns, write_columns
from examples import (
    Labels,
    in_steps,
    labelled_example,
    marked_example,
    pairs_of_spans,
    spans_of_tags,
    trigger_starts,
)
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from prepare import Window, build_windows

from newsextract.model.labels import LAYERS, STATUSES, TAGS
from tiny_recipe import SENTENCES, article
from word_pieces import tiny

[WINDOW] = build_windows(article(), tiny(), Advised({}, (), SENTENCES), length=160, overlap=2)
SIZE = len(WINDOW.ids)


def _chances(*shape: int, seed: int = 1) -> np.ndarray:
    drawn = np.random.default_rng(seed).random(shape)
    return drawn / drawn.sum(axis=-1, keepdims=True)


def _labels() -> tuple[Labels, np.ndarray, np.ndarray, np.ndarray]:
    """Labels for the annotated spans, with the chances of tags, statuses and links that they keep."""
    spans = WINDOW.spans
    tags, statuses = _chances(SIZE, len(LAYERS), len(TAGS)), _chances(len(trigger_starts(spans)), len(STATUSES), seed=2)
    links = np.random.default_rng(3).random(len(pairs_of_spans(WINDOW, spans)))
    kept = Labels(in_steps(tags.reshape(SIZE, -1)), spans, in_steps(statuses), in_steps(links))
    return kept, tags, statuses, links


def test_labels_come_back_as_they_were_said(tmp_path: Path) -> None:
    """Written and read, chances are those of the teachers to a few thousandths, each where it belongs."""
    kept, tags, statuses, links = _labels()
    write_columns(tmp_path / "labels.xz", [kept, kept])
    example = labelled_example(WINDOW, read_columns(tmp_path / "labels.xz", Labels)[1])
    assert np.abs(example.tags().reshape(tags.shape) - tags).max() < 0.01
    assert np.abs(example.statuses()[[4, 8]] - statuses).max() < 0.01
    assert np.abs(example.linked - links).max() < 0.003
    assert example.pairs.tolist() == pairs_of_spans(WINDOW, WINDOW.spans).tolist()


def test_chances_of_a_labelled_piece_add_up_to_one() -> None:
    """However they were rounded; of statuses only where a trigger begins."""
    example = labelled_example(WINDOW, _labels()[0])
    assert np.allclose(example.tags().reshape(SIZE, len(LAYERS), len(TAGS)).sum(-1), 1)
    assert np.flatnonzero(example.statuses().sum(-1) > 0.99).tolist() == [4, 8]
    assert example.statuses().sum() == 2


def test_annotated_answers_are_sure_and_unknown_ones_empty() -> None:
    """One tag has the whole chance; where nobody annotated, none has any."""
    tags = WINDOW.tags.copy()
    tags[3] = -100
    changed = {field.name: getattr(WINDOW, field.name) for field in fields(Window)} | {"tags": tags}
    chances = marked_example(Window(**changed)).tags().reshape(SIZE, len(LAYERS), len(TAGS))
    assert not chances[3].any()
    known = np.arange(SIZE) != 3
    assert chances[known].argmax(-1).tolist() == WINDOW.tags[known].tolist()
    assert (chances[known].sum(-1) == 1).all()


def test_annotated_tags_stand_for_the_annotated_spans() -> None:
    """Reading spans from tags undoes writing tags for spans."""
    found = spans_of_tags(WINDOW.tags)
    assert sorted(found.tolist()) == sorted(WINDOW.spans.tolist())


def _spans_one_by_one(column: list[int]) -> list[tuple[int, int]]:
    """A span begins at a B, or at an I where none is open, and goes on over each I."""
    spans: list[tuple[int, int]] = []
    for piece, tag in enumerate(column):
        if tag == 1 or (tag == 2 and (piece == 0 or column[piece - 1] == 0)):
            spans.append((piece, piece))
        elif tag == 2:
            spans[-1] = (spans[-1][0], piece)
    return spans


@given(arrays.arrays(np.int8, st.tuples(st.integers(1, 9), st.just(2)), elements=st.integers(0, 2)))
def test_spans_of_tags_are_those_of_reading_piece_by_piece(tags: np.ndarray) -> None:
    """Whatever the tags, in each layer."""
    expected = [(layer, *span) for layer in (0, 1) for span in _spans_one_by_one(tags[:, layer].tolist())]
    assert [tuple(span) for span in spans_of_tags(tags).tolist()] == expected


def test_a_piece_that_begins_two_triggers_has_one_status() -> None:
    """Its place is told once, and mentions have none."""
    spans = np.array([[0, 1, 2], [7, 5, 5], [6, 5, 6], [8, 3, 3]], dtype=np.int16)
    assert trigger_starts(spans).tolist() == [3, 5]
