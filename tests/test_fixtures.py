"""The articles of fixtures/: complete, annotated, and printed as the snapshots say.

    pytest tests/test_fixtures.py --update-snapshots        rewrites fixtures/snapshots

What people annotated (expected/, gold.jsonl) never depends on what the program prints (snapshots/).
"""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest

import newsextract
from fixture_articles import FIXTURES, FixtureArticle, read_articles
from fixture_gold import GOLD, Annotation, AnnotationError, compile_article, compile_gold, read_annotation
from newsextract.evaluate.gold import read_gold
from snapshots import render

ARTICLES = read_articles()
by_name = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)


@pytest.fixture(scope="module")
def extractor() -> newsextract.Extractor:
    """One extractor for all articles."""
    return newsextract.load()


def spans_of(value: Any) -> list[dict[str, Any]]:
    """Everything in a record that has a place in the text."""
    if isinstance(value, list):
        return [span for one in value for span in spans_of(one)]
    if not isinstance(value, dict):
        return []
    own = [value] if "start" in value else []
    return own + [span for one in value.values() for span in spans_of(one)]


def test_every_article_is_listed():
    """sources.yaml, articles/, expected/ and snapshots/ hold the same articles."""
    names = sorted(article.name for article in ARTICLES)
    assert sorted(path.stem for path in (FIXTURES / "articles").iterdir()) == names
    assert sorted(path.stem for path in (FIXTURES / "expected").iterdir()) == names
    assert sorted(path.stem for path in (FIXTURES / "snapshots").iterdir()) == names


@by_name
def test_an_article_has_the_length_of_a_release_and_a_licence(article: FixtureArticle):
    """Each article has 120 to 400 words and may be passed on."""
    assert 120 <= len(article.text.split()) <= 400
    assert article.licence == "MIT"


def test_one_article_has_windows_line_ends_and_accents():
    """What git or an editor could spoil is still there: CRLF line ends and composed accents."""
    text = next(one for one in ARTICLES if one.name.endswith("windows-line-ends")).text
    assert text.count("\r\n") == text.count("\n") > 5
    assert not text.isascii()
    assert unicodedata.is_normalized("NFC", text)


def test_gold_is_what_people_annotated():
    """gold.jsonl is compiled from expected/; after a change there run `python tests/fixture_gold.py`."""
    assert GOLD.read_text(encoding="utf-8") == compile_gold()


def test_gold_can_be_evaluated():
    """The evaluation accepts the gold records of all articles, and their events are of every type and status."""
    golds = read_gold(GOLD)
    assert [gold.id for gold in golds] == [article.path.name for article in ARTICLES]
    events = [event for gold in golds for event in gold.events]
    assert {event.type for event in events} == {"visit", "meeting", "agreement"}
    assert {event.status for event in events} == {"occurred", "planned", "cancelled", "proposed"}
    assert [gold.id for gold in golds if not gold.events] == ["company-chile-no-event.txt"]


MISFITS = {
    "a name that is not there": {"mentions": {"person": ["Nobody Else"]}},
    "an occurrence that is not there": {"mentions": {"place": [{"text": "Riga", "only": [9]}]}},
    "a person who is no mention": {"people": [{"name": "Riga"}]},
    "a role of no mention": {
        "events": [{"type": "visit", "trigger": "visited", "visitor": ["nobody"], "status": "occurred"}]
    },
    "a trigger that is not there": {
        "mentions": {"place": ["Riga"]},
        "events": [{"type": "visit", "trigger": "sailed", "destination": ["Riga"], "status": "occurred"}],
    },
}


@pytest.mark.parametrize("misfit", MISFITS.values(), ids=MISFITS.keys())
def test_an_annotation_that_does_not_fit_is_refused(misfit: dict[str, Any]):
    """Words that the article does not hold as annotated are an error that names the article."""
    article = next(one for one in ARTICLES if one.name == "agency-eu-workshop")
    annotation = Annotation.model_validate({"mentions": {}, "people": [], "institutions": [], "events": [], **misfit})
    with pytest.raises(AnnotationError, match=r"agency-eu-workshop: "):
        compile_article(article, annotation)


def test_a_longer_mention_takes_its_words_alone():
    """A name inside a longer one of the same label, or inside an institution's name, is no mention of its own."""
    article = next(one for one in ARTICLES if one.name == "university-azerbaijan-shared-title")
    mentions = compile_article(article, read_annotation(article))["mentions"]
    samarkand = [mention for mention in mentions if mention["text"] == "Samarkand"]
    assert [article.text[one["start"] - 3 : one["start"]] for one in samarkand] == ["in ", "of "]


@by_name
def test_the_record_is_as_it_was(article: FixtureArticle, extractor: newsextract.Extractor, update_snapshots: bool):
    """The program prints what it printed last time, byte for byte; what changes is shown by the diff."""
    record = extractor.extract(
        article.text, published=article.published, id=article.path.name, title=article.title
    ).to_json()
    snapshot = FIXTURES / "snapshots" / f"{article.name}.json"
    printed = render(json.loads(record))
    if update_snapshots:
        snapshot.write_text(printed, encoding="utf-8", newline="\n")
    assert snapshot.read_bytes().decode("utf-8") == printed


@by_name
def test_every_span_of_a_record_holds_its_words(article: FixtureArticle, extractor: newsextract.Extractor):
    """Offsets count code points of the text as given, whatever its line ends and accents."""
    record = json.loads(extractor.extract(article.text, published=article.published).to_json())
    spans = spans_of(record)
    assert spans
    assert all(article.text[span["start"] : span["end"]] == span["text"] for span in spans)


@by_name
def test_ids_of_a_record_resolve(article: FixtureArticle, extractor: newsextract.Extractor):
    """Whatever an event refers to is an entity of the same record."""
    document = extractor.extract(article.text, published=article.published)
    for event in json.loads(document.to_json())["events"]:
        for reference in spans_of([value for name, value in event.items() if name != "date"]):
            if "id" in reference:
                assert document.resolve(reference["id"]).id == reference["id"]
        if event["date"] and event["date"]["id"]:
            assert document.resolve(event["date"]["id"])


def test_a_text_without_events_has_none(extractor: newsextract.Extractor):
    """Words like "met our targets" and "to visit our pages" announce no event."""
    article = next(one for one in ARTICLES if one.name == "company-chile-no-event")
    assert extractor.extract(article.text, published=article.published).events == ()


def test_no_event_comes_from_boilerplate(extractor: newsextract.Extractor):
    """Triggers of the article with navigation and footer lie in its paragraphs."""
    article = next(one for one in ARTICLES if one.name == "hospital-georgia-boilerplate")
    first = article.text.index("On October 7")
    last = article.text.index("Ministry of Wellbeing of Imereti\n")
    document = extractor.extract(article.text)
    assert document.events
    assert all(first <= trigger.start < last for event in document.events for trigger in event.triggers)
