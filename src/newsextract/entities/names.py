"""The parts of a person's name, for the record and for address lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache

import regex

from ..mentions.name_evidence import forenames, is_patronymic, particles, suffix_kinds, surnames
from ..records.people import NameParts
from ..resources.lexicons import column

_NICKNAME = regex.compile(
    r"""["“”„]([^"“”„]{1,30})["“”]|''([^']{1,30})''|(?<!\S)['‘]([^'’‘]{2,30})['’](?!\S)|\(([^()]{1,30})\)"""
)
_SON_OF = regex.compile(r"\p{L}+(?:oglu|oğlu|ogly|qizi|kyzy|gyzy)")  # in one word with the father's name
_ONLY_FAMILY_ENDING = regex.compile(  # hardly any other name ends so; many end in "-in" and "-ian"
    r"\p{Lu}\p{L}{3,}(?:ov|ev|ova|eva|enko|shvili|dze|yan|zade|zadeh|skiy|skaya|sky|skyi)"
)
_GIVEN_TOO_ENDING = regex.compile(r"(?:dev|yan|aakov)$")  # "Sukhdev", "Narayan", "Xiaoyan", "Yaakov"
_INITIAL = regex.compile(r"(?:\p{L}\p{Ll}?\.-?)+\p{L}?\.?|\p{Lu}")
_GLUED = regex.compile(r"((?:\p{Lu}\p{Ll}?\.-?)+)(\p{Lu}\p{Ll}[\p{L}’'-]+)")
_SPACES = regex.compile(r"\s+")
_SONS = frozenset({"bin", "ibn", "bint", "binti", "ben"})
_ARTICLES = frozenset({"al", "el", "as", "ar", "at"})
_GIVEN_TOO = frozenset({"earl", "duke", "king", "prince", "dean", "major", "pope", "baron", "marshal", "sri", "am"})
_TRADES = regex.compile(
    r"\s+(attorney at law|attorney|realtor|trustee|notary|(?:[a-z]\.){2,}\s+realtor)$", regex.IGNORECASE
)
_DAUGHTERS = frozenset(
    {"oglu", "oğlu", "ogly", "ogli", "oghlu", "ugli", "o'g'li", "o‘g‘li", "oʻgʻli", "uly", "uulu"}
    | {"qizi", "kyzy", "gyzy", "kizi", "kızı", "qyzy"}
)


@dataclass(frozen=True, slots=True)
class SplitName:
    """A name as an address list splits it; a part that is missing is an empty string."""

    title: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""
    suffix: str = ""
    nickname: str = ""


def parse_name(text: str) -> NameParts:
    """The parts of a name as an article writes it.

    >>> parse_name("S. Yoldosh").family
    'Yoldosh'
    """
    words, suffix = _without_suffix(_words_of(_NICKNAME.sub(" ", text)))
    if not words:
        return NameParts()
    given, family = _given_and_family(words)
    plain, patronymic = _without_patronymic(given)
    return NameParts(
        given=_joined(word for word in plain if not is_initial(word)),
        initials=_joined(word for word in plain if is_initial(word)),
        patronymic=_joined(patronymic),
        family=_joined(family),
        suffix=_joined(suffix),
    )


def is_initial(word: str) -> bool:
    """Whether the word is one or more initials ("A.", "I.M.", "J")."""
    return _INITIAL.fullmatch(word) is not None and len(word.replace(".", "")) < 4


def _joined(words: Sequence[str] | object) -> str | None:
    return " ".join(words) or None  # type: ignore[arg-type]


def _words_of(text: str) -> list[str]:
    """The words of a name, initials apart from the family name that they are glued to."""
    words: list[str] = []
    for word in _SPACES.sub(" ", text.replace(",", " , ")).split():
        glued = _GLUED.fullmatch(word)
        words.extend(glued.groups() if glued else [word])
    return words


def _without_suffix(words: list[str]) -> tuple[list[str], list[str]]:
    """The words before a generation suffix and the suffix, commas left out."""
    kept = [word for word in words if word != ","]
    suffix: list[str] = []
    while len(kept) > 1 and _generation(kept[-1]):
        suffix.insert(0, kept.pop())
    return kept, suffix


