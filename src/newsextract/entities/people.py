"""Person mentions -> one entity per person: full names first, then the shorter forms that fit exactly one of them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

import regex

from ..mentions.mention import PersonMention, TitleMention
from ..mentions.name_evidence import is_patronymic, particles, suffix_kinds
from ..mentions.places_gazetteer import plain
from ..resources.lexicons import read_lexicon
from .entity import PersonEntity
from .names import family_stands_first, family_start, is_initial, parse_name

Gender = Literal["male", "female"]
_NICKNAME = regex.compile(r"[“\"„][^”\"“]{1,30}[”\"]|\([^()]{1,30}\)")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}’'ʻ-]*\.?|\p{N}+")
_GLUED = regex.compile(r"(?<=\p{Lu}\.)(?=\p{Lu})")
_FEMALE = frozenset(
    {
        "ms",
        "mrs",
        "miss",
        "madam",
        "madame",
        "mme",
        "mdm",
        "lady",
        "dame",
        "queen",
        "princess",
        "sheikha",
        "frau",
        "señora",
        "sra",
    }
)
_TWO_LETTERS = frozenset({"yu", "ya", "kh", "zh", "sh", "ch", "ts", "dz", "gh", "jr"})  # initials of one sound
_LONG = 7  # letters of a family name that two spellings may differ in
_VOWELS = frozenset("aeiouyj")
_MALE = frozenset({"mr", "sir", "lord", "king", "prince", "sheikh", "herr", "señor", "monsieur", "sr"})


@dataclass(frozen=True, slots=True)
class Form:
    """A way of writing a name, taken apart for comparison: words folded, `first` before the family name."""

    words: tuple[str, ...]
    first: tuple[str, ...]
    family: tuple[str, ...]

    @property
    def full(self) -> bool:
        """Whether a given name or initial comes with the family name."""
        return bool(self.first)


@dataclass(slots=True)
class _Cluster:
    """The mentions of one person so far."""

    form: Form  # the fullest: forms come in that order
    mentions: list[PersonMention] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)  # of the mentions, in order
    genders: set[Gender] = field(default_factory=set)
    reasons: dict[str, None] = field(default_factory=dict)

    def add(self, mention: PersonMention, gender: Gender | None, reason: str) -> None:
        """One more mention, what its title tells of the gender, and why it is this person."""
        self.mentions.append(mention)
        insort(self.starts, mention.start)
        self.genders |= {gender} if gender is not None else set()
        self.reasons |= {reason: None} if reason else {}


def cluster_people(text: str, mentions: Sequence[PersonMention], titles: Sequence[TitleMention]) -> list[PersonEntity]:
    """One entity per person, in the order of first mention; its name is the fullest form in the text."""
    genders = _genders(text, mentions, titles)
    by_form: dict[Form, list[PersonMention]] = {}
    for mention in sorted(mentions, key=lambda mention: (mention.start, mention.end)):
        by_form.setdefault(form_of(mention.text), []).append(mention)
    clusters = _Book()
    for form in sorted(
        by_form, key=lambda form: (-len(form.words), -sum(map(len, form.words)), by_form[form][0].start)
    ):
        clusters.place(form, by_form[form], genders)
    return sorted((_entity(cluster) for cluster in clusters.clusters), key=lambda person: person.mentions[0].start)


def form_of(name: str) -> Form:
    """The form in which a name is compared: without case, marks, stops, nickname and suffix."""
    written = [word for word in _WORD.findall(_GLUED.sub(" ", _NICKNAME.sub(" ", name)))]
    while len(written) > 1 and suffix_kinds().get(written[-1].lower().rstrip(".")) == "generation":
        written.pop()
    folded = tuple(plain(word).casefold().replace(".", "").replace("’", "'") for word in written)
    if len(written) == 1:
        return Form(folded, (), folded)
    if family_stands_first(written):
        return Form(folded, folded[1:], folded[:1])
    opens = written[0].lower() in particles() and (written[0].islower() or len(written) == 2)
    start = 0 if opens else family_start(written)
    if start == len(written) - 1 and is_initial(written[-1]) and not is_initial(written[0]):
        return Form(folded, folded[1:], folded[:1])
    return Form(folded, folded[:start], folded[start:])


def fits(short: Form, full: Form) -> str:
    """The reason why both forms may name one person; empty where they may not."""
    if short.words == full.words:
        return "same name"
    if "".join(short.words) == "".join(full.words):
        return "same letters"
    if set(short.words) == set(full.words):
        return "other order"
    if _spelt_alike(short, full):
        return "one vowel apart"
    if len(short.words) == 1:
        return _single_fits(short.words[0], full)
    if short.words == full.first and is_patronymic(short.words[-1].title()):
        return "given name and patronymic"
    if not short.full:
        return "family name" if full.words[-len(short.words) :] == short.words else ""
    if _same_family(short, full) and _given_fits(short.first, full.first):
        return "given name or initials fit"
    if full.words[: len(short.words)] == short.words and len(full.words) > 2:
        return "first words of the name"
    return ""


def _spelt_alike(one: Form, other: Form) -> bool:
    """Whether two full names differ by a vowel inside a long family name ("Orlunboev", "Orlunboyev"), as spellings do.

    Another consonant tells another family ("Johnson", "Johnston"), a last letter a wife from her husband ("Ivanov",
    "Ivanova"), and given names differ by a vowel alone ("Francis", "Frances").
    """
    if not one.first or one.first != other.first or (len(one.family), len(other.family)) != (1, 1):
        return False
    short, long = sorted((one.family[0], other.family[0]), key=len)
    if len(short) < _LONG or short[0] != long[0] or short[-1] != long[-1] or short == long:
        return False
    at = next(i for i, letter in enumerate(long) if i >= len(short) or short[i] != letter)
    if short[at:] == long[at + 1 :]:
        return long[at] in _VOWELS
    return short[at + 1 :] == long[at + 1 :] and {short[at], long[at]} <= _VOWELS


def _single_fits(word: str, full: Form) -> str:
    """Why one word may stand for the full name: the family name, its last part, or a given name."""
    if word == full.family[-1] or (word,) == full.family or (len(full.family) > 1 and word == full.family[0]):
        return "family name"
    if full.full and word == full.first[0] and len(word) > 1:
        return "given name"
    return "part of the name" if word in full.words and len(word) > 2 else ""


def _same_family(one: Form, other: Form) -> bool:
    return one.family == other.family or (
        one.family[-1] == other.family[-1] and min(len(one.family), len(other.family)) == 1
    )


def _given_fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether given names and initials agree in order, as far as both give them."""
    if not full:
        return True
    if not (_alike(short[0], full[0]) or {(short[0], full[0]), (full[0], short[0])} & _short_forms()):
        return len(short) == 1 and any(_alike(short[0], other) and len(short[0]) > 1 for other in full[1:])
    rest = list(full[1:])
    for word in short[1:]:
        while rest and not _alike(word, rest[0]):
            rest.pop(0)
        if not rest and len(full) > 1:
            return False
        rest = rest[1:]
    return True


