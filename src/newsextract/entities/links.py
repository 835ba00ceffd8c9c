"""Titles -> the people who hold them, and people -> the institutions and places where they hold their posts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ..mentions.mention import TitleMention
from ..model.reading import Reading
from .affiliations import Bodies, affiliate
from .entity import HeldTitle, InstitutionEntity, PersonEntity, PlaceEntity
from .holders import Held, Neighbours, find_holders
from .link_decisions import decide_affiliations, decide_holders


def link_titles(  # noqa: PLR0917 - the pipeline's one call, all of it needed
    text: str,
    people: Sequence[PersonEntity],
    titles: Sequence[TitleMention],
    institutions: Sequence[InstitutionEntity],
    places: Sequence[PlaceEntity],
    sentences: Sequence[tuple[int, int]],
    reading: Reading | None = None,
) -> list[TitleMention]:
    """Fill the people's titles and affiliations; return the titles that belong to nobody named: offices."""
    near = Neighbours(text, people, titles)
    links = find_holders(near)
    if reading is not None:
        links = decide_holders(near, links, reading)
    for link in links:
        for person in link.people:
            hold(person, link.title, link.rule)
    offices = [link for link in links if not link.people]
    holders = _Holders(people)
    left = [link.title for link in offices if not _held_before(holders, link)]
    affiliate(text, people, Bodies(text, institutions, places, titles), sentences)
    if reading is not None:
        decide_affiliations(people, [*institutions, *places], reading)
    return left


def hold(person: PersonEntity, title: TitleMention, rule: str) -> None:
    """Note that the person holds the title, once per title and with every place where the text says so."""
    written = " ".join(title.text.split())
    for held in person.titles:
        if held.text == written:
            held.mentions.append(title)
            return
    person.titles.append(HeldTitle(written, title.kind, [title], linked_by=rule))


class _Holders:
    """The named people by the last words of the titles that they hold, so that no title asks all of them."""

    def __init__(self, people: Sequence[PersonEntity]) -> None:
        self.people = [person for person in people if person.name]
        self._starts = [sorted(mention.start for mention in person.mentions) for person in self.people]
        self._by_word: dict[str, dict[int, None]] = {}
        self._known: dict[tuple[str, ...], list[int]] = {}
        for at, person in enumerate(self.people):
            for held in person.titles:
                self._note(at, held)

    def _note(self, at: int, held: HeldTitle) -> None:
        full = _words(held.text)
        for word in dict.fromkeys([*full[-1:], *_base(full)[-1:]]):
            self._by_word.setdefault(word, {})[at] = None

    def of(self, words: list[str]) -> list[int]:
        """Which people hold a title that the bare one can stand for."""
        key = tuple(words)
        if key not in self._known:
            self._known[key] = [
                at
                for at in sorted(self._by_word.get(words[-1], ()) if words else ())
                if any(_stands_for(words, _words(held.text)) for held in self.people[at].titles)
            ]
        return self._known[key]

    def nearest(self, holders: Sequence[int], title: TitleMention) -> int:
        """The one of them named last before the title, else the one named first after it."""
        return min(holders, key=lambda at: self._distance(at, title))

    def hold(self, at: int, title: TitleMention) -> None:
        """Note that one of the people holds the title."""
        known = len(self.people[at].titles)
        hold(self.people[at], title, "title of somebody named")
        if len(self.people[at].titles) > known:
            self._note(at, self.people[at].titles[-1])
            self._known.clear()

    def _distance(self, at: int, title: TitleMention) -> tuple[bool, int]:
        starts = self._starts[at]
        before = bisect_left(starts, title.start)
        return (before == 0, title.start - starts[before - 1] if before else starts[0] - title.start)


def _held_before(people: _Holders, link: Held) -> bool:
    """Whether a title without a name means somebody of whom the text says that he holds it; if so, note it."""
    title = link.title
    words = _words(title.text)
    if (title.kind == "courtesy" and len(words) < 2) or title.plural:
        return False
    holders = people.of(words)
    if not holders:
        return False
    people.hold(people.nearest(holders, title), title)
    return True


def _words(text: str) -> list[str]:
    return text.lower().replace("’", "'").split()


def _stands_for(bare: list[str], full: list[str]) -> bool:
    """Whether the bare title is the whole or the head of the full one ("President" of "President of Finland")."""
    if bare == full:
        return True
    if bare and bare[0] in {"mr", "mr.", "madam", "mrs."}:
        bare = bare[1:]
    base = _base(full)
    if not bare or not base:
        return False
    return bare == base or (
        len(bare) < len(base)
        and base[-len(bare) :] == bare
        and base[-len(bare) - 1] not in {"vice", "deputy", "prime", "assistant"}
    )


def _base(full: list[str]) -> list[str]:
    """The words of a title before what it is a title of."""
    return full[: next((i for i, word in enumerate(full) if word in {"of", "for", "to"}), len(full))]
