"""Tries the example sentences of a declared event type: a rule must find what its examples mark, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from spacy.lang.en import English
from spacy.tokens import Doc

from ..entities.entity import (
    Entities,
    GroupEntity,
    HeldTitle,
    InstitutionEntity,
    PersonEntity,
    PlaceEntity,
)
from ..mentions.dates import DateFinder
from ..mentions.mention import (
    GroupMention,
    InstitutionMention,
    Label,
    Mention,
    PersonMention,
    PlaceMention,
    TitleMention,
)
from ..mentions.store import write_mentions
from ..text.layout import Layout, Zone, write_layout
from .engine import find_events
from .examples import Example, read_example
from .types import EventRule, EventType

_BY = "example"


def rehearse(declared: EventType) -> list[str]:
    """One line for each example that its rule does not read as marked; none if all is well."""
    return [complaint for rule in declared.rules for complaint in _complaints(declared, rule)]


def _complaints(declared: EventType, rule: EventRule) -> Iterator[str]:
    alone = declared if rule.continues else declared.model_copy(update={"rules": (rule,)})
    for written in rule.matches:
        example = read_example(written)
        wanted = sorted({(role, example.text[start:end]) for start, end, _, role in example.marks if role})
        found = found_roles(alone, example)
        if found != wanted:
            yield f"{rule.name}: {written!r} gives {found}, not {wanted}"
    for written in rule.rejects:
        found = found_roles(alone, read_example(written))
        if found:
            yield f"{rule.name}: {written!r} gives {found}, and should give nothing"


def found_roles(declared: EventType, example: Example) -> list[tuple[str, str]]:
    """The roles that the events of an example have, each with the words that fill it."""
    doc, entities = build_example(example)
    events = find_events(doc, entities, [declared])
    return sorted({(one.role, one.mention.text) for event in events for one in event.arguments})


@cache
def _tokenizer() -> English:
    return English()


def _sentences(doc: Doc) -> tuple[tuple[int, int], ...]:
    """The sentences of an example: each ends in a full stop or colon."""
    starts = [token.idx for token in doc if token.i == 0 or doc[token.i - 1].text in {".", ":"}]
    return tuple(pairwise([*starts, len(doc.text)]))


def build_example(example: Example) -> tuple[Doc, Entities]:
    """A Doc with the marked mentions, and their entities: the same words are the same entity."""
    doc = _tokenizer().make_doc(example.text)
    write_layout(doc, Layout((Zone("paragraph", 0, len(doc.text)),), _sentences(doc)))
    by_label: dict[Label, list[Mention]] = {}
    for start, end, label, _ in example.marks:
        if label != "date":
            by_label.setdefault(label, []).append(_mention(start, end, example.text[start:end], label))
    if any(label == "date" for _, _, label, _ in example.marks):
        write_mentions(doc, "date", DateFinder().find(doc))
    for label, mentions in by_label.items():
        write_mentions(doc, label, mentions)
    return doc, _entities(by_label)


def _mention(start: int, end: int, words: str, label: Label) -> Mention:
    if label == "group":
        head = words.split(" of ", maxsplit=1)[0].split(" from ", maxsplit=1)[0].rsplit(maxsplit=1)[-1]
        return GroupMention(start, end, words, _BY, head=head.lower())
    kinds: dict[Label, type[Mention]] = {
        "person": PersonMention,
        "title": TitleMention,
        "institution": InstitutionMention,
        "place": PlaceMention,
    }
    return kinds[label](start, end, words, _BY)


def _entities(by_label: dict[Label, list[Mention]]) -> Entities:
    entities = Entities()
    for mentions in _same_words(by_label.get("person", [])):
        entities.people.append(PersonEntity(mentions[0].text, None, list(mentions)))
    for mentions in _same_words(by_label.get("institution", [])):
        own = [one for one in mentions if isinstance(one, InstitutionMention)]
        entities.institutions.append(InstitutionEntity(own[0].text, own))
    for mentions in _same_words(by_label.get("place", [])):
        spots = [one for one in mentions if isinstance(one, PlaceMention)]
        entities.places.append(PlaceEntity(spots[0].text, spots))
    entities.groups = [GroupEntity(one) for one in by_label.get("group", []) if isinstance(one, GroupMention)]
    _attach_titles(entities, by_label.get("title", []))
    return entities


def _same_words(mentions: list[Mention]) -> list[list[Mention]]:
    by_words: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_words.setdefault(mention.text, []).append(mention)
    return list(by_words.values())


def _attach_titles(entities: Entities, titles: list[Mention]) -> None:
    """A title right before a name is held by that person; any other is an office."""
    for title in titles:
        if not isinstance(title, TitleMention):
            continue
        holder = next((p for p in entities.people if any(m.start == title.end + 1 for m in p.mentions)), None)
        if holder is None:
            entities.unattached_titles.append(title)
        else:
            holder.titles.append(HeldTitle(title.text, title.kind, [title]))
