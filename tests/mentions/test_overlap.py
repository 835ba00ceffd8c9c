"""Policies for mentions that overlap."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from newsextract.mentions.mention import Mention
from newsextract.mentions.overlap import keep_first, keep_longest, outside


def mention(start, end, kind=Mention, found_by="test"):
    return kind(start, end, "x" * (end - start), found_by)


def mentions(kind=Mention):
    pairs = st.tuples(st.integers(0, 60), st.integers(1, 15))
    return st.lists(pairs.map(lambda pair: mention(pair[0], pair[0] + pair[1], kind)), max_size=15)


def test_longest_wins():
    """A mention that covers others displaces them."""
    assert keep_longest([mention(3, 6), mention(0, 10), mention(8, 12)]) == [mention(0, 10)]


def test_first_of_equally_long_ones_wins():
    """Of two equally long mentions that overlap the one that starts first stays."""
    assert keep_longest([mention(4, 9), mention(1, 6)]) == [mention(1, 6)]


def test_order_of_trust_wins():
    """With keep_first the order in which mentions are given decides, not their length."""
    assert keep_first([mention(3, 6), mention(0, 10)]) == [mention(3, 6)]


@given(mentions())
def test_kept_mentions_never_overlap(given_mentions):
    """Whatever goes in, no two mentions that come out share a character, and nothing new comes out."""
    kept = keep_longest(given_mentions)
    assert all(left.end <= right.start for left, right in pairwise(kept))
    assert all(one in given_mentions for one in kept)


@given(mentions())
def test_dropped_mentions_overlap_a_kept_one(given_mentions):
    """A mention is dropped only for one that it overlaps and that is at least as long."""
    kept = keep_longest(given_mentions)
    for one in given_mentions:
        longer = [other for other in kept if other.overlaps(one) and other.end - other.start >= one.end - one.start]
        assert one in kept or longer


@given(mentions(), mentions())
def test_outside_shares_nothing(left, right):
    """What is outside others shares no character with any of them."""
    others = keep_longest(right)
    assert not any(one.overlaps(other) for one in outside(left, others) for other in others)
