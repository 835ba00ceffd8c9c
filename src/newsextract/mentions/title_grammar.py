"""Title phrases: a head noun with the words before it that belong to it and its complement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from ..records.people import TitleKind
from .name_evidence import is_clause_word, is_forename, is_surname, is_topic, is_verb, share
from .name_tokens import Token, phrase
from .places_gazetteer import demonyms, gazetteer
from .title_complement import complement_end, degree_end, place_end
from .title_lexicon import DEGREE_NOUNS, TitleHead, head_at, modifiers, takes_complement
from .title_stops import ends_title

_BRACKETED = regex.compile(r" ?\(")
_ALSO_NAMES = frozenset(
    {
        "sheikh",
        "haji",
        "hajj",
        "sultan",
        "sri",
        "king",
        "prince",
        "dean",
        "bishop",
        "major",
        "judge",
        "pope",
        "duke",
        "earl",
        "baron",
    }
)
_STATES = frozenset({"U.S.", "U.N.", "U.K.", "E.U.", "D.C.", "U", "S"})
_LEGISLATORS = frozenset({"sen", "sens", "senator", "senators", "rep", "reps", "congressman", "congresswoman"})
_CHAMBERS = frozenset({"state", "senate", "house", "federal", "united", "states"})
_LEFT_LIMIT = 7  # words before the head
_LOWER_RANKS = frozenset(
    {"deputy", "vice", "first", "second", "acting", "chief", "senior", "assistant", "associate", "interim", "co"}
)
_GOVERNING = frozenset(
    {"minister", "ministers", "president", "presidents", "premier", "governor", "senator", "senators"}
)
_COMPOUND_GAPS = frozenset({"-", "–", " – ", " - "})


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """A title as tokens `first` … `last`, with the last word of its head noun and whether a complement follows."""

    first: int
    last: int
    head: int
    kind: TitleKind
    plural: bool
    noun: str  # the head noun, in lower case

    @property
    def complemented(self) -> bool:
        """Whether "of …" or the like follows the head noun within the title."""
        return self.last > self.head


def title_phrases(tokens: Sequence[Token]) -> list[TitlePhrase]:
    """All phrases of the text that are built like titles, in order; none overlap."""
    found: list[TitlePhrase] = []
    index = 0
    while index < len(tokens):
        head = head_at(tokens, index)
        if (
            head is None
            or _modifies_later_head(tokens, index, head)
            or _part_of_word(tokens, index)
            or _inside_name(tokens, index, head)
        ):
            index += 1
            continue
        made = _phrase(tokens, index, head, floor=found[-1].last + 1 if found else 0)
        found.append(made)
        index = made.last + 1
    return _coordinated(tokens, found)


def _modifies_later_head(tokens: Sequence[Token], index: int, head: TitleHead) -> bool:
    """Whether a possible head stands before the field of a later one ("Deputy Security Council Chairman")."""
    if len(head.words) > 1 or head.words[0] not in modifiers() or not tokens[index].joined:
        return False
    for at in range(index + 1, min(index + 6, len(tokens))):
        later = head_at(tokens, at)
        if later is not None:
            return at > index + 1 and later.kind == "post"
        if (
            not tokens[at].joined
            or not (is_topic(tokens[at]) or tokens[at].text.isupper())
            or is_clause_word(tokens[at].lower)
        ):
            return False
        if tokens[at].capital != tokens[index].capital or (
            not tokens[at].capital and tokens[at].lower not in modifiers() and at > index + 1
        ):
            return False
    return False


def _part_of_word(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word ends a compound with a hyphen ("a 12-member delegation")."""
    return index > 0 and tokens[index - 1].gap == "-" and not tokens[index].capital


def _inside_name(tokens: Sequence[Token], index: int, head: TitleHead) -> bool:
    """Whether a word that is also a title stands within a name ("Hassan Sheikh Lind", "bin Haji Lind", "Sri Lanka")."""
    place = place_end(tokens, index)
    if place is not None and place > index + len(head.words) - 1:
        return True
    if head.words[0] not in _ALSO_NAMES:
        return False
    if head.words == ("sultan",) and index + 1 < len(tokens) and tokens[index + 1].lower in {"bin", "ibn", "al"}:
        return True
    before = tokens[index - 1] if index and tokens[index - 1].joined else None
    return before is not None and (
        before.lower in {"bin", "binti", "binte", "al", "ibn"}
        or (is_forename(before) and head_at(tokens, index - 1) is None)
    )


