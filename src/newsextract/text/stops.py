"""Whether a full stop, question mark or ellipsis ends a sentence."""

from __future__ import annotations

import regex

from ..resources.lexicons import mapping

CLOSERS = "\"'”’»)\\]}›“‘"
OPENERS = "\"'“‘”’«(\\[{‹¿¡"
_LAST_STOP = regex.compile(rf"[.!?…。！？](?:\[\d{{1,3}}\]|[{CLOSERS}]){{0,6}}$")
_STOP = regex.compile(rf"[.!?…。！？]++(?:\[\d{{1,3}}\]|[{CLOSERS}])*+(?P<space>\s*+)")
_WORD_BEFORE = regex.compile(r"(?r)[\p{L}\p{M}](?:[\p{L}\p{M}.]{0,14}[\p{L}\p{M}])?$")
_NUMBER_BEFORE = regex.compile(r"(?r)(?:\d{1,3}|[ivxIVX]{1,4}|\p{L})$")
_NEXT = regex.compile(rf"(?:[{OPENERS}\u2013\u2014-]\s?){{0,4}}(?P<word>[\p{{L}}\p{{N}}][\p{{L}}\p{{M}}’']{{0,30}})")
_OPENING_WORDS = frozenset(
    "The This That These Those It Its He She They We You His Her Their Our There Here In On At By For From With After Before "
    "During Since While When Where As If Although Though However Moreover Furthermore Meanwhile Also And But Or So Yet "
    "Under According Among Both Each All Some Many Most Several Following Within Today Yesterday Earlier Later "
    "What Why How Who Then Thus Therefore To Of Not Such Other Another Every Speaking Addressing".split()
)
_TIME_WORDS = frozenset("EST EDT ET CST PST GMT UTC CET CEST MSK IST BST AM PM".split())


def ends_sentence(line: str) -> bool:
    """Whether a line's last mark is one that sentences end with, quotes and brackets after it allowed."""
    return _LAST_STOP.search(line[-12:]) is not None


def sentence_starts(text: str, start: int, end: int) -> list[int]:
    """The offsets at which sentences start in text[start:end], a stretch without hard line ends; `start` is the first."""
    starts = [start]
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and _parts(text, starts[-1], stop.start(), stop):
            starts.append(stop.end())
    return starts


def _parts(text: str, sentence: int, at: int, stop: regex.Match[str]) -> bool:
    """Whether the mark at `at` ends the sentence that began at `sentence`."""
    following = _NEXT.match(text, stop.end(), min(len(text), stop.end() + 60))
    if following is None or following["word"][0].islower():
        return False
    word = following["word"]
    if not stop["space"]:
        return _glued(text, sentence, at, word, stop)
    if text[at] != "." or text.startswith("..", at):
        return True
    before = _WORD_BEFORE.search(text, max(sentence, at - 16), at)
    if before is None:
        return not _numbers_an_entry(text, sentence, at)
    if _numbers_an_entry(text, sentence, at):
        return False
    return _after_word(before.group(), word)


def _after_word(before: str, word: str) -> bool:
    """Whether a full stop between these two words ends a sentence."""
    kind = _kind(before)
    if kind is None:
        return True
    if kind in {"name", "inside"}:
        return False
    if kind == "number":
        return not word[0].isnumeric() and word in _OPENING_WORDS
    return word in _OPENING_WORDS and word not in _TIME_WORDS


def _kind(before: str) -> str | None:
    kinds = mapping("abbreviations", "abbreviation", "kind")
    found = kinds.get(before) or kinds.get(before.rsplit(".", 1)[-1] if before.count(".") else before)
    if found:
        return found
    last = before.rsplit(".", 1)[-1]
    if len(last) == 1 and last.isupper():
        return "end"  # an initial or the last letter of an acronym with full stops
    return None


def _numbers_an_entry(text: str, sentence: int, at: int) -> bool:
    """Whether the stop follows the number or letter that opens an entry of a list ("3. The Council …")."""
    return at - sentence <= 4 and _NUMBER_BEFORE.fullmatch(text, sentence, at) is not None


def _glued(text: str, sentence: int, at: int, word: str, stop: regex.Match[str]) -> bool:
    """Whether a stop with no space after it ends a sentence: "… in Baku.The delegation …", not "Sechenov.I"."""
    if text[at] not in ".!?" or len(word) < 2 or not word[0].isupper() or not word[1:].islower():
        return False
    before = _WORD_BEFORE.search(text, max(sentence, at - 16), at)
    if before is None:
        return False
    last = before.group()
    return len(last) > 2 and last[-3:].islower() and "." not in last and _kind(last) is None and word in _OPENING_WORDS
