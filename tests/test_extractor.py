"""The library from the outside: one text, many texts, any text."""

import datetime

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import newsextract
from newsextract import Article, Document, Extractor

TEXTS = [
    "Rector Ana Pereira visited Lisbon on 3 May 2019.",
    "",
    "The Ministry of Health of Norland and Porto University signed an agreement on 4 May 2019.\r\n\r\nIt was long.",
]
WORDS = st.sampled_from(
    [
        "Rector",
        "Ana",
        "Pereira",
        "met",
        "visited",
        "signed",
        "agreement",
        "with",
        "the",
        "University",
        "of",
        "Porto",
        "on",
        "3",
        "May",
        "2019",
        ",",
        ".",
        "\n",
        "\n\n",
        "(",
        ")",
        "–",
        "Minister",
        "AMU",
        "and",
        "Dr.",
        "J.K.",
        "bin",
        "students",
        "delegation",
        "will",
        "today",
        "“",
        "”",
        "'",
        "\t",
        "\r\n",
        "\u2028",
        "é",
        "北京",
        "🙂",
    ]
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return newsextract.load()


def spans_of(document: Document) -> list[newsextract.Span | newsextract.Ref]:
    entities = (*document.people, *document.institutions, *document.groups, *document.places, *document.dates)
    found: list[newsextract.Span | newsextract.Ref] = [span for entity in entities for span in entity.mentions]
    found += [span for person in document.people for title in person.titles for span in title.mentions]
    for event in document.events:
        found += [*event.triggers, *event.evidence]
        for _, value in event:
            values = value if isinstance(value, tuple) else (value,)
            found += [one for one in values if isinstance(one, newsextract.Span | newsextract.Ref)]
    return found


@pytest.mark.parametrize("batch_size", [1, 2, 100])
def test_stream_gives_the_same_records_in_order(extractor: Extractor, batch_size: int) -> None:
    """`pipe` changes nothing but speed, whatever the batch size, and takes texts and articles alike."""
    articles = [TEXTS[0], Article(TEXTS[1], id="b"), Article(TEXTS[2], id="c", published="30 July 2019")]
    one_by_one = [
        extractor.extract(TEXTS[0]),
        extractor.extract(TEXTS[1], id="b"),
        extractor.extract(TEXTS[2], id="c", published="2019-07-30"),
    ]
    assert list(extractor.pipe(articles, batch_size=batch_size)) == one_by_one


def test_stream_is_lazy(extractor: Extractor) -> None:
    """The first record comes before the last text is read."""
    read = []

    def texts():
        for n in range(100):
            read.append(n)
            yield TEXTS[0]

    next(iter(extractor.pipe(texts(), batch_size=4)))
    assert len(read) < 20


@pytest.mark.parametrize(
    ("text", "destination", "further"),
    [
        ("Minister Ana Lind visited Porto, Braga and Lisbon on 3 May 2019.", "Porto", ["Braga", "Lisbon"]),
        (
            "Rector Ana Lind visited the Harbour Clinic and Vila Nova University in Porto.",
            "Harbour Clinic",
            ["Vila Nova University"],
        ),
        ("Rector Ana Lind visited the Harbour Clinic in Porto on 3 May 2019.", "Harbour Clinic", []),
        ("Minister Ana Lind visited Porto, Portugal and Madrid, Spain on 3 May 2019.", "Porto", ["Madrid"]),
        ("Minister Lind visits Porto.\n\nMinister Ana Lind visited Porto and Braga on 3 May 2019.", "Porto", ["Braga"]),
    ],
)
@pytest.mark.parametrize("excluded", [(), ("newsextract_model",)])
def test_a_visit_has_every_destination_that_the_text_lists(
    text: str, destination: str, further: list[str], excluded: tuple[str, ...]
) -> None:
    """One is the destination, those listed with it are further ones; the town or country around them is none."""
    (visit,) = newsextract.load(exclude=excluded).extract(text).events
    assert visit.destination.text == destination
    assert [one.text for one in visit.further_destinations] == further


@pytest.mark.parametrize("published", ["2019-07-30", "30 July 2019", datetime.date(2019, 7, 30)])
def test_published_may_be_a_date_or_words(extractor: Extractor, published: str | datetime.date) -> None:
    """The publication date is printed as ISO however it was given."""
    assert extractor.extract("Hello.", published=published).source.published == "2019-07-30"


@pytest.mark.parametrize(("day_first", "iso"), [(True, "2012-02-01"), (False, "2012-01-02")])
def test_the_order_of_two_numbers_holds_for_published_too(day_first: bool, iso: str) -> None:
    """The option that says how "1/2/2012" in a text is read says it of the publication date as well."""
    extractor = newsextract.load(options={"newsextract_entities": {"day_first": day_first}})
    assert extractor.extract("Hello.", published="1/2/2012").source.published == iso


@pytest.mark.parametrize(("day_first", "iso"), [(True, "2012-02-01"), (False, "2012-01-02")])
def test_the_order_of_two_numbers_is_that_of_a_single_component_too(day_first: bool, iso: str) -> None:
    """An extractor of a pipeline of one component, of whatever name, reads the publication date by its options."""
    nlp = spacy.blank("en")
    nlp.add_pipe("newsextract", name="news", config={"options": {"newsextract_entities": {"day_first": day_first}}})
    document = newsextract.Extractor(nlp).extract("It opened on 1/2/2012.", published="1/2/2012")
    assert document.source.published == document.dates[0].start_date == iso


def test_bad_published_names_the_words(extractor: Extractor) -> None:
    """What is no date is refused with the words that were given."""
    with pytest.raises(newsextract.DateInputError, match="soonish"):
        extractor.extract("Hello.", published="soonish")


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join)))
def test_any_text_gives_a_record_whose_spans_hold_their_words(text: str) -> None:
    """Whatever the text, nothing breaks, every span cuts its own words, every reference resolves, JSON reads back."""
    text = text.encode("utf-8", "ignore").decode("utf-8")
    document = newsextract.extract(text)
    for span in spans_of(document):
        assert text[span.start : span.end] == span.text
        if isinstance(span, newsextract.Ref):
            assert document.resolve(span)
    assert Document.model_validate_json(document.to_json()) == document


