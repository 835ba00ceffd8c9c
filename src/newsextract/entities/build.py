"""Mentions -> all entities of a document, in the order in which one kind needs another."""

from __future__ import annotations

from spacy.tokens import Doc

from ..mentions import store
from ..mentions.model_reading import reading_of
from ..text.doc_text import text_of
from ..text.layout import layout_of
from ..timex.options import DEFAULTS, DateOptions
from .entity import Entities
from .groups import build_groups
from .institutions import cluster_institutions
from .links import link_titles
from .people import cluster_people
from .places import cluster_places
from .timeline import resolve_dates


def build_entities(doc: Doc, *, published: str | None, options: DateOptions = DEFAULTS) -> Entities:
    """The entities of a Doc whose mentions have been found; `published` is the given ISO date, if any."""
    text, layout = text_of(doc), layout_of(doc)
    reading = reading_of(doc)
    timeline = resolve_dates(text, layout, store.dates(doc), published=published, options=options, reading=reading)
    institutions = cluster_institutions(text, store.institutions(doc))
    places = cluster_places(store.places(doc))
    people = cluster_people(text, store.people(doc), store.titles(doc))
    offices = link_titles(text, people, store.titles(doc), institutions, places, layout.sentences, reading)
    return Entities(
        people=people,
        institutions=institutions,
        groups=build_groups(text, store.groups(doc), institutions, places),
        places=places,
        dates=timeline.dates,
        published=timeline.published,
        published_basis=timeline.published_basis,
        unattached_titles=offices,
    )
