"""What stands where in a clause, read on the surface: subject, object and prepositional phrases of a trigger.

There is no parser. A sentence is a row of items (noun phrases and words); every function here takes the row and a
position in it and walks left or right until a word of the wrong kind ends the walk.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .phrase import Phrase
from .phrases import Item
from .verbs import Form

Items = Sequence[Item]
_SKIPPED_LEFT = frozenset({"adverb", "aux"})
_NOMINAL_GERUNDS = frozenset(
    {"meeting", "signing", "briefing", "hearing", "gathering", "opening", "training", "building"}
)
_NOUN_OR_VERB = frozenset(
    {"visit", "tour", "call", "host", "stop", "sign", "exchange", "contract", "brief", "study", "plan", "lease", "talk",
     "phone", "telephone", "conference", "accord", "debate", "work", "support", "trip"}
)  # fmt: skip
_NOUN_OR_THIRD = frozenset({"talks", "calls", "tours", "visits", "stops", "signs", "hosts", "exchanges", "contracts",
                            "studies", "plans", "leases", "debates", "works", "travels"})  # fmt: skip
_RIGHT_OF_NOUN = frozenset({"to", "of", "between", "from", "for", "in", "by"})
_CONTROLLED_BY_OBJECT = frozenset(
    {"invite", "ask", "urge", "send", "allow", "enable", "bring", "instruct", "encourage"}
)
_SATELLITES = frozenset({"led", "headed", "chaired", "accompanied", "joined", "represented", "followed"})
_TOGETHER = frozenset({"together", "along", "alongside", "accompanied", "jointly"})
_LIST_WORDS = frozenset({"including", "namely", "comprising", "representing", "like"})
_HUMAN_HEADS = frozenset(
    {"representatives", "representative", "members", "member", "officials", "leaders", "staff", "students", "delegation",
     "delegations", "delegates", "experts", "teachers", "employees", "heads", "head", "leadership", "team", "group",
     "colleagues", "specialists", "governments", "government", "side", "people", "authorities", "rectors", "presidents",
     "ministers", "participants", "management", "envoys", "ambassadors", "parliament", "officers", "forces"}
)  # fmt: skip


def is_phrase(item: Item) -> bool:
    """Whether the item names somebody or something (a date names nobody)."""
    return item.phrase is not None and item.phrase.kind != "date"


def is_date(item: Item) -> bool:
    """Whether the item is a date."""
    return item.phrase is not None and item.phrase.kind == "date"


def _previous(items: Items, at: int, *, skip: Iterable[str] = ("adverb",)) -> int:
    """The position of the item left of `at`, over adverbs and dates; -1 at the sentence's start."""
    skipped = frozenset(skip)
    at -= 1
    while at >= 0 and (items[at].tag in skipped or is_date(items[at])):
        at -= 1
    return at


def verb_form(items: Items, at: int) -> Form | None:
    """Which verb form the word at `at` is in this sentence; None where it is no verb."""
    item = items[at]
    forms = {form for _, form in item.readings}
    if not forms:
        return None
    if item.tag == "aux" and _helps(items, at):
        return None
    before = _previous(items, at)
    left = items[before] if before >= 0 else None
    if left is not None and left.tag == "aux":
        return _after_auxiliary(items, at, forms)
    if "gerund" in forms:
        return _gerund(items, at, left)
    if left is not None and left.tag == "to":
        return "base" if "base" in forms else None
    if left is None or left.tag in {"determiner", "possessive"}:
        return None if left is not None else _opening(items, at, forms)
    if left.tag == "preposition" or (left.tag == "word" and left.readings and left.word in _NOUN_OR_VERB):
        return None
    if forms & {"past", "participle"} and "base" not in forms:
        return _past_or_participle(items, at, left, forms)
    return _present(items, at, left, forms)


def _helps(items: Items, at: int) -> bool:
    """Whether the auxiliary at `at` only helps a verb that follows it."""
    after = at + 1
    while after < len(items) and items[after].tag in {"adverb", "aux"}:
        after += 1
    if after >= len(items):
        return False
    return bool(items[after].readings) or items[after].tag == "to"


def _opening(items: Items, at: int, forms: set[Form]) -> Form | None:
    """A verb that opens a sentence or line: "Met with …", "Visited …"."""
    return "past" if "past" in forms and "base" not in forms else None


def _after_auxiliary(items: Items, at: int, forms: set[Form]) -> Form | None:
    for form in ("participle", "gerund", "base", "past"):
        if form in forms:
            return form
    return None


def _gerund(items: Items, at: int, left: Item | None) -> Form | None:
    word = items[at].word
    if left is None or left.tag in {"comma", "preposition", "conjunction", "stop", "subordinator"}:
        follows = items[at + 1] if at + 1 < len(items) else None
        if word in _NOMINAL_GERUNDS and (follows is None or not (is_phrase(follows) or follows.tag == "determiner")):
            return None
        return "gerund"
    if left.tag in {"determiner", "possessive"} or word in _NOMINAL_GERUNDS:
        return None
    return "gerund" if is_phrase(left) or left.tag == "word" else None


