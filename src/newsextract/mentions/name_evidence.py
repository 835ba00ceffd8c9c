"""What speaks for and against a capitalised word being part of a person's name."""

from __future__ import annotations

from functools import cache

import regex

from ..resources.lexicons import column, mapping, read_lexicon
from .name_tokens import Token

_FAMILY_ENDING = regex.compile(
    r"\p{Lu}\p{Ll}{2,}(?:[oe]v|[oe]va|yan|ian|shvili|adze|idze|enko|chuk|sk[iy]|skiy|skaya|ska|ić|ič|vich|ovna|evna|sson|sen|"
    r"oğlu|oglu|zadeh|poulos|akis|escu|wicz|czyk|son|mann|berg|stein|vili|ullin|ulin|aev|ayev|uly|baev|bayev|nko)"
)
_WITH_ARTICLE = regex.compile(r"(?:a[lnrstdz]|ash|el|ul|ud|d|l|bin)[-’'ʻ]\p{Lu}")  # "al-Maliki", "d’Aubigné"
_ACRONYM = regex.compile(r"\p{Lu}{2,}s|\p{Lu}\p{Ll}+\p{Lu}")  # "TSOs", "PhD"
_PATRONYMIC = regex.compile(r"\p{Lu}\p{Ll}+(?:[oe]vich|[oe]vych|[oei]vna|ichna)")
COMMON_SHARE = 0.3
_FIELD = regex.compile(
    r"\p{L}{3,}(?:ology|ologies|ography|onomy|ometry|iatry|iatrics|omics|physics|chemistry|biotics|engineering)"
)


@cache
def forenames() -> frozenset[str]:
    """Given names of the lexicon, as written and in the form without marks."""
    return frozenset(name for row in read_lexicon("forenames") for name in row["names"].split("; "))


@cache
def surnames() -> frozenset[str]:
    """Family names of the lexicon."""
    return frozenset(name for row in read_lexicon("surnames") for name in row["names"].split("; "))


@cache
def particles() -> frozenset[str]:
    """Small words within names."""
    return column("name_particles", "particle")


@cache
def suffix_kinds() -> dict[str, str]:
    """What a suffix is, by its form in lower case without stops: "generation" or "letters"."""
    return mapping("name_suffixes", "suffix", "kind")


@cache
def lower_shares() -> dict[str, float]:
    """How often news writes a word in lower case, from 0 to 1."""
    return {row["word"]: float(row["lower"]) for row in read_lexicon("common_words")}


@cache
def field_words() -> frozenset[str]:
    """Ordinary words of titles and institutions that news writes with a capital."""
    return column("title_fields", "word")


@cache
def _verbs() -> frozenset[str]:
    rows = read_lexicon("verb_forms")
    return frozenset(word for row in rows for cell in ("third", "past") for word in row[cell].split(","))


@cache
def _clause_words() -> frozenset[str]:
    return column("clause_words", "word")


def is_verb(lower: str) -> bool:
    """Whether the word is a finite verb that reports use."""
    return lower in _verbs()


def is_clause_word(lower: str) -> bool:
    """Whether the word is of a closed class: it ends a noun phrase."""
    return lower in _clause_words()


def share(token: Token) -> float:
    """How often news writes this word in lower case; a form with an ending counts as its stem."""
    return lower_shares().get(token.lower, 0.0)


def written_as_title(text: str) -> str:
    """The word as a name is usually written: "KOVALENKO" becomes "Kovalenko"."""
    return text.title() if text.isupper() and len(text) > 1 else text


def is_forename(token: Token) -> bool:
    """Whether the lexicon knows the word, or its first part before a hyphen, as a given name."""
    word = written_as_title(token.text)
    return word in forenames() or ("-" in word and word.split("-", 1)[0] in forenames())


def is_surname(token: Token) -> bool:
    """Whether the lexicon knows the word as a family name, or it ends like one."""
    word = written_as_title(token.text)
    return word in surnames() or _FAMILY_ENDING.fullmatch(word) is not None


def is_field(lower: str) -> bool:
    """Whether the word ends like the name of a science ("microbiology")."""
    return _FIELD.fullmatch(lower) is not None


def is_patronymic(word: str) -> bool:
    """Whether the word is made from a father's name: a given name stands before it."""
    return _PATRONYMIC.fullmatch(word) is not None


def is_topic(token: Token) -> bool:
    """Whether the word is an ordinary one that a post or an institution can be about."""
    if token.lower in field_words() or is_field(token.lower):
        return True
    known = share(token)
    return known > 0.0 and not (known < 0.5 and (is_forename(token) or is_surname(token)))


def is_name_word(token: Token) -> bool:
    """Whether a capitalised word may be a person's name: no ordinary word, unless names are made of it too."""
    if _WITH_ARTICLE.match(token.text):
        return True
    if not token.capital or token.text[0].isdigit() or _ACRONYM.fullmatch(token.text):
        return False
    if token.lower in field_words() and not (is_forename(token) or is_surname(token)):
        return False
    known = share(token)
    return token.initial or known < COMMON_SHARE or ((is_forename(token) or is_surname(token)) and known < 0.95)