def _generation(word: str) -> bool:
    bare = word.lower().replace(".", "")
    return suffix_kinds().get(bare) == "generation" and (len(bare) > 1 or word in {"V", "v"})


def _given_and_family(words: list[str]) -> tuple[list[str], list[str]]:
    """What stands for the person and what for the family, whichever comes first."""
    if len(words) == 1:
        return ([], words) if not is_initial(words[0]) else (words, [])
    if is_initial(words[-1]) and not is_initial(words[0]):
        first = next(i for i, word in enumerate(words) if is_initial(word))
        return words[first:], words[:first]
    shouted = [word.isupper() and len(word) > 2 and "." not in word for word in words]
    if any(shouted) and not all(shouted):
        return [w for w, loud in zip(words, shouted, strict=True) if not loud], [
            w for w, loud in zip(words, shouted, strict=True) if loud
        ]
    if family_stands_first(words):
        return words[1:], words[:1]
    start = family_start(words)
    return words[:start], words[start:]


def family_stands_first(words: Sequence[str]) -> bool:
    """Whether the family name comes before the given name.

    So it does in most Chinese, Korean and Vietnamese names, and often in those with a patronymic ("Ivanov Ivan
    Petrovich", "Mammadov Elchin Rashid oglu") and in lists ("Nurmetova Dilnoza").

    >>> family_stands_first(["Nurmetova", "Dilnoza"]), family_stands_first(["Dilnoza", "Nurmetova"])
    (True, False)
    """
    if any(is_initial(word) for word in words):
        return False
    if _ends_with_patronymic(words):
        return True
    if len(words) == 2 and _ONLY_FAMILY_ENDING.fullmatch(words[0]) and words[0] not in forenames():
        surely_given = words[1] in forenames()
        return not _may_be_family(words[1]) and (surely_given or not _GIVEN_TOO_ENDING.search(words[0]))
    if words[0] not in column("family_first", "name") or len(words) > 4:
        return False
    if words[-1] in _family_names() and words[0] in forenames() and len(words) == 2:
        return False
    return len(words) == 3 or "-" in words[1] or words[-1] not in _family_names()


def _ends_with_patronymic(words: Sequence[str]) -> bool:
    """Whether a given name and a patronymic stand behind the family name: "Ivanov Ivan Petrovich", not "Ivan Petrovich
    Abramovich" nor "Ivan Milan Petrovich"."""
    if len(words) == 4:
        return words[3] in _DAUGHTERS
    if len(words) != 3 or not _is_patronymic(words[2]) or _is_patronymic(words[1]):
        return False
    first = words[0]
    return (
        first not in forenames()
        or first in column("family_first", "name")
        or bool(_ONLY_FAMILY_ENDING.fullmatch(first))
    )


def _is_patronymic(word: str) -> bool:
    return is_patronymic(word) or _SON_OF.fullmatch(word) is not None


def _may_be_family(word: str) -> bool:
    known = word in surnames() and word not in forenames()
    return known or word in column("family_first", "name") or _ONLY_FAMILY_ENDING.fullmatch(word) is not None


@cache
def _family_names() -> frozenset[str]:
    return surnames() | column("family_first", "name")


def family_start(words: Sequence[str]) -> int:
    """The index of the word that the family name, with its particles, starts at."""
    start = len(words) - 1
    if start > 0 and words[start - 1].lower() in {"mac", "mc", "van", "o"}:
        return max(1, start - 1)
    while start > 1 and words[start - 1].lower() in particles() and words[start - 1].lower() not in _SONS | _DAUGHTERS:
        start -= 1
    if start > 1 and words[start - 1].lower() in {
        "le",
        "van",
        "von",
        "de",
        "el",
        "al",
        "st.",
        "san",
        "della",
        "dela",
        "mc",
    }:
        start -= 1
    return start


def _without_patronymic(given: list[str]) -> tuple[list[str], list[str]]:
    """The given names without a patronymic, and the patronymic ("Ivanovich", "bin Hamad")."""
    for index, word in enumerate(given):
        if index == 0:
            continue
        if word.lower() in _SONS:
            return given[:index], given[index:]
        if _is_patronymic(word):
            return [*given[:index], *given[index + 1 :]], [word]
        if word.lower() in _DAUGHTERS:
            return [*given[: index - 1], *given[index + 1 :]], given[index - 1 : index + 1]
    return given, []