def _past_or_participle(items: Items, at: int, left: Item, forms: set[Form]) -> Form:
    follows = items[at + 1] if at + 1 < len(items) else None
    if follows is not None and follows.word == "by":
        return "participle"
    return "past" if "past" in forms else "participle"


def _present(items: Items, at: int, left: Item, forms: set[Form]) -> Form | None:
    word = items[at].word
    follows = items[at + 1].word if at + 1 < len(items) else ""
    form: Form = "third" if "third" in forms else "base"
    if word in _NOUN_OR_VERB or word in _NOUN_OR_THIRD:
        if follows in _RIGHT_OF_NOUN or not (is_phrase(left) or left.tag in {"relative", "conjunction"}):
            return None
        if word == "talks" and follows not in {"about"}:
            return None
        return form if is_phrase(left) or left.tag == "relative" else None
    if "past" in forms:  # "read", "put", "set"
        return "past"
    if is_phrase(left) or left.tag in {"relative", "conjunction", "comma"}:
        return form
    return form if form == "third" and left.tag == "word" else None


def is_passive(items: Items, at: int) -> bool:
    """Whether the verb at `at` is a participle after a form of "be", or one that a "by" follows."""
    if verb_form(items, at) != "participle":
        return False
    before = _previous(items, at)
    while before >= 0 and items[before].tag in {"aux", "adverb"}:
        if items[before].word in {"is", "are", "was", "were", "be", "been", "being", "'re", "’re"}:
            return True
        before = _previous(items, before)
    left = items[_previous(items, at)] if _previous(items, at) >= 0 else None
    follows = items[at + 1].word if at + 1 < len(items) else ""
    return left is not None and left.tag != "aux" and follows in {"by", "between", "in", "at", "on"}


def subject(items: Items, at: int, *, depth: int = 0) -> list[Phrase]:
    """Who stands as the grammatical subject of the verb at `at`."""
    if depth > 3:
        return []
    before = _previous(items, at, skip=_SKIPPED_LEFT)
    if before < 0:
        return _subject_after(items, at) if verb_form(items, at) == "gerund" else []
    left = items[before]
    if left.tag == "relative":
        return _antecedent(items, before, depth)
    if is_phrase(left):
        found = _subject_ending(items, before)
        if found:
            return found
    if left.tag == "comma":
        found = _before_insertion(items, before, depth)
        if found:
            return found
    if left.tag == "to":
        return _controller(items, before, depth)
    if left.tag in {"preposition", "subordinator"} and verb_form(items, at) == "gerund":
        return _governing_subject(items, before, depth) or _subject_after(items, at)
    if left.tag in {"conjunction", "comma"}:
        return _governing_subject(items, before, depth) or _first_subject(items, before)
    return _first_subject(items, at)


def _before_insertion(items: Items, comma: int, depth: int) -> list[Phrase]:
    """The subject before an insertion that ends at the comma: "A delegation, headed by X, visited"."""
    opening = next((i for i in range(comma - 1, max(0, comma - 40), -1) if items[i].tag in {"comma", "stop"}), None)
    if opening is None or items[opening].tag == "stop" or not is_phrase(items[opening - 1]) or comma - opening < 2:
        return []
    inside = items[opening + 1]
    if inside.tag == "preposition" or inside.tag == "conjunction" or (inside.tag == "adverb" and comma - opening < 3):
        return _subject_ending(items, opening - 1)
    if inside.tag == "relative":
        return _antecedent(items, opening + 1, depth)
    found = _subject_ending(items, opening - 1)
    if found and inside.word in _SATELLITES and items[opening + 2].word in {"by", "with"}:
        member = _phrase_after(items, opening + 3)
        return found + (list_right(items, member) if member is not None else [])
    return found if any(_is_verb(items, i) for i in range(opening + 1, comma)) or inside.tag == "determiner" else []


def _antecedent(items: Items, at: int, depth: int) -> list[Phrase]:
    """Whom the relative pronoun at `at` stands for."""
    before = at - 1
    while before >= 0 and (items[before].tag in {"comma", "preposition"} or is_date(items[before])):
        before -= 1
    if before < 0 or not is_phrase(items[before]):
        return []
    return _coordinated_left(items, before)[0]


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
            return list_right(items, i)
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
    while before >= start and items[before].tag in {"determiner", "word", "adverb"} and not _is_verb(items, before):
        before -= 1
    return before >= start and (items[before].tag in {"preposition", "to"} or _is_verb(items, before))


def _is_verb(items: Items, at: int) -> bool:
    return bool(items[at].readings) and verb_form(items, at) is not None


