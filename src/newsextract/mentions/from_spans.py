"""Mentions made of spans that the model found: what a span is of its kind is looked up as the rules do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import regex

from ..records.institutions import InstitutionKind
from ..resources.lexicons import read_lexicon
from .groups import group_head
from .groups_grammar import count_of
from .groups_words import Words
from .institutions_heads import head_of
from .institutions_kinds import kind_of_name
from .institutions_known import known_as
from .mention import GroupMention, InstitutionMention, Label, Mention, PersonMention, PlaceMention, TitleMention
from .name_tokens import read_tokens
from .name_words import Word, read_words
from .places import look_up
from .title_grammar import title_phrases
from .title_lexicon import head_at

_GROUP_TOKEN = regex.compile(
    r"[\p{L}\p{N}]+-(?:member|person|strong|man|head)\b"
    r"|\d{1,3}(?:[,\u00a0]\d{3})+\b|\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)?|\d+|[^\s]"
)


def mention_at(label: Label, text: str, start: int, end: int, found_by: str) -> Mention:
    """A mention of the label at `[start, end)` of the text, its kind, count or country read from its words."""
    return _MAKERS[label](text[start:end], start, end, found_by)


def _person(words: str, start: int, end: int, found_by: str) -> Mention:
    return PersonMention(start, end, words, found_by)


def _title(words: str, start: int, end: int, found_by: str) -> Mention:
    tokens = read_tokens(words)
    phrase = next(iter(title_phrases(tokens)), None)
    if phrase is not None:
        return TitleMention(start, end, words, found_by, phrase.kind, phrase.plural)
    head = next((found for at in range(len(tokens)) if (found := head_at(tokens, at)) is not None), None)
    return (
        TitleMention(start, end, words, found_by, head.kind, head.plural)
        if head
        else TitleMention(start, end, words, found_by)
    )


def _institution(words: str, start: int, end: int, found_by: str) -> Mention:
    known = known_as(words)
    if known is not None:
        return InstitutionMention(start, end, words, found_by, known[1], known[0])
    return InstitutionMention(start, end, words, found_by, _kind(read_words(words)))


def _kind(words: Sequence[Word]) -> InstitutionKind:
    """The kind that the head noun gives: the first that a complement follows, else the last."""
    heads = [(at, known) for at, word in enumerate(words) if (known := head_of(word)) is not None]
    if not heads:
        return "other"
    before = ((at, known) for at, known in heads if at + 1 < len(words) and words[at + 1].lower in {"of", "for"})
    at, known = next(before, heads[-1])
    return kind_of_name([word.lower for word in words], words[at].lower, known)


def _place(words: str, start: int, end: int, found_by: str) -> Mention:
    known = look_up(words)
    return PlaceMention(start, end, words, found_by, known.code if known is not None else None)


def _group(words: str, start: int, end: int, found_by: str) -> Mention:
    tokens = _GROUP_TOKEN.findall(words)
    lower = [token.lower() for token in tokens]
    head = _first_head(lower)
    read = Words(tuple(lower), tuple(tokens), (None,) * len(lower), (False,) * len(lower))
    at = lower.index(head) if head else _complement(lower)
    return GroupMention(start, end, words, found_by, head, count_of(read, 0, at, len(lower), _group_kinds(head)))


def _first_head(lower: Sequence[str]) -> str:
    """The head noun of the first of joined descriptions ("students and teachers of …"), or ""."""
    joints = (at for at, word in enumerate(lower) if word in {"and", "or", ","} and group_head(lower[:at]))
    return group_head(lower[: next(joints, len(lower))])


def _complement(lower: Sequence[str]) -> int:
    return next((at for at, word in enumerate(lower) if word in {"of", "from", "for"}), len(lower))


@cache
def _group_kinds(head: str) -> frozenset[str]:
    return frozenset(row["kind"] for row in read_lexicon("group_heads") if row["head"] == head)


_MAKERS: dict[Label, Callable[[str, int, int, str], Mention]] = {
    "person": _person,
    "title": _title,
    "institution": _institution,
    "place": _place,
    "group": _group,
}