def split_name(text: str) -> dict[str, str]:
    """Title, given, middle and family name, suffix and nickname of a name as lists write it; missing parts are "".

    >>> split_name("Dr. Ann B. Lind, Jr.")["family"]
    'Lind'
    """
    nickname = _NICKNAME.search(text)
    inner = next((group for group in nickname.groups() if group), "") if nickname else ""
    is_suffix = nickname is not None and _generation(inner)
    rest = text if nickname is None else _NICKNAME.sub(" ", text, count=1)
    trade = _TRADES.search(rest)
    rest = rest[: trade.start()].rstrip(" ,") if trade is not None else rest
    parts = [part.split() for part in rest.split(",")]
    parts = [part for part in parts if part]
    if not parts:
        return asdict(SplitName(nickname=nickname.group() if nickname else ""))
    suffix = [nickname.group()] if is_suffix and nickname else []
    suffix += [trade.group(1)] if trade is not None else []
    while len(parts) > 1 and _is_suffix_part(parts[-1]):
        suffix = [*parts.pop(), *suffix]
    inverted = len(parts) > 1
    words = [word for part in ([*parts[1:], parts[0]] if inverted else parts) for word in part]
    family_size = len(parts[0]) if inverted else 0
    split = _split_words(words, suffix, family_size)
    return asdict(split) | {"nickname": nickname.group() if nickname and not is_suffix else ""}


def _is_suffix_part(words: Sequence[str]) -> bool:
    """Whether the words behind a comma are no given names but a suffix ("Jr.", "MD", "attorney at law")."""
    return _suffix_word(words[0])


def _suffix_word(word: str) -> bool:
    bare = word.lower().replace(".", "").strip("()")
    known = suffix_kinds().get(bare)
    if known is None or (known == "letters" and word in {"Ma", "Do", "Ba", "Pe", "Med", "Ret", "ma", "do"}):
        return False
    return known == "generation" or "." in word or word.isupper() or word.islower() or len(bare) > 2


def _split_words(words: list[str], suffix: list[str], family_size: int) -> SplitName:
    title: list[str] = []
    while len(words) > 1 and _opens_with_title(words, title):
        title.append(words.pop(0))
    while len(words) > 2 and not family_size and _suffix_word(words[-1]) and not _could_be_family(words):
        suffix.insert(0, words.pop())
    inner = next(
        (i for i in range(1, len(words) - 1) if _generation(words[i]) and words[i].lower() not in {"i", "v"}), None
    )
    if inner is not None:
        suffix.insert(0, words.pop(inner))
    if not words:
        return SplitName(" ".join(title), suffix=" ".join(suffix))
    start = len(words) - family_size if family_size else (family_start(words) if len(words) > 1 else 0)
    return SplitName(
        title=" ".join(title),
        given=" ".join(words[: min(1, start)]),
        middle=" ".join(words[1:start]),
        family=" ".join(words[start:]),
        suffix=" ".join(suffix),
    )


def _could_be_family(words: Sequence[str]) -> bool:
    """Whether a word that looks like a suffix is the family name, since only a given name stands before it."""
    return words[-1].lower() in {"v", "i"} and len(words) < 3


@cache
def _title_words() -> frozenset[str]:
    return frozenset(
        word
        for head in column("title_heads", "head")
        for word in (head, head.rstrip("."))
        if " " not in word and len(word) > 1
    ) | frozenset({"state", "vice", "deputy", "the", "u.s.", "lt", "asst.", "his", "her", "excellency"})


def _opens_with_title(words: Sequence[str], title: Sequence[str]) -> bool:
    """Whether the first word is a title and a name still follows."""
    word = words[0].lower()
    if word not in _title_words() or (words[0].title() in forenames() and "." not in word):
        return False
    if word in {"state", "vice", "deputy", "the", "his", "her"}:
        return len(words) > 2 and words[1].lower() in _title_words()
    return len(words) > 1 and (title != [] or word not in _GIVEN_TOO)
