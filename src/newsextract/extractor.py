"""The reusable extractor: texts in, document records out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import regex
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from .errors import InputError
from .pipeline import STAGES, document_of, keep_working_notes, refuse_unknown_stages
from .records.document import Document
from .text.doc_text import keep_text
from .text.line_ends import keep_original, with_plain_line_ends
from .text.source import SourceFacts, write_source
from .text.tokens import tokenize
from .timex.published import day_order, parse_published

Published = str | datetime.date | None
LONGEST_TEXT = 10_000_000  # characters; spaCy's own limit is a tenth of it and meant for parsers

_SURROGATE = regex.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what is known about it; `published` is a date, an ISO date or what people type ("30 July 2012")."""

    text: str
    id: str | None = None
    title: str | None = None
    published: Published = None


_DATED_BY, _ALL_STAGES = "newsextract_entities", "newsextract"


class Extractor:
    """Turns texts into documents; made once by `load`, used for any number of texts.

    `nlp` is the spaCy pipeline behind it: its stages (`nlp.pipe_names`) can be replaced or disabled.

    >>> extractor = load()
    >>> document = extractor.extract("Rector Ana Pereira visited Lisbon on 3 May 2019.")
    >>> document.people[0].name, document.dates[0].start_date
    ('Ana Pereira', '2019-05-03')
    """

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def extract(
        self, text: str, published: Published = None, id: str | None = None, title: str | None = None
    ) -> Document:
        """The record of one text.

        `published` is the day the article appeared: a date, an ISO date or what people type. Offsets in the
        record count code points of `text` exactly as given. Raises `DateInputError` for a `published` that is
        no date, `InputError` for a text that UTF-8 cannot write. An empty text gives an empty record with a warning.
        """
        return document_of(self.nlp(self._prepare(Article(text, id, title, published))))

    def pipe(self, articles: Iterable[str | Article], *, batch_size: int = 64) -> Iterator[Document]:
        """The records of many texts, in order and as a stream; the batch size changes nothing but memory.

        Raises `TypeError` for a single text in the place of many.
        """
        if isinstance(articles, str):
            raise TypeError("pipe takes many texts; give extract a single one")
        docs = (self._prepare(one if isinstance(one, Article) else Article(one)) for one in articles)
        for doc in self.nlp.pipe(docs, batch_size=batch_size):
            yield document_of(doc)

    def annotate(self, text: str, published: Published = None, id: str | None = None, title: str | None = None) -> Doc:
        """The spaCy Doc after all stages, with what `explain` needs to say why each field is there."""
        doc = self._prepare(Article(text, id, title, published))
        keep_working_notes(doc)
        return self.nlp(doc)

    def _prepare(self, article: Article) -> Doc:
        _refuse_wrong_types(article)
        _refuse_half_characters(article)
        text = with_plain_line_ends(article.text)
        doc = tokenize(text, self.nlp.tokenizer)
        keep_text(doc, text)
        if "\r" in article.text:
            keep_original(doc, article.text)
        published = None
        if article.published is not None:
            published = parse_published(article.published, day_first=self._day_first())
        write_source(doc, SourceFacts(id=article.id, title=article.title, published=published))
        return doc

    def _day_first(self) -> bool | None:
        """The order of two numbers in a date, as chosen for the dates of the text."""
        for name, factory in self.nlp.pipe_factories.items():
            if factory in {_DATED_BY, _ALL_STAGES}:
                config = self.nlp.get_pipe_config(name)
                return day_order({_DATED_BY: config} if factory == _DATED_BY else config["options"])
        return None


def _refuse_wrong_types(article: Article) -> None:
    """Raise `TypeError` for what is no text where a text is meant, before anything reads it."""
    for name, value, optional in (
        ("text", article.text, False),
        ("id", article.id, True),
        ("title", article.title, True),
    ):
        if not (isinstance(value, str) or (optional and value is None)):
            raise TypeError(f"{name} must be a str, not {type(value).__name__}; decode bytes as UTF-8 first")
    if not isinstance(article.published, str | datetime.date | type(None)):
        raise TypeError(f"published must be a date or a str, not {type(article.published).__name__}")


def _refuse_half_characters(article: Article) -> None:
    """Raise `InputError` for a surrogate code point, which stands for no character and cannot be written as UTF-8."""
    parts = (("the text", article.text), ("the title", article.title), ("the id", article.id))
    for what, words in parts:
        found = _SURROGATE.search(words or "")
        if found is not None:
            where = f"at offset {found.start()} of {what} stands half a character, U+{ord(found.group()):04X}"
            remedy = "decode it with errors='replace'"
            raise InputError(what if not article.id or what == "the id" else repr(article.id), where, remedy)


def load(*, exclude: Iterable[str] = (), options: Mapping[str, Mapping[str, Any]] | None = None) -> Extractor:
    """A reusable extractor; loading reads the rules and lexicons of this installation and nothing else.

    `exclude` names stages to leave out, such as "newsextract_events"; see `newsextract.STAGES`. `options` are those of
    stages, by name: `{"newsextract_entities": {"fiscal_month": 4}}`.
    Raises `ResourceError` for a damaged rule or lexicon file, `ValueError` for a stage or option that does not exist.
    """
    if isinstance(exclude, str):
        raise TypeError(f"exclude takes several names of stages, such as [{exclude!r}]")
    left_out, chosen = set(exclude), dict(options or {})
    refuse_unknown_stages([*left_out, *chosen])
    nlp = spacy.blank("en")
    nlp.max_length = LONGEST_TEXT
    for stage in STAGES:
        if stage not in left_out:
            nlp.add_pipe(stage, config=dict(chosen.get(stage, {})))
    return Extractor(nlp)


@lru_cache(maxsize=1)
def _default() -> Extractor:
    return load()


def extract(text: str, published: Published = None, id: str | None = None, title: str | None = None) -> Document:
    """The record of one text, by an extractor that is loaded on first use and kept; see `Extractor.extract`."""
    return _default().extract(text, published=published, id=id, title=title)
