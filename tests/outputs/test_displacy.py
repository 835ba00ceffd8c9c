"""What displaCy draws of a record."""

from __future__ import annotations

from itertools import pairwise

import pytest
from spacy import displacy

from newsextract import to_displacy
from sample_records import EMPTY, FULL, TEXT


def test_displacy_draws_the_record():
    """spaCy's own renderer takes it, and shows every label."""
    html = displacy.render(to_displacy(FULL, TEXT), style="ent", manual=True, jupyter=False)
    assert [label for label in ("PERSON", "TITLE", "INSTITUTION", "GROUP", "PLACE", "DATE") if label not in html] == []


def test_mentions_are_in_order_and_do_not_overlap():
    """Of "Ten students of VNU" and "VNU" only the first is drawn; the entity's id goes with it."""
    drawn = to_displacy(FULL, TEXT)["ents"]
    assert all(one["end"] <= other["start"] for one, other in pairwise(drawn))
    assert ("GROUP", "g1") in [(one["label"], one["kb_id"]) for one in drawn]


def test_another_text_is_refused():
    """Offsets into another text would draw nonsense."""
    with pytest.raises(ValueError, match="not the text of the document"):
        to_displacy(FULL, TEXT.upper())


def test_a_record_without_mentions_is_the_bare_text():
    """Nothing found is nothing drawn."""
    assert to_displacy(EMPTY, "")["ents"] == []
