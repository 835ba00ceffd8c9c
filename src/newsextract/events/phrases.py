"""Mentions -> noun phrases: titles, name and apposed titles together, each phrase with the entity it stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from ..entities.entity import Entities, Entity, HeldTitle, InstitutionEntity, PersonEntity
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
from .anaphora import find_anaphors, points_back
from .phrase import Phrase, PhraseKind
from .ranges import mentions_between

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
_GLUE = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "h.e.", "the", "his", "her", "excellency",
                   ",", "hon.", "prof.", "(", "–", "-", "and"})  # fmt: skip
_APPOSED = frozenset(
    {",", "(", "–", "—", "-", "the", "a", "an", "and", "former", "as", "current", "acting", "who", "is"}
)
_PARTS = (["("], ["of"], ["of", "the"], ["at"], ["at", "the"])


def phrases_of(doc: Doc, entities: Entities) -> list[Phrase]:
    """The document's phrases in order, none inside another, pronouns and definite descriptions among them."""
    owners, holders = _owners(entities), _holders(entities)
    phrases: list[Phrase] = []
    for mention in _outermost(doc):
        held = holders.get(id(mention), []) if isinstance(mention, TitleMention) else []
        if len(held) > 1:
            continue  # "the rectors, A and B": the title only says who A and B are
        start, end = _tokens(doc, mention)
        owner = held[0] if held else owners.get(id(mention))
        phrases.append(Phrase(start, end, _KINDS[type(mention)], mention, owner, mention.text.lower()))
    named = [_back(doc, one) for one in _Offices(entities).named(_joined(doc, phrases))]
    return sorted([*named, *find_anaphors(doc, named)], key=lambda one: one.start)


def _back(doc: Doc, phrase: Phrase) -> Phrase:
    """The phrase, or an anaphor where it is a bare group that points to one named before."""
    if phrase.kind != "group" or not points_back(doc, phrase):
        return phrase
    return Phrase(phrase.start, phrase.end, "anaphor", phrase.mention, phrase.entity, phrase.words.split()[-1])


def _owners(entities: Entities) -> dict[int, Entity]:
    everybody: tuple[Entity, ...] = (*entities.people, *entities.institutions, *entities.groups, *entities.places)
    return {id(mention): entity for entity in everybody for mention in entity.mentions}


def _holders(entities: Entities) -> dict[int, list[PersonEntity]]:
    """The named people that each title mention belongs to."""
    holders: dict[int, list[PersonEntity]] = {}
    for person in entities.people:
        if person.name is not None:
            for title in person.titles:
                for mention in title.mentions:
                    holders.setdefault(id(mention), []).append(person)
    return holders


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


