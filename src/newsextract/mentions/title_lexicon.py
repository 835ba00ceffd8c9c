"""The head nouns of titles and the words before them, as the grammar looks them up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from ..records.people import TitleKind
from ..resources.lexicons import column, read_lexicon
from .name_tokens import Token, read_tokens

TAKES_TO = frozenset(
    {"assistant", "ambassador", "advisor", "adviser", "envoy", "delegate", "counsel", "secretary",
     "representative", "aide", "nominee", "plenipotentiary", "deputy", "consultant", "observer", "ambassadors",
     "advisors", "delegates", "counselor", "staff"}
)  # fmt: skip
TAKES_ON = frozenset({"representative", "envoy", "rapporteur", "adviser", "advisor", "negotiator", "spokesperson"})
_WRITTEN_LOWER = frozenset({"post", "rank"})
_HONOURS_LOWER = frozenset(
    {"king", "queen", "prince", "academician", "archbishop", "bishop", "corresponding", "imam", "pope"}
)
_DEGREES_WITH_FIELD = frozenset({"doctor", "candidate", "master", "bachelor"})
DEGREE_NOUNS = frozenset((noun,) for noun in _DEGREES_WITH_FIELD)


@dataclass(frozen=True, slots=True)
class TitleHead:
    """A head noun of the lexicon; `words` are in lower case."""

    words: tuple[str, ...]
    kind: TitleKind
    plural: bool


@cache
def _heads_by_first_word() -> dict[str, tuple[TitleHead, ...]]:
    heads: dict[str, list[TitleHead]] = {}
    for row in read_lexicon("title_heads"):
        words = tuple(row["head"].split())
        heads.setdefault(words[0], []).append(TitleHead(words, cast(TitleKind, row["kind"]), row["plural"] == "yes"))
    return {first: tuple(sorted(group, key=lambda head: -len(head.words))) for first, group in heads.items()}


@cache
def modifiers() -> frozenset[str]:
    """Words that stand before a head noun and belong to the title."""
    return column("title_modifiers", "word")


def head_at(tokens: Sequence[Token], index: int) -> TitleHead | None:
    """The longest head noun that starts at this token."""
    for head in _heads_by_first_word().get(tokens[index].lower, ()):
        last = index + len(head.words) - 1
        if last >= len(tokens):
            continue
        span = tokens[index : last + 1]
        if (
            all(token.joined for token in span[:-1])
            and tuple(t.lower for t in span) == head.words
            and _written_so(span, head)
        ):
            return head
    return None


def _written_so(span: Sequence[Token], head: TitleHead) -> bool:
    """Whether the words are written as a title of this kind is: "KC" in capitals, "Mr." with one, "rector" freely."""
    text = span[0].text
    if len(head.words) == 1 and head.kind in {"degree", "honour", "post"} and len(text) < 4 and "." not in text:
        return text.isupper() or (
            text[0].isupper() and head.words[0] in {"sir", "sen", "rep", "phd", "msc", "bsc", "sri"}
        )
    if span[0].capital:
        return True
    if text.endswith(".") and head.kind in {"courtesy", "rank", "degree"} and len(text) > 2:
        return text not in {"am.", "no.", "hon."}
    if head.kind in _WRITTEN_LOWER:
        return len(text) > 3
    return head.words[0] in _HONOURS_LOWER or (head.kind == "degree" and len(head.words) > 1)


def is_only_modifiers(words: str) -> bool:
    """Whether words that stand in front of a title are all that there is.

    >>> is_only_modifiers("vice"), is_only_modifiers("Vice Rector"), is_only_modifiers("deputy")
    (True, False, False)
    """
    tokens = read_tokens(words)
    return all(token.lower in modifiers() and head_at(tokens, at) is None for at, token in enumerate(tokens))


def takes_complement(head: TitleHead) -> bool:
    """Whether "of …" may follow within the title."""
    if head.kind == "degree":
        return head.words[0] in _DEGREES_WITH_FIELD
    return head.kind != "courtesy" and len(head.words[-1].rstrip(".")) > 2
