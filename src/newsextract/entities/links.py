"""Titles -> the people who hold them, and people -> the institutions and places where they hold their posts."""

from __future__ import annotations

from collections.abc import Sequence

from ..mentions.mention import TitleMention
from .affiliations import Bodies, affiliate
from .entity import HeldTitle, InstitutionEntity, PersonEntity, PlaceEntity
from .holders import Held, Neighbours, find_holders


def link_titles(  # noqa: PLR0917 - the pipeline's one call, all of it needed
    text: str,
    people: Sequence[PersonEntity],
    titles: Sequence[TitleMention],
    institutions: Sequence[InstitutionEntity],
    places: Sequence[PlaceEntity],
    sentences: Sequence[tuple[int, int]],
) -> list[TitleMention]:
    """Fill the people's titles and affiliations; return the titles that belong to nobody named: offices."""
    near = Neighbours(text, people, titles)
    links = find_holders(near)
    for link in links:
        for person in link.people:
            hold(person, link.title, link.rule)
    offices = [link for link in links if not link.people]
    left = [link.title for link in offices if not _held_before(near, people, link)]
    affiliate(text, people, Bodies(text, institutions, places, titles), sentences)
    return left


def hold(person: PersonEntity, title: TitleMention, rule: str) -> None:
    """Note that the person holds the title, once per title and with every place where the text says so."""
    written = " ".join(title.text.split())
    for held in person.titles:
        if held.text == written:
            held.mentions.append(title)
            return
    person.titles.append(HeldTitle(written, title.kind, [title], linked_by=rule))


def _held_before(near: Neighbours, people: Sequence[PersonEntity], link: Held) -> bool:
    """Whether a title without a name means somebody of whom the text says that he holds it; if so, note it."""
    title = link.title
    words = _words(title.text)
    if (title.kind == "courtesy" and len(words) < 2) or title.plural:
        return False
    holders = [
        person
        for person in people
        if person.name and any(_stands_for(words, _words(held.text)) for held in person.titles)
    ]
    if not holders:
        return False
    holder = min(holders, key=lambda person: _distance(near, person, title))
    hold(holder, title, "title of somebody named")
    return True


def _words(text: str) -> list[str]:
    return text.lower().replace("’", "'").split()


def _stands_for(bare: list[str], full: list[str]) -> bool:
    """Whether the bare title is the whole or the head of the full one ("President" of "President of Finland")."""
    if bare == full:
        return True
    if bare and bare[0] in {"mr", "mr.", "madam", "mrs."}:
        bare = bare[1:]
    base = full[: next((i for i, word in enumerate(full) if word in {"of", "for", "to"}), len(full))]
    if not bare or not base:
        return False
    return bare == base or (
        len(bare) < len(base)
        and base[-len(bare) :] == bare
        and base[-len(bare) - 1] not in {"vice", "deputy", "prime", "assistant"}
    )


def _distance(near: Neighbours, person: PersonEntity, title: TitleMention) -> tuple[bool, int]:
    gaps = [title.start - mention.start for mention in person.mentions]
    before = [gap for gap in gaps if gap > 0]
    return (not before, min(before) if before else min(-gap for gap in gaps))
