"""Where the description of a collective starts and ends, read on the surface around its head noun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import regex
from spacy.tokens import Doc

from ..resources.lexicons import mapping, read_lexicon
from . import store
from .mention import DateMention, InstitutionMention, Mention, PersonMention, PlaceMention, TitleMention

_LEFT_LIMIT, _RIGHT_LIMIT = 8, 40
_APPROXIMATIONS = (("more", "than"), ("up", "to"), ("at", "least"), ("over",), ("around",), ("about",), ("nearly",),
                   ("almost",), ("approximately",), ("some",), ("roughly",), ("as", "many", "as"))  # fmt: skip
_KEPT_MODIFIERS = frozenset(
    {"leading", "visiting", "working", "participating", "retired", "disabled", "elected", "other", "first-generation",
     "affected", "interested", "key", "top", "senior", "young", "fellow", "key", "licensed", "outstanding", "several"}
)  # fmt: skip
_STOPS = frozenset(
    {"also", "then", "there", "here", "today", "yesterday", "tomorrow", "together", "not", "only", "even", "who", "which",
     "whom", "what", "when", "where", "he", "she", "they", "we", "it", "i", "you", "him", "them", "us", "me", "both",
     "met", "with", "one", "more", "than", "as", "if", "while", "because", "but", "yet", "so"}
)  # fmt: skip
_ADJECTIVE = regex.compile(r"\p{L}+(?:al|ic|ive|ary|ous|ish|ese|ian|ean|an|ern|ar|tory)$", regex.IGNORECASE)
_VERBLIKE = regex.compile(r"\p{Ll}+(?:ed|ing|ly)$")
_MEMBERS = regex.compile(r"(\d+|\p{L}+)-(?:member|person|strong|man|head)$", regex.IGNORECASE)
_DIGITS = regex.compile(r"\d{1,3}(?:[,\u00a0]\d{3})*$|\d{1,6}$")


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a Doc: in lower case, as written, and the name or title that each lies in."""

    lower: tuple[str, ...]
    text: tuple[str, ...]
    named: tuple[Mention | None, ...]
    opens: tuple[bool, ...]


def words_of(doc: Doc) -> Words:
    """The words of a Doc with the mentions that earlier stages have found."""
    named: list[Mention | None] = [None] * len(doc)
    finders = (store.places(doc), store.institutions(doc), store.people(doc), store.titles(doc), store.dates(doc))
    for mentions in finders:
        for mention in mentions:
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            for at in range(span.start, span.end) if span is not None else ():
                named[at] = mention
    return Words(
        tuple(token.lower_ for token in doc),
        tuple(token.text for token in doc),
        tuple(named),
        tuple(bool(token.is_sent_start) for token in doc),
    )


@cache
def _tags() -> dict[str, str]:
    return mapping("clause_words", "word", "tag")


@cache
def _numbers() -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in read_lexicon("number_words") if row["kind"] == "count"}


@cache
def _main_verbs() -> frozenset[str]:
    """Forms of verbs that end a noun phrase on their left: past and third person, gerunds apart."""
    rows = read_lexicon("verb_forms")
    return frozenset(word for row in rows for cell in ("third", "past") for word in row[cell].split(","))


def number_at(words: Words, at: int) -> int | None:
    """The whole number that the word at `at` is, in digits or words."""
    if _DIGITS.match(words.text[at]):
        return int(regex.sub(r"\D", "", words.text[at]))
    if words.lower[at] == "dozen":
        return 12
    return _numbers().get(words.lower[at])


def first_modifier(words: Words, head: int) -> int:
    """The position where the noun phrase of a head starts, without its article."""
    first = head
    while first > 0 and head - first < _LEFT_LIMIT and not words.opens[first]:
        step = _modifier_before(words, first)
        if step is None:
            break
        first = step
        if number_at(words, first) is not None:
            return _over_approximation(words, first)
    return first


def _modifier_before(words: Words, first: int) -> int | None:
    """The start of the modifier that ends just before `first`, if it is one."""
    at = first - 1
    mention, word = words.named[at], words.lower[at]
    if mention is not None:
        return _start_of(words, at) if isinstance(mention, InstitutionMention | PlaceMention) else None
    if word == "-" and at > 0:
        return at - 1
    if word in {"and", ","} and _coordinates(words, at):
        return at - 1
    if word in _KEPT_MODIFIERS or number_at(words, at) is not None:
        return at
    if word in _STOPS or word in _tags() or not word[0].isalnum() or word in _main_verbs():
        return None
    return None if _VERBLIKE.match(words.text[at]) else at


def _coordinates(words: Words, at: int) -> bool:
    """Whether adjectives are joined here: "Iraqi and Syrian officials", "local, state and federal officials"."""
    left, right = at - 1, at + 1
    if left < 0 or words.named[left] is not None or words.named[right] is not None:
        return False
    return all(bool(_ADJECTIVE.match(words.text[i])) for i in (left, right))


def _start_of(words: Words, at: int) -> int:
    mention = words.named[at]
    while at > 0 and words.named[at - 1] is mention:
        at -= 1
    return at


