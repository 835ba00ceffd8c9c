"""A web page -> the article in it, through trafilatura (extra [html])."""

from __future__ import annotations

from ..errors import InputError
from ..extractor import Article
from ..extras import import_extra
from ..text.reading import decode

_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}  # fixed: no clock decides


def read_html(raw: bytes, *, name: str) -> Article:
    """The main text of a page with the title and the date of its metadata; offsets of a record count in this text.

    `name` is what errors call the page, and the article's id. Raises `InputError` for a page without an article,
    `MissingExtraError` without trafilatura.
    """
    trafilatura = import_extra("trafilatura", extra="html", purpose="reading HTML")
    page = decode(raw, name=name)
    found = (
        trafilatura.bare_extraction(page, with_metadata=True, date_extraction_params=_DATES) if page.strip() else None
    )
    if found is None or not (found.text or "").strip():
        raise InputError(name, "holds no article that could be told from the page around it", "give its text instead")
    return Article(text=found.text, id=name, title=found.title or None, published=found.date or None)
