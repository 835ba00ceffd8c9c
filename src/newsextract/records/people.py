"""People with their name parts and titles."""

from __future__ import annotations

from typing import Literal

from .spans import Record, Span

TitleKind = Literal["post", "rank", "degree", "honour", "courtesy"]


class NameParts(Record):
    """The parts of a person's name as written; a part that the text does not give is null."""

    given: str | None = None
    initials: str | None = None
    patronymic: str | None = None
    family: str | None = None
    suffix: str | None = None


class Title(Record):
    """What a person is or holds; `institution` is the id of the institution where the post is held, if said."""

    text: str
    kind: TitleKind
    institution: str | None
    mentions: tuple[Span, ...]


class Person(Record):
    """One person of the document; `name` is null for somebody known by office alone."""

    id: str
    name: str | None
    name_parts: NameParts | None
    titles: tuple[Title, ...]
    affiliations: tuple[str, ...]
    mentions: tuple[Span, ...]
