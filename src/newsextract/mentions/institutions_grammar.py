"""Where the name of an institution begins and ends around its head noun."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ..text.acronyms import spells
from .institutions_complement import WHOLE_BODIES, complement_end, named_after_end
from .institutions_heads import Head, heads, is_strong_head, stop_reason, topics
from .name_words import Word
from .places_gazetteer import gazetteer

_TIGHT = regex.compile(r" ?& ?|[-–]")
_DASH = regex.compile(r"[ \u00a0][-–][ \u00a0]")
_COMMA = regex.compile(r",[ \u00a0]")
_ROMAN = regex.compile(r"[IVX]{2,4}|[VX]")
_PARTICIPLE = regex.compile(r"-(?:led|based|backed|funded|wide|chaired|hosted|sponsored)$")
_LEFT_LIMIT = 12  # words; no real name has more before its head
_PATRONS = frozenset({"President", "Government", "Cabinet", "Ministry", "Prime"})
_OFFICES = frozenset(
    {"council", "board", "committee", "office", "department", "commission", "chambers", "administration"}
)
_NUMBERED = frozenset(
    {"school", "hospital", "lyceum", "gymnasium", "faculty", "force", "group", "clinic", "polyclinic", "kindergarten"}
)
_SEATED = frozenset({"embassy", "commission", "network", "service", "office", "consulate"})
_DEDICATED = frozenset({"church", "hospital", "college", "school", "home", "society", "association", "guild", "union"})


def left_edge(words: Sequence[Word], head: int) -> int:
    """The index of the first word of the name that ends in the head at index `head`."""
    first = head
    for index in range(head - 1, max(head - _LEFT_LIMIT, 0) - 1, -1):
        step = _step_left(words, index, head)
        if step == "stop":
            break
        if step == "take":
            first = index
    while first < head and (words[first].lower in {"and", "&"} or _counts(words, first, head)):
        first += 1
    return _after_parent(words, _after_complement(words, first, head), head)


def _after_parent(words: Sequence[Word], first: int, head: int) -> int:
    """The first word of a unit's name without the institution named before it ("X University | Law Faculty")."""
    if heads()[words[head].lower].kind != "department" and words[head].lower != "department":
        return first
    named = head + 1 < len(words) and words[head].joined and words[head + 1].lower == "of"
    stop = head if named else head - 1  # the Law Faculty, the Faculty of Law
    inner = [index for index in range(first + 1, stop) if words[index].lower in WHOLE_BODIES]
    return inner[-1] + 1 if inner else first


def _after_complement(words: Sequence[Word], first: int, head: int) -> int:
    """The first word of the name where a footer runs names together: "Clinic of X University | Surgical clinic"."""
    if first < 2 or words[first - 1].lower != "of" or words[first - 2].lower not in heads():
        return first
    inner = [index for index in range(first + 1, head) if words[index].lower in WHOLE_BODIES]
    return inner[-1] + 1 if inner and inner[-1] + 1 < head else first


def _counts(words: Sequence[Word], first: int, head: int) -> bool:
    """Whether the first word only says the how-manieth session is meant ("21st Joint Council")."""
    known = heads().get(words[head].lower)
    return words[first].text[0].isdigit() and (
        known is None or known.kind not in {"military", "court", "school", "department"}
    )


def _step_left(words: Sequence[Word], index: int, head: int) -> str:
    """Whether the word at `index` is taken into the name, crossed on the way to a further one, or ends the search."""
    word = words[index]
    if word.possessive and not _possessive_inside(words, index, head):
        return "stop"
    if word.joined or _TIGHT.fullmatch(word.gap):
        if premodifies(word) or (word.possessive and word.capital):
            return "take"
        if word.capital and _opens_office(words, index, head):
            return "take"
        return "cross" if word.text in {"and", "AND"} and _coordinates(words, index, head) else "stop"
    if _DASH.fullmatch(word.gap) and _opens_with_dash(words, index):
        return "take"
    if word.gap == ", " and index == head - 1 and "suffix" in heads()[words[head].lower].complement:
        return "take" if premodifies(word) else "stop"
    if _COMMA.fullmatch(word.gap) and _lists(words, index, head):
        return "take"
    return "stop"


def premodifies(word: Word) -> bool:
    """Whether the word can be part of a name before its head noun."""
    if word.text[0].isdigit():
        return word.text[-1].isalpha()
    return word.capital and stop_reason(word) is None and not _PARTICIPLE.search(word.lower)


def _opens_with_dash(words: Sequence[Word], index: int) -> bool:
    """Whether a spaced dash after the word is inside a name ("Educational - Therapeutic clinic"), not before one."""
    if not premodifies(words[index]) or (words[index].text.isupper() and words[index].text.title() in gazetteer()):
        return False
    return (
        index == 0
        or not words[index - 1].joined
        or not premodifies(words[index - 1])
        or words[index - 1].text.isupper()
    )


def _possessive_inside(words: Sequence[Word], index: int, head: int) -> bool:
    """Whether a possessive belongs to the name ("Children's Hospital", "Prime Minister's Office")."""
    word = words[index]
    if stop_reason(word) == "title" or word.lower in {"general", "attorney-general"}:
        return words[head].lower in _OFFICES or (words[head].lower in {"university", "college"} and index == head - 1)
    if not word.capital or stop_reason(word) is not None or word.lower in heads():
        return False
    if words[head].lower in {"office", "desk", "department"} and word.text not in gazetteer():
        return not word.text.isupper()
    return word.lower in topics() or (words[head].lower in _DEDICATED and word.text not in gazetteer())


