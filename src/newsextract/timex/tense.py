"""Whether a sentence looks back or ahead at a place: the nearest verb form or word of planning decides."""

from __future__ import annotations

import regex

from .frame import Tense

_OPEN = (  # "was first scheduled for": then or now, past or to come
    r"(?:was|were|been|originally|first|initially|had)(?: \w+)? (?:scheduled|set|planned|fixed|announced|due|meant|called)"
)
_FUTURE = (
    r"(?:will|shall|to|would|must|should|could|may|can|'ll|’ll)(?: not| also| then| only)? (?:be|have) \w+|"
    r"will|shall|would|'ll|’ll|won't|(?:is|are|was|were) to \w+(?: \w+(?:ed|n|t|d)\b)?|going to|"
    r"(?:offered|agreed|decided|promised|vowed|pledged|asked|invited|wants?|intends?|hopes?|aims?|plans?|expects?|wishes|"
    r"ready|continues?) to \w+|scheduled|planned|expected|foreseen|due|upcoming|forthcoming|set (?:to|for)|slated|"
    r"deadline|register|registration|submit|invited|looks? forward|takes? place|takes effect|must|please|rescheduled|"
    r"(?:postponed|put off|moved) (?:to|until|till)|tomorrow|opens|starts|begins|comes|visits|arrives|returns|leaves|"
    r"travels|meets|holds|hosts|valid|expires?|prepar\w+|about to"
)
_PAST = (
    r"was|were|had|did|met|held|took|said|told|made|came|went|gave|became|began|left|saw|spoke|wrote|won|lost|led|"
    r"built|brought|bought|sent|paid|found|got|kept|put|ran|rose|fell|grew|flew|drew|knew|chose|broke|born|taken|given|"
    r"seen|gone|done|been|known|shown|grown|signed|sworn|hosted|since|ago|after|[a-z]{2,}(?<!ne)ed|set up|set out"
)
_MARK = regex.compile(rf"\b(?:(?P<open>{_OPEN})|(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b")
_SENTENCE_END = regex.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\n")
_UNTIL = regex.compile(r"\b(?:until|till)\s+(?:the\s+)?\Z")
_HEADING = regex.compile(r"(?:\A|\n)[ \t]*\Z")
_REACH = 400


def tense_at(text: str, start: int, end: int) -> Tense | None:
    """The tense around `[start, end)`: of the nearest mark before it in its sentence, else of the nearest behind.

    A date that heads a programme ("TUESDAY:") looks ahead.
    """
    before = text[max(0, start - _REACH) : start]
    if _UNTIL.search(before) or (text[end : end + 1] == ":" and _HEADING.search(before)):
        return "future"
    ends = [found.end() for found in _SENTENCE_END.finditer(before)]
    marks = list(_MARK.finditer(before, ends[-1] if ends else 0))
    if marks:
        return _tense(marks[-1])
    after = text[end : end + _REACH]
    stop = _SENTENCE_END.search(after)
    ahead = _MARK.search(after, endpos=stop.start() + 1 if stop else len(after))
    return _tense(ahead) if ahead else None


def _tense(mark: regex.Match[str]) -> Tense | None:
    if mark.group("open"):
        return None
    return "future" if mark.group("future") else "past"