def _joined(doc: Doc, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Titles joined with the name they stand before or after, and a name with what only specifies it."""
    joined: list[Phrase] = []
    for phrase in phrases:
        both = _one_phrase(doc, joined[-1], phrase) if joined else None
        if both is None:
            joined.append(phrase)
        else:
            joined[-1] = both
    return joined


def _one_phrase(doc: Doc, left: Phrase, right: Phrase) -> Phrase | None:
    """The two phrases as one, if the words between them say that they are: its head is the name, else the first."""
    if right.start - left.end > 4:
        return None
    gap = [token.lower_ for token in doc[left.end : right.start]]
    kinds = (left.kind, right.kind)
    head = left
    if kinds == ("office", "office"):
        one = not gap or (left.entity is not None and left.entity is right.entity and _only(gap, _GLUE, 3))
    elif left.kind in {"place", "institution"} and right.kind in {"person", "office"}:
        before = doc[left.start - 1].lower_ if left.start else ""
        head, one = right, not gap and before not in {"in", "at"}  # "Norway State Minister Lind"
    elif kinds == ("office", "person"):
        head, one = right, _only(gap, _GLUE, 3) and left.entity in {None, right.entity}
    elif kinds == ("person", "office"):
        one = gap == [","] if right.entity is None else _only(gap, _APPOSED, 4) and right.entity is left.entity
    elif kinds == ("place", "place"):
        one = gap == [","] and _is_in_larger_place(doc, left, right)
    elif kinds == ("institution", "institution"):
        one = gap in _PARTS or (left.entity is right.entity and _only(gap, _APPOSED, 2))
    else:
        one = kinds == ("institution", "place") and gap in (["of"], ["of", "the"], ["in"])
    if not one:
        return None
    return Phrase(left.start, right.end, head.kind, head.mention, head.entity, left.words)


def _is_in_larger_place(doc: Doc, left: Phrase, right: Phrase) -> bool:
    """Whether two places in a row are one address ("in Porto, Portugal") and no list ("between Peru, Norway and …")."""
    before = doc[left.start - 1].lower_ if left.start else ""
    after = doc[right.end].lower_ if right.end < len(doc) else ""
    return before in {"in", "at", "to", "near", "from", "visited", "visit"} and after not in {"and", "&"}


def _only(gap: Sequence[str], allowed: frozenset[str], longest: int) -> bool:
    return len(gap) <= longest and all(word in allowed for word in gap)


def _start(mention: Mention) -> int:
    return mention.start


def office_words(title: TitleMention) -> str:
    """The words under which two mentions of an office without a name are of one person."""
    return title.text.lower().replace(".", "")


def officer(title: TitleMention, body: InstitutionEntity | None) -> PersonEntity:
    """Somebody known by office alone; `body` is the institution that the title names."""
    held = HeldTitle(title.text, title.kind, [title], institution=body, linked_by="office alone")
    return PersonEntity(name=None, parts=None, mentions=[title], titles=[held], affiliations=[body] if body else [])


class _Offices:
    """Finds whom a title stands for that is joined with no name: "the Vice President", "the Minister of Education"."""

    def __init__(self, entities: Entities) -> None:
        self._holders: dict[str, list[PersonEntity]] = {}
        self._unnamed: dict[str, PersonEntity] = {}
        self._longest: dict[int, Mention] = {}
        self._known: dict[frozenset[str], list[PersonEntity]] = {}
        self._bodies = {id(mention): body for body in entities.institutions for mention in body.mentions}
        self._body_mentions = sorted((m for body in entities.institutions for m in body.mentions), key=_start)
        for person in entities.people if entities.people else ():
            words = {word for held in person.titles for word in held.text.lower().split()}
            for word in sorted(words) if person.name is not None else ():
                self._holders.setdefault(word, []).append(person)

    def named(self, phrases: Sequence[Phrase]) -> list[Phrase]:
        """The phrases, each title that stands alone with its holder."""
        return [self._named(phrase) if phrase.kind == "office" else phrase for phrase in phrases]

    def _named(self, phrase: Phrase) -> Phrase:
        title = phrase.mention
        assert isinstance(title, TitleMention)
        holder = phrase.entity if isinstance(phrase.entity, PersonEntity) else self._holder(title)
        if holder is not None:
            mention = self._longest.get(id(holder))
            if mention is None:
                mention = self._longest[id(holder)] = max(holder.mentions, key=lambda m: (m.end - m.start, -m.start))
            return Phrase(phrase.start, phrase.end, "person", mention, holder, phrase.words)
        return Phrase(phrase.start, phrase.end, "office", title, self._officer(title), phrase.words)

    def _holder(self, title: TitleMention) -> PersonEntity | None:
        """The named person who holds a short title: the one holder, else whoever was named last before it."""
        words = set(title.text.lower().split())
        if len(words) > 3:
            return None
        holders = self._holders_of(frozenset(words))
        told = [(bisect_left(one.mentions, title.start, key=_start), one) for one in holders]
        before = [(one.mentions[at - 1].start, one) for at, one in told if at]
        if before:
            return max(before, key=lambda found: found[0])[1]
        return holders[0] if len(holders) == 1 else None

    def _holders_of(self, words: frozenset[str]) -> list[PersonEntity]:
        """The named people who hold a title with all of the words."""
        if words not in self._known:
            candidates = min((self._holders.get(word, []) for word in sorted(words)), key=len)
            self._known[words] = [
                one for one in candidates if any(words <= set(held.text.lower().split()) for held in one.titles)
            ]
        return self._known[words]

    def _body_within(self, title: TitleMention) -> InstitutionEntity | None:
        """The institution that the title itself names: "Rector of Lakeside University"."""
        inside = mentions_between(self._body_mentions, title.start, title.end)
        return self._bodies[id(inside[0])] if inside else None

    def _officer(self, title: TitleMention) -> PersonEntity:
        """Somebody known by office alone: one person for all mentions of the same words."""
        key = office_words(title)
        known = self._unnamed.get(key)
        if known is None:
            known = self._unnamed[key] = officer(title, self._body_within(title))
        else:
            known.mentions.append(title)
            known.titles[0].mentions.append(title)
        return known
