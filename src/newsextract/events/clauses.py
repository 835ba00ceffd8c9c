"""What stands right of a trigger in its clause: objects and prepositional phrases, read on the surface.

There is no parser. A sentence is a row of items (noun phrases and words); every function of the clause modules takes
the row and a position in it and walks left or right until a word of the wrong kind ends the walk.
"""

from __future__ import annotations

from .clauses_lists import HUMAN_HEADS, SATELLITES, TOGETHER, list_positions, list_right, opens_clause, phrase_after
from .clauses_verbs import Items, is_date, is_phrase, is_verb, verb_form
from .phrase import Phrase


def objects(items: Items, at: int) -> list[Phrase]:
    """Who or what stands as the direct object of the verb at `at`."""
    found = _object_position(items, _past_early_settings(items, at + 1))
    return list_right(items, found) if found is not None else []


def _past_early_settings(items: Items, at: int) -> int:
    """The position after phrases that say where, before the object: "received in his office in Porto a delegation"."""
    for _ in range(2):
        after = _past_early_place(items, at)
        if after == at:
            after = _past_early_room(items, at)
        if after == at:
            break
        at = after
    return at


def _past_early_room(items: Items, at: int) -> int:
    """The position after "in his office", if the object or another such phrase comes next."""
    if at >= len(items) or items[at].word not in {"in", "at"}:
        return at
    end = at + 1
    while end < min(len(items), at + 6) and not is_phrase(items[end]) and not is_verb(items, end):
        if items[end].tag not in ({"determiner", "word"} if end > at + 1 else {"determiner"}):
            break
        end += 1
    nouns = [item for item in items[at + 1 : end] if item.tag == "word"]
    if not nouns or end >= len(items):
        return at
    return end if is_phrase(items[end]) or items[end].word in {"in", "at"} else at


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
    """The prepositional phrases from `at` to the end of the clause, by preposition.

    What follows an infinitive ("to discuss the plan with B") is filed under "then" and its preposition.
    """
    walk = _Walk(items, at)
    while walk.at < len(items) and walk.step():
        pass
    return walk.found


class _Walk:
    """A walk to the right, from preposition to preposition."""

    def __init__(self, items: Items, at: int) -> None:
        self.found: dict[str, list[Phrase]] = {}
        self.at = at
        self._items = items
        self._start = at
        self._preposition = ""
        self._beyond = ""

    def step(self) -> bool:
        """Go past one item; whether the clause goes on."""
        items, at = self._items, self.at
        item = items[at]
        if item.tag == "to" and at + 1 < len(items) and verb_form(items, at + 1) == "base":
            first, self._beyond, self.at = not self._beyond, "then ", at + 2
            return first
        if _ends_attachments(items, at) or (item.tag == "comma" and not _goes_on(items, at)):
            return False
        if item.tag == "open":
            self.at = next((k for k in range(at, min(at + 25, len(items))) if items[k].tag == "close"), at) + 1
        elif item.word in {"of", "from"} and at > self._start and is_phrase(items[at - 1]) and not self._preposition:
            self.at = _past_complement(items, at)
        elif is_phrase(item) and self._preposition:
            self._take()
        else:
            if item.tag in {"preposition", "to"}:
                self._preposition = _compound(items, at, self._preposition) if at > self._start else item.word
            self.at += 1
        return True

    def _take(self) -> None:
        """File the list of phrases that begins here under the preposition before it."""
        items, at = self._items, self.at
        if at + 1 < len(items) and items[at + 1].tag == "possessive":
            self.at += 2
            return
        positions = list_positions(items, at, least=2 if self._preposition == "between" else 1)
        phrases = [items[k].phrase for k in positions]
        filed = self.found.setdefault(self._beyond + self._preposition, [])
        filed.extend(phrase for phrase in phrases if phrase is not None)
        self.at = positions[-1] + 1
        self._preposition = ""


def _past_complement(items: Items, at: int) -> int:
    """The position after "of Norway" in "with President Lind of Norway": it only specifies the phrase before it."""
    name = phrase_after(items, at + 1)
    return at + 1 if name is None else name + 1


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
    """Whether the clause goes on after the comma: with a preposition, a date, company, or things before "with"."""
    following = items[at + 1] if at + 1 < len(items) else None
    if following is None:
        return False
    return (
        following.tag == "preposition"
        or is_date(following)
        or following.word in SATELLITES
        or following.word in TOGETHER
        or _lists_things_before_with(items, at + 1)
    )


def _lists_things_before_with(items: Items, at: int) -> bool:
    """Whether only nouns that name nobody stand before a "with": "discussed the port, the road and rail with A"."""
    for i in range(at, min(at + 15, len(items))):
        item = items[i]
        if item.word == "with":
            return True
        if is_phrase(item) or item.tag in {"stop", "relative", "subordinator", "aux", "to"} or is_verb(items, i):
            return False
    return False
