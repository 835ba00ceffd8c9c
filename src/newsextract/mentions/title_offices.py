"""Titles that stand for their holder without a name beside them: "the Minister of Education", "the President"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import regex

from .name_tokens import Token, phrase
from .title_grammar import TitlePhrase

_BEFORE = regex.compile(
    r"(?:\b(?:the|said|by|with|and|to|of|from|our|your|new) |['’]s |^|\n|[.:,!?”\"] ?|\d )$", regex.IGNORECASE
)
_THE = regex.compile(r"\bthe $", regex.IGNORECASE)
_OWNS_NAME = regex.compile(r"-|['’](?:s )?\p{Lu}")  # "the Prime Minister's Office"
_VAGUE = frozenset({"member", "leader", "chief", "head"})
_ONLY_WITH_BODY = frozenset({"member", "members", "justice", "representative", "deputy"})


@dataclass(slots=True)
class Candidate:
    """A title phrase and why it is taken to be somebody's title, once known."""

    phrase: TitlePhrase
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the people named in the document are called: whole titles, and head nouns of their posts."""

    titles: frozenset[str]
    capital_nouns: frozenset[str]
    nouns: frozenset[str]


def attach_offices(text: str, tokens: Sequence[Token], candidates: Sequence[Candidate]) -> None:
    """Mark the titles that stand for their holder: somebody named elsewhere, or the head of a body."""
    known = _known(tokens, [one.phrase for one in candidates if one.reason])
    for one in candidates:
        if one.reason:
            continue
        if one.phrase.complemented and not tokens[one.phrase.last].capital:
            one.phrase = replace(one.phrase, last=one.phrase.head)
        if _is_office(text, tokens, one.phrase, known):
            one.reason = "office"


def _known(tokens: Sequence[Token], attached: Iterable[TitlePhrase]) -> _Known:
    held = [one for one in attached if one.kind != "courtesy"]
    posts = [one for one in held if one.kind == "post"]
    return _Known(
        frozenset(phrase(tokens, one.first, one.last) for one in held),
        frozenset(one.noun for one in posts if tokens[one.head].capital),
        frozenset(one.noun for one in posts) - _VAGUE,
    )


def _is_office(text: str, tokens: Sequence[Token], title: TitlePhrase, known: _Known) -> bool:
    """Whether a title that no name stands by means a specific office-holder."""
    start, end = tokens[title.first].start, tokens[title.last].end
    before = text[max(0, start - 8) : start]
    if title.kind == "courtesy":
        return title.noun.startswith(("mr", "his ", "her ", "your ")) and title.last > title.first
    if title.kind != "post" or not _BEFORE.search(before) or _OWNS_NAME.match(text, end):
        return False
    if phrase(tokens, title.first, title.last) in known.titles:
        return True
    if title.plural or (title.noun in _ONLY_WITH_BODY and not title.complemented):
        return False
    if not tokens[title.head].capital:
        return title.noun in known.nouns and title.first == title.head and _THE.search(before) is not None
    return title.complemented or title.last > title.first or title.noun in known.capital_nouns
