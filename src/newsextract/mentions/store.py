"""The one place where mentions are written to, and read from, a spaCy Doc."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, cast

from spacy.tokens import Doc

from .mention import (
    DateMention,
    GroupMention,
    InstitutionMention,
    Label,
    Mention,
    PersonMention,
    PlaceMention,
    TitleMention,
)

_KEY = "newsextract.mentions"
_M = TypeVar("_M", bound=Mention)


def write_mentions(doc: Doc, label: Label, mentions: Iterable[Mention]) -> None:
    """Replace the mentions of one label: kept exactly on the Doc, and shown as `doc.spans[label]`.

    spaCy's spans end at token borders, so a span there can be wider than its mention; offsets in records never are.
    """
    in_order = sorted(mentions, key=lambda mention: (mention.start, mention.end))
    doc.user_data.setdefault(_KEY, {})[label] = in_order
    spans = (doc.char_span(m.start, m.end, label=label, alignment_mode="expand") for m in in_order)
    doc.spans[label] = [span for span in spans if span is not None]


def read_mentions(doc: Doc, label: Label) -> list[Mention]:
    """The mentions of a label in order; empty before its stage has run."""
    return _read(doc, label, Mention)


def _read(doc: Doc, label: Label, _kind: type[_M]) -> list[_M]:
    return cast("list[_M]", doc.user_data.get(_KEY, {}).get(label, []))


def forget_mentions(doc: Doc) -> None:
    """Drop the exact mentions, so that the Doc can be sent to another process; `doc.spans` stays."""
    doc.user_data.pop(_KEY, None)


def dates(doc: Doc) -> list[DateMention]:
    """The date mentions in order; empty before the date stage has run."""
    return _read(doc, "date", DateMention)


def titles(doc: Doc) -> list[TitleMention]:
    """The title mentions in order; empty before the title stage has run."""
    return _read(doc, "title", TitleMention)


def institutions(doc: Doc) -> list[InstitutionMention]:
    """The institution mentions in order; empty before the institution stage has run."""
    return _read(doc, "institution", InstitutionMention)


def people(doc: Doc) -> list[PersonMention]:
    """The person mentions in order; empty before the people stage has run."""
    return _read(doc, "person", PersonMention)


def places(doc: Doc) -> list[PlaceMention]:
    """The place mentions in order; empty before the place stage has run."""
    return _read(doc, "place", PlaceMention)


def groups(doc: Doc) -> list[GroupMention]:
    """The group mentions in order; empty before the group stage has run."""
    return _read(doc, "group", GroupMention)
