"""What was missed, spurious or wrong in mentions, people and clusters, and every error of a document in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar, get_args

from .align import Alignment, ClusterLink, DocumentAlignment, PersonPair
from .event_errors import NOWHERE, ends, event_findings
from .finding import Cause, ErrorRecord, Finding, record_of
from .found import FoundEntity, FoundMention, FoundSpan, FoundTitle
from .gold import GoldInstitution, GoldMention
from .match import Stretch, best_pairs, overlapping
from .roles import event_models, role_names

_Key = TypeVar("_Key")
CAUSES: tuple[str, ...] = get_args(Cause)


def errors_in(compared: DocumentAlignment) -> list[ErrorRecord]:
    """Every error of one document, in the order of the text."""
    findings = (
        *_mention_findings(compared),
        *_value_findings(compared),
        *_people_findings(compared),
        *_cluster_findings(compared.cluster_links, compared),
        *event_findings(compared),
    )
    return sorted((record_of(finding, compared) for finding in findings), key=lambda error: (error.start, error.end))


def error_labels() -> tuple[str, ...]:
    """Every label that an error can have, in the order of reading."""
    people = ("people", "person titles", "person institutions", "person cluster", "institution cluster")
    events = [
        label
        for kind, model in event_models().items()
        for label in (kind, *(f"{kind} {role}" for role in role_names(model)))
    ]
    return ("person", "institution", "place", "date", "title", *people, *events)


def matching(errors: Iterable[ErrorRecord], labels: Iterable[str], causes: Iterable[str]) -> tuple[ErrorRecord, ...]:
    """The errors of these labels and causes; none given is all, and "visit" takes in "visit host"."""
    wanted, named = tuple(labels), frozenset(causes)
    return tuple(
        error
        for error in errors
        if (not named or error.cause in named)
        and (not wanted or any(error.label == one or error.label.startswith(f"{one} ") for one in wanted))
    )


def grouped(errors: Iterable[ErrorRecord]) -> dict[tuple[str, str], list[ErrorRecord]]:
    """The errors by label and cause, groups in the order of reading, errors in the order given."""
    groups: dict[tuple[str, str], list[ErrorRecord]] = {}
    for error in errors:
        groups.setdefault((error.label, error.cause), []).append(error)
    labels = error_labels()
    return dict(sorted(groups.items(), key=lambda group: (labels.index(group[0][0]), CAUSES.index(group[0][1]))))


def _mention_findings(compared: DocumentAlignment) -> Iterator[Finding]:
    text = compared.gold.text
    missed: list[GoldMention] = []
    spurious: list[FoundMention] = []
    for label, mentions in compared.mentions.items():
        inexact = _without_exact(mentions)
        for gold, found in inexact.matched:
            yield Finding(label, "boundary", gold, gold.text, text[found.start : found.end])
        missed += inexact.missed
        spurious += inexact.spurious
    left = Alignment(missed, spurious, best_pairs(_confusable(missed, spurious)))
    for gold, found in left.matched:
        yield Finding(gold.type, "label", gold, gold.type, found.label)
    for gold in left.missed:
        yield Finding(gold.type, "missed", gold, gold=gold.text)
    for found in left.spurious:
        yield Finding(found.label, "spurious", found, found=text[max(0, found.start) : max(0, found.end)])


def _without_exact(mentions: Alignment[GoldMention, FoundMention]) -> Alignment[GoldMention, FoundMention]:
    """What is left of the mentions of a label when those with the same ends are taken out, paired by overlap."""
    exact = {(one.start, one.end) for one in mentions.gold} & {(one.start, one.end) for one in mentions.found}
    gold = [one for one in mentions.gold if (one.start, one.end) not in exact]
    found = [one for one in mentions.found if (one.start, one.end) not in exact]
    return Alignment(gold, found, best_pairs(overlapping(gold, found)))


def _confusable(missed: list[GoldMention], spurious: list[FoundMention]) -> Iterator[tuple[float, int, int]]:
    """Pairs of different labels on mostly the same words: a place inside a title is no confusion of the two."""
    for shared, i, j in overlapping(missed, spurious):
        longer = max(missed[i].end - missed[i].start, spurious[j].end - spurious[j].start)
        if missed[i].type != spurious[j].label and 2 * shared >= longer:
            yield shared, i, j


def _value_findings(compared: DocumentAlignment) -> Iterator[Finding]:
    for gold, found in compared.mentions["date"].matched:
        if gold.first and not gold.accepts(found.first, found.last):
            yield Finding("date", "value", gold, ends(gold.first, gold.last), ends(found.first, found.last))


def _people_findings(compared: DocumentAlignment) -> Iterator[Finding]:
    for person in compared.people.missed:
        yield Finding("people", "missed", _first_of(person, "person", compared), gold=person.name)
    for found in compared.people.spurious:
        yield Finding("people", "spurious", _first_mention(found), found=found.name)
    for pair in compared.person_pairs:
        yield from _title_findings(pair, compared)
        yield from _institution_findings(pair, compared)


def _title_findings(pair: PersonPair, compared: DocumentAlignment) -> Iterator[Finding]:
    name = pair.gold.name
    for title in pair.titles.missed:
        where = _first_of(GoldInstitution(name=title), "title", compared)
        yield Finding("person titles", "missed", where, gold=f"{name}: {title}")
    for found in pair.titles.spurious:
        where = _first_mention(found if found.mentions else pair.found)
        yield Finding("person titles", "spurious", where, found=f"{name}: {found.text}")


def _institution_findings(pair: PersonPair, compared: DocumentAlignment) -> Iterator[Finding]:
    name = pair.gold.name
    known = {institution.name: institution for institution in compared.gold.institutions}
    for missed in pair.institutions.missed:
        where = _first_of(known.get(missed, GoldInstitution(name=missed)), "institution", compared)
        yield Finding("person institutions", "missed", where, gold=f"{name}: {missed}")
    for spurious in pair.institutions.spurious:
        entity = compared.found.entities.get(spurious or "")
        where = _first_mention(entity if entity and entity.mentions else pair.found)
        yield Finding("person institutions", "spurious", where, found=f"{name}: {entity.name if entity else spurious}")


def _cluster_findings(links: Iterable[ClusterLink], compared: DocumentAlignment) -> Iterator[Finding]:
    """Each gold record told apart into a further entity, and each entity that takes in a further gold record."""
    entities: dict[tuple[str, int], set[str]] = {}
    records: dict[str, set[tuple[str, int]]] = {}
    for link in links:
        label, found = f"{link.mention.type} cluster", compared.found.entities[link.entity].name
        if _is_further(entities.setdefault(link.rank, set()), link.entity):
            yield Finding(label, "split", link.mention, link.gold.name, found)
        if _is_further(records.setdefault(link.entity, set()), link.rank):
            yield Finding(label, "merged", link.mention, link.gold.name, found)


def _is_further(seen: set[_Key], key: _Key) -> bool:
    """Whether others were seen and this one was not; it is now."""
    further = bool(seen) and key not in seen
    seen.add(key)
    return further


def _first_of(record: GoldInstitution, label: str, compared: DocumentAlignment) -> Stretch:
    """The first gold mention of a record, else the first place in the text where its name stands."""
    mentions = [one for one in compared.gold.mentions if one.text in record.forms]
    labelled = [one for one in mentions if one.type == label]
    if labelled or mentions:
        return (labelled or mentions)[0]
    start = compared.gold.text.find(record.name)
    return NOWHERE if start < 0 else FoundSpan(start=start, end=start + len(record.name))


def _first_mention(found: FoundEntity | FoundTitle) -> Stretch:
    return found.mentions[0] if found.mentions else NOWHERE