def _opens_office(words: Sequence[Word], index: int, head: int) -> bool:
    """Whether a title word is the start of the office that the name is of ("Prime Minister's Office")."""
    return stop_reason(words[index]) == "title" and words[index + 1].possessive and words[head].lower in _OFFICES


def _coordinates(words: Sequence[Word], index: int, head: int) -> bool:
    """Whether "and" at `index` joins two topics of one name, and is not inside the complement of another name."""
    if index == 0 or index + 1 == head:
        return False
    before, after, further = words[index - 1], words[index + 1], words[index - 2] if index > 1 else None
    if not before.joined and (further is None or not (_COMMA.fullmatch(before.gap) and _COMMA.fullmatch(further.gap))):
        return False
    if further is not None and further.joined and further.lower in {"of", "for", "on"}:
        return False
    return before.capital and _is_topic(before) and after.lower in topics()


def _is_topic(word: Word) -> bool:
    return word.lower in topics() and not is_strong_head(word) and stop_reason(word) is None


def _lists(words: Sequence[Word], index: int, head: int) -> bool:
    """Whether the comma after `index` separates topics of one name that goes on to "… and Z Committee"."""
    rest = words[index + 1 : head]
    return (
        words[index].capital
        and _is_topic(words[index])
        and bool(rest)
        and rest[0].lower in topics()
        and any(word.lower == "and" for word in rest)
    )


def right_edge(words: Sequence[Word], head: int, known: Head) -> int:
    """The index of the last word of the name whose head is at index `head`."""
    if "foreign" in known.complement:
        return _foreign_end(words, head)
    last = _number_end(words, head, head)
    for _ in range(4):
        following = words[last + 1] if last + 2 < len(words) and words[last].joined else None
        if following is None or words[last].possessive:
            break
        if following.lower == "named":
            return named_after_end(words, last)
        if following.lower == "under":
            return _patron_end(words, last)
        if following.lower not in known.complement or (following.capital and not words[head].text.isupper()):
            break
        if following.lower == "of" and last > head and _opens_whole(words, last + 2):
            break
        end = complement_end(words, last + 1, known, of_office=words[head].lower == "office")
        if end is None:
            break
        last = _number_end(words, head, end)
    return _seat_end(words, head) if last == head else _without_acronym(words, head, last)


def _opens_whole(words: Sequence[Word], start: int) -> bool:
    """Whether a whole institution is named here: "School of Medicine | of the University of X" are two names."""
    if words[start].lower == "the" and start + 1 < len(words) and words[start].joined:
        start += 1
    of = start + 1 < len(words) and words[start].joined and words[start + 1].lower == "of"
    return words[start].capital and words[start].lower in WHOLE_BODIES and of


def _patron_end(words: Sequence[Word], last: int) -> int:
    """The end of "under the President of X", as bodies in several countries are named."""
    if last + 4 >= len(words) or words[last + 2].lower != "the" or words[last + 3].text not in _PATRONS:
        return last
    if words[last + 4].lower != "of" or not words[last + 3].joined:
        return last + 3
    end = complement_end(words, last + 4, heads()["ministry"])
    if end is None:
        return last + 3
    further = end + 2 < len(words) and words[end].joined and words[end + 1].lower == "of"
    return (complement_end(words, end + 1, heads()["ministry"]) or end) if further else end


def _seat_end(words: Sequence[Word], head: int) -> int:
    """The index of a place that stands right after the head as part of the name ("Embassy Abuja")."""
    if head + 1 >= len(words) or not words[head].joined or words[head].possessive or words[head].lower not in _SEATED:
        return head
    seat = words[head + 1]
    on = head + 2 < len(words) and seat.joined and words[head + 2].capital
    known = gazetteer().get(seat.text)
    return head + 1 if known is not None and known.evidence == "none" and seat.capital and not on else head


def _number_end(words: Sequence[Word], head: int, last: int) -> int:
    """The index after which a number of the body ends ("Working Group II", "School No. 5")."""
    if last + 1 >= len(words) or words[last].possessive:
        return last
    following = words[last + 1]
    if words[last].joined and _ROMAN.fullmatch(following.text):
        return last + 1
    if words[head].lower not in _NUMBERED:
        return last
    if words[last].joined and following.text.isdigit() and len(following.text) < 4:
        return last + 1
    numbered = words[last].joined and following.text in {"No", "№"} and last + 2 < len(words)
    return last + 2 if numbered and words[last + 2].text.isdigit() else last


def _foreign_end(words: Sequence[Word], head: int) -> int:
    """The end of a name in a language that puts its modifiers after the head."""
    last = head
    for index in range(head + 1, min(head + _LEFT_LIMIT, len(words))):
        if not words[index - 1].joined or words[index].lower in {"and", "the", "of", "for", "in", "on", "at", "is"}:
            break
        if words[index].capital:
            last = index
        elif len(words[index].text) > 3:
            break
    return last


def _without_acronym(words: Sequence[Word], head: int, last: int) -> int:
    """The end of the name without an acronym of it, or of its parent, that stands right after it ("… Affairs MFA")."""
    if last > head and words[last].text.isupper() and len(words[last].text) > 1 and not words[head].text.isupper():
        if last - 1 > head and words[last - 1].capital and len(words[last].text) > 2:
            return last - 1
        phrase = [word.text for word in words[left_edge(words, head) : last]]
        if any(spells(words[last].text, " ".join(phrase[skipped:])) for skipped in range(min(4, len(phrase)))):
            return last - 1
    return last


def is_place_name(text: str) -> bool:
    """Whether the words are known to name a place ("Russian Federation", "West Bank")."""
    return text.replace("’", "'") in gazetteer() or (text.isupper() and text.title() in gazetteer())
