"""Which named people a title belongs to, read from the words between title and name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import regex

from ..mentions.mention import TitleMention
from .entity import PersonEntity

_DETERMINER = (
    r"(?:the|a|an|its|his|her|their|our|then|former|current|acting|new|late|also|incoming|outgoing|"
    r"newly[- ](?:appointed|elected))"
)
_DIRECT = regex.compile(r"\s*|[ \n]?[“\"‘(]\s?|\)\s")
_STACK = regex.compile(rf"\s+|,?\s+(?:and|&)\s+(?:{_DETERMINER} )?|,\s+(?:{_DETERMINER} )?")
_COMMA = regex.compile(r",\s+")
_OWNER = r"(?:(?:\p{Lu}[\p{L}.’'-]*\s+){0,4}\p{Lu}[\p{L}.-]*(?:['’]s|s['’])\s+)?"
_TAG = r"(?:\s*\([^()\n]{1,24}\)?|\s*,\s*\p{N}{1,3})?"
_AFTER = regex.compile(
    rf"{_TAG}(?:\s*[,(;]\s*|\s+[–—-]+\s*|\s*\n\s*|:\s*)\(?"
    rf"(?:(?:who|he|she)\s+(?:is|was|has been|serves as|served as|became)\s+)?(?:and\s+)?"
    rf"(?:also\s+|currently\s+|as\s+)?(?:{_DETERMINER}\s+){{0,2}}{_OWNER}(?:{_DETERMINER}\s+)?"
)
_VOCATIVE = regex.compile(r"(?:Mr|Mrs|Ms|Madam|Madame|Your)\b\.? \S")
_LETTERS = regex.compile(r",?\s+")
_CHAIN = regex.compile(
    rf"\)?,?\s+(?:and|&)\s+(?:also\s+)?(?:{_DETERMINER}\s+)?{_OWNER}"
    rf"|[,;]\s+(?:{_DETERMINER}\s+)?|\s*/\s*|\s+|,\s+[^,.;:\n]{{2,60}},?\s+(?:and\s+)?(?:{_DETERMINER}\s+)?"
)
_PREDICATE = regex.compile(
    rf"(?:[^.;:\n]{{0,60}}\s)?(?:is|was|are|were|became|become|remains|appointed|elected|named|as|be|been)"
    rf"(?:\s+(?:currently|also|now|again))?\s+(?:{_DETERMINER}\s+){{0,2}}"
)
_LIST = regex.compile(
    r"(?:\s*\([^()\n]{1,24}\)|,?\s[DRI](?:[-\s](?:\p{Lu}{2}|\p{Lu}\p{Ll}{1,4}\.?))?(?!\p{L}))?"
    r"(?:,?\s+(?:and|&)\s+|,\s+|\s+)?"
    r"(?:(?:of|from)\s+[\p{L} ,]{2,40}?(?:,|\s+and)\s+)?"
)


@dataclass(frozen=True, slots=True)
class NamedAt:
    """A mention of a named person."""

    start: int
    end: int
    person: PersonEntity


@dataclass(frozen=True, slots=True)
class Held:
    """A title mention, who holds it and the rule that says so."""

    title: TitleMention
    people: tuple[PersonEntity, ...]
    rule: str


class Neighbours:
    """The titles and named people of a text, to walk from one to the next."""

    def __init__(self, text: str, people: Sequence[PersonEntity], titles: Sequence[TitleMention]) -> None:
        self.text = text
        self.titles = sorted(titles, key=lambda title: title.start)
        self.names = sorted(
            (
                NamedAt(mention.start, mention.end, person)
                for person in people
                if person.name
                for mention in person.mentions
            ),
            key=lambda name: name.start,
        )
        self._name_starts = [name.start for name in self.names]
        self._title_starts = [title.start for title in self.titles]

    def name_from(self, offset: int) -> NamedAt | None:
        """The first name that starts at or after the offset."""
        at = bisect_left(self._name_starts, offset)
        return self.names[at] if at < len(self.names) else None

    def name_before(self, offset: int) -> NamedAt | None:
        """The last name that ends at or before the offset."""
        at = bisect_left(self._name_starts, offset) - 1
        return self.names[at] if at >= 0 and self.names[at].end <= offset else None

    def title_from(self, offset: int) -> TitleMention | None:
        """The first title that starts at or after the offset."""
        at = bisect_left(self._title_starts, offset)
        return self.titles[at] if at < len(self.titles) else None

    def stands_between(self, start: int, end: int, gaps: Set[str]) -> bool:
        """Whether one of the short gaps, and nothing else, stands between two offsets."""
        return end - start <= 2 and self.text[start:end] in gaps


def find_holders(near: Neighbours) -> list[Held]:
    """Every title with those who hold it, in the order of the text; nobody where the text does not say."""
    before = {
        title.start: held
        for title in reversed(near.titles)
        if (held := _before_name(near, title, near.titles)) is not None
    }
    taken = {held.title.text: held.people for held in before.values() if held.title.kind == "post"}
    found: list[Held] = []
    for title in near.titles:
        held = before.get(title.start)
        if held is None and not _VOCATIVE.match(title.text):
            held = (
                _after_name(near, title, found[-1] if found else None)
                or _behind_comma(near, title, taken)
                or _predicated(near, title)
            )
        found.append(held or Held(title, (), ""))
    return found


def _before_name(near: Neighbours, title: TitleMention, titles: Sequence[TitleMention]) -> Held | None:
    """The holder of a title that stands right before a name, other titles between or not."""
    at, stacked = title, False
    for _ in range(6):
        name = near.name_from(at.end)
        if name is not None and name.start - at.end < 4 and _DIRECT.fullmatch(near.text, at.end, name.start):
            if _ends_line(near, title, at.end, name.start):
                return None
            people = _listed(near, name) if title.plural else (name.person,)
            return Held(title, people, "stacked titles before name" if stacked else "title before name")
        following = near.title_from(at.end)
        if (
            following is None
            or following.start - at.end > 24
            or (title.kind == "courtesy" and following.kind == "post" and following.start - at.end > 1)
        ):
            return None
        gap = near.text[at.end : following.start]
        if _ends_line(near, title, at.end, following.start):
            return None
        if not _STACK.fullmatch(gap) or ("," in gap and not _may_stack(near, at, following)):
            return None
        at, stacked = following, True
    return None


def _ends_line(near: Neighbours, title: TitleMention, start: int, end: int) -> bool:
    """Whether the title ends a line in which it does not come first: "Reply by Ms Lind, Minister", then another's name.

    A text wrapped at a width may break a line before the name, unless the title already stands behind one.
    """
    breaks = near.text.count("\n", start, end)
    if not breaks:
        return False
    line = near.text.rfind("\n", 0, title.start) + 1
    if not near.text[line : title.start].strip():
        return False
    name = near.name_before(title.start)
    behind = name is not None and name.start >= line and _AFTER.fullmatch(near.text, name.end, title.start)
    return breaks > 1 or bool(behind)


def _may_stack(near: Neighbours, title: TitleMention, following: TitleMention) -> bool:
    """Whether titles with a comma between stand before one name, and not behind another ("Lind, Dean, Dr. Roe")."""
    name = near.name_before(title.start)
    if name is not None and title.start - name.end < 160 and _AFTER.fullmatch(near.text, name.end, title.start):
        return False
    return following.kind != "post" or "and" not in near.text[title.end : following.start]


def _listed(near: Neighbours, first: NamedAt) -> tuple[PersonEntity, ...]:
    """The people of a list that starts with this name ("A, B (R-Maine) and C")."""
    people, last = [first.person], first
    for _ in range(40):
        name = near.name_from(last.end)
        if name is None or not _goes_on(near, last.end, name):
            break
        people.append(name.person)
        last = name
    return tuple(dict.fromkeys(people))


def _goes_on(near: Neighbours, end: int, name: NamedAt) -> bool:
    """Whether a list goes on from `end` to this name, ranks and honours of the person's own between ("A and Dr. B")."""
    if name.start - end < 60 and _LIST.fullmatch(near.text, end, name.start):
        return True
    title, at = near.title_from(end), end
    gap = _LIST
    while title is not None and title.end <= name.start and title.kind != "post" and title.start - at < 40:
        if not gap.fullmatch(near.text, at, title.start):
            return False
        at, gap = title.end, _STACK
        title = near.title_from(at)
    return at > end and name.start - at < 4 and _DIRECT.fullmatch(near.text, at, name.start) is not None