def _over_approximation(words: Words, first: int) -> int:
    """Left of a number over the rest of it and "more than", "up to"."""
    while first > 1 and (words.lower[first - 1] == "-" or number_at(words, first - 1) is not None):
        first -= 1
    for phrase in _APPROXIMATIONS:
        if words.lower[max(0, first - len(phrase)) : first] == phrase:
            return first - len(phrase)
    return first


def complement_end(words: Words, head: int, heads: Mapping[str, frozenset[str]]) -> int:
    """The position behind the head and its "of …" or "from …" complements."""
    end, limit = head + 1, min(len(words.lower), head + _RIGHT_LIMIT)
    while end < limit:
        further = _list_of_heads(words, end, limit, heads)
        if further is None and words.lower[end] in {"of", "from", "at", "representing"}:
            further = _noun_phrase(words, end + 1, limit, heads, bare=words.lower[end] in {"of", "from"})
        if further is None:
            return end
        end = further
    return end


def _list_of_heads(words: Words, at: int, limit: int, heads: Mapping[str, frozenset[str]]) -> int | None:
    """Behind "and teachers", ", experts and teachers" after a head."""
    at = _over_joiner(words, at)
    for i in range(at, min(at + 3, limit)) if at else ():
        if words.named[i] is not None or words.lower[i] in _tags() or not words.text[i][0].isalnum():
            return None
        if "people" in heads.get(words.lower[i], ()):
            return i + 1
        if _VERBLIKE.match(words.text[i]) or words.lower[i] in _main_verbs():
            return None
    return None


def _over_joiner(words: Words, at: int) -> int:
    """Behind ",", "and", ", and" or "as well as" at `at`; 0 where there is none."""
    start = at
    if at < len(words.lower) and words.lower[at] == ",":
        at += 1
    if at < len(words.lower) and words.lower[at] in {"and", "&"}:
        at += 1
    elif words.lower[at : at + 3] == ("as", "well", "as"):
        at += 3
    return at if at > start else 0


def _noun_phrase(
    words: Words, at: int, limit: int, heads: Mapping[str, frozenset[str]], *, bare: bool
) -> int | None:
    """Behind the noun phrase that starts here: one or several names, or a few plain words where `bare` allows them."""
    start = at
    while at < limit and at - start < 6:
        if isinstance(words.named[at], InstitutionMention | PlaceMention | TitleMention):
            return _over_names(words, at, limit)
        if words.named[at] is not None:
            return None
        if words.lower[at] in heads and bare:
            return at + 1
        if _ends_phrase(words, at, start):
            break
        at += 1
    return at if bare and at > start and words.lower[at - 1] not in _tags() else None


def _ends_phrase(words: Words, at: int, start: int) -> bool:
    word = words.lower[at]
    if _tags().get(word) == "determiner" or word in {"-", "'s", "’s"}:
        return at > start and word not in {"-", "'s", "’s"}
    return (
        word in _tags() or not word[0].isalnum() or word in _main_verbs() or (word in _STOPS and word != "both")
        or words.opens[at] or bool(_VERBLIKE.match(words.text[at]) and word.endswith("ed"))
    )  # fmt: skip


def _over_names(words: Words, at: int, limit: int) -> int:
    """Behind a list of names of one kind: "Kansas, Utah and Texas", "the Ministry of Law, the Supreme Court"."""
    kind = type(words.named[at])
    while True:
        end = at
        while end < limit and words.named[end] is words.named[at]:
            end += 1
        following = _over_joiner(words, end)
        if following and following < limit and words.lower[following] in {"the", "of", "from"}:
            following += 1
        if not following or following >= limit or type(words.named[following]) is not kind:
            return end
        at = following


def count_of(words: Words, first: int, head: int, last: int, kinds: frozenset[str]) -> int | None:
    """How many a description says that there are: "8 students", "12-member delegation", "team of five scholars"."""
    for at in range(head - 1, first - 1, -1):
        members = _MEMBERS.match(words.text[at])
        number = _number_word(members.group(1)) if members else _joined_number(words, first, at)
        if number is None and words.lower[at] in {"member", "person"} and at >= first + 2 and words.lower[at - 1] == "-":
            number = _joined_number(words, first, at - 2)
        if number is not None:
            return number
    if kinds & {"body", "measure"} and last > head + 2 and words.lower[head + 1] == "of":
        return next((n for i in range(head + 2, min(last, head + 6)) if (n := number_at(words, i)) is not None), None)
    return None


def _number_word(written: str) -> int | None:
    return int(written) if written.isdigit() else _numbers().get(written.lower())


def _joined_number(words: Words, first: int, at: int) -> int | None:
    """A number of one word, or of two: "twenty-five"."""
    unit = number_at(words, at)
    if unit is not None and unit < 10 and at - 2 >= first and words.lower[at - 1] == "-":
        tens = number_at(words, at - 2)
        return tens + unit if tens is not None and 20 <= tens < 100 else unit
    return unit


__all__ = ["DateMention", "PersonMention", "Words", "complement_end", "count_of", "first_modifier", "number_at", "words_of"]
