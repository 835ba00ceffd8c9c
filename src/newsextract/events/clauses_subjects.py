"""Who a verb is said of: its grammatical subject, also across insertions, infinitives and relative clauses."""

from __future__ import annotations

from .clauses import objects
from .clauses_lists import HUMAN_HEADS, SATELLITES, TOGETHER, coordinated_left, list_right, phrase_after, skip_modifiers
from .clauses_verbs import Items, is_date, is_passive, is_phrase, is_verb, previous, verb_form
from .phrase import Phrase
from .words import words_of_role

_DEEPEST = 3  # verbs that may lead to one another's subject
_DASHES = frozenset({"–", "—", "-", "--"})
_SKIPPED_LEFT = frozenset({"adverb", "aux"})
_CONTROLLED_BY_OBJECT = words_of_role("object-controls")


def subject(items: Items, at: int, *, depth: int = 0) -> list[Phrase]:
    """Who stands as the grammatical subject of the verb at `at`."""
    before = previous(items, at, skip=_SKIPPED_LEFT)
    if before < 0:
        return _subject_after(items, at) if verb_form(items, at) == "gerund" else []
    left = items[before]
    if left.tag == "relative":
        return _antecedent(items, before)
    if is_phrase(left) or left.tag == "comma" or left.word in _DASHES:
        found = _subject_ending(items, before) if is_phrase(left) else _before_insertion(items, before)
        if found:
            return found
    if depth < _DEEPEST and left.tag in {"to", "preposition", "subordinator", "conjunction", "comma"}:
        return _subject_of_another(items, at, before, depth)
    return _first_subject(items, at)


def _subject_of_another(items: Items, at: int, before: int, depth: int) -> list[Phrase]:
    """The subject of a verb that has none of its own: infinitive, gerund after a preposition, second verb."""
    left = items[before]
    if left.tag == "to":
        return _controller(items, before, depth)
    if left.tag in {"preposition", "subordinator"}:
        if verb_form(items, at) != "gerund":
            return _first_subject(items, at)
        return _governing_subject(items, before, depth) or _subject_after(items, at)
    return _governing_subject(items, before, depth) or _first_subject(items, before)


def _before_insertion(items: Items, comma: int) -> list[Phrase]:
    """The subject before an insertion that ends at the comma: "A delegation, headed by X, visited"."""
    last = comma - 1
    if last > 0 and is_phrase(items[last]) and items[skip_modifiers(items, last)].tag == "conjunction":
        return _subject_ending(items, last)
    border = {"comma", "stop"} if items[comma].tag == "comma" else {"stop"}
    opening = next((i for i in range(comma - 1, max(0, comma - 60), -1) if items[i].tag in border), None)
    if (
        opening is None
        or items[opening].tag != items[comma].tag
        or not is_phrase(items[opening - 1])
        or comma - opening < 2
    ):
        return []
    inside = items[opening + 1]
    if inside.tag in {"preposition", "conjunction"} or (inside.tag == "adverb" and comma - opening < 3):
        return _subject_ending(items, opening - 1)
    if inside.tag == "relative":
        return _antecedent(items, opening + 1)
    found = _subject_ending(items, opening - 1)
    if items[comma].tag == "stop":
        return found + (list_right(items[:comma], opening + 1) if is_phrase(inside) else [])
    if found and inside.word in SATELLITES and items[opening + 2].word in {"by", "with"}:
        member = phrase_after(items, opening + 3)
        return found + (list_right(items, member) if member is not None else [])
    return found if any(is_verb(items, i) for i in range(opening + 1, comma)) or inside.tag == "determiner" else []


def _antecedent(items: Items, at: int) -> list[Phrase]:
    """Whom the relative pronoun at `at` stands for."""
    before = at - 1
    while before >= 0 and (items[before].tag in {"comma", "preposition"} or is_date(items[before])):
        before -= 1
    if before < 0 or not is_phrase(items[before]):
        return []
    return coordinated_left(items, before)[0]