def _after_name(near: Neighbours, title: TitleMention, before: Held | None) -> Held | None:
    """The holder of a title that stands behind a name or behind another title of that name."""
    name = near.name_before(title.start)
    if name is None or title.kind == "courtesy":
        return None
    if title.kind in {"degree", "honour", "rank"} and _LETTERS.fullmatch(near.text, name.end, title.start):
        return Held(title, (name.person,), "letters after name")
    if _alternates(near, title, name, before):
        return None
    if (
        title.start - name.end < 160
        and _AFTER.fullmatch(near.text, name.end, title.start)
        and not _opens_own_name(near, title)
    ):
        people = tuple(dict.fromkeys([*_listed_before(near, name), name.person])) if title.plural else (name.person,)
        return Held(title, people, "title after name")
    if before is not None and before.title.start >= name.end and _chained(near, title, before):
        return Held(title, before.people, "chained title after name")
    return None


def _chained(near: Neighbours, title: TitleMention, before: Held) -> bool:
    """Whether a title goes on a row of titles behind one name."""
    if not before.rule.startswith(("title after", "letters", "chained")) or title.start - before.title.end >= 90:
        return False
    return _CHAIN.fullmatch(near.text, before.title.end, title.start) is not None and not _opens_own_name(near, title)


def _alternates(near: Neighbours, title: TitleMention, name: NamedAt, before: Held | None) -> bool:
    """Whether titles come before their names all along a list ("the Dean, Lind, the Rector, Roe, and …")."""
    following = near.name_from(title.end)
    if following is None or before is None or not near.stands_between(title.end, following.start, {", "}):
        return False
    leads = before.title.end <= name.start and before.rule in {
        "title before name",
        "stacked titles before name",
        "name behind comma",
    }
    return leads and before.title.kind in {"post", "rank"} and name.person in before.people


