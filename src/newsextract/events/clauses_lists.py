"""Lists of noun phrases: "A, B and C", read from the left end or from the right end."""

from __future__ import annotations

from .clauses_verbs import Items, is_date, is_phrase, is_verb, verb_form
from .phrase import Phrase
from .words import collective_nouns, words_of_role

SATELLITES = words_of_role("companion-participle")
TOGETHER = words_of_role("together")
HUMAN_HEADS = collective_nouns()
_LIST_WORDS = words_of_role("list-opener")


def list_right(items: Items, at: int, *, least: int = 1) -> list[Phrase]:
    """The list of phrases that begins at `at`: "A, B and C", each with its apposition or affiliation."""
    return [
        phrase for phrase in (items[i].phrase for i in list_positions(items, at, least=least)) if phrase is not None
    ]


def list_positions(items: Items, at: int, *, least: int = 1) -> list[int]:
    """The positions of the phrases of the list that begins at `at`.

    A phrase with a finite verb behind it opens a new clause ("A met B and C left"), unless the list has not reached
    `least` members yet ("the pact between A and B was signed").
    """
    found = [at]
    i = at
    while True:
        following = _next_member(items, i, may_open_clause=len(found) < least)
        if following is None:
            return found
        i = following
        if not _is_affiliation(items, found[-1], i):
            found.append(i)


def _next_member(items: Items, at: int, *, may_open_clause: bool) -> int | None:
    """The next phrase of a list after the phrase at `at`, past complements, brackets and conjunctions."""
    i = _past_complements(items, at + 1)
    if i >= len(items):
        return None
    linked = False
    while i < len(items):
        word = items[i]
        if word.tag in {"comma", "conjunction"} or word.word in _LIST_WORDS:
            linked = True
            i += 1
        elif word.word == "as" and [x.word for x in items[i : i + 3]] == ["as", "well", "as"]:
            linked = True
            i += 3
        elif (word.word in TOGETHER and i + 1 < len(items) and items[i + 1].word == "with") or (
            word.word in SATELLITES and i + 1 < len(items) and items[i + 1].word == "by"
        ):
            linked = True
            i += 2
        else:
            break
    if not linked:
        return None
    return phrase_after(items, i, may_open_clause=may_open_clause)


def phrase_after(items: Items, at: int, *, may_open_clause: bool = False) -> int | None:
    """The phrase that begins at `at`, over its modifiers; None if it is the subject of a new clause."""
    for i in range(at, min(at + 7, len(items))):
        item = items[i]
        if is_phrase(item):
            if i + 1 < len(items) and items[i + 1].tag == "possessive":
                continue
            return i if may_open_clause or not opens_clause(items, i) else None
        if item.tag == "possessive" or (item.tag in {"determiner", "word", "adverb"} and not is_verb(items, i)):
            continue
        if item.word == "of" and items[i - 1].word in HUMAN_HEADS:
            continue
        return None
    return None


def opens_clause(items: Items, at: int) -> bool:
    """Whether the phrase at `at` is followed by its own finite verb."""
    i = at + 1
    while i < len(items) and (items[i].tag == "adverb" or is_date(items[i])):
        i += 1
    if i >= len(items):
        return False
    if items[i].tag == "aux":
        return True
    return bool(items[i].readings) and verb_form(items, i) in {"past", "third"}


def _past_complements(items: Items, at: int) -> int:
    """The position after what only specifies the phrase before `at`: brackets, "of X", "from X"."""
    i = at
    while i < len(items):
        if items[i].tag == "open":
            close = next((k for k in range(i, min(i + 25, len(items))) if items[k].tag == "close"), None)
            if close is None:
                return i
            i = close + 1
        elif items[i].word in {"of", "from", "in", "at"}:
            after = phrase_after(items, i + 1)
            if after is None or after + 1 >= len(items) or items[after + 1].tag not in {"comma", "conjunction"}:
                return i
            i = after + 1
        else:
            return i
    return i


def _is_affiliation(items: Items, left: int, right: int) -> bool:
    """Whether the second phrase only says where the person of the first belongs: "Ana Lind, University of Porto"."""
    a, b = items[left].phrase, items[right].phrase
    if a is None or b is None or a.kind != "person" or b.kind not in {"institution", "place"}:
        return False
    between = [item.word for item in items[left + 1 : right]]
    return "and" not in between and "with" not in between


def coordinated_left(items: Items, at: int) -> tuple[list[Phrase], int]:
    """The list of phrases that ends at `at` ("A, B and C"), in order, and the position of its first phrase."""
    found = [at]
    joined = False
    i = at
    while True:
        before = skip_modifiers(items, i)
        if before < 0:
            break
        link = items[before]
        if link.tag == "conjunction" or link.word == "plus":
            joined = True
        elif not (link.tag == "comma" and (joined or _is_headline_pair(items, before, i))):
            break
        before -= 1
        if before >= 0 and items[before].tag == "comma":
            before -= 1
        before = _over_brackets(items, before)
        if before < 0 or not is_phrase(items[before]):
            break
        found.append(before)
        i = before
    found.reverse()
    phrases = [items[i].phrase for i in found]
    return [phrase for phrase in phrases if phrase is not None], found[0]


def _is_headline_pair(items: Items, comma: int, right: int) -> bool:
    """Whether a comma stands for "and", as between two places that open a headline: "Norway, Peru sign"."""
    if comma != 1 or not is_phrase(items[0]):
        return False
    a, b = items[0].phrase, items[right].phrase
    return a is not None and b is not None and a.kind == b.kind


def _over_brackets(items: Items, at: int) -> int:
    if at >= 0 and items[at].tag == "close":
        while at >= 0 and items[at].tag != "open":
            at -= 1
        return at - 1
    return at


def skip_modifiers(items: Items, at: int) -> int:
    before = at - 1
    while before >= 0 and items[before].tag in {"determiner", "word", "adverb"} and not is_verb(items, before):
        before -= 1
    return before
