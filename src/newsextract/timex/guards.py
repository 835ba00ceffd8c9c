"""What looks like a date and is none: numbers, names, verbs, addresses, fractions. One small question per kind."""

from __future__ import annotations

from collections.abc import Callable

import regex

from .expressions import Century, Holiday, NamedYear, Nth, PartialDate, Range
from .parts import Part

_BEHIND = 40  # characters of context that a question may look at on either side
_TOUCH_BEFORE = regex.compile(r"(?:[$€£¥#_@\\\w=&]|\d[.,:]|[\w%]/|\d-|(?<!\b[Pp](?:re|ost))(?<=[A-Za-z]{2})-)\Z")
_TOUCH_AFTER = regex.compile(r"[%_@\w=]|[.,:]\d|/\w|-\d|-(?:year|day|month)-old")
_IDENTIFIER = regex.compile(
    r"(?:\b(?:No|Nos|Nr|no|nr|p|pp|vol|Vol|art|Art|tel|Tel|ext|Ext)\.?|№|\b(?:Regulation|Directive|Resolution|Decision|"
    r"Law|Bill|Act|ISO|EN|Agenda|Vision|Horizon|Strategy|Room|Suite|Box|Boeing|Airbus|Flight|Route|Highway|Road|"
    r"Tel|Phone|Fax|Article|Section|Chapter|page|pages|room|Windows|Model|Code|Postcode|ZIP|Rs|USD|EUR|Category|"
    r"Plan|Determination|version|Version|Figure|Table|Note|Form|Channel|FM|AM|kHz|MHz|number|numbers|Number|H\.R|HR|S|Public Law|"
    r"approximately|nearly|almost|roughly|more than|less than|fewer than|extra|additional|another|every|each|some|Some|over|about) |\bAct of |\bACT OF |\bWar of |\b[A-Z]\. ?|\b(?:Expo|EXPO|Symposium) )\s*\Z"
)
_COUNTED = regex.compile(
    r"[\s-]*(?:(?:[a-z]+|[A-Z]+)\s+)?(?:people|persons|students|delegates|participants|men|women|children|troops|"
    r"soldiers|jobs|homes|houses|workers|employees|members|megawatts?|MW|GW|kW|MWh|GWh|km|kilomet\w+|met(?:er|re)s|miles|"
    r"feet|acres|hectares|tonn?es|tons|kg|kilograms|euros?|dollars|pounds|manats?|rubles|roubles|percent|per cent|times|"
    r"pages|copies|households|patients|hours|minutes|seconds|days|weeks|months|units|guests|visitors|graduates|"
    r"volunteers|companies|schools|teachers|doctors|calories|words|lives|residents|refugees|families|vehicles|cars|"
    r"barrels|shares|points|seats|books|items|specimens|nautical|meters|beds|signatures|residences|farmers)\b"
)
_WHEN_BEFORE = regex.compile(
    r"(?:\b(?:in|since|from|until|till|by|of|during|before|after|between|and|to|through|for|year|around|circa|early|"
    r"late|mid|beyond|the|its|their|our|over|towards?|as|than|past|for|through|throughout|pre|post|this|that|at|on|with"
    r"|a|or|until|till)|[(,;–—-])\s*[\"“(]?\Z",
    regex.IGNORECASE,
)
_PREPOSITION = regex.compile(
    r"\b(?:in|since|of|during|until|till|by|for|from|to|through|before|after|between|and|this|last|next|late|early|mid|"
    r"every|each|around|on|as|end|beginning|throughout|over|the|within)[\s-]+\Z",
    regex.IGNORECASE,
)
_NAME_AHEAD = regex.compile(r"\s+(?!I\b)[A-Z][a-z]+")
_NAME_BEHIND = regex.compile(r"\b[A-Z][a-zA-Z.'’-]*\s+\Z")
_VERB_AHEAD = regex.compile(
    r"\s+(?:I|we|you|he|she|they|it|be|have|not|also|the|this|God|all|well|your|our|his|her|their|there|help|seem|come|"
    r"need|lead|or may)\b",
)
_DAY_AHEAD = regex.compile(
    r"\s*(?:\Z|[,.;:!?)–—\"”\n]|-\s|\s(?:at|in|on|and|or|to|they|he|she|we|it|the|with|for|when|there|I|his|her|she|until|"
    r"was|were|is|will|from|by|a|an)\b)"
)
_FUNCTION_AHEAD = regex.compile(r"\s*(?:\Z|[,.;:!?)–—\"”\n]|(?:or|and|to|until)\s)")
_DAY_BEHIND = regex.compile(r"\b(?:on|until|till|by|of|from|since|before|after)\s+(?:the\s+)?\Z|\bthe\s+\Z", regex.IGNORECASE)
_SLASH_BEHIND = regex.compile(r"(?:\b(?:on|by|until|till|before|dated|since|from|or)|\d/\d+,)\s+\Z", regex.IGNORECASE)
_EVERY = regex.compile(r"\b(?:every|each|except)\s+(?:\w+\s+)?\Z", regex.IGNORECASE)
_TITLE_BEHIND = regex.compile(r"\b(?:Mr|Ms|Mrs|Dr|Prof|Professor|Coach|Pastor|Bishop|Chief|Miss)\.?\s+\Z")
_ATTRIBUTE = regex.compile(
    r"\s+(?!and\b|or\b|in\b|at\b|on\b|with\b|when\b|as\b|by\b|for\b|to\b|of\b|is\b|was\b|will\b|this\b|that\b|last\b|"
    r"after\b|before\b|from\b|we\b|the\b|a\b|he\b|she\b|it\b|they\b|which\b|who\b|I\b|The\b|We\b|has\b|are\b|were\b|had\b)"
    r"[A-Za-z]{2,}"
)
_OWN = regex.compile(r"\b(?:my|our|second|third|first|annual|a)\s+\Z", regex.IGNORECASE)
_TODAYS_WORLD = regex.compile(
    r"['’]?s\s+(?:[a-z]+\s+)?(?:world|society|economy|culture|reality|youth|young|generation|standards?|market|age|life|"
    r"students|children|technology|circumstances|conditions|challenges|needs|prices)\b"
)
_SHORT_WEEKDAY = frozenset(("Sun", "Sat", "Wed", "Mon", "Fri", "SUN", "SAT", "WED", "MON"))