def _subject_ending(items: Items, at: int) -> list[Phrase]:
    """The subject whose last phrase stands at `at`; empty where that phrase hangs on a preposition or a verb."""
    found, first = _coordinated_left(items, at)
    before = first - 1
    while before >= 0 and items[before].tag in {"determiner", "word", "adverb"} and not _is_verb(items, before):
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
    if left.word in _SATELLITES or left.word in _TOGETHER:
        head = before - 1
        while head >= 0 and items[head].tag in {"comma", "adverb"}:
            head -= 1
        return (_subject_ending(items, head) if head >= 0 and is_phrase(items[head]) else []) + found
    if left.word in _HUMAN_HEADS and items[at].word in {"of", "from"}:
        return found
    if is_phrase(left):
        return _subject_ending(items, before)
    return []


def _coordinated_left(items: Items, at: int) -> tuple[list[Phrase], int]:
    """The list of phrases that ends at `at` ("A, B and C"), in order, and the position of its first phrase."""
    found = [at]
    joined = False
    i = at
    while True:
        before = _skip_modifiers(items, i)
        if before < 0:
            break
        link = items[before]
        if link.tag == "conjunction" or link.word == "plus":
            joined = True
        elif not (link.tag == "comma" and joined):
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


def _over_brackets(items: Items, at: int) -> int:
    if at >= 0 and items[at].tag == "close":
        while at >= 0 and items[at].tag != "open":
            at -= 1
        return at - 1
    return at


def _skip_modifiers(items: Items, at: int) -> int:
    before = at - 1
    while before >= 0 and items[before].tag in {"determiner", "word", "adverb"} and not _is_verb(items, before):
        before -= 1
    return before


def objects(items: Items, at: int) -> list[Phrase]:
    """Who or what stands as the direct object of the verb at `at`."""
    i = at + 1
    while i < len(items):
        item = items[i]
        if is_phrase(item):
            if i + 1 < len(items) and items[i + 1].tag == "possessive":
                i += 2
                continue
            return list_right(items, i)
        if item.tag in {"determiner", "adverb", "word"} and not _is_verb(items, i):
            i += 1
            continue
        if item.tag == "preposition" and item.word == "of" and items[i - 1].word in _HUMAN_HEADS:
            i += 1
            continue
        return []
    return []


def list_right(items: Items, at: int) -> list[Phrase]:
    """The list of phrases that begins at `at`: "A, B and C", each with its apposition or affiliation."""
    return [phrase for phrase in (items[i].phrase for i in list_positions(items, at)) if phrase is not None]


def list_positions(items: Items, at: int) -> list[int]:
    """The positions of the phrases of the list that begins at `at`."""
    found = [at]
    i = at
    while True:
        following = _next_member(items, i, found)
        if following is None:
            return found
        i = following
        if not _is_affiliation(items, found[-1], i):
            found.append(i)


def _next_member(items: Items, at: int, found: list[int]) -> int | None:
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
        elif (word.word in _TOGETHER and i + 1 < len(items) and items[i + 1].word == "with") or (
            word.word in _SATELLITES and i + 1 < len(items) and items[i + 1].word == "by"
        ):
            linked = True
            i += 2
        else:
            break
    if not linked:
        return None
    return _phrase_after(items, i)


def _phrase_after(items: Items, at: int) -> int | None:
    """The phrase that begins at `at`, over its modifiers; None if it is the subject of a new clause."""
    for i in range(at, min(at + 7, len(items))):
        item = items[i]
        if is_phrase(item):
            if i + 1 < len(items) and items[i + 1].tag == "possessive":
                continue
            return None if _opens_clause(items, i) else i
        if item.tag == "possessive" or (item.tag in {"determiner", "word", "adverb"} and not _is_verb(items, i)):
            continue
        if item.word == "of" and items[i - 1].word in _HUMAN_HEADS:
            continue
        return None
    return None


def _opens_clause(items: Items, at: int) -> bool:
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
            after = _phrase_after(items, i + 1)
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


def attachments(items: Items, at: int) -> dict[str, list[Phrase]]:
    """Prepositional phrases right of the trigger that ends before `at`, up to the clause's end: preposition -> phrases."""
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
            preposition = _compound(items, i, preposition)
        elif is_phrase(item) and preposition:
            if i + 1 < len(items) and items[i + 1].tag == "possessive":
                i += 2
                continue
            positions = list_positions(items, i)
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
    if left is not None and left.word in _HUMAN_HEADS and word in {"of", "from"} and open_preposition:
        return open_preposition
    if left is not None and left.word in _SATELLITES and word == "by":
        return f"{left.word} by"
    if left is not None and left.word == "invitation" and word == "of":
        return "invitation of"
    return word


def _ends_attachments(items: Items, at: int) -> bool:
    item = items[at]
    if item.tag in {"stop", "subordinator", "relative", "aux"}:
        return True
    if item.word in _SATELLITES and at + 1 < len(items) and items[at + 1].word == "by":
        return False
    return bool(item.readings) and verb_form(items, at) in {"past", "third", "gerund", "participle"}


def _goes_on(items: Items, at: int) -> bool:
    """Whether the clause goes on after the comma at `at`: with a preposition, a date or a participle of company."""
    following = items[at + 1] if at + 1 < len(items) else None
    return following is not None and (
        following.tag == "preposition"
        or is_date(following)
        or following.word in _SATELLITES
        or following.word in _TOGETHER
    )
