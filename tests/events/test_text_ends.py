"""What stands at the very end of a text is read without looking past it."""

import newsextract


def test_a_quotation_mark_may_be_the_last_word() -> None:
    """A closing mark behind a noun at the end of the text opens no name."""
    document = newsextract.extract("Ana Lind met Tomas Roe. The price hit its lowest level despite tensions”")
    assert [event.type for event in document.events] == ["meeting"]