def _opens_own_name(near: Neighbours, title: TitleMention) -> bool:
    """Whether a name follows the title directly, so that it is rather that one's."""
    name = near.name_from(title.end)
    return (
        name is not None
        and near.stands_between(title.end, name.start, {" ", ", "})
        and _only_name_follows(near, title, name)
    )


def _only_name_follows(near: Neighbours, title: TitleMention, name: NamedAt) -> bool:
    if near.text[title.end : name.start] == " ":
        return True
    return (
        near.text[max(0, title.start - 4) : title.start].lower() == "the "
        and near.text[max(0, title.start - 6) : title.start - 4] != ", "
    )


def _listed_before(near: Neighbours, last: NamedAt) -> list[PersonEntity]:
    """The people of a list that ends with this name, the last one left out."""
    people: list[PersonEntity] = []
    at = last
    for _ in range(40):
        name = near.name_before(at.start)
        if name is None or at.start - name.end > 40 or not _LIST.fullmatch(near.text, name.end, at.start):
            break
        people.insert(0, name.person)
        at = name
    return people


def _behind_comma(near: Neighbours, title: TitleMention, taken: Mapping[str, tuple[PersonEntity, ...]]) -> Held | None:
    """The holder whose name follows a comma ("The Minister of Finance, Ann Lind, …")."""
    name = near.name_from(title.end)
    if name is None or not _COMMA.fullmatch(near.text, title.end, name.start) or title.kind == "courtesy":
        return None
    if name.person not in taken.get(title.text, (name.person,)):
        return None  # "At the request of the President of Finland, Lind …": the President is somebody else
    return Held(title, _listed(near, name) if title.plural else (name.person,), "name behind comma")


def _predicated(near: Neighbours, title: TitleMention) -> Held | None:
    """The holder of whom the sentence says that he is or becomes this ("Lind was appointed Rector of …")."""
    name = near.name_before(title.start)
    if name is None or title.kind == "courtesy" or title.start - name.end > 90:
        return None
    if not _PREDICATE.fullmatch(near.text, name.end, title.start):
        return None
    return Held(title, (name.person,), "said to be")
