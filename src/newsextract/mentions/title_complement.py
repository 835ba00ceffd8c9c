"""What follows the head noun of a title within it: "of Foreign Affairs", "to the President for …", "(Law)"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from ..resources.lexicons import column, read_lexicon
from .name_evidence import is_clause_word, is_forename, is_surname, is_topic, is_verb, share
from .name_tokens import Token, phrase
from .places_gazetteer import demonyms, gazetteer, longest_by_first_word
from .title_lexicon import TAKES_ON, TAKES_TO, head_at

_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our"})
_OWNERS = frozenset({"his", "her", "their", "our"})
_BRACKET = regex.compile(r" ?\(")
_LONGEST = 14  # words of one noun phrase
_INNER = frozenset({"of", "for", "de", "del", "da", "do", "du", "des", "la", "le", "di", "und", "et", "y", "e", "the"})
_TAKE_ON = frozenset({"committee", "subcommittee", "commission", "council"})
_LOWER_TAILS = frozenset(
    {"team", "group", "unit", "region", "district", "city", "department", "office", "branch", "faction", "bloc",
     "delegation", "staff", "committee", "council", "board", "family", "campaign", "programme", "program",
     "project", "side", "province", "state", "territory"}
)  # fmt: skip


@cache
def institution_heads() -> frozenset[str]:
    """Head nouns of institutions, except weak ones."""
    return frozenset(row["head"] for row in read_lexicon("institution_heads") if row["unit"] != "part")


@cache
def _any_heads() -> frozenset[str]:
    return column("institution_heads", "head") | column("place_heads", "head")


def place_end(tokens: Sequence[Token], index: int) -> int | None:
    """The index of the last word of the longest known place that starts at this token."""
    size = longest_by_first_word().get(tokens[index].text.rstrip("."), 0)
    for last in range(min(index + size, len(tokens)) - 1, index - 1, -1):
        if (
            all(token.joined for token in tokens[index:last])
            and phrase(tokens, index, last).replace("’", "'") in gazetteer()
        ):
            return last
    return None


def complement_end(tokens: Sequence[Token], head: int) -> int:
    """The index of the last word of the title whose head noun ends at index `head`."""
    last = _after_bracket(tokens, head)
    allowed = {"of", "for"}
    allowed |= {"to"} if tokens[head].lower in TAKES_TO else set()
    allowed |= {"on"} if tokens[head].lower in TAKES_ON else set()
    for step in range(4):
        preposition = last + 1
        if preposition + 1 >= len(tokens) or not (tokens[last].joined or (step == 0 and last > head)):
            break
        if tokens[preposition].lower not in allowed or not tokens[preposition].joined:
            break
        end = _noun_phrase_end(tokens, preposition + 1)
        if end is None:
            break
        last = end
        allowed = allowed | ({"to", "for"} if tokens[last].lower == "state" or "to" in allowed else set())
    return last


@cache
def _degree_fields() -> frozenset[str]:
    return column("degree_fields", "field")


def degree_end(tokens: Sequence[Token], head: int) -> int:
    """The last word of a degree's field ("of Technical Sciences"), or the head where no field follows."""
    if head + 1 >= len(tokens) or not tokens[head].joined or tokens[head + 1].lower != "of":
        return head
    for at in range(head + 2, min(head + 6, len(tokens))):
        if not tokens[at - 1].joined or not (tokens[at].capital or tokens[at].lower in {"in", "and"}):
            return head
        if tokens[at].lower in _degree_fields():
            return at
    return head


def _after_bracket(tokens: Sequence[Token], head: int) -> int:
    """The last word inside a bracket that the title goes on after ("Minister of State (Ports) for Trade")."""
    if head + 2 >= len(tokens) or not _BRACKET.fullmatch(tokens[head].gap):
        return head
    closes = tokens[head + 1].gap.startswith(") ") and tokens[head + 1].gap.strip() == ")"
    return head + 1 if closes and tokens[head + 1].text.isupper() and tokens[head + 2].lower in {"of", "for"} else head


def _noun_phrase_end(tokens: Sequence[Token], start: int) -> int | None:
    """The index of the last word of the noun phrase that starts here; None where there is none."""
    owned = tokens[start].lower in _OWNERS
    if tokens[start].lower in _DETERMINERS and tokens[start].joined and start + 1 < len(tokens):
        start += 1
    if tokens[start].capital or (tokens[start].text[0].isdigit() and tokens[start].text[-1].isalpha()):
        return _named_end(tokens, start)
    if owned or (tokens[start - 1].lower in {"a", "an"} and tokens[start - 2].lower == "for"):
        return None
    return _plain_end(tokens, start)


