"""One document beside its gold: what belongs together. Scores count these pairs, errors list what is left over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from .found import (
    FoundArgument,
    FoundDocument,
    FoundEntity,
    FoundEvent,
    FoundMention,
    FoundPerson,
    FoundSpan,
    FoundTitle,
)
from .gold import GoldArgument, GoldDocument, GoldEvent, GoldInstitution, GoldMention, GoldPerson, GoldSpan
from .match import Pairs, Sentences, best_likeness, best_pairs, common, fitting, likeness, overlapping, overlaps

Gold = TypeVar("Gold")
Found = TypeVar("Found")

SCORED_LABELS = ("person", "institution", "place", "date", "title")
ALIKE_NAMES = 0.5  # of the longer name's words, for people and titles
ALIKE_INSTITUTIONS = 0.6  # institutions share more of their words ("Ministry of …") without being the same


@dataclass(frozen=True)
class Alignment(Generic[Gold, Found]):
    """Gold and found of one kind, with the pairs that belong together."""

    gold: Sequence[Gold]
    found: Sequence[Found]
    pairs: Pairs

    @property
    def matched(self) -> list[tuple[Gold, Found]]:
        """What was found, as gold has it and as it was found, in the order of gold."""
        return [(self.gold[i], self.found[j]) for i, j in sorted(self.pairs)]

    @property
    def missed(self) -> list[Gold]:
        """What gold has and nobody found."""
        hit = {i for i, _ in self.pairs}
        return [one for i, one in enumerate(self.gold) if i not in hit]

    @property
    def spurious(self) -> list[Found]:
        """What was found and gold does not have."""
        hit = {j for _, j in self.pairs}
        return [one for j, one in enumerate(self.found) if j not in hit]


@dataclass(frozen=True)
class PersonPair:
    """A person that was found, with what gold and the document say about them."""

    gold: GoldPerson
    found: FoundPerson
    titles: Alignment[str, FoundTitle]
    institutions: Alignment[str, str | None]


@dataclass(frozen=True)
class EventPair:
    """An event that was found, with its arguments; a date or place that gold does not give cannot be wrong."""

    gold: GoldEvent
    found: FoundEvent
    arguments: Alignment[GoldArgument, FoundArgument]
    place_fits: bool

    @property
    def date_fits(self) -> bool:
        """Whether the time is right, where gold knows it."""
        return not self.gold.first or self.gold.accepts(self.found.first, self.found.last)

    @property
    def status_fits(self) -> bool:
        """Whether the status is right."""
        return self.gold.status == self.found.status

    @property
    def is_complete(self) -> bool:
        """Whether the whole record is right: every argument and no other, the time and the status."""
        leftover = [*self.arguments.missed, *self.arguments.spurious]
        return not leftover and self.date_fits and self.status_fits


@dataclass(frozen=True)
class ClusterLink:
    """A mention that both sides have, with the gold record and the entity that each puts it in."""

    mention: GoldMention
    gold: GoldPerson | GoldInstitution
    rank: tuple[str, int]
    entity: str


class DocumentAlignment:
    """Gold and document of one article, compared kind by kind on demand."""

    def __init__(self, gold: GoldDocument, found: FoundDocument) -> None:
        self.gold = gold
        self.found = found

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences of the article."""
        return Sentences(self.gold.text)

    @cached_property
    def mentions(self) -> dict[str, Alignment[GoldMention, FoundMention]]:
        """The mentions of each scored label, paired by overlap."""
        return {label: self._mentions(label) for label in SCORED_LABELS}

    @cached_property
    def people(self) -> Alignment[GoldPerson, FoundPerson]:
        """The people, paired by a form of the name that both have, else by alike names."""

        def fit(forms: frozenset[str], names: frozenset[str]) -> float:
            return len(forms & names) or 0.5 * (best_likeness(forms, names) >= ALIKE_NAMES)

        gold, found = self.gold.people, self.found.named_people
        forms, names = [person.forms for person in gold], [self.names_of(person) for person in found]
        return Alignment(gold, found, best_pairs(fitting(forms, names, fit)))

    @cached_property
    def person_pairs(self) -> tuple[PersonPair, ...]:
        """The people that were found, with their titles and institutions."""
        return tuple(
            PersonPair(gold, found, self._titles(gold, found), self._institutions(gold, found))
            for gold, found in self.people.matched
        )

    @cached_property
    def cluster_links(self) -> tuple[ClusterLink, ...]:
        """The person and institution mentions that both sides have exactly, in the order of the text."""
        entities = {(one.label, one.start, one.end): one.entity for one in self.found.mentions}
        records = self._records_by_form()
        links = []
        for mention in self.gold.mentions:
            record, entity = records.get((mention.type, mention.text)), entities.get(place_of(mention))
            if record is not None and entity is not None:
                links.append(ClusterLink(mention, record[1], (mention.type, record[0]), entity))
        return tuple(links)

    @cached_property
    def events(self) -> Alignment[GoldEvent, FoundEvent]:
        """The events of one type that share a trigger's sentence, those paired first that share more."""
        events = (self.gold.events, self.found.events)
        return Alignment(*events, best_pairs(fitting(*events, self._event_fit)))

    @cached_property
    def event_pairs(self) -> tuple[EventPair, ...]:
        """The events that were found, with their arguments."""
        pairs = []
        for gold, found in self.events.matched:
            places = self._tellings(gold.place) if gold.place else []
            place_fits = gold.place is None or _any_overlap(places, self.found.spans_of(found.place))
            pairs.append(EventPair(gold, found, self._arguments(gold, found), place_fits))
        return tuple(pairs)

    def names_of(self, entity: FoundEntity | None) -> frozenset[str]:
        """Every form in which the document names an entity of its own."""
        if entity is None:
            return frozenset()
        forms = {self.gold.text[max(0, span.start) : max(0, span.end)] for span in entity.mentions}
        return frozenset({entity.name or "", *forms})

    def _mentions(self, label: str) -> Alignment[GoldMention, FoundMention]:
        gold = [mention for mention in self.gold.mentions if mention.type == label]
        found = self.found.labelled(label)
        return Alignment(gold, found, best_pairs(overlapping(gold, found)))

    def _titles(self, gold: GoldPerson, found: FoundPerson) -> Alignment[str, FoundTitle]:
        def fit(wanted: str, offered: FoundTitle) -> float:
            alike = likeness(wanted, offered.text)
            return alike if alike >= ALIKE_NAMES else 0

        return Alignment(gold.titles, found.titles, best_pairs(fitting(gold.titles, found.titles, fit)))

    def _institutions(self, gold: GoldPerson, found: FoundPerson) -> Alignment[str, str | None]:
        def fit(forms: frozenset[str], names: frozenset[str]) -> float:
            return 1 if forms & names else 0.5 * (best_likeness(forms, names) >= ALIKE_INSTITUTIONS)

        known = {institution.name: institution.forms for institution in self.gold.institutions}
        forms = [known.get(name, frozenset({name})) for name in gold.institutions]
        names = [self.names_of(self.found.entities.get(entity or "")) for entity in found.affiliations]
        return Alignment(gold.institutions, found.affiliations, best_pairs(fitting(forms, names, fit)))

    def _records_by_form(self) -> dict[tuple[str, str], tuple[int, GoldPerson | GoldInstitution]]:
        """The gold record that each form of a name belongs to: where two share a form, the later one."""
        kinds: dict[str, Sequence[GoldPerson | GoldInstitution]] = {
            "person": self.gold.people,
            "institution": self.gold.institutions,
        }
        return {
            (kind, form): (rank, record)
            for kind, records in kinds.items()
            for rank, record in enumerate(records)
            for form in record.forms
        }

    def _event_fit(self, gold: GoldEvent, found: FoundEvent) -> float:
        if gold.type != found.type:
            return 0
        direct = _any_share(gold.triggers, found.triggers)
        told = self._told_in(gold.triggers) & self._told_in(found.triggers)
        if not direct and not told:
            return 0
        shared = sum(
            wanted.role == offered.role and _any_overlap([wanted], self.found.spans_of(offered.ref))
            for wanted in gold.arguments
            for offered in found.arguments
        )
        return 2 * direct + len(told) * 0.5 + 0.1 * shared

    def _told_in(self, triggers: Sequence[GoldSpan | FoundSpan]) -> set[int]:
        return {self.sentences.number(trigger.start) for trigger in triggers}

    def _arguments(self, gold: GoldEvent, found: FoundEvent) -> Alignment[GoldArgument, FoundArgument]:
        def fit(wanted: GoldArgument, offered: FoundArgument) -> float:
            return float(wanted.role == offered.role and self.means_the_same(wanted, offered))

        return Alignment(gold.arguments, found.arguments, best_pairs(fitting(gold.arguments, found.arguments, fit)))

    def means_the_same(self, wanted: GoldSpan, offered: FoundArgument) -> bool:
        """Whether an argument refers to what gold means, in whichever role."""
        return _any_overlap(self._tellings(wanted), self.found.spans_of(offered.ref))

    def _tellings(self, span: GoldSpan) -> list[GoldSpan]:
        """The span and every mention in the article that has the same words."""
        return [span, *self._mentions_by_text.get(span.text, ())]

    @cached_property
    def _mentions_by_text(self) -> dict[str, list[GoldMention]]:
        by_text: dict[str, list[GoldMention]] = {}
        for mention in self.gold.mentions:
            by_text.setdefault(mention.text, []).append(mention)
        return by_text


def place_of(mention: GoldMention) -> tuple[str, int, int]:
    """Label and offsets: what makes two mentions exactly the same."""
    return mention.type, mention.start, mention.end


def align(golds: Sequence[GoldDocument], found: Sequence[FoundDocument]) -> Iterator[DocumentAlignment]:
    """Each gold document beside the document of its id, or beside an empty one where there is none."""
    by_id = {document.source.id: document for document in found}
    for gold in golds:
        yield DocumentAlignment(gold, by_id.get(gold.id, FoundDocument()))


def _any_overlap(some: Sequence[GoldSpan], others: Sequence[FoundSpan]) -> bool:
    return any(overlaps(one, other) for one in some for other in others)


def _any_share(some: Sequence[GoldSpan], others: Sequence[FoundSpan]) -> bool:
    return any(common(one, other) for one in some for other in others)
