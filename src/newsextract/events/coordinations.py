"""Lists of names in a text, "A, B and C", whose members play the same part or none."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence

import regex

from ..mentions.mention import GroupMention, InstitutionMention, Mention, PersonMention, PlaceMention, TitleMention
from ..mentions.places import lies_in
from .link_scores import Chances

Sort = tuple[type[Mention], ...]

OF_ONE_KIND: tuple[Sort, ...] = ((PersonMention,), (InstitutionMention,), (PlaceMention,), (GroupMention,))
OF_SITES: tuple[Sort, ...] = ((InstitutionMention, PlaceMention),)
_BETWEEN = regex.compile(r"\s*[,;]?\s*(?P<last>and|&|as well as)?\s*(?:the\b|both\b)?\s*", regex.IGNORECASE)
_BRACKETS = regex.compile(r"\s*\([^()]{1,60}\)")
_CLOSING = regex.compile(r"[^()]{0,60}\)")
_FAR = 160  # characters between two members, their titles and brackets included

List = tuple[int, ...]


def coordinations(
    text: str, mentions: Sequence[Mention], titles: Sequence[TitleMention], kinds: Sequence[Sort] = OF_ONE_KIND
) -> list[List]:
    """The numbers of the mentions of each list, in order; `mentions` and `titles` are in the order of the text.

    The members of a list are of one of the `kinds`; where one mixes several, "and" stands between two that differ, for
    a place behind an institution says where that is ("Oak Bank, Porto"). Between members stand commas and, before the
    last, "and"; a title before a name, words or names in brackets behind it and the country behind a city count for
    nothing: "President Lind (2nd from left) and Minister Tamm", "Porto University (PU) and Oak Bank", "Porto, Portugal
    and Madrid, Spain".
    """
    starts = [title.start for title in titles]
    found: list[List] = []
    for kind in kinds:
        members: list[int] = []
        end = 0  # of the last member, with what goes with it
        for number, mention in ((number, one) for number, one in enumerate(mentions) if isinstance(one, kind)):
            if members and (with_it := _end_with(text, mentions[members[-1]], end, mention)) is not None:
                end = with_it
                continue
            joint = _joint(text, end, mention, titles, starts) if members else None
            if joint == "inner" and type(mention) is not type(mentions[members[-1]]):
                joint = None
            members, end = [*members, number] if joint is not None else [number], mention.end
            if joint == "last":
                found.append(tuple(members))
                members = []
    return sorted(found)


def _end_with(text: str, member: Mention, end: int, mention: Mention) -> int | None:
    """Where a member ends that the mention only goes with, in brackets or as its country; None if it stands alone."""
    if mention.start < end:
        return end
    between = text[end : mention.start].strip()
    if between == "(" and (closing := _CLOSING.match(text, mention.end)) is not None:
        return closing.end()
    return mention.end if between == "," and lies_in(member.text, mention.text) else None


def _joint(text: str, end: int, other: Mention, titles: Sequence[TitleMention], starts: Sequence[int]) -> str | None:
    """How a mention goes on with a list: "last" where "and" stands before it, else "inner"; None where it does not."""
    if not 0 < other.start - end <= _FAR:
        return None
    words, at = "", end
    for title in titles[bisect_left(starts, end) : bisect_left(starts, other.start)]:
        if title.end <= other.start and title.start >= at:
            words, at = words + text[at : title.start], title.end
    found = _BETWEEN.fullmatch(_BRACKETS.sub("", words + text[at : other.start]))
    if found is None or not found.group().strip():
        return None
    return "last" if found.group("last") else "inner"


def by_member(lists: Sequence[List]) -> dict[int, List]:
    """Each member's list; a mention is in one list at most."""
    return {number: members for members in lists for number in members}


def together(chances: Chances, list_of: Mapping[int, List], least: float) -> Chances:
    """The chances with the members of a list in or out together, as their mean says.

    Where the mean is at least `least`, each member is as sure as the surest; else each has the mean.

    >>> together({0: 0.9, 1: 0.3, 2: 0.9, 5: 0.7}, by_member([(0, 1, 2)]), 0.5)
    {0: 0.9, 1: 0.9, 2: 0.9, 5: 0.7}
    """
    made = dict(chances)
    for members in dict.fromkeys(list_of[number] for number in chances if number in list_of):
        known = [chances.get(number, 0.0) for number in members]
        mean = round(math.fsum(known) / len(known), 4)
        made.update(dict.fromkeys(members, max(known) if mean >= least else mean))
    return dict(sorted(made.items()))
