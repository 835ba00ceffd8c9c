"""The parts of an article: headline, dateline, paragraphs, boilerplate."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, cast

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.tokens import Doc

from .boilerplate import boilerplate_groups, is_footer
from .dateline import dateline_end, is_date_line, is_masthead
from .doc_text import text_of
from .headline import headline_groups, repeats_title
from .lines import Line, join_wrapped, read_lines
from .sentences import sentence_spans
from .stops import ends_sentence

ZoneKind = Literal["headline", "dateline", "paragraph", "boilerplate"]
_KEY = "newsextract.layout"
_TOP = 8  # groups of lines above a report in which its masthead stands


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
        index = bisect_right(self.zones, offset, key=lambda zone: zone.start) - 1
        return self.zones[index] if index >= 0 and offset < self.zones[index].end else None

    def sentence_number_at(self, offset: int) -> int:
        """The number of the sentence that the character at `offset` lies in or behind; 0 before all of them."""
        return max(0, bisect_right(self.sentences, offset, key=lambda span: span[0]) - 1)

    def is_boilerplate(self, offset: int) -> bool:
        """Whether the character at `offset` lies in navigation or footer text."""
        zone = self.zone_at(offset)
        return zone is not None and zone.kind == "boilerplate"


def read_layout(text: str, *, title: str | None = None) -> Layout:
    """The layout of a text; `title` is the title that came with it, if any, which its first lines may repeat."""
    groups = join_wrapped(read_lines(text))
    zones = tuple(_zones(text, groups, title))
    return Layout(zones, tuple(span for zone in zones for span in sentence_spans(text, zone.start, zone.end)))


def _zones(text: str, groups: list[list[Line]], title: str | None) -> Iterator[Zone]:
    kinds = _kinds(groups, title)
    first = next((index for index, kind in enumerate(kinds) if kind == "paragraph" and _is_report(groups[index])), -1)
    last = max((index for index, kind in enumerate(kinds) if kind == "paragraph"), default=-1)
    for index, (group, kind) in enumerate(zip(groups, kinds, strict=True)):
        start, end = group[0].start, group[-1].end
        if kind == "paragraph":
            yield from _paragraph(text, start, end, opens_report=index == first, closes_report=index == last)
        else:
            yield Zone(kind, start, end)


def _kinds(groups: list[list[Line]], title: str | None) -> list[ZoneKind]:
    """What each group of lines is."""
    titled = {index for index, group in enumerate(groups[:_TOP]) if repeats_title(group, title)}
    datelines = frozenset(index for index, group in enumerate(groups) if _is_dateline(group, index)) - titled
    boilerplate = boilerplate_groups(groups, spared=datelines) - titled
    kinds: list[ZoneKind] = ["paragraph"] * len(groups)
    for index in datelines:
        kinds[index] = "dateline"
    for index in boilerplate:
        kinds[index] = "boilerplate"
    article = [index for index, kind in enumerate(kinds) if kind == "paragraph"]
    for index in article[: headline_groups([groups[index] for index in article], title)]:
        kinds[index] = "headline"
    return kinds


def _is_dateline(group: list[Line], index: int) -> bool:
    words = group[0].words
    return len(group) == 1 and (is_date_line(words) or (index < _TOP and is_masthead(words)))


def _is_report(group: list[Line]) -> bool:
    """Whether a paragraph is the text of the report, not a label above it."""
    return ends_sentence(group[-1].words) or sum(len(line) for line in group) > 80


def _paragraph(text: str, start: int, end: int, *, opens_report: bool, closes_report: bool) -> Iterator[Zone]:
    """A paragraph, its dateline apart, and apart from the last one what is glued to its end."""
    border = start + dateline_end(text[start : min(end, start + 160)], opens_report=opens_report)
    if border > start:
        yield Zone("dateline", start, start + len(text[start:border].rstrip()))
    footer = _footer_start(text, border, end) if closes_report else end
    yield Zone("paragraph", border, border + len(text[border:footer].rstrip()))
    if footer < end:
        yield Zone("boilerplate", footer, end)


def _footer_start(text: str, start: int, end: int) -> int:
    """Where the footer starts that stands on the line of the last sentence, as in a page whose line ends were lost."""
    last, _ = sentence_spans(text, start, end)[-1]
    return last if last > start and not ends_sentence(text[last:end]) and is_footer(text[last:end]) else end


def write_layout(doc: Doc, layout: Layout) -> None:
    """Keep the layout on the Doc and start spaCy's sentences where the layout's start.

    A token that a border cuts belongs to the sentence that starts in it; white space before the first sentence is its.
    """
    doc.user_data[_KEY] = layout
    if not len(doc):
        return
    opens = np.full(len(doc), -1, dtype=np.int64)
    opens[[0, *(first for first, _ in sentence_tokens(doc)[1:])]] = 1
    # `token.is_sent_start = …` would ask all tokens of the Doc at every access
    doc.from_array([SENT_START], opens.view(np.uint64))  # type: ignore[arg-type]  # a vector is as good


def sentence_tokens(doc: Doc) -> list[tuple[int, int]]:
    """For each stretch of tokens that the layout's sentences start, its first token and the one after its last.

    A token that a border cuts belongs to the sentence that starts in it.
    """
    starts = doc.to_array([IDX]).tolist()  # no Token is made for each word
    borders = [bisect_right(starts, start) - 1 for start, _ in layout_of(doc).sentences[1:]]
    edges = sorted({0, *borders, len(starts)})
    return list(pairwise(edges)) if starts else []


def layout_of(doc: Doc) -> Layout:
    """The layout of a Doc; one paragraph of one sentence before the layout stage has run."""
    layout = doc.user_data.get(_KEY)
    if layout is None:
        whole = ((0, len(text_of(doc))),) if len(doc) else ()
        layout = Layout(tuple(Zone("paragraph", *span) for span in whole), whole)
    return cast(Layout, layout)


def forget_layout(doc: Doc) -> None:
    """Drop the layout, so that the Doc can be sent to another process; its sentences stay."""
    doc.user_data.pop(_KEY, None)
