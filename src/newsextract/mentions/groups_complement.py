"""Where the description of a collective ends: its "of …" and "from …" complements, read on the surface."""

from __future__ import annotations

from collections.abc import Mapping

from .groups_words import Words, looks_like_verb, main_verbs, tags, words_in
from .mention import InstitutionMention, PlaceMention, TitleMention

_RIGHT_LIMIT = 40


def complement_end(words: Words, first: int, head: int, heads: Mapping[str, frozenset[str]]) -> int:
    """The position behind the head and its "of …" or "from …" complements; the phrase starts at `first`."""
    end, limit = _behind_head(words, head), min(len(words.lower), head + _RIGHT_LIMIT)
    while end < limit:
        further = _second_head(words, end, limit, heads, bare=first == head)
        if further is None and words.lower[end] in {"of", "from", "representing"}:
            further = _noun_phrase(words, end + 1, limit, heads, bare=words.lower[end] in {"of", "from"})
        if further is None:
            return end
        end = further
    return end


def _second_head(words: Words, at: int, limit: int, heads: Mapping[str, frozenset[str]], *, bare: bool) -> int | None:
    """Behind "and teachers" after a head; with modifiers, or a complement after a modified one, it is another group."""
    second = at + 1
    if words.lower[at] not in {"and", "&"} or second >= limit or words.named[second] is not None:
        return None
    if "people" not in heads.get(words.lower[second], ()):
        return None
    end = _behind_head(words, second)
    return end if bare or words.lower[end : end + 1] not in (("of",), ("from",)) else None


def _behind_head(words: Words, head: int) -> int:
    """Behind a head and what belongs to the word: "mayors-elect", "Attorneys General"."""
    if words.lower[head + 1 : head + 3] == ("-", "elect"):
        return head + 3
    return head + 2 if words.lower[head + 1 : head + 2] == ("general",) else head + 1


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


def _noun_phrase(words: Words, at: int, limit: int, heads: Mapping[str, frozenset[str]], *, bare: bool) -> int | None:
    """Behind the noun phrase that starts here: one or several names, or a few plain words where `bare` allows them."""
    start = at
    while at < limit and at - start < 6:
        if isinstance(words.named[at], InstitutionMention | PlaceMention | TitleMention):
            return _over_names(words, at, limit)
        if words.named[at] is not None:
            return None
        if words.lower[at] in heads and bare:
            return at + 1
        if _ends_phrase(words, at, start) and not (at == start and words.lower[at] in {"both", "various", "all"}):
            break
        at += 1
    return at if bare and at > start and words.lower[at - 1] not in tags() else None


def _ends_phrase(words: Words, at: int, start: int) -> bool:
    word = words.lower[at]
    if tags().get(word) == "determiner" or word in {"-", "'s", "’s"}:
        return at > start and word not in {"-", "'s", "’s"}
    return (
        word in tags() or not word[0].isalnum() or word in main_verbs() or (word in words_in("stop") and word != "both")
        or words.opens[at] or bool(looks_like_verb(words.text[at]) and word.endswith("ed"))
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
            return _over_capitals(words, end, limit)
        at = following


def _over_capitals(words: Words, at: int, limit: int) -> int:
    """Behind the capitalised words that follow a name and make it a modifier: "ASEAN Member States"."""
    while at < limit and words.named[at] is None and words.text[at][0].isupper() and not words.opens[at]:
        at += 1
    return at
