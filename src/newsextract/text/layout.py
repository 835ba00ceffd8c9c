"""The parts of an article: headline, dateline, paragraphs, boilerplate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from spacy.tokens import Doc

ZoneKind = Literal["headline", "dateline", "paragraph", "boilerplate"]
_KEY = "newsextract.layout"


@dataclass(frozen=True, slots=True)
class Zone:
    """A half-open stretch of the text that is one part of the article."""

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The zones of a text in order; they do not overlap, and only white space lies between them.

    A "dateline" zone is the place-and-date opening of a paragraph ("BAKU, 30 July (AZERTAC) –") or a line that
    holds only a date or a byline with a date. Sentences never cross a zone or a blank line.
    """

    zones: tuple[Zone, ...]
    sentences: tuple[tuple[int, int], ...]

    def zone_at(self, offset: int) -> Zone | None:
        """The zone that the character at `offset` lies in."""
        return next((zone for zone in self.zones if zone.start <= offset < zone.end), None)

    def is_boilerplate(self, offset: int) -> bool:
        """Whether the character at `offset` lies in navigation or footer text."""
        zone = self.zone_at(offset)
        return zone is not None and zone.kind == "boilerplate"


def write_layout(doc: Doc, layout: Layout) -> None:
    """Keep the layout on the Doc and start spaCy's sentences where the layout's start."""
    doc.user_data[_KEY] = layout
    starts = {start for start, _ in layout.sentences}
    for token in doc:
        token.is_sent_start = token.i == 0 or any(offset in starts for offset in range(token.idx, token.idx + len(token)))


def layout_of(doc: Doc) -> Layout:
    """The layout of a Doc; one paragraph of one sentence before the layout stage has run."""
    whole = ((0, len(doc.text)),) if doc.text else ()
    fallback = Layout(tuple(Zone("paragraph", *span) for span in whole), whole)
    return cast(Layout, doc.user_data.get(_KEY) or fallback)
