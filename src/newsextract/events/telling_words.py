"""Words that help to read how an event is told, by what they say."""

from __future__ import annotations

from functools import cache

from ..resources.lexicons import read_lexicon


@cache
def words_that(sense: str) -> frozenset[str]:
    """The words of one sense of the lexicon `telling_words`."""
    return frozenset(row["word"] for row in read_lexicon("telling_words") if row["sense"] == sense)


@cache
def stems_that(sense: str) -> frozenset[str]:
    """The stems of the words of one sense, to be compared with those of a text."""
    return frozenset(stem_of(word) for word in words_that(sense))


def stem_of(word: str) -> str:
    """A word in lower case without its ending, so that "meetings" and "meeting", "receive" and "received" are one.

    >>> [stem_of(word) for word in ("hearings", "welcomes", "welcome", "congress", "congresses", "assemblies", "met")]
    ['hear', 'welcom', 'welcom', 'congress', 'congress', 'assembly', 'met']
    """
    if word.endswith("ies") and len(word) > 6:
        return word[:-3] + "y"
    for ending in ("ings", "ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and not (ending == "s" and word.endswith("ss")) and len(word) > len(ending) + 3:
            return word[: -len(ending)]
    return word