def _phrase(tokens: Sequence[Token], start: int, head: TitleHead, *, floor: int) -> TitlePhrase:
    """The title around a head noun that starts at `start`; nothing before `floor` is taken."""
    last, head = _head_chain(tokens, start, head)
    first = _left_edge(tokens, start, head, floor)
    end = complement_end(tokens, last) if takes_complement(head) else last
    degree = degree_end(tokens, last) if head.words[-1:] in DEGREE_NOUNS else last
    if degree > last:
        return TitlePhrase(first, max(end, degree), last, "degree", head.plural, " ".join(head.words))
    if end == last and head.kind == "post":
        end = _bracket_end(tokens, last)
    return TitlePhrase(first, end, last, head.kind, head.plural, " ".join(head.words))


def _head_chain(tokens: Sequence[Token], start: int, head: TitleHead) -> tuple[int, TitleHead]:
    """The last word of the compound of head nouns from `start` ("Deputy Director", "Mr President", "Vice Mayor")."""
    last = start + len(head.words) - 1
    while last + 1 < len(tokens) and tokens[last].joined:
        following = head_at(tokens, last + 1)
        if following is None or not _compounds(tokens, last, head, following):
            break
        last += len(following.words)
        head = following
    return last, head


def _compounds(tokens: Sequence[Token], last: int, head: TitleHead, following: TitleHead) -> bool:
    """Whether two head nouns in a row are one title."""
    if tokens[last].capital != tokens[last + 1].capital and tokens[last].lower not in _LOWER_RANKS:
        return False
    if {head.kind, following.kind} == {"post"}:
        return True
    if following.words[-1] == "general":
        return head.kind in {"post", "rank"}
    after = last + len(following.words)
    ends = after + 1 >= len(tokens) or not tokens[after].joined or not tokens[after + 1].capital
    return head.words[0] in {"mr", "mr.", "madam", "madame", "mrs.", "mme"} and following.kind == "post" and ends


def _left_edge(tokens: Sequence[Token], start: int, head: TitleHead, floor: int) -> int:
    """The first word of the title whose head noun starts at `start`."""
    if head.kind in {"courtesy", "degree"} or (
        head.kind == "honour" and tokens[start].lower not in {"king", "queen", "prince"}
    ):
        return start
    first = start
    for index in range(start - 1, max(start - _LEFT_LIMIT, floor) - 1, -1):
        if not _adjoins(tokens, index) or not _premodifies(tokens, index, first, capital=tokens[start].capital):
            break
        if tokens[index].lower not in {"and", "&"}:
            first = index
    first = _from_country(tokens, first, start)
    if tokens[start].lower.rstrip(".") in _LEGISLATORS:
        first = _from_state(tokens, first, start)
    return _without_setting(tokens, first, start)


def _from_country(tokens: Sequence[Token], first: int, start: int) -> int:
    """The first word without the name that stands before a country ("at Bayan Hall | French Ambassador Roe")."""
    for index in range(start - 1, first, -1):
        if not (tokens[index].text in demonyms() or tokens[index].text == "U.S."):
            continue
        opening = index - 1 if phrase(tokens, index - 1, index) in demonyms() else index
        if any(token.lower not in modifiers() and token.text not in demonyms() for token in tokens[first:opening]):
            return opening
    return first


def _from_state(tokens: Sequence[Token], first: int, start: int) -> int:
    """The first word without what no legislator's title has: only country, state and modifiers stand before it."""
    for index in range(start - 1, first - 1, -1):
        token = tokens[index]
        known = token.text in gazetteer() or token.text in demonyms() or token.lower in modifiers()
        known = known or token.lower in _CHAMBERS or _ends_place(tokens, index) or _within_place(tokens, index)
        if not (known or _spells_us(tokens, index) or token.text in _STATES):
            return index + 1
    return first


def _adjoins(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].joined or tokens[index].gap in {"-", "–"}


def _premodifies(tokens: Sequence[Token], index: int, first: int, *, capital: bool) -> bool:
    """Whether the word at `index` belongs to the title that so far starts at `first`."""
    token = tokens[index]
    if token.lower in {"and", "&"}:
        return _joins_fields(tokens, index, first, capital=capital)
    if token.lower in modifiers():
        return (token.capital or not capital or token.lower in _LOWER_RANKS) and not ends_title(token.lower)
    if token.text in demonyms() or _within_place(tokens, index):
        return True
    if token.capital and _spells_us(tokens, index):
        return True
    if not token.capital or (token.initial and token.text not in {"U.S.", "U.N.", "U.K."}):
        return False
    if not capital:
        return (token.text in gazetteer() or (token.text.isupper() and 1 < len(token.text) < 10)) and not ends_title(
            token.lower
        )
    return _fields(tokens, index)