def _plain_end(tokens: Sequence[Token], start: int) -> int | None:
    """The end of a complement in lower case ("of the hospital", "of health policy")."""
    last = None
    for index in range(start, min(start + 4, len(tokens))):
        token = tokens[index]
        if token.capital or is_clause_word(token.lower) or is_verb(token.lower) or token.text[0].isdigit():
            break
        if token.lower.endswith("ly") or token.lower in {"who", "which", "that", "said", "says"}:
            break
        last = index
        if not token.joined:
            break
    return last


def _named_end(tokens: Sequence[Token], start: int) -> int:
    """The end of a complement with capitals, before a person's name that may follow."""
    last = start
    at: int | None = start
    while at is not None and at - start < _LONGEST:
        last, open_ended = _segment_end(tokens, at)
        if not open_ended:
            return last
        at = _continues(tokens, start, last)
    if last + 1 < len(tokens) and tokens[last].joined and tokens[last + 1].lower in _LOWER_TAILS and start > 0:
        return last + 1 if tokens[start - 1].lower == "the" else last
    return last


def _segment_end(tokens: Sequence[Token], at: int) -> tuple[int, bool]:
    """Of the capitalised words in a row from `at`, the last of the complement; and whether it is the last of all."""
    place = place_end(tokens, at)
    run = at if place is None else place
    while run + 1 < len(tokens) and tokens[run].joined and _goes_on(tokens[run + 1]):
        run += 1
    last = _cut(tokens, at, run, place)
    return last, last == run


def _goes_on(token: Token) -> bool:
    if token.capital and is_verb(token.lower) and token.lower.endswith("s") and not is_topic(token):
        return False
    return token.capital or (token.text[0].isdigit() and len(token.text) < 4) or token.lower in {"al", "el"}


def _cut(tokens: Sequence[Token], at: int, run: int, place: int | None) -> int:
    """The last of the words `at` … `run` before a person's name or another title starts."""
    title = next((i for i in range(at + 1, run + 1) if _opens_title(tokens, i)), None)
    if title is not None:
        run = title - 1
    heads = [i for i in range(at, run + 1) if tokens[i].lower in _any_heads()]
    if heads:
        return _after_head(tokens, at, heads[-1], run)
    if place is not None:
        return place
    name = next((i for i in range(at + 1, run + 1) if _opens_name(tokens, i)), None)
    if name is not None:
        before = tokens[name - 1]
        unknown = name - 1 > at and not is_topic(before) and is_topic(tokens[name - 2]) and before.lower != "lady"
        return name - 2 if unknown else name - 1
    topics = at
    while topics <= run and (
        is_topic(tokens[topics]) or tokens[topics].text in demonyms() or _is_acronym(tokens[topics])
    ):
        topics += 1
    if at < topics <= run:
        return run if _goes_on_after(tokens, run) else topics - 1
    return at if run - at == 2 and topics == at else run


def _goes_on_after(tokens: Sequence[Token], run: int) -> bool:
    """Whether "of" follows: what stands before it is no person's name."""
    return tokens[run].joined and run + 1 < len(tokens) and tokens[run + 1].lower in {"of", "for"}


def _after_head(tokens: Sequence[Token], at: int, head: int, run: int) -> int:
    """The end of an institution's or region's name in a row of capitalised words: its last head noun or its number."""
    rest = tokens[head + 1 : run + 1]
    if rest and (all(is_topic(token) for token in rest) or (len(rest) == 1 and _is_numeral(rest[0].text))):
        return run
    return head


def _is_numeral(text: str) -> bool:
    return text.isdigit() or set(text) <= set("IVX")


def _is_acronym(token: Token) -> bool:
    return token.text.isupper() and 1 < len(token.text) < 7 and "." not in token.text


