"""Two records made by hand, with every kind of entity, event and missing value; all names are invented."""

from __future__ import annotations

from newsextract import (
    Agreement,
    Date,
    Document,
    EventDate,
    Group,
    Institution,
    Meeting,
    NameParts,
    Person,
    Place,
    Ref,
    Source,
    Span,
    Title,
    Visit,
)

TEXT = (
    "Rector Ana Pereira and the Minister of Health met in Porto on 3 May 2019. "
    'Vila Nova University (VNU) and "Lind & Sons" signed a memorandum on <research>. '
    "Ten students of VNU visited Porto."
)


def span(words: str, *, after: str = "") -> Span:
    """The first place where the words stand, after others."""
    start = TEXT.index(words, TEXT.index(after))
    return Span(start=start, end=start + len(words), text=words)


def ref(id: str, words: str, *, after: str = "") -> Ref:
    """A reference whose words stand at the first place after others."""
    found = span(words, after=after)
    return Ref(id=id, text=words, start=found.start, end=found.end)


MEETING = span(TEXT[: TEXT.index("Vila")].strip())
SIGNING = span('Vila Nova University (VNU) and "Lind & Sons" signed a memorandum on <research>.')
COMING = span("Ten students of VNU visited Porto.")

FULL = Document(
    source=Source(id="news-1", title="A <busy> day", published="2019-05-04", published_basis="given"),
    people=(
        Person(
            id="p1",
            name="Ana Pereira",
            name_parts=NameParts(given="Ana", family="Pereira"),
            titles=(Title(text="Rector", kind="post", institution="i1", mentions=(span("Rector"),)),),
            affiliations=("i1",),
            mentions=(span("Ana Pereira"),),
        ),
        Person(
            id="p2",
            name=None,
            name_parts=None,
            titles=(
                Title(text="Minister of Health", kind="post", institution=None, mentions=(span("Minister of Health"),)),
            ),
            affiliations=(),
            mentions=(span("Minister of Health"),),
        ),
    ),
    institutions=(
        Institution(
            id="i1",
            name="Vila Nova University",
            acronyms=("VNU",),
            kind="university",
            parent=None,
            mentions=(span("Vila Nova University"), span("VNU"), span("VNU", after="Ten")),
        ),
        Institution(
            id="i2", name="Lind & Sons", acronyms=(), kind="company", parent=None, mentions=(span("Lind & Sons"),)
        ),
    ),
    groups=(
        Group(
            id="g1",
            text="Ten students of VNU",
            head="students",
            count=10,
            affiliations=("i1",),
            mentions=(span("Ten students of VNU"),),
        ),
    ),
    places=(Place(id="l1", name="Porto", country="PT", mentions=(span("Porto"), span("Porto", after="Ten"))),),
    dates=(
        Date(
            id="d1",
            text="3 May 2019",
            start_date="2019-05-03",
            end_date="2019-05-03",
            granularity="day",
            basis="as written",
            mentions=(span("3 May 2019"),),
        ),
    ),
    events=(
        Meeting(
            id="e1",
            type="meeting",
            status="occurred",
            confidence=0.9,
            triggers=(span("met"),),
            evidence=(MEETING,),
            date=EventDate(id="d1", start_date="2019-05-03", end_date="2019-05-03"),
            place=ref("l1", "Porto"),
            topic=None,
            participants=(ref("p1", "Ana Pereira"), ref("p2", "Minister of Health")),
            organizers=(),
        ),
        Agreement(
            id="e2",
            type="agreement",
            status="occurred",
            confidence=0.875,
            triggers=(span("signed"),),
            evidence=(SIGNING,),
            date=EventDate(id=None, start_date="2019-05-04", end_date="2019-05-04"),
            place=None,
            topic=span("<research>"),
            parties=(ref("i1", "Vila Nova University"), ref("i2", "Lind & Sons")),
            signatories=(ref("p1", "Ana Pereira"),),
            instrument=span("memorandum"),
        ),
        Visit(
            id="e3",
            type="visit",
            status="planned",
            confidence=1.0,
            triggers=(span("visited"),),
            evidence=(COMING,),
            date=None,
            place=None,
            topic=None,
            visitors=(ref("g1", "Ten students of VNU"),),
            hosts=(),
            destination=ref("l1", "Porto", after="Ten"),
        ),
    ),
)
EMPTY = Document(
    source=Source(id=None, title=None, published=None, published_basis=None), warnings=("the text is empty",)
)
