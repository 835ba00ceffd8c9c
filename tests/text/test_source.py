"""What is known about a text from outside."""

from spacy.tokens import Doc
from spacy.vocab import Vocab

from newsextract.text.source import SourceFacts, source_of, write_source


def test_facts_come_back_from_the_doc() -> None:
    """What was written is read back; a Doc without facts has none."""
    doc = Doc(Vocab(), words=["Rector", "Lind"])
    assert source_of(doc) == SourceFacts(id=None, title=None, published=None)
    facts = SourceFacts(id="visit.txt", title="Visit", published="2019-05-03")
    write_source(doc, facts)
    assert source_of(doc) == facts
