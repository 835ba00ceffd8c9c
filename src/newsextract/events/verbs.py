"""Verb forms: which verb a word can be a form of, and in which form."""

from __future__ import annotations

from functools import cache
from typing import Literal

import regex

from ..resources.lexicons import read_lexicon

Form = Literal["base", "third", "past", "participle", "gerund"]
Reading = tuple[str, Form]
_CELLS: tuple[Form, ...] = ("third", "past", "participle", "gerund")
_CONSONANT_Y = regex.compile(r"[^aeiou]y$")
_SIBILANT = regex.compile(r"(?:s|x|z|ch|sh)$")
_SILENT_E = regex.compile(r"[^eoy]e$")


def regular_forms(lemma: str) -> dict[Form, tuple[str, ...]]:
    """The forms that the spelling rules give a verb which no lexicon lists.

    >>> regular_forms("co-sponsor")["gerund"]
    ('co-sponsoring',)
    """
    if _CONSONANT_Y.search(lemma):
        third, past, gerund = f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"
    elif _SILENT_E.search(lemma):
        third, past, gerund = f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing"
    elif _SIBILANT.search(lemma):
        third, past, gerund = f"{lemma}es", f"{lemma}ed", f"{lemma}ing"
    else:
        third, past, gerund = f"{lemma}s", f"{lemma}{'' if lemma[-1] == 'e' else 'e'}d", f"{lemma}ing"
    return {"third": (third,), "past": (past,), "participle": (past,), "gerund": (gerund,)}


@cache
def _listed() -> dict[str, dict[Form, tuple[str, ...]]]:
    return {row["lemma"]: {form: tuple(row[form].split(",")) for form in _CELLS} for row in read_lexicon("verb_forms")}


def forms_of(lemma: str) -> dict[Form, tuple[str, ...]]:
    """All forms of a verb, from the lexicon or else by the spelling rules."""
    return {"base": (lemma,), **(_listed().get(lemma) or regular_forms(lemma))}


@cache
def readings_by_word() -> dict[str, tuple[Reading, ...]]:
    """For each form of each verb of the lexicon, the verbs and forms that it can be."""
    return index_verbs(tuple(_listed()))


@cache
def index_verbs(lemmas: tuple[str, ...]) -> dict[str, tuple[Reading, ...]]:
    """For each form of the given verbs, the verbs and forms that it can be."""
    index: dict[str, list[Reading]] = {}
    for lemma in lemmas:
        for form, words in forms_of(lemma).items():
            for word in words:
                index.setdefault(word, []).append((lemma, form))
    return {word: tuple(dict.fromkeys(readings)) for word, readings in index.items()}