def stands(text: str, part: Part) -> bool:
    """Whether a composed expression is a date where it stands."""
    before = text[max(0, part.start - _BEHIND) : part.start]
    after = text[part.end : part.end + _BEHIND]
    if _TOUCH_BEFORE.search(before) or _TOUCH_AFTER.match(after):
        return False
    question = _QUESTIONS.get(part.kind)
    return question is None or question(text, part, before, after)


def _is_year(text: str, part: Part, before: str, after: str) -> bool:
    """Whether four figures are a year: no identifier, no amount."""
    expression = part.value
    if not isinstance(expression, PartialDate) or expression.year is None:
        return True
    if _IDENTIFIER.search(before) or _COUNTED.match(after):
        return False
    if regex.search(r"\d\s\Z", before) and regex.match(r"\s\d", after):
        return False
    if expression.year % 100 == 0 or not 1700 <= expression.year <= 2070:
        return bool(regex.search(r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Yy]ear|[Ff]rom)\s+(?:the\s+year\s+)?\Z", before))
    return True


def _is_month(text: str, part: Part, before: str, after: str) -> bool:
    """Whether a month's name stands for the month: no verb, no person."""
    expression = part.value
    if part.rule in ("year-month-number", "month-number-year") and _IDENTIFIER.search(before):
        return False
    if not isinstance(expression, PartialDate) or expression.year is not None or expression.within is not None:
        return True
    word = text[part.start : part.end]
    if _PREPOSITION.search(before):
        return not (word in ("May", "March", "April", "June", "August") and regex.match(r"\s+[A-Z][a-z]+(?:\s|[.,'’])", after) and regex.search(r"\b(?:and|by|of|from|to|for|after|before)\s+\Z", before))
    if word.lower() in ("may", "march") and (_VERB_AHEAD.match(after) or word.islower() or regex.match(r"\s+[a-z]", after)):
        return False
    if word[:3] in ("Mar", "May", "Apr", "Jun", "Aug", "Jan") and (_NAME_AHEAD.match(after) or _NAME_BEHIND.search(before)):
        return False
    return len(word) > 3 or not before.strip() or bool(regex.search(r"[\n(|–—-]\s*\Z", before)) or word in ("May",)


