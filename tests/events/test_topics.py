"""Topics and instruments."""

from __future__ import annotations

import pytest

from marked_text import read_marked
from newsextract.events.topics import instrument_of, topic_of

TOPICS = {
    "on": ("They held a <seminar> on carbon markets in Porto.", "carbon markets in Porto"),
    "to discuss": ("They <met> to discuss the harvest of the region.", "harvest of the region"),
    "discussed": ("At the <meeting> they discussed joint research.", "joint research"),
    "not a date": ("They <met> on [3 May|date 2024-05-03].", None),
    "nothing": ("They <met>.", None),
}


@pytest.mark.parametrize(("written", "topic"), TOPICS.values(), ids=TOPICS)
def test_topic_is_a_short_part_of_the_sentence(written: str, topic: str | None) -> None:
    """The words behind "on", "to discuss" and the like, without article; a date is no topic."""
    marked = read_marked(written)
    trigger = marked.triggers[0]
    found = topic_of(marked.doc, trigger, sentence=marked.sentence(trigger))
    assert (found.text if found else None) == topic
    assert found is None or found.cut(marked.doc.text) == topic


INSTRUMENTS = {
    "memorandum": ("They <signed> a memorandum of understanding.", "memorandum of understanding"),
    "named by topic": ("They <signed> an agreement on bilateral cooperation.", "agreement on bilateral cooperation"),
    "premodified": ("The sides <concluded> a five-year supply contract.", "five-year supply contract"),
    "itself the trigger": ("The <accord> was sealed.", "accord"),
    "nothing": ("The sides <signed> with ink.", None),
}


@pytest.mark.parametrize(("written", "name"), INSTRUMENTS.values(), ids=INSTRUMENTS)
def test_instrument_is_named_without_verbs_and_articles(written: str, name: str | None) -> None:
    """The name of the instrument runs from its modifiers to its topic."""
    marked = read_marked(written)
    trigger = marked.triggers[0]
    found = instrument_of(marked.doc, trigger, sentence=marked.sentence(trigger))
    assert (found.text if found else None) == name
