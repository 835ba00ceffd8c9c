"""Datelines: the place-and-date opening of a report, and lines that hold only a date."""

from __future__ import annotations

import regex

from ..resources.lexicons import column

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?)\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"(?:(?:{_WEEKDAY},?\s+)?(?:{_DAY}(?:\s+of)?\s+{_MONTH},?(?:\s+{_YEAR})?|{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?"
    rf"|{_MONTH},?\s+{_YEAR})|{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/. ]\d{{1,2}}[-/. ](?:{_YEAR}|\d\d)"
    rf"|\d{{1,2}}-{_MONTH}-(?:{_YEAR}|\d\d))"
)
_NOT_PLACE = r"(?!(?:On|In|At|By|From|Since|Until|During|The|For|To|As|After|Before|About|Dear)\s)"
_NAME = r"\p{Lu}[\p{L}\p{M}.’'-]{0,30}"
_UPPER = r"\p{Lu}[\p{Lu}\p{M}.’'-]{2,30}"
_STATE = rf"(?:,\s{_NAME}(?:\s{_NAME}){{0,2}}|\s(?-i:D\.?C\b\.?)){{0,2}}"
_PLACE = rf"{_NOT_PLACE}{_NAME}(?:[ /]{_NAME}){{0,3}}{_STATE}"
_UPPER_PLACE = rf"{_UPPER}(?:[ /-]{{1,3}}{_UPPER}){{0,3}}{_STATE}"
_AGENCY = r"(?:,?\s*[(/\[][\p{L}\p{M}.,&’' -]{2,40}[)/\]])"
_DASH = r"(?:\s*(?:--+|[\u2012-\u2015])|(?<=[\s)/.])\s*-(?=\s)|\s+-(?=\s))"
_MARK = rf"(?:{_DASH}|\s*:(?=\s)|\.(?=\s))"
_DATED = (
    rf"(?:(?:,\s*|\s+|\.\s+)(?:{_DATE})(?:\s*,\s*{_YEAR})?\.?{_AGENCY}?{_MARK}"
    rf"|,?\s*\((?:{_DATE})(?:\s*,\s*{_YEAR})?\){_AGENCY}?{_DASH})"
)

# In any paragraph: a place in capitals with its date, so that each story of a round-up has its own.
_SURE = regex.compile(rf"(?:{_UPPER_PLACE}){_DATED}\s*(?=\S)")
# At the beginning of the report only: everything else that agencies and press offices open with.
_FIRST = regex.compile(
    rf"(?:[(\[]?(?:{_PLACE})[)\]]?{_DATED}"
    rf"|(?:{_DATE}),?\s+(?:{_PLACE}){_AGENCY}?{_DASH}"
    rf"|(?:{_UPPER_PLACE}){_AGENCY}?(?:{_DASH}(?:\s*{_DATE}{_DASH})?|(?<=[)\]]):)"
    rf"|(?:{_PLACE}){_AGENCY}{_DASH}"
    rf"|(?:{_PLACE}){_DASH}"
    rf"|[(\[](?:{_PLACE})[)\]](?:{_DASH})?"
    r")\s*(?=[\p{Lu}\p{N}\"“‘'«])"
)
_LONGEST_OPENING = 120

_ONE_DATE = regex.compile(rf"(?<![\p{{L}}\d])(?:{_DATE})(?!\d)", regex.IGNORECASE)
_TIME = regex.compile(r"\b\d{1,2}(?:[:h.]\d\d){1,2}(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?", regex.IGNORECASE)
_PLACE_BEFORE = regex.compile(rf"(?:(?:Done|Given|Issued) (?:at|in) )?{_PLACE},\s+(?={_DATE}$)")
_PLACE_AFTER = regex.compile(rf"(?<={_YEAR}),\s{_PLACE}$")
_LABEL = (
    r"(?:source|author|editor|writer|photo|posted by|published by|category|tags?|location"
    r"|clicks?|views?|hits|reads?)\s?:"
)
_CREDIT = regex.compile(
    rf"\b{_LABEL}[^:|]{{0,80}}?(?=\s{{2,}}|\s{_LABEL}|\||$)|^\s*by:?\s[^:|,]{{1,50}}$|\bposted (?:in|by) .{{1,40}}$",
    regex.IGNORECASE,
)
_MASTHEAD = regex.compile(
    r"(?:for )?immediate release:?|(?:press|media|news) (?:release|statement)s?(?:\s?[:–—-]\s?(?P<sender>\S.{0,80}))?"
    r"|embargoed? (?:until|till|for) .{1,60}",
    regex.IGNORECASE,
)
_NAME_WORDS = regex.compile(r"(?:(?:[\p{Lu}\p{N}&(–-]\S*|of|for|the|and|in|on|de)(?:\s|$))+")
_RANGE = regex.compile(rf"(?:{_DATE}|\b\d{{1,2}})\s*(?:[-–—]|to|until|till)\s*{_DATE}", regex.IGNORECASE)
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_WEEKDAYS = regex.compile(_WEEKDAY)
_LONGEST_LINE = 140


def dateline_end(paragraph: str, *, opens_report: bool) -> int:
    """Where the place-and-date opening of a paragraph ends and its first sentence starts; 0 if it has none.

    Only the paragraph that opens the report may name a place without a date ("Lisbon – The ministry …").
    """
    opening = (_FIRST if opens_report else _SURE).match(paragraph[:_LONGEST_OPENING])
    return opening.end() if opening else 0


def is_date_line(line: str) -> bool:
    """Whether a line holds a date and beside it only words that frame one, a place before it, or who wrote."""
    if len(line) > _LONGEST_LINE or not _ONE_DATE.search(line) or _RANGE.search(line):
        return False
    without_place = _PLACE_AFTER.sub("", _PLACE_BEFORE.sub("", line, count=1), count=1)
    rest = _CREDIT.sub(" ", _TIME.sub(" ", _ONE_DATE.sub(" ", _CREDIT.sub(" ", without_place))))
    if "|" in rest:
        rest = "|".join(part for part in rest.split("|") if len(part.split()) > 3)
    frame = column("dateline_words", "word")
    framed = all(word.lower() in frame or _WEEKDAYS.fullmatch(word) for word in _WORD.findall(rest))
    return framed and not regex.search(r"\d\d\d", rest)


def is_masthead(line: str) -> bool:
    """Whether a line only says that this is a release, and whose: "FOR IMMEDIATE RELEASE", "Press Release: NZCTU"."""
    masthead = _MASTHEAD.fullmatch(line) if len(line) <= _LONGEST_LINE else None
    return masthead is not None and (masthead["sender"] is None or _is_name(masthead["sender"]))


def _is_name(words: str) -> bool:
    """Whether words may name who sends a release rather than head it: few, and capitalised."""
    return len(words.split()) <= (3 if words.isupper() else 6) and _NAME_WORDS.fullmatch(words) is not None
