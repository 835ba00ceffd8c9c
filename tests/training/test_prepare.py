"""Annotated articles become windows with the answers that the model must give."""

from __future__ import annotations

import numpy as np
from advisor import Advised
from hypothesis import given
from hypothesis import strategies as st
from pairs import said_by_rules
from prepare import IGNORE, Window, build_windows

from newsextract.model.advice import Advice, Relation, hints_of
from newsextract.model.labels import LAYERS, LINKS, STATUSES
from tiny_recipe import SENTENCES, TEXT, article, marked
from word_pieces import cut, tiny

SILENT = Advised({}, (), SENTENCES)
PIECES = cut(TEXT)


def _windows(advised: Advised = SILENT, *, length: int = 160, **changed: object) -> list[Window]:
    return build_windows({**article(), **changed}, tiny(), advised, length=length, overlap=2)


def _spans(window: Window, first_piece: int = 0) -> list[tuple[str, str]]:
    offsets = PIECES.offsets[first_piece:]
    return [(LAYERS[layer], TEXT[offsets[a, 0] : offsets[b, 1]]) for layer, a, b in window.spans.tolist()]


def test_spans_tags_and_statuses_are_those_that_people_marked() -> None:
    """Each mention and trigger is a span, B and I tell its pieces, and its status stands where a trigger begins."""
    [window] = _windows()
    people = [("person", "Ana Pereira"), ("person", "Per"), ("person", "Ana"), ("person", "Per")]
    assert _spans(window) == [("title", "Rector"), *people, ("meeting", "met"), ("meeting", "met")]
    assert window.tags[:, LAYERS.index("person")].tolist() == [0, 1, 2, 2, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0]
    statuses = {4: STATUSES.index("occurred"), 8: STATUSES.index("planned")}
    assert window.statuses.tolist() == [statuses.get(piece, IGNORE) for piece in range(15)]


def test_the_nearest_mention_of_an_argument_is_linked() -> None:
    """The nearest mention of who took part is the answer, another one of the same person is left open."""
    [window] = _windows()
    role, spans = LINKS.index("participant"), window.spans.tolist()
    links = {(spans[a][1], spans[b][1]): value for link, a, b, value in window.links.tolist() if link == role}
    first, second = 4, 8
    assert links[first, 1] == links[first, 5] == links[second, 7] == links[second, 9] == 1
    assert links[first, 7] == links[second, 1] == IGNORE


def test_a_window_counts_from_its_own_first_piece() -> None:
    """Cut by sentences, the second window has the second sentence's spans, and its sentences count from 0."""
    _, second = _windows(length=8)
    assert _spans(second, 7) == [("person", "Ana"), ("person", "Per"), ("meeting", "met")]
    assert second.sentences.tolist() == [0] * 8


def test_hints_are_bits() -> None:
    """Bit n of a piece is column n of what the rules found."""
    mentions = {"title": [(0, 6)], "person": [(7, 18)]}
    [window] = _windows(Advised(mentions, (), SENTENCES))
    hints = hints_of(PIECES, mentions)
    assert ((window.hints[:, None] >> np.arange(hints.shape[1])) & 1).tolist() == hints.tolist()


def test_of_an_article_without_marked_labels_nothing_is_learned() -> None:
    """All tags are unknown, and there are neither statuses nor spans nor links."""
    [window] = _windows(layers=[], mentions=[], events=[], people=[])
    assert (window.tags == IGNORE).all()
    assert (window.statuses == IGNORE).all()
    assert len(window.spans) == len(window.links) == 0


def test_unknown_words_and_labels_are_left_out() -> None:
    """A label that is not marked is unknown everywhere, unknown words are so in every label; no links are known."""
    place = marked("Per", 1)
    [window] = _windows(layers=["person"], unknown=[(place["start"], place["end"])])
    person = LAYERS.index("person")
    assert (np.delete(window.tags, person, axis=1) == IGNORE).all()
    assert np.flatnonzero(window.tags[:, person] == IGNORE).tolist() == [5]
    assert len(window.spans) == len(window.links) == 0


stretches = st.tuples(st.integers(0, 14), st.integers(0, 3)).map(lambda at: (at[0], min(14, at[0] + at[1])))
sides = st.lists(stretches, max_size=3)
told = st.lists(st.tuples(st.sampled_from(["holds", "participant"]), sides, sides), max_size=4)


@given(told, st.lists(stretches, min_size=1, max_size=5), st.sampled_from([8, 160]))
def test_relations_in_pieces_say_what_the_rules_say(
    relations: list[tuple[str, list[tuple[int, int]], list[tuple[int, int]]]],
    asked: list[tuple[int, int]],
    length: int,
) -> None:
    """Asked by pieces in a window, the relations answer as at run time, where they are asked by characters."""
    in_text: list[Relation] = [(link, *([_place(span) for span in side] for side in both)) for link, *both in relations]
    start = 0
    for window in _windows(Advised({}, tuple(in_text), SENTENCES), length=length):
        end = start + len(window.ids)
        inside = [span for span in asked if start <= span[0] and span[1] < end]
        if inside:
            places = [_place(span) for span in inside]
            first, last = np.array(inside).T - start
            for link in ("holds", "participant"):
                own = window.relations[window.relations[:, 0] == LINKS.index(link)]
                expected = Advice(in_text).table(link, places, places)
                assert said_by_rules(own, first, last).tolist() == expected.tolist()
        start = end


def _place(span: tuple[int, int]) -> tuple[int, int]:
    return int(PIECES.offsets[span[0], 0]), int(PIECES.offsets[span[1], 1])
