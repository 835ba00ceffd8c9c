"""The stages in order, as spaCy components that can be used, replaced or switched off one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Protocol, cast

import srsly
from spacy.language import Language
from spacy.tokens import Doc

from .assembly import assemble, restored
from .entities.build import build_entities
from .entities.store import forget_entities, read_entities, write_entities
from .events.deciding import decide_events
from .events.engine import find_events, find_tellings
from .events.store import forget_events, read_events, write_events
from .events.types import EventType, read_types
from .mentions.dates import DateFinder
from .mentions.deciding import decide
from .mentions.groups import GroupFinder
from .mentions.institutions import InstitutionFinder
from .mentions.mention import LABELS, Label, Mention
from .mentions.model_reading import forget_reading, reading_of, write_reading
from .mentions.people import PersonFinder
from .mentions.places import PlaceFinder
from .mentions.store import forget_mentions, read_mentions, write_mentions
from .mentions.titles import TitleFinder
from .model.encoder import load_encoder, shipped_folder
from .records.document import Document, Source
from .text.doc_text import forget_words, keep_text, text_of
from .text.layout import forget_layout, layout_of, read_layout, write_layout
from .text.line_ends import original_of
from .text.reading import text_warnings
from .text.source import SourceFacts, source_of
from .timex.options import DateOptions

STAGES: tuple[str, ...] = (
    "newsextract_layout",
    "newsextract_dates",
    "newsextract_titles",
    "newsextract_institutions",
    "newsextract_people",
    "newsextract_places",
    "newsextract_groups",
    "newsextract_model",
    "newsextract_entities",
    "newsextract_events",
    "newsextract_record",
)
Stage = Callable[[Doc], Doc]

if not Doc.has_extension("newsextract"):
    Doc.set_extension("newsextract", default=None)

_KEEP = "newsextract.keep"
_ENCODED = "__newsextract_document__"


def _encode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """A record as it travels between spaCy's processes."""
    if isinstance(value, Document):
        return {_ENCODED: value.to_json()}
    return value if chain is None else chain(value)


def _decode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """The record that `_encode` packed."""
    if isinstance(value, dict) and _ENCODED in value:
        return Document.model_validate_json(value[_ENCODED])
    return value if chain is None else chain(value)


srsly.msgpack_encoders.register("newsextract_document", func=_encode)
srsly.msgpack_decoders.register("newsextract_document", func=_decode)


def keep_working_notes(doc: Doc) -> None:
    """Ask the record stage to leave exact mentions, entities and events on this Doc, for `explain`."""
    doc.user_data[_KEEP] = True


def _forget_working_notes(doc: Doc) -> None:
    """Leave only the record and `doc.spans`, which spaCy can send to another process."""
    for forget in (forget_layout, forget_words, forget_mentions, forget_reading, forget_entities, forget_events):
        forget(doc)


def document_of(doc: Doc) -> Document:
    """The record that the pipeline left on a Doc; an empty record where the record stage was switched off."""
    found = doc._.newsextract
    if found is not None:
        return cast(Document, found)
    facts = source_of(doc)
    return Document(source=Source(id=facts.id, title=facts.title, published=None, published_basis=None))


class Finder(Protocol):
    """Anything that finds mentions of one label in a Doc without changing it: rules now, a model as well."""

    def find(self, doc: Doc) -> list[Mention]:
        """The mentions, in the order of the text."""


class MentionStage:
    """Writes what a finder finds; the finder itself never changes the Doc."""

    def __init__(self, label: Label, finder: Finder) -> None:
        self.label = label
        self.finder = finder

    def __call__(self, doc: Doc) -> Doc:
        keep_text(doc)
        write_mentions(doc, self.label, self.finder.find(doc))
        return doc


def refuse_unknown_stages(names: Iterable[str]) -> None:
    """Raise `ValueError` for a name that no stage has."""
    unknown = sorted(set(names) - set(STAGES))
    if unknown:
        raise ValueError(f"no stage {unknown[0]!r}; the stages are {', '.join(STAGES)}")


# Stages are functions of the module, their options bound with `partial`: functions within functions cannot be pickled,
# and where processes are not forked (macOS, Windows), `nlp.pipe(…, n_process=2)` pickles the pipeline.


def _lay_out(doc: Doc) -> Doc:
    keep_text(doc)
    write_layout(doc, read_layout(text_of(doc), title=source_of(doc).title))
    return doc


def _found(doc: Doc) -> dict[Label, Sequence[Mention]]:
    return {label: read_mentions(doc, label) for label in LABELS}


