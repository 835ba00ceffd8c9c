"""How a record looks in a notebook."""

from __future__ import annotations

from newsextract.records.notebook import SHOWN
from sample_records import EMPTY, FULL


def test_the_display_says_who_did_what():
    """Events with their parts, people with their titles."""
    html = FULL._repr_html_()
    assert "participants: Ana Pereira, Minister of Health" in html
    assert "2019-05-03" in html
    assert "Porto" in html


def test_what_the_text_holds_is_escaped():
    """A headline with markup stays words, and there are no scripts."""
    html = FULL._repr_html_()
    assert "A &lt;busy&gt; day" in html
    assert "Lind &amp; Sons" in html
    assert (
        "<script"
        not in FULL.model_copy(
            update={"source": FULL.source.model_copy(update={"title": "<script>alert(1)</script>"})}
        )._repr_html_()
    )


def test_an_empty_record_says_why():
    """Warnings are shown, and no empty table."""
    html = EMPTY._repr_html_()
    assert "the text is empty" in html
    assert "<table>" not in html


def test_long_lists_are_cut_and_counted():
    """A notebook shows a few and says how many more there are."""
    many = FULL.model_copy(update={"institutions": FULL.institutions * SHOWN})
    html = many._repr_html_()
    assert f"and {SHOWN} more" in html
    assert html.count("<tr>") < 2 * SHOWN + 10
