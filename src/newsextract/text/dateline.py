"""Datelines: the place-and-date opening of a report, and lines that hold only a date."""

from __future__ import annotations

import regex

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?)\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
DATE = (
    rf"(?:(?:{_WEEKDAY},?\s+)?(?:{_DAY}(?:\s+of)?\s+{_MONTH},?(?:\s+{_YEAR})?|{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?"
    rf"|{_MONTH},?\s+{_YEAR})|{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:{_YEAR}|\d\d)"
    rf"|\d{{1,2}}[- ]{_MONTH}[- ]{_YEAR})"
)
_UPPER = r"\p{Lu}[\p{Lu}\p{M}.’'-]{2,}"
_NAME = r"\p{Lu}[\p{L}\p{M}.’'-]*"
_AGENCY = r"(?:\s*[(/][\p{L}\p{M}./&’' -]{2,30}[)/])"
_DASH = r"\s*(?:--+|[\u2012-\u2015]|(?<=[\s)/.])-(?=\s))\s*"
_PLACE = rf"{_NAME}(?:[ /]{_NAME}){{0,3}}(?:,\s{_NAME}(?:\s{_NAME}){{0,2}}){{0,2}}"
_UPPER_PLACE = rf"{_UPPER}(?:[ /](?:{_UPPER}|\p{{Lu}}\.)){{0,3}}(?:,\s{_NAME}(?:\s{_NAME}){{0,2}}){{0,2}}"
_OPENING = regex.compile(
    rf"(?:[(\[]?(?:{_PLACE})[)\]]?(?:,\s*|\s*\(|\s+)(?:{DATE})\)?(?:\s*,\s*{_YEAR})?{_AGENCY}?(?:{_DASH}|\s*[:.]\s+|\s*/[\p{{L}} -]{{2,20}}/[.:]?\s*)"
    rf"|(?:{DATE}),?\s+(?:{_PLACE}){_AGENCY}?{_DASH}"
    rf"|[(\[]?(?:{_UPPER_PLACE})[)\]]?{_AGENCY}?{_DASH}"
    rf"|(?:{_PLACE}){_AGENCY}(?:{_DASH}|\s*:\s+)"
    rf"|[(\[](?:{_PLACE})[)\]]{_DASH})"
    r"(?=\S)"
)
_DATE = regex.compile(rf"(?<![\p{{L}}\d])(?:{DATE})(?!\d)")
_TIME = regex.compile(r"\b\d{1,2}(?::\d\d){1,2}(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?", regex.IGNORECASE)
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_FRAME = frozenset(
    "a at am pm and by date dated date edt est et embargo embargoed for from gmt utc immediate in issued last modified news of on "
    "posted press print public publication published release released releases statement statements speeches announcements "
    "others time the until updated created media noon local hrs hours no readout category".split()
)
_LONGEST_LINE = 120


def dateline_end(paragraph: str) -> int:
    """Where the place-and-date opening of a paragraph ends and its first sentence starts; 0 if it has none."""
    opening = _OPENING.match(paragraph[:160])
    return opening.end() if opening else 0


def is_date_line(line: str) -> bool:
    """Whether a line holds a date and beside it only the words that releases frame one with, or a byline."""
    if len(line) > _LONGEST_LINE or not _DATE.search(line):
        return False
    rest = _TIME.sub(" ", _DATE.sub(" ", line, count=1))
    if regex.match(r"\s*by:?\s", rest, regex.IGNORECASE):
        return len(rest.split()) <= 7
    return all(
        word.lower() in _FRAME or regex.fullmatch(_WEEKDAY, word) for word in _WORD.findall(rest)
    ) and not regex.search(r"\d{3}", rest)