class ModelStage:
    """Reads the text with the trained model, beside what the rules found, and decides on the mentions by both.

    The model is loaded when the first text is read, once per process.
    """

    def __init__(self, threads: int, *, rules: bool = True) -> None:
        self.threads = threads
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        keep_text(doc)
        found = _found(doc) if self.rules else {"date": read_mentions(doc, "date")}
        spans = {label: [(one.start, one.end) for one in mentions] for label, mentions in found.items()}
        encoder = load_encoder(shipped_folder(), self.threads)
        text = text_of(doc)
        reading = encoder.read(text, sentences=layout_of(doc).sentences, mentions=spans if self.rules else None)
        write_reading(doc, reading)
        for label, mentions in decide(text, {label: found.get(label, []) for label in LABELS}, reading).items():
            write_mentions(doc, label, mentions)
        return doc


def _join_entities(doc: Doc, *, options: DateOptions) -> Doc:
    keep_text(doc)
    write_entities(doc, build_entities(doc, published=source_of(doc).published, options=options))
    return doc


def _tell_events(doc: Doc, *, types: Sequence[EventType]) -> Doc:
    keep_text(doc)
    entities, reading = read_entities(doc), reading_of(doc)
    if reading is None:
        write_events(doc, find_events(doc, entities, types))
    else:
        tellings = find_tellings(doc, entities, types)
        write_events(doc, decide_events(doc, entities, tellings, reading, types))
    return doc


def _record(doc: Doc, *, types: dict[str, EventType]) -> Doc:
    warnings = text_warnings(text_of(doc))
    record = assemble(_titled(doc), read_entities(doc), read_events(doc), types, warnings=warnings)
    original = original_of(doc)
    doc._.newsextract = record if original is None else restored(record, original)
    if not doc.user_data.get(_KEEP):
        _forget_working_notes(doc)
    return doc


def _run_all(doc: Doc, *, stages: Sequence[Stage]) -> Doc:
    for stage in stages:
        doc = stage(doc)
    return doc


@Language.factory("newsextract_layout")
def make_layout(nlp: Language, name: str) -> Stage:
    """Headline, dateline, paragraphs, boilerplate and sentences."""
    return _lay_out


@Language.factory("newsextract_dates", default_config={"event_days": True})
def make_dates(nlp: Language, name: str, event_days: bool) -> Stage:
    """Date mentions; without `event_days`, no event called by its day ("9/11")."""
    return MentionStage("date", cast(Finder, DateFinder(event_days=event_days)))


@Language.factory("newsextract_titles")
def make_titles(nlp: Language, name: str) -> Stage:
    """Title mentions."""
    return MentionStage("title", cast(Finder, TitleFinder()))


@Language.factory("newsextract_institutions")
def make_institutions(nlp: Language, name: str) -> Stage:
    """Institution mentions."""
    return MentionStage("institution", cast(Finder, InstitutionFinder()))


@Language.factory("newsextract_people")
def make_people(nlp: Language, name: str) -> Stage:
    """Person mentions."""
    return MentionStage("person", cast(Finder, PersonFinder()))


@Language.factory("newsextract_places")
def make_places(nlp: Language, name: str) -> Stage:
    """Place mentions."""
    return MentionStage("place", cast(Finder, PlaceFinder()))


@Language.factory("newsextract_groups")
def make_groups(nlp: Language, name: str) -> Stage:
    """Group mentions."""
    return MentionStage("group", cast(Finder, GroupFinder()))


@Language.factory("newsextract_model", default_config={"threads": 1, "rules": True})
def make_model(nlp: Language, name: str, threads: int, rules: bool) -> Stage:
    """The trained model and the mentions that it decides on; `rules=False` reads as if no rules had found any."""
    return ModelStage(threads, rules=rules)


@Language.factory("newsextract_entities", default_config={"day_first": None, "fiscal_month": 10, "academic_month": 9})
def make_entities(nlp: Language, name: str, day_first: bool | None, fiscal_month: int, academic_month: int) -> Stage:
    """One entity per person, institution, group, place and date; the options are those of `dates`."""
    return partial(_join_entities, options=DateOptions(day_first, fiscal_month, academic_month))


@Language.factory("newsextract_events")
def make_events(nlp: Language, name: str) -> Stage:
    """Events of the declared types."""
    return partial(_tell_events, types=read_types())


@Language.factory("newsextract_record")
def make_record(nlp: Language, name: str) -> Stage:
    """The document record, as `doc._.newsextract`."""
    return partial(_record, types={one.type: one for one in read_types()})


def _titled(doc: Doc) -> SourceFacts:
    """What is known about the source, the headline standing in for a title that was not given."""
    facts = source_of(doc)
    headline = next((zone for zone in layout_of(doc).zones if zone.kind == "headline"), None)
    if facts.title is not None or headline is None:
        return facts
    return replace(facts, title=text_of(doc)[headline.start : headline.end])


@Language.factory("newsextract", default_config={"options": {}})
def make_newsextract(nlp: Language, name: str, options: dict[str, dict[str, Any]]) -> Stage:
    """All stages as one component: `doc._.newsextract` holds the record; `options` are those of stages, by name."""
    refuse_unknown_stages(options)
    stages: list[Stage] = [nlp.create_pipe(stage, config=options.get(stage, {})) for stage in STAGES]
    return partial(_run_all, stages=stages)
