"""What the rules find in a training article, as the model is told it at run time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import newsextract
from newsextract.entities.advice import relations_of_people, spans_of
from newsextract.entities.store import read_entities
from newsextract.events.advice import relations_of_events
from newsextract.events.store import read_events
from newsextract.mentions import store
from newsextract.model.advice import Relation, Span
from newsextract.text.layout import layout_of


@dataclass(frozen=True)
class Advised:
    """The mentions and links of the rules, and the sentences of the text."""

    mentions: dict[str, list[Span]]
    relations: tuple[Relation, ...]
    sentences: tuple[Span, ...]


class Advisor:
    """The pipeline without the model."""

    def __init__(self) -> None:
        self._rules = newsextract.load(exclude=["newsextract_model"])

    def advise(self, article: dict[str, Any]) -> Advised:
        """What the rules say about the text of an article."""
        doc = self._rules.annotate(article["text"], article.get("published"), title=article.get("title"))
        mentions = {
            "person": spans_of(store.people(doc)),
            "title": spans_of(store.titles(doc)),
            "institution": spans_of(store.institutions(doc)),
            "place": spans_of(store.places(doc)),
            "date": spans_of(store.dates(doc)),
            "group": spans_of(store.groups(doc)),
        }
        relations = (*relations_of_people(read_entities(doc)), *relations_of_events(read_events(doc)))
        return Advised(mentions, relations, layout_of(doc).sentences)