def _opens_name(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    following = tokens[index + 1] if token.joined and index + 1 < len(tokens) else None
    if (
        is_surname(token)
        and following is not None
        and ((following.initial and following.text.endswith(".")) or is_forename(following))
    ):
        return True
    return (is_forename(token) and share(token) < 0.5) or (token.initial and len(token.text) < 8)


def _opens_title(tokens: Sequence[Token], index: int) -> bool:
    """Whether a further title starts here: one that stands before a name, not a word of an institution's name."""
    head = head_at(tokens, index)
    return (
        head is not None
        and (head.kind in {"courtesy", "rank"} or head.words[-1].endswith("."))
        and not (head.words[-1] in {"general", "lady"} and index > 0 and tokens[index - 1].capital)
    )


def _continues(tokens: Sequence[Token], start: int, last: int) -> int | None:
    """Where the noun phrase goes on after its word at `last`: behind "and", "of", "'s" or the comma of a list."""
    following = last + 1
    if following + 1 >= len(tokens):
        return None
    token, gap = tokens[following], tokens[last].gap
    if tokens[last].joined and token.joined:
        if token.lower in {"and", "&"}:
            return _after_and(tokens, start, last)
        if token.lower in _INNER or (token.lower == "on" and tokens[last].lower in _TAKE_ON):
            return _after_inner(tokens, following)
    if gap in {"’s ", "'s ", "’ ", "' "} and token.capital and (_has_head(tokens, following) or is_topic(token)):
        return following
    if gap == ", " and _lists_topics(tokens, last):
        return following
    return None


def _after_inner(tokens: Sequence[Token], index: int) -> int | None:
    """The capitalised word after "of", "of the", "de la" …"""
    at = index + 1
    while at + 1 < len(tokens) and tokens[at].lower in _INNER and tokens[at].joined:
        at += 1
    return at if tokens[at].capital and tokens[index].lower != "the" else None


def _after_and(tokens: Sequence[Token], start: int, last: int) -> int | None:
    """The word after "and" if it is of the same phrase ("Education and Science", "… and the Ministry of Law")."""
    at = last + 2
    if tokens[at].lower == "of" and at + 1 < len(tokens) and tokens[at].joined and tokens[at + 1].capital:
        return at + 1
    if tokens[at].lower == "the" and at + 1 < len(tokens) and tokens[at].joined:
        at += 1
        if not tokens[at].capital:
            return None
        return at if _same_head(tokens, start, at) or (is_topic(tokens[at]) and head_at(tokens, at) is None) else None
    if tokens[at].lower == "justice" and tokens[last].capital and is_topic(tokens[last]):
        return at
    if tokens[at].lower == "a" and tokens[at].joined and at + 1 < len(tokens):
        at += 1
    if not tokens[at].capital or (head_at(tokens, at) is not None and not _same_head(tokens, start, at)):
        return None
    if _heads_a_title(tokens, at):
        return None
    return at if (is_topic(tokens[at]) and not is_forename(tokens[last])) or _same_head(tokens, start, at) else None


def _heads_a_title(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words from here lead up to the head noun of another title ("and National Security Advisor")."""
    for index in range(at, min(at + 6, len(tokens))):
        if not tokens[index].capital:
            return False
        if head_at(tokens, index) is not None:
            return True
        if not tokens[index].joined:
            return False
    return False


def _same_head(tokens: Sequence[Token], start: int, at: int) -> bool:
    return tokens[at].lower in institution_heads() and any(
        token.lower == tokens[at].lower for token in tokens[start:at]
    )


def _has_head(tokens: Sequence[Token], at: int) -> bool:
    """Whether an institution's head noun is among the capitalised words from here."""
    for index in range(at, min(at + 6, len(tokens))):
        if not tokens[index].capital:
            return False
        if tokens[index].lower in _any_heads():
            return True
        if not tokens[index].joined:
            return False
    return False


def _lists_topics(tokens: Sequence[Token], last: int) -> bool:
    """Whether the comma after `last` goes on to "…, Y and Z" with topics of one post."""
    if not is_topic(tokens[last]):
        return False
    for index in range(last + 1, min(last + 9, len(tokens) - 1)):
        token = tokens[index]
        if token.lower in {"and", "&"}:
            at = index + 1 + (tokens[index + 1].lower == "a")
            return (
                index > last + 1
                and at < len(tokens)
                and tokens[at].capital
                and not is_forename(tokens[at])
                and not _heads_a_title(tokens, at)
            )
        if (
            not token.capital
            or not (is_topic(token) or token.text in demonyms())
            or head_at(tokens, index) is not None
            or token.gap not in {" ", ", "}
        ):
            return False
    return False
