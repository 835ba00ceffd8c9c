"""Corpora with a token and its tag on each line: WikiGold, CrossNER, and the government reports of multiNER."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from detokenise import lay_out
from partial_labels import Span, is_doubtful, partial_article

LAYERS = ("person", "institution", "place")
ARTICLE_SENTENCES = 15
PARAGRAPH_SENTENCES = 3
SENTENCE_ENDS = (".", "?", "!", '"')
MARKUP = frozenset({"=", "|", "{", "}", "ref"})  # left over in CrossNER
LONGEST_ABBREVIATION = 5  # "Corp."; a longer last word has taken in the full stop of its sentence
DOCUMENT_START = "-DOCSTART-"
ZERO_WIDTH = "\u200b\u200c\u200d\ufeff"


class Tagged(NamedTuple):
    """A token with its tag: O, B-label or I-label."""

    word: str
    tag: str


Sentence = list[Tagged]


@dataclass(frozen=True)
class Scheme:
    """What a corpus's labels say in our sense: `kinds` name ours, `mixed` may hold ours, all others hold none."""

    kinds: dict[str, str]
    mixed: frozenset[str] = frozenset()


WIKIGOLD = Scheme({"PER": "person", "ORG": "institution", "LOC": "place"})
GOVERNMENT = Scheme({"PER": "person", "ORG": "institution", "LOC": "place"}, frozenset({"MISC"}))
CROSSNER = Scheme(
    {
        **dict.fromkeys(("person", "politician", "scientist", "researcher", "writer"), "person"),
        **dict.fromkeys(("organisation", "university", "politicalparty"), "institution"),
        **dict.fromkeys(("country", "location"), "place"),
    },
    frozenset(
        (
            "misc",
            "conference",
            "academicjournal",
            "award",
            "theory",
            "astronomicalobject",
            "event",
            "election",
            "product",
        )
    ),
)


def read_wikigold(folder: Path) -> list[dict[str, Any]]:
    """Sentences of Wikipedia, one article for each of its documents."""
    documents: list[list[Sentence]] = []
    for sentence in _sentences(folder / "wikigold/CONLL-format/data/wikigold.conll.txt"):
        if sentence[0].word == DOCUMENT_START:
            documents.append([])
        else:
            documents = documents or [[]]
            documents[-1].append(sentence)
    return _articles("wikigold", documents, WIKIGOLD)


def read_crossner(folder: Path) -> list[dict[str, Any]]:
    """Lone sentences of Wikipedia on politics, science and AI, some to an article."""
    articles = []
    for field in ("politics", "science", "ai"):
        parts = (_sentences(folder / "crossner" / field / f"{part}.txt") for part in ("train", "dev", "test"))
        sentences = [sentence for part in parts for sentence in part if _is_clean(sentence)]
        articles += _articles(f"crossner-{field}", _batches(sentences), CROSSNER)
    return articles


def read_government(folder: Path) -> list[dict[str, Any]]:
    """Whole sentences of Sri Lankan annual reports, some to an article; lines of tables are left out."""
    sentences = [s for s in _sentences(folder / "multiner_gov/x/Final_English.txt") if _is_prose(s)]
    return _articles("multiner-gov", _batches(sentences), GOVERNMENT)


def _sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a file, empty lines between them; a document's start is a sentence of its own."""
    sentence: Sentence = []
    for line in (*path.read_text(encoding="utf-8").splitlines(), ""):
        word, _, tag = line.strip().replace("\t", " ").rpartition(" ")
        starts_document = line.startswith(DOCUMENT_START)
        if sentence and (starts_document or not word):
            yield sentence
            sentence = []
        if starts_document:
            yield [Tagged(DOCUMENT_START, "O")]
        elif word.strip(ZERO_WIDTH):
            sentence.append(Tagged(word.strip(ZERO_WIDTH), tag))


