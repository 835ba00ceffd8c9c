"""The date finder on a Doc."""

from __future__ import annotations

import pytest
import spacy

from newsextract.mentions.dates import DateFinder
from newsextract.timex.expressions import PartialDate, Range

NLP = spacy.blank("en")


def test_mention_carries_words_rule_and_expression() -> None:
    """A date mention knows its place in the text, the rule that found it and what the words say."""
    (mention,) = DateFinder().find(NLP("Students arrived on June 5-19 in Baku."))
    assert (mention.start, mention.end, mention.text) == (20, 29, "June 5-19")
    assert mention.found_by == "date-dash-day"
    assert mention.timex == Range(PartialDate(month=6, day=5), PartialDate(month=6, day=19))


@pytest.mark.parametrize(
    "text", ["Hi,  on\t27 July\u00a02012 🙂 they met", "«27 July 2012» — they met", "é27 July 2012, 27 July 2012"]
)
def test_offsets_count_code_points_of_the_given_text(text: str) -> None:
    """`text[start:end]` is the mention whatever stands around it."""
    mentions = DateFinder().find(NLP(text))
    assert mentions
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)


def test_doc_is_left_as_it_was() -> None:
    """Finding has no side effects."""
    doc = NLP("They met on 27 July 2012.")
    DateFinder().find(doc)
    assert not doc.spans
    assert not doc.ents


def test_events_called_by_their_day_are_an_option() -> None:
    """ "9/11" is a date mention unless the component is told to leave out such events."""
    doc = NLP("The law changed after 9/11 and in 2004.")
    assert [mention.text for mention in DateFinder().find(doc)] == ["9/11", "2004"]
    assert [mention.text for mention in DateFinder(event_days=False).find(doc)] == ["2004"]
