"""A sentence as a row of items: noun phrases that name somebody or something, and the words between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from spacy.tokens import Doc

from ..entities.entity import Entities, Entity, HeldTitle, PersonEntity
from ..mentions import store
from ..mentions.mention import (
    DateMention,
    GroupMention,
    InstitutionMention,
    Mention,
    PersonMention,
    PlaceMention,
    TitleMention,
)
from ..resources.lexicons import mapping
from .anaphora import find_anaphors
from .phrase import Phrase, PhraseKind
from .verbs import Reading, readings_by_word

Tag = Literal["phrase", "word", "verb", "aux", "adverb", "preposition", "conjunction", "determiner", "relative",
              "subordinator", "comma", "possessive", "open", "close", "stop", "to"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """A phrase or a single word of a sentence; ends are token positions, `word` is in lower case."""

    start: int
    end: int
    word: str
    tag: Tag
    phrase: Phrase | None = None
    readings: tuple[Reading, ...] = ()


@dataclass(slots=True)
class Cast:
    """Who stands where in a document: its phrases in order, none inside another."""

    phrases: list[Phrase] = field(default_factory=list)
    offices: dict[int, PersonEntity] = field(default_factory=dict)

    def between(self, start: int, end: int) -> Iterator[Phrase]:
        """The phrases that lie inside the tokens `[start, end)`."""
        return (phrase for phrase in self.phrases if start <= phrase.start and phrase.end <= end)


_ORDER: tuple[type[Mention], ...] = (
    GroupMention,
    DateMention,
    PersonMention,
    TitleMention,
    InstitutionMention,
    PlaceMention,
)
_KINDS: dict[type[Mention], PhraseKind] = {
    GroupMention: "group",
    DateMention: "date",
    PersonMention: "person",
    TitleMention: "office",
    InstitutionMention: "institution",
    PlaceMention: "place",
}
_BEFORE_DATE = frozenset(
    {"on", "in", "at", "during", "from", "since", "until", "by", "for", "of", "the", "this", "between"}
)
_GLUE = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "h.e.", "the", "his", "her", "excellency",
                   ",", "hon.", "prof.", "(", "–", "-", "and"})  # fmt: skip
_APPOSED = frozenset(
    {",", "(", "–", "—", "-", "the", "a", "an", "and", "former", "as", "current", "acting", "who", "is"}
)


def cast_of(doc: Doc, entities: Entities) -> Cast:
    """The document's phrases, each with the entity it stands for."""
    owners = _owners(entities)
    holders = _holders(entities)
    cast = Cast()
    placed = [(mention, *_tokens(doc, mention)) for mention in _outermost(doc)]
    for mention, start, end in placed:
        kind = _KINDS[type(mention)]
        owner: Entity | None = owners.get(id(mention))
        if isinstance(mention, TitleMention):
            owner = holders.get(id(mention))
        cast.phrases.append(Phrase(start, end, kind, mention, owner, mention.text.lower()))
    cast.phrases = _joined(doc, cast, entities)
    cast.phrases = sorted([*cast.phrases, *find_anaphors(doc, cast.phrases, entities)], key=lambda one: one.start)
    return cast


def _owners(entities: Entities) -> dict[int, Entity]:
    everybody: tuple[Entity, ...] = (*entities.people, *entities.institutions, *entities.groups, *entities.places)
    return {id(mention): entity for entity in everybody for mention in entity.mentions}


def _holders(entities: Entities) -> dict[int, PersonEntity]:
    """Which named person each title mention belongs to; a title of several people belongs to none of them alone."""
    holders: dict[int, list[PersonEntity]] = {}
    for person in entities.people:
        if person.name is not None:
            for title in person.titles:
                for mention in title.mentions:
                    holders.setdefault(id(mention), []).append(person)
    return {key: people[0] for key, people in holders.items() if len(people) == 1}


def _tokens(doc: Doc, mention: Mention) -> tuple[int, int]:
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return (span.start, span.end) if span is not None else (0, 0)


def _outermost(doc: Doc) -> list[Mention]:
    """Mentions that lie inside no other one, groups before titles before names."""
    lists: tuple[Sequence[Mention], ...] = (
        store.groups(doc),
        store.titles(doc),
        store.people(doc),
        store.institutions(doc),
        store.places(doc),
        store.dates(doc),
    )
    mentions = sorted(
        (mention for one in lists for mention in one),
        key=lambda m: (m.start, -m.end, _ORDER.index(type(m))),
    )
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _joined(doc: Doc, cast: Cast, entities: Entities) -> list[Phrase]:
    """Titles joined with the name they stand before or after, and a name with what only specifies it."""
    joined: list[Phrase] = []
    for phrase in cast.phrases:
        previous = joined[-1] if joined else None
        if previous is not None:
            both = _one_phrase(doc, previous, phrase)
            if both is not None:
                joined[-1] = both
                continue
        joined.append(phrase)
    return [_office(cast, phrase, entities) if phrase.kind == "office" else phrase for phrase in joined]


