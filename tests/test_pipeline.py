"""The stages as spaCy components: together, one by one, replaced and switched off."""

import pickle

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import newsextract
from newsextract.mentions.mention import PersonMention
from newsextract.pipeline import MentionStage

TEXT = "Rector Ana Pereira visited Lisbon on 3 May 2019."


def test_all_stages_come_as_one_component() -> None:
    """`add_pipe("newsextract")` on a blank pipeline leaves the whole record on the Doc."""
    nlp = spacy.blank("en")
    nlp.add_pipe("newsextract")
    document = nlp(TEXT)._.newsextract
    assert document == newsextract.extract(TEXT)
    assert [event.type for event in document.events] == ["visit"]


@pytest.mark.parametrize("stage", newsextract.STAGES)
def test_each_stage_works_on_its_own(stage: str) -> None:
    """Any one stage can be added alone to a blank pipeline; it finds what it can without the others."""
    nlp = spacy.blank("en")
    nlp.add_pipe(stage)
    assert nlp(TEXT).text == TEXT


def test_date_stage_alone_shows_its_spans() -> None:
    """A user who wants only dates reads them from `doc.spans`."""
    nlp = spacy.blank("en")
    nlp.add_pipe("newsextract_dates")
    doc = nlp(TEXT)
    assert [span.text for span in doc.spans["date"]] == ["3 May 2019"]


@pytest.mark.parametrize("stage", newsextract.STAGES)
def test_each_stage_can_be_switched_off(stage: str) -> None:
    """Without any one stage the others still give a record, and what the stage finds is not in it."""
    document = newsextract.load(exclude=[stage]).extract(TEXT, id="a")
    assert document.source.id == "a"
    if stage == "newsextract_dates":
        assert document.dates == ()
    if stage == "newsextract_events":
        assert document.events == ()
        assert document.people


DATES = "Signed on 05/08/2022 for fiscal year 2007, long after 9/11."
OPTIONS = {"newsextract_dates": {"event_days": False}, "newsextract_entities": {"day_first": True, "fiscal_month": 4}}


def test_options_of_dates_reach_the_record() -> None:
    """What a text leaves open is settled by the options of the stages, given to `load` or to the one component."""
    nlp = spacy.blank("en")
    nlp.add_pipe("newsextract", config={"options": OPTIONS})
    document = newsextract.load(options=OPTIONS).extract(DATES)
    assert [date.start_date for date in document.dates] == ["2022-08-05", "2006-04-01"]
    assert nlp(DATES)._.newsextract == document
    assert [date.start_date for date in newsextract.extract(DATES).dates] == ["2022-05-08", "2006-10-01", "2001-09-11"]


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"newsextract_tea": {}}, "newsextract_tea"),
        ({"newsextract_entities": {"fiscal_month": 13}}, "fiscal_month is 13"),
    ],
    ids=["a stage that is none", "a month that is none"],
)
def test_option_that_means_nothing_is_refused(options: dict[str, dict[str, object]], named: str) -> None:
    """A stage or value that does not exist is named in the error."""
    with pytest.raises(ValueError, match=named):
        newsextract.load(options=options)


def test_unknown_stage_is_refused_by_name() -> None:
    """A stage to leave out that does not exist is named, with those that do."""
    with pytest.raises(ValueError, match=r"newsextract_tea.*newsextract_dates"):
        newsextract.load(exclude=["newsextract_tea"])


class _OnlyLisbon:
    def find(self, doc: Doc) -> list[PersonMention]:
        start = doc.text.index("Lisbon")
        return [PersonMention(start, start + 6, "Lisbon", found_by="test-finder")]


@pytest.fixture
def replaced() -> Language:
    @Language.factory("test_people")
    def make(nlp: Language, name: str) -> MentionStage:
        return MentionStage("person", _OnlyLisbon())  # type: ignore[arg-type]

    nlp = newsextract.load(exclude=["newsextract_model"]).nlp
    nlp.replace_pipe("newsextract_people", "test_people")
    return nlp


def test_a_stage_can_be_replaced(replaced: Language) -> None:
    """Another finder's people go through the later stages like our own.

    Without the model: what a finder of the rules finds is advice to the model, which may decide otherwise.
    """
    people = replaced(TEXT)._.newsextract.people
    assert [person.name for person in people if person.name] == ["Lisbon"]  # and the Rector, by office alone


def test_documents_survive_several_processes() -> None:
    """`nlp.pipe` with two processes gives the same records as one."""
    nlp = spacy.blank("en")
    nlp.add_pipe("newsextract")
    texts = [TEXT, "Nothing here.", ""]
    alone = [nlp(text)._.newsextract.to_json() for text in texts]
    assert [doc._.newsextract.to_json() for doc in nlp.pipe(texts, n_process=2, batch_size=1)] == alone


def test_an_extractor_can_be_pickled() -> None:
    """What travels to a process that is not forked gives the same record there."""
    extractor = newsextract.load()
    assert pickle.loads(pickle.dumps(extractor)).extract(TEXT) == extractor.extract(TEXT)