def _is_weekday(text: str, part: Part, before: str, after: str) -> bool:
    """Whether a short weekday is one: "Sun" and "Sat" are words too."""
    word = text[part.start : part.end].rstrip(".")
    if _EVERY.search(before) or (_TITLE_BEHIND.search(before) and _NAME_AHEAD.match(after)):
        return False
    if word not in _SHORT_WEEKDAY and word not in ("Thu", "Tue", "THU", "TUE"):
        return not regex.match(r"s\b", after)
    return bool(regex.search(r"(?:\b(?:on|this|by|until|from)\s+|^\s*|[\n(]|day\s+(?:or|and)\s+|\b[A-Z][a-z]{2}\s+(?:or|and)\s+)\Z", before)) and not regex.match(r"\s+[a-z]", after)


def _is_day(text: str, part: Part, before: str, after: str) -> bool:
    """Whether "the 13th" is a day of the month: no noun follows that it counts."""
    return bool(_DAY_BEHIND.search(before)) and bool(_DAY_AHEAD.match(after)) and not after[:1] == "-"


def _is_slash_date(text: str, part: Part, before: str, after: str) -> bool:
    """Whether two numbers with a slash are a date: no fraction, no "24/7", no event's name."""
    if _is_alone(before, after) or (regex.search(r"/0\d\Z", text[part.start : part.end]) and not after.strip(" .")):
        return True
    return (bool(_SLASH_BEHIND.search(before)) and bool(_FUNCTION_AHEAD.match(after)))


def _is_alone(before: str, after: str) -> bool:
    """Whether nothing else is written."""
    return not before.strip() and not after.strip()


def _is_counted_stretch(text: str, part: Part, before: str, after: str) -> bool:
    """Whether "the third quarter" stands for a stretch of the calendar."""
    counted = part.value
    if not isinstance(counted, Nth) or counted.whole is not None:
        return True
    if counted.unit == "quarter":
        return counted.count == 1 and not regex.match(r"\s+of (?:the )?(?:match|game|students|people|all)", after)
    return counted.unit == "month" and (counted.count or 0) > 1 and counted.n == 1 and False


def _is_holiday(text: str, part: Part, before: str, after: str) -> bool:
    """Whether a holiday stands for its day: no attribute ("Easter recess"), no family name."""
    if not isinstance(part.value, Holiday) or part.value.year is not None:
        return True
    return not _ATTRIBUTE.match(after) and not _NAME_BEHIND.search(before) and not _OWN.search(before)


def _is_stretch(text: str, part: Part, before: str, after: str) -> bool:
    """Whether a fiscal year or century is none that belongs to a name ("FY22 NDAA", "21st Century Scholars")."""
    if part.kind == "range" or isinstance(part.value, Range):
        return text[part.start : part.start + 1].isalpha() or not _IDENTIFIER.search(before)
    if isinstance(part.value, NamedYear) and part.value.kind == "fiscal":
        return not regex.match(r"\s+[A-Z]", after) and not regex.search(r"\bAct\s+for\s+\Z", before)
    if isinstance(part.value, Century):
        return not regex.match(r"\s+[A-Z]", after) or text[part.end - 7 : part.end - 6].islower()
    return True


def _is_relative(text: str, part: Part, before: str, after: str) -> bool:
    """Whether "today" is a day: not the present age ("today's world")."""
    return not (part.rule == "today-word" and _TODAYS_WORLD.match(after))


_QUESTIONS: dict[str, Callable[[str, Part, str, str], bool]] = {
    "yearly": _is_year,
    "monthly": _is_month,
    "weekdate": _is_weekday,
    "holidate": _is_holiday,
    "stretch": _is_stretch,
    "range": _is_stretch,
    "rel": _is_relative,
    "dayonly": _is_day,
    "slashdate": _is_slash_date,
    "nthbare": _is_counted_stretch,
}
