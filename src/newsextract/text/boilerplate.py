"""Navigation and footers: what surrounds an article on its page and tells nothing.

A false alarm drops an event, a miss only leaves a line that tells none; so a line is boilerplate only when it says so
itself (a rule, a row of links), or when it stands among such lines below the last sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Annotated, Literal

import regex
from pydantic import BaseModel, Field

from ..resources.lexicons import column
from ..resources.rules import read_rules
from .lines import Line
from .stops import ends_sentence, sentence_starts

_LONGEST = 400  # characters; a longer line is a paragraph, whatever it holds
_HEAD = 8  # groups above the article in which navigation is looked for
_BAR = regex.compile(r"\s*[|»›·•]\s*|\s+[>/–—-]\s+|\s{2,}|\t")
_SURE_BAR = regex.compile(r"[|»›>]")
_WORD = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}’'&-]*")
_JOINING = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with", "de", "&"])
_NEIGHBOURS = ((-2, -1), (-1, 1), (1, 2))
_OPENS_NAME = frozenset(["The", "For", "About", "Our", "How", "My", "All", "To"])


class LineRule(BaseModel, frozen=True, extra="forbid"):
    """What a whole line of boilerplate looks like, with lines that it must and must not match."""

    name: Annotated[str, Field(pattern=r"^[a-z]+(?:-[a-z]+)+$")]
    where: Literal["alone", "anywhere", "edge"]
    pattern: str
    matches: Annotated[tuple[str, ...], Field(min_length=1)]
    rejects: Annotated[tuple[str, ...], Field(min_length=1)]

    def describes(self, line: str) -> bool:
        """Whether the rule matches the whole line."""
        return regex.fullmatch(self.pattern, line, regex.IGNORECASE) is not None


class LineRules(BaseModel, frozen=True, extra="forbid"):
    """The rules of `rules/boilerplate.yaml`."""

    rules: tuple[LineRule, ...]


@lru_cache(maxsize=1)
def line_rules() -> tuple[LineRule, ...]:
    """All rules for lines of boilerplate, in file order."""
    return read_rules("boilerplate", LineRules).rules


@lru_cache(maxsize=2)
def _any_rule(where: tuple[str, ...]) -> regex.Pattern[str]:
    return regex.compile(
        "|".join(f"(?:{rule.pattern})" for rule in line_rules() if rule.where in where), regex.IGNORECASE
    )


@lru_cache(maxsize=1)
def _links() -> regex.Pattern[str]:
    phrases = sorted(column("page_links", "phrase"), key=lambda phrase: (-len(phrase), phrase))
    return regex.compile(
        r"(?<![\p{L}-])(?:" + "|".join(map(regex.escape, phrases)) + r")(?![\p{L}-])", regex.IGNORECASE
    )


def boilerplate_groups(groups: Sequence[Sequence[Line]], *, spared: frozenset[int] = frozenset()) -> set[int]:
    """Which groups of lines are boilerplate, by number; a `spared` one is only if its own words say so."""
    words = [" ".join(line.words for line in group) if len(group) < 4 else group[0].words for group in groups]
    alone = {index for index, line in enumerate(words) if _fits(line, ("alone", "anywhere"))}
    return alone | ((_head(words) | _tail(words)) - spared)


def is_footer(words: str) -> bool:
    """Whether words that no stop ends, below the last sentence of a text, are there to be clicked."""
    return _is_navigation(words) or (_is_name_row(words) and _runs_together(words))


def _fits(line: str, where: tuple[str, ...]) -> bool:
    return len(line) <= _LONGEST and _is_described(line, where)


@lru_cache(maxsize=1024)  # a line is asked about from several sides, and pages of one site share lines
def _is_described(line: str, where: tuple[str, ...]) -> bool:
    return _any_rule(where).fullmatch(line) is not None


def _is_navigation(line: str) -> bool:
    """Whether a line at the edge of a page is there to be clicked."""
    return _fits(line, ("anywhere", "edge")) or (len(line) <= _LONGEST and (_is_bar(line) or _is_links(line)))


def _is_bar(line: str) -> bool:
    """Whether a line is a row of labels with something between them: "Staff Portal | Admission Guide | Journals"."""
    labels = [label for label in _BAR.split(line) if label]
    known = sum(1 for label in labels if _is_label(label) and _links().search(label))
    if len(labels) < 2 or not all(_is_label(label) for label in labels):
        return known >= 2 and "|" in line  # "You get this because you joined us. Unsubscribe | Privacy"
    return known >= 1 if len(labels) == 2 else known >= 1 or _SURE_BAR.search(line) is not None


def _is_label(words: str) -> bool:
    return len(words.split()) <= 8 and not ends_sentence(words) and not any(sign.isdecimal() for sign in words)


def _is_links(line: str) -> bool:
    """Whether words of links make up a good part of a line that is no sentence."""
    if ends_sentence(line) or len(line.split()) > 40 or len(sentence_starts(line, 0, len(line))) > 1:
        return False
    hits = _links().findall(line)
    covered, length = sum(len(hit.split()) for hit in hits), len(line.split())
    return covered >= 0.6 * length or (len(hits) >= 2 and covered >= 0.3 * length)


def _tells(line: str) -> bool:
    """Whether a line reads like a sentence of an article."""
    words = _WORD.findall(line[:_LONGEST])
    if len(words) < 5 or _fits(line, ("alone", "anywhere")) or _is_navigation(line):
        return False
    lower = sum(1 for word in words if word[0].islower() and word not in _JOINING)
    return ends_sentence(line) or len(line) > _LONGEST or (len(words) >= 10 and lower >= 0.5 * len(words))


def _head(words: list[str]) -> set[int]:
    """Navigation above the first sentence."""
    end = next((index for index, line in enumerate(words[:_HEAD]) if _tells(line)), min(_HEAD, len(words)))
    rows = _table_rows(words, range(min(end + 2, len(words))))
    return {index for index in range(end) if index not in rows and _is_navigation(words[index])}


def _tail(words: list[str]) -> set[int]:
    """The footer: what follows the first line of navigation below the last sentence, and rows of names above it."""
    last = len(words)
    while last > 0 and not _tells(words[last - 1]):
        last -= 1
    if last == 0:
        return set()
    below = range(last, len(words))
    rows = _table_rows(words, below)
    first = next((index for index in below if index not in rows and _is_navigation(words[index])), len(words))
    first = _with_names_above(words, last, first)
    return set(range(first, len(words)))


def _table_rows(words: list[str], below: range) -> set[int]:
    """Lines of a table, which have as many cells as two or more neighbours; a menu seldom does."""
    cells = {index: len(_BAR.split(words[index])) for index in below if "|" in words[index]}
    return {row for row, count in cells.items() if any(_alike(cells, row, count, steps) for steps in _NEIGHBOURS)}


def _alike(cells: dict[int, int], row: int, count: int, steps: tuple[int, int]) -> bool:
    return all(cells.get(row + step) == count for step in steps)


def _with_names_above(words: list[str], last: int, first: int) -> int:
    """Where the footer starts when names run together above its first line ("Clinic of A Institute of B")."""
    top, runs = first, 0
    for index in range(first - 1, last - 1, -1):
        if not _is_name_row(words[index]) or words[index - 1].endswith(":"):
            break
        if _runs_together(words[index]):
            top, runs = index, runs + 1
    return top if first < len(words) or runs >= 2 else first


def _is_name_row(line: str) -> bool:
    """Whether a line holds names and titles of pages and nothing that tells."""
    words = [word for word in _WORD.findall(line[:_LONGEST]) if word not in _JOINING]
    capitals = sum(1 for word in words if word[0].isupper())
    return (
        len(line) <= _LONGEST
        and bool(words)
        and capitals >= 0.6 * len(words)
        and not regex.search(r"[,:;.!?()\d]", line)
    )


def _runs_together(line: str) -> bool:
    """Whether a line holds several names with no mark between them: a word comes again, or a name starts mid-line."""
    words = _WORD.findall(line)
    content = [word for word in words if word not in _JOINING]
    again = len(content) - len(set(content))
    starts = sum(1 for word in words[1:] if word in _OPENS_NAME)
    turns = sum(1 for one, other in pairwise(words) if _turns(one, other))
    return len(content) >= 4 and (again >= 1 or starts >= 1 or turns >= 2)


def _turns(word: str, following: str) -> bool:
    return word[0].islower() and word not in _JOINING and following[0].isupper()
