"""Which noun phrases fill the roles of a trigger, by where the rules say that they stand."""

from __future__ import annotations

from .clauses import attachments, objects
from .clauses_lists import list_positions
from .clauses_subjects import subject
from .clauses_verbs import Items, is_passive, is_phrase, is_verb, verb_form
from .phrase import Phrase
from .triggers import Announcement

Relations = dict[str, list[Phrase]]


def relations_of(items: Items, trigger: Announcement) -> Relations:
    """The phrases that stand in each relation to a trigger."""
    return _noun_relations(items, trigger) if trigger.is_noun else _verb_relations(items, trigger)


def _verb_relations(items: Items, trigger: Announcement) -> Relations:
    first, last, noun = trigger.first, trigger.last, trigger.object_noun
    if trigger.passive:
        found: Relations = dict(attachments(items, last))
        found["object"] = subject(items, first) if noun is None else []
        found["subject"] = found.get("by", [])
    else:
        direct = [] if noun is not None else objects(items, last - 1)
        found = dict(attachments(items, _after_objects(items, last, direct)))
        found["subject"] = subject(items, first)
        found["object"] = direct
    if noun is not None:
        _add(found, attachments(items, noun[1]))
        found["premodifier"] = _premodifiers(items, noun[0])
        found["possessive"] = _possessors(items, noun[0])
    return found


def _after_objects(items: Items, last: int, found: list[Phrase]) -> int:
    if not found:
        return last
    first = next(i for i in range(last, len(items)) if items[i].phrase is found[0])
    return list_positions(items, first)[-1] + 1


def _noun_relations(items: Items, trigger: Announcement) -> Relations:
    found: Relations = dict(attachments(items, trigger.last))
    own = items[trigger.first].phrase
    if own is not None:
        found["itself"] = [own]
        return found
    found["possessive"] = _possessors(items, trigger.first)
    found["premodifier"] = _premodifiers(items, trigger.first)
    found["speaker"] = _speakers(items, trigger)
    if trigger.verb is not None:
        _add_verb_relations(items, trigger, trigger.verb, found)
    return found


def _add_verb_relations(items: Items, trigger: Announcement, verb: int, found: Relations) -> None:
    """What the verb that governs a noun adds: its subject, its objects, and its prepositional phrases."""
    if trigger.passive:
        _add(found, attachments(items, verb + 1))
        found["subject"] = found.get("by", [])
    elif verb < trigger.first:
        found["subject"] = subject(items, verb)
        between = items[: trigger.first]
        found["object"] = objects(between, verb)
        _add(found, attachments(between, verb + 1))
    else:
        found["subject"] = subject(items, verb)
        found["object"] = objects(items, verb)
        _add(found, attachments(items, verb + 1))


def _add(found: Relations, more: Relations) -> None:
    for name, phrases in more.items():
        have = found.setdefault(name, [])
        have.extend(phrase for phrase in phrases if all(phrase is not one for one in have))


def _possessors(items: Items, first: int) -> list[Phrase]:
    """Whose event it is: "President Lind's visit", "his visit"."""
    for i in range(first - 1, max(-1, first - 7), -1):
        item = items[i]
        if item.tag == "possessive" and i > 0 and is_phrase(items[i - 1]):
            return _list_before(items, i - 1)
        if item.phrase is not None and item.phrase.kind == "possessor":
            return [item.phrase]
        if item.tag not in {"word", "adverb", "phrase"}:
            return []
    return []


def _list_before(items: Items, at: int) -> list[Phrase]:
    found = [items[at].phrase]
    if at >= 2 and items[at - 1].tag == "conjunction" and is_phrase(items[at - 2]):
        found.insert(0, items[at - 2].phrase)
    return [phrase for phrase in found if phrase is not None]


def _speakers(items: Items, trigger: Announcement) -> list[Phrase]:
    """Who does something "at" or "during" the event: "During the talks, A stressed …", "A said at the meeting …"."""
    before = trigger.first - 1
    while (
        before >= 0
        and items[before].tag in {"determiner", "word", "phrase", "possessive"}
        and not is_verb(items, before)
    ):
        before -= 1
    if before < 0 or items[before].word not in {"at", "during"}:
        return []
    verb = next((i for i in range(before - 1, -1, -1) if is_verb(items, i)), None)
    if verb is None:
        verb = next((i for i in range(trigger.last, len(items)) if is_verb(items, i)), None)
    if verb is None or verb_form(items, verb) not in {"past", "third", "participle"}:
        return []
    return attachments(items, verb + 1).get("by", []) if is_passive(items, verb) else subject(items, verb)


def _premodifiers(items: Items, first: int) -> list[Phrase]:
    """Names that stand before the noun as its modifiers: "the Porto-Lviv meeting"."""
    found: list[Phrase] = []
    for i in range(first - 1, max(-1, first - 8), -1):
        item = items[i]
        if is_phrase(item) and item.phrase is not None:
            found.insert(0, item.phrase)
        elif not (item.word in {"-", "–", "/"} or (item.tag == "word" and not item.readings and not found)):
            break
    if len(found) == 1 and found[0].kind == "place":
        return []  # "the Porto meeting" was held there; "the Peru-Norway meeting" was held by them
    return found