def _alike(one: str, other: str) -> bool:
    """Whether two given names may be one: equal, initial of the other, or a short form of it."""
    short, long = sorted((one, other), key=len)
    if len(short) < 2:
        return long.startswith(short)
    if len(short) == 2 and len(long) > 2 and short in _TWO_LETTERS:
        return long.startswith(short)
    return (
        short == long or (len(short) > 2 and long.startswith(short)) or short.replace("-", "") == long.replace("-", "")
    )


@cache
def _short_forms() -> frozenset[tuple[str, str]]:
    """Given names in common use for another one, with that one: "bill", "william"."""
    return frozenset((row["short"], row["full"]) for row in read_lexicon("nicknames"))


class _Book:
    """People in the making, found by the words of their names."""

    def __init__(self) -> None:
        self.clusters: list[_Cluster] = []
        self._by_key: dict[str, list[_Cluster]] = {}

    def place(self, form: Form, mentions: Sequence[PersonMention], genders: dict[int, Gender]) -> None:
        """Give the mentions of one form to the people they fit, or make them new people, one for each gender told."""
        for mention in sorted(mentions, key=lambda mention: mention.start not in genders):
            gender = genders.get(mention.start)
            fitting = [(one, reason) for one in self._alike(form) if (reason := _reason(one, form, gender))]
            families = [(one, reason) for one, reason in fitting if reason not in {"given name", "part of the name"}]
            one, reason = _nearest(families or fitting, mention) if fitting else (self._new(form), "")
            one.add(mention, gender, reason)

    def _new(self, form: Form) -> _Cluster:
        made = _Cluster(form)
        self.clusters.append(made)
        for key in _keys(form):
            self._by_key.setdefault(key, []).append(made)
        return made

    def _alike(self, form: Form) -> list[_Cluster]:
        """The people who share a word with the form."""
        found = {id(one): one for key in _keys(form) for one in self._by_key.get(key, ())}
        return list(found.values())


def _keys(form: Form) -> list[str]:
    """What a form is looked up by: its words but for initials, and all its letters."""
    return list(dict.fromkeys([*(word for word in form.words if len(word) > 1), "".join(form.words)]))


def _reason(cluster: _Cluster, form: Form, gender: Gender | None) -> str:
    if gender is not None and cluster.genders and gender not in cluster.genders:
        return ""
    return fits(form, cluster.form)


def _nearest(fitting: Sequence[tuple[_Cluster, str]], mention: PersonMention) -> tuple[_Cluster, str]:
    """Of several people whom a form fits, the one named last before; else the one named first after."""

    def distance(entry: tuple[_Cluster, str]) -> tuple[bool, int]:
        starts = entry[0].starts
        before = bisect_left(starts, mention.start)
        return (before == 0, mention.start - starts[before - 1] if before else starts[0] - mention.start)

    return fitting[0] if len(fitting) == 1 else min(fitting, key=distance)


def _genders(text: str, mentions: Sequence[PersonMention], titles: Sequence[TitleMention]) -> dict[int, Gender]:
    """The gender that a courtesy title right before a mention tells, by the start of the mention."""
    ends = {title.end: title for title in titles}
    told: dict[int, Gender] = {}
    for mention in mentions:
        title = next((ends[end] for end in (mention.start - 1, mention.start - 2) if end in ends), None)
        word = title.text.split()[-1].lower().rstrip(".") if title is not None and title.text.split() else ""
        if word in _FEMALE:
            told[mention.start] = "female"
        elif word in _MALE:
            told[mention.start] = "male"
    return told


def _entity(cluster: _Cluster) -> PersonEntity:
    mentions = sorted(cluster.mentions, key=lambda mention: (mention.start, mention.end))
    name = fullest(mention.text for mention in mentions)
    return PersonEntity(
        name=name,
        parts=parse_name(name),
        mentions=list(mentions),
        linked_by="; ".join(cluster.reasons),
    )


def fullest(names: Iterable[str]) -> str:
    """The form that tells most of the name: most words, not all in capitals, longest; the first on a tie."""
    forms = list(dict.fromkeys(" ".join(name.split()) for name in names))
    return max(forms, key=lambda form: (len(form.split()), not form.isupper(), len(form)))
