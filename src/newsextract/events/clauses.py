"""What stands right of a trigger in its clause: objects and prepositional phrases, read on the surface.

There is no parser. A sentence is a row of items (noun phrases and words); every function of the clause modules takes
the row and a position in it and walks left or right until a word of the wrong kind ends the walk.
"""

from __future__ import annotations

from .clauses_lists import HUMAN_HEADS, SATELLITES, TOGETHER, list_positions, list_right, opens_clause
from .clauses_verbs import Items, is_date, is_phrase, is_verb, verb_form
from .phrase import Phrase


def objects(items: Items, at: int) -> list[Phrase]:
    """Who or what stands as the direct object of the verb at `at`."""
    found = _object_position(items, _past_early_place(items, at + 1))
    return list_right(items, found) if found is not None else []


def _past_early_place(items: Items, at: int) -> int:
    """The position after a prepositional phrase that stands before the object: "received in Porto a delegation"."""
    if at + 2 >= len(items) or items[at].word not in {"in", "at", "on"}:
        return at
    name = next((i for i in range(at + 1, min(at + 4, len(items))) if is_phrase(items[i])), None)
    if name is None or name + 1 >= len(items):
        return at
    follows = items[name + 1]
    return name + 1 if is_phrase(follows) or follows.tag == "determiner" else at


def _object_position(items: Items, at: int) -> int | None:
    """Where the first phrase of the object stands, over its modifiers, possessors and nouns that name nobody."""
    i = at
    while i < len(items):
        item = items[i]
        if is_phrase(item):
            if i + 1 < len(items) and items[i + 1].tag == "possessive":
                i += 2
                continue
            return i if i == at or not opens_clause(items, i) else None
        passes = item.tag in {"determiner", "adverb", "word"} and not is_verb(items, i)
        passes = passes or (item.word == "of" and items[i - 1].word in HUMAN_HEADS)
        if not passes and (item.tag != "conjunction" or i == at):
            return None
        i += 1
    return None


def attachments(items: Items, at: int) -> dict[str, list[Phrase]]:
    """The prepositional phrases from `at` to the end of the clause, by preposition."""
    found: dict[str, list[Phrase]] = {}
    i = at
    preposition = ""
    beyond = ""
    while i < len(items):
        item = items[i]
        if item.tag == "to" and i + 1 < len(items) and verb_form(items, i + 1) == "base":
            if beyond:
                break
            beyond = "then "
            i += 2
            continue
        if _ends_attachments(items, i):
            break
        if item.tag == "open":
            close = next((k for k in range(i, min(i + 25, len(items))) if items[k].tag == "close"), i)
            i = close + 1
            continue
        if item.tag in {"preposition", "to"}:
            preposition = _compound(items, i, preposition) if i > at else item.word
        elif is_phrase(item) and preposition:
            if i + 1 < len(items) and items[i + 1].tag == "possessive":
                i += 2
                continue
            positions = list_positions(items, i, least=2 if preposition == "between" else 1)
            phrases = [items[k].phrase for k in positions]
            found.setdefault(beyond + preposition, []).extend(phrase for phrase in phrases if phrase is not None)
            i = positions[-1]
            preposition = ""
        elif item.tag == "comma" and not _goes_on(items, i):
            break
        i += 1
    return found


def _compound(items: Items, at: int, open_preposition: str) -> str:
    """The relation that the preposition at `at` opens; "with representatives of X" stays a with-phrase."""
    word = items[at].word
    left = items[at - 1] if at else None
    if left is not None and left.word in HUMAN_HEADS and word in {"of", "from"} and open_preposition:
        return open_preposition
    if left is not None and left.word in SATELLITES and word == "by":
        return f"{left.word} by"
    if left is not None and left.word == "invitation" and word == "of":
        return "invitation of"
    return word


def _ends_attachments(items: Items, at: int) -> bool:
    item = items[at]
    if item.tag in {"stop", "subordinator", "relative", "aux"}:
        return True
    if item.word in SATELLITES and at + 1 < len(items) and items[at + 1].word == "by":
        return False
    return bool(item.readings) and verb_form(items, at) in {"past", "third", "gerund", "participle"}


def _goes_on(items: Items, at: int) -> bool:
    """Whether the clause goes on after the comma at `at`: with a preposition, a date or a participle of company."""
    following = items[at + 1] if at + 1 < len(items) else None
    return following is not None and (
        following.tag == "preposition"
        or is_date(following)
        or following.word in SATELLITES
        or following.word in TOGETHER
    )