def _one_phrase(doc: Doc, left: Phrase, right: Phrase) -> Phrase | None:
    gap = [token.lower_ for token in doc[left.end : right.start]]
    if left.kind == "office" and right.kind == "office" and left.entity is right.entity and _only(gap, _GLUE, 3):
        return Phrase(left.start, right.end, "office", left.mention, left.entity, left.words)
    if (
        left.kind == "office"
        and right.kind == "person"
        and _only(gap, _GLUE, 3)
        and left.entity in {None, right.entity}
    ):
        return Phrase(left.start, right.end, "person", right.mention, right.entity, left.words)
    if left.kind == "person" and right.kind == "office" and _only(gap, _APPOSED, 4) and right.entity is left.entity:
        return Phrase(left.start, right.end, "person", left.mention, left.entity, left.words)
    if left.kind == "place" and right.kind == "place" and gap == [","] and _is_in_larger_place(doc, left, right):
        return Phrase(left.start, right.end, "place", left.mention, left.entity, left.words)
    if left.kind == right.kind == "institution" and (
        gap in (["("], ["of"], ["of", "the"], ["at"], ["at", "the"])
        or (left.entity is right.entity and _only(gap, _APPOSED, 2))
    ):
        return Phrase(left.start, right.end, "institution", left.mention, left.entity, left.words)
    if left.kind == "institution" and right.kind == "place" and gap in (["of"], ["of", "the"], ["in"]):
        return Phrase(left.start, right.end, "institution", left.mention, left.entity, left.words)
    return None


def _is_in_larger_place(doc: Doc, left: Phrase, right: Phrase) -> bool:
    """Whether two places in a row are one address ("in Porto, Portugal") and no list ("between Peru, Norway and …")."""
    before = doc[left.start - 1].lower_ if left.start else ""
    after = doc[right.end].lower_ if right.end < len(doc) else ""
    return before in {"in", "at", "to", "near", "from", "visited", "visit"} and after not in {"and", "&"}


def _only(gap: Sequence[str], allowed: frozenset[str], longest: int) -> bool:
    return len(gap) <= longest and all(word in allowed for word in gap)


def _office(cast: Cast, phrase: Phrase, entities: Entities) -> Phrase:
    """A title that stands alone: its holder if he is named elsewhere, else somebody known by office alone."""
    holder = phrase.entity if isinstance(phrase.entity, PersonEntity) else _holder(entities, phrase)
    if holder is not None:
        mention = max((m for m in holder.mentions), key=lambda m: (m.end - m.start, -m.start))
        return Phrase(phrase.start, phrase.end, "person", mention, holder, phrase.words)
    assert isinstance(phrase.mention, TitleMention)
    key = id(phrase.mention)
    cast.offices.setdefault(key, _officer(phrase.mention))
    return Phrase(phrase.start, phrase.end, "office", phrase.mention, cast.offices[key], phrase.words)


def _officer(mention: TitleMention) -> PersonEntity:
    """Somebody known by office alone."""
    held = HeldTitle(mention.text, mention.kind, [mention], linked_by="office alone")
    return PersonEntity(name=None, parts=None, mentions=[mention], titles=[held])


def _holder(entities: Entities, title: Phrase) -> PersonEntity | None:
    """The named person whom a bare title ("the Vice President") stands for: its one holder, else the latest named."""
    words = set(title.words.split())
    if not title.mention or len(words) > 3:
        return None
    start = title.mention.start
    holders = [
        (max((m.start for m in person.mentions if m.start < start), default=-1), n, person)
        for n, person in enumerate(entities.people)
        if person.name is not None and any(words <= set(held.text.lower().split()) for held in person.titles)
    ]
    before = [found for found in holders if found[0] >= 0]
    if not before:
        return holders[0][2] if len(holders) == 1 else None
    return max(before, key=lambda found: found[:2])[2]


@cache
def _function_words() -> dict[str, str]:
    return mapping("clause_words", "word", "tag")


def items_of(doc: Doc, phrases: Sequence[Phrase], start: int, end: int) -> list[Item]:
    """The items of the tokens `[start, end)`; `phrases` are those inside, in order."""
    items: list[Item] = []
    at = start
    for phrase in phrases:
        items.extend(_words(doc, at, phrase.start))
        items.append(Item(phrase.start, phrase.end, phrase.words, "phrase", phrase))
        at = phrase.end
    items.extend(_words(doc, at, end))
    return _without_dates(items)


def _without_dates(items: Sequence[Item]) -> list[Item]:
    """The items without dates, their prepositions and the commas around them: a date is no part of the clause's frame."""
    kept: list[Item] = []
    after_date = False
    for item in items:
        if item.phrase is not None and item.phrase.kind == "date":
            if kept and kept[-1].word in _BEFORE_DATE:
                kept.pop()
            after_date = True
            continue
        if after_date:
            after_date = False
            opened = not kept or kept[-1].tag in {"comma", "stop"}
            if item.tag == "possessive" or (item.tag == "comma" and not kept):
                continue
            if item.tag == "comma" and opened:
                kept.pop()
                continue
        kept.append(item)
    return kept


def _words(doc: Doc, start: int, end: int) -> Iterator[Item]:
    tags = _function_words()
    readings = readings_by_word()
    for token in doc[start:end]:
        if token.is_space:
            continue
        word = token.lower_
        tag = tags.get(word)
        if tag is None:
            tag = "adverb" if word.endswith("ly") and len(word) > 4 else "word"
        yield Item(token.i, token.i + 1, word, tag, None, readings.get(word, ()))  # type: ignore[arg-type]
