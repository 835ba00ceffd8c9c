"""Lists of names below a sentence that ends in a colon: "Participants included:", then one name a line."""

from __future__ import annotations

from .engine_reader import Sentence
from .event import Argument
from .phrase import Phrase
from .words import words_of_role

FOUND_BY = "list of names below the telling"
_OPENERS = words_of_role("roster-opener")
_LEADING_WORDS = 4  # "The Honorable", a bullet, a number


def opens_roster(sentence: Sentence) -> bool:
    """Whether the sentence announces a list of those who take part."""
    items = sentence.items
    if not items or items[-1].word != ":":
        return False
    return any(token.lower_ in _OPENERS for token in sentence.doc[items[0].start : items[-1].end])


def roster_name(sentence: Sentence) -> Phrase | None:
    """Whom a line of such a list names: the phrase that it opens with; None where it is no such line."""
    for item in sentence.items[:_LEADING_WORDS]:
        if item.phrase is not None:
            return item.phrase if item.phrase.entity is not None and item.phrase.mention is not None else None
        if item.tag not in {"word", "determiner", "stop", "open"}:
            return None
    return None


def roster_argument(phrase: Phrase, role: str) -> Argument:
    """The argument that a line of a list gives to the event told above it."""
    assert phrase.entity is not None
    assert phrase.mention is not None
    return Argument(role, phrase.entity, phrase.mention, FOUND_BY)