def _fields(tokens: Sequence[Token], index: int) -> bool:
    """Whether a capitalised word can name the field, body or country of a post that follows it."""
    token = tokens[index]
    if ends_title(token.lower) or is_clause_word(token.lower) or is_verb(token.lower):
        return False
    if index > 0 and tokens[index - 1].joined and _names_person(tokens[index - 1]):
        return False
    if is_topic(token) or token.text.isupper() or token.text in gazetteer() or _ends_place(tokens, index):
        return True
    return not is_forename(token) and not is_surname(token)


def _names_person(token: Token) -> bool:
    """Whether a name goes on behind this word: a given name or an initial."""
    return (is_forename(token) and share(token) < 0.5 and token.text not in gazetteer()) or (
        token.initial and token.text not in _STATES
    )


def _ends_place(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word is the last one of a place of two or three words ("New York", "Papua New Guinea")."""
    return any(phrase(tokens, at, index) in gazetteer() for at in (index - 1, index - 2) if at >= 0)


def _within_place(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word opens or continues such a place."""
    spans = ((index, index + 1), (index, index + 2), (index - 1, index + 1))
    return any(
        first >= 0 and last < len(tokens) and phrase(tokens, first, last) in gazetteer() for first, last in spans
    )


def _spells_us(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word is half of "U S", as some senators' releases write it."""
    near = (
        tokens[index - 1].text if index else "",
        tokens[index].text,
        tokens[index + 1].text if index + 1 < len(tokens) else "",
    )
    return near[:2] == ("U", "S") or near[1:] == ("U", "S")


def _joins_fields(tokens: Sequence[Token], index: int, first: int, *, capital: bool) -> bool:
    """Whether "and" at `index` joins two fields of one post ("Planning and Development Coordinator")."""
    if (
        index == 0
        or not capital
        or index + 1 != first
        or not tokens[index - 1].joined
        or head_at(tokens, first) is not None
    ):
        return False
    before = tokens[index - 1]
    return before.capital and is_topic(before) and is_topic(tokens[first]) and not ends_title(before.lower)


def _without_setting(tokens: Sequence[Token], first: int, start: int) -> int:
    """The first word without the place that the sentence is set in ("In Baku President Lind met …")."""
    if first in {start, 0}:
        return first
    if (
        tokens[first - 1].lower == "the"
        and first > 1
        and tokens[first - 2].lower == "in"
        and not is_topic(tokens[first])
    ):
        return first + 1
    if tokens[first - 1].lower != "in":
        return first
    for last in range(start - 1, first - 1, -1):
        if phrase(tokens, first, last) in gazetteer():
            return last + 1
    return first


def _bracket_end(tokens: Sequence[Token], last: int) -> int:
    """The last word of a field in brackets after a post ("Permanent Secretary (Law)")."""
    if not _BRACKETED.fullmatch(tokens[last].gap) or not tokens[last].capital:
        return last
    for index in range(last + 1, min(last + 6, len(tokens))):
        token = tokens[index]
        if not (token.capital or token.lower in {"and", "of", "&"}) or (not is_topic(token) and token.lower != "&"):
            return last
        if token.gap.startswith(")"):
            return index
        if not token.joined:
            return last
    return last


def _coordinated(tokens: Sequence[Token], found: list[TitlePhrase]) -> list[TitlePhrase]:
    """The phrases with coordinations that share a complement or a holder made one ("President and CEO of X")."""
    kept: list[TitlePhrase] = []
    for one in found:
        before = kept[-1] if kept else None
        if before is not None and _coordinates(tokens, before, one):
            kept[-1] = replace(one, first=before.first, plural=before.plural and one.plural)
        else:
            kept.append(one)
    return kept


def _coordinates(tokens: Sequence[Token], before: TitlePhrase, one: TitlePhrase) -> bool:
    if one.first != before.last + 2 or tokens[before.last + 1].lower not in {"and", "&"} or before.complemented:
        return False
    if not (tokens[before.last].joined and tokens[before.last + 1].joined) or before.plural or one.plural:
        return False
    if {before.kind, one.kind} - {"post", "rank"} or tokens[before.head].capital != tokens[one.head].capital:
        return False
    return tokens[before.head].lower not in _GOVERNING or tokens[one.head].lower in {
        "ceo",
        "officer",
        "coo",
        "chairman",
        "director",
    }