def _is_prose(sentence: Sentence) -> bool:
    """Whether a line reads as a sentence: it ends as one, small letters begin half of its words and a third of all."""
    small = sum(token.word[0].islower() for token in sentence)
    words = sum(token.word[0].isalpha() for token in sentence)
    return sentence[-1].word in {".", "?", "!"} and 2 * small >= words and 3 * small >= len(sentence)


def _is_clean(sentence: Sentence) -> bool:
    """Whether a line has an end and no markup."""
    return sentence[-1].word.endswith(SENTENCE_ENDS) and not any(token.word in MARKUP for token in sentence)


def _return_quotes(document: list[Sentence]) -> list[Sentence]:
    """The same sentences, where a quote that closes at the head of one is the last mark of the one before."""
    mended: list[Sentence] = []
    for sentence in document:
        if mended and sentence[0].word == '"' and sum(token.word == '"' for token in mended[-1]) % 2:
            mended[-1] = [*mended[-1], sentence[0]]
            sentence = sentence[1:]  # noqa: PLW2901
        if sentence:
            mended.append(sentence)
    return mended


def _batches(sentences: list[Sentence]) -> list[list[Sentence]]:
    starts = range(0, len(sentences), ARTICLE_SENTENCES)
    return [sentences[start : start + ARTICLE_SENTENCES] for start in starts]


def _articles(source: str, documents: list[list[Sentence]], scheme: Scheme) -> list[dict[str, Any]]:
    sentences = (sentence for document in documents for sentence in document)
    places = _place_names(sentences, scheme)
    return [
        _article(f"{source}-{number:04d}", source, _return_quotes(document), scheme, places)
        for number, document in enumerate(documents, start=1)
        if document
    ]


def _place_names(sentences: Iterable[Sentence], scheme: Scheme) -> frozenset[str]:
    """All that a corpus calls a place somewhere."""
    return frozenset(
        " ".join(token.word for token in sentence[first:after])
        for sentence in sentences
        for label, first, after in _runs(sentence)
        if scheme.kinds.get(label) == "place"
    )


def _article(key: str, source: str, document: list[Sentence], scheme: Scheme, places: frozenset[str]) -> dict[str, Any]:
    text, offsets = lay_out(([t.word for t in sentence] for sentence in document), per_paragraph=PARAGRAPH_SENTENCES)
    spans: list[Span] = []
    unknown: list[tuple[int, int]] = []
    for sentence, where in zip(document, offsets, strict=True):
        for label, first, after in _runs(sentence):
            kind = scheme.kinds.get(label)
            words = [token.word for token in sentence[first:after]]
            if kind == "institution" and words[0].lower() == "the" and len(words) > 1:
                unknown.append(where[first])  # some count the article in
                first, words = first + 1, words[1:]  # noqa: PLW2901
            place = (where[first][0], where[after - 1][1] - _has_full_stop(words[-1]))
            if kind and not is_doubtful(kind, words, place_names=places):
                spans.append(Span(kind, *place))
            elif kind or (label in scheme.mixed and any(word[0].isupper() for word in words)):
                unknown.append(place)
    return partial_article(key, source, text, spans=spans, unknown=unknown, layers=LAYERS)


def _has_full_stop(word: str) -> bool:
    """Whether the full stop of the sentence hangs on this word."""
    return word.endswith(".") and word[:-1].isalpha() and len(word) > LONGEST_ABBREVIATION


def _runs(sentence: Sentence) -> list[tuple[str, int, int]]:
    """The label, first token and end of each tagged stretch; an I that continues nothing begins one."""
    runs: list[tuple[str, int, int]] = []
    before = "O"
    for number, (_, tag) in enumerate(sentence):
        if tag != "O":
            label = tag[2:]
            if tag[0] == "I" and before[2:] == label:
                runs[-1] = (label, runs[-1][1], number + 1)
            else:
                runs.append((label, number, number + 1))
        before = tag
    return runs
