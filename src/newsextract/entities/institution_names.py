"""How names of one institution can differ: words, order, case, acronyms, short forms."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from ..mentions.institutions_heads import heads
from ..mentions.places_gazetteer import demonyms, gazetteer, plain
from ..resources.lexicons import read_lexicon
from .acronyms import is_acronym

_SPACE = regex.compile(r"\s+")
_WORD = regex.compile(r"[\p{L}\p{N}]+(?:['.&][\p{L}\p{N}]+)*")
_NAMED = regex.compile(r",? named (?:after|for) .*$", regex.IGNORECASE)
_BASE_END = regex.compile(r" (?:of|for|on|named|to|in|under|against) ", regex.IGNORECASE)
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "at", "a", "an", "s"})
_STATES = frozenset({"republic", "kingdom", "federation", "state", "national", "federal", "people", "democratic"})
_SEATS = frozenset({"senate", "house", "white"})  # "Senate Finance Committee", "White House Office of …"
_SPELLINGS = {
    "centre": "center",
    "organisation": "organization",
    "defence": "defense",
    "labour": "labor",
    "programme": "program",
    "theatre": "theater",
    "advisor": "adviser",
    "advisors": "advisers",
}
_LONG_COUNTRIES = (
    ("united states of america", "usa"),
    ("united states", "usa"),
    ("united kingdom", "uk"),
    ("united nations", "un"),
    ("u.s.", "usa"),
    ("u s ", "usa "),
    ("u.n.", "un"),
)


def spaced(text: str) -> str:
    """The text with every run of white space as one space."""
    return _SPACE.sub(" ", text)


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """The words that tell a name apart: in lower case, in one spelling, without diacritics, small words, the form of a
    company and a "named after" part; a country's adjective and name are the same word ("@RO")."""
    folded = plain(_NAMED.sub("", spaced(name)).replace("’", "'")).casefold()
    for long, short in _LONG_COUNTRIES:
        folded = folded.replace(long, short)
    words = tuple(_same_spelling(word.removesuffix("'s")) for word in _WORD.findall(folded) if word not in _SMALL)
    kept = tuple(word for word in words if word not in _company_forms())
    return kept if len(kept) > 1 else words


@lru_cache(maxsize=8192)
def _same_spelling(word: str) -> str:
    """The word as it is compared: the code of a country for its name or adjective, else one spelling of two."""
    code = _country_codes().get(word)
    return f"@{code}" if code else _SPELLINGS.get(word, word)


@cache
def _country_codes() -> dict[str, str]:
    """Names of one word, adjectives and nouns of countries, in lower case, to the code of the country."""
    codes = {row["demonym"].casefold(): row["code"] for row in read_lexicon("demonyms") if row["code"] != "-"}
    rows = [row for row in read_lexicon("countries") if " " not in row["name"]]
    return codes | {plain(row["name"]).casefold(): row["code"] for row in rows if row["name"] != "US"}


@cache
def _company_forms() -> frozenset[str]:
    return frozenset(word.rstrip(".") for word, head in heads().items() if "suffix" in head.complement)


@lru_cache(maxsize=4096)
def head_word(name: str) -> str | None:
    """The head noun of a name: the last one before its first "of" or "for"."""
    base = _BASE_END.split(f"{spaced(name)} ", maxsplit=1)[0]
    known = [word for part in regex.split(r"[\s/,-]+", base) if (word := part.casefold()) in heads()]
    known = [word for word in known if word.rstrip(".") not in _company_forms()] or known
    return _SPELLINGS.get(known[-1], known[-1]) if known else None


def left_out(brief: str, full: str) -> frozenset[str] | None:
    """The words by which `brief` is shorter than `full` of the same head; None where it is no shorter way to write it.

    The country and everything after the head noun may be left out freely, so the set is empty then. What remains
    must be the name of a parent body: "Medical University of X" is not the "University of X".
    """
    few, many = set(name_words(brief)), set(name_words(full))
    head = head_word(brief)
    if head is None or head != head_word(full) or not few < many:
        return None
    if few == {head} or any(few == set(name_words(part)) for part in _openings(full)):
        return frozenset()
    return frozenset(word for word in many - few if not _is_geographic(word))


def _openings(name: str) -> list[str]:
    """The name cut before each of its prepositions: "Academy", "Academy of Statistics" of "… under the President"."""
    written = spaced(name)
    return [written[: match.start()] for match in _BASE_END.finditer(written)]


def is_first_part(name: str) -> bool:
    """Whether a name may be the first words of a longer name of the same body.

    A name with a head noun of its own is whole; an acronym, a state and a seat of government have bodies named after
    them that are others: "UN Security Council", "Senate Finance Committee", "National Museum".

    >>> is_first_part("Terraluz"), is_first_part("Lakeside University"), is_first_part("UN")
    (True, False, False)
    """
    words = name_words(name)
    return (
        head_word(name) is None
        and not is_acronym(name)
        and not all(
            word in _STATES | _SEATS or word.startswith("@") or word in {"usa", "uk", "un", "eu"} for word in words
        )
    )


@lru_cache(maxsize=4096)
def _is_geographic(word: str) -> bool:
    """Whether the word only says of which state or seat of government a body is."""
    if word.startswith("@") or word in _STATES or word in _SEATS or word in {"usa", "uk"}:
        return True
    title = word.title()
    return title in gazetteer() or title in demonyms() or word.upper() in gazetteer()


def without_bare_heads(name: str) -> str:
    """The name without a generic parent at its end: "Therapeutic clinic of University" is a "Therapeutic clinic"."""
    match = regex.search(r" of (?:the )?(\p{L}+)$", spaced(name), regex.IGNORECASE)
    if match is None or match.group(1).casefold() not in heads():
        return name
    return spaced(name)[: match.start()]
