"""fixtures/expected/*.yaml (substrings, as people write them) -> fixtures/gold.jsonl (offsets, as they are scored).

    python tests/fixture_gold.py        rewrites fixtures/gold.jsonl

A mention stands for every word-bounded occurrence of its words that lies in no longer mention of the same label;
`only` limits it to occurrences by number, from 0. An event's trigger is one occurrence, `n`, of its words. Whatever
cannot be found is refused.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, model_validator

from fixture_articles import FIXTURES, FixtureArticle, read_articles

GOLD = FIXTURES / "gold.jsonl"
LABELS = ("person", "title", "institution", "place", "date", "group")
ROLES = {
    "visit": ("visitor", "host", "destination"),
    "meeting": ("participant", "organizer"),
    "agreement": ("party", "signatory"),
}

Label = Literal["person", "title", "institution", "place", "date", "group"]
Range = tuple[int, int]


class AnnotationError(ValueError):
    """An annotation that does not fit its article: names the article, the words and what is wrong."""


class Strict(BaseModel):
    """Base of what people write: a key that nobody knows is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(Strict):
    """Words of the article; a bare string is short for `text`."""

    text: str
    only: tuple[int, ...] | None = None  # a mention's occurrences
    n: int = 0  # a trigger's occurrence
    when: Any = None  # a date's ISO day, or first/last
    accept: tuple[Any, ...] = ()
    count: int | None = None  # a group's

    @model_validator(mode="before")
    @classmethod
    def _reads_a_bare_string(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


class Named(Strict):
    """A person or an institution, by the forms that the article uses."""

    name: str
    also: tuple[str, ...] = ()


class NamedPerson(Named):
    """A person, with the titles and institutions that the article gives."""

    titles: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()


class WrittenEvent(Strict):
    """One event; `when` is said where it is not the value of `date`."""

    type: Literal["visit", "meeting", "agreement"]
    trigger: Words
    also: tuple[Words, ...] = ()
    visitor: tuple[str, ...] = ()
    host: tuple[str, ...] = ()
    destination: tuple[str, ...] = ()
    participant: tuple[str, ...] = ()
    organizer: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    signatory: tuple[str, ...] = ()
    date: str | None = None
    when: Any = None
    accept: tuple[Any, ...] = ()
    place: str | None = None
    status: Literal["occurred", "planned", "cancelled", "proposed"]
    topic: str | None = None
    instrument: str | None = None

    @model_validator(mode="after")
    def _has_the_roles_of_its_type(self) -> WrittenEvent:
        given = {role for roles in ROLES.values() for role in roles if getattr(self, role)}
        if not given or not given <= set(ROLES[self.type]):
            raise ValueError(f"a {self.type} has some of the roles {ROLES[self.type]}, and not {sorted(given)}")
        return self


class Annotation(Strict):
    """All that a careful reader marks in one article."""

    mentions: dict[Label, tuple[Words, ...]]
    people: tuple[NamedPerson, ...]
    institutions: tuple[Named, ...]
    events: tuple[WrittenEvent, ...]


def read_annotation(article: FixtureArticle) -> Annotation:
    """What people wrote about the article."""
    written = (FIXTURES / "expected" / f"{article.name}.yaml").read_text(encoding="utf-8")
    return Annotation.model_validate(yaml.safe_load(written))


def compile_article(article: FixtureArticle, annotation: Annotation) -> dict[str, Any]:
    """The gold record. Raises `AnnotationError` for words that the article does not hold as the annotation says."""
    text = article.text
    mentions = _mentions(article, annotation)
    known = {mention["text"] for mention in mentions}
    for one in (*annotation.people, *annotation.institutions):
        for form in (one.name, *one.also):
            _insist(form in known, article, form, "names somebody and is no mention")
    for person in annotation.people:
        for words in (*person.titles, *person.institutions):
            _insist(words in known, article, words, f"belongs to {person.name} and is no mention")
    return {
        "id": article.path.name,
        "text": text,
        "title": article.title,
        "published": article.published,
        "mentions": mentions,
        "people": [one.model_dump() for one in annotation.people],
        "institutions": [one.model_dump() for one in annotation.institutions],
        "events": [_event(article, event, mentions) for event in annotation.events],
    }


def occurrences(text: str, words: str) -> list[Range]:
    """Where the words stand in the text, not inside longer words."""
    left = r"(?<!\w)" if re.match(r"\w", words) else ""
    right = r"(?!\w)" if re.search(r"\w$", words) else ""
    return [found.span() for found in re.finditer(left + re.escape(words) + right, text)]


def _mentions(article: FixtureArticle, annotation: Annotation) -> list[dict[str, Any]]:
    found: dict[str, dict[Range, dict[str, Any]]] = {label: {} for label in LABELS}
    for label, written in annotation.mentions.items():
        for words in sorted(written, key=lambda one: -len(one.text)):
            for start, end in _places_of(article, words):
                if not any(first < end and start < last for first, last in found[label]):
                    found[label][start, end] = _mention(label, words, start, end)
    for label in ("person", "place"):  # a name inside an institution's name is part of that name
        for start, end in list(found[label]):
            if any(
                first <= start and end <= last and (first, last) != (start, end) for first, last in found["institution"]
            ):
                del found[label][start, end]
    for label, written in annotation.mentions.items():
        for words in written:
            marked = {mention["text"] for mention in found[label].values()}
            _insist(words.text in marked, article, words.text, f"is a {label} inside longer ones only")
    every = [mention for label in LABELS for mention in found[label].values()]
    return sorted(every, key=lambda mention: (mention["start"], mention["end"]))


def _places_of(article: FixtureArticle, words: Words) -> list[Range]:
    places = occurrences(article.text, words.text)
    wanted = range(len(places)) if words.only is None else words.only
    _insist(bool(places) and max(wanted) < len(places), article, words.text, f"occurs {len(places)} times")
    return [places[number] for number in wanted]


def _mention(label: str, words: Words, start: int, end: int) -> dict[str, Any]:
    mention: dict[str, Any] = {"type": label, "start": start, "end": end, "text": words.text}
    if label == "date":
        mention["from"], mention["to"] = _ends(words.when)
        mention["accept"] = [_ends(one) for one in words.accept]
    if label == "group":
        mention["count"] = words.count
    return mention


def _ends(when: Any) -> list[str | None]:
    """The ISO ends of "2019-05-03", of "2019-05-03/2019-05-07" and of nothing."""
    if when is None:
        return [None, None]
    first, _, last = str(when).partition("/")
    return [first, last or first]


def _event(article: FixtureArticle, event: WrittenEvent, mentions: list[dict[str, Any]]) -> dict[str, Any]:
    date = None if event.date is None else _mention_of(article, event.date, mentions, ("date",))
    ends = [date["from"], date["to"]] if date and event.when is None else _ends(event.when)
    roles = [(role, words) for role in ROLES[event.type] for words in getattr(event, role)]
    for words in (event.topic, event.instrument):
        _insist(words is None or words in article.text, article, words or "", "is a topic or an instrument")
    return {
        "type": event.type,
        "triggers": [_trigger(article, words) for words in (event.trigger, *event.also)],
        "arguments": [{"role": role, **_span(_mention_of(article, words, mentions))} for role, words in roles],
        "date": date and _span(date),
        "from": ends[0],
        "to": ends[1],
        "accept": [_ends(one) for one in event.accept],
        "place": None if event.place is None else _span(_mention_of(article, event.place, mentions)),
        "status": event.status,
        "topic": event.topic,
        "instrument": event.instrument,
    }


def _trigger(article: FixtureArticle, words: Words) -> dict[str, Any]:
    places = occurrences(article.text, words.text)
    _insist(words.n < len(places), article, words.text, f"is a trigger and occurs {len(places)} times")
    start, end = places[words.n]
    return {"start": start, "end": end, "text": words.text}


def _mention_of(
    article: FixtureArticle, words: str, mentions: Iterable[dict[str, Any]], labels: tuple[str, ...] = LABELS
) -> dict[str, Any]:
    """The first mention with these words."""
    found = [mention for mention in mentions if mention["text"] == words and mention["type"] in labels]
    _insist(bool(found), article, words, f"is no mention of {' or '.join(labels)}")
    return found[0]


def _span(mention: dict[str, Any]) -> dict[str, Any]:
    return {key: mention[key] for key in ("start", "end", "text")}


def _insist(holds: bool, article: FixtureArticle, words: str, problem: str) -> None:
    if not holds:
        raise AnnotationError(f"{article.name}: {words!r} {problem}")


def compile_gold() -> str:
    """The lines of gold.jsonl, one document a line."""
    records = (compile_article(article, read_annotation(article)) for article in read_articles())
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


if __name__ == "__main__":
    GOLD.write_text(compile_gold(), encoding="utf-8", newline="\n")
    sys.stderr.write(f"wrote {GOLD.relative_to(FIXTURES.parent)}\n")