@settings(max_examples=50, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_ids_follow_the_order_of_first_mention(text: str) -> None:
    """Entities stand in the order of their first mention, numbered from one without gaps."""
    document = newsextract.extract(text)
    for letter, entities in (("p", document.people), ("i", document.institutions), ("l", document.places)):
        assert [one.id for one in entities] == [f"{letter}{n}" for n in range(1, len(entities) + 1)]
        starts = [min(span.start for span in one.mentions) for one in entities]
        assert starts == sorted(starts)


@pytest.mark.parametrize(
    "sentences", [2_000, pytest.param(20_000, marks=pytest.mark.slow)], ids=["a tenth", "a megabyte"]
)
def test_megabyte_line_is_read(extractor: Extractor, sentences: int) -> None:
    """A line of a megabyte is slow at worst, never fatal."""
    text = "Rector Ana Pereira visited Lisbon on 3 May 2019. " * sentences
    document = extractor.extract(text)
    assert len(document.people) == 1


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda one: one.extract(None), "text must be a str, not NoneType"),
        (lambda one: one.extract(b"Baku"), "text must be a str, not bytes"),
        (lambda one: one.extract("Baku", id=3), "id must be a str, not int"),
        (lambda one: one.extract("Baku", published=3), "published must be a date or a str, not int"),
        (lambda one: next(one.pipe("Baku")), "pipe takes many texts"),
        (lambda one: newsextract.load(exclude="newsextract_events"), "exclude takes several names"),
    ],
    ids=["no text", "bytes", "a number as id", "a number as date", "one text for many", "one name for several"],
)
def test_what_is_no_text_is_refused_by_name(extractor: Extractor, call, says: str) -> None:
    """A wrong type is named with its parameter before anything reads it."""
    with pytest.raises(TypeError, match=says):
        call(extractor)