def _controller(items: Items, to: int, depth: int) -> list[Phrase]:
    """Who does what an infinitive says: the subject of the verb before it, or its object after "invite"."""
    verb = _verb_left(items, to)
    if verb is None:
        return _first_subject(items, to)
    if any(lemma in _CONTROLLED_BY_OBJECT for lemma, _ in items[verb].readings):
        if is_passive(items, verb):
            return subject(items, verb, depth=depth + 1)
        return objects(items, verb)
    return subject(items, verb, depth=depth + 1)


def _governing_subject(items: Items, at: int, depth: int) -> list[Phrase]:
    verb = _verb_left(items, at)
    return [] if verb is None else subject(items, verb, depth=depth + 1)


def _verb_left(items: Items, at: int) -> int | None:
    """The nearest verb left of `at` in the same sentence part."""
    for i in range(at - 1, -1, -1):
        if items[i].tag in {"stop", "subordinator"}:
            return None
        if items[i].readings and verb_form(items, i) in {"past", "third", "base", "participle", "gerund"}:
            return i
        if items[i].tag == "aux" and (i + 1 >= at or not items[i + 1].readings):
            return i
    return None


def _subject_after(items: Items, at: int) -> list[Phrase]:
    """The subject after an opening participle: "Visiting Porto, Ana Lind said …", "Taking part were A and B"."""
    inverted = next((i for i in range(at + 1, len(items)) if items[i].word in {"were", "was"}), None)
    if inverted is not None and inverted + 1 < len(items) and is_phrase(items[inverted + 1]) and at == 0:
        return list_right(items, inverted + 1)
    for i in range(at + 1, len(items)):
        if items[i].tag == "comma":
            first = next((k for k in range(i + 1, len(items)) if is_phrase(items[k])), None)
            return list_right(items, first) if first is not None else []
    return []


def _first_subject(items: Items, at: int) -> list[Phrase]:
    """The first phrase of the clause that hangs on no preposition and on no verb."""
    start = clause_start(items, at)
    for i in range(start, at):
        if is_phrase(items[i]) and not _is_complement(items, i, start):
            return list_right(items[:at], i)
        if items[i].readings and verb_form(items, i) in {"past", "third"}:
            break
    return []


def clause_start(items: Items, at: int) -> int:
    """Where the clause around `at` begins: after a full mark or a conjunction that opens a clause."""
    for i in range(at - 1, -1, -1):
        if items[i].tag in {"stop", "subordinator"} or (items[i].word == "that" and i > 0 and items[i - 1].readings):
            return i + 1
    return 0


def _is_complement(items: Items, at: int, start: int) -> bool:
    """Whether the phrase at `at` hangs on a preposition, is a possessor, or is a verb's object."""
    if at + 1 < len(items) and items[at + 1].tag == "possessive":
        return True
    before = at - 1
    while before >= start and items[before].tag in {"determiner", "word", "adverb"} and not is_verb(items, before):
        before -= 1
    return before >= start and (items[before].tag in {"preposition", "to"} or is_verb(items, before))


def _subject_ending(items: Items, at: int) -> list[Phrase]:
    """The subject whose last phrase stands at `at`; empty where that phrase hangs on a preposition or a verb."""
    found, first = coordinated_left(items, at)
    before = first - 1
    while before >= 0 and items[before].tag in {"determiner", "word", "adverb"} and not is_verb(items, before):
        before -= 1
    if before < 0:
        return found
    left = items[before]
    if left.tag == "preposition":
        return _over_preposition(items, before, found)
    if left.tag == "possessive" and first > 0:
        return found
    return found


def _over_preposition(items: Items, at: int, found: list[Phrase]) -> list[Phrase]:
    """The subject of which the phrases after the preposition at `at` are a part: "representatives of X"."""
    before = at - 1
    if before < 0:
        return []
    left = items[before]
    if left.word in SATELLITES or left.word in TOGETHER:
        head = before - 1
        while head >= 0 and items[head].tag in {"comma", "adverb"}:
            head -= 1
        return (_subject_ending(items, head) if head >= 0 and is_phrase(items[head]) else []) + found
    if left.word in HUMAN_HEADS and items[at].word in {"of", "from"}:
        return found
    if is_phrase(left):
        return _subject_ending(items, before)
    return []
