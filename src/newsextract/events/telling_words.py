"""Words that help to read how an event is told, by what they say."""

from __future__ import annotations

from functools import cache

from ..resources.lexicons import read_lexicon


@cache
def words_that(sense: str) -> frozenset[str]:
    """The words of one sense of the lexicon `telling_words`."""
    return frozenset(row["word"] for row in read_lexicon("telling_words") if row["sense"] == sense)
